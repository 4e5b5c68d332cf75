import ICAL from 'ical.js'
import { addDays, dateOf, epochDay, existsDate, fromEpochDay, type LocalDate } from '../../lib/local-date.ts'
import { plainDay } from './written-days.ts'
import { epochAt, offsetMs } from './zone-clock.ts'

/** A zone that only the file itself knows: seconds east of UTC at a moment of its own wall clock. */
export interface OwnZone {
  readonly offsetAt: (day: LocalDate, seconds: number) => number
}

/** IANA name, `UTC`, an offset, or a zone that only the file defines. */
export type FeedZone = string | OwnZone

/** A DATE or DATE-TIME before it is brought to the property's days. */
export interface FeedTime {
  /** The day as written, in the zone it was written in. */
  readonly day: LocalDate
  /** Seconds since that midnight; null for a DATE. */
  readonly seconds: number | null
  /** Null when floating (or a DATE), which means the property's own zone. */
  readonly zone: FeedZone | null
}

/** Which of two numbers is the day where the year stands last; `null` when the feed does not let on. */
export type DateOrder = 'day_first' | 'month_first' | null

const CLOCK = String.raw`(?:[T ,]*(\d{1,2}):?(\d{2}):?(\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})${CLOCK}$`, 'i')
const YEAR_FIRST_SHORT = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${CLOCK}$`, 'i')
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${CLOCK}$`, 'i')
const DAY_SECONDS = 86_400
const DAY_MS = DAY_SECONDS * 1000
/** "Since ever" and "for ever" are days too: .NET's year 1, 9999 of everybody. Nights are asked of two years only. */
const FIRST_YEAR = 1000
const LAST_YEAR = 9990

export interface TimeOptions {
  readonly dateOnly?: boolean
  readonly order?: DateOrder
}

export function readTime(
  text: string,
  zone: FeedZone | null,
  { dateOnly = false, order = 'day_first' }: TimeOptions = {},
): FeedTime | undefined {
  const trimmed = text.trim()
  const parts = [trimmed, plainDay(trimmed) ?? '']
    .map((written) => timeParts(written, order))
    .find((one) => one && existsDate(one.year, one.month, one.date))
  if (!parts) return undefined
  const { year, month, date, clock } = parts
  const within = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year))
  const day = dateOf(within, month, within === year ? date : Math.min(date, 28))
  const [hours, minutes, seconds, suffix] = clock
  if (dateOnly || hours === undefined) return { day, seconds: null, zone: null }
  const [hour, minute, second] = [Number(hours), Number(minutes), Math.min(59, Number(seconds ?? 0))]
  if (hour > 24 || minute > 59) return undefined
  return { day, seconds: hour * 3600 + minute * 60 + second, zone: writtenZone(suffix) ?? zone }
}

/** Milliseconds since 1970 have thirteen digits, and some of them look like a day of the eighteenth century. */
const isCount = (text: string) => /^\d+$/.test(text) && text.length % 2 === 1

function timeParts(text: string, order: DateOrder) {
  if (isCount(text)) return undefined
  const first = YEAR_FIRST.exec(text)
  if (first) {
    const [, year, month, date, ...clock] = first
    return { year: Number(year), month: Number(month), date: Number(date), clock }
  }
  const short = YEAR_FIRST_SHORT.exec(text)
  if (short) {
    const [, year, , month, date, ...clock] = short
    return { year: Number(year), month: Number(month), date: Number(date), clock }
  }
  const last = YEAR_LAST.exec(text)
  if (!last) return undefined
  const [, one, , other, year, ...clock] = last
  const [a, b] = [Number(one), Number(other)]
  // A date that can be read one way only is read that way, whatever its neighbours show.
  const isMonthFirst = b > 12 || (order === 'month_first' && a <= 12)
  return { year: Number(year), month: isMonthFirst ? a : b, date: isMonthFirst ? b : a, clock }
}

