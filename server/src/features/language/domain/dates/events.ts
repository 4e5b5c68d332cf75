import type { Token } from '../text/token.ts'
import type { Atom, DayAtom } from './atoms.ts'
import { before, isJoined } from './refused.ts'

type Tokens = readonly Token[]

/** "el 20 es mi cumpleaños", "nos casamos el 15": a day somebody tells of, unless it is an end of a stay. */
export function isEvent(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (isPlace(atom, tokens)) return true
  const near = (t: Token | undefined) => t?.kind === 'event'
  const beside = [1, 2].some((k) => near(tokens[atom.start - k]) || near(tokens[atom.end - 1 + k]))
  if (!beside && !isToldOf(atom, atoms, tokens)) return false
  const previous = atoms.findLast((other) => other.end <= atom.start)
  if (previous && atom.start - previous.end <= 2 && isJoined(tokens, previous.end, atom.start)) return false
  const next = atoms.find((other) => other.start >= atom.end)
  return !(next && next.start - atom.end <= 2 && isJoined(tokens, atom.end, next.start))
}

/** "el cumple de mi hija, que es el 20", "el 12 de marzo a un casamiento": the event stands a few words away. */
function isToldOf(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const told = [1, 2].some((k) => /^(?:falls|be)$/.test(tokens[atom.start - k]?.kind ?? ''))
  if (told && before(tokens, atom.start, 8, (t) => t.kind === 'event')) return true
  const [to, one, event] = [tokens[atom.end], tokens[atom.end + 1], tokens[atom.end + 2]]
  if (to?.kind === 'to' && (one?.kind === 'num' || one?.kind === 'art') && event?.kind === 'event')
    return true
  return isClauseOf(atom, atoms, tokens)
}

const TOLD_WITH: ReadonlySet<string> = new Set([
  'word',
  'num',
  'art',
  'falls',
  'be',
  'and',
  'mine',
  'gone',
  'for',
])

/** "el 20 de febrero corro una carrera": the whole clause is about it, and the stay is told elsewhere. */
function isClauseOf(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (!atoms.some((other) => other !== atom && other.type === 'day')) return false
  for (let i = atom.end; i < atom.end + 5; i++) {
    const kind = tokens[i]?.kind
    if (kind === 'event') return true
    if (!kind || !TOLD_WITH.has(kind) || atoms.some((other) => other.start === i)) return false
  }
  return false
}

/** "vivo en 25 de mayo", "9 de julio 1250": a town or a street with the name of a day. */
export function isPlace(atom: Atom, tokens: Tokens): boolean {
  if (atom.type !== 'day' || atom.month === null) return false
  const after = tokens[atom.end]
  const numbered =
    after !== undefined && /^\d{2,5}$/.test(after.word) && Number(after.word) > 31 && after.kind !== 'yearnum'
  return (
    numbered ||
    [1, 2].some((k) => tokens[atom.start - k]?.kind === 'event' && tokens[atom.start - k]?.val === 1)
  )
}

export function inMonthOf(atom: Atom, event: DayAtom): Atom {
  if (atom.type !== 'day' || atom.day === null || atom.month !== null || atom.relMonth !== null) return atom
  return { ...atom, month: event.month }
}
