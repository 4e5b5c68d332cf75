import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../../lib/local-date.ts'
import { inTurns, mapInPieces } from '../../../lib/pieces.ts'
import type { Occupancy } from '../../occupancy/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import {
  type Clash,
  type ImportedSide,
  type OwnSide,
  severityAgainstOurs,
  severityBetweenPlatforms,
  spanOf,
} from '../domain/conflict.ts'
import { type FeedId, feedName } from '../domain/feed.ts'
import { notBefore, subtract } from '../domain/nights.ts'
import type { Waiting } from '../domain/placing.ts'
import { mayBeRule } from '../domain/rolling.ts'
import type { ChannelStay } from '../repository/stays.ts'
import type { ChannelDeps } from './deps.ts'
import type { Placement } from './placing.ts'

/** Every pair of stays that want one night and of which somebody has to hear. */
export async function findClashes(deps: ChannelDeps, tx: Db, placement: Placement): Promise<Clash[]> {
  const groups = new Map<string, Waiting[]>()
  for (const waiting of placement.waiting) {
    const { obstacle } = waiting
    const other = obstacle.kind === 'stay' ? obstacle.stayId : obstacle.occupancyId
    const key = `${waiting.stayId}|${other}`
    const group = groups.get(key)
    if (group) group.push(waiting)
    else groups.set(key, [waiting])
  }
  const reservations = await reservationsOf(deps, tx, placement)
  const seen = new Map<FeedId, Span[]>()
  for (const stay of placement.stays.values()) {
    const known = seen.get(stay.feedId)
    if (known) known.push(stay.seen)
    else seen.set(stay.feedId, [stay.seen])
  }
  const today = dateAt(deps.clock.now(), deps.zone)
  const dayOf = (at: Instant) => dateAt(at, deps.zone)
  const claimant = (stay: ChannelStay): Claimant => {
    const wasThere = dayOf(stay.firstSeenAt) === dayOf(stay.feedSince)
    return { ...stay, today, mayBeRule: mayBeRule(stay, { today, wasThere }) }
  }
  const clashesOf = (group: readonly Waiting[]): Clash[] => {
    const [first] = group
    const span = spanOf(group)
    const stay = first ? placement.stays.get(first.stayId) : undefined
    if (!first || !span || !stay) return []
    const { obstacle } = first
    if (obstacle.kind === 'stay') {
      const other = placement.stays.get(obstacle.stayId)
      const pair = other && { stay: claimant(stay), other: claimant(other) }
      return pair ? betweenPlatforms(seen, pair, span) : []
    }
    const occupancy = placement.standing.get(obstacle.occupancyId)
    const reservation = occupancy?.reservationId ? reservations.get(occupancy.reservationId) : undefined
    return occupancy ? againstOurs(claimant(stay), { occupancy, reservation }, span) : []
  }
  return (await inTurns(mapInPieces(groups.values(), clashesOf))).flat()
}

async function reservationsOf(
  deps: ChannelDeps,
  tx: Db,
  placement: Placement,
): Promise<Map<ReservationId, Reservation>> {
  const ids = placement.waiting.flatMap(({ obstacle }) => {
    const id =
      obstacle.kind === 'occupancy' ? placement.standing.get(obstacle.occupancyId)?.reservationId : null
    return id ? [id] : []
  })
  if (ids.length === 0) return new Map()
  return new Map((await deps.reservations(tx).listByIds([...new Set(ids)])).map((one) => [one.id, one]))
}

type Claimant = ChannelStay & { readonly mayBeRule: boolean; readonly today: LocalDate }

type Span = { readonly checkIn: LocalDate; readonly checkOut: LocalDate }

function betweenPlatforms(
  seen: ReadonlyMap<FeedId, readonly Span[]>,
  pair: { readonly stay: Claimant; readonly other: Claimant },
  span: Span,
): Clash[] {
  const { stay, other } = pair
  const others = { ofA: seen.get(other.feedId) ?? [], ofB: seen.get(stay.feedId) ?? [] }
  const severity = severityBetweenPlatforms(stay, other, others)
  if (!severity) return []
  const sides = [importedSide(stay), importedSide(other)] as const
  return [{ ...span, stayId: stay.id, feedId: stay.feedId, otherRef: `stay:${other.id}`, severity, sides }]
}

function againstOurs(
  stay: Claimant,
  other: { readonly occupancy: Occupancy; readonly reservation: Reservation | undefined },
  span: Span,
): Clash[] {
  const { occupancy, reservation } = other
  const unsure = stay.mayBeRule || mayBeMirror(stay, occupancy)
  const severity = severityAgainstOurs({ kind: stay.kind, mayBeRule: unsure }, occupancy.kind)
  if (!severity || occupancy.kind === 'external') return []
  const own: OwnSide = {
    kind: occupancy.kind,
    checkIn: occupancy.checkIn,
    checkOut: occupancy.checkOut,
    code: reservation?.code ?? null,
    label: reservation?.contact.name ?? occupancy.reason,
    channel: reservation?.channel ?? 'panel',
  }
  const otherRef = occupancy.reservationId
    ? `reservation:${occupancy.reservationId}`
    : `${occupancy.kind}:${occupancy.id}`
  return [
    { ...span, stayId: stay.id, feedId: stay.feedId, otherRef, severity, sides: [importedSide(stay), own] },
  ]
}

/** The whole of a stay of ours with a night to clean, say: whoever was told of it may well be this platform. */
function mayBeMirror({ certain, perhaps = [], today }: Claimant, ours: Occupancy): boolean {
  const told = perhaps.filter(({ ref }) => ref === `reservation:${ours.reservationId}`)
  return !certain && subtract(notBefore([ours], today), told).length === 0
}

function importedSide(stay: ChannelStay): ImportedSide {
  return {
    kind: 'imported',
    checkIn: stay.seen.checkIn,
    checkOut: stay.seen.checkOut,
    stay_id: stay.id,
    channel: stay.channel,
    name: feedName({ channel: stay.channel, label: stay.feedLabel }),
    stay_kind: stay.kind,
    label: stay.label,
    code: stay.code,
    phone_last4: stay.phoneLast4,
    link: stay.link,
  }
}