/** Whether a date with the year last can only be read one way round; undefined when it is no such date. */
export function orderShownBy(text: string): DateOrder | undefined {
  const trimmed = text.trim()
  const match = YEAR_LAST.exec(trimmed) ?? YEAR_LAST.exec(plainDay(trimmed) ?? '')
  if (!match) return undefined
  const [a, b] = [Number(match[1]), Number(match[3])]
  if (a === b) return undefined
  if (a > 12) return 'day_first'
  return b > 12 ? 'month_first' : null
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

/**
 * The end of a stay of that length. RFC 5545 section 3.3.6: days are days, hours are hours of a stop-watch, so 47 of
 * them are two days where the clocks go forward; who writes days as 24 hours each means days.
 */
export function endAfter(start: FeedTime, { days, seconds }: FeedDuration, propertyZone: string): FeedTime {
  if (start.seconds === null || seconds % DAY_SECONDS === 0) return shift(start, days, seconds)
  const instant = instantOf(shift(start, days), propertyZone) + seconds * 1000
  const day = Math.floor(instant / DAY_MS)
  const utc = { day: fromEpochDay(day), seconds: Math.floor((instant - day * DAY_MS) / 1000), zone: 'UTC' }
  const there = inZone(utc, start.zone ?? propertyZone, propertyZone)
  return { ...there, zone: start.zone }
}

/** The day it is at the property when the time strikes. */
export function dayAt(time: FeedTime, propertyZone: string): LocalDate {
  if (time.seconds === null) return time.day
  return inZone(time, propertyZone, propertyZone).day
}

/** Epoch milliseconds. A DATE begins at the property's midnight. */
export function instantOf(time: FeedTime, propertyZone: string): number {
  const zone = time.zone ?? propertyZone
  const whole = shift({ ...time, seconds: time.seconds ?? 0 }, 0)
  const seconds = whole.seconds ?? 0
  const asUtc = epochDay(whole.day) * DAY_MS + seconds * 1000
  if (typeof zone !== 'string') return asUtc - zone.offsetAt(whole.day, seconds) * 1000
  return zone === 'UTC' ? asUtc : epochAt(zone, asUtc)
}

/** The same moment on another zone's clock. */
export function inZone(time: FeedTime, zone: FeedZone, propertyZone: string): FeedTime {
  if ((time.zone ?? propertyZone) === zone) return shift(time, 0)
  const instant = instantOf(time, propertyZone)
  const there = instant + (typeof zone === 'string' ? offsetMs(zone, instant) : offsetIn(zone, instant))
  const day = Math.floor(there / DAY_MS)
  return { day: fromEpochDay(day), seconds: Math.floor((there - day * DAY_MS) / 1000), zone }
}

/** In milliseconds; asked by the clock of UTC, which is near enough on all days but those of a change. */
function offsetIn(zone: OwnZone, instant: number): number {
  const day = Math.floor(instant / DAY_MS)
  const hour = Math.floor((instant - day * DAY_MS) / 3_600_000)
  return zone.offsetAt(fromEpochDay(day), hour * 3600) * 1000
}

export interface FeedDuration {
  readonly days: number
  readonly seconds: number
}

/** No stay lasts as long; what claims to has been miswritten. */
const CENTURY_DAYS = 36_525

/** RFC 5545 section 3.3.6. Undefined when unreadable or longer than a century; negative lengths come back negative. */
export function readDuration(text: string): FeedDuration | undefined {
  const clean = text.trim().toUpperCase()
  if (!/^[+-]?P(?=.*\d)/.test(clean) || clean.length > 40) return undefined
  try {
    const duration = ICAL.Duration.fromString(clean)
    const sign = duration.isNegative ? -1 : 1
    const days = sign * (duration.weeks * 7 + duration.days)
    const seconds = sign * (duration.hours * 3600 + duration.minutes * 60 + duration.seconds)
    const isEndless = Math.abs(days) > CENTURY_DAYS || Math.abs(seconds) > CENTURY_DAYS * DAY_SECONDS
    return isEndless ? undefined : { days, seconds }
  } catch {
    return undefined
  }
}
