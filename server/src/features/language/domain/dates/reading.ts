import {
  addDays,
  dateOf,
  daysInMonth,
  existsDate,
  type LocalDate,
  nightsBetween,
  partsOf,
  weekdayIndex,
} from '../../../../lib/local-date.ts'
import type { Language, StayOption, StayReading, Talk } from '../../domain.ts'
import type { DayAtom } from './atoms.ts'
import type { StayCalendar } from './calendar.ts'

/** What resolving needs to know of the world: the day the message was written on, and the calendar. */
export interface World {
  readonly today: LocalDate
  readonly calendar: StayCalendar
  readonly changeoverDay: number
  readonly language: Language
  /** The stay under discussion: what is left out is taken from it. */
  readonly talk: StayOption | null
  /** Without one: the days among which a stay is looked for; a number without a month is one of them. */
  readonly span: NonNullable<Talk['span']> | null
  /** The year the message names, wherever in it. */
  readonly year: number | null
}

export const NO_STAY: StayReading = {
  certainty: 'none',
  checkIn: null,
  checkOut: null,
  nights: null,
  options: [],
}

export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}

export function option(checkIn: LocalDate, checkOut: LocalDate): StayOption {
  return { checkIn, checkOut }
}

export function sure(checkIn: LocalDate, checkOut: LocalDate): StayReading {
  return { certainty: 'sure', checkIn, checkOut, nights: nightsBetween(checkIn, checkOut), options: [] }
}

export function assume(
  checkIn: LocalDate,
  checkOut: LocalDate,
  others: readonly StayOption[] = [],
): StayReading {
  const options = others.filter((o) => o.checkIn !== checkIn || o.checkOut !== checkOut)
  return {
    certainty: 'assume',
    checkIn,
    checkOut,
    nights: nightsBetween(checkIn, checkOut),
    options: options.slice(0, 3),
  }
}

/** The first option is the likeliest; it is shown, never taken. */
export function ask(options: readonly StayOption[], nights: number | null = null): StayReading {
  const kept = options.filter(
    (o, i) => options.findIndex((p) => p.checkIn === o.checkIn && p.checkOut === o.checkOut) === i,
  )
  const first = kept[0]
  return {
    certainty: 'ask',
    checkIn: first?.checkIn ?? null,
    checkOut: first?.checkOut ?? null,
    nights: nights ?? (first && kept.length === 1 ? nightsBetween(first.checkIn, first.checkOut) : null),
    options: kept.slice(0, 3),
  }
}

export function windowOf(from: LocalDate, to: LocalDate, nights: number | null, world: World): StayReading {
  return {
    certainty: 'window',
    checkIn: from < world.today ? world.today : from,
    checkOut: to,
    nights,
    options: [],
  }
}

export function monthEnd(year: number, month: number): LocalDate {
  return dateOf(year, month, daysInMonth(year, month))
}

export function dateIf(year: number, month: number, day: number): LocalDate | null {
  return existsDate(year, month, day) ? dateOf(year, month, day) : null
}

/** First such weekday on or after `from`. */
export function onOrAfter(from: LocalDate, weekday: number): LocalDate {
  return addDays(from, (weekday - weekdayIndex(from) + 7) % 7)
}

/** Monday of the week, weeks starting on Monday. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayIndex(date) + 6) % 7))
}

/** Year and month `count` months after the month of `date`. */
export function monthAfter(date: LocalDate, count: number): { year: number; month: number } {
  const { year, month } = partsOf(date)
  const index = year * 12 + month - 1 + count
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

/** `-1` is next year, `-2` this one; the others are themselves. */
export function yearNamed(year: number, world: World): number {
  const now = partsOf(world.today).year
  if (year === -1) return now + 1
  return year === -2 ? now : year
}

/** The year in which month `month` is not over yet. */
export function yearOfMonth(month: number, given: number | null, world: World): number {
  const now = partsOf(world.today)
  if (given === -1) return now.year + 1
  if (given === -2) return now.year
  if (given !== null) return given
  if (world.year !== null) return yearNamed(world.year, world)
  return month < now.month ? now.year + 1 : now.year
}

/** "el 29 de febrero", and the coming February has none: not the one of a year away. */
export function isLeapDayAhead({ day, month, year }: DayAtom, world: World): boolean {
  if (day !== 29 || month !== 2 || year !== null || world.year !== null) return false
  const now = partsOf(world.today)
  const coming = now.month > 2 ? now.year + 1 : now.year
  return daysInMonth(coming, 2) < 29
}
