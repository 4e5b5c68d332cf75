import { addDays, nightsBetween, weekdayIndex } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { DayAtom, LengthAtom } from './atoms.ts'
import type { List } from './expressions.ts'
import { ask, assume, NO_STAY, option, sure, type World } from './reading.ts'
import type { Hint } from './resolve-day.ts'
import { resolveRange } from './resolve-range.ts'
import { nightsOf } from './stay-period.ts'

/** Named days are nights ("viernes y sábado"), unless the last is a Sunday, which may be the departure. */
export function resolveList(list: List, length: LengthAtom | null, world: World, hint: Hint): StayReading {
  const filled = fillMonths(list.days)
  const first = filled[0]
  const last = filled[filled.length - 1]
  if (!first || !last) return NO_STAY
  const spanned = resolveRange(first, last, world, hint)
  const { checkIn, checkOut } = spanned
  if (!checkIn || !checkOut || spanned.certainty === 'ask') return spanned
  const asNights = addDays(checkOut, 1)
  const said = nightsOf(length)
  if (said !== null) {
    const fitting = [asNights, checkOut].find((date) => nightsBetween(checkIn, date) === said)
    return fitting
      ? sure(checkIn, fitting)
      : ask([option(checkIn, addDays(checkIn, said)), option(checkIn, checkOut)])
  }
  const consecutive = nightsBetween(checkIn, checkOut) === list.days.length - 1
  if (list.nights && consecutive) return sure(checkIn, asNights)
  const bothOptions = [option(checkIn, checkOut), option(checkIn, asNights)]
  const relative = first.rel !== null
  if (!consecutive || (weekdayIndex(checkOut) === 0 && !relative)) return ask(bothOptions)
  return assume(checkIn, asNights, bothOptions)
}

function fillMonths(days: readonly DayAtom[]): DayAtom[] {
  // "el lunes y martes que viene": the qualifier is the first day's.
  const [first, ...rest] = days
  const last = days[days.length - 1]
  if (first && last && first.qualifier === null && last.qualifier !== null && first.day === null)
    return [{ ...first, qualifier: last.qualifier }, ...rest.map((day) => ({ ...day, qualifier: null }))]
  const named = days.findLast((d) => d.month !== null || d.relMonth !== null)
  return days.map((d) => {
    // "mañana y pasado": the second is the day after tomorrow.
    if (!named || d.day === null || d.month !== null || d.relMonth !== null) return d
    return { ...d, month: named.month, relMonth: named.relMonth }
  })
}
