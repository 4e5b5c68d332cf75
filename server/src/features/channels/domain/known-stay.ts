import type { Instant } from '../../../lib/clock.ts'
import type { Id } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { ClassifiedStay } from './classify.ts'
import type { Nights } from './nights.ts'

export type FeedStayId = Id<'feed-stay'>

/** Nights of a feed's event that are the shadow of a stay of ours. */
export interface Echo extends Nights {
  /** Names the stay of ours: a reservation or a block. */
  readonly ref: string
}

/** Everything remembered of one stay of a feed between two readings. */
export interface StayRecord
  extends Pick<ClassifiedStay, 'kind' | 'certain' | 'code' | 'phoneLast4' | 'link' | 'label'> {
  readonly uid: string
  readonly recurrenceId: LocalDate | null
  readonly ordinal: number
  /** What the feed said last, even when it says it no more. */
  readonly seen: Nights
  /** Nights this stay holds, from today on; no two stays of one feed hold the same night. */
  readonly nights: readonly Nights[]
  readonly fingerprint: string
  readonly firstSeenAt: Instant
  /** Since when, and in how many good fetches, it holds nights the feed no longer claims. */
  readonly pending: { readonly since: Instant; readonly fetches: number } | null
  readonly echoes: readonly Echo[]
  /** Nights of stays of ours that somebody without a name was told of before; missing in stays of before. */
  readonly perhaps?: readonly Echo[]
  /** The property's day on which the present start was first seen. */
  readonly startSince: LocalDate
  /**
   * The last days on which the start was seen to advance in step with the calendar; two or three prove a selling rule.
   */
  readonly advancedOn: readonly LocalDate[]
}

export interface KnownStay extends StayRecord {
  readonly id: FeedStayId
}
