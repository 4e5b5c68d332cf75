import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import type { Occupancy } from '../../occupancy/domain.ts'
import { isSellingRule } from '../domain/classify.ts'
import type { FeedStayId } from '../domain/known-stay.ts'
import { planPlacing, type Standing, type Waiting } from '../domain/placing.ts'
import { type ChannelStay, stayRepository } from '../repository/stays.ts'
import type { ChannelDeps } from './deps.ts'

/** How the nights of a cabin lie after imported stays took what was free. */
export interface Placement {
  readonly accommodationId: AccommodationId
  readonly stays: ReadonlyMap<FeedStayId, ChannelStay>
  readonly standing: ReadonlyMap<string, Occupancy>
  readonly waiting: readonly Waiting[]
}

/**
 * Gives every imported stay of a cabin the nights it claims, as far as nobody else has them, and frees those nobody
 * claims any more. Called with the cabin locked; running it twice changes nothing.
 */
export async function placeStays(
  deps: ChannelDeps,
  tx: Db,
  accommodationId: AccommodationId,
): Promise<Placement> {
  const repository = stayRepository(tx)
  const occupancy = deps.occupancy(tx)
  const today = dateAt(deps.clock.now(), deps.zone)
  const days = deps.settings.horizonDays
  const stays = (await repository.listByAccommodation(accommodationId)).sort(byPrecedence)
  const pieces = new Map(
    (await repository.listPieces(accommodationId)).map((piece) => [piece.occupancyId, piece]),
  )
  const taken = await occupancy.listTaken(today, addDays(today, days), accommodationId)
  const standing: Standing[] = taken.map((one) => ({
    occupancyId: one.id,
    stayId: pieces.get(one.id)?.stayId ?? null,
    checkIn: one.checkIn,
    checkOut: one.checkOut,
  }))
  const claims = stays.map((stay) => ({ stayId: stay.id, nights: stay.nights }))
  const plan = planPlacing(claims, standing, { today, days })
  await occupancy.freeMany(plan.drop)
  await repository.dropPieces(plan.drop)
  const byId = new Map(stays.map((stay) => [stay.id, stay]))
  const spans = plan.take.flatMap((span) => {
    const stay = byId.get(span.stayId)
    return stay ? [{ ...span, feedId: stay.feedId, reason: stay.channel }] : []
  })
  const ids = await occupancy.takeExternal(accommodationId, spans)
  const won = spans.flatMap((span, i) => {
    const occupancyId = ids[i]
    return occupancyId ? [{ occupancyId, stayId: span.stayId, feedId: span.feedId }] : []
  })
  await repository.addPieces(accommodationId, won)
  return {
    accommodationId,
    stays: byId,
    standing: new Map(taken.map((one) => [one.id, one])),
    waiting: plan.waiting,
  }
}

/** A guest before a closure, a closure before a selling rule, then who was seen first. */
function byPrecedence(a: ChannelStay, b: ChannelStay): number {
  const rank = (stay: ChannelStay) => (stay.certain ? 0 : isSellingRule(stay.kind) ? 2 : 1)
  return (
    rank(a) - rank(b) ||
    a.firstSeenAt.epochMilliseconds - b.firstSeenAt.epochMilliseconds ||
    (a.id < b.id ? -1 : 1)
  )
}
