import {
  addDays,
  dateOf,
  daysInMonth,
  type LocalDate,
  nightsBetween,
  partsOf,
} from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { PeriodAtom } from './atoms.ts'
import { fromEaster } from './calendar.ts'
import { ask, assume, mondayOf, monthAfter, NO_STAY, option, sure, type World, windowOf } from './reading.ts'
import { edgeWindow, type Hint, resolveDay } from './resolve-day.ts'
import { easterYear, holidayEve, resolveHoliday } from './resolve-holiday.ts'
import { monthOf, resolveMonth, resolveQuincena, resolveSeason, resolveWeek } from './resolve-month.ts'
import { resolveHolidays, resolveLongWeekend, resolveWeekend } from './resolve-weekend.ts'

/** A period, or the time around it, with the number of nights if the message gave one. */
export function resolvePeriod(atom: PeriodAtom, nights: number | null, world: World): StayReading {
  if (!atom.edge) return resolveWhole(atom, nights, world)
  const { checkIn, checkOut } = resolveWhole(atom, null, world)
  if (!checkIn || !checkOut) return ask([])
  return edgeWindow(atom.edge, { from: checkIn, to: checkOut }, nights, world)
}

/** A period by itself, with the number of nights if the message gave one. */
function resolveWhole(atom: PeriodAtom, nights: number | null, world: World): StayReading {
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
      return resolveQuincena(atom, nights, world)
    case 'week':
      return resolveWeek(atom, nights, world)
    case 'season':
      return resolveSeason(atom, nights, world)
    case 'offset': {
      const from = offsetDate(atom, world)
      if (atom.qualifier === 'all') return windowOf(world.today, from, nights, world)
      return nights
        ? assume(from, addDays(from, nights))
        : windowOf(mondayOf(from), addDays(mondayOf(from), 6), null, world)
    }
    case 'month':
      return resolveMonth(atom, nights, world)
    case 'year':
      return NO_STAY
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

/** "dentro de un mes": the same day of that month. */
function offsetDate(atom: PeriodAtom, world: World): LocalDate {
  if (atom.relMonth === null) return addDays(world.today, atom.offsetDays)
  const { year, month } = monthAfter(world.today, atom.relMonth)
  return dateOf(year, month, Math.min(partsOf(world.today).day, daysInMonth(year, month)))
}

/** What a period says about days named beside it: "navidad, del 24 al 26", "finde del 21/11 de viernes a lunes". */
export function hintOf(atom: PeriodAtom, world: World): Hint {
  if (atom.name === 'month') {
    const month = monthOf(atom, world)
    return month
      ? { month: month.month, year: atom.year ?? (atom.relMonth !== null ? month.year : null) }
      : {}
  }
  if (atom.name === 'offset') return { anchor: offsetDate(atom, world) }
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
  // "el feriado del 25 de mayo, de sábado a martes": around the day itself.
  const off = atom.name === 'holidays' && atom.of[0] ? resolveDay(atom.of[0], world).dates[0] : undefined
  if (off) return { anchor: addDays(off, -4), near: off }
  const reading = resolvePeriod(atom, null, world)
  if (!reading.checkIn) return {}
  return { anchor: addDays(reading.checkIn, atom.name === 'lweekend' ? -2 : -1), near: reading.checkIn }
}
