import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { isSold } from '../domain/conflict.ts'
import { type Channel, channelName } from '../domain/platforms.ts'
import { reviewConflicts } from './conflicts.ts'
import type { ChannelDeps } from './deps.ts'
import { type Placement, placeStays } from './placing.ts'

/**
 * An unpaid hold loses its nights to a guest of a platform: the hold is cancelled, which tells its guest, and the
 * stay takes the nights. One transaction per hold, which locks the reservation before the cabin as every other move
 * of a reservation does. Answers how many holds lost.
 */
export async function bumpHolds(deps: ChannelDeps, db: Db, placement: Placement): Promise<number> {
  let bumped = 0
  for (const id of rivalsOf(placement).keys()) {
    if (await bumpOne(deps, db, { id, accommodationId: placement.accommodationId })) bumped++
  }
  return bumped
}

function bumpOne(
  deps: ChannelDeps,
  db: Db,
  hold: { readonly id: ReservationId; readonly accommodationId: Placement['accommodationId'] },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const reservations = deps.reservations(tx)
    const reservation = await reservations.lockById(hold.id)
    await deps.occupancy(tx).lock(hold.accommodationId)
    // It may have been paid meanwhile, or the platform's guest may have gone.
    const channel = rivalsOf(await placeStays(deps, tx, hold.accommodationId)).get(hold.id)
    if (reservation?.status !== 'pre_reserved' || !channel) return false
    const cancelled = await reservations.cancel(hold.id, {
      actor: { kind: 'system', id: 'channels' },
      cause: `the nights were sold on ${channelName(channel)}`,
      by: 'bumped',
    })
    if (!cancelled.ok) return false
    await reviewConflicts(deps, tx, await placeStays(deps, tx, hold.accommodationId))
    return true
  })
}

/** Holds that stand on nights of a guest of a platform, each with the platform. */
function rivalsOf(placement: Placement): Map<ReservationId, Channel> {
  const rivals = new Map<ReservationId, Channel>()
  for (const { obstacle, stayId } of placement.waiting) {
    if (obstacle.kind !== 'occupancy') continue
    const occupancy = placement.standing.get(obstacle.occupancyId)
    const stay = placement.stays.get(stayId)
    if (occupancy?.kind === 'hold' && occupancy.reservationId && stay && isSold(stay.kind))
      rivals.set(occupancy.reservationId, stay.channel)
  }
  return rivals
}
