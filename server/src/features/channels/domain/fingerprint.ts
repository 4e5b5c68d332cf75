import { sha256Hex } from '../../../lib/ids.ts'
import type { FeedEvent } from './feed-event.ts'

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
