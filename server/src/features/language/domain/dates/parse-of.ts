import { isKind, type Tokens } from '../text/token.ts'
import { type DayAtom, NO_PERIOD, type PeriodAtom } from './atoms.ts'
import { parseDay } from './parse-day.ts'
import { isCounted } from './parse-length.ts'
import { isMonthName, monthValue, parseMonthAfter, parseRelMonth, parseYear } from './parse-month.ts'

/** What stood before a period's name. */
export interface Lead {
  readonly nth: number | null
  readonly qualifier: PeriodAtom['qualifier']
  readonly end: number
}

/** "del 8 de noviembre", "del 15 y 16", "del sábado 8", or without "del"; `range` when a range of its own follows. */
export function parseOfDays(tokens: Tokens, at: number): { days: DayAtom[]; end: number } | 'range' | null {
  const linked = isKind(tokens, at, 'of') || isKind(tokens, at, 'at')
  const from = linked ? at + 1 : at
  const next = tokens[from]
  if (next?.kind === 'pair' && parseMonthAfter(tokens, from + 1)) return linked ? 'range' : null
  if (next?.kind === 'month' && isKind(tokens, from + 1, 'pair')) return linked ? 'range' : null
  const first = parseDay(tokens, from)
  if (!first || first.rel !== null) return linked && isKind(tokens, from, 'wday') ? 'range' : null
  if (first.day === null && first.weekday !== null) return linked ? 'range' : null
  if (isKind(tokens, first.end, 'to') || isKind(tokens, first.end, 'until')) return linked ? 'range' : null
  if (!linked && (next?.kind === 'art' || next?.kind === 'day')) return null
  const second =
    isKind(tokens, first.end, 'and') || tokens[first.end]?.word === ','
      ? parseDay(tokens, first.end + 1)
      : null
  if (second && second.day !== null && second.rel === null) {
    if (!linked && second.month === null) return null
    const shared = { month: first.month ?? second.month, relMonth: first.relMonth ?? second.relMonth }
    return { days: [{ ...first, ...shared }, second], end: second.end }
  }
  return linked || first.month !== null || first.relMonth !== null ? { days: [first], end: first.end } : null
}

export function parseOfMonth(
  tokens: Tokens,
  at: number,
): { month: number | null; relMonth: number | null; end: number } | null {
  let i = at
  if (isKind(tokens, i, 'of') || isKind(tokens, i, 'at')) i++
  if (isKind(tokens, i, 'art') && isMonthName(tokens[i + 1])) i++
  if (isMonthName(tokens[i]) && !isDayNumber(tokens, i + 1))
    return { month: monthValue(tokens[i]), relMonth: null, end: i + 1 }
  return i > at ? parseRelMonth(tokens, i) : null
}

export function isDayNumber(tokens: Tokens, at: number): boolean {
  const token = tokens[at]
  return (token?.kind === 'num' || token?.kind === 'ord') && token.val <= 31 && !isCounted(tokens, at + 1)
}

export function withYear(tokens: Tokens, atom: PeriodAtom): PeriodAtom {
  const year = parseYear(tokens, atom.end)
  return year ? { ...atom, year: year.year, end: year.end } : atom
}

export function makePeriod(
  name: PeriodAtom['name'],
  start: number,
  end: number,
  parts: Partial<PeriodAtom>,
): PeriodAtom {
  return { ...NO_PERIOD, ...parts, name, start, end }
}
