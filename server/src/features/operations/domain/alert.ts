import type { Instant } from '../../../lib/clock.ts'
import type { Id } from '../../../lib/ids.ts'

export type AlertId = Id<'alert'>
export type Severity = 'info' | 'warning' | 'critical'
export type AlertFilter = 'open' | 'resolved' | 'all'

export interface NewAlert {
  /** snake_case, one per sort of problem: `payment_late`, `feed_stale`. */
  readonly kind: string
  readonly severity: Severity
  /** For the owner: what happened and what to do. No guest data beyond the reservation code. */
  readonly summary: string
  readonly entity?: string | null
  readonly entityId?: string | null
  /** The same open problem is one alert, however often it is raised. */
  readonly dedupeKey?: string | null
}

export interface Alert {
  readonly id: AlertId
  readonly kind: string
  readonly severity: Severity
  readonly summary: string
  readonly entity: string | null
  readonly entityId: string | null
  readonly createdAt: Instant
  readonly resolvedAt: Instant | null
}
