import type { TimedMessage } from '@tranquera/contracts/values'
import type { Db } from '../../../lib/db/types.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { firstName } from '../domain/first-name.ts'
import { readFrame } from '../domain/frame.ts'
import { dueAt } from '../domain/timed.ts'
import { type TimedTelling, timedRepository } from '../repository/timed.ts'
import { conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { ownerWords } from './house-words.ts'
import { dayBeforeKey, keysOf } from './keys.ts'
import { dueNow } from './pay-message.ts'
import { reach, type WithBody } from './reach.ts'
import type { Step } from './turn.ts'
import { namesOf } from './wording.ts'

type Chat = Awaited<ReturnType<ReturnType<typeof conversationRepository>['lock']>>

/** Handler of `conversations.tell-in-time`: looked at often, each thing said once. */
export async function tellInTime(deps: ConversationDeps, db: Db): Promise<void> {
  const mayBeDue = dueAt(deps.clock.now(), deps.zone)
  if (mayBeDue.length === 0) return
  const { timedOff } = await deps.place(db)
  const due = mayBeDue.filter(({ kind }) => !timedOff.includes(kind))
  if (due.length === 0) return
  const tellings = await timedRepository(db, deps.propertyId).listDue(due)
  if (tellings.length === 0) return
  await deps.refreshTemplates(db)
  for (const telling of tellings) await db.transaction((tx) => tellOne({ deps, tx }, telling))
}

async function tellOne({ deps, tx }: Step, telling: TimedTelling): Promise<void> {
  // The conversation before the reservation, as everywhere (lib/db/locks.ts).
  const found = await deps.reservations(tx).findById(telling.reservationId)
  const chat = found?.conversationId ? await conversationRepository(tx).lock(found.conversationId) : undefined
  const reservation = await deps.reservations(tx).lockById(telling.reservationId)
  if (!reservation || !isTrue(deps, reservation, telling)) return
  if (!(await timedRepository(tx, deps.propertyId).claim(telling, deps.clock.now()))) return
  const contents = await compose({ deps, tx }, reservation, telling.kind)
  const [first] = contents
  if (!first || !mayTell(chat, telling.kind)) return
  const isDayBefore = telling.kind === 'day_before'
  const key = isDayBefore ? dayBeforeKey(reservation) : `${telling.kind}:${telling.day}`
  await reach({ deps, tx }, reservation, { kind: telling.kind, key, contents: [first, ...contents.slice(1)] })
}

/** It may have been moved or cancelled since it was found. */
function isTrue(deps: ConversationDeps, reservation: Reservation, { kind, day }: TimedTelling): boolean {
  const status = statusAt(reservation, deps.clock.now())
  if (kind === 'directions' || kind === 'day_before')
    return status === 'confirmed' && reservation.checkIn === day
  return ['confirmed', 'checked_in', 'completed'].includes(status) && reservation.checkOut === day
}

async function compose(
  { deps, tx }: Step,
  reservation: Reservation,
  kind: TimedMessage,
): Promise<[] | [WithBody, ...OutboundContent[]]> {
  const [whole, place, cabins] = await Promise.all([
    deps.reservations(tx).wholeStay(reservation),
    deps.place(tx),
    deps.cabins(tx),
  ])
  const { language, contact } = reservation
  const cabin = namesOf(cabins, whole.accommodationIds)
  const guestName = firstName(contact.name)
  const text = (body: string): WithBody => ({ type: 'text', body })
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
        due: await dueNow({ deps, tx }, whole),
        note: (await keysOf(deps, tx, reservation)) ?? ownerWords(place.notes.checkin, language),
        phone: place.contactPhone,
      }
      return [text(renderMessage('day_before', language, variables))]
    }
    case 'thanks':
      return [text(renderMessage('stay_thanks', language, { guestName, property: name }))]
    case 'review':
      return [text(renderMessage('stay_review', language, { guestName, cabin, url: place.reviewUrl }))]
  }
}

/** Kindness that would only disturb a guest whom a person is talking to. */
const KINDNESS: ReadonlySet<TimedMessage> = new Set(['thanks', 'review'])

/** Whoever wants no message that was not asked for gets none. */
function mayTell(chat: Chat, kind: TimedMessage): boolean {
  return !chat || !(readFrame(chat.frame).quiet || (KINDNESS.has(kind) && chat.status !== 'bot'))
}
