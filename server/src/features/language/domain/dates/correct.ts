import type { Token, Tokens } from '../text/token.ts'
import type { Atom } from './atoms.ts'
import { replace } from './replace.ts'

/** What a message says after its writer has corrected it: what is left, as it now reads. */
export interface Corrected {
  readonly atoms: readonly Atom[]
  /** What was taken back. */
  readonly dropped: ReadonlySet<Atom>
  /** Offsets of the words that take back, where what they mean could not be told. */
  readonly unsettled: readonly number[]
}

/**
 * "del 6 al 10 de enero, no, mentira, del 7 al 11": the later replaces the earlier and inherits what it leaves out,
 * month and year, both ways. Days that are `told` of something else stay as they are. "perdón, de febrero" only changes
 * the month; "perdón, hasta el 14" only one end.
 */
export function correctAtoms(atoms: readonly Atom[], tokens: Tokens, told: readonly Atom[] = []): Corrected {
  const dropped = new Set<Atom>()
  const unsettled: number[] = []
  let kept: readonly Atom[] = atoms
  for (let at = tokens.length - 1; at > 0; at--) {
    if (!isMarker(tokens, at, kept)) continue
    const split = kept.some((atom) => atom.start >= at) ? at : clauseBefore(tokens, at, kept)
    const earlier = kept.filter((atom) => atom.end <= split)
    const later = kept.filter((atom) => atom.start >= split && !told.includes(atom))
    if (earlier.length === 0 || later.length === 0) continue
    const replaced = replace(earlier, later, tokens)
    if (!replaced) {
      unsettled.push(at)
      continue
    }
    for (const atom of earlier) if (!replaced.some((r) => r.start === atom.start)) dropped.add(atom)
    kept = [...replaced, ...kept.filter((atom) => atom.start >= split && told.includes(atom))]
  }
  return { atoms: kept, dropped, unsettled }
}

/** "5 al 9 de enero. febrero, perdón": said behind, the word takes back what stands before the last stop. */
function clauseBefore(tokens: Tokens, at: number, atoms: readonly Atom[]): number {
  const last = atoms.findLast((atom) => atom.end <= at)
  if (!last || tokens[at]?.kind !== 'correct' || at - last.end > 2) return at
  for (let i = last.start; i > 0; i--)
    if (tokens[i]?.opensLine || /^[.,;?!]$/.test(tokens[i - 1]?.word ?? '')) return i
  return at
}

const MARKS: ReadonlySet<Token['kind']> = new Set(['correct', 'but', 'neg'])

function isMarker(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  const token = tokens[at]
  if (!token || !MARKS.has(token.kind) || isChoice(tokens, at)) return false
  // "cómo era" looks for a word, and takes none back.
  if (token.word === 'era' && tokens[at - 1]?.kind === 'about') return false
  if (token.kind === 'correct')
    return token.val === 0 || leadsToDate(tokens, at + 1) || isSaidBehind(tokens, at, atoms)
  if (token.kind === 'but') return takesBack(tokens, at, atoms)
  if (tokens.slice(Math.max(0, at - 12), at).some((t) => /^(?:si|se|if)$/.test(t.word))) return false
  return standsAlone(tokens, at, atoms)
}

/** "3 al 6 de febrero. 5 al 8 mejor, y somos 5": the word stands behind what it prefers. */
function isSaidBehind(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  const next = tokens[at + 1]
  return atoms.some((atom) => atom.end === at) && (!next || next.kind === 'punct' || next.opensLine === true)
}

/** "te había dicho el 10 pero es el 11", "no el 10 sino el 11". */
function takesBack(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  if (/^(?:asi que|entonces|entao)$/.test(tokens[at]?.word ?? '') && concludes(at, atoms)) return true
  if (tokens.slice(0, at).some((t) => t.kind === 'said')) return true
  const refused = atoms.filter((atom) => atom.end <= at)
  return refused.some((atom) =>
    tokens.slice(Math.max(0, atom.start - 3), atom.start).some((t) => t.kind === 'neg'),
  )
}

/** "del 15 al 18. Mi hermana llega después, así que del 16 al 19": a whole stay follows from what was said. */
function concludes(at: number, atoms: readonly Atom[]): boolean {
  const numbered = (atom: Atom | undefined) => atom?.type === 'day' && atom.day !== null
  const [first, second] = atoms.filter((atom) => atom.start > at)
  if (!first || first.start - at > 3 || !numbered(first) || !numbered(second)) return false
  return atoms.filter((atom) => atom.end <= at && numbered(atom)).length === 2
}

/** "del 6 al 10 no, del 7 al 11", "3 noches... no, para el 9", "el 20 pero ya no, el 27". */
function standsAlone(tokens: Tokens, at: number, atoms: readonly Atom[]): boolean {
  const next = tokens[at + 1]
  const ends =
    next?.word === ',' || next?.word === '.' || next?.kind === 'correct' || next?.opensLine === true
  if (!ends) return false
  const before = tokens[at - 1]
  if (before?.word === ',' || before?.word === '.' || before?.word === 'ya' || before?.kind === 'falls')
    return true
  return tokens[at]?.opensLine === true || atoms.some((atom) => atom.end === at)
}

/** "si no hay, mejor del 17 al 20": a second choice takes nothing back. */
function isChoice(tokens: Tokens, at: number): boolean {
  if (tokens[at]?.val === 1 && isUnderIf(tokens, at)) return true
  return tokens.slice(Math.max(0, at - 4), at + 2).some((t) => t.kind === 'or' || t.word === 'si')
}

/** "13 al 20. Si podés dejarme en 14 al 21, mejor" */
function isUnderIf(tokens: Tokens, at: number): boolean {
  let i = at - 1
  while (i > 0 && !/^[.;?!]$/.test(tokens[i - 1]?.word ?? '') && !tokens[i]?.opensLine) i--
  return i > 0 && tokens[i]?.word === 'si'
}

/** "mejor del 17", "better the 17th": the word alone compares. */
function leadsToDate(tokens: Tokens, at: number): boolean {
  const kind = tokens[at]?.kind
  return (
    kind === 'of' ||
    kind === 'art' ||
    kind === 'from' ||
    kind === 'at' ||
    kind === 'for' ||
    kind === 'num' ||
    kind === 'pair' ||
    kind === 'month' ||
    kind === 'weekend' ||
    kind === 'wday' ||
    kind === 'this' ||
    kind === 'between' ||
    kind === 'until' ||
    kind === 'arrive' ||
    kind === 'depart' ||
    (tokens[at]?.word === ',' && tokens[at + 1]?.word !== ',' && leadsToDate(tokens, at + 1))
  )
}
