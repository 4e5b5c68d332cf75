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
  for (let j = day.start - 1, seen = 0; j >= previousEnd && seen < 4; j--, seen++) {
    const token = tokens[j]
    if (!token) break
    if (token.kind === 'until' || token.kind === 'depart') return 'end'
    if (token.kind === 'before' && isLengthUnit(tokens[j - 1])) return 'end'
    if (token.kind === 'from' || token.kind === 'arrive') return 'start'
    if (/^[.;?!]$/.test(token.word)) break
    if (token.kind === 'and' || token.word === ',') seen += 1
  }
  for (let j = day.end, seen = 0; j < tokens.length && seen < 2; j++, seen++) {
    const token = tokens[j]
    if (token?.kind === 'depart') return 'end'
    if (token?.kind === 'arrive') return 'start'
    if (token?.kind !== 'word' && token?.kind !== 'gone') break
  }
  return null
}

export function linkBetween(tokens: readonly Token[], a: DayAtom, b: DayAtom): Link {
  // One token read as two days ("15-18 dic") ends where it starts.
  if (a.end === b.start && tokens[b.start]?.kind === 'pair' && a.day !== null && b.day !== null)
    return 'range'
  const gap = tokens.slice(a.end, b.start)
  if (gap.length > 6) return null
  if (gap.some((t) => t.kind === 'or')) return 'or'
  const bare = gap.filter((t) => !FILLERS.has(t.kind) && t.word !== '(' && t.word !== ')')
  if (bare.some((t) => t.kind === 'to' || t.kind === 'until') && bare.length <= 2) return 'range'
  if (bare.length === 1 && bare[0]?.word === '/') return adjacentLink(a, b) ?? 'range'
  if (bare.length === 0) return adjacentLink(a, b)
  const joined = bare.every((t) => t.kind === 'and' || t.word === ',' || t.word === '+')
  if (!joined) return null
  return bare.some((t) => t.kind === 'and') && isBetween(tokens, a) ? 'range' : 'list'
}

/** "27 enero 3 febrero" are two ends, "jueves viernes y sábado" a list. */
function adjacentLink(a: DayAtom, b: DayAtom): Link {
  if (a.day !== null && b.day !== null && a.month !== null && b.month !== null) return 'range'
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
  return (
    near.some((t) => t.kind === 'night' || t.kind === 'nights' || t.kind === 'atnight') &&
    (last?.kind === 'of' || last?.kind === 'night' || last?.kind === 'nights' || last?.kind === 'at')
  )
}
