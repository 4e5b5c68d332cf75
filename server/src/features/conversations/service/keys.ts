import { isBefore } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { dateAt, isNight } from '../../../lib/local-date.ts'
import { arrivalWords } from '../../lodging/domain/told.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { mayHaveKeys } from '../../reservations/domain/arrival.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { momentOf } from '../domain/timed.ts'
import type { ConversationDeps } from './deps.ts'
import { ownerWords } from './house-words.ts'
import type { Step } from './turn.ts'
import { namesOf } from './wording.ts'

/** What opens the doors of a stay, in the owner's words; null before its day, and where nobody wrote any. */
export async function keysOf(
  deps: ConversationDeps,
  db: Db,
  reservation: Reservation,
): Promise<string | null> {
  const at = { now: deps.clock.now(), zone: deps.zone }
  if (!mayHaveKeys(reservation, at)) return null
  const { stays } = await deps.reservations(db).wholeStay(reservation)
  const ids = stays.filter((one) => mayHaveKeys(one, at)).map((one) => one.accommodationId)
  return arrivalWords(await deps.arrivalNotes(db), ids, (words) => ownerWords(words, reservation.language))
}

/** What opens this door is said once. */
export function keysKey({ id, accommodationId }: Reservation): string {
  return `notice:${id}:keys:${accommodationId}`
}

/** The key of the message of the day before: the guest of another cabin has not been told of this one. */
export function dayBeforeKey({ checkIn, accommodationId }: Reservation): string {
  return `day_before:${checkIn}:${accommodationId}`
}

/** Whoever was moved after the message of the day before stands at another door. */
export async function tellKeysOfMoved({ deps, tx }: Step, reservation: Reservation): Promise<void> {
  const { id, conversationId, checkIn } = reservation
  if (!conversationId || isBefore(deps.clock.now(), momentOf('day_before', checkIn, deps.zone))) return
  const messaging = deps.messaging(tx)
  if (await messaging.isSaid(`notice:${id}:${dayBeforeKey(reservation)}:0`)) return
  const body = await wordsOfKeys(deps, tx, reservation)
  if (!body) return
  const content = { type: 'text' as const, body }
  await messaging.say({ conversationId, content, dedupeKey: keysKey(reservation), outside: 'nothing' })
}

/** The same for a stay that was confirmed too late for the message of the day before; null for any other. */
export async function keysOfLate(
  deps: ConversationDeps,
  db: Db,
  reservation: Reservation,
): Promise<string | null> {
  return isTooLate(deps, reservation) ? wordsOfKeys(deps, db, reservation) : null
}

async function wordsOfKeys(deps: ConversationDeps, db: Db, reservation: Reservation): Promise<string | null> {
  const note = await keysOf(deps, db, reservation)
  if (!note || (await deps.place(db)).timedOff.includes('day_before')) return null
  const { accommodationIds } = await deps.reservations(db).wholeStay(reservation)
  const cabin = namesOf(await deps.cabins(db), accommodationIds)
  return renderMessage('arrival_note', reservation.language, { cabin, note })
}

/** That message goes once, in the day, to who had booked by its hour. */
function isTooLate({ clock, zone }: ConversationDeps, { checkIn, createdAt }: Reservation): boolean {
  const now = clock.now()
  const moment = momentOf('day_before', checkIn, zone)
  if (isBefore(now, moment)) return false
  return !isBefore(createdAt, moment) || isNight(now, zone) || dateAt(now, zone) >= checkIn
}
