import {
  addDays,
  daysInMonth,
  type LocalDate,
  localDate,
  nightsBetween,
  partsOf,
  weekdayIndex,
} from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { DayAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, assume, dateIf, monthAfter, onOrAfter, option, sure, type World, yearNamed } from './reading.ts'
import { type Hint, resolveDay } from './resolve-day.ts'
import { overWeeks, weekdayBefore } from './resolve-weeks.ts'

/** Both ends together: the month of one fills the other, and the range is in order, exists and lies ahead. */
export function resolveRange(from: DayAtom, to: DayAtom, world: World, hint: Hint = {}): StayReading {
  const dated = (atom: DayAtom) =>
    atom.year === null ? atom : { ...atom, year: yearNamed(atom.year, world) }
  const [a, b] = shareMonths(...shareOrder(dated(from), dated(to)), hint)
  const week = overWeeks(dated(from), dated(to), world)
  if (week) return week
  const before = weekdayBefore(a, b, world, hint)
  if (before) return before
  if (a.ambiguousOrder && b.ambiguousOrder && world.language === 'en') return askOrder(a, b, world)
  const start = resolveDay(a, world, hint)
  if (start.problem === 'missing') return askRepaired(a, b, world)
  if (start.problem === 'past') return askPast(a, b, world)
  if (start.problem === 'weekday' && a.day !== null && b.day !== null) return askMismatch(a, b, start.dates)
  const readings = start.dates.slice(0, start.ambiguous ? 2 : 1).map((date) => endOf(date, b, world))
  const options: StayOption[] = []
  start.dates.forEach((date, i) => {
    const end = readings[i]?.date
    if (end && end > date) options.push(option(date, end))
  })
  const first = start.dates[0]
  const end = readings[0]
  if (!first || !end) return ask([])
  if (end.problem === 'missing') return askRepaired(a, b, world)
  if (end.problem === 'weekday') return ask(end.options.map((date) => option(first, date)))
  if (end.problem === 'reversed' || !end.date) return askReversed(a, b, world)
  const nights = nightsBetween(first, end.date)
  const wrapped = from.month === null && from.relMonth === null && (from.day ?? 0) > (to.day ?? 99)
  if (nights > (wrapped ? CONVENTIONS.longestWrapNights : CONVENTIONS.longestStayNights)) {
    return askReversed(wrapped ? from : a, b, world)
  }
  if (start.ambiguous) return ask(options)
  if (!start.assumed) return sure(first, end.date)
  const today =
    start.problem === 'today' ? [option(world.today, endOf(world.today, b, world).date ?? end.date)] : []
  return assume(first, end.date, today)
}

/** One end that can only be read one way settles the other: 10/01 to 17/01. */
function shareOrder(from: DayAtom, to: DayAtom): [DayAtom, DayAtom] {
  const settle = (atom: DayAtom, by: DayAtom): DayAtom => {
    if (!atom.ambiguousOrder || by.ambiguousOrder || by.month === null) return atom
    const settled = { ...atom, ambiguousOrder: false }
    return by.monthFirst ? { ...settled, day: atom.month, month: atom.day } : settled
  }
  return [settle(from, to), settle(to, from)]
}

/** Fills the month, year or week that only one end carries. */
function shareMonths(from: DayAtom, to: DayAtom, hint: Hint): [DayAtom, DayAtom] {
  let a = from
  const b = to
  if (a.weekday !== null && a.day === null && b.relWeek !== null && a.relWeek === null) {
    const sameWeek = (a.weekday + 6) % 7 <= ((b.weekday ?? 0) + 6) % 7
    a = { ...a, relWeek: sameWeek ? b.relWeek : b.relWeek - 1 }
  }
  if (a.day === null || b.day === null) return [a, b]
  const noMonth = a.month === null && a.relMonth === null
  if (noMonth && b.relMonth !== null) a = { ...a, relMonth: a.day <= b.day ? b.relMonth : b.relMonth - 1 }
  else if (noMonth && b.month !== null) {
    const wraps = a.day > b.day
    const month = wraps ? ((b.month + 10) % 12) + 1 : b.month
    a = { ...a, month, year: yearBefore(b.year, wraps && b.month === 1) }
  } else if (a.month !== null && a.year === null && b.year !== null) {
    a = { ...a, year: yearBefore(b.year, b.month !== null && a.month > b.month) }
  } else if (noMonth && hint.month && a.day > b.day) return [a, { ...b, month: (hint.month % 12) + 1 }]
  return [a, b]
}

function yearBefore(year: number | null, earlier: boolean): number | null {
  if (year === null) return null
  if (!earlier) return year
  return year === -1 ? -2 : year - 1
}

interface End {
  readonly date: LocalDate | null
  readonly problem: 'none' | 'missing' | 'weekday' | 'reversed'
  readonly options: readonly LocalDate[]
}
const end = (
  date: LocalDate | null,
  problem: End['problem'] = 'none',
  options: readonly LocalDate[] = [],
): End => ({
  date,
  problem,
  options,
})

