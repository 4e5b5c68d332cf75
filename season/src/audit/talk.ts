import { HOUR, MINUTE } from '../days.ts'
import { OWNER } from '../world.ts'
import type { Breach, Inspection } from './breach.ts'

/** Gathering, reading and answering take seconds; a quarter of an hour is silence. */
const ANSWERED_WITHIN = 15 * MINUTE
const WINDOW = 24 * HOUR

/** Every message got an answer, or lies in a person's hands. */
export async function nobodyWaitsInSilence({
  world,
  books,
  guests,
  now,
  calmSince,
}: Inspection): Promise<Breach[]> {
  const breaches: Breach[] = []
  const talks = await books.rows<{ phone: string; status: string }>(
    `select g.wa_id as phone, c.status
       from conversations c join guests g on g.id = c.guest_id where c.channel = 'whatsapp' and g.wa_id is not null`,
  )
  const statusOf = new Map(talks.map((one) => [one.phone, one.status]))
  for (const [phone, { said }] of guests) {
    const last = world.outside.received(phone).at(-1)
    if (!said || (last && Date.parse(last.at) >= said.at)) continue
    const { at } = said
    if (now - Math.max(at, calmSince) < ANSWERED_WITHIN) continue
    const status = statusOf.get(phone)
    if (status === 'waiting_human' || status === 'human') continue
    breaches.push({
      promise: 'nobody waits in silence',
      what: `${phone} wrote “${said.what}” and heard nothing (${status ?? 'no conversation'})`,
      about: [phone],
    })
  }
  return breaches
}

/** Outside the window of 24 hours only templates go out. */
export async function windowIsObeyed({ world, checkedUpTo, hadTime }: Inspection): Promise<Breach[]> {
  const sent = world.outside.whatsapp.sent().slice(checkedUpTo)
  return sent.flatMap(({ message, guest, at }) => {
    // The owner's own telephone is tried with text first, and with the template where WhatsApp refuses it.
    if (message.type === 'template' || guest.waId === OWNER.phone) return []
    const moment = at.epochMilliseconds
    if (!hadTime(moment)) return []
    const heard = guest.messages.some(
      (one) => one.from === 'guest' && Date.parse(one.at) <= moment && moment - Date.parse(one.at) <= WINDOW,
    )
    if (heard) return []
    return [
      {
        promise: 'the 24-hour window is obeyed',
        what: `free text to ${guest.waId} at ${message.at}: ${(message.text ?? message.type).slice(0, 80)}`,
        about: [guest.waId],
      },
    ]
  })
}

/** A guest in a person's hands is somebody the owner was told of. */
export async function ownerIsTold({ world, books, now, calmSince }: Inspection): Promise<Breach[]> {
  const waiting = await books.rows<{ phone: string; since: string }>(
    `select g.wa_id as phone, c.handover_at::text as since from conversations c join guests g on g.id = c.guest_id
      where c.status = 'waiting_human' and c.handover_at is not null`,
  )
  const told = world.outside.received(OWNER.phone).filter((one) => one.status !== 'failed')
  return waiting.flatMap(({ phone, since }) => {
    const at = Date.parse(since)
    if (phone === OWNER.phone || now - Math.max(at, calmSince) < 2 * HOUR) return []
    if (told.some((one) => Date.parse(one.at) >= at - MINUTE)) return []
    return [
      { promise: 'the owner is told of who waits', what: `${phone} waits since ${since}`, about: [phone] },
    ]
  })
}

/** The owner's own telephone is answered like everybody's, and closes no night that nobody said yes to. */
export async function ownerIsObeyed(inspection: Inspection): Promise<Breach[]> {
  const { world, books, truth, now, calmSince } = inspection
  const last = truth.orders.at(-1)
  const heard = world.outside.received(OWNER.phone).at(-1)
  const waits =
    last !== undefined &&
    (!heard || Date.parse(heard.at) < last.at) &&
    now - Math.max(last.at, calmSince) >= ANSWERED_WITHIN
  const closed = await books.rows<{ at: string; from: string; to: string; cabin: string }>(
    `select at::text, after ->> 'start' as "from", after ->> 'end' as "to", after ->> 'accommodation_id' as cabin
       from audit_log where action = 'block.created' and cause = 'by the owner on WhatsApp'`,
  )
  const unmeant = closed.filter(
    (one) =>
      !truth.closed.some(
        ({ cabinId, stay, at }) =>
          cabinId === one.cabin &&
          stay.checkIn === one.from &&
          stay.checkOut === one.to &&
          at <= Date.parse(one.at),
      ),
  )
  return [
    ...(waits
      ? [{ promise: 'the owner is answered', what: `“${last.what}” was not`, about: ['owner'] }]
      : []),
    ...unmeant.map(({ cabin, from, to }) => ({
      promise: 'nothing without a yes',
      what: `${cabin} ${from} to ${to} was closed`,
      about: ['owner'],
    })),
  ]
}
