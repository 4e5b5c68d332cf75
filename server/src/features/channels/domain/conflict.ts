import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId, Id } from '../../../lib/ids.ts'
import type { OccupancyKind } from '../../occupancy/domain.ts'
import type { StayKind } from './classify.ts'
import type { FeedId } from './feed.ts'
import type { FeedStayId } from './known-stay.ts'
import { type Nights, overlapOf, sameNights, subtract, union } from './nights.ts'
import { type Channel, channelName } from './platforms.ts'

export type ConflictId = Id<'calendar-conflict'>
export type Severity = 'warning' | 'critical'

export interface ImportedSide extends Nights {
  readonly kind: 'imported'
  readonly stay_id: string
  readonly channel: Channel
  /** What its owner calls the calendar; missing in conflicts of before. */
  readonly name?: string
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

export const sideName = (side: ImportedSide) => side.name ?? channelName(side.channel)

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
export function severityAgainstOurs(
  { kind, mayBeRule }: Pick<ForeignStay, 'kind' | 'mayBeRule'>,
  other: OccupancyKind,
): Severity | null {
  if (other === 'reservation') {
    if (isSold(kind)) return mayBeRule ? 'warning' : 'critical'
    return kind === 'blocked' ? 'warning' : null
  }
  return other === 'block' && isSold(kind) ? 'warning' : null
}

export interface ForeignStay {
  readonly uid: string
  readonly code: string | null
  readonly kind: StayKind
  readonly seen: Nights
  /** As far as is known today it may as well be how its platform sells: told, and no alarm. */
  readonly mayBeRule: boolean
}

/**
 * Two guests of two platforms on one night are critical, and so is a closure that reaches beyond what the other side
 * has: it is nobody's copy. One that only repeats the other side may be a copy by a link between the platforms or a
 * second sale; without a receipt nobody knows, so it is told as a warning. A closure that puts several stays of the
 * other side together is a copy: no guest stays from one's arrival to another's departure. `others` is all the other
 * side has.
 */
export function severityBetweenPlatforms(
  a: ForeignStay,
  b: ForeignStay,
  others: { readonly ofA: readonly Nights[]; readonly ofB: readonly Nights[] },
): Severity | null {
  if (!isSold(a.kind) || !isSold(b.kind) || isSameStay(a, b)) return null
  if (a.kind === 'reservation' && b.kind === 'reservation') return 'critical'
  const copies = [
    ...(a.kind === 'unknown' ? [copyOf(a.seen, others.ofA)] : []),
    ...(b.kind === 'unknown' ? [copyOf(b.seen, others.ofB)] : []),
  ]
  if (copies.includes('several')) return null
  return copies.includes('one') || a.mayBeRule || b.mayBeRule ? 'warning' : 'critical'
}

/** Carried by two feeds, as managers and their platforms do: one code, or one UID made by a machine. */
function isSameStay(a: ForeignStay, b: ForeignStay): boolean {
  if (a.code && b.code) return a.code.toUpperCase() === b.code.toUpperCase()
  return a.uid === b.uid && a.uid.length >= 8 && !a.uid.startsWith('no-uid-')
}

function copyOf(closure: Nights, all: readonly Nights[]): 'one' | 'several' | null {
  const others = all.filter((other) => overlapOf(other, closure))
  if (subtract([closure], others).length > 0) return null
  const inside = others.filter(
    (other) => other.checkIn >= closure.checkIn && other.checkOut <= closure.checkOut,
  )
  return inside.length > 1 && sameNights(union(inside), [closure]) ? 'several' : 'one'
}

/** Whether more is at stake than what its owner has settled. */
export function hasGrown(settled: Pick<Conflict, 'checkIn' | 'checkOut' | 'severity'>, now: Clash): boolean {
  const inside = settled.checkIn <= now.checkIn && now.checkOut <= settled.checkOut
  return !inside || (settled.severity === 'warning' && now.severity === 'critical')
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
