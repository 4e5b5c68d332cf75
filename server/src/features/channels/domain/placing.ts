import { epochDay, fromEpochDay, type LocalDate } from '../../../lib/local-date.ts'
import type { OccupancyId } from '../../occupancy/domain.ts'
import type { FeedStayId } from './feed.ts'
import { type Nights, notBefore, overlapOf, subtract } from './nights.ts'

/** Nights an imported stay is to hold from today on. */
export interface Claim {
  readonly stayId: FeedStayId
  readonly nights: readonly Nights[]
}

/** What stands in the one table of nights; `stayId` when it is a piece of an imported stay. */
export interface Standing extends Nights {
  readonly occupancyId: OccupancyId
  readonly stayId: FeedStayId | null
}

/** Who has a night that an imported stay waits for. */
export type Obstacle =
  | { readonly kind: 'occupancy'; readonly occupancyId: OccupancyId }
  | { readonly kind: 'stay'; readonly stayId: FeedStayId }

export interface Waiting extends Nights {
  readonly stayId: FeedStayId
  readonly obstacle: Obstacle
}

export interface Placing {
  readonly drop: readonly OccupancyId[]
  readonly take: readonly (Nights & { readonly stayId: FeedStayId })[]
  /** Nights that somebody else has; taken as soon as they are free. */
  readonly waiting: readonly Waiting[]
}

/**
 * Which pieces of imported stays are to be freed and taken, so that each stay has what it claims as far as nobody else
 * has it. Claims in order of precedence. Days before `today` are history and stay as they are.
 */
export function planPlacing(
  claims: readonly Claim[],
  standing: readonly Standing[],
  horizon: { readonly today: LocalDate; readonly days: number },
): Placing {
  const { today, days } = horizon
  const byStay = new Map(claims.map((claim) => [claim.stayId, claim.nights]))
  const drop: OccupancyId[] = []
  const grid: (Obstacle | undefined)[] = new Array(days)
  const first = epochDay(today)
  const mark = (span: Nights, obstacle: Obstacle) => {
    const end = Math.min(days, epochDay(span.checkOut) - first)
    for (let day = Math.max(0, epochDay(span.checkIn) - first); day < end; day++) grid[day] = obstacle
  }
  for (const piece of standing) {
    if (piece.stayId === null) mark(piece, { kind: 'occupancy', occupancyId: piece.occupancyId })
    else if (subtract(notBefore([piece], today), byStay.get(piece.stayId) ?? []).length > 0)
      drop.push(piece.occupancyId)
    else mark(piece, { kind: 'stay', stayId: piece.stayId })
  }
  const take: (Nights & { stayId: FeedStayId })[] = []
  const waiting: Waiting[] = []
  const limit: Nights = { checkIn: today, checkOut: fromEpochDay(first + days) }
  for (const { stayId, nights } of claims) {
    for (const wanted of nights) {
      const span = overlapOf(wanted, limit)
      for (const run of span ? runsOf(span, (day) => grid[day - first]) : []) {
        if (!run.obstacle) {
          take.push({ stayId, checkIn: run.checkIn, checkOut: run.checkOut })
          mark(run, { kind: 'stay', stayId })
        } else if (run.obstacle.kind !== 'stay' || run.obstacle.stayId !== stayId)
          waiting.push({
            stayId,
            obstacle: run.obstacle,
            checkIn: run.checkIn,
            checkOut: run.checkOut,
          })
      }
    }
  }
  return { drop, take, waiting }
}

/** Cuts a span where the holder of its nights changes. */
function runsOf(
  span: Nights,
  holderOf: (epochDay: number) => Obstacle | undefined,
): (Nights & { readonly obstacle: Obstacle | undefined })[] {
  const runs: (Nights & { obstacle: Obstacle | undefined })[] = []
  const end = epochDay(span.checkOut)
  let start = epochDay(span.checkIn)
  for (let day = start + 1; day <= end; day++) {
    const obstacle = holderOf(start)
    if (day < end && holderOf(day) === obstacle) continue
    runs.push({ checkIn: fromEpochDay(start), checkOut: fromEpochDay(day), obstacle })
    start = day
  }
  return runs
}
