import type { Actor } from '../../../lib/http/actor.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import { formatDay, formatMoney, formatStay } from '../../messaging/domain/format.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Choice } from '../domain/dialogue.ts'
import type { Frame, OwnerDeed } from '../domain/frame.ts'
import { ownerWish } from '../domain/owner-wish.ts'
import { type Answering, saySaying } from './turn.ts'

const MOST_LINES = 20

interface Heard {
  readonly text: string
  readonly understanding: Understanding | undefined
  /** The owner's tap on yes or no, if it was one. */
  readonly tapped: 'yes' | 'no' | null
}

/**
 * What the owner commands from the own telephone; the frame afterwards, or undefined when it was no command. Whatever
 * changes something is shown first and done on a yes, and stands in the audit log.
 */
export async function commandOfOwner(answering: Answering, heard: Heard): Promise<Frame | undefined> {
  const { frame } = answering
  const { understanding: read, text, tapped } = heard
  const answer = tapped ?? (read?.consent === 'yes' || read?.consent === 'no' ? read.consent : null)
  if (frame.owner && answer) {
    if (answer === 'yes') await carryOut(answering, frame.owner)
    else await saySaying(answering, { type: 'say', key: 'owner_left', variables: {} })
    return { ...frame, owner: null }
  }
  const wish = ownerWish(text, read)
  switch (wish?.type) {
    case 'which':
      await saySaying(answering, { type: 'say', key: 'owner_which', variables: {} })
      return { ...frame, owner: null }
    case 'arrivals':
      await tellArrivals(answering)
      return frame
    case 'owing':
      await tellOwing(answering)
      return frame
    case 'deed':
      return propose(answering, wish.deed)
    default:
      return undefined
  }
}

async function propose(answering: Answering, deed: OwnerDeed): Promise<Frame> {
  const { frame } = answering
  const what = await wordsOf(answering, deed)
  if (!what) {
    await saySaying(answering, { type: 'say', key: 'owner_which', variables: {} })
    return { ...frame, owner: null }
  }
  const choices: Choice[] = [
    { action: { type: 'owner_yes' }, label: { key: 'yes' } },
    { action: { type: 'owner_no' }, label: { key: 'no' } },
  ]
  const variables = { deed: deed.type, what, reason: 'reason' in deed ? deed.reason : null }
  await saySaying(answering, { type: 'say', key: 'owner_confirm', variables, choices })
  return { ...frame, owner: deed }
}

async function wordsOf({ deps, tx, turn }: Answering, deed: OwnerDeed): Promise<string | undefined> {
  const cabins = await deps.cabins(tx)
  const nameOf = (id: string) => cabins.find((one) => one.id === id)?.name ?? ''
  if (!('code' in deed)) return `${nameOf(deed.accommodationId)}, ${formatStay(deed.stay, turn.language)}`
  const found = await deps.reservations(tx).findByCode(deed.code)
  return found && `${found.code}, ${nameOf(found.accommodationId)}, ${formatStay(found, turn.language)}`
}

async function carryOut(answering: Answering, deed: OwnerDeed): Promise<void> {
  const done =
    'code' in deed
      ? await confirm(answering, deed.code)
      : await (deed.type === 'block' ? block : free)(answering, deed)
  await saySaying(answering, {
    type: 'say',
    key: done ? 'owner_done' : 'owner_not_done',
    variables: { deed: deed.type },
  })
}

type NightsDeed = Exclude<OwnerDeed, { type: 'confirm' }>

async function block(answering: Answering, deed: NightsDeed): Promise<boolean> {
  const { deps, tx } = answering
  const { accommodationId, stay } = deed
  const reason = deed.reason ?? 'WhatsApp'
  const nights = {
    kind: 'block' as const,
    accommodationId: accommodationId as AccommodationId,
    ...stay,
    reason,
  }
  const taken = await deps.occupancy(tx).take(nights)
  if (taken.ok) await note(answering, { action: 'block.created', id: taken.occupancyId, deed })
  return taken.ok
}

async function free(answering: Answering, deed: NightsDeed): Promise<boolean> {
  const { deps, tx } = answering
  const { checkIn, checkOut } = deed.stay
  const id = deed.accommodationId as AccommodationId
  const blocks = (await deps.occupancy(tx).listTaken(checkIn, checkOut, id)).filter(
    (one) => one.kind === 'block',
  )
  for (const one of blocks) {
    if (await deps.occupancy(tx).free(one.id))
      await note(answering, { action: 'block.deleted', id: one.id, deed })
  }
  if (blocks.length > 0) await deps.cabinFreed(tx, id)
  return blocks.length > 0
}

async function confirm(answering: Answering, code: string): Promise<boolean> {
  const { deps, tx } = answering
  const found = await deps.reservations(tx).findByCode(code)
  if (!found) return false
  const because = { actor: actorOf(answering), cause: 'by the owner on WhatsApp', revive: false }
  return (await deps.reservations(tx).confirm(found.id, because)).ok
}

function note(
  answering: Answering,
  did: { readonly action: string; readonly id: string; readonly deed: NightsDeed },
): Promise<void> {
  const { stay, accommodationId } = did.deed
  return answering.deps.audit(answering.tx, {
    actor: actorOf(answering),
    action: did.action,
    entity: 'block',
    entityId: did.id,
    cause: 'by the owner on WhatsApp',
    after: { start: stay.checkIn, end: stay.checkOut, accommodation_id: accommodationId },
  })
}

function actorOf({ turn }: Answering): Actor {
  return { kind: 'staff', id: `whatsapp:${turn.guest.wa_id}`, role: 'owner' }
}

async function tellArrivals(answering: Answering): Promise<void> {
  const { deps, tx, turn } = answering
  const today = dateAt(deps.clock.now(), deps.zone)
  const arriving = await staysOf(answering, { checkInFrom: today, checkInTo: today })
  const cabins = await deps.cabins(tx)
  const list = arriving.map((one) => {
    const cabin = cabins.find((known) => known.id === one.accommodationId)?.name ?? ''
    return `${one.contact.name}, ${cabin}, ${formatStay(one, turn.language)} (${one.code})`
  })
  const variables = { day: formatDay(today, turn.language), list: list.join('\n') || null }
  await saySaying(answering, { type: 'say', key: 'owner_arrivals', variables })
}

async function tellOwing(answering: Answering): Promise<void> {
  const { deps, tx, turn } = answering
  const owing = await staysOf(answering, { owing: true })
  const lines: string[] = []
  for (const one of owing.slice(0, MOST_LINES)) {
    const { due } = await deps.reservations(tx).balance(one.id)
    const amount = formatMoney({ amount: due, currency: one.terms.currency }, turn.language)
    lines.push(`${one.contact.name}, ${formatStay(one, turn.language)}: ${amount} (${one.code})`)
  }
  await saySaying(answering, {
    type: 'say',
    key: 'owner_owing',
    variables: { list: lines.join('\n') || null },
  })
}

const LIVE: ReadonlySet<string> = new Set(['confirmed', 'checked_in'])

async function staysOf(
  { deps, tx }: Answering,
  filter: Parameters<ReturnType<typeof deps.reservations>['list']>[0],
): Promise<Reservation[]> {
  const order = { by: 'check_in' as const, descending: false, limit: 100, offset: 0 }
  const { items } = await deps.reservations(tx).list(filter, order)
  return items.filter((one) => LIVE.has(one.status))
}
