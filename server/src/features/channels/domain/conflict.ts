import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId, Id } from '../../../lib/ids.ts'

import type { OccupancyKind } from '../../occupancy/domain.ts'
import type { FeedId, FeedStayId } from './feed.ts'
import type { Nights } from './nights.ts'
import type { StayKind } from './classify.ts'
import type { Channel } from './platforms.ts'

export type ConflictId = Id<'calendar-conflict'>
export type Severity = 'warning' | 'critical'

export interface ImportedSide extends Nights {
  readonly kind: 'imported'
  readonly stay_id: string
  readonly channel: Channel
  readonly stay_kind: StayKind
  readonly label: string
  readonly code: string | null
  readonly phone_last4: string | null
  readonly link: string | null
}

export interface OwnSide extends Nights {
  readonly kind: Exclude<OccupancyKind, 'external'>
  readonly code: string | null
  readonly label: string
  readonly channel: string
}

/** The stay of the platform, and whatever stands in its way. */
export type Sides = readonly [ImportedSide, ImportedSide | OwnSide]

export interface Conflict extends Nights {
  readonly id: ConflictId
  readonly accommodationId: AccommodationId
  readonly pairKey: string
  readonly stayId: FeedStayId
  readonly feedId: FeedId | null
  readonly otherRef: string
  readonly severity: Severity
  readonly status: 'open' | 'dismissed' | 'resolved'
  readonly sides: Sides
  readonly resolution: string | null
  readonly openedAt: Instant
  readonly resolvedAt: Instant | null
}

/** Two stays that want the same nights, as they are seen now. */
export interface Clash extends Nights {
  readonly stayId: FeedStayId
  readonly feedId: FeedId
  readonly otherRef: string
  readonly severity: Severity
  readonly sides: Sides
}

/** The same for both views of one pair. */
export function pairKeyOf(clash: Pick<Clash, 'stayId' | 'otherRef'>): string {
  return [`stay:${clash.stayId}`, clash.otherRef].sort().join('|')
}

/** A guest sleeps there, as far as the platform lets on: who says nothing counts as a guest. */
export function isSold(kind: StayKind): boolean {
  return kind === 'reservation' || kind === 'unknown'
}

/** Null: nobody needs to act. A selling rule is no stay; a hold yields or ends; two closures close the same door. */
export function severityAgainstOurs(kind: StayKind, other: OccupancyKind): Severity | null {
  if (other === 'reservation') {
    if (isSold(kind)) return 'critical'
    return kind === 'blocked' ? 'warning' : null
  }
  return other === 'block' && isSold(kind) ? 'warning' : null
}

export interface ForeignStay {
  readonly kind: StayKind
  readonly certain: boolean
  readonly seen: Nights
}

/**
 * Two guests of two platforms on one night are critical. A "not available" over another platform's stay is that stay,
 * carried over by a link between the platforms (reference section 5.4, step 7).
 */
export function severityBetweenPlatforms(a: ForeignStay, b: ForeignStay): Severity | null {
  if (!isSold(a.kind) || !isSold(b.kind)) return null
  if (a.certain && b.certain) return 'critical'
  const [unsure, other] = a.certain ? [b, a] : [a, b]
  return covers(other.seen, unsure.seen) ? null : 'critical'
}

function covers(outer: Nights, inner: Nights): boolean {
  return outer.checkIn <= inner.checkIn && inner.checkOut <= outer.checkOut
}

/** The nights both want, first to last. */
export function spanOf(spans: readonly Nights[]): Nights | undefined {
  const checkIn = spans.map((span) => span.checkIn).sort()[0]
  const checkOut = spans
    .map((span) => span.checkOut)
    .sort()
    .at(-1)
  return checkIn && checkOut ? { checkIn, checkOut } : undefined
}
