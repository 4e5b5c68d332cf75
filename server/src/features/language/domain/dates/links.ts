import { isLengthUnit, type Kind, type Token } from '../text/token.ts'
import type { DayAtom } from './atoms.ts'

export type Role = 'start' | 'end' | null
export type Link = 'range' | 'list' | 'or' | null

const FILLERS: ReadonlySet<Kind> = new Set<Kind>([
  'art',
  'day',
  'at',
  'atnight',
  'daypart',
  'for',
  'of',
  'gone',
  'night',
  'hourly',
])

/** Which end of a stay a day is, by the words around it: "llego el 10", "hasta el 15", "el 8 nos vamos". */
export function roleOf(tokens: readonly Token[], day: DayAtom, previousEnd: number): Role {
  // "7/5 in 9/5 out"
  const own = tokens[day.end]?.kind
  const marked = /^(?:in|out|check ?(?:in|out))$/.test(tokens[day.end]?.word ?? '')
  if (marked && !opensDay(tokens, day.end + 1)) return own === 'depart' ? 'end' : 'start'
  // "el 25 llegamos y el 28 nos vamos": behind an "y" the verb that follows is its own.
  const joined = tokens.slice(previousEnd, day.start).some((t) => t.kind === 'and' || t.word === ',')
  if (joined && (own === 'depart' || own === 'arrive') && !opensDay(tokens, day.end + 1))
    return own === 'depart' ? 'end' : 'start'
  for (let j = day.start - 1, seen = 0; j >= previousEnd && seen < 4; j--, seen++) {
    const token = tokens[j]
    if (!token) break
    if (token.kind === 'until' && tokens[j + 1]?.word === 'que') break
    if (token.kind === 'depart' && isPassingBy(tokens, j)) return null
    if (token.kind === 'depart' && previousEnd === 0 && isComingBack(tokens, j)) return 'start'
    if (token.kind === 'until' || token.kind === 'depart' || STRETCHES.test(token.word)) return 'end'
    if (token.kind === 'before' && isLengthUnit(tokens[j - 1])) return 'end'
    if (token.kind === 'from' || token.kind === 'arrive') return 'start'
    if (/^[.;?!]$/.test(token.word)) break
    if (token.kind === 'and' || token.word === ',') seen += 1
  }
  for (let j = day.end; j < tokens.length && j < day.end + 7; j++) {
    const kind = tokens[j]?.kind
    if (kind === 'depart' || kind === 'arrive') {
      // The verb of the day behind it is not this one's: "el 10 para salir el 12".
      if (j > day.end + 1 && opensDay(tokens, j + 1)) return null
      return kind === 'depart' ? 'end' : 'start'
    }
    if (!kind || !PASSED.has(kind) || (j >= day.end + 2 && tokens[j]?.opensLine)) break
  }
  return null
}

/** "estuvimos en mayo y queremos volver el 20": to come again. */
function isComingBack(tokens: readonly Token[], at: number): boolean {
  return /^vol(?:ver|ta)/.test(tokens[at]?.word ?? '') && tokens.slice(0, at).some((t) => t.kind === 'did')
}

/** "volvemos de Chile el 24 y paramos 2 noches", "salimos de acá el viernes": an end of another journey. */
function isPassingBy(tokens: readonly Token[], at: number): boolean {
  const [of, place] = [tokens[at + 1], tokens[at + 2]]
  return (
    (/^(?:vuelvo|volvemos|volviendo|regres)/.test(tokens[at]?.word ?? '') || isFromHome(tokens, at)) &&
    of?.kind === 'of' &&
    (place?.kind === 'word' || place?.word === 'casa')
  )
}

/** "salimos de casa el viernes y paramos dos noches", unless it is told when they arrive. */
function isFromHome(tokens: readonly Token[], at: number): boolean {
  const place = tokens[at + 2]?.word ?? ''
  const leaves = /^(?:salimos|salgo|saldriamos|saldria)$/.test(tokens[at]?.word ?? '')
  if (!leaves || /^(?:ahi|alla|vacaciones)$/.test(place)) return false
  return !tokens.slice(at + 1).some((t) => t.kind === 'arrive' || /^estar/.test(t.word))
}

