import { addDays } from '../../../../lib/local-date.ts'
import type { Token } from '../text/token.ts'
import type { Atom, DayAtom, LengthAtom, PeriodAtom } from './atoms.ts'
import { expressions, type Range, type Single } from './expressions.ts'
import { isBareWeekend, leftOver } from './leftover.ts'
import { nightsNamed } from './links.ts'
import { DAYS_OFF } from './named-days.ts'
import { onItsDay } from './nth-weekday.ts'
import { makePeriod } from './parse-of.ts'
import { ask, assume, NO_STAY, option, type World, yearNamed } from './reading.ts'
import { type Hint, resolveDay } from './resolve-day.ts'
import { runNear } from './resolve-long-weekend.ts'
import { hintOf, resolvePeriod } from './resolve-period.ts'
import { resolveRange } from './resolve-range.ts'
import { askEach, fillAcross, readAlternatives } from './stay-alternatives.ts'
import { anchorExpressions } from './stay-anchor.ts'
import { anyWithin } from './stay-any.ts'
import { readBeside } from './stay-edge.ts'
import { checkLength, lengthOf, stayWithin, withLastDay } from './stay-length.ts'
import { resolveList } from './stay-list.ts'
import { dropNegated, inNamedMonth, nightsOf, resolvePeriods, usedOf } from './stay-period.ts'
import { resolveSingle } from './stay-single.ts'
import type { Draft, StayRead, Told } from './told.ts'

/** Puts the time expressions of a message together into one stay; with something left over it is asked. */
export function readStay(atoms: readonly Atom[], tokens: readonly Token[], given: World): StayRead {
  const world = inYear(atoms, given)
  const timed = atoms.filter((a) => a.type !== 'period' || a.name !== 'year').map((a) => onItsDay(a, world))
  const periods = inNamedMonth(
    dropNegated(
      timed.filter((a) => a.type === 'period').map((a) => withYear(a, world)),
      tokens,
    ),
  )
  const negated = timed.filter((a) => a.type === 'period' && !periods.some((p) => p.start === a.start))
  const counted = timed.some((a) => a.type === 'length')
  const days = timed
    .filter((a) => a.type === 'day')
    .map((day) => (counted && isOnward(day, tokens) ? { ...day, edge: null } : day))
  const told: Told = {
    exprs: anchorExpressions(fillAcross(expressions(days, tokens)), world),
    days,
    periods,
    length: lengthOf(timed.filter((a) => a.type === 'length')),
    hint: days.length > 0 ? { ...holidayHint(days, world), ...mergeHints(periods, world) } : {},
    tokens,
  }
  const draft = draftStay(told, world)
  const open = timed
    .filter((a) => !negated.includes(a) && !isUsed(a, draft))
    .map((a) => periods.find((p) => p.start === a.start) ?? a)
  return { ...leftOver(draft, open, told, world), refused: negated }
}

/** "del 4 en adelante, 5 noches": the nights say until when. */
function isOnward(day: DayAtom, tokens: readonly Token[]): boolean {
  return tokens[day.end - 1]?.kind === 'onward'
}

function isUsed(atom: Atom, draft: Draft): boolean {
  return draft.used.some((span) => span.start <= atom.start && atom.end <= span.end)
}

/** "en 2028, del 8 al 12 de enero": a year counts wherever it stands. */
function inYear(atoms: readonly Atom[], world: World): World {
  const year = atoms.find((a) => a.type === 'period' && a.name === 'year')
  return year?.type === 'period' && year.year !== null
    ? { ...world, year: yearNamed(year.year, world) }
    : world
}

function withYear(atom: PeriodAtom, { year }: World): PeriodAtom {
  return year === null || atom.year !== null ? atom : { ...atom, year }
}

function draftStay(told: Told, world: World): Draft {
  const { exprs, days, periods, length, tokens, hint } = told
  const either = readAlternatives(told, world)
  if (either) return either
  const vague = anyWithin(told, world)
  if (vague) return vague
  const beside = periods.length > 0 ? readBeside(days, periods, tokens, world) : null
  if (beside) return { stay: beside, used: [...days, ...periods] }
  const range = exprs.find((e) => e.type === 'range')
  if (range) return draftRange(range, told, world)
  const list = exprs.find((e) => e.type === 'list')
  // "el 21, 22 y 23 (salimos el 23)"
  const leaving = list && exprs.find((e) => e.type === 'single' && e.role === 'end' && e.start > list.end)
  const first = list && firstOf(list.days)
  if (first && leaving?.type === 'single')
    return {
      stay: checkLength(resolveRange(first, leaving.day, world, hint), length),
      used: [...exprs, ...spanOf(length)],
    }
  if (list)
    return { stay: resolveList(list, length, world, hint), used: [list, ...list.also, ...spanOf(length)] }
  const singles = exprs.filter((e) => e.type === 'single')
  if (singles.length > 0) return draftSingles(singles, told, world)
  if (periods.length > 0)
    return { stay: resolvePeriods(periods, length, world), used: [...usedOf(periods), ...spanOf(length)] }
  return { stay: length ? { ...NO_STAY, nights: nightsOf(length) } : NO_STAY, used: spanOf(length) }
}

