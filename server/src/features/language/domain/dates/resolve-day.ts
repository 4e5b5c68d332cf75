import { addDays, type LocalDate, nightsBetween, partsOf, weekdayIndex } from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { DayAtom, Edge } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { holidayDate } from './named-days.ts'
import {
  dateIf,
  isLeapDayAhead,
  laterOf,
  mondayOf,
  monthAfter,
  monthEnd,
  onOrAfter,
  type World,
  windowOf,
  yearOfMonth,
} from './reading.ts'

/** What the rest of the message says about a day that does not say enough itself. */
export interface Hint {
  readonly month?: number | null
  readonly year?: number | null
  /** Weekdays are counted from here. */
  readonly anchor?: LocalDate | null
  /** Numbered days lie closest to this one. */
  readonly near?: LocalDate | null
}

export interface DayReading {
  /** Likeliest first. Empty: no such day. */
  readonly dates: readonly LocalDate[]
  readonly assumed: boolean
  /** More than one of `dates` is as likely. */
  readonly ambiguous: boolean
  readonly problem: 'none' | 'missing' | 'weekday' | 'past' | 'today'
}

const found = (dates: readonly LocalDate[], more: Partial<DayReading> = {}): DayReading => ({
  dates,
  assumed: false,
  ambiguous: false,
  problem: 'none',
  ...more,
})

export function resolveDay(atom: DayAtom, world: World, hint: Hint = {}): DayReading {
  if (atom.holiday !== null) return found([holidayDate(atom.holiday, world)])
  if (atom.rel !== null) return resolveRelative(atom, world)
  if (atom.day !== null) return resolveNumbered(atom, world, hint)
  if (atom.weekday !== null) return resolveWeekday(atom, world, hint)
  return found([], { problem: 'missing' })
}

function resolveRelative(atom: DayAtom, world: World): DayReading {
  const date = addDays(world.today, atom.rel ?? 0)
  const contradicts = atom.weekday !== null && weekdayIndex(date) !== atom.weekday
  if (!contradicts) return found([date])
  return found([date, onOrAfter(addDays(world.today, 1), atom.weekday ?? 0)], {
    problem: 'weekday',
    ambiguous: true,
  })
}

function resolveWeekday(atom: DayAtom, world: World, hint: Hint): DayReading {
  const weekday = atom.weekday ?? 0
  if (atom.relWeek !== null) {
    const date = addDays(mondayOf(world.today), 7 * atom.relWeek + ((weekday + 6) % 7))
    return found([date < world.today ? addDays(date, 7) : date])
  }
  if (hint.anchor) return found([onOrAfter(laterOf(hint.anchor, world.today), weekday)])
  // "mejor de jueves a domingo": of the week under discussion.
  const week = world.talk && atom.qualifier === null ? mondayOf(world.talk.checkIn) : null
  if (week && week > world.today) return found([onOrAfter(week, weekday)], { assumed: true })
  const coming = onOrAfter(addDays(world.today, 1), weekday)
  const isToday = weekdayIndex(world.today) === weekday
  const thisWeek = coming < addDays(mondayOf(world.today), 7)
  // "el lunes siguiente", of a stay weeks away: after it, or the coming one.
  const talked = world.talk && world.talk.checkIn > addDays(world.today, 7) ? world.talk : null
  if (atom.qualifier === 'next' && talked)
    return found([onOrAfter(addDays(talked.checkIn, 1), weekday), coming], { ambiguous: true })
  if (atom.qualifier === 'next') {
    return thisWeek ? found([coming, addDays(coming, 7)], { ambiguous: true }) : found([coming])
  }
  if (atom.qualifier === 'other') return found([addDays(coming, thisWeek ? 7 : 0)], { assumed: true })
  if (isToday) return found([coming, world.today], { assumed: true, problem: 'today' })
  return found([coming])
}

function resolveNumbered(atom: DayAtom, world: World, hint: Hint): DayReading {
  const day = atom.day ?? 1
  const candidates = numberedCandidates(atom, world, hint)
  const existing = isLeapDayAhead(atom, world) ? [] : candidates.filter((date) => date !== null)
  if (existing.length === 0) return found([], { problem: 'missing' })
  const matching =
    atom.weekday === null ? existing : existing.filter((date) => weekdayIndex(date) === atom.weekday)
  const future = matching.filter((date) => date >= world.today)
  const first = future[0]
  if (first === undefined) {
    // "miércoles 22 de enero" was right last year: without a year the mistake is in the weekday.
    const plain = atom.weekday === null || atom.year !== null
    if (matching.length > 0 && plain) return found(matching, { problem: 'past' })
    const near = existing.find((date) => date >= world.today) ?? existing[0]
    if (near === undefined) return found([], { problem: 'missing' })
    return found([near, nearestWeekday(near, atom.weekday ?? 0)], { problem: 'weekday', ambiguous: true })
  }
  const rolled = matching[0] !== first && atom.weekday === null && hint.near === undefined
  const free = (atom.month ?? hint.month ?? null) === null && atom.relMonth === null && !hint.near
  if (atom.weekday !== null && free && first > endOfNextMonth(world.today)) {
    const near = existing.find((date) => date >= world.today) ?? first
    return found([nearestWeekday(near, atom.weekday), near, first], { problem: 'weekday', ambiguous: true })
  }
  if (atom.ambiguousOrder && world.language === 'en') {
    const other = resolveNumbered(
      { ...atom, day: atom.month, month: day, ambiguousOrder: false },
      world,
      hint,
    )
    return found([first, ...other.dates.slice(0, 1)], { ambiguous: other.dates.length > 0 })
  }
  return found([first], { assumed: rolled && !isPlainlyNextYear(atom, hint, matching[0], world) })
}

