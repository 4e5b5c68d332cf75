import { type DayAtom, type LengthAtom, NO_PERIOD, type PeriodAtom } from './atoms.ts'
import {
  isCounted,
  isMonthName,
  monthValue,
  parseDay,
  parseMonthAfter,
  parseRelMonth,
  parseWeekRef,
  parseYear,
} from './parse-day.ts'
import type { Kind, Token } from './token.ts'

type Tokens = readonly Token[]

const is = (tokens: Tokens, at: number, kind: Kind) => tokens[at]?.kind === kind

export function parseLength(tokens: Tokens, at: number): LengthAtom | null {
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'pair' && token.val < token.val2) {
    const unit = lengthUnit(tokens[at + 1])
    return unit ? { type: 'length', unit, count: token.val, upTo: token.val2, start: at, end: at + 2 } : null
  }
  if (token.kind !== 'num' || token.val < 1) return null
  let upTo: number | null = null
  let i = at + 1
  if ((is(tokens, i, 'or') || is(tokens, i, 'to')) && is(tokens, i + 1, 'num') && lengthUnit(tokens[i + 2])) {
    upTo = tokens[i + 1]?.val ?? null
    i += 2
  }
  const unit = lengthUnit(tokens[i])
  if (!unit) return null
  // "una semana santa", "un día" of a date and "dos semanas" as an offset are other rules' business.
  return { type: 'length', unit, count: token.val, upTo, start: at, end: i + 1 }
}

function lengthUnit(token: Token | undefined): LengthAtom['unit'] | null {
  if (token?.kind === 'night' || token?.kind === 'nights') return 'nights'
  if (token?.kind === 'days' || token?.kind === 'day') return 'days'
  if (token?.kind === 'week' || token?.kind === 'weeks') return 'weeks'
  return null
}

/** "dentro de 10 días", "en dos semanas": a distance from today. */
export function parseOffset(
  tokens: Tokens,
  at: number,
): { days: number; weeks: boolean; end: number } | null {
  if (!is(tokens, at, 'within') && !is(tokens, at, 'at')) return null
  const length = parseLength(tokens, at + 1)
  if (!length || length.unit === 'nights') return null
  if (is(tokens, at, 'at') && is(tokens, length.end, 'of')) return null
  return {
    days: length.count * (length.unit === 'weeks' ? 7 : 1),
    weeks: length.unit === 'weeks',
    end: length.end,
  }
}

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
      return parseBareQuincena(tokens, at, lead.end)
    case 'week':
      return parseWeek(tokens, at, lead)
    case 'season':
      return withYear(tokens, make('season', at, lead.end + 1, { id: token.val }))
    case 'part':
    case 'month':
    case 'months':
      return parseMonth(tokens, at, lead)
    default:
      return null
  }
}