function endOf(start: LocalDate, atom: DayAtom, world: World): End {
  if (atom.rel !== null || atom.holiday !== null || (atom.relWeek !== null && atom.day === null)) {
    const date = resolveDay(atom, world).dates[0] ?? null
    return date && date > start ? end(date) : end(null, 'reversed')
  }
  if (atom.day === null) {
    const date = onOrAfter(addDays(start, 1), atom.weekday ?? 0)
    return end(atom.qualifier === 'next' && nightsBetween(start, date) < 2 ? addDays(date, 7) : date)
  }
  const date = numberedEnd(start, atom, world)
  if (date === null) return end(null, 'missing')
  if (date <= start) return end(null, 'reversed')
  const wrapped = atom.month === null && atom.relMonth === null && date.slice(0, 7) !== start.slice(0, 7)
  if (wrapped && nightsBetween(start, date) > CONVENTIONS.longestWrapNights) return end(null, 'reversed')
  if (atom.weekday !== null && weekdayIndex(date) !== atom.weekday) {
    const other = onOrAfter(addDays(start, 1), atom.weekday)
    return end(null, 'weekday', [date, other])
  }
  return end(date)
}

function numberedEnd(start: LocalDate, atom: DayAtom, world: World): LocalDate | null {
  const day = atom.day ?? 1
  const { year, month } = partsOf(start)
  if (atom.relMonth !== null) {
    const target = monthAfter(world.today, atom.relMonth)
    return dateIf(target.year, target.month, day)
  }
  if (atom.month === null) {
    if (day > Number(start.slice(8))) return dateIf(year, month, day)
    const next = monthAfter(start, 1)
    return dateIf(next.year, next.month, day)
  }
  if (atom.year !== null)
    return (
      resolveDay({ ...atom, weekday: null }, { ...world, today: localDate('1970-01-01') }).dates[0] ??
      dateIf(atom.year < 0 ? year : atom.year, atom.month, day)
    )
  const same = dateIf(year, atom.month, day)
  return same && same > start ? same : dateIf(atom.month < month ? year + 1 : year, atom.month, day)
}

/** "del 18 al 15 de diciembre": perhaps the ends were swapped. */
function askReversed(a: DayAtom, b: DayAtom, world: World): StayReading {
  const month = b.month ?? a.month
  const swapped = [
    resolveDay({ ...b, month, weekday: null, year: null }, world).dates[0],
    resolveDay(
      {
        ...a,
        month:
          b.month !== null && a.month !== null
            ? a.day !== null && b.day !== null && a.day > b.day
              ? month
              : a.month
            : month,
        weekday: null,
        year: null,
      },
      world,
    ).dates[0],
  ]
  const [first, second] = swapped
  if (first && second && second > first && nightsBetween(first, second) <= CONVENTIONS.longestStayNights)
    return ask([option(first, second)])
  if (first && second && first > second && nightsBetween(second, first) <= CONVENTIONS.longestStayNights)
    return ask([option(second, first)])
  return ask([])
}

/** "lunes 17 a viernes 21", and the 17th is a Sunday: from the weekday, or from the number, as long as was said. */
function askMismatch(a: DayAtom, b: DayAtom, dates: readonly LocalDate[]): StayReading {
  const [byWeekday, ...byNumber] = dates
  if (!byWeekday) return ask([])
  const nights = ((b.day ?? 0) - (a.day ?? 0) + 31) % 31 || 1
  const end = b.weekday === null ? addDays(byWeekday, nights) : onOrAfter(addDays(byWeekday, 1), b.weekday)
  return ask([
    option(byWeekday, end),
    ...byNumber.map((date) => option(date, numberedAfter(date, b.day ?? 1) ?? addDays(date, nights))),
  ])
}

function numberedAfter(start: LocalDate, day: number): LocalDate | null {
  const { year, month } = day > partsOf(start).day ? partsOf(start) : monthAfter(start, 1)
  return dateIf(year, month, day)
}

/** A day that does not exist: the last of its month, or the first of the next. */
function askRepaired(a: DayAtom, b: DayAtom, world: World): StayReading {
  const clip = (atom: DayAtom): DayAtom => {
    if (atom.day === null || atom.month === null) return atom
    const year = atom.year !== null && atom.year > 0 ? atom.year : 2025
    return { ...atom, day: Math.min(atom.day, daysInMonth(year, atom.month)), weekday: null }
  }
  const start = resolveDay(clip({ ...a, month: a.month ?? b.month }), world).dates[0]
  const last = resolveDay(clip({ ...b, month: b.month ?? a.month }), world).dates[0]
  if (!start || !last || last < start) return ask([])
  const options = last > start ? [option(start, last)] : []
  return ask([...options, option(start, addDays(last, 1))])
}

function askPast(a: DayAtom, b: DayAtom, world: World): StayReading {
  // "del 8 al 10 de este mes", said on the 14th: next month's, if anything.
  const later = (atom: DayAtom): DayAtom => ({
    ...atom,
    year: null,
    weekday: null,
    relMonth: atom.relMonth === null ? null : atom.relMonth + 1,
  })
  const start = resolveDay(later(a), world).dates[0]
  const last = start && endOf(start, later(b), world).date
  return ask(start && last ? [option(start, last)] : [])
}

/** English: 05/11 is 5 November or May 11. */
function askOrder(from: DayAtom, to: DayAtom, world: World): StayReading {
  const plain = (atom: DayAtom): DayAtom => ({ ...atom, ambiguousOrder: false })
  const swap = (atom: DayAtom): DayAtom => ({
    ...atom,
    day: atom.month,
    month: atom.day,
    ambiguousOrder: false,
  })
  const readings = [resolveRange(plain(from), plain(to), world), resolveRange(swap(from), swap(to), world)]
  const options = readings.flatMap((r) =>
    r.certainty !== 'ask' && r.checkIn && r.checkOut ? [option(r.checkIn, r.checkOut)] : [],
  )
  return ask(options)
}
