import { addDays, type LocalDate, nightsBetween, weekdayIndex } from '../../../../lib/local-date.ts'
import type { StayOption, StayReading } from '../../domain.ts'
import type { Token } from '../text/token.ts'
import type { Atom, DayAtom, LengthAtom, PeriodAtom } from './atoms.ts'
import { CONVENTIONS } from './conventions.ts'
import { ask, option, type World } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import { runNear } from './resolve-long-weekend.ts'
import { resolvePeriod } from './resolve-period.ts'
import { daysOf, resolveChoice } from './stay-alternatives.ts'
import { nightsOf } from './stay-period.ts'
import type { Draft, StayRead, Told } from './told.ts'

/**
 * The safety net. A stay is sure or assumed only when every date, period and length was used or agrees with it: what is
 * left over makes it a question that offers both readings.
 */
export function leftOver(
  draft: Draft,
  open: readonly Atom[],
  told: Told,
  world: World,
): Omit<StayRead, 'refused'> {
  const { stay } = draft
  if (stay.checkIn === null && stay.certainty !== 'window') return { stay, unused: [] }
  const scene = { told, world }
  const unused = open.filter(
    (atom) =>
      isOtherArrival(atom, stay, scene) || (!agrees(atom, stay, scene) && !isInside(atom, stay, scene)),
  )
  if (unused.length === 0 || stay.certainty === 'ask' || stay.certainty === 'window') return { stay, unused }
  const options = [...ownOption(stay), ...unused.flatMap((atom) => otherReading(atom, stay, { told, world }))]
  return { stay: { ...ask(options), nights: null }, unused }
}

function ownOption(stay: StayReading): StayOption[] {
  if (!stay.checkIn) return []
  return [option(stay.checkIn, stay.checkOut ?? addDays(stay.checkIn, 1))]
}

/** "del 12 al 15 (si el 14 hay luna llena)": a day of the stay that is told to be no end of it. */
function isInside(atom: Atom, { checkIn, checkOut }: StayReading, { told, world }: Scene): boolean {
  if (atom.type !== 'day' || atom.day === null || atom.edge !== null || !checkIn || !checkOut) return false
  const expr = told.exprs.find((e) => e.start === atom.start)
  if (expr?.type !== 'single' || expr.role !== null) return false
  const near = told.tokens.slice(Math.max(0, atom.start - 4), atom.start)
  if (near.some((t) => /^(?:neg|or|correct|but|instead)$/.test(t.kind) || t.word === 'recien')) return false
  const date = resolveDay(atom, world, { near: checkIn }).dates[0]
  return date !== undefined && checkIn < date && date < checkOut
}

/** "llegamos a Bariloche el 5, 2 noches a partir del 7": a second day on which the stay begins. */
function isOtherArrival(atom: Atom, { checkIn, checkOut }: StayReading, { told, world }: Scene): boolean {
  if (atom.type !== 'day' || !checkIn || !checkOut) return false
  const expr = told.exprs.find((e) => e.start === atom.start)
  if (expr?.type !== 'single' || expr.role !== 'start') return false
  const date = resolveDay(atom, world, { near: checkIn }).dates[0]
  return date === checkOut
}

/** "el finde XL" */
function isBareLongWeekend(atom: PeriodAtom): boolean {
  return atom.name === 'lweekend' && atom.of.length === 0 && atom.month === null && atom.relMonth === null
}

/** Does the reading hold what this says: its own end, its length, its month? */
function agrees(atom: Atom, stay: StayReading, { told: { tokens, days }, world }: Scene): boolean {
  const { checkIn, checkOut } = stay
  if (!checkIn) return false
  if (atom.type === 'length') return agreesInLength(atom, stay)
  if (atom.type === 'day') return dayAgrees(atom, stay, world)
  if (isBareWeekend(atom)) return holdsSaturday(stay)
  if (atom.name === 'quincena' && atom.nth === null && atom.month === null) return isHalfMonth(stay)
  if (isBareLongWeekend(atom) && isLongWeekend(stay) && (isIndefinite(atom, tokens) || isTag(atom, days)))
    return true
  const run = isBareLongWeekend(atom) ? runNear(addDays(checkIn, 1), world) : null
  if (run && checkOut && run.from <= checkOut && checkIn <= run.to) return true
  const period = resolvePeriod(atom, null, world)
  const spans =
    period.checkIn && period.checkOut
      ? [option(period.checkIn, period.checkOut), ...period.options]
      : period.options
  const last = checkOut ?? checkIn
  return spans.some((span) => span.checkIn <= last && checkIn <= span.checkOut)
}

/** "un finde, del 7 al 9": which one, the dates say. */
export function isBareWeekend(atom: PeriodAtom): boolean {
  if (atom.name !== 'weekend' || atom.of.length > 0 || atom.relWeek !== null || atom.nth !== null)
    return false
  return (
    atom.month === null &&
    atom.relMonth === null &&
    (atom.qualifier === null || /^(?:any|all)$/.test(atom.qualifier))
  )
}