interface Lead {
  readonly nth: number | null
  readonly qualifier: PeriodAtom['qualifier']
  readonly end: number
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

function parseWeekend(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const token = tokens[lead.end]
  const name = token?.kind === 'lweekend' ? 'lweekend' : 'weekend'
  let end = lead.end + 1
  let qualifier = lead.qualifier
  if (token?.kind === 'weekends') qualifier = 'any'
  if (token?.kind === 'lweekend' && token.val === 1) qualifier = 'any'
  let long = name === 'lweekend'
  if (is(tokens, end, 'long')) {
    long = true
    end++
  }
  if (is(tokens, end, 'next')) {
    qualifier = 'next'
    end++
  }
  const base = { nth: lead.nth, qualifier } as const
  const named = long ? 'lweekend' : name
  const week = is(tokens, end, 'of') ? parseWeekRef(tokens, end + 1) : null
  if (week) return make(named, at, week.end, { ...base, relWeek: week.relWeek })
  const of = parseOfDays(tokens, end)
  if (of === 'range') return make(named, at, end, base)
  if (of) return make(named, at, of.end, { ...base, of: of.days })
  const month = parseOfMonth(tokens, end)
  if (month)
    return withYear(
      tokens,
      make(named, at, month.end, { ...base, month: month.month, relMonth: month.relMonth }),
    )
  return make(named, at, end, base)
}

/** "del 8 de noviembre", "del 15 y 16"; `range` when what follows is a range of its own. */
function parseOfDays(tokens: Tokens, at: number): { days: DayAtom[]; end: number } | 'range' | null {
  if (!is(tokens, at, 'of') && !is(tokens, at, 'at')) return null
  const range = tokens[at + 1]
  if (range?.kind === 'pair' && parseMonthAfter(tokens, at + 2)) return 'range'
  if (is(tokens, at + 1, 'wday')) return 'range'
  const first = parseDay(tokens, at + 1)
  if (!first || first.rel !== null) return null
  if (is(tokens, first.end, 'to') || is(tokens, first.end, 'until')) return 'range'
  if (is(tokens, first.end, 'and') || tokens[first.end]?.word === ',') {
    const second = parseDay(tokens, first.end + 1)
    if (second && second.day !== null)
      return {
        days: [
          { ...first, month: first.month ?? second.month, relMonth: first.relMonth ?? second.relMonth },
          second,
        ],
        end: second.end,
      }
  }
  return { days: [first], end: first.end }
}

function parseOfMonth(
  tokens: Tokens,
  at: number,
): { month: number | null; relMonth: number | null; end: number } | null {
  let i = at
  if (is(tokens, i, 'of') || is(tokens, i, 'at')) i++
  if (is(tokens, i, 'art') && isMonthName(tokens[i + 1])) i++
  if (isMonthName(tokens[i]) && !isDayNumber(tokens, i + 1))
    return { month: monthValue(tokens[i]), relMonth: null, end: i + 1 }
  return i > at ? parseRelMonth(tokens, i) : null
}

function isDayNumber(tokens: Tokens, at: number): boolean {
  const token = tokens[at]
  return (token?.kind === 'num' || token?.kind === 'ord') && token.val <= 31 && !isCounted(tokens, at + 1)
}

function isDayAfterMonth(tokens: Tokens, at: number): boolean {
  let i = at
  while (is(tokens, i, 'art') || is(tokens, i, 'day')) i++
  return isDayNumber(tokens, i)
}

function parseHoliday(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const id = tokens[lead.end]?.val ?? 0
  let end = lead.end + 1
  let qualifier = lead.qualifier
  if (is(tokens, end, 'all') || is(tokens, end, 'next'))
    qualifier = tokens[end++]?.kind === 'all' ? 'all' : 'next'
  return withYear(tokens, make('holiday', at, end, { id, qualifier }))
}

/** "el feriado", "feriado del 25 de mayo", "feriado de octubre". */
function parseHolidays(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const end = lead.end + 1
  const next = is(tokens, end, 'next')
  const qualifier = next ? 'next' : lead.qualifier
  const of = parseOfDays(tokens, next ? end + 1 : end)
  if (of && of !== 'range') return make('holidays', at, of.end, { qualifier, of: of.days })
  const month = parseOfMonth(tokens, next ? end + 1 : end)
  if (month)
    return withYear(
      tokens,
      make('holidays', at, month.end, { qualifier, month: month.month, relMonth: month.relMonth }),
    )
  return make('holidays', at, next ? end + 1 : end, { qualifier })
}

function parseQuincena(tokens: Tokens, at: number, lead: Lead): PeriodAtom {
  const token = tokens[lead.end]
  const nth = token && token.val > 0 ? token.val : lead.nth === -1 ? 2 : lead.nth
  const month = parseOfMonth(tokens, lead.end + 1)
  const base = { nth, qualifier: lead.qualifier }
  if (!month) return make('quincena', at, lead.end + 1, base)
  return withYear(
    tokens,
    make('quincena', at, month.end, { ...base, month: month.month, relMonth: month.relMonth }),
  )
}

/** "la primera de enero": only the first two can be halves of a month. */
function parseBareQuincena(tokens: Tokens, at: number, i: number): PeriodAtom | null {
  const token = tokens[i]
  const feminine = token && /a$|ª$/.test(token.word)
  if (!token || token.val > 2 || !feminine || !is(tokens, i + 1, 'of') || !isMonthName(tokens[i + 2]))
    return null
  return withYear(tokens, make('quincena', at, i + 3, { nth: token.val, month: monthValue(tokens[i + 2]) }))
}

function parseWeek(tokens: Tokens, at: number, lead: Lead): PeriodAtom | null {
  let end = lead.end + 1
  let relWeek =
    lead.qualifier === 'this' ? 0 : lead.qualifier === 'next' || lead.qualifier === 'other' ? 1 : null
  if (is(tokens, end, 'next') || is(tokens, end, 'this')) relWeek = is(tokens, end++, 'next') ? 1 : 0
  if (relWeek !== null) return make('week', at, end, { relWeek, qualifier: lead.qualifier })
  const of = parseOfDays(tokens, end)
  if (of === 'range') return null
  if (of) return make('week', at, of.end, { of: of.days, qualifier: lead.qualifier })
  const month = parseOfMonth(tokens, end)
  if (month && (lead.nth !== null || is(tokens, end, 'of'))) {
    return withYear(
      tokens,
      make('week', at, month.end, { nth: lead.nth, month: month.month, relMonth: month.relMonth }),
    )
  }
  return null
}

function parseMonth(tokens: Tokens, at: number, lead: Lead): PeriodAtom | null {
  let i = lead.end
  const part = is(tokens, i, 'part') ? (tokens[i++]?.val ?? null) : null
  if (is(tokens, i, 'art')) i++
  let qualifier = lead.qualifier
  if (
    is(tokens, i, 'months') &&
    tokens[i]?.val === 0 &&
    is(tokens, i + 1, 'of') &&
    isMonthName(tokens[i + 2])
  )
    i += 2
  let month: number | null = null
  let relMonth: number | null = null
  let end = i
  if (isMonthName(tokens[i])) {
    if (part === null && isDayAfterMonth(tokens, i + 1)) return null
    month = monthValue(tokens[i])
    end = i + 1
    if (is(tokens, end, 'next')) end++
  } else {
    const rel = parseRelMonth(tokens, i)
    if (rel) {
      relMonth = rel.relMonth
      end = rel.end
    } else if (
      (qualifier === 'this' || qualifier === 'next' || qualifier === 'other') &&
      is(tokens, i, 'months')
    ) {
      relMonth = qualifier === 'this' ? 0 : 1
      end = i + 1
    } else return null
  }
  if (is(tokens, end, 'all')) {
    qualifier = 'all'
    end++
  }
  let toMonth: number | null = null
  const joined =
    is(tokens, end, 'or') || is(tokens, end, 'and') || is(tokens, end, 'to') || tokens[end]?.word === '/'
  if (joined && isMonthName(tokens[end + 1]) && month !== null) {
    toMonth = monthValue(tokens[end + 1])
    end += 2
  }
  return withYear(
    tokens,
    make('month', at, end, { month, relMonth, part, toMonth, qualifier: qualifier === 'all' ? 'all' : null }),
  )
}

function withYear(tokens: Tokens, atom: PeriodAtom): PeriodAtom {
  const year = parseYear(tokens, atom.end)
  return year ? { ...atom, year: year.year, end: year.end } : atom
}

function make(name: PeriodAtom['name'], start: number, end: number, parts: Partial<PeriodAtom>): PeriodAtom {
  return { ...NO_PERIOD, ...parts, name, start, end }
}