/** Who names a number and a weekday that disagree has mistaken one of them, not the season. */
function endOfNextMonth(today: LocalDate): LocalDate {
  const { year, month } = monthAfter(today, 1)
  return monthEnd(year, month)
}

/** "4 de enero" said in October can only be the coming one; the month just gone leaves a doubt. */
function isPlainlyNextYear(atom: DayAtom, hint: Hint, past: LocalDate | undefined, world: World): boolean {
  if ((atom.month ?? hint.month ?? null) === null || past === undefined) return false
  return nightsBetween(past, world.today) > CONVENTIONS.justPastDays
}

function numberedCandidates(atom: DayAtom, world: World, hint: Hint): (LocalDate | null)[] {
  const day = atom.day ?? 1
  const now = partsOf(world.today)
  if (atom.relMonth !== null) {
    const { year, month } = monthAfter(world.today, atom.relMonth)
    return [dateIf(year, month, day)]
  }
  const month = atom.month ?? hint.month ?? null
  if (month !== null) {
    const given = atom.year ?? hint.year ?? world.year
    if (given !== null) return [dateIf(yearOfMonth(month, given, world), month, day)]
    return [0, 1, 2, 3, 4]
      .map((k) => dateIf(now.year + k, month, day))
      .slice(0, month === 2 && day === 29 ? 5 : 2)
  }
  if (hint.near) return [nearestNumbered(day, hint.near)]
  const near = world.talk && nearTalk(day, world.talk)
  if (near && near >= world.today && atom.weekday === null) return [near]
  const within = world.talk ? [] : inSpan(day, world)
  if (within.length > 0) return within
  return Array.from({ length: 13 }, (_, k) => {
    const { year, month: m } = monthAfter(world.today, k)
    return dateIf(year, m, day)
  })
}

function nearestNumbered(day: number, near: LocalDate): LocalDate | null {
  const around = [-1, 0, 1].map((k) => monthAfter(near, k)).map(({ year, month }) => dateIf(year, month, day))
  const distance = (date: LocalDate | null) =>
    date ? Math.abs(Date.parse(date) - Date.parse(near)) : Number.POSITIVE_INFINITY
  return around.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** "mejor del 17 al 20" is said of the month of the talk: the number that lies closest to the stay under discussion. */
function nearTalk(day: number, { checkIn, checkOut }: StayOption): LocalDate | null {
  const { year, month } = partsOf(checkIn)
  const inMonth = dateIf(year, month, day)
  if (inMonth && checkIn.slice(0, 7) === checkOut.slice(0, 7)) return inMonth
  return nearestNumbered(day, day >= partsOf(checkIn).day ? checkIn : checkOut)
}

/** "del 10 al 17", said of January: each such day of the span under discussion that is still ahead. */
function inSpan(day: number, { span, today }: World): LocalDate[] {
  if (!span) return []
  return Array.from({ length: 13 }, (_, k) => monthAfter(span.from, k))
    .map(({ year, month }) => dateIf(year, month, day))
    .filter((date) => date !== null)
    .filter((date) => date >= today && date >= span.from && date <= span.to)
}

function nearestWeekday(date: LocalDate, weekday: number): LocalDate {
  const after = onOrAfter(date, weekday)
  return (weekday - weekdayIndex(date) + 7) % 7 > 3 ? addDays(after, -7) : after
}

/** "cerca del 10", "después del 10", "antes del 10": where to look for a stay. */
export function edgeWindow(
  edge: Edge,
  span: { readonly from: LocalDate; readonly to: LocalDate },
  nights: number | null,
  world: World,
): StayReading {
  const { aroundDays, openEndDays } = CONVENTIONS
  if (edge === 'around')
    return windowOf(addDays(span.from, -aroundDays), addDays(span.to, aroundDays), nights, world)
  if (edge === 'after') return windowOf(span.to, addDays(span.to, openEndDays), nights, world)
  return windowOf(addDays(span.from, -openEndDays), span.from, nights, world)
}