/** "estiralo al miércoles" */
const STRETCHES = /^(?:estir|extend|alarg|prolong|estend)\w*$/

/** What may stand between a day and its verb: "el 18 a la mañana ya tenemos que estar volviendo". */
const PASSED: ReadonlySet<Kind> = new Set<Kind>(['word', 'gone', 'daypart', 'atnight', 'stay'])
const OPENS_DAY: ReadonlySet<Kind> = new Set<Kind>([
  'num',
  'ord',
  'pair',
  'wday',
  'rel',
  'dmy',
  'iso',
  'month',
])

function opensDay(tokens: readonly Token[], at: number): boolean {
  let i = at
  while (tokens[i]?.kind === 'art' || tokens[i]?.kind === 'day' || tokens[i]?.kind === 'of') i++
  return OPENS_DAY.has(tokens[i]?.kind ?? 'word')
}

export function linkBetween(tokens: readonly Token[], a: DayAtom, b: DayAtom): Link {
  // One token read as two days ("15-18 dic") ends where it starts.
  if (a.end === b.start && tokens[b.start]?.kind === 'pair' && a.day !== null && b.day !== null)
    return 'range'
  const gap = outsideBrackets(tokens.slice(a.end, b.start))
  if (gap.length > 6) return null
  if (gap.some((t) => t.kind === 'or')) return 'or'
  const bare = gap.filter((t) => !FILLERS.has(t.kind) && t.word !== '(' && t.word !== ')')
  // "del 3 al… a ver… al 9"
  const joints = bare.filter((t) => t.word !== ',' && t.word !== 'a ver')
  if (joints.some((t) => t.kind === 'to' || t.kind === 'until') && joints.length <= 2) return 'range'
  if (bare.length === 1 && bare[0]?.word === '/') return adjacentLink(a, b) ?? 'range'
  if (bare.length === 0) return adjacentLink(a, b)
  const joined = bare.every((t) => t.kind === 'and' || t.word === ',' || t.word === '+')
  if (!joined) return null
  return bare.some((t) => t.kind === 'and') && isBetween(tokens, a) ? 'range' : 'list'
}

/** "el martes 13 (soy supersticioso) al viernes 16": an aside parts nothing. */
function outsideBrackets(gap: readonly Token[]): readonly Token[] {
  const opens = gap.findIndex(({ word }) => word === '(')
  const closes = opens < 0 ? -1 : gap.findIndex(({ word }) => word === ')')
  return closes > opens ? [...gap.slice(0, opens), ...gap.slice(closes + 1)] : gap
}

/** "27 enero 3 febrero" are two ends, "jueves viernes y sábado" a list. */
function adjacentLink(a: DayAtom, b: DayAtom): Link {
  if (a.day !== null && b.day !== null && a.month !== null && b.month !== null) return 'range'
  // "viernes22 domingo24 enero"
  const whole = a.weekday !== null && b.weekday !== null && a.day !== null && b.day !== null
  if (whole && b.month !== null && b.day > a.day) return 'range'
  if (a.day !== null && a.month === null && b.day === a.day + 1) return 'list'
  const named = a.weekday !== null && b.weekday !== null && a.day === null && b.day === null
  return named && b.weekday === ((a.weekday ?? 0) + 1) % 7 ? 'list' : null
}

function isBetween(tokens: readonly Token[], a: DayAtom): boolean {
  return tokens.slice(Math.max(0, a.start - 3), a.start + 2).some((t) => t.kind === 'between')
}

/** "las noches del 7 y 8", "la noche del sábado". */
export function nightsNamed(tokens: readonly Token[], day: DayAtom): boolean {
  const near = tokens.slice(Math.max(0, day.start - 3), day.start)
  const last = near[near.length - 1]
  // "dormiríamos el 13 y el 14"
  if (near.some((t) => /^dorm/.test(t.word))) return true
  return (
    near.some((t) => t.kind === 'night' || t.kind === 'nights' || t.kind === 'atnight') &&
    (last?.kind === 'of' || last?.kind === 'night' || last?.kind === 'nights' || last?.kind === 'at')
  )
}
