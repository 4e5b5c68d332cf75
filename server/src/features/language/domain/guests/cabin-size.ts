import { isKind, isWord, type Tokens } from '../text/token.ts'
import { isDateLike, isGuestNoun, isHeadcount, type Party } from './party.ts'
import type { Counted } from './persons.ts'

/** "¿pueden entrar 7 en la de 6?": how many a cabin holds, no day to arrive on. */
export function readFitting(tokens: Tokens, i: number, party: Party): number {
  const next = tokens[i + 2]
  if (!FITS.test(tokens[i]?.word ?? '') || !isHeadcount(tokens[i + 1])) return i
  if (next && next.kind !== 'at' && next.word !== '?' && next.kind !== 'person') return i
  party.total ??= tokens[i + 1]?.val ?? null
  return next?.kind === 'person' ? i + 3 : i + 2
}

const FITS = /^(?:entrar|entran|entramos|entrarian|entraremos)$/

/** "la de 4", "la de 6 personas": the cabin of that size. */
export function readSized(tokens: Tokens, i: number, party: Party): number | null {
  if (!/^(la|una|a|the)$/.test(tokens[i]?.word ?? '') || !isKind(tokens, i + 1, 'of')) return null
  const size = tokens[i + 2]
  if (tokens[i + 1]?.val !== 0 || !isHeadcount(size) || size.val > 12 || isDateLike(tokens, i + 2))
    return null
  if (isGuestNoun(tokens[i + 3]) && !isKind(tokens, i + 3, 'person')) return null
  party.sized ||= party.total === null
  party.total ??= size.val
  return isKind(tokens, i + 3, 'person') ? i + 4 : i + 3
}

/** "3 cabañas", "2 cabañas de 4 personas": how many, and how many people they hold together. */
export function readCabins(tokens: Tokens, { at, count }: Counted, party: Party): number {
  if (count < 2) return at
  // "la de 2 habitaciones": of one cabin
  if (isWord(tokens, at - 1, 'habitaciones') && isKind(tokens, at - 3, 'of') && isKind(tokens, at - 4, 'art'))
    return at
  party.units = count
  const size = tokens[at + 1]
  const held = isKind(tokens, at, 'of') && isHeadcount(size) && isKind(tokens, at + 2, 'person')
  if (!held || party.total !== null || party.adults !== null) return at
  party.total = count * size.val
  return at + 3
}
