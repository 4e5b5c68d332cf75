import { sha256Hex } from '../../../lib/ids.ts'
import { addDays, type LocalDate } from '../../../lib/local-date.ts'

/** What a reader had to assume to make sense of an event; shown beside the run, never a reason to drop nights. */
export type EventWarning =
  | 'missing_end'
  | 'bad_end'
  | 'end_not_after_start'
  | 'end_before_start'
  | 'end_equals_start'
  | 'unknown_zone'
  | 'missing_uid'
  | 'missing_value_type'
  | 'unusual_date'
  | 'bad_recurrence'
  | 'bad_exception_date'
  | 'sub_daily_recurrence'
  | 'recurrence_capped'
  | 'bad_duration'
  | 'impossible_day'
  | 'unknown_midnight'
  | 'unclosed'
  | 'shared_uid'

/**
 * One stay as a feed states it, in days of the property: half-open `[checkIn, checkOut)`, at least one night.
 * Occurrences of a recurring event arrive as one `FeedEvent` each, told apart by `recurrenceId`.
 */
export interface FeedEvent {
  readonly uid: string
  /** The day this occurrence was due before anybody moved it; null for an event that does not recur. */
  readonly recurrenceId: LocalDate | null
  /** Position among events of the same uid and recurrenceId: 0, 1, … because feeds repeat UIDs. */
  readonly ordinal: number
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly summary: string
  readonly description: string
  /** Upper case; empty when the feed says nothing. CANCELLED never gets this far. */
  readonly status: string
  /** TRANSP:TRANSPARENT, "free" in the owner's own calendar. */
  readonly transparent: boolean
  readonly url?: string
  /** Nights closed because the event may mean them, beside those it surely means. */
  readonly doubt?: boolean
  readonly warnings: readonly EventWarning[]
}

/** What of an event matters to nights. DTSTAMP is left out: Airbnb and Vrbo write the time of the fetch into it. */
export function eventFingerprint(event: FeedEvent): string {
  return sha256Hex(
    JSON.stringify([
      event.uid,
      event.recurrenceId,
      event.checkIn,
      event.checkOut,
      event.status,
      event.transparent,
      event.summary,
      event.description,
    ]),
  )
}

/** Equal for equal sets of events, whatever their order in the file. */
export function feedFingerprint(events: readonly FeedEvent[]): string {
  return sha256Hex(events.map(eventFingerprint).sort().join('\n'))
}

/** What a feed's own pattern suggests that its owner look at: nothing is decided by it. */
export type MeaningHint = 'last_night_is_end' | 'transparent_is_free'

/** So many stays that each leave one night to the next are no accident. */
const GAPS = 3

export function meaningHints(events: readonly FeedEvent[]): MeaningHint[] {
  const shown: MeaningHint[] = []
  if (endsOnLastNight(events.filter((event) => !event.doubt))) shown.push('last_night_is_end')
  if (events.some((event) => event.transparent)) shown.push('transparent_is_free')
  return shown
}

/** A day that begins and ends on itself, or stays that never touch and again and again leave exactly one night. */
function endsOnLastNight(events: readonly FeedEvent[]): boolean {
  if (events.some((event) => event.warnings.includes('end_equals_start'))) return true
  const arrivals = new Set(events.map((event) => event.checkIn))
  if (events.some((event) => arrivals.has(event.checkOut))) return false
  return events.filter((event) => arrivals.has(addDays(event.checkOut, 1))).length >= GAPS
}
