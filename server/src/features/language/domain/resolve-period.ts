import {
  addDays,
  dateOf,
  daysInMonth,
  type LocalDate,
  nightsBetween,
  partsOf,
  weekdayIndex,
} from '../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../domain.ts'
import type { PeriodAtom } from './atoms.ts'
import type { DaysOff } from './calendar.ts'
import { CONVENTIONS } from './conventions.ts'
import { easter, fromEaster } from './easter.ts'
import {
  ask,
  assume,
  mondayOf,
  monthAfter,
  monthEnd,
  onOrAfter,
  option,
  sure,
  type World,
  windowOf,
  yearOfMonth,
} from './reading.ts'
import { type Hint, resolveDay } from './resolve-day.ts'

const W = CONVENTIONS.weekend

/** A period by itself, with the number of nights if the message gave one. */
export function resolvePeriod(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  switch (atom.name) {
    case 'weekend':
      return fitNights(resolveWeekend(atom, world), nights)
    case 'lweekend':
      return fitNights(resolveLongWeekend(atom, world), nights)
    case 'holidays':
      return fitNights(resolveHolidays(atom, world), nights)
    case 'holiday':
      return resolveHoliday(atom, nights, world)
    case 'quincena':
      return resolveQuincena(atom, world)
    case 'week':
      return resolveWeek(atom, nights, world)
    case 'season':
      return resolveSeason(atom, nights, world)
    case 'offset': {
      const from = addDays(world.today, atom.offsetDays)
      return nights
        ? assume(from, addDays(from, nights))
        : windowOf(mondayOf(from), addDays(mondayOf(from), 6), null, world)
    }
    case 'month':
      return resolveMonth(atom, nights, world)
  }
}

/** More or fewer nights than the period has: offered from either end. */
function fitNights(reading: StayReading, nights: number | null): StayReading {
  const { checkIn, checkOut } = reading
  if (nights === null || !checkIn || !checkOut) return reading
  if (reading.certainty === 'window') return { ...reading, nights }
  const all = [option(checkIn, checkOut), ...reading.options]
  const fitting = all.filter((o) => nightsBetween(o.checkIn, o.checkOut) === nights)
  const first = fitting[0]
  if (reading.certainty === 'ask')
    return ask(
      fitting.length > 0 ? fitting : all.map((o) => option(o.checkIn, addDays(o.checkIn, nights))),
      nights,
    )
  if (first && first.checkIn === checkIn) return sure(first.checkIn, first.checkOut)
  return ask(
    [option(addDays(checkOut, -nights), checkOut), option(checkIn, addDays(checkIn, nights)), ...fitting],
    nights,
  )
}

function weekendOf(saturday: LocalDate, world: World): StayReading {
  const from = addDays(saturday, W.from)
  const to = addDays(saturday, W.to)
  if (from >= world.today) return assume(from, to, [option(addDays(saturday, W.otherFrom), to)])
  if (saturday >= world.today) return assume(saturday, to)
  return ask([option(addDays(from, 7), addDays(to, 7))])
}

function resolveWeekend(atom: PeriodAtom, world: World): StayReading {
  if (atom.of.length > 0) return weekendOfDays(atom, world)
  if (atom.relWeek !== null) return weekendOf(addDays(mondayOf(world.today), 7 * atom.relWeek + 5), world)
  const month = monthOf(atom, world)
  if (month) {
    const nth = atom.nth !== null ? nthSaturday(month.year, month.month, atom.nth) : null
    if (nth && nth < world.today && atom.month !== null && atom.year === null) {
      return weekendOf(nthSaturday(month.year + 1, month.month, atom.nth ?? 1), world)
    }
    if (nth) return weekendOf(nth, world)
    return windowOf(dateOf(month.year, month.month, 1), monthEnd(month.year, month.month), null, world)
  }
  const saturday = onOrAfter(addDays(mondayOf(world.today), 0), 6)
  const following = addDays(saturday, 7)
  if (atom.qualifier === 'other') return weekendOf(following, world)
  if (atom.qualifier === 'any') return windowOf(world.today, addDays(world.today, 60), null, world)
  if (atom.qualifier === 'next') {
    const begun = weekdayIndex(world.today) === 6 || weekdayIndex(world.today) === 0
    if (begun) return weekendOf(following, world)
    const options = [
      option(addDays(saturday, W.from), addDays(saturday, W.to)),
      option(addDays(following, W.from), addDays(following, W.to)),
    ]
    return ask(world.language === 'en' ? options.toReversed() : options)
  }
  return weekendOf(saturday, world)
}

