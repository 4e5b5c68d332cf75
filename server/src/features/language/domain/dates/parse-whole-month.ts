import { isKind, type Tokens } from '../text/token.ts'
import type { PeriodAtom } from './atoms.ts'
import { isMonthName, monthValue, parseRelMonth } from './parse-month.ts'
import { isDayNumber, type Lead, makePeriod, withYear } from './parse-of.ts'

function isDayAfterMonth(tokens: Tokens, at: number): boolean {
  // "en octubre una escapada"
  if (/^(?:un|una|uma|um|a)$/.test(tokens[at]?.word ?? '')) return false
  let i = at
  while (isKind(tokens, i, 'art') || isKind(tokens, i, 'day')) i++
  return isDayNumber(tokens, i)
}

export function parseMonth(tokens: Tokens, at: number, lead: Lead): PeriodAtom | null {
  let i = lead.end
  const part = isKind(tokens, i, 'part') ? (tokens[i++]?.val ?? null) : null
  if (isKind(tokens, i, 'art')) i++
  let qualifier = lead.qualifier
  if (
    isKind(tokens, i, 'months') &&
    tokens[i]?.val === 0 &&
    isKind(tokens, i + 1, 'of') &&
    isMonthName(tokens[i + 2])
  )
    i += 2
  let month: number | null = null
  let relMonth: number | null = null
  let end = i
  if (isMonthName(tokens[i])) {
    if (isDayAfterMonth(tokens, i + 1)) return null
    month = monthValue(tokens[i])
    end = i + 1
    if (isKind(tokens, end, 'next')) end++
  } else {
    const rel = parseRelMonth(tokens, i)
    if (rel) {
      relMonth = rel.relMonth
      end = rel.end
    } else if (part !== null && isKind(tokens, i, 'months') && tokens[i]?.val === 0) {
      relMonth = 0
      end = i + 1
    } else if (
      (qualifier === 'this' || qualifier === 'next' || qualifier === 'other') &&
      isKind(tokens, i, 'months')
    ) {
      relMonth = qualifier === 'this' ? 0 : 1
      end = i + 1
    } else return null
  }
  if (isKind(tokens, end, 'all')) {
    qualifier = 'all'
    end++
  }
  let toMonth: number | null = null
  const joined =
    isKind(tokens, end, 'or') ||
    isKind(tokens, end, 'and') ||
    isKind(tokens, end, 'to') ||
    tokens[end]?.word === '/'
  if (joined && isMonthName(tokens[end + 1]) && month !== null) {
    toMonth = monthValue(tokens[end + 1])
    end += 2
  }
  return withYear(
    tokens,
    makePeriod('month', at, end, {
      month,
      relMonth,
      part,
      toMonth,
      qualifier: qualifier === 'all' ? 'all' : null,
    }),
  )
}