/** "30 y 31 de diciembre": the month is told once, with the last of them. */
function firstOf([first, ...more]: readonly DayAtom[]): DayAtom | undefined {
  const named = more.find((day) => day.month !== null)
  if (!first || first.month !== null || first.relMonth !== null || !named) return first
  const isBefore = (first.day ?? 0) <= (named.day ?? 0)
  return isBefore ? { ...first, month: named.month, year: named.year } : first
}

const spanOf = (length: LengthAtom | null) => (length ? [length] : [])

function draftRange(range: Range, told: Told, world: World): Draft {
  const { exprs, length, tokens, hint } = told
  const used = [range, ...range.also, ...spanOf(length)]
  const others = exprs.filter((e) => e.type === 'range')
  if (others.length > 1)
    return {
      stay: askEach(others.map((e) => resolveRange(e.from, e.to, world, hint))),
      used: [...used, ...others],
    }
  const gap = stayWithin(range, length, { tokens, world, hint })
  if (gap) return { stay: gap, used }
  const found = resolveRange(range.from, range.to, world, hint)
  const { checkIn, checkOut } = found
  const unsettled = checkIn && checkOut && isOfUnsettled(range, told, world)
  const reading = checkLength(unsettled ? ask([option(checkIn, checkOut)]) : found, length)
  return { stay: tokens.some((t) => t.word === 'inclusive') ? withLastDay(reading) : reading, used }
}

/** "el finde largo de noviembre, de sábado a lunes", and there may be none this year: its weekdays are no surer. */
function isOfUnsettled({ from }: Range, { periods }: Told, world: World): boolean {
  const vague = (p: PeriodAtom) => p.name === 'lweekend' && p.of.length === 0
  if (from.weekday === null || from.day !== null) return false
  return periods.some((p) => vague(p) && resolvePeriod(p, null, world).certainty === 'ask')
}

function mergeHints(periods: readonly PeriodAtom[], world: World): Hint {
  return Object.assign({}, ...periods.map((period) => hintOf(period, world)).toReversed())
}

function draftSingles(singles: readonly Single[], told: Told, world: World): Draft {
  const { length, tokens, hint } = told
  const first = singles.find((s) => s.role === 'start') ?? singles[0]
  if (!first) return { stay: NO_STAY, used: [] }
  const main =
    world.talk && !first.role && leavesAsSaid(tokens) ? { ...first, role: 'start' as const } : first
  const leaving = singles.find((s) => s.role === 'end' && s !== main)
  if (leaving)
    return {
      stay: checkLength(resolveRange(main.day, leaving.day, world, hint), length),
      used: [main, leaving, ...spanOf(length)],
    }
  const added = addedNight(main, told, world)
  if (added) return added
  const holiday = onHoliday(main, told, world)
  if (holiday) return holiday
  const around = aroundDay(main, told, world)
  if (around) return around
  const within = length ? null : singleWithin(main, told, world)
  if (within) return within
  const named = nightsNamed(tokens, main.day)
  const oneNight: LengthAtom | null =
    !length && named ? { type: 'length', unit: 'nights', count: 1, upTo: null, start: 0, end: 0 } : length
  return { stay: resolveSingle(main, oneNight, world, hint), used: [main, ...spanOf(length)] }
}

const INCLUDES =
  /^(?:inclu(?:yan?|yendo|yen|ye|ir|indo|em|a|das?)|(?:que )?caigan?|abarquen?|medio|includ(?:e|es|ing))$/

/** "tres noches que incluyan el 16", "que caiga en el medio el 20": from which day on, only asking tells. */
function aroundDay(
  { day, role, start, end }: Single,
  { tokens, hint, length }: Told,
  world: World,
): Draft | null {
  const nights = nightsOf(length)
  const near = tokens.slice(Math.max(0, start - 5), start)
  if (nights === null || nights < 2 || role !== null || !near.some((t) => INCLUDES.test(t.word))) return null
  const date = resolveDay(day, world, hint).dates[0]
  if (!date) return null
  const starts = [0, 1, nights - 1].map((back) => addDays(date, -back))
  const options = [...new Set(starts)].map((from) => option(from, addDays(from, nights)))
  return { stay: ask(options, nights), used: [{ start, end }, ...spanOf(length)] }
}

