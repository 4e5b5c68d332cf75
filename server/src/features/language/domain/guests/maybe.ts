import { anyOf, isKind, isWord, type Tokens } from '../text/token.ts'
import { isDateLike, isGuestNoun, isHeadcount } from './party.ts'

/** "somos 4, tal vez 5": the larger, because beds must do. */
export function readMaybe(
  tokens: Tokens,
  from: number,
  least: number,
): { count: number; end: number } | null {
  let i =
    isWord(tokens, from, ',') || isWord(tokens, from, '(') || isKind(tokens, from, 'or') ? from + 1 : from
  const first = i
  while (i < first + 4 && (MAYBE.test(tokens[i]?.word ?? '') || isKind(tokens, i, 'we'))) i++
  const number = tokens[i]
  const told = tokens.slice(first, i).some((t) => SURELY_MAYBE.test(t.word))
  if (!told || !isHeadcount(number) || isDateLike(tokens, i)) return null
  return { count: Math.max(least, number.val), end: isKind(tokens, i + 1, 'person') ? i + 2 : i + 1 }
}

const SURELY_MAYBE = anyOf(`
  por_ahi
  tal talvez quizas quiza capaz capas ponele maybe perhaps possibly possivelmente puede lo mejor mejor pode might
`)
const MAYBE = anyOf(`
  por_ahi
  tal vez talvez quizas quiza capaz capas ponele maybe perhaps possibly possivelmente puede que seamos sean ser a lo
  mejor pode might be y and seguro seguros segura
`)

/** "somos 5, no, 6" and "somos 5, perdón, 6" are six; "somos 4, no 5" is four. */
export function readCorrected(tokens: Tokens, from: number): { count?: number; end: number } | null {
  let i = isWord(tokens, from, ',') ? from + 1 : from
  const mark = tokens[i]?.kind
  if (mark !== 'neg' && mark !== 'correct') return null
  const parted = isWord(tokens, i + 1, ',')
  i += parted ? 2 : 1
  if (isKind(tokens, i, 'we')) i++
  const number = tokens[i]
  if (!isHeadcount(number) || isDateLike(tokens, i) || isGuestNoun(tokens[i + 1])) return null
  return mark === 'neg' && !parted ? { end: i + 1 } : { count: number.val, end: i + 1 }
}
