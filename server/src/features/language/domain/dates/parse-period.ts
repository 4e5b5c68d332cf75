import { isKind, type Kind, type Tokens } from '../text/token.ts'
import type { DayAtom, PeriodAtom } from './atoms.ts'
import { parseDay } from './parse-day.ts'
import { isMonthName, monthValue } from './parse-month.ts'
import { type Lead, makePeriod, parseOfDays, parseOfMonth, withYear } from './parse-of.ts'
import { parseWeekend } from './parse-weekend.ts'
import { parseMonth } from './parse-whole-month.ts'

export function parsePeriod(tokens: Tokens, at: number): PeriodAtom | null {
  const lead = leading(tokens, at)
  const token = tokens[lead.end]
  if (!token) return null
  switch (token.kind) {
    case 'weekend':
    case 'weekends':
    case 'lweekend':
      return parseWeekend(tokens, at, lead)
    case 'holiday':
      return token.val < 10 ? parseHoliday(tokens, at, lead) : null
    case 'holidays':
      return parseHolidays(tokens, at, lead)
    case 'quincena':
      return parseQuincena(tokens, at, lead)
    case 'ord':
      return parseFirstOrSecond(tokens, at, lead.end) ?? parseBareQuincena(tokens, at, lead.end)
    case 'week':
      return parseWeek(tokens, at, lead)
    case 'season':
      return withYear(tokens, makePeriod('season', at, lead.end + 1, { id: token.val }))
    case 'num':
      return parseComing(tokens, at, lead)
    case 'part':
    case 'month':
    case 'months':
      return parseMonth(tokens, at, lead)
    default:
      return null
  }
}

/** "los próximos 5 días": from now until then. */
function parseComing(tokens: Tokens, at: number, lead: Lead): PeriodAtom | null {
  const count = tokens[lead.end]
  const unit = tokens[lead.end + 1]?.kind
  if (lead.qualifier !== 'next' || !count || (unit !== 'days' && unit !== 'weeks')) return null
  const offsetDays = unit === 'weeks' ? 7 * count.val : count.val
  return makePeriod('offset', at, lead.end + 2, { offsetDays, qualifier: 'all' })
}

/** Article, ordinal, "este", "próximo", "todo", "un": in any order before a period's name. */
function leading(tokens: Tokens, at: number): Lead {
  let nth: number | null = null
  let qualifier: Lead['qualifier'] = null
  let i = at
  for (; i < at + 5; i++) {
    const token = tokens[i]
    if (!token) break
    const nextKind = tokens[i + 1]?.kind
    if (token.kind === 'art') continue
    if (token.kind === 'ord' || (token.kind === 'wday' && token.note !== '' && isPeriodName(nextKind))) {
      if (!isPeriodName(nextKind)) break
      nth = token.kind === 'ord' ? token.val : Number(token.note)
    } else if (token.kind === 'lastof') nth = -1
    else if (token.kind === 'this' || token.kind === 'next' || token.kind === 'other' || token.kind === 'all')
      qualifier = token.kind
    else if (
      token.kind === 'num' &&
      token.val === 1 &&
      /^[a-z]/.test(token.word) &&
      (nextKind === 'weekend' || nextKind === 'lweekend')
    )
      qualifier = 'any'
    else if (token.kind === 'num' && token.val === 2 && nextKind === 'quincena') nth = 2
    else if (token.kind === 'num' && token.val === 1 && nextKind === 'quincena' && !/^[a-z]/.test(token.word))
      nth = 1
    else break
  }
  return { nth, qualifier, end: i }
}

function isPeriodName(kind: Kind | undefined): boolean {
  return (
    kind === 'weekend' ||
    kind === 'lweekend' ||
    kind === 'quincena' ||
    kind === 'week' ||
    kind === 'next' ||
    kind === 'holidays'
  )
}

function parseHoliday(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const id = tokens[lead.end]?.val ?? 0
  let end = lead.end + 1
  let qualifier = lead.qualifier
  if (isKind(tokens, end, 'all') || isKind(tokens, end, 'next'))
    qualifier = tokens[end++]?.kind === 'all' ? 'all' : 'next'
  return withYear(tokens, makePeriod('holiday', at, end, { id, qualifier }))
}

