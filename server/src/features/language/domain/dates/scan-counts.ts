import type { Token } from '../text/token.ts'
import type { Atom } from './atoms.ts'
import { isCounted } from './parse-length.ts'
import { parseMonthAfter } from './parse-month.ts'

/** "3 noches, no, 4", "dije 3 noches pero son 4": the number behind is a length as well. */
export function otherCount(tokens: readonly Token[], at: number, atoms: readonly Atom[]): Atom[] | null {
  const before = atoms[atoms.length - 1]
  const token = tokens[at]
  const better = betterCount(tokens, at, atoms)
  if (better) return [better]
  if (before?.type !== 'length' || token?.kind !== 'num' || at - before.end > 5) return null
  const between = tokens.slice(before.end, at)
  const takesBack = between.some((t) => t.kind === 'correct' || t.kind === 'but' || t.kind === 'neg')
  if (!takesBack || !between.every((t) => TAKING_BACK.has(t.kind)) || isCounted(tokens, at + 1)) return null
  if (parseMonthAfter(tokens, at + 1) || tokens[at + 1]?.kind === 'to') return null
  return [{ ...before, count: token.val, upTo: null, start: at, end: at + 1 }]
}

/** "cuatro noches desde el 12, mejor cinco": a bare figure near the count it takes back is no day. */
function betterCount(tokens: readonly Token[], at: number, atoms: readonly Atom[]): Atom | null {
  const token = tokens[at]
  if (token?.kind !== 'num' || tokens[at - 1]?.kind !== 'correct') return null
  const next = tokens[at + 1]
  const length = atoms.find((atom) => atom.type === 'length' && atom.upTo === null)
  if (length?.type !== 'length' || (next && next.kind !== 'punct')) return null
  const near = Math.abs(length.count - token.val) <= MOST_BETTER && length.count !== token.val
  return near ? { ...length, count: token.val, start: at, end: at + 1 } : null
}

const MOST_BETTER = 3

const TAKING_BACK: ReadonlySet<string> = new Set(['correct', 'but', 'neg', 'punct', 'be', 'art'])

/** "en vez de 2 noches 3", "en vez de 2 noches que sean 3": the count that takes its place. */
export function insteadCount(tokens: readonly Token[], at: number, atoms: readonly Atom[]): Atom | null {
  const before = atoms[atoms.length - 1]
  const token = tokens[at]
  if (before?.type !== 'length' || token?.kind !== 'num' || at - before.end > 3) return null
  if (tokens[before.start - 1]?.kind !== 'instead' || isCounted(tokens, at + 1)) return null
  if (tokens.slice(before.end, at).some((t) => t.kind === 'of' || t.kind === 'from' || t.kind === 'art'))
    return null
  if (parseMonthAfter(tokens, at + 1) || /^(?:to|until|and)$/.test(tokens[at + 1]?.kind ?? '')) return null
  return { ...before, count: token.val, upTo: null, end: at + 1 }
}
