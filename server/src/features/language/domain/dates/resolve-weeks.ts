import { addDays } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { DayAtom } from './atoms.ts'
import { ask, mondayOf, onOrAfter, option, type World } from './reading.ts'

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