function nthSaturday(year: number, month: number, nth: number): LocalDate {
  const first = onOrAfter(dateOf(year, month, 1), 6)
  if (nth > 0) return addDays(first, 7 * (nth - 1))
  const last = monthEnd(year, month)
  return addDays(last, -((weekdayIndex(last) + 1) % 7))
}

function weekendOfDays(atom: PeriodAtom, world: World): StayReading {
  const first = atom.of[0]
  if (!first) return ask([])
  const read = resolveDay(first, world)
  const date = read.dates[0]
  if (!date) return ask([])
  const past = first.month !== null && read.assumed ? justPast(first.month, first.day ?? 1, world) : null
  const run = runWith(date, world)
  if (run) {
    if (past) return ask([option(run.from, run.to)])
    return assume(run.from, run.to, [option(addDays(run.from, -1), run.to)])
  }
  const weekday = weekdayIndex(date)
  if (past) return ask([optionOfWeekend(nearSaturday(date))])
  if (weekday === 2 || weekday === 3) {
    return ask([optionOfWeekend(onOrAfter(date, 6)), optionOfWeekend(addDays(onOrAfter(date, 6), -7))])
  }
  return weekendOf(nearSaturday(date), world)
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

function justPast(month: number, day: number, world: World): boolean {
  const date = dateOf(partsOf(world.today).year, month, Math.min(day, 28))
  const ago = nightsBetween(date, world.today)
  return ago > 0 && ago <= CONVENTIONS.justPastDays
}

function runWith(date: LocalDate, world: World): DaysOff | undefined {
  const { year } = partsOf(date)
  return [...world.calendar.longWeekends(year - 1), ...world.calendar.longWeekends(year)].find(
    (r) => r.from <= date && date <= r.to,
  )
}

function upcomingRuns(world: World): DaysOff[] {
  const { year } = partsOf(world.today)
  return [year - 1, year, year + 1, year + 2]
    .flatMap((y) => world.calendar.longWeekends(y))
    .filter((r) => r.to > world.today)
}

function ofRun(run: DaysOff, world: World): StayReading {
  const from = run.from < world.today ? world.today : run.from
  const earlier = addDays(run.from, -1)
  return assume(from, run.to, earlier >= world.today ? [option(earlier, run.to)] : [])
}

function resolveLongWeekend(atom: PeriodAtom, world: World): StayReading {
  if (atom.of.length > 0) return weekendOfDays(atom, world)
  const runs = upcomingRuns(world)
  const month = monthOf(atom, world)
  if (!month) {
    const next = runs[atom.qualifier === 'other' ? 1 : 0]
    if (atom.qualifier === 'any') return ask(runs.slice(0, 3).map((r) => option(r.from, r.to)))
    return next ? ofRun(next, world) : ask([])
  }
  const touches = (run: DaysOff, year: number) => {
    const key = `${year}-${String(month.month).padStart(2, '0')}`
    return run.from.startsWith(key) || run.to.startsWith(key)
  }
  const inMonth = runs.filter((run) => touches(run, month.year))
  const first = inMonth[0]
  if (!first) {
    const nextYear = runs.filter((run) => touches(run, month.year + 1))
    return ask(nextYear.map((run) => option(run.from, run.to)))
  }
  const nth =
    atom.nth === -1 ? inMonth[inMonth.length - 1] : atom.nth !== null ? inMonth[atom.nth - 1] : undefined
  if (nth) return ofRun(nth, world)
  const starting = inMonth.filter((run) => partsOf(run.from).month === month.month)
  if (starting.length > 1) return ask(starting.map((run) => option(run.from, run.to)))
  return ofRun(starting[0] ?? first, world)
}

function resolveHolidays(atom: PeriodAtom, world: World): StayReading {
  if (atom.of.length > 0) return weekendOfDays(atom, world)
  if (atom.month !== null || atom.relMonth !== null) return resolveLongWeekend(atom, world)
  return ask(
    upcomingRuns(world)
      .slice(0, 2)
      .map((run) => option(run.from, run.to)),
  )
}

function resolveHoliday(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  if (atom.id === 1 || atom.id === 2) return resolveEasterPeriod(atom, nights, world)
  const at = atom.id === 4 ? CONVENTIONS.newYear : CONVENTIONS.christmas
  const eve = holidayEve(atom, world)
  if (nights === null) {
    const others =
      atom.id === 4
        ? [option(addDays(eve, -1), addDays(eve, 2)), option(eve, addDays(eve, 1))]
        : [option(eve, addDays(eve, 1)), option(addDays(eve, -1), addDays(eve, 2))]
    return ask([option(eve, addDays(eve, at.nights)), ...others])
  }
  const middle = addDays(eve, -Math.floor((nights - 1) / 2))
  const starts = nights === 1 ? [eve] : [middle, addDays(eve, -(nights - 2)), eve]
  return ask(
    starts.map((from) => option(from, addDays(from, nights))),
    nights,
  )
}

function holidayEve(atom: PeriodAtom, world: World): LocalDate {
  const at = atom.id === 4 ? CONVENTIONS.newYear : CONVENTIONS.christmas
  const now = partsOf(world.today)
  const given =
    atom.year !== null && atom.year > 0
      ? atom.id === 4 && atom.year > now.year
        ? atom.year - 1
        : atom.year
      : now.year
  const eve = dateOf(given, at.month, at.day)
  return addDays(eve, 1) < world.today ? dateOf(given + 1, at.month, at.day) : eve
}

function resolveEasterPeriod(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  const C = CONVENTIONS
  const toOffset = atom.id === 1 ? C.carnival.to : C.holyWeek.to
  const now = partsOf(world.today).year
  const given = atom.year === -1 ? now + 1 : atom.year !== null && atom.year > 0 ? atom.year : now
  const past = fromEaster(given, toOffset) < world.today
  const year = past && atom.year === null ? given + 1 : given
  const at = (days: number) => fromEaster(year, days)
  if (atom.id === 2 && atom.qualifier === 'all') {
    return assume(at(C.holyWeek.whole), at(0), [option(at(-3), at(0)), option(at(-4), at(0))])
  }
  const main =
    atom.id === 1 ? option(at(C.carnival.from), at(C.carnival.to)) : option(at(C.holyWeek.from), at(0))
  const others =
    atom.id === 1
      ? [option(at(C.carnival.earlier), at(C.carnival.to)), option(at(C.carnival.from), at(C.carnival.later))]
      : [option(at(C.holyWeek.earlier), at(0)), option(at(C.holyWeek.from), at(1))]
  if (past && atom.year === null && nightsBetween(fromEaster(given, toOffset), world.today) <= C.justPastDays)
    return ask([main, ...others])
  if (nights === null || nights === nightsBetween(main.checkIn, main.checkOut))
    return nights === null ? assume(main.checkIn, main.checkOut, others) : sure(main.checkIn, main.checkOut)
  const fitting = others.filter((o) => nightsBetween(o.checkIn, o.checkOut) === nights)
  const first = fitting[0]
  if (first) return assume(first.checkIn, first.checkOut, fitting.slice(1))
  return ask(
    [
      option(addDays(main.checkOut, -nights), main.checkOut),
      option(main.checkIn, addDays(main.checkIn, nights)),
    ],
    nights,
  )
}

export function monthOf(atom: PeriodAtom, world: World): { year: number; month: number } | null {
  if (atom.relMonth !== null) return monthAfter(world.today, atom.relMonth)
  if (atom.month === null) return null
  return { year: yearOfMonth(atom.month, atom.year, world), month: atom.month }
}

function resolveQuincena(atom: PeriodAtom, world: World): StayReading {
  const named = monthOf(atom, world)
  const base = named ?? monthAfter(world.today, 0)
  const half = (nth: number, { year, month }: { year: number; month: number }) =>
    nth === 1
      ? option(dateOf(year, month, 1), dateOf(year, month, world.changeoverDay - 1))
      : option(dateOf(year, month, world.changeoverDay), monthEnd(year, month))
  if (atom.nth !== 1 && atom.nth !== 2) {
    return ask([half(1, base), half(2, base)].filter((o) => o.checkIn >= world.today))
  }
  let at = base
  if (half(atom.nth, at).checkIn < world.today) {
    at =
      named && atom.relMonth === null
        ? { year: base.year + 1, month: base.month }
        : monthAfter(world.today, 1)
    if (named) return ask([half(atom.nth, at)])
  }
  if (!named) return ask([half(atom.nth, at)])
  const chosen = half(atom.nth, at)
  const later = addDays(chosen.checkOut, 1)
  return assume(chosen.checkIn, chosen.checkOut, [option(chosen.checkIn, later)])
}

function resolveWeek(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  if (atom.relWeek !== null) {
    const monday = addDays(mondayOf(world.today), 7 * atom.relWeek)
    return windowOf(monday, addDays(monday, 6), nights, world)
  }
  const first = atom.of[0]
  if (first) {
    const date = resolveDay(first, world).dates[0]
    if (!date) return ask([])
    const monday = mondayOf(date)
    const options = [option(date, addDays(date, 7))]
    if (monday >= world.today && monday !== date) options.push(option(monday, addDays(monday, 7)))
    else options.push(option(date, addDays(mondayOf(date), 6)))
    return ask(options)
  }
  const month = monthOf(atom, world)
  if (!month) return ask([])
  const last = daysInMonth(month.year, month.month)
  const from = atom.nth === null ? 1 : atom.nth === -1 ? last - 6 : Math.min(7 * (atom.nth - 1) + 1, last - 6)
  const to = atom.nth === null ? last : Math.min(from + 6, last)
  return windowOf(
    dateOf(month.year, month.month, from),
    dateOf(month.year, month.month, to),
    nights ?? 7,
    world,
  )
}

function resolveSeason(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  const now = partsOf(world.today)
  const given = atom.year !== null && atom.year > 0 ? atom.year : null
  if (atom.id === 1) {
    const winter = world.calendar.winterHolidays(given ?? now.year)
    const chosen =
      winter.to < world.today && given === null ? world.calendar.winterHolidays(now.year + 1) : winter
    return windowOf(chosen.from, chosen.to, nights, world)
  }
  const [fromMonth, toMonth] = (
    [
      [12, 3],
      [6, 9],
      [3, 6],
      [9, 12],
    ] as const
  )[atom.id - 2] ?? [12, 3]
  const year = given ?? now.year
  const spans = (y: number) => ({
    from: dateOf(y, fromMonth, 21),
    to: dateOf(toMonth < fromMonth ? y + 1 : y, toMonth, 20),
  })
  const chosen = [year - 1, year, year + 1].map(spans).find((s) => s.to > world.today) ?? spans(year)
  return windowOf(chosen.from, chosen.to, nights, world)
}

function resolveMonth(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  const month = monthOf(atom, world)
  if (!month) return ask([])
  const { year } = month
  const part = CONVENTIONS.monthParts[atom.part as 1 | 2 | 3]
  if (part) {
    const to = part[1] === 0 ? monthEnd(year, month.month) : dateOf(year, month.month, part[1])
    if (to < world.today && atom.year === null && atom.relMonth === null)
      return resolveMonth({ ...atom, year: year + 1 }, nights, world)
    return windowOf(dateOf(year, month.month, part[0]), to, nights, world)
  }
  const first = dateOf(year, month.month, 1)
  const last = monthEnd(year, month.month)
  if (atom.qualifier === 'all' && first >= world.today)
    return assume(first, last, [option(first, addDays(last, 1))])
  if (atom.toMonth !== null) {
    const toYear = atom.toMonth < month.month ? year + 1 : year
    return windowOf(first, monthEnd(toYear, atom.toMonth), nights, world)
  }
  return windowOf(first, last, nights, world)
}

/** What a period says about days named beside it: "navidad, del 24 al 26", "finde del 21/11 de viernes a lunes". */
export function hintOf(atom: PeriodAtom, world: World): Hint {
  if (atom.name === 'month') {
    const month = monthOf(atom, world)
    return month
      ? { month: month.month, year: atom.year ?? (atom.relMonth !== null ? month.year : null) }
      : {}
  }
  if (atom.name === 'offset') return { anchor: addDays(world.today, atom.offsetDays) }
  if (atom.name === 'week' && atom.relWeek !== null)
    return { anchor: addDays(mondayOf(world.today), 7 * atom.relWeek) }
  if (atom.name === 'holiday' && atom.id === 2) {
    const year = easterYear(0, world)
    return { anchor: fromEaster(year, -6), near: fromEaster(year, -2) }
  }
  if (atom.name === 'holiday' && atom.id === 1) {
    const year = easterYear(-47, world)
    return { anchor: fromEaster(year, -52), near: fromEaster(year, -49) }
  }
  if (atom.name === 'holiday')
    return { anchor: addDays(holidayEve(atom, world), -4), near: holidayEve(atom, world) }
  const reading = resolvePeriod(atom, null, world)
  if (!reading.checkIn) return {}
  return { anchor: addDays(reading.checkIn, atom.name === 'lweekend' ? -2 : -1), near: reading.checkIn }
}

function easterYear(offset: number, world: World): number {
  const { year } = partsOf(world.today)
  return addDays(easter(year), offset) < world.today ? year + 1 : year
}
