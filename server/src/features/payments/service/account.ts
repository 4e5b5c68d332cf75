import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { Reservation, ReservationStatus } from '../../reservations/domain/reservation.ts'
import type { PaymentDeps, Work } from './deps.ts'

/** Holds, also those that have ended: their money may still arrive. */
export const IS_HELD: ReadonlySet<ReservationStatus> = new Set(['pre_reserved', 'expired'])

/**
 * The stays that one payment pays: the cabins of a group, or the stay alone. Locking one of a group has locked all. The
 * order is that of their ids.
 */
export async function accountOf(
  { deps, tx }: Work,
  reservation: Reservation,
): Promise<readonly Reservation[]> {
  const { groupId } = reservation
  return groupId === null ? [reservation] : deps.reservations(tx).groupMembers(groupId)
}

/** "Coihue + Lenga". */
export async function cabinsOf({ deps, tx }: Work, stays: readonly Reservation[]): Promise<string> {
  const names: string[] = []
  for (const stay of stays) names.push(await deps.cabinName(tx, stay.accommodationId))
  return names.join(' + ')
}

/**
 * Contract section 2.8: nobody is confirmed on nights that a platform sold an hour ago. To be awaited before money is
 * booked, outside any transaction; a stay that is confirmed already needs no look.
 */
export async function refreshBeforeConfirming(
  deps: PaymentDeps,
  db: Db,
  id: ReservationId | undefined,
): Promise<void> {
  const reservation = id && (await deps.reservations(db).findById(id))
  if (!reservation) return
  const account = await accountOf({ deps, tx: db }, reservation)
  const held = account.filter((one) => IS_HELD.has(one.status))
  await Promise.all(held.map((one) => deps.refreshCalendars?.(one.accommodationId)))
}

/** Cabins that were booked together are spoken of under their own code. */
export async function codeSpokenOf({ deps, tx }: Work, reservation: Reservation): Promise<string> {
  return (await deps.reservations(tx).wholeStay(reservation)).reservation.code
}
