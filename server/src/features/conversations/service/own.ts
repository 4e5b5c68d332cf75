import type { Db } from '../../../lib/db/types.ts'
import { dateAt, type LocalDate } from '../../../lib/local-date.ts'
import { partyOf } from '../../reservations/domain/group.ts'
import { balanceDueOn as dueOn } from '../../reservations/domain/payment-due.ts'
import { ALIVE, type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { Offer, OwnBooking } from '../domain/frame.ts'
import type { Guest } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { type Answering, saySaying, type Turn } from './turn.ts'

/** The guest's own stays (booked from this chat's number or id) that are not over; the next arrival first. */
export async function listOwn(
  { deps, tx }: { readonly deps: ConversationDeps; readonly tx: Db },
  guest: Guest,
): Promise<Pick<Turn, 'own' | 'together' | 'returning' | 'speaking'>> {
  const all = await deps.reservations(tx).listOfGuest({ guestId: guest.id, phone: guest.phone })
  const now = deps.clock.now()
  const today = dateAt(now, deps.zone)
  const ahead = all.filter((one) => one.checkOut >= today && ALIVE.has(statusAt(one, now)))
  // Cabins that were booked together are one stay to their guest; one of them speaks for all.
  const first = new Map<string, Reservation>()
  for (const one of ahead) if (!first.has(one.groupId ?? one.id)) first.set(one.groupId ?? one.id, one)
  const together = ahead.filter((one) => one.groupId !== null)
  return {
    together,
    own: [...first.values()].toSorted((a, b) => (a.checkIn < b.checkIn ? -1 : 1)),
    speaking: new Map(ahead.map((one) => [one.code, first.get(one.groupId ?? one.id)?.code ?? one.code])),
    returning: all.some((one) => one.status === 'completed'),
  }
}

/** The stay as the dialogue speaks of it. */
export function presentOwn(
  reservation: Reservation,
  cabins: readonly { readonly id: string; readonly name: string }[],
  together: readonly Reservation[],
): OwnBooking {
  const { code, accommodationId, checkIn, checkOut, status, groupId } = reservation
  const members = together.filter((one) => groupId !== null && one.groupId === groupId)
  const party = members.length > 1 ? partyOf(members) : reservation.party
  return {
    ...(members.length > 1 ? { cabins: members.map((one) => one.accommodationId) } : {}),
    code,
    status: status as OwnBooking['status'],
    accommodationId,
    stay: { checkIn, checkOut },
    party,
    isGroup: groupId !== null,
    cabin: cabins.find((one) => one.id === accommodationId)?.name ?? '',
  }
}

/** The stay of this code, or the one the guest comes to next; never somebody else's. */
export function findOwn({ turn }: Pick<Answering, 'turn'>, code: string | null): Reservation | undefined {
  if (code === null) return turn.own[0]
  const speaks = turn.speaking.get(code) ?? code
  return turn.own.find((one) => one.code === speaks)
}

/** The code the guest knows: of the group, where several cabins were booked together. */
export async function shownCode(
  { deps, tx }: Pick<Answering, 'deps' | 'tx'>,
  own: Reservation,
): Promise<string> {
  return own.groupId ? (await deps.reservations(tx).wholeStay(own)).reservation.code : own.code
}

/** Nights of one cabin. */
type Wanted = Pick<Offer, 'accommodationId' | 'stay'>

/** A hold that ran out while its receipt still waits for the owner; of these nights, where they are named. */
export async function receiptAwaited(
  { deps, tx, turn }: Pick<Answering, 'deps' | 'tx' | 'turn'>,
  wanted: readonly Wanted[] | null,
): Promise<Reservation | undefined> {
  const { guest } = turn
  const all = await deps.reservations(tx).listOfGuest({ guestId: guest.id, phone: guest.phone })
  const now = deps.clock.now()
  const today = dateAt(now, deps.zone)
  for (const one of all) {
    const isOver = statusAt(one, now) !== 'expired' || one.checkOut < today
    const isMeant = wanted?.some((nights) => isSameNights(one, nights)) ?? true
    if (!isOver && isMeant && (await deps.proofAwaiting(tx, one.id))) return one
  }
  return undefined
}

function isSameNights(one: Reservation, { accommodationId, stay }: Wanted): boolean {
  return one.accommodationId === accommodationId && one.checkIn < stay.checkOut && stay.checkIn < one.checkOut
}

/** Tells a guest whose receipt still waits that it does; false where none does. */
export async function sayReceiptWaits(answering: Answering): Promise<boolean> {
  const awaited = await receiptAwaited(answering, null)
  if (!awaited) return false
  const variables = { code: await shownCode(answering, awaited), property: answering.turn.place.name }
  await saySaying(answering, { type: 'say', key: 'receipt_waits', variables })
  return true
}

export async function sayNoReservation(answering: Answering): Promise<undefined> {
  if (await sayReceiptWaits(answering)) return
  await saySaying(answering, { type: 'say', key: 'no_reservation', variables: {} })
}

/** The day by which the rest is to be paid, told today. */
export function balanceDueOn(
  { clock, zone }: Pick<ConversationDeps, 'clock' | 'zone'>,
  reservation: Reservation,
): LocalDate | null {
  return dueOn(reservation, dateAt(clock.now(), zone))
}
