import { isKind, type Tokens } from '../text/token.ts'
import type { Atom } from './atoms.ts'
import { WISHES } from './referred.ts'
import { isJoined } from './refused.ts'

/** A message with what was read in it. */
export interface Told {
  readonly atoms: readonly Atom[]
  readonly tokens: Tokens
}

/** Clauses end at a full stop, a question mark, a line or a "pero"; a comma only separates commitments. */
const HARD = new Set(['.', '?', '!', '¿', '¡'])

/** The clause in which it stands, from its first token to behind its last; `soft`: parted at commas too. */
export function clauseAround(atom: Atom, { atoms, tokens }: Told, soft: boolean): [number, number] {
  const ends = (i: number) => {
    const t = tokens[i]
    if (!t || HARD.has(t.word) || t.kind === 'but' || opensWish(tokens, i)) return true
    return soft && (t.word === ',' || t.word === ':')
  }
  let from = atom.start
  while (from > 0 && !ends(from - 1) && !startsWish(tokens, from - 1) && !partsDates(atoms, tokens, from))
    from--
  let to = atom.end
  while (to < tokens.length && !ends(to) && !partsDates(atoms, tokens, to)) to++
  return [from, to]
}

/** A line break ends a clause only between two dates: bubbles are broken anywhere. */
function partsDates(atoms: readonly Atom[], tokens: Tokens, at: number): boolean {
  if (!tokens[at]?.opensLine) return false
  const before = atoms.findLast((a) => a.end <= at)
  const after = atoms.find((a) => a.start >= at)
  if (!before || !after) return false
  return after.start - before.end > 3 || !isJoined(tokens, before.end, after.start)
}

/** "mi cuñada estuvo ahí el año pasado quería saber si para el doce": in one breath, the wish is what is told now. */
function startsWish(tokens: Tokens, at: number): boolean {
  const wished = WISHES.test(tokens[at]?.word ?? '')
  return wished && tokens.slice(0, at).some((t) => t.kind === 'did')
}

/** "estuvimos en enero y queremos volver": what is wanted starts a clause of its own. */
function opensWish(tokens: Tokens, at: number): boolean {
  return (
    tokens[at]?.kind === 'and' &&
    (isKind(tokens, at + 1, 'go') ||
      tokens.slice(at + 1, at + 4).some((t) => WISHES.test(t.word) || t.kind === 'arrive'))
  )
}
