import { Temporal } from 'temporal-polyfill'
import { type Instant, isBefore } from './clock.ts'

/**
 * A calendar day written `YYYY-MM-DD`. Stays are made of days, not instants: a branded string compares with
 * `<`, travels through SQL and JSON unchanged, and can never be shifted by a time zone.
 */
export type LocalDate = string & { readonly __brand: 'LocalDate' }

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const DAY_MS = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string') return false
  const match = SHAPE.exec(value)
  if (!match) return false
  return existsDate(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Throws when the text is not an existing day. For text from outside use a schema or `isLocalDate`. */
export function localDate(value: string): LocalDate {
  if (!isLocalDate(value)) throw new RangeError(`Not a calendar day: ${JSON.stringify(value)}`)
  return value
}

export function existsDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function dateOf(year: number, month: number, day: number): LocalDate {
  if (!existsDate(year, month, day)) throw new RangeError(`Not a calendar day: ${year}-${month}-${day}`)
  return spell(year, month, day)
}

/** The one place where a day is written; who calls it has made sure that there is such a day. */
function spell(year: number, month: number, day: number): LocalDate {
  const yyyy = year >= 1000 ? `${year}` : `${year}`.padStart(4, '0')
  return `${yyyy}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (MONTH_DAYS[month - 1] ?? Number.NaN)
}

export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: 100 * pairAt(date, 0) + pairAt(date, 2), month: pairAt(date, 5), day: pairAt(date, 8) }
}

const ZERO = 48

/** Two digits of a date: by their codes, as a message's dates are taken apart thousands of times a second. */
function pairAt(date: LocalDate, at: number): number {
  return 10 * (date.charCodeAt(at) - ZERO) + date.charCodeAt(at + 1) - ZERO
}

/** Days since 1970-01-01. */
export function epochDay(date: LocalDate): number {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day) / DAY_MS
}

/**
 * By arithmetic over 400-year eras that begin on 1 March: the day of a message is worked out thousands of times a
 * second.
 */
export function fromEpochDay(days: number): LocalDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return spell(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  )
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days)
}

/** Nights of a stay `[checkIn, checkOut)`; negative when reversed. */
export function nightsBetween(checkIn: LocalDate, checkOut: LocalDate): number {
  return epochDay(checkOut) - epochDay(checkIn)
}

/** Every night of `[from, to)`, in order. */
export function eachNight(from: LocalDate, to: LocalDate): LocalDate[] {
  const first = epochDay(from)
  return Array.from({ length: Math.max(0, epochDay(to) - first) }, (_, i) => fromEpochDay(first + i))
}

/** 0 is Sunday. */
export function weekdayIndex(date: LocalDate): number {
  return (((epochDay(date) + 4) % 7) + 7) % 7
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[weekdayIndex(date)] ?? 'sun'
}

const MINUTE_MS = 60_000
/** Every request asks which day it is now, and no zone changes its day within a minute. */
let lately = { minute: Number.NaN, zone: '', date: spell(1970, 1, 1) }

/** The day it is at `at` in an IANA zone, for example America/Argentina/Buenos_Aires. */
export function dateAt(at: Instant, zone: string): LocalDate {
  const minute = Math.floor(at.epochMilliseconds / MINUTE_MS)
  if (lately.minute !== minute || lately.zone !== zone) {
    const { year, month, day } = at.toZonedDateTimeISO(zone)
    lately = { minute, zone, date: spell(year, month, day) }
  }
  return lately.date
}

/** The instant at which `time` (HH:MM) strikes on `date` in `zone`. */
export function instantAt(date: LocalDate, time: string, zone: string): Instant {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
}

const WAKES = '08:00'
const SLEEPS = '22:00'

/** Nobody is written to then without having asked: from ten in the evening until eight, on the clock of that zone. */
export function isNight(now: Instant, zone: string): boolean {
  const today = dateAt(now, zone)
  return isBefore(now, instantAt(today, WAKES, zone)) || !isBefore(now, instantAt(today, SLEEPS, zone))
}
