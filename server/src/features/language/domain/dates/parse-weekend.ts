import { isKind, type Tokens } from '../text/token.ts'
import { type DayAtom, NO_DAY, type PeriodAtom } from './atoms.ts'
import { parseWeekRef } from './parse-day.ts'
import { parseMonthAfter } from './parse-month.ts'
import { type Lead, makePeriod, parseOfDays, parseOfMonth, withYear } from './parse-of.ts'

/**
 * "finde", "finde largo de noviembre", "primer finde de febrero", "fin de semana del 15 y 16", "el finde que viene".
 */
export function parseWeekend(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const token = tokens[lead.end]
  let end = lead.end + 1
  let qualifier = lead.qualifier
  let long = token?.kind === 'lweekend'
  if (token?.kind === 'weekends' || (long && token?.val === 1)) qualifier = 'any'
  if (isKind(tokens, end, 'long')) {
    long = true
    end++
  }
  if (isKind(tokens, end, 'other') && tokens[end]?.val === 2)
    return makePeriod('weekend', at, end + 1, { offsetDays: 14 })
  if (isKind(tokens, end, 'next') || isKind(tokens, end, 'other'))
    qualifier = tokens[end++]?.kind === 'other' ? 'other' : 'next'
  const notThis = parseNotThis(tokens, end)
  if (notThis > end) {
    qualifier = 'other'
    end = notThis
  }
  const name = long ? 'lweekend' : 'weekend'
  const base = { nth: lead.nth, qualifier } as const
  const week = isKind(tokens, end, 'of') ? parseWeekRef(tokens, end + 1) : null
  if (week) return makePeriod(name, at, week.end, { ...base, relWeek: week.relWeek })
  const named = parseOfHoliday(tokens, end)
  if (named) return makePeriod('lweekend', at, named.end, { ...base, of: [named] })
  const of = parsePairOfDays(tokens, end) ?? parseOfDays(tokens, end)
  if (of === 'range') return makePeriod(name, at, end, base)
  if (of) return makePeriod(name, at, of.end, { ...base, of: of.days })
  const month = parseOfMonth(tokens, end) ?? parseOfThisMonth(tokens, end)
  if (!month) {
    const unknown = qualifier === null && startsUnknownName(tokens, end)
    return makePeriod(name, at, end, unknown ? { ...base, qualifier: 'unknown' } : base)
  }
  return withYear(
    tokens,
    makePeriod(name, at, month.end, { ...base, month: month.month, relMonth: month.relMonth }),
  )
}

/** "el finde que no es este sino el otro": the end of what says so. */
function parseNotThis(tokens: Tokens, at: number): number {
  let i = tokens[at]?.word === 'que' ? at + 1 : at
  if (isKind(tokens, i, 'punct')) i++
  if (!isKind(tokens, i, 'neg')) return at
  i += isKind(tokens, i + 1, 'be') ? 2 : 1
  if (!isKind(tokens, i, 'this')) return at
  i += isKind(tokens, i + 1, 'punct') ? 2 : 1
  if (isKind(tokens, i, 'but')) i++
  if (isKind(tokens, i, 'art')) i++
  return isKind(tokens, i, 'other') || isKind(tokens, i, 'next') ? i + 1 : at
}

/** "finde de güemes", "finde por el día de la bandera". */
function parseOfHoliday(tokens: Tokens, at: number): DayAtom | null {
  let i = at
  while (isKind(tokens, i, 'of') || isKind(tokens, i, 'art') || isKind(tokens, i, 'for')) i++
  const token = tokens[i]
  if (i === at || token?.kind !== 'holiday' || token.val < 10) return null
  return { ...NO_DAY, holiday: token.val, start: at, end: i + 1 }
}

/** "finde de la cerveza", "finde del malbec": a name nobody here knows. */
function startsUnknownName(tokens: Tokens, at: number): boolean {
  let i = at
  if (!isKind(tokens, i, 'of')) return false
  while (isKind(tokens, i, 'of') || isKind(tokens, i, 'art') || isKind(tokens, i, 'mine')) i++
  const token = tokens[i]
  return (token?.kind === 'word' && /^[a-z]{3,}$/.test(token.word)) || token?.kind === 'event'
}

/** "finde 18/19", "finde del 25-26 de octubre": Saturday and Sunday, as the numbers follow each other. */
function parsePairOfDays(tokens: Tokens, at: number): { days: DayAtom[]; end: number } | null {
  const from = isKind(tokens, at, 'of') ? at + 1 : at
  const pair = tokens[from]
  if (pair?.kind !== 'pair' || pair.val2 !== pair.val + 1 || pair.val2 <= 12) return null
  const month = parseMonthAfter(tokens, from + 1)
  const end = month?.end ?? from + 1
  const shared = { month: month?.month ?? null, relMonth: month?.relMonth ?? null, start: from, end }
  return {
    days: [
      { ...NO_DAY, ...shared, day: pair.val },
      { ...NO_DAY, ...shared, day: pair.val2 },
    ],
    end,
  }
}

/** "el último finde del mes". */
function parseOfThisMonth(tokens: Tokens, at: number): { month: null; relMonth: number; end: number } | null {
  if (!isKind(tokens, at, 'of') || !isKind(tokens, at + 1, 'months') || tokens[at + 1]?.val !== 0) return null
  return { month: null, relMonth: 0, end: at + 2 }
}
