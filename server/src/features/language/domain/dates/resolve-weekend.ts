import {
  addDays,
  dateOf,
  type LocalDate,
  nightsBetween,
  partsOf,
  weekdayIndex,
} from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { DayAtom, PeriodAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, assume, mondayOf, monthEnd, onOrAfter, option, type World, windowOf } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import { ofRun, resolveNextRuns, resolveRun, runNear, runWith, upcomingRuns } from './resolve-long-weekend.ts'
import { monthOf } from './resolve-month.ts'

const W = CONVENTIONS.weekend

export function resolveWeekend(atom: PeriodAtom, world: World): StayReading {
  if (atom.of.length > 0) return weekendOfDays(atom, world)
  if (atom.qualifier === 'unknown') return resolveNextRuns(world)
  if (atom.relWeek !== null) return weekendOf(addDays(mondayOf(world.today), 7 * atom.relWeek + 5), world)
  const month = monthOf(atom, world)
  if (month) return weekendOfMonth(atom, month, world)
  const saturday = onOrAfter(mondayOf(world.today), 6)
  const following = addDays(saturday, 7)
  if (atom.offsetDays > 0) {
    const later = addDays(saturday, atom.offsetDays)
    return ask([optionOfWeekend(addDays(later, -7)), optionOfWeekend(later)])
  }
  if (atom.qualifier === 'other') return weekendOf(following, world)
  if (atom.qualifier === 'any')
    return windowOf(world.today, addDays(world.today, CONVENTIONS.lookAheadDays), null, world)
  if (atom.qualifier === null && atom.nth === null) {
    const spoken = weekendsSpokenOf(world).filter((one) => one !== saturday)
    if (spoken.length > 0) return ask([...spoken, saturday].map(optionOfWeekend))
  }
  if (atom.qualifier !== 'next') return weekendOf(saturday, world)
  const begun = weekdayIndex(world.today) % 6 === 0
  if (begun) return weekendOf(following, world)
  const options = [optionOfWeekend(saturday), optionOfWeekend(following)]
  return ask(world.language === 'en' ? options.toReversed() : options)
}

/** "el finde" in a talk about other weeks than this and the next: of those, or the coming one, only asking tells. */
function weekendsSpokenOf({ talk, span, today }: World): LocalDate[] {
  const from = talk?.checkIn ?? span?.from
  if (!from || from < addDays(mondayOf(today), 14)) return []
  const first = onOrAfter(talk ? mondayOf(from) : from, 6)
  if (talk) return [first]
  return [first, addDays(first, 7)].filter((one) => span !== null && one <= span.to)
}

export function resolveLongWeekend(atom: PeriodAtom, world: World): StayReading {
  return atom.of.length > 0 ? weekendOfDays(atom, world) : resolveRun(atom, world)
}

export function resolveHolidays(atom: PeriodAtom, world: World): StayReading {
  if (atom.of.length > 0) return weekendOfDays(atom, world)
  return atom.month !== null || atom.relMonth !== null ? resolveRun(atom, world) : resolveNextRuns(world)
}

function weekendOf(saturday: LocalDate, world: World): StayReading {
  const from = addDays(saturday, W.from)
  const to = addDays(saturday, W.to)
  const run = runWith(saturday, world)
  const whole = run && run.from >= world.today ? [option(run.from, run.to)] : []
  if (from >= world.today) return assume(from, to, [...whole, option(addDays(saturday, W.otherFrom), to)])
  if (saturday >= world.today) return assume(saturday, to, whole)
  return ask([option(addDays(from, 7), addDays(to, 7))])
}

function weekendOfMonth(
  atom: PeriodAtom,
  month: { readonly year: number; readonly month: number },
  world: World,
): StayReading {
  if (atom.nth === null)
    return windowOf(dateOf(month.year, month.month, 1), monthEnd(month.year, month.month), null, world)
  const nth = nthSaturday(month.year, month.month, atom.nth)
  const rolls = nth < world.today && atom.month !== null && atom.year === null
  return weekendOf(rolls ? nthSaturday(month.year + 1, month.month, atom.nth) : nth, world)
}

function nthSaturday(year: number, month: number, nth: number): LocalDate {
  if (nth > 0) return addDays(onOrAfter(dateOf(year, month, 1), 6), 7 * (nth - 1))
  const last = monthEnd(year, month)
  return addDays(last, -((weekdayIndex(last) + 1) % 7))
}

