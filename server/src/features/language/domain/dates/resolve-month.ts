import { addDays, dateOf, daysInMonth, nightsBetween, partsOf } from '../../../../lib/local-date.ts'
import { isKeyOf } from '../../../../lib/records.ts'
import type { StayReading } from '../../domain.ts'
import type { PeriodAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import {
  ask,
  assume,
  mondayOf,
  monthAfter,
  monthEnd,
  option,
  type World,
  windowOf,
  yearOfMonth,
} from './reading.ts'
import { resolveDay } from './resolve-day.ts'

export function monthOf(atom: PeriodAtom, world: World): { year: number; month: number } | null {
  if (atom.relMonth !== null) return monthAfter(world.today, atom.relMonth)
  if (atom.month === null) return null
  return { year: yearOfMonth(atom.month, atom.year, world), month: atom.month }
}

/** What the talk is about names the month that is left out. */
function monthTalkedOf({ talk, span }: World): { year: number; month: number } | null {
  const day = talk?.checkIn ?? span?.from
  return day ? partsOf(day) : null
}

export function resolveMonth(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  const month = monthOf(atom, world)
  if (!month) return ask([])
  const { year } = month
  const { monthParts } = CONVENTIONS
  const part = atom.part !== null && isKeyOf(monthParts, atom.part) ? monthParts[atom.part] : undefined
  if (part) {
    const to = part[1] === 0 ? monthEnd(year, month.month) : dateOf(year, month.month, part[1])
    if (to < world.today && atom.year === null)
      return resolveMonth(
        atom.relMonth === null ? { ...atom, year: year + 1 } : { ...atom, relMonth: 1 },
        nights,
        world,
      )
    return windowOf(dateOf(year, month.month, part[0]), to, nights, world)
  }
  const first = dateOf(year, month.month, 1)
  const last = monthEnd(year, month.month)
  if (atom.qualifier === 'all' && atom.toMonth === null && first >= world.today)
    return assume(first, last, [option(first, addDays(last, 1))])
  if (atom.toMonth !== null) {
    const toYear = atom.toMonth < month.month ? year + 1 : year
    return windowOf(first, monthEnd(toYear, atom.toMonth), nights, world)
  }
  return windowOf(first, last, nights, world)
}

/** Half a month; fewer nights than it has make it a window. */
export function resolveQuincena(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  const named = monthOf(atom, world) ?? monthTalkedOf(world)
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
  if (nights !== null && nights < nightsBetween(chosen.checkIn, chosen.checkOut))
    return windowOf(chosen.checkIn, chosen.checkOut, nights, world)
  const later = addDays(chosen.checkOut, 1)
  return assume(chosen.checkIn, chosen.checkOut, [option(chosen.checkIn, later)])
}

export function resolveWeek(atom: PeriodAtom, nights: number | null, world: World): StayReading {
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

export function resolveSeason(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  const now = partsOf(world.today)
  const given = atom.year !== null && atom.year > 0 ? atom.year : null
  if (atom.id === 1) {
    const winter = world.calendar.winterHolidays(given ?? now.year)
    const chosen =
      winter.to < world.today && given === null ? world.calendar.winterHolidays(now.year + 1) : winter
    return windowOf(chosen.from, chosen.to, nights, world)
  }
  const { id } = atom
  if (!isKeyOf(CONVENTIONS.seasons, id)) return ask([])
  const [fromMonth, toMonth] = CONVENTIONS.seasons[id]
  const year = given ?? now.year
  const spans = (y: number) => ({
    from: dateOf(y, fromMonth, 21),
    to: dateOf(toMonth < fromMonth ? y + 1 : y, toMonth, 20),
  })
  const chosen = [year - 1, year, year + 1].map(spans).find((s) => s.to > world.today) ?? spans(year)
  return windowOf(chosen.from, chosen.to, nights, world)
}
