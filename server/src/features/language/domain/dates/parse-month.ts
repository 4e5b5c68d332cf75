import { isKind, type Token, type Tokens } from '../text/token.ts'
import { isCounted } from './parse-length.ts'

/** "de diciembre", "dic", "del 11", "de este mes", "del mes que viene". */
export function parseMonthAfter(
  tokens: Tokens,
  at: number,
): { month: number | null; relMonth: number | null; end: number } | null {
  let i = at
  if (
    (tokens[i]?.word === '/' || tokens[i]?.word === '-' || tokens[i]?.word === '.') &&
    isMonthName(tokens[i + 1])
  )
    i++
  if (isMonthName(tokens[i])) return { month: monthValue(tokens[i]), relMonth: null, end: i + 1 }
  if (!isKind(tokens, i, 'of')) return null
  i++
  if (isMonthName(tokens[i])) return { month: monthValue(tokens[i]), relMonth: null, end: i + 1 }
  const number = tokens[i]
  if (
    number?.kind === 'num' &&
    number.val >= 1 &&
    number.val <= 12 &&
    !isCounted(tokens, i + 1) &&
    number.word !== 'una'
  ) {
    const next = tokens[i + 1]?.kind
    if (
      next !== 'num' &&
      next !== 'month' &&
      !(next === 'of' && tokens[i + 2]?.kind === 'month') &&
      (next !== 'to' || repeatsMonth(tokens, i + 2, number.val))
    ) {
      return { month: number.val, relMonth: null, end: i + 1 }
    }
  }
  return parseRelMonth(tokens, i)
}

/** "21 del 11 al 24 del 11": the other end has a month in figures too. */
function repeatsMonth(tokens: Tokens, at: number, month: number): boolean {
  const other = tokens[at + 2]
  if (!isKind(tokens, at, 'num') || !isKind(tokens, at + 1, 'of') || other?.kind !== 'num') return false
  return other.val === month || other.val === (month % 12) + 1
}

export function parseRelMonth(
  tokens: Tokens,
  at: number,
): { month: null; relMonth: number | null; end: number } | null {
  let i = at
  if (isKind(tokens, i, 'art')) i++
  const q = tokens[i]?.kind
  if (/^mism[oa]$|^mesm[oa]$|^same$/.test(tokens[i]?.word ?? '') && isMonthUnit(tokens[i + 1]))
    return { month: null, relMonth: null, end: i + 2 }
  if ((q === 'this' || q === 'next' || q === 'other') && isMonthUnit(tokens[i + 1])) {
    return { month: null, relMonth: q === 'this' ? 0 : 1, end: i + 2 }
  }
  if (!isMonthUnit(tokens[i])) return null
  if (isKind(tokens, i + 1, 'next')) return { month: null, relMonth: 1, end: i + 2 }
  if (isKind(tokens, i + 1, 'this')) return { month: null, relMonth: 0, end: i + 2 }
  return null
}

function isMonthUnit(token: Token | undefined): boolean {
  return token?.kind === 'months' && token.val === 0
}

export function isMonthName(token: Token | undefined): boolean {
  return token?.kind === 'month'
}

export function monthValue(token: Token | undefined): number {
  return token ? (token.val < 0 ? 3 : token.val) : 0
}

/**
 * "de 2026", "del 2026", ", 2026", "'26", "del año que viene". `-1` next year, `-2` this year (the caller resolves).
 */
export function parseYear(tokens: Tokens, at: number): { year: number; end: number } | null {
  let i = at
  while (
    isKind(tokens, i, 'of') ||
    isKind(tokens, i, 'art') ||
    (i === at && tokens[i]?.word === ',') ||
    tokens[i]?.word === '/'
  )
    i++
  const token = tokens[i]
  if (token?.kind === 'yearnum') return { year: token.val, end: i + 1 }
  if (i === at && isShortYear(tokens, i)) return { year: 2000 + (token?.val ?? 0), end: i + 1 }
  if (i > at && token?.kind === 'year' && token.val === 1) return { year: -1, end: i + 1 }
  if (i > at && token?.kind === 'year' && token.val === 2) return { year: -2, end: i + 1 }
  return null
}

/** "3 ene 26 a 10 ene 26": two figures behind a month, with nothing behind them that would make them a day. */
function isShortYear(tokens: Tokens, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'num' || !/^2[5-9]$|^3[01]$/.test(token.word) || !isMonthName(tokens[at - 1]))
    return false
  const next = tokens[at + 1]
  return !next || /^(?:to|until|arrive|depart|gone)$/.test(next.kind) || /^[.;?)]$/.test(next.word)
}
