import { daysBetween } from '../../../lib/days.ts'
import type { CalendarEntry } from './calendar-api.ts'

export interface Bar {
  readonly entry: CalendarEntry
  /** In days from the left edge; a stay starts and ends at noon, so departure and arrival share a day. */
  readonly left: number
  readonly width: number
  readonly lane: number
}

const HALF_DAY = 0.5

/** Places the entries of one cabin in the window `[from, to)`. Overlaps (conflicts) go to further lanes. */
export function placeEntries(entries: readonly CalendarEntry[], from: string, to: string): Bar[] {
  const lastDay = daysBetween(from, to)
  const laneEnds: number[] = []
  const ordered = entries.toSorted((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end))
  return ordered.flatMap((entry) => {
    const left = Math.max(0, daysBetween(from, entry.start) + HALF_DAY)
    const right = Math.min(lastDay, daysBetween(from, entry.end) + HALF_DAY)
    if (right <= left) return []
    const free = laneEnds.findIndex((end) => end <= left)
    const lane = free === -1 ? laneEnds.length : free
    laneEnds[lane] = right
    return [{ entry, left, width: right - left, lane }]
  })
}
