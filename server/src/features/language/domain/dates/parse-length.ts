import { isKind, type Token, type Tokens } from '../text/token.ts'
import type { LengthAtom } from './atoms.ts'

export function parseLength(tokens: Tokens, at: number): LengthAtom | null {
  const token = tokens[at]
  if (!token) return null
  // "sólo esa noche", "esa noche y la siguiente"
  if (token.kind === 'this' && ONE_NIGHT.test(token.word) && isKind(tokens, at + 1, 'night')) {
    const more =
      isKind(tokens, at + 2, 'and') && isKind(tokens, at + 3, 'art') && isKind(tokens, at + 4, 'next')
    return {
      type: 'length',
      unit: 'nights',
      count: more ? 2 : 1,
      upTo: null,
      start: at,
      end: more ? at + 5 : at + 2,
    }
  }
  const nextDay = parseNextDay(tokens, at)
  if (nextDay) return nextDay
  // "noches: 3"
  const told = tokens[at + 2]
  const unitFirst =
    /^[:=]$/.test(tokens[at + 1]?.word ?? '') && told?.kind === 'num' ? lengthUnit(token) : null
  if (unitFirst && told && token.kind !== 'day')
    return { type: 'length', unit: unitFirst, count: told.val, upTo: null, start: at, end: at + 3 }
  if (token.word === 'one night')
    return { type: 'length', unit: 'nights', count: 1, upTo: null, start: at, end: at + 1 }
  // "el 31, la noche nada más"
  if (token.kind === 'art' && isKind(tokens, at + 1, 'night') && isNoMore(tokens, at + 2))
    return { type: 'length', unit: 'nights', count: 1, upTo: null, start: at, end: at + 2 }
  if (token.kind === 'art' && isKind(tokens, at + 1, 'night') && standsBehindDay(tokens, at))
    return { type: 'length', unit: 'nights', count: 1, upTo: null, start: at, end: at + 2 }
  if (token.kind === 'pair' && token.val < token.val2) {
    const unit = lengthUnit(tokens[at + 1])
    return unit ? { type: 'length', unit, count: token.val, upTo: token.val2, start: at, end: at + 2 } : null
  }
  if (token.kind !== 'num' || token.val < 1) return null
  let upTo: number | null = null
  let i = isRepeated(tokens, at) ? at + 4 : at + 1
  if (
    (isKind(tokens, i, 'or') ||
      isKind(tokens, i, 'to') ||
      // "entre 3 y 5 noches"
      (isKind(tokens, i, 'and') && isKind(tokens, at - 1, 'between'))) &&
    isKind(tokens, i + 1, 'num') &&
    lengthUnit(tokens[i + 2])
  ) {
    upTo = tokens[i + 1]?.val ?? null
    i += 2
  }
  const unit = isCounted(tokens, i) ? lengthUnit(tokens[i]) : null
  // "por un mes desde el 12"
  if (isKind(tokens, i, 'months') && upTo === null && isStretch(tokens, at, i))
    return { type: 'length', unit: 'days', count: MONTH_DAYS * token.val, upTo: null, start: at, end: i + 1 }
  if (!unit) return null
  // "una semana santa", "un día" of a date and "dos semanas" as an offset are other rules' business.
  return { type: 'length', unit, count: token.val, upTo, start: at, end: i + 1 }
}

/** "nos vamos al otro día", "y al día siguiente salimos": one night. */
function parseNextDay(tokens: Tokens, at: number): LengthAtom | null {
  if (tokens[at - 1]?.word !== 'al') return null
  const other = isKind(tokens, at, 'other')
  const next = isKind(tokens, at, 'day') && isKind(tokens, at + 1, 'next')
  if (!other && !next) return null
  const end = next || isKind(tokens, at + 1, 'day') ? at + 2 : at + 1
  const last = tokens[end]
  const leaves = isKind(tokens, at - 2, 'depart') || isKind(tokens, at - 3, 'depart')
  if (!(leaves && (!last || last.kind === 'punct' || end > at + 1)) && last?.kind !== 'depart') return null
  return { type: 'length', unit: 'nights', count: 1, upTo: null, start: at, end }
}

const MONTH_DAYS = 30