/** "a long weekend, Fri 22 to Mon 25": as long as such a one is, and no certain one. */
function isLongWeekend(stay: StayReading): boolean {
  return (stay.nights ?? 0) > 2 && (stay.nights ?? 0) < 6 && holdsSaturday(stay)
}

/** "22 al 25 de mayo, finde patrio": behind its days it only says what they are. */
function isTag(atom: PeriodAtom, days: readonly DayAtom[]): boolean {
  return days.length > 1 && days.every(({ end }) => end <= atom.start)
}

function isIndefinite(atom: PeriodAtom, tokens: readonly Token[]): boolean {
  return [atom.start - 1, atom.start].some((at) => /^(?:un|um|a)$/.test(tokens[at]?.word ?? ''))
}

/** "quincena del 16 al 31": so long a half of a month is, as it is let. */
function isHalfMonth({ nights }: StayReading): boolean {
  return nights !== null && nights >= 13 && nights <= 16
}

function holdsSaturday({ checkIn, checkOut }: StayReading): boolean {
  if (!checkIn) return false
  const nights = checkOut ? nightsBetween(checkIn, checkOut) : 1
  return Array.from({ length: Math.min(nights, 7) + 1 }, (_, k) =>
    weekdayIndex(addDays(checkIn, k)),
  ).includes(6)
}

function agreesInLength(length: LengthAtom, { nights }: StayReading): boolean {
  if (nights === null) return false
  if (length.upTo !== null) return length.count <= nights && nights <= length.upTo
  const said = nightsOf(length)
  return said === null ? nights === length.count || nights === length.count - 1 : said === nights
}

function dayAgrees(day: DayAtom, { checkIn, checkOut, certainty }: StayReading, world: World): boolean {
  if (!checkIn) return false
  const last = checkOut ?? checkIn
  if (day.edge !== null) return certainty === 'window' || isBeyond(day, { checkIn, checkOut: last }, world)
  if (day.day === null && day.rel === null && day.holiday === null && day.weekday !== null)
    return weekdaysOf(checkIn, last).includes(day.weekday)
  const { dates } = resolveDay({ ...day, weekday: null }, world, { near: checkIn })
  // "el 18 de septiembre, del 17 al 20"
  const within =
    day.holiday !== null || day.weekday !== null || (day.month !== null && certainty !== 'window')
  return dates.some(
    (date) => date === checkIn || date === last || (within && checkIn <= date && date <= last),
  )
}

/** "después de reyes, del 7 al 11", "antes del 20, del 15 al 18": the stay lies where it is looked for. */
function isBeyond(day: DayAtom, { checkIn, checkOut }: StayOption, world: World): boolean {
  const date = resolveDay({ ...day, edge: null }, world, { near: checkIn }).dates[0]
  if (!date) return false
  if (day.edge === 'after') return date <= checkIn
  return day.edge === 'before' && checkOut <= date
}

/** The weekdays of a stay; of a long one only those of its ends say anything. */
function weekdaysOf(checkIn: LocalDate, last: LocalDate): number[] {
  const nights = nightsBetween(checkIn, last)
  if (nights >= 7) return [weekdayIndex(checkIn), weekdayIndex(last)]
  return Array.from({ length: nights + 1 }, (_, k) => weekdayIndex(addDays(checkIn, k)))
}

interface Scene {
  readonly told: Told
  readonly world: World
}

/** What the left-over words would mean by themselves, as a stay that can be offered. */
function otherReading(atom: Atom, stay: StayReading, { told, world }: Scene): StayOption[] {
  const nights = stay.nights ?? 1
  if (atom.type === 'length') {
    const said = nightsOf(atom)
    return said !== null && stay.checkIn ? bounded(stay.checkIn, addDays(stay.checkIn, said)) : []
  }
  if (atom.type === 'day') {
    const expr = told.exprs.find((e) => daysOf(e).some((d) => d.start === atom.start))
    if (expr && expr.type !== 'single') {
      const { checkIn, checkOut } = resolveChoice(expr, told, world)
      return checkIn && checkOut ? bounded(checkIn, checkOut) : []
    }
    const date = resolveDay(atom, world, stay.checkIn ? { near: stay.checkIn } : {}).dates[0]
    return date ? bounded(date, addDays(date, nights)) : []
  }
  const period = resolvePeriod(atom, null, world)
  if (period.certainty === 'window') return []
  return period.checkIn && period.checkOut ? bounded(period.checkIn, period.checkOut) : [...period.options]
}

function bounded(checkIn: LocalDate, checkOut: LocalDate): StayOption[] {
  return nightsBetween(checkIn, checkOut) <= CONVENTIONS.longestStayNights ? [option(checkIn, checkOut)] : []
}