function weekendOfDays(atom: PeriodAtom, world: World): StayReading {
  const first = atom.of[0]
  if (!first) return ask([])
  const bare = first.day !== null && first.month === null && first.relMonth === null && first.weekday === null
  if (bare && atom.name !== 'weekend') return longWeekendOfNumber(first, world)
  const read = resolveDay(first, world)
  const date = bare ? weekendDate(first, world) : read.dates[0]
  if (!date) return ask([])
  const past = first.month !== null && read.assumed && justPast(first, world)
  const run = atom.name === 'weekend' ? runWith(nearSaturday(date), world) : runNear(date, world)
  const whole = run ?? runWith(date, world)
  if (whole) {
    if (past) return ask([option(whole.from, whole.to)])
    const plain = optionOfWeekend(nearSaturday(date))
    // "finde del 5", and the long one begins on the 6th; "finde 6 y 7", and it lasts until the 9th.
    const outside = atom.name === 'weekend' && (date < whole.from || date > whole.to || atom.of.length > 1)
    if (outside) return ask([plain, option(whole.from, whole.to)])
    return assume(whole.from, whole.to, [option(addDays(whole.from, -1), whole.to)])
  }
  if (past) return ask([optionOfWeekend(nearSaturday(date))])
  if (first.holiday !== null) return weekendOfHoliday(date, world)
  const weekday = weekdayIndex(date)
  if (weekday === 2 || weekday === 3)
    return ask([optionOfWeekend(onOrAfter(date, 6)), optionOfWeekend(addDays(onOrAfter(date, 6), -7))])
  return weekendOf(nearSaturday(date), world)
}

/** A holiday no long weekend holds: its own weekend, or, in the middle of the week, the days from there to it. */
function weekendOfHoliday(date: LocalDate, world: World): StayReading {
  const weekday = weekdayIndex(date)
  if ([5, 6, 0].includes(weekday)) return weekendOf(nearSaturday(date), world)
  if (weekday === 1) return assume(addDays(date, -2), date, [option(addDays(date, -3), date)])
  if (weekday === 2) return ask([option(addDays(date, -3), date), option(addDays(date, -4), date)])
  return ask([option(date, addDays(date, 7 - weekday)), option(date, addDays(date, 1))])
}

/** "finde del 14": the coming 14th that touches a weekend, if one of the next two does. */
function weekendDate(atom: DayAtom, world: World): LocalDate | undefined {
  const from = world.talk ? monthsAway(world.talk.checkIn, world) : 0
  const dates = [0, 1, 2]
    .map((k) => resolveDay({ ...atom, relMonth: from + k }, world).dates[0])
    .filter((date) => date !== undefined && date >= world.today)
  return dates.slice(0, 2).find((date) => date && [5, 6, 0].includes(weekdayIndex(date))) ?? dates[0]
}

function monthsAway(date: LocalDate, world: World): number {
  const [then, now] = [partsOf(date), partsOf(world.today)]
  return Math.max(0, 12 * (then.year - now.year) + then.month - now.month)
}

/** "finde largo del 8": the coming long weekend with an 8th in it. */
function longWeekendOfNumber(atom: DayAtom, world: World): StayReading {
  const run = upcomingRuns(world).find(({ from, to }) => {
    const length = nightsBetween(from, to)
    return Array.from({ length: length + 1 }, (_, k) => partsOf(addDays(from, k)).day).includes(atom.day ?? 0)
  })
  return run ? ofRun(run, world) : resolveNextRuns(world)
}

function nearSaturday(date: LocalDate): LocalDate {
  const weekday = weekdayIndex(date)
  if (weekday === 0) return addDays(date, -1)
  if (weekday === 1) return addDays(date, -2)
  return onOrAfter(date, 6)
}

function optionOfWeekend(saturday: LocalDate): StayOption {
  return option(addDays(saturday, W.from), addDays(saturday, W.to))
}

function justPast(atom: DayAtom, world: World): boolean {
  const date = dateOf(partsOf(world.today).year, atom.month ?? 1, Math.min(atom.day ?? 1, 28))
  const ago = nightsBetween(date, world.today)
  return ago > 0 && ago <= CONVENTIONS.justPastDays
}
