import { isKind, isWord, type Tokens } from '../text/token.ts'
import { isHeadcount, type Party } from './party.ts'

/** Behind a "yo" that names somebody who comes: others, how they come, or nothing more. */
const BEHIND_ME = /^(?:punct|and|plus|with|mine|gone|kin|num|friend|child|baby|pet|art|for)$/

/**
 * "yo" counts once somebody else is named, and by itself next to an "y". Before any other word it is only who speaks:
 * "yo quiero una cabaña para 2".
 */
export function readMe(tokens: Tokens, i: number, party: Party): number {
  const listed = isWord(tokens, i + 1, ',') && isKind(tokens, i + 2, 'mine')
  const joined =
    listed || [i - 1, i + 1].some((at) => isKind(tokens, at, 'and') || isKind(tokens, at, 'plus'))
  const [before, after] = [tokens[i - 1], tokens[i + 1]]
  const speaks = tokens[i]?.kind === 'me' && after !== undefined && !BEHIND_ME.test(after.kind)
  if (speaks && !joined && before?.kind !== 'with' && before?.kind !== 'gone') return i + 1
  const others = othersBeside(tokens, i)
  if (others) {
    party.total = others.count + 1
    return others.end
  }
  party.self = true
  party.selfNamed ||= joined
  return i + 1
}

/** "yo + 3", "yo y 3 más": how many others come. */
function othersBeside(tokens: Tokens, i: number): { count: number; end: number } | null {
  const first = isKind(tokens, i + 1, 'and') && isKind(tokens, i + 2, 'plus') ? i + 2 : i + 1
  const named = /^otr[oa]s$/.test(tokens[first + 1]?.word ?? '')
  const at = named ? first + 2 : first + 1
  const end = isKind(tokens, at + 1, 'plus') ? at + 2 : at + 1
  const counted = named || end > at + 1
  const joined = isWord(tokens, first, '+') || isKind(tokens, first, counted ? 'and' : 'plus')
  const [count, next] = [tokens[at], tokens[end]]
  if (!joined || !isHeadcount(count) || (next && next.kind !== 'punct')) return null
  return { count: count.val, end: Math.max(end, i + 3) }
}

/** "para mi y mi novia", "para mi novia y para mi": without its accent the speaker looks like what is the speaker's. */
export function isMe(tokens: Tokens, i: number, party: Party): boolean {
  if (tokens[i]?.word !== 'mi') return false
  // "no para mí"
  if (isWord(tokens, i - 1, 'no para') || (isKind(tokens, i - 1, 'for') && isKind(tokens, i - 2, 'neg')))
    return false
  if (isKind(tokens, i + 1, 'and') || isKind(tokens, i + 1, 'plus') || isWord(tokens, i + 1, ',')) return true
  const [before, next] = [tokens[i - 1]?.kind, tokens[i + 1]]
  if (before === 'for' && (!next || next.kind === 'punct')) return true
  // "es para mi marido y para mi los días 20 y 21"
  const others = before === 'for' ? isKind(tokens, i - 2, 'and') : before === 'and'
  return others && party.spans.length > 0 && (!next || BEHIND_MYSELF.test(next.kind))
}

const BEHIND_MYSELF = /^(?:gone|punct|for|at|from|of|until|art|rel|this|next|num|weekend|month|wday)$/

/** "tengo 65 años y mi marido 70": the writer, who comes with whoever is named behind. */
export function readMyAge(tokens: Tokens, i: number, party: Party): number {
  const aged = isKind(tokens, i + 1, 'num') && isKind(tokens, i + 2, 'years')
  if (!aged || !isKind(tokens, i + 3, 'and') || !isKind(tokens, i + 4, 'mine')) return i
  party.self = true
  return i + 3
}

/** "voy del 10 al 12 solo": whoever says so goes alone, unless a figure follows. */
export function readAlone(tokens: Tokens, i: number, party: Party): number {
  const next = tokens[i + 1]
  const alone = tokens.slice(0, i).some(({ word }) => /^(?:voy|viajo|iria|vou)$/.test(word))
  if ((next && next.kind !== 'punct') || !alone || party.spans.length > 0) return i
  party.adults = 1
  return i + 1
}

/** "quiero llevar a mi novia": whoever takes somebody along comes too. */
export function isTakenAlong(tokens: Tokens, i: number): boolean {
  const verb = tokens[isWord(tokens, i - 1, 'a') || isKind(tokens, i - 1, 'to') ? i - 2 : i - 1]?.word ?? ''
  return (
    isKind(tokens, i, 'mine') &&
    /^(?:llevar|llevarla|llevarlo|llevo|traer|traigo|levar|bring|take)$/.test(verb)
  )
}

/** "soy 1", "soy una sola": the writer, and nobody else. */
export function readOneself(tokens: Tokens, i: number, party: Party): number {
  const [count, next] = [tokens[i + 1], tokens[i + 2]]
  if (!isHeadcount(count) || count.val > 1 || (next && next.kind !== 'punct')) return i
  party.total = 1
  return i + 2
}
