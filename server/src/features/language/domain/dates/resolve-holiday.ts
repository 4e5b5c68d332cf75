import { addDays, dateOf, type LocalDate, nightsBetween, partsOf } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { PeriodAtom } from './atoms.ts'
import { easter, fromEaster } from './calendar.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, assume, option, sure, type World } from './reading.ts'

export function resolveHoliday(atom: PeriodAtom, nights: number | null, world: World): StayReading {
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
  if (nights === 1) return assume(eve, addDays(eve, 1), [option(addDays(eve, 1), addDays(eve, 2))])
  const middle = addDays(eve, -Math.floor((nights - 1) / 2))
  const starts = [middle, addDays(eve, -(nights - 2)), eve]
  return ask(
    starts.map((from) => option(from, addDays(from, nights))),
    nights,
  )
}

export function holidayEve(atom: PeriodAtom, world: World): LocalDate {
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

export function easterYear(offset: number, world: World): number {
  const { year } = partsOf(world.today)
  return addDays(easter(year), offset) < world.today ? year + 1 : year
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
