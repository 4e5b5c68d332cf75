import type { Token } from '../text/token.ts'
import type { Atom, DayAtom } from './atoms.ts'
import { NO_DAY } from './atoms.ts'
import { isCounted } from './parse-length.ts'
import { parseMonthAfter, parseYear } from './parse-month.ts'

/** "15-18 dic", "15/18 de diciembre", "Jan 2-9": two days in one token, or with a month in front. */
export function parseNumberRange(
  tokens: readonly Token[],
  at: number,
  found: readonly Atom[],
): DayAtom[] | null {
  let i = at
  while (tokens[i]?.kind === 'art' || tokens[i]?.kind === 'day') i++
  let before: number | null = null
  if (tokens[i]?.kind === 'month' && tokens[i + 1]?.kind === 'pair') before = tokens[i++]?.val ?? null
  const token = tokens[i]
  if (token?.kind !== 'pair' || token.val < 1 || token.val2 > 31 || token.val > 31) return null
  const after = before === null ? parseMonthAfter(tokens, i + 1) : null
  // "Feb 3-7, I mean 4-8": as the first was a range, so is this one.
  const like = found.some((a, k) => {
    const next = found[k + 1]
    return a.type === 'day' && a.month !== null && a.end === next?.start && tokens[a.end]?.kind === 'pair'
  })
  const possibleDate = !like && (token.val2 <= 12 || (token.note === '/' && token.val <= 12))
  if (before === null && !after && (possibleDate || token.note === '.')) return null
  if (like && token.note !== '-' && before === null && !after) return null
  const end = after?.end ?? i + 1
  const year = parseYear(tokens, end)
  const shared = {
    month: before ?? after?.month ?? null,
    relMonth: after?.relMonth ?? null,
    year: year?.year ?? null,
  }
  return [
    { ...NO_DAY, ...shared, year: null, day: token.val, start: at, end: i },
    { ...NO_DAY, ...shared, day: token.val2, start: i, end: year?.end ?? end },
  ]
}

/** A lone number with nothing that makes it a day: "tengo 3", "2". */
export function isStrayNumber(tokens: readonly Token[], day: DayAtom): boolean {
  if (day.day === null || day.month !== null || day.relMonth !== null || day.weekday !== null) return false
  const own = tokens.slice(day.start, day.end)
  const first = own[0]
  if (first?.kind === 'art' && !/^(?:los|os)$/.test(first.word)) return !/^(?:el|o|the|lo)$/.test(first.word)
  if (own.some((t) => t.kind === 'day')) return false
  if (first?.kind === 'ord') return !isTimeContext(tokens, day) && !/\d/.test(first.word)
  return !isTimeContext(tokens, day)
}

/** "17, 18 y 19 de octubre": numbers and commas up to an "y" and a last number. */
function startsList(tokens: readonly Token[], at: number): boolean {
  let i = at
  while (tokens[i]?.kind === 'num' || (tokens[i]?.word === ',' && tokens[i + 1]?.kind === 'num'))
    i += tokens[i]?.kind === 'num' ? 1 : 2
  // "13, 14, 15 de agosto"
  if (i > at + 1 && parseMonthAfter(tokens, i) !== null) return true
  return i > at && tokens[i]?.kind === 'and' && tokens[i + 1]?.kind === 'num' && !isCounted(tokens, i + 2)
}

/** "15 y 16", "15 y el 17"; "2 y 2" are no days. */
function followsOn(tokens: readonly Token[], day: DayAtom): boolean {
  const next = tokens[day.end + 1]
  if (next?.kind === 'art') return true
  if (next?.kind !== 'num') return false
  // "31 y 1"
  const wraps = (day.day ?? 0) >= 30 && next.val === 1
  return wraps || next.val > (day.day ?? 0) || parseMonthAfter(tokens, day.end + 2) !== null
}

/** "saímos 16 de janeiro, ops, 17". */
function isCorrection(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at - 1]?.word === ',' ? tokens[at - 2] : tokens[at - 1]
  return mark?.kind === 'correct' && mark.val === 0 && /^\d/.test(tokens[at]?.word ?? '')
}

/** "16 de oct check in, 18 check out" */
function isMarkedBehind(token: Token | undefined): boolean {
  return (
    /^(?:arrive|depart)$/.test(token?.kind ?? '') &&
    /^(?:check|salida|entrada|ingreso|egreso)/.test(token?.word ?? '')
  )
}

function isTimeContext(tokens: readonly Token[], day: DayAtom): boolean {
  const before = tokens[day.start - 1]?.kind
  const after = tokens[day.end]?.kind
  const toBefore =
    isCorrection(tokens, day.start) ||
    before === 'to' ||
    before === 'until' ||
    before === 'from' ||
    before === 'between' ||
    before === 'arrive' ||
    before === 'depart'
  const ofArticle = before === 'of' && tokens[day.start - 1]?.val === 1
  const second = tokens[day.start - 2]?.kind
  const listed = before === 'and' || before === 'or' || tokens[day.start - 1]?.word === ','
  return (
    toBefore ||
    ofArticle ||
    isMarkedBehind(tokens[day.end]) ||
    after === 'to' ||
    after === 'until' ||
    startsList(tokens, day.end) ||
    (listed &&
      (second === 'num' || second === 'ord') &&
      (tokens[day.start - 2]?.val ?? 0) < (day.day ?? 0)) ||
    ((after === 'and' || after === 'or') && followsOn(tokens, day))
  )
}
