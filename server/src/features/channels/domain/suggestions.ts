import { addDays } from '../../../lib/local-date.ts'
import type { FeedEvent } from './feed-event.ts'

/** What a feed's own pattern suggests that its owner look at: nothing is decided by it. */
export type Suggested = 'last_night_is_end' | 'transparent_is_free'

/** So many stays that each leave one night to the next are no accident. */
const GAPS = 3

export function meaningsShown(events: readonly FeedEvent[]): Suggested[] {
  const shown: Suggested[] = []
  if (endsOnLastNight(events)) shown.push('last_night_is_end')
  const free = events.filter((event) => event.transparent).length
  if (free > 0) shown.push('transparent_is_free')
  return shown
}

/** A day that begins and ends on itself, or stays that never touch and again and again leave exactly one night. */
function endsOnLastNight(events: readonly FeedEvent[]): boolean {
  if (events.some((event) => event.warnings.includes('end_equals_start'))) return true
  const arrivals = new Set(events.map((event) => event.checkIn))
  if (events.some((event) => arrivals.has(event.checkOut))) return false
  return events.filter((event) => arrivals.has(addDays(event.checkOut, 1))).length >= GAPS
}
