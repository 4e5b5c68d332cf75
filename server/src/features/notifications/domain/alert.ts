import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Id } from '../../../lib/ids.ts'

export type AlertId = Id<'alert'>
export type Severity = 'info' | 'warning' | 'critical'
export type AlertFilter = 'open' | 'resolved' | 'all'

/** What a feature says about something that needs a person. */
export interface AlertNote {
  /** snake_case, one per sort of problem: `payment_late`, `feed_stale`. */
  readonly kind: string
  readonly severity: Severity
  /** For the panel and the log: what happened in detail. No guest data beyond the reservation code. */
  readonly summary: string
  /**
   * What it is about in words that need no translation: a code, a cabin, a sum. The sentences around it come from
   * `domain/texts` in the owner's language.
   */
  readonly about?: string
  /** What it is about: `reservation`, `feed`, `conversation`, `channel`, `system`. */
  readonly entity: string
  readonly entityId: string
  /** The same open problem is one alert, however often it is raised; the key also closes it. */
  readonly dedupeKey: string
}

/** How every feature raises an alert: in the transaction in which the problem shows. */
export type RaiseAlert = (tx: Db, note: AlertNote) => Promise<void>
/** The cause is gone; nothing happens when no such alert is open. */
export type CloseAlert = (tx: Db, dedupeKey: string) => Promise<void>

/** What is open is said in other words, without ringing; nothing happens when no such alert is open. */
export type RestateAlert = (tx: Db, note: AlertNote) => Promise<void>

export interface Alert {
  readonly id: AlertId
  readonly kind: string
  readonly severity: Severity
  readonly summary: string
  readonly entity: string | null
  readonly entityId: string | null
  readonly about: string | null
  readonly createdAt: Instant
  readonly resolvedAt: Instant | null
  /** A person has seen it: it rings no more. */
  readonly seenAt: Instant | null
  /** How often it has been told. */
  readonly rings: number
  /** When it is told next; on a resolved alert: its end is still to be told. */
  readonly nextRingAt: Instant | null
}
