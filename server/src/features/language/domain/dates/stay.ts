import { addDays } from '../../../../lib/local-date.ts'
import type { Token } from '../text/token.ts'
import type { Atom, DayAtom, PeriodAtom } from './atoms.ts'
import { expressions, type Range } from './expressions.ts'
import { leftOver } from './leftover.ts'
import { onItsDay } from './nth-weekday.ts'
import { ask, NO_STAY, option, type World, yearNamed } from './reading.ts'
import { type Hint, resolveDay } from './resolve-day.ts'
import { hintOf, resolvePeriod } from './resolve-period.ts'
import { resolveRange } from './resolve-range.ts'
import { addedDays } from './stay-added.ts'
import { askEach, fillAcross, readAlternatives } from './stay-alternatives.ts'
import { anchorExpressions } from './stay-anchor.ts'
import { anyWithin } from './stay-any.ts'
import { draftSingles, spanOf } from './stay-day.ts'
import { readBeside } from './stay-edge.ts'
import { checkLength, lengthOf, stayWithin, withLastDay } from './stay-length.ts'
import { resolveList } from './stay-list.ts'
import { dropNegated, inNamedMonth, nightsOf, resolvePeriods, usedOf } from './stay-period.ts'
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
  const added = list && world.talk ? addedDays(list, told, { world, talk: world.talk }) : null
  if (added) return added
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

/** "reyes con los chicos, del 5 al 8": around that day. */
function holidayHint(days: readonly DayAtom[], world: World): Hint {
  const named = days.find((day) => day.holiday !== null)
  const bare = days.some((day) => day !== named && day.month === null && day.relMonth === null)
  const near = named && bare ? resolveDay(named, world).dates[0] : undefined
  return near ? { near, anchor: addDays(near, -3) } : {}
}