/** "el feriado", "feriado del 25 de mayo", "feriado de octubre". */
function parseHolidays(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const end = lead.end + 1
  const next = isKind(tokens, end, 'next')
  const qualifier = next ? 'next' : lead.qualifier
  const of = parseOfDays(tokens, next ? end + 1 : end)
  if (of && of !== 'range') return makePeriod('holidays', at, of.end, { qualifier, of: of.days })
  const month = parseOfMonth(tokens, next ? end + 1 : end)
  if (month)
    return withYear(
      tokens,
      makePeriod('holidays', at, month.end, { qualifier, month: month.month, relMonth: month.relMonth }),
    )
  return makePeriod('holidays', at, next ? end + 1 : end, { qualifier })
}

function parseQuincena(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const token = tokens[lead.end]
  const nth = token && token.val > 0 ? token.val : lead.nth === -1 ? 2 : lead.nth
  const month = parseOfMonth(tokens, lead.end + 1)
  const base = { nth, qualifier: lead.qualifier }
  if (!month) return makePeriod('quincena', at, lead.end + 1, base)
  return withYear(
    tokens,
    makePeriod('quincena', at, month.end, { ...base, month: month.month, relMonth: month.relMonth }),
  )
}

/** "primera o segunda quincena de enero": the first is named by what the second is named. */
function parseFirstOrSecond(tokens: Tokens, at: number, i: number): PeriodAtom | null {
  const joined = isKind(tokens, i + 1, 'or') || isKind(tokens, i + 1, 'and')
  const second = isKind(tokens, i + 2, 'art') ? i + 3 : i + 2
  const half = isKind(tokens, second, 'quincena') && (tokens[second]?.val ?? 0) > 0
  const named = isKind(tokens, second, 'ord') && isPeriodName(tokens[second + 1]?.kind)
  if (!joined || !(half || named)) return null
  const whole = parsePeriod(tokens, second)
  return whole && { ...whole, nth: tokens[i]?.val ?? null, start: at, end: i + 1 }
}

/** "la primera de enero": only the first two can be halves of a month. */
function parseBareQuincena(tokens: Tokens, at: number, i: number): PeriodAtom | null {
  const token = tokens[i]
  const feminine = token && /a$|ª$/.test(token.word)
  if (!token || token.val > 2 || !feminine || !isKind(tokens, i + 1, 'of') || !isMonthName(tokens[i + 2]))
    return null
  return withYear(
    tokens,
    makePeriod('quincena', at, i + 3, { nth: token.val, month: monthValue(tokens[i + 2]) }),
  )
}

function parseWeek(tokens: Tokens, at: number, lead: Lead): PeriodAtom | null {
  let end = lead.end + 1
  let relWeek =
    lead.qualifier === 'this' ? 0 : lead.qualifier === 'next' || lead.qualifier === 'other' ? 1 : null
  if (isKind(tokens, end, 'next') || isKind(tokens, end, 'this'))
    relWeek = isKind(tokens, end++, 'next') ? 1 : 0
  if (relWeek !== null) return makePeriod('week', at, end, { relWeek, qualifier: lead.qualifier })
  const of = isKind(tokens, end, 'num') ? null : (parseStart(tokens, end) ?? parseOfDays(tokens, end))
  if (of === 'range') return null
  if (of) return makePeriod('week', at, of.end, { of: of.days, qualifier: lead.qualifier })
  const numbered = tokens[end]
  if (numbered?.kind === 'num' && numbered.val <= 5 && parseOfMonth(tokens, end + 1))
    return parseWeek(tokens, at, { ...lead, nth: numbered.val, end })
  if (lead.nth === -1 && isKind(tokens, end, 'of') && isKind(tokens, end + 1, 'year'))
    return makePeriod('week', at, end + 2, { nth: -1, month: 12 })
  const month = parseOfMonth(tokens, end)
  if (month && (lead.nth !== null || isKind(tokens, end, 'of'))) {
    return withYear(
      tokens,
      makePeriod('week', at, month.end, { nth: lead.nth, month: month.month, relMonth: month.relMonth }),
    )
  }
  // "para febrero, la segunda semana": the month stands apart.
  if (lead.nth !== null && lead.nth > 0) return makePeriod('week', at, end, { nth: lead.nth })
  return null
}

/** "the week starting January 18": the day it begins on, unless a range of its own follows. */
function parseStart(tokens: Tokens, at: number): { days: DayAtom[]; end: number } | null {
  const day = isKind(tokens, at, 'from') ? parseDay(tokens, at + 1) : null
  if (!day || day.day === null) return null
  const goesOn = isKind(tokens, day.end, 'to') || isKind(tokens, day.end, 'until')
  return goesOn ? null : { days: [day], end: day.end }
}
