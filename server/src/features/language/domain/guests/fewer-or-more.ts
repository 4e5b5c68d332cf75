import { anyOf, isKind, isWord, type Tokens } from '../text/token.ts'
import { add, isDateLike, isGuestNoun, isHeadcount, type Party } from './party.ts'

const DROPS = anyOf(`
  baja bajan bajaron bajo bajara bajaran cayo cayeron caen borro borraron cancelo cancelaron desistiu desistiram saiu
  sairam dropped
`)

const JOINS = /^(?:suma(?:n|ron)?|sumo|agrega(?:n|ron)?|agrego|acopla(?:n|ron)?|acoplo)$/

/** "éramos 6 y se bajaron 2", "somos 4 y se suman 2": so many fewer, or more. */
export function readFewerOrMore(tokens: Tokens, i: number, party: Party): number {
  const [verb, count] = [tokens[i]?.word ?? '', tokens[i + 1]]
  const fewer = DROPS.test(verb)
  if ((!fewer && !JOINS.test(verb)) || !isHeadcount(count)) return i
  // "4 adultos y después se suma uno"
  const ends = !tokens[i + 2] || isKind(tokens, i + 2, 'punct')
  if (!fewer && ends && party.total === null && party.adults !== null && !isDateLike(tokens, i + 1)) {
    add(party, 'adults', count.val)
    return i + 2
  }
  if (party.total === null) return i
  if (isDateLike(tokens, i + 1) || (fewer && count.val >= party.total)) return i
  const noun = tokens[i + 2]
  if (!fewer && isGuestNoun(noun) && noun?.kind !== 'person') return i
  if (!isFinal(tokens, i)) party.total += fewer ? -count.val : count.val
  party.whole = true
  return isKind(tokens, i + 2, 'person') || isKind(tokens, i + 2, 'adult') ? i + 3 : i + 2
}

/** "éramos 6 pero 2 se bajaron", "two dropped out": the count stands in front. */
export function readDropped(tokens: Tokens, i: number, party: Party): number {
  const count = tokens[i]
  const verb = isWord(tokens, i + 1, 'se') ? i + 2 : i + 1
  const cannot =
    isKind(tokens, i + 1, 'neg') && /^(?:pueden?|van|vienen?|viajan?|va)$/.test(tokens[i + 2]?.word ?? '')
  const dropped = isHeadcount(count) && (cannot || DROPS.test(tokens[verb]?.word ?? ''))
  if (!dropped || party.total === null || count.val >= party.total) return i
  if (!isFinal(tokens, i)) party.total -= count.val
  party.whole = true
  return cannot ? i + 3 : verb + 1
}

/** "al final somos 8, uno se bajó": what they are in the end leaves out who dropped out. */
function isFinal(tokens: Tokens, at: number): boolean {
  const told = tokens.slice(0, at).map(({ word }) => word)
  return /(?:final|ahora|agora|now) (?:somos|seremos|vamos|we're|we are)/.test(told.join(' '))
}

/** "una con 2 chicos y otra con 1": as many more of the same. */
export function readOneMore(tokens: Tokens, i: number, party: Party): number {
  const [count, next] = [tokens[i + 2], tokens[i + 3]]
  const more = isKind(tokens, i + 1, 'with') && isHeadcount(count) && (!next || next.kind === 'punct')
  if (!more || party.children === null || !isKind(tokens, i - 1, 'and')) return i
  add(party, 'children', count.val)
  // "una familia con 2 hijos y otra con 1": and its parents.
  const isFamily = tokens.slice(0, i).some(({ word }) => word === 'familia')
  if (isFamily && party.adults === 2) party.adults = 4
  return i + 3
}
