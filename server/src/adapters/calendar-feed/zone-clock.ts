import { Temporal } from 'temporal-polyfill'

/**
 * Offsets of zones, remembered by the day: a feed of ten thousand timed stays asks for the same days again and again,
 * and Temporal takes long for each answer.
 */

const DAY_MS = 86_400_000
/** Of one zone; more than any honest feed asks for. */
const REMEMBERED_DAYS = 20_000
const REMEMBERED_ZONES = 40

/** By day of UTC: the offset that holds all day, or null where it changes. */
const remembered = new Map<string, Map<number, number | null>>()

/** Milliseconds east of UTC at a moment. */
export function offsetMs(zone: string, epochMs: number): number {
  if (zone === 'UTC') return 0
  const days = daysOf(zone)
  const day = Math.floor(epochMs / DAY_MS)
  let offset = days.get(day)
  if (offset === undefined) {
    const [first, last] = [askOffset(zone, day * DAY_MS), askOffset(zone, (day + 1) * DAY_MS)]
    offset = first === last ? first : null
    if (days.size >= REMEMBERED_DAYS) days.clear()
    days.set(day, offset)
  }
  return offset ?? askOffset(zone, epochMs)
}

/** When a zone's clock shows what UTC shows at `wallMs`; skipped and repeated hours as RFC 5545 has them. */
export function epochAt(zone: string, wallMs: number): number {
  const [before, after] = [offsetMs(zone, wallMs - DAY_MS), offsetMs(zone, wallMs + DAY_MS)]
  if (before === after) return wallMs - before
  return Temporal.Instant.fromEpochMilliseconds(wallMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone).epochMilliseconds
}

function daysOf(zone: string): Map<number, number | null> {
  const known = remembered.get(zone)
  if (known) return known
  if (remembered.size >= REMEMBERED_ZONES) remembered.clear()
  const days = new Map<number, number | null>()
  remembered.set(zone, days)
  return days
}

function askOffset(zone: string, epochMs: number): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
  )
}
