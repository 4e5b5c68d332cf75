import { epochDay, fromEpochDay, type LocalDate } from '../../../lib/local-date.ts'
import type { OccupancyId } from '../../occupancy/domain.ts'
import type { FeedStayId } from './known-stay.ts'
import { intersect, type Nights, notBefore, overlapOf, sameNights } from './nights.ts'

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
type Obstacle =
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
 * has it, in as few pieces as can be. Claims in order of precedence. Days before `today` are history and stay.
 */
export function planPlacing(
  claims: readonly Claim[],
  standing: readonly Standing[],
  horizon: { readonly today: LocalDate; readonly days: number },
): Placing {
  const { today, days } = horizon
  const first = epochDay(today)
  const limit: Nights = { checkIn: today, checkOut: fromEpochDay(first + days) }
  const grid: (Obstacle | undefined)[] = new Array(days)
  const mark = (span: Nights, obstacle: Obstacle) => {
    const end = Math.min(days, epochDay(span.checkOut) - first)
    for (let day = Math.max(0, epochDay(span.checkIn) - first); day < end; day++) grid[day] = obstacle
  }
  const wanted = new Map(claims.map((claim) => [claim.stayId, claim.nights]))
  const pieces = new Map<FeedStayId, Standing[]>()
  for (const one of standing) {
    const { stayId } = one
    if (stayId) pieces.set(stayId, [...(pieces.get(stayId) ?? []), one])
    if (stayId === null) mark(one, { kind: 'occupancy', occupancyId: one.occupancyId })
    // What a stay has and still wants nobody takes from it, whatever the precedence.
    else for (const span of intersect([one], wanted.get(stayId) ?? [])) mark(span, { kind: 'stay', stayId })
  }
  const keep = new Set<OccupancyId>()
  const take: (Nights & { stayId: FeedStayId })[] = []
  const waiting: Waiting[] = []
  for (const { stayId, nights } of claims) {
    const own: Obstacle = { kind: 'stay', stayId }
    const holderOf = (day: number) => {
      const holder = grid[day - first]
      return holder?.kind === 'stay' && holder.stayId === stayId ? undefined : holder
    }
    const spans = nights.flatMap((span) => overlapOf(span, limit) ?? [])
    for (const run of spans.flatMap((span) => runsOf(span, holderOf))) {
      const { obstacle, ...span } = run
      if (obstacle) {
        waiting.push({ stayId, obstacle, ...span })
        continue
      }
      const known = pieces.get(stayId) ?? []
      const same = known.find((piece) => sameNights(notBefore([piece], today), [span]))
      if (same) keep.add(same.occupancyId)
      else take.push({ stayId, ...withPast(span, known, today) })
      mark(span, own)
    }
  }
  const drop = standing.filter((one) => one.stayId !== null && !keep.has(one.occupancyId))
  return { drop: drop.map((one) => one.occupancyId), take, waiting }
}

/** A stay in progress keeps the nights that were slept. */
function withPast(span: Nights, pieces: readonly Standing[], today: LocalDate): Nights {
  const begun = pieces.find((piece) => piece.checkIn < today && piece.checkOut > today)
  return span.checkIn === today && begun ? { checkIn: begun.checkIn, checkOut: span.checkOut } : span
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