const ADDS = /^(?:sum(?:ar|ale|ame|amos|emos)|agreg\w+|anadi\w+|acrescent\w+|adicion\w+|add|adding)$/

/** "queremos sumar la noche del 15": one more at the end of the stay under discussion where that fits. */
function addedNight(
  { day, role, start, end }: Single,
  { tokens, hint, length }: Told,
  world: World,
): Draft | null {
  // "sumale una noche, o sea hasta el 19"
  if (role === 'end') return null
  const date =
    world.talk && tokens.some((t) => ADDS.test(t.word)) ? resolveDay(day, world, hint).dates[0] : undefined
  if (!world.talk || !date) return null
  const { checkIn, checkOut } = world.talk
  const used = [{ start, end }, ...spanOf(length)]
  if (date === checkOut) return { stay: assume(checkIn, addDays(date, 1)), used }
  if (addDays(date, 1) === checkIn) return { stay: assume(date, checkOut), used }
  return { stay: ask([option(date, addDays(date, 1))]), used }
}

/** "y nos vamos el mismo día que te dije": the departure under discussion stays. */
function leavesAsSaid(tokens: readonly Token[]): boolean {
  return tokens.some(
    (t, i) =>
      t.kind === 'depart' &&
      tokens.slice(i + 1, i + 4).some(({ word }) => /^(?:mism|mesm|same|igual)/.test(word)),
  )
}

/** "reyes con los chicos, del 5 al 8": around that day. */
function holidayHint(days: readonly DayAtom[], world: World): Hint {
  const named = days.find((day) => day.holiday !== null)
  const bare = days.some((day) => day !== named && day.month === null && day.relMonth === null)
  const near = named && bare ? resolveDay(named, world).dates[0] : undefined
  return near ? { near, anchor: addDays(near, -3) } : {}
}

/** "para la inmaculada" is its long weekend; "el día del padre, dos noches" may begin or end with it. */
function onHoliday({ day, role, start, end }: Single, told: Told, world: World): Draft | null {
  const { periods, length, exprs } = told
  if (day.holiday === null || role !== null || periods.length > 0 || exprs.length > 1) return null
  const date = resolveDay(day, world).dates[0]
  if (!date) return null
  const nights = nightsOf(length)
  const used = [{ start, end }, ...spanOf(length)]
  if (nights !== null && nights > 1)
    return {
      stay: ask(
        [0, 1 - nights, -nights].map((k) => option(addDays(date, k), addDays(date, k + nights))),
        nights,
      ),
      used,
    }
  if (length || day.night || !DAYS_OFF.has(day.holiday)) return null
  return { stay: resolvePeriod(makePeriod('holidays', start, end, { of: [day] }), null, world), used }
}

const WITH_ENDS: ReadonlySet<string> = new Set(['weekend', 'lweekend', 'holiday', 'quincena'])

/** "el finde largo, llegamos el viernes": a day that is one end of the period named. */
function singleWithin(main: Single, told: Told, world: World): Draft | null {
  const named = told.periods.find((p) => WITH_ENDS.has(p.name))
  const bridge = told.periods.find((p) => p.name === 'holidays' && p.of.length === 0 && p.month === null)
  // "1 de mayo que cae sábado, para el finde": its own weekend.
  const within =
    named && isBareWeekend(named) && main.day.month !== null ? { ...named, of: [main.day] } : named
  if (!within && bridge) return bridgeFrom(main, bridge, { told, world })
  if (!within) return null
  const period = resolvePeriod(within, null, world)
  const date = resolveDay(main.day, world, told.hint).dates[0]
  if (!period.checkIn || !period.checkOut || !date || period.certainty === 'window') return null
  const used = [main, within]
  const near = date <= addDays(period.checkOut, 3)
  if (main.role === 'end' && date > period.checkIn && near)
    return { stay: assume(period.checkIn, date), used }
  if (date >= period.checkOut || date < addDays(period.checkIn, -3) || main.role === 'end') return null
  const options = [option(date, period.checkOut), ...period.options]
  return { stay: period.certainty === 'ask' ? ask(options) : assume(date, period.checkOut), used }
}

/** "el 24 de marzo hacemos puente": from that day to the end of its long weekend, or all of it. */
function bridgeFrom(
  main: Single,
  bridge: PeriodAtom,
  { told, world }: { told: Told; world: World },
): Draft | null {
  const date = resolveDay(main.day, world, told.hint).dates[0]
  const run = date && runNear(date, world)
  if (!date || !run || date > run.to) return null
  const arriving = date === run.to ? addDays(run.from, -1) : date
  return { stay: ask([option(arriving, run.to), option(run.from, run.to)]), used: [main, bridge] }
}