function isStretch(tokens: Tokens, at: number, unit: number): boolean {
  return isKind(tokens, at - 1, 'for') || isKind(tokens, at - 1, 'stay') || isKind(tokens, unit + 1, 'from')
}

function isNoMore(tokens: Tokens, at: number): boolean {
  if (/^(?:nomas|solamente|sola)$/.test(tokens[at]?.word ?? '')) return true
  return tokens[at]?.word === 'nada' && tokens[at + 1]?.word === 'mas'
}

/** "el 25, la noche": by itself behind a day. */
function standsBehindDay(tokens: Tokens, at: number): boolean {
  const day = isKind(tokens, at - 1, 'punct') ? tokens[at - 2] : tokens[at - 1]
  const parted = isKind(tokens, at - 1, 'punct') || tokens[at]?.opensLine
  const next = tokens[at + 2]
  return parted === true && /^(?:num|ord|month|wday|dmy|pair)$/.test(day?.kind ?? '') && next?.kind !== 'of'
}

/** "4 (cuatro) noches" */
function isRepeated(tokens: Tokens, at: number): boolean {
  const again = tokens[at + 2]
  const bracketed = tokens[at + 1]?.word === '(' && tokens[at + 3]?.word === ')'
  return bracketed && again?.kind === 'num' && again.val === tokens[at]?.val
}

const ONE_NIGHT = /^(?:esa|ese|essa|that)$/

function lengthUnit(token: Token | undefined): LengthAtom['unit'] | null {
  if (token?.kind === 'night' || token?.kind === 'nights') return 'nights'
  if (token?.kind === 'days' || token?.kind === 'day') return 'days'
  if (token?.kind === 'week' || token?.kind === 'weeks') return 'weeks'
  return null
}

export interface Offset {
  readonly count: number
  readonly unit: 'days' | 'weeks' | 'months' | 'weekends'
  readonly end: number
}

/** "dentro de 10 días", "en dos semanas", "de acá a dos findes": a distance from today. */
export function parseOffset(tokens: Tokens, at: number): Offset | null {
  const fromNow = parseFromNow(tokens, at)
  if (fromNow) return fromNow
  const within = isKind(tokens, at, 'within')
  if (!within && !isKind(tokens, at, 'at')) return null
  const number = tokens[at + 1]
  if (number?.kind !== 'num' || number.val < 1) return null
  const unit = offsetUnit(tokens[at + 2])
  if (!unit || (!within && isKind(tokens, at + 3, 'of'))) return null
  return { count: number.val, unit, end: at + 3 }
}

/** "two weeks from now", "a week from today". */
function parseFromNow(tokens: Tokens, at: number): Offset | null {
  const number = tokens[at]
  const unit = number?.kind === 'num' ? offsetUnit(tokens[at + 1]) : null
  const now = tokens[at + 3]
  if (!number || !unit || !isKind(tokens, at + 2, 'from')) return null
  return now?.word === 'now' || now?.word === 'today' ? { count: number.val, unit, end: at + 4 } : null
}

function offsetUnit(token: Token | undefined): Offset['unit'] | null {
  switch (token?.kind) {
    case 'days':
    case 'day':
      return 'days'
    case 'week':
    case 'weeks':
      return 'weeks'
    case 'months':
      return 'months'
    case 'weekend':
    case 'weekends':
      return 'weekends'
    default:
      return null
  }
}

/** Is the number before `at` a count ("2 noches") and not a day? */
export function isCounted(tokens: Tokens, at: number): boolean {
  const kind = tokens[at]?.kind
  return (
    (kind === 'night' && !isNightOf(tokens, at)) ||
    kind === 'nights' ||
    kind === 'days' ||
    kind === 'week' ||
    kind === 'weeks' ||
    kind === 'weekends' ||
    kind === 'weekend' ||
    kind === 'hour' ||
    kind === 'months' ||
    kind === 'years' ||
    kind === 'year' ||
    kind === 'quincena'
  )
}

/** "viernes 18 noche": when on that day, and no count. */
function isNightOf(tokens: Tokens, at: number): boolean {
  return (tokens[at - 1]?.val ?? 0) > 1 && isKind(tokens, at - 2, 'wday')
}
