import { addDays, type LocalDate, nightsBetween, partsOf } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { PeriodAtom } from './atoms.ts'
import type { DaysOff } from './calendar.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, assume, laterOf, option, type World } from './reading.ts'
import { monthOf } from './resolve-month.ts'

/** The long weekend `date` belongs to. */
export function runWith(date: LocalDate, world: World): DaysOff | undefined {
  const { year } = partsOf(date)
  const holds = (run: DaysOff) => run.from <= date && date <= run.to
  return world.calendar.longWeekends(year - 1).find(holds) ?? world.calendar.longWeekends(year).find(holds)
}

/** The long weekend a moved holiday's legal date stands for. */
export function runNear(date: LocalDate, world: World): DaysOff | undefined {
  const inside = runWith(date, world)
  if (inside) return inside
  const reach = CONVENTIONS.longWeekendReachDays
  const { year } = partsOf(date)
  const gap = (run: DaysOff) =>
    date < run.from ? nightsBetween(date, run.from) : nightsBetween(run.to, date)
  return [year - 1, year]
    .flatMap((y) => world.calendar.longWeekends(y))
    .filter((run) => gap(run) <= reach)
    .toSorted((a, b) => gap(a) - gap(b))[0]
}

export function upcomingRuns(world: World): DaysOff[] {
  const { year } = partsOf(world.today)
  return [year - 1, year, year + 1, year + 2]
    .flatMap((y) => world.calendar.longWeekends(y))
    .filter((run) => run.to > world.today)
}

export function ofRun(run: DaysOff, world: World): StayReading {
  const from = laterOf(run.from, world.today)
  const earlier = addDays(run.from, -1)
  return assume(from, run.to, earlier >= world.today ? [option(earlier, run.to)] : [])
}

/** "el finde largo", "finde largo de noviembre", "el segundo finde largo de junio". */
export function resolveRun(atom: PeriodAtom, world: World): StayReading {
  const runs = upcomingRuns(world)
  const month = monthOf(atom, world)
  if (month) return resolveRunOfMonth(atom, runs, month)(world)
  if (atom.qualifier === 'any') return ask(runs.slice(0, 3).map((run) => option(run.from, run.to)))
  const next = runs[atom.qualifier === 'other' ? 1 : 0]
  return next ? ofRun(next, world) : ask([])
}

function resolveRunOfMonth(
  atom: PeriodAtom,
  runs: readonly DaysOff[],
  month: { readonly year: number; readonly month: number },
): (world: World) => StayReading {
  const touches = (run: DaysOff, year: number) => {
    const key = `${year}-${String(month.month).padStart(2, '0')}`
    return run.from.startsWith(key) || run.to.startsWith(key)
  }
  const inMonth = runs.filter((run) => touches(run, month.year))
  const starting = inMonth.filter((run) => partsOf(run.from).month === month.month)
  const nth = atom.nth === null ? undefined : inMonth.at(atom.nth === -1 ? -1 : atom.nth - 1)
  const chosen = nth ?? (starting.length > 1 ? undefined : (starting[0] ?? inMonth[0]))
  if (chosen) return (world) => ofRun(chosen, world)
  const asked = starting.length > 1 ? starting : runs.filter((run) => touches(run, month.year + 1))
  return () => ask(asked.map((run) => option(run.from, run.to)))
}

/** "el feriado": which one is always asked; the next two are offered. */
export function resolveNextRuns(world: World): StayReading {
  return ask(
    upcomingRuns(world)
      .slice(0, 2)
      .map((run) => option(run.from, run.to)),
  )
}
