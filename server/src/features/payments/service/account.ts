import type { Reservation, ReservationStatus } from '../../reservations/domain/reservation.ts'
import type { Work } from './deps.ts'

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
