import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
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
    await tellOwner(deps, tx, { reservation, channel })
    await reviewConflicts(deps, tx, await placeStays(deps, tx, hold.accommodationId))
    return true
  })
}

/** The guest is told by the listeners of the cancellation; the owner by this, with where the guest could still go. */
async function tellOwner(
  deps: ChannelDeps,
  tx: Db,
  lost: { readonly reservation: Reservation; readonly channel: Channel },
): Promise<void> {
  const { code, contact, id, accommodationId, checkIn, checkOut, party } = lost.reservation
  const nearest = await deps.reservations(tx).alternatives({ accommodationId, checkIn, checkOut, party })
  const where = nearest.map((one) => `${one.name} ${one.checkIn} to ${one.checkOut}`).join('; ')
  await deps.alert(tx, {
    kind: 'hold_bumped',
    severity: 'warning',
    summary:
      `${code} of ${contact.name} (${checkIn} to ${checkOut}) lost its nights to a guest of ` +
      `${channelName(lost.channel)} before it was paid. ` +
      (where ? `Still free: ${where}.` : 'Nothing near is free.'),
    about: `${code}, ${contact.name}`,
    entity: 'reservation',
    entityId: id,
    dedupeKey: `hold_bumped:${id}`,
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
