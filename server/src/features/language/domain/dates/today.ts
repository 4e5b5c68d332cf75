import type { Instant } from '../../../../lib/clock.ts'
import { dateOf, type LocalDate } from '../../../../lib/local-date.ts'

/** Every zone's midnight falls on a quarter of an hour of UTC, so a day holds for the whole quarter. */
const QUARTER_MS = 900_000

interface Known {
  readonly format: Intl.DateTimeFormat
  /** By the quarter; a few, because messages are also read as of another day. */
  readonly dates: Map<number, LocalDate>
}
const zones = new Map<string, Known>()
const MOST_DATES = 64

/** The day of `now` in an IANA zone. Kept per zone: asking Intl costs as much as reading the rest of a message. */
export function todayIn(now: Instant, zone: string): LocalDate {
  const known = zones.get(zone) ?? { format: formatOf(zone), dates: new Map() }
  zones.set(zone, known)
  const quarter = Math.floor(now.epochMilliseconds / QUARTER_MS)
  const kept = known.dates.get(quarter)
  if (kept !== undefined) return kept
  if (known.dates.size >= MOST_DATES) known.dates.clear()
  const date = dateIn(known.format, now.epochMilliseconds)
  known.dates.set(quarter, date)
  return date
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
}

function dateIn(format: Intl.DateTimeFormat, epochMs: number): LocalDate {
  const parts = format.formatToParts(epochMs)
  const part = (type: 'year' | 'month' | 'day') => Number(parts.find((p) => p.type === type)?.value)
  return dateOf(part('year'), part('month'), part('day'))
}
