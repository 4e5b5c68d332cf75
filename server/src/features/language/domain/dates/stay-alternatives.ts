import { addDays, type LocalDate } from '../../../../lib/local-date.ts'
import type { StayReading } from '../../domain.ts'
import type { DayAtom, PeriodAtom } from './atoms.ts'
import type { Expr } from './expressions.ts'
import { ask, option, type World } from './reading.ts'
import { resolveRange } from './resolve-range.ts'
import { resolveList } from './stay-list.ts'
import { resolvePeriodWith, unionOf } from './stay-period.ts'
import { resolveSingle } from './stay-single.ts'
import type { Draft, Told } from './told.ts'

type Choice = Expr | PeriodAtom

/** "el 10 o el 17", "este finde o el otro", "si no hay, el 16": each reading is an option, in the order said. */
export function readAlternatives(told: Told, world: World): Draft | null {
  const { exprs, periods, tokens, length } = told
  const spans: Choice[] = [...exprs, ...periods].toSorted((a, b) => a.start - b.start)
  const first = spans.findIndex((span, i) => {
    const next = spans[i + 1]
    if (!next || next.start - span.end > 5) return false
    return tokens.slice(span.end, next.start).some((t) => t.kind === 'or')
  })
  const a = spans[first]
  const b = a && likeBefore(a, spans[first + 1])
  if (first < 0 || !a || !b) return null
  const used = [a, b, ...(length ? [length] : [])]
  const shared = sharedEnd(a, b, spans[first + 2], world)
  if (shared) return { stay: shared, used: [...used, ...spans.slice(first + 2, first + 3)] }
  const readings = [a, b].map((span) => resolveChoice(span, told, world))
  const windows = readings.every((r) => r.certainty === 'window')
  return { stay: windows ? unionOf(readings) : askEach(readings), used }
}

/** "el finde del 9 o el del 16": a bare number behind a weekend is a weekend too. */
function likeBefore(a: Choice, b: Choice | undefined): Choice | undefined {
  if (a.type !== 'period' || a.name !== 'weekend' || a.of.length === 0 || b?.type !== 'single') return b
  return b.day.day === null ? b : { ...a, of: [b.day], month: null, start: b.start, end: b.end }
}

export function resolveChoice(span: Choice, { length }: Told, world: World): StayReading {
  if (span.type === 'period') return resolvePeriodWith(span, length, world)
  if (span.type === 'range') return resolveRange(span.from, span.to, world)
  if (span.type === 'list') return resolveList(span, length, world, {})
  return resolveSingle(span, length, world, {})
}

/** "llegaríamos el 18 o 19 y nos vamos el 23": two arrivals, one departure. */
function sharedEnd(a: Choice, b: Choice, c: Choice | undefined, world: World): StayReading | null {
  if (a.type !== 'single' || b.type !== 'single' || c?.type !== 'single' || c.role !== 'end') return null
  if (a.role === 'end' || b.role === 'end') return null
  return askEach([a, b].map((start) => resolveRange(start.day, c.day, world)))
}

/** Every reading as one option; a day without an end is offered with a night or two. */
export function askEach(readings: readonly StayReading[]): StayReading {
  const nights = readings.find((r) => r.nights !== null)?.nights ?? 1
  const complete = readings.some((r) => r.checkOut !== null || r.options.length > 0)
  const options = readings.flatMap((r) => {
    if (r.checkIn && r.checkOut) return [option(r.checkIn, r.checkOut)]
    return r.checkIn && r.options.length === 0 ? [option(r.checkIn, addDays(r.checkIn, nights))] : r.options
  })
  if (complete && options.length > 0) return ask(options)
  return ask(readings.flatMap((r) => (r.checkIn ? oneOrTwo(r.checkIn) : [])))
}

const oneOrTwo = (from: LocalDate) => [1, 2].map((nights) => option(from, addDays(from, nights)))

/** What stands without a month takes that of the expression before it, else of the one behind it. */
export function fillAcross(exprs: readonly Expr[]): readonly Expr[] {
  if (exprs.length < 2) return exprs
  return exprs.map((expr, i) => {
    if (daysOf(expr).some((d) => d.day === null || hasMonth(d))) return expr
    const named =
      exprs.slice(0, i).flatMap(daysOf).findLast(hasMonth) ??
      exprs
        .slice(i + 1)
        .flatMap(daysOf)
        .find(hasMonth)
    // "30 y 31 de diciembre, el 1 nos vamos": of the month after.
    if (named && expr.type === 'single' && expr.role === 'end' && isWrapped(expr.day, named)) return expr
    return named ? mapDays(expr, (d) => ({ ...d, month: named.month, relMonth: named.relMonth })) : expr
  })
}

function isWrapped(last: DayAtom, named: DayAtom): boolean {
  return last.start > named.start && (last.day ?? 0) < (named.day ?? 0)
}

function hasMonth(day: DayAtom): boolean {
  return day.month !== null || day.relMonth !== null
}

export function daysOf(expr: Expr): readonly DayAtom[] {
  if (expr.type === 'range') return [expr.from, expr.to]
  return expr.type === 'list' ? expr.days : [expr.day]
}

function mapDays(expr: Expr, change: (day: DayAtom) => DayAtom): Expr {
  if (expr.type === 'range') {
    // "del 30 al 2": only the first end is in the month named, the other follows from it.
    const wraps = (expr.from.day ?? 0) > (expr.to.day ?? 0)
    return { ...expr, from: change(expr.from), to: wraps ? expr.to : change(expr.to) }
  }
  return expr.type === 'list' ? { ...expr, days: expr.days.map(change) } : { ...expr, day: change(expr.day) }
}
