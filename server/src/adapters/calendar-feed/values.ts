import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { addDays, dateOf, existsDate, type LocalDate } from '../../lib/local-date.ts'

/** A DATE or DATE-TIME before it is brought to the property's days. */
export interface FeedTime {
  /** The day as written, in the zone it was written in. */
  readonly day: LocalDate
  /** Seconds since that midnight; null for a DATE. */
  readonly seconds: number | null
  /** IANA name, `UTC` or an offset; null when floating (or a DATE), which means the property's own zone. */
  readonly zone: string | null
}

const DATE_TIME =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]?(\d{2}):?(\d{2}):?(\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const DAY_SECONDS = 86_400

/** Days before 1900 or after 9998 are noise of a broken exporter, and dates below year 100 mislead `Date`. */
export function readTime(text: string, zone: string | null, dateOnly: boolean): FeedTime | undefined {
  const match = DATE_TIME.exec(text.trim())
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 9998 || !existsDate(year, month, date)) return undefined
  const day = dateOf(year, month, date)
  if (dateOnly || match[4] === undefined) return { day, seconds: null, zone: null }
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Math.min(59, Number(match[6] ?? 0))]
  if (hour > 24 || minute > 59) return undefined
  return { day, seconds: hour * 3600 + minute * 60 + second, zone: writtenZone(match[7]) ?? zone }
}

function writtenZone(suffix: string | undefined): string | undefined {
  if (!suffix) return undefined
  if (suffix.toUpperCase() === 'Z') return 'UTC'
  return suffix.includes(':') ? suffix : `${suffix.slice(0, 3)}:${suffix.slice(3)}`
}

/** Moves by whole days and seconds on the wall clock of the zone it was written in. */
export function shift(time: FeedTime, days: number, seconds = 0): FeedTime {
  const total = (time.seconds ?? 0) + seconds
  const carried = Math.floor(total / DAY_SECONDS)
  if (time.seconds === null) return { ...time, day: addDays(time.day, days + Math.ceil(total / DAY_SECONDS)) }
  return { ...time, day: addDays(time.day, days + carried), seconds: total - carried * DAY_SECONDS }
}

/** The day it is at the property when the time strikes. */
export function dayAt(time: FeedTime, propertyZone: string): LocalDate {
  if (time.seconds === null) return time.day
  const carried = time.seconds >= DAY_SECONDS ? shift(time, 0) : time // 24:00 is tomorrow's midnight
  if (carried.zone === null || carried.zone === propertyZone) return carried.day
  const instant = instantOf(carried, propertyZone)
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(propertyZone)
    .toPlainDate()
    .toString() as LocalDate
}

/** Epoch milliseconds. A DATE begins at the property's midnight. */
export function instantOf(time: FeedTime, propertyZone: string): number {
  const zone = time.zone ?? propertyZone
  const whole = shift({ ...time, seconds: time.seconds ?? 0 }, 0)
  const seconds = whole.seconds ?? 0
  if (zone === 'UTC') return Date.parse(`${whole.day}T00:00:00Z`) + seconds * 1000
  return Temporal.PlainDate.from(whole.day)
    .toPlainDateTime(Temporal.PlainTime.from('00:00').add({ seconds }))
    .toZonedDateTime(zone).epochMilliseconds
}

export interface FeedDuration {
  readonly days: number
  readonly seconds: number
}

/** RFC 5545 section 3.3.6. Undefined when unreadable; negative lengths come back negative. */
export function readDuration(text: string): FeedDuration | undefined {
  const clean = text.trim().toUpperCase()
  if (!/^[+-]?P(?=.*\d)/.test(clean) || clean.length > 40) return undefined
  try {
    const duration = ICAL.Duration.fromString(clean)
    const sign = duration.isNegative ? -1 : 1
    const days = sign * (duration.weeks * 7 + duration.days)
    const seconds = sign * (duration.hours * 3600 + duration.minutes * 60 + duration.seconds)
    return Math.abs(days) > 36_525 || Math.abs(seconds) > 36_525 * DAY_SECONDS ? undefined : { days, seconds }
  } catch {
    return undefined
  }
}
