import { addDays, dateOf, type LocalDate, partsOf } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { Token } from '../text/token.ts'
import type { DayAtom, PeriodAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, assume, onOrAfter, option, type World, windowOf } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import { holidayEve } from './resolve-holiday.ts'
import { resolvePeriod } from './resolve-period.ts'

const CHRISTMAS = 3
const NEW_YEAR = 4

/** Two expressions that only mean something together; nothing when they are not of that kind. */
export function readBeside(
  days: readonly DayAtom[],
  periods: readonly PeriodAtom[],
  tokens: readonly Token[],
  world: World,
): StayReading | null {
  return (
    weekendBeside(days, periods, world) ??
    untilHoliday(days, periods, tokens, world) ??
    (days.length < 2 ? overTheHolidays(periods, world) : null) ??
    betweenPeriods(periods, tokens, world)
  )
}

/** "el fin de semana después de navidad", "el finde antes del 15". */
function weekendBeside(
  days: readonly DayAtom[],
  periods: readonly PeriodAtom[],
  world: World,
): StayReading | null {
  const weekend = periods.find(
    (p) => p.name === 'weekend' && !p.edge && p.of.length === 0 && p.month === null,
  )
  const beside = [...periods, ...days].find((a) => a.edge === 'after' || a.edge === 'before')
  if (!weekend || !beside) return null
  const edge = beside.type === 'period' ? resolvePeriod({ ...beside, edge: null }, null, world) : null
  const day = beside.type === 'day' ? resolveDay({ ...beside, edge: null }, world).dates[0] : undefined
  const from = day ?? edge?.checkIn
  const to = day ?? edge?.checkOut
  if (!from || !to) return null
  const before = addDays(onOrAfter(from, 6), -7)
  // Before a Sunday is not the weekend it ends.
  const earlier = addDays(before, 1) >= from ? addDays(before, -7) : before
  const saturday = beside.edge === 'after' ? onOrAfter(addDays(to, 1), 6) : earlier
  const { from: friday, to: sunday, otherFrom } = CONVENTIONS.weekend
  return assume(addDays(saturday, friday), addDays(saturday, sunday), [
    option(addDays(saturday, otherFrom), addDays(saturday, sunday)),
  ])
}

/** "desde el 26 de diciembre hasta año nuevo": whether they leave on the day or the day after is asked. */
function untilHoliday(
  days: readonly DayAtom[],
  periods: readonly PeriodAtom[],
  tokens: readonly Token[],
  world: World,
): StayReading | null {
  const [day] = days
  const holiday = periods.find((p) => p.name === 'holiday' && (p.id === CHRISTMAS || p.id === NEW_YEAR))
  if (!day || !holiday || days.length > 1 || holiday.start < day.end) return null
  const joined = tokens.slice(day.end, holiday.start).some((t) => t.kind === 'until' || t.kind === 'to')
  const from = joined ? resolveDay(day, world).dates[0] : undefined
  if (!from) return null
  const eve = holidayEve(holiday, world)
  return ask([1, 2].map((later) => option(from, addDays(eve, later))))
}

/** "entre carnaval y semana santa, algún finde": from the end of the one to the beginning of the other. */
function betweenPeriods(
  periods: readonly PeriodAtom[],
  tokens: readonly Token[],
  world: World,
): StayReading | null {
  const at = periods.findIndex((p) => tokens[p.start - 1]?.kind === 'between')
  const [first, second] = [periods[at], periods[at + 1]]
  if (!first || !second || !/^(?:and|to)$/.test(tokens[first.end]?.kind ?? '')) return null
  const [a, b] = [first, second].map((p) => resolvePeriod(p, null, world))
  if (!a?.checkIn || !a.checkOut || !b?.checkIn || !b.checkOut) return null
  const from = first.name === 'month' ? a.checkIn : a.checkOut
  return windowOf(from, second.name === 'month' ? b.checkOut : b.checkIn, null, world)
}

/** "entre navidad y año nuevo", "navidad y año nuevo". */
function overTheHolidays(periods: readonly PeriodAtom[], world: World): StayReading | null {
  const christmas = periods.find((p) => p.name === 'holiday' && p.id === CHRISTMAS && !p.edge)
  const newYear = periods.find((p) => p.name === 'holiday' && p.id === NEW_YEAR && !p.edge)
  if (!christmas || !newYear) return null
  const eve = holidayEve(christmas, world)
  const { year } = partsOf(eve)
  const at = (day: number): LocalDate => dateOf(year, 12, day)
  return ask([
    option(eve, dateOf(year + 1, 1, 2)),
    option(at(26), at(31)),
    option(at(25), dateOf(year + 1, 1, 1)),
  ])
}
