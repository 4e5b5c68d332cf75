import type { Atom, DayAtom } from './atoms.ts'
import { NO_DAY } from './atoms.ts'
import { parseDay, parseMonthAfter, parseYear } from './parse-day.ts'
import { parseLength, parseOffset, parsePeriod } from './parse-period.ts'
import type { Token } from './token.ts'

/** All time expressions of a message in order; what earlier steps consumed is skipped. */
export function scanAtoms(tokens: readonly Token[]): Atom[] {
  const atoms: Atom[] = []
  for (let i = 0; i < tokens.length; ) {
    const found = atomsAt(tokens, i)
    if (found.length === 0) {
      i++
      continue
    }
    atoms.push(...found)
    i = Math.max(i + 1, found[found.length - 1]?.end ?? i)
  }
  return atoms
}

const NEVER_FIRST = new Set(['word', 'punct', 'gone', 'of', 'to', 'and', 'or', 'for', 'with'])

function atomsAt(tokens: readonly Token[], at: number): Atom[] {
  const token = tokens[at]
  if (!token || NEVER_FIRST.has(token.kind)) return []
  const range = parseNumberRange(tokens, at)
  if (range) return range
  const offset = parseOffset(tokens, at)
  if (offset) {
    if (!offset.weeks || !followedByWeekday(tokens, offset.end))
      return [{ ...NO_DAY, rel: offset.days, start: at, end: offset.end }]
    return [offsetPeriod(at, offset)]
  }
  const length = parseLength(tokens, at)
  if (length) return [length]
  const period = parsePeriod(tokens, at)
  if (period) return [period]
  const day = parseDay(tokens, at)
  return day && !isStrayNumber(tokens, day) ? [day] : []
}

function followedByWeekday(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at, at + 4).some((t) => t.kind === 'wday' || t.kind === 'weekend')
}

function offsetPeriod(start: number, offset: { days: number; end: number }): Atom {
  return {
    type: 'period',
    name: 'offset',
    id: 0,
    nth: null,
    month: null,
    relMonth: null,
    year: null,
    part: null,
    of: [],
    qualifier: null,
    relWeek: null,
    toMonth: null,
    offsetDays: offset.days,
    start,
    end: offset.end,
  }
}

/** "15-18 dic", "15/18 de diciembre", "Jan 2-9": two days in one token, or with a month in front. */
function parseNumberRange(tokens: readonly Token[], at: number): DayAtom[] | null {
  let i = at
  while (tokens[i]?.kind === 'art' || tokens[i]?.kind === 'day') i++
  let before: number | null = null
  if (tokens[i]?.kind === 'month' && tokens[i + 1]?.kind === 'pair') before = tokens[i++]?.val ?? null
  const token = tokens[i]
  if (token?.kind !== 'pair' || token.val < 1 || token.val2 > 31 || token.val > 31) return null
  const after = before === null ? parseMonthAfter(tokens, i + 1) : null
  const possibleDate = token.val2 <= 12 || (token.note === '/' && token.val <= 12)
  if (before === null && !after && (possibleDate || token.note === '.')) return null
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
function isStrayNumber(tokens: readonly Token[], day: DayAtom): boolean {
  if (day.day === null || day.month !== null || day.relMonth !== null || day.weekday !== null) return false
  const own = tokens.slice(day.start, day.end)
  const first = own[0]
  if (first?.kind === 'art') return !/^(el|los|o|os|the|lo)$/.test(first.word)
  if (own.some((t) => t.kind === 'day')) return false
  if (first?.kind === 'ord') return !isTimeContext(tokens, day) && !/\d/.test(first.word)
  return !isTimeContext(tokens, day)
}

function isTimeContext(tokens: readonly Token[], day: DayAtom): boolean {
  const before = tokens[day.start - 1]?.kind
  const after = tokens[day.end]?.kind
  const toBefore =
    before === 'to' ||
    before === 'until' ||
    before === 'from' ||
    before === 'between' ||
    before === 'arrive' ||
    before === 'depart'
  const ofArticle = before === 'of'
  const second = tokens[day.start - 2]?.kind
  const listed = before === 'and' || before === 'or' || tokens[day.start - 1]?.word === ','
  return (
    toBefore ||
    ofArticle ||
    after === 'to' ||
    after === 'until' ||
    (listed && (second === 'num' || second === 'ord' || second === ('weekday' as never))) ||
    ((after === 'and' || after === 'or') &&
      (tokens[day.end + 1]?.kind === 'num' || tokens[day.end + 1]?.kind === 'art'))
  )
}
