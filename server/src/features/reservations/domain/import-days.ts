import { addDays, dateOf, existsDate, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { plain } from './import-values.ts'

/** A day as it is written; who keeps a notebook of this season leaves the year out. */
interface WrittenDay {
  readonly year: number | null
  readonly month: number
  readonly day: number
}

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const WEEKDAY = /^(?:lun|mar|mie|jue|vie|sab|dom)/
const HOUR = /[T\s]+\d{1,2}:\d{2}(?::\d{2})?.*$/

/**
 * `15/01/2027`, `15-1-27`, `vie. 15.01.2027`, `15 de enero`, `15-ene-27` (day first, as written in Argentina) or
 * `2027-01-15`, with or without an hour.
 */
function readDay(text: string): WrittenDay | undefined {
  const words = plain(text.trim().replace(HOUR, '')).split(' ')
  const told = words.filter((word) => word !== 'de' && word !== 'del')
  const [first = '', second = '', third, ...more] =
    told.length > 2 && WEEKDAY.test(told[0] ?? '') ? told.slice(1) : told
  if (more.length > 0) return undefined
  if (/^\d{4}$/.test(first)) return dayOf({ year: Number(first), month: monthOf(second), day: third })
  if (third !== undefined && !/^(?:\d{2}|\d{4})$/.test(third)) return undefined
  return dayOf({ year: third === undefined ? null : fullYear(third), month: monthOf(second), day: first })
}

function dayOf(of: {
  readonly year: number | null
  readonly month: number
  readonly day: string | undefined
}): WrittenDay | undefined {
  const { year, month } = of
  if (!/^\d{1,2}$/.test(of.day ?? '')) return undefined
  const day = Number(of.day)
  // A leap year knows every day that there is.
  return existsDate(year ?? 2028, month, day) ? { year, month, day } : undefined
}

/** Zero is no month. */
function monthOf(word: string): number {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  const name = word.replace(/^set/, 'sep')
  return MONTHS.findIndex((month) => name.startsWith(month)) + 1
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

export interface WrittenDays {
  readonly checkIn: string | undefined
  readonly checkOut: string | undefined
  readonly nights: string | undefined
}

type Unreadable = 'check_in_unreadable' | 'check_out_unreadable' | 'dates_reversed'
type Days = { readonly checkIn: LocalDate; readonly checkOut: LocalDate }

/** Nobody leaves the year out of a stay of half a year: such days are the wrong way round. */
const MOST_NIGHTS = 120

/**
 * Both days of a stay. Where neither has a year it is the next such stay that is not over; a departure without one
 * comes after its arrival; an arrival without one beside a departure that has it is not guessed.
 */
export function readDays(written: WrittenDays, today: LocalDate): Days | Unreadable {
  const first = readDay(written.checkIn ?? '')
  if (!first) return 'check_in_unreadable'
  const last = written.checkOut === undefined ? undefined : readDay(written.checkOut)
  const nights = /^\d{1,3}$/.test(written.nights ?? '') ? Number(written.nights) : 0
  if (!last && (written.checkOut !== undefined || nights === 0)) return 'check_out_unreadable'
  if (first.year !== null) return daysFrom(first.year, first, { last, nights })
  if (last && last.year !== null) return 'check_in_unreadable'
  const now = Number(today.slice(0, 4))
  for (const year of [now - 1, now, now + 1]) {
    const days = daysFrom(year, first, { last, nights })
    if (days === 'dates_reversed') return days
    if (typeof days !== 'string' && days.checkOut > today) return days
  }
  return 'check_in_unreadable'
}

function daysFrom(
  year: number,
  { month, day }: WrittenDay,
  end: { readonly last: WrittenDay | undefined; readonly nights: number },
): Days | Unreadable {
  const { last, nights } = end
  if (!existsDate(year, month, day)) return 'check_in_unreadable'
  const checkIn = dateOf(year, month, day)
  if (!last) return { checkIn, checkOut: addDays(checkIn, nights) }
  const years = last.year === null ? [year, year + 1] : [last.year]
  const ends = years.flatMap((one) =>
    existsDate(one, last.month, last.day) ? [dateOf(one, last.month, last.day)] : [],
  )
  const checkOut = ends.find((one) => one > checkIn)
  if (ends.length === 0) return 'check_out_unreadable'
  if (!checkOut || (last.year === null && nightsBetween(checkIn, checkOut) > MOST_NIGHTS))
    return 'dates_reversed'
  return { checkIn, checkOut }
}
