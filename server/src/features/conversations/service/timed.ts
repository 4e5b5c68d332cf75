import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { isWindowClosed } from '../../messaging/domain/window.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { firstName } from '../domain/first-name.ts'
import { readFrame } from '../domain/frame.ts'
import { dueAt, type TimedKind } from '../domain/timed.ts'
import { type TimedTelling, timedRepository } from '../repository/timed.ts'
import { conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { notReached, tellElsewhere } from './elsewhere.ts'
import { ownerWords } from './house-words.ts'
import { outsideOf } from './outside-window.ts'
import type { Step } from './turn.ts'
import { namesOf } from './wording.ts'

/** Handler of `conversations.tell-in-time`: looked at often, each thing said once. */
export async function tellInTime(deps: ConversationDeps, db: Db): Promise<void> {
  const due = dueAt(deps.clock.now(), deps.zone)
  if (due.length === 0) return
  const tellings = await timedRepository(db, deps.propertyId).listDue(due)
  if (tellings.length === 0) return
  await deps.refreshTemplates(db)
  for (const telling of tellings) await db.transaction((tx) => tellOne({ deps, tx }, telling))
}

async function tellOne({ deps, tx }: Step, telling: TimedTelling): Promise<void> {
  const reservation = await deps.reservations(tx).lockById(telling.reservationId)
  if (!reservation || !isTrue(deps, reservation, telling)) return
  if (!(await timedRepository(tx, deps.propertyId).claim(telling, deps.clock.now()))) return
  const contents = await compose({ deps, tx }, reservation, telling.kind)
  const [first] = contents
  if (first) await reach({ deps, tx }, reservation, { telling, contents: [first, ...contents.slice(1)] })
}

/** It may have been moved or cancelled since it was found. */
function isTrue(deps: ConversationDeps, reservation: Reservation, { kind, day }: TimedTelling): boolean {
  const status = statusAt(reservation, deps.clock.now())
  if (kind === 'directions' || kind === 'day_before')
    return status === 'confirmed' && reservation.checkIn === day
  return ['confirmed', 'checked_in', 'completed'].includes(status) && reservation.checkOut === day
}

type Words = Extract<OutboundContent, { type: 'text' }>

async function compose(
  { deps, tx }: Step,
  reservation: Reservation,
  kind: TimedKind,
): Promise<[] | [Words, ...OutboundContent[]]> {
  const [whole, place, cabins] = await Promise.all([
    deps.reservations(tx).wholeStay(reservation),
    deps.place(tx),
    deps.cabins(tx),
  ])
  const { language, contact } = reservation
  const cabin = namesOf(cabins, whole.accommodationIds)
  const guestName = firstName(contact.name)
  const text = (body: string): Words => ({ type: 'text', body })
  const { address, mapUrl, checkInTime, name } = place
  switch (kind) {
    case 'directions': {
      const note = ownerWords(place.notes.location, language)
      if (!address && !mapUrl && !note && !place.position) return []
      const variables = {
        guestName,
        cabin,
        stay: reservation,
        checkInTime,
        address: address || null,
        mapUrl,
        note,
      }
      const pin = place.position
        ? [{ type: 'location' as const, ...place.position, name, address: address || name }]
        : []
      return [text(renderMessage('directions', language, variables)), ...pin]
    }
    case 'day_before': {
      const variables = {
        ...{ guestName, cabin, checkInTime, address: address || null, mapUrl },
        code: whole.reservation.code,
        due: paymentDue(whole.reservation, whole.balance),
        note: ownerWords(place.notes.checkin, language),
        phone: place.contactPhone,
      }
      return [text(renderMessage('day_before', language, variables))]
    }
    case 'thanks':
      return [text(renderMessage('stay_thanks', language, { guestName, property: name }))]
    case 'review':
      return [text(renderMessage('stay_review', language, { guestName, cabin }))]
  }
}

/** Kindness that would only disturb a guest whom a person is talking to. */
const KINDNESS: ReadonlySet<TimedKind> = new Set(['thanks', 'review'])

/**
 * Contract section 2.15: free words while the guest wrote within a day, else the approved template of the same meaning,
 * else a mail, else the owner is told who was not reached.
 */
async function reach(
  { deps, tx }: Step,
  reservation: Reservation,
  said: { readonly telling: TimedTelling; readonly contents: readonly [Words, ...OutboundContent[]] },
): Promise<void> {
  const { id, conversationId, contact } = reservation
  const { kind, day, stayId } = said.telling
  const chat = conversationId ? await conversationRepository(tx).lock(conversationId) : undefined
  if (chat && (readFrame(chat.frame).quiet || (KINDNESS.has(kind) && chat.status !== 'bot'))) return
  const say = (content: OutboundContent, part: number, outside: Awaited<ReturnType<typeof approved>>) =>
    deps.messaging(tx).say({
      conversationId: conversationId as ConversationId,
      content,
      dedupeKey: `timed:${kind}:${stayId}:${day}:${part}`,
      outside: outside ?? 'nothing',
    })
  const instead = await approved({ deps, tx }, reservation, kind)
  const [words] = said.contents
  if (chat && !isWindowClosed(chat.last_inbound_at, deps.clock.now())) {
    for (const [part, content] of said.contents.entries())
      await say(content, part, part === 0 ? instead : undefined)
    return
  }
  if (chat && instead) return say(words, 0, instead)
  const word = { kind, key: `${kind}:${day}`, body: words.body, link: null }
  const byMail = contact.email !== null && deps.post(tx).isOn
  const byTelephone = !chat && instead !== undefined && contact.phone !== null && deps.hasWhatsApp
  if (byMail || byTelephone) return tellElsewhere({ deps, tx }, reservation, word)
  return notReached({ deps, tx }, { ...reservation, id }, kind)
}

/** The template that tells the same, when WhatsApp has approved it. */
async function approved({ deps, tx }: Step, reservation: Reservation, kind: TimedKind) {
  const template = await outsideOf(deps, tx, reservation, kind)
  const known = template ? await deps.messaging(tx).windowTemplates() : []
  const isApproved = known.some(
    (one) => one.name === template?.name && one.language === template.language && one.status === 'APPROVED',
  )
  return isApproved ? template : undefined
}
