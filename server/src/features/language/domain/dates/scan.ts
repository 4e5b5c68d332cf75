import { anyOf, isKind, isLengthUnit, type Kind, type Token } from '../text/token.ts'
import type { Atom, DayAtom, PeriodAtom } from './atoms.ts'
import { NO_DAY } from './atoms.ts'
import { NAMED_DAY } from './named-days.ts'
import { parseDay } from './parse-day.ts'
import { type Offset, parseLength, parseOffset } from './parse-length.ts'
import { makePeriod, parseOfMonth } from './parse-of.ts'
import { parsePeriod } from './parse-period.ts'
import { parseZipped } from './parse-zipped.ts'
import { insteadCount, otherCount } from './scan-counts.ts'
import { isStrayNumber, parseNumberRange } from './scan-numbers.ts'

/** All time expressions of a message in order; what earlier steps consumed is skipped. */
export function scanAtoms(tokens: readonly Token[]): Atom[] {
  const atoms: Atom[] = []
  for (let i = 0; i < tokens.length; ) {
    const closer = specified(tokens, i, atoms) ?? insteadCount(tokens, i, atoms)
    if (closer) {
      atoms[atoms.length - 1] = closer
      i = closer.end
      continue
    }
    const found = otherCount(tokens, i, atoms) ?? elliptic(tokens, i, atoms) ?? atomsAt(tokens, i, atoms)
    if (found.length === 0) {
      i++
      continue
    }
    atoms.push(...found)
    i = Math.max(i + 1, found[found.length - 1]?.end ?? i)
  }
  return atoms
}

const LEADS_TO = anyOf(', puede podria ser seria sea es que o sea tipo : pode')

/** "el finde largo de diciembre, el del 8": the same one, told closer. */
function specified(tokens: readonly Token[], at: number, atoms: readonly Atom[]): Atom | null {
  const before = atoms[atoms.length - 1]
  if (before?.type !== 'period' || (before.name !== 'lweekend' && before.name !== 'weekend')) return null
  const between = tokens.slice(before.end, at)
  if (
    isKind(tokens, before.start - 1, 'neg') ||
    before.of.length > 0 ||
    between.length > 4 ||
    !between.every((t) => LEADS_TO.test(t.word))
  )
    return null
  if (tokens[at]?.kind !== 'art' || tokens[at + 1]?.kind !== 'of') return null
  const day = parseDay(tokens, at + 2)
  if (!day || (day.day === null && day.holiday === null)) return null
  const { month, relMonth } = day.month === null ? before : day
  return { ...before, month: null, relMonth: null, of: [{ ...day, month, relMonth }], end: day.end }
}

const ELLIPTIC: ReadonlySet<string> = new Set(['art', 'ord', 'other', 'next', 'correct', 'wday'])

/** "este finde o el otro", "la primera quincena o la segunda": the noun is that of the period before. */
function elliptic(tokens: readonly Token[], at: number, atoms: readonly Atom[]): Atom[] | null {
  if (!ELLIPTIC.has(tokens[at]?.kind ?? 'word')) return null
  const before = atoms[atoms.length - 1]
  if (!before && isNextToPast(tokens, at)) return [makePeriod('weekend', at, at + 2, { qualifier: 'next' })]
  if (before?.type === 'day') return ellipticDay(tokens, at, before)
  if (before?.type !== 'period' || at - before.end > 5 || !isSecond(tokens, before, at)) return null
  const i = tokens[at]?.kind === 'art' ? at + 1 : at
  const token = tokens[i]
  const free = tokens[i + 1]?.kind
  if (!token || free === 'weekend' || free === 'week' || free === 'quincena' || free === 'wday') return null
  const bare = { of: [], year: before.year, start: at, end: i + 1 }
  if (before.name === 'quincena' && token.kind === 'ord') {
    const month = parseOfMonth(tokens, i + 1)
    const named = month ? { month: month.month, relMonth: month.relMonth, end: month.end } : {}
    return [{ ...before, ...bare, nth: token.val, ...named }]
  }
  // "el finde del 16, no, el del 23"
  if (
    (before.name === 'weekend' || before.name === 'lweekend' || before.name === 'week') &&
    (before.of.length > 0 || isKind(tokens, before.start - 1, 'neg')) &&
    token.kind === 'of'
  ) {
    const day = parseDay(tokens, i + 1)
    return day?.day ? [{ ...before, ...bare, of: [day], month: null, relMonth: null, end: day.end }] : null
  }
  // "el finde largo de carnaval o el siguiente": the long weekend after it.
  if (before.name === 'lweekend' || before.name === 'holiday')
    return token.kind === 'next' || token.kind === 'other'
      ? [{ ...before, ...bare, name: 'lweekend', id: 0, month: null, qualifier: 'other' }]
      : null
  if (before.name !== 'weekend' && before.name !== 'week') return null
  // "primer finde de noviembre o segundo"
  if (before.nth !== null && token.kind === 'ord') return [{ ...before, ...bare, nth: token.val }]
  if (token.kind === 'other' || token.kind === 'next')
    return [{ ...before, ...bare, qualifier: 'other', relWeek: before.name === 'week' ? 1 : null }]
  return null
}

/** "este sábado no, el siguiente": the one a week later. */
function ellipticDay(tokens: readonly Token[], at: number, before: DayAtom): Atom[] | null {
  const [article, next, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const between = tokens.slice(before.end, at)
  if (before.weekday === null || before.day !== null || article?.kind !== 'art' || between.length > 3)
    return null
  if (next?.kind !== 'next' && next?.kind !== 'other') return null
  if (behind && !/^(?:punct|for|num|and)$/.test(behind.kind)) return null
  if (!between.some((t) => t.kind === 'neg')) return null
  return [{ ...before, qualifier: 'other', start: at, end: at + 2 }]
}

/** "no pudimos el finde pasado, sería para el que viene" */
function isNextToPast(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind !== 'art' || tokens[at + 1]?.kind !== 'next') return false
  if (!/para$/.test(tokens[at - 1]?.word ?? '')) return false
  return tokens.slice(0, at).some((t) => t.kind === 'did' && /finde pasado|semana pasado/.test(t.word))
}

