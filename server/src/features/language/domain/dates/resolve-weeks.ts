import { addDays, nightsBetween, weekdayIndex } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { DayAtom } from './atoms.ts'
import { ask, assume, mondayOf, onOrAfter, option, type World } from './reading.ts'
import { type Hint, resolveDay } from './resolve-day.ts'

/** "de viernes a lunes de la semana que viene": of which week the Friday is, only asking tells. */
export function overWeeks(from: DayAtom, to: DayAtom, world: World): StayReading | null {
  const bare = from.weekday !== null && from.day === null && from.rel === null && from.relWeek === null
  if (!bare || to.weekday === null || to.day !== null || !to.relWeek) return null
  if (mondayFirst(from.weekday ?? 0) <= mondayFirst(to.weekday)) return null
  const monday = addDays(mondayOf(world.today), 7 * to.relWeek)
  const end = onOrAfter(monday, to.weekday)
  const start = addDays(onOrAfter(monday, from.weekday ?? 0), -7)
  const options = [option(start, end), option(addDays(start, 7), addDays(end, 7))]
  return ask(options.filter((one) => one.checkIn >= world.today))
}

function mondayFirst(weekday: number): number {
  return (weekday + 6) % 7
}

/** "desde el viernes hasta el domingo 17 de enero": the weekday is the last one before the day named. */
export function weekdayBefore(a: DayAtom, b: DayAtom, world: World, hint: Hint): StayReading | null {
  const bare = a.weekday !== null && a.day === null && a.rel === null
  if (!bare || a.qualifier !== null || a.relWeek !== null || (b.day === null && b.holiday === null))
    return null
  const last = resolveDay(b, world, hint)
  const date = last.dates[0]
  const coming = resolveDay(a, world, hint).dates[0]
  if (!date || !coming || last.problem !== 'none') return null
  const gap = nightsBetween(coming, date)
  // "de viernes a martes de carnaval": the days around a holiday are counted from it.
  if (gap <= 7 && (gap > 0 || b.holiday === null)) return null
  const start = addDays(date, -((weekdayIndex(date) - (a.weekday ?? 0) + 7) % 7 || 7))
  if (b.weekday !== null || b.holiday !== null) return assume(start, date)
  return ask([option(start, date), option(coming, date)])
}
