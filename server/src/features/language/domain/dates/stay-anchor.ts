import { addDays, type LocalDate, partsOf, weekdayIndex } from '../../../../lib/local-date.ts'
import type { DayAtom } from './atoms.ts'
import type { Expr, Range, Single } from './expressions.ts'
import type { World } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import { resolveRange } from './resolve-range.ts'
import { daysOf } from './stay-alternatives.ts'

/**
 * "de domingo a viernes, entrando el 17 de enero": weekdays say how long, the date says which. The date takes the place
 * of the end whose weekday it is; where it is neither, both stay and the message is asked.
 */
export function anchorExpressions(exprs: readonly Expr[], world: World): readonly Expr[] {
  const split = exprs.map((e) => (e.type === 'range' ? startsOnDate(e, world) : e))
  const named = split.find((e) => e.type !== 'single' && daysOf(e).every(isBareWeekday))
  if (!named || split.length < 2) return split
  const dated = exprs.find((e): e is Single => e.type === 'single' && isDated(e.day))
  const [first] = daysOf(named)
  const last = daysOf(named).at(-1)
  const whole = split.find((e) => e.type === 'range' && e !== named && isDated(e.from) && isDated(e.to))
  if (whole?.type === 'range' && first && last && saysTheSame(whole, [first, last], world))
    return split.flatMap((e) =>
      e === named ? [] : e === whole ? [{ ...whole, also: [...whole.also, named] }] : [e],
    )
  const date = dated && resolveDay(dated.day, world).dates[0]
  if (!dated || !date || !first || !last) return exprs
  const weekday = weekdayIndex(date)
  const others = exprs.filter((e) => e !== named && e !== dated)
  if (weekday === first.weekday && dated.role !== 'end')
    return [anchored(named, { ...dated.day, start: first.start, end: first.end }, dated), ...others]
  const nightsNamed = ((last.weekday ?? 0) - (first.weekday ?? 0) + 7) % 7 || 7
  const into = (weekday - (first.weekday ?? 0) + 7) % 7
  if (dated.role === null && named.type === 'range' && into > 0 && into <= nightsNamed)
    return [anchored(named, onDate(first, addDays(date, -into)), dated), ...others]
  if (weekday !== last.weekday || dated.role !== 'end' || named.type !== 'range') return exprs
  return [anchored(named, onDate(first, addDays(date, -nightsNamed)), dated), ...others]
}

/** "de sábado a sábado, del 9 al 16 de enero" */
function saysTheSame({ from, to }: Range, [first, last]: readonly DayAtom[], world: World): boolean {
  const { checkIn, checkOut } = resolveRange(from, to, world)
  if (!checkIn || !checkOut) return false
  return weekdayIndex(checkIn) === first?.weekday && weekdayIndex(checkOut) === last?.weekday
}

function onDate(atom: DayAtom, date: LocalDate): DayAtom {
  const { year, month, day } = partsOf(date)
  return { ...atom, weekday: null, day, month, year }
}

/** "de viernes a lunes el 22/1", and the 22nd is a Friday: the date is the arrival's. */
function startsOnDate(range: Range, world: World): Range {
  const { from, to } = range
  if (!isBareWeekday(from) || to.weekday === null || to.day === null) return range
  const date = resolveDay({ ...to, weekday: null }, world).dates[0]
  if (!date || weekdayIndex(date) !== from.weekday || from.weekday === to.weekday) return range
  const bare = { ...to, day: null, month: null, relMonth: null, year: null }
  return { ...range, from: { ...to, weekday: null, start: from.start, end: from.end }, to: bare }
}

function anchored(named: Expr, from: DayAtom, dated: Single): Expr {
  if (named.type === 'range') return { ...named, from, also: [...named.also, dated] }
  if (named.type === 'list')
    return { ...named, days: [from, ...named.days.slice(1)], also: [...named.also, dated] }
  return named
}

function isBareWeekday(day: DayAtom): boolean {
  return (
    day.weekday !== null &&
    day.day === null &&
    day.rel === null &&
    day.qualifier === null &&
    day.relWeek === null
  )
}

function isDated(day: DayAtom): boolean {
  return day.day !== null || day.rel !== null || day.holiday !== null
}