/** "o el otro", "mentira, el que viene", "no, la primera": a second one of the same sort follows. */
function isSecond(tokens: readonly Token[], before: PeriodAtom, at: number): boolean {
  const between = tokens.slice(before.end, at)
  const known = between.every((t) => /^(?:or|correct|neg|punct|gone)$/.test(t.kind))
  const refused = isKind(tokens, before.start - 1, 'neg')
  return (
    known && (refused || between.some((t) => t.kind === 'or' || t.kind === 'correct' || t.kind === 'neg'))
  )
}

/** What an expression about time can begin with. */
const BEGINS: ReadonlySet<Kind> = new Set<Kind>([
  'about',
  'after',
  'before',
  'art',
  'day',
  'month',
  'months',
  'pair',
  'num',
  'ord',
  'within',
  'at',
  'this',
  'next',
  'other',
  'all',
  'lastof',
  'night',
  'nights',
  'wday',
  'weekend',
  'weekends',
  'lweekend',
  'holiday',
  'holidays',
  'quincena',
  'week',
  'season',
  'part',
  'year',
  'yearnum',
  'iso',
  'dmy',
  'rel',
  'tonight',
])

const NOTHING: Atom[] = []

function atomsAt(tokens: readonly Token[], at: number, before: readonly Atom[]): Atom[] {
  const token = tokens[at]
  if (!token || !BEGINS.has(token.kind)) return NOTHING
  if (isTown(tokens, at)) return []
  const edge = parseEdge(tokens, at) ?? parseZipped(tokens, at)
  if (edge) return edge
  const range = parseNumberRange(tokens, at, before)
  if (range) return range
  const offset = parseOffset(tokens, at)
  if (offset) return [offsetAtom(tokens, at, offset)]
  const length = parseLength(tokens, at)
  if (length) return [length]
  const period = parsePeriod(tokens, at)
  if (period) return [period]
  const year = parseLoneYear(tokens, at)
  if (year) return [year]
  const day = parseDay(tokens, at)
  if (!day) return []
  // "desde el 20 en adelante": where to look begins there.
  if (tokens[day.end]?.kind === 'onward') return [{ ...day, edge: 'after', end: day.end + 1 }]
  return isStrayNumber(tokens, day) ? [] : [day]
}

/** "nos casamos en San Martín", "vivo en Belgrano": heroes gave their names to towns as well as to days off. */
const HEROES: ReadonlySet<number> = new Set([
  NAMED_DAY.malvinas,
  NAMED_DAY.sanMartin,
  NAMED_DAY.guemes,
  NAMED_DAY.flag,
  NAMED_DAY.independence,
])

export function isTown(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'holiday' || !HEROES.has(token.val) || /^dia /.test(token.word)) return false
  const before = tokens[at - 1]?.kind
  return before === 'at' || before === 'event' || before === 'from'
}

/** "en 2028", "para 2027", "el año que viene": a year by itself, never a number behind something else. */
function parseLoneYear(tokens: readonly Token[], at: number): Atom | null {
  const token = tokens[at]
  if (token?.kind === 'year' && token.val > 0) return makePeriod('year', at, at + 1, { year: -token.val })
  if (token?.kind !== 'yearnum') return null
  const before = tokens[at - 1]?.kind
  const led =
    before === undefined || before === 'at' || before === 'of' || before === 'for' || before === 'punct'
  return led ? makePeriod('year', at, at + 1, { year: token.val }) : null
}

const EDGES = { about: 'around', after: 'after', before: 'before' } as const

/** "cerca del 10 de enero", "después de semana santa", "antes del 15". */
function parseEdge(tokens: readonly Token[], at: number): Atom[] | null {
  const kind = tokens[at]?.kind
  if (kind !== 'about' && kind !== 'after' && kind !== 'before') return null
  // "las 3 noches previas al 20": counted back from it.
  if (kind === 'before' && isLengthUnit(tokens[at - 1])) return null
  const edge = EDGES[kind]
  let from = at + 1
  while (tokens[from]?.kind === 'of' || tokens[from]?.kind === 'from') from++
  // "el finde después del largo"
  const long = /^larg[oa]$/.test(tokens[from]?.word ?? '') ? makePeriod('lweekend', from, from + 1, {}) : null
  const found = long ?? parsePeriod(tokens, from) ?? parseDay(tokens, from)
  if (!found) return null
  if (found.type === 'day' && found.month === null && found.day !== null && isStrayNumber(tokens, found)) {
    const dated = kind !== 'about' || /l$/.test(tokens[at]?.word ?? '')
    if (!dated) return null
  }
  return [{ ...found, edge, start: at }]
}

function followedByWeekday(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at, at + 4).some((t) => t.kind === 'wday' || t.kind === 'weekend')
}

/** Days and weeks give a day, unless a weekday picks one of that week; months and weekends are vaguer. */
function offsetAtom(tokens: readonly Token[], start: number, { count, unit, end }: Offset): Atom {
  if (unit === 'weekends') return makePeriod('weekend', start, end, { offsetDays: 7 * count })
  if (unit === 'months') return makePeriod('offset', start, end, { relMonth: count })
  const days = unit === 'weeks' ? 7 * count : count
  if (unit === 'weeks' && followedByWeekday(tokens, end))
    return makePeriod('offset', start, end, { offsetDays: days })
  return { ...NO_DAY, rel: days, start, end }
}
