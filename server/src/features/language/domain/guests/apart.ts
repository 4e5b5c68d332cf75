import { consume, isKind, isWord, type Token } from '../text/token.ts'
import { add, isGuestNoun, isHeadcount, type Party } from './party.ts'

type Tokens = readonly Token[]

/** So far behind those who come first stands how many come later. */
const REACH = 10
const COMES =
  /^(?:llegamos|llegan|llegaran|llegaremos|llegarian|llegariamos|vamos|van|viajamos|viajan|venimos|vienen)$/

/** "llegamos 2 el viernes y los otros 3 el sábado": some first and the rest later, all of whom come. */
export function readArrivingApart(tokens: Tokens, i: number, party: Party): void {
  const [first, article, day] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]]
  if (!COMES.test(tokens[i]?.word ?? '') || !isHeadcount(first) || article?.kind !== 'art') return
  if (day?.kind !== 'wday' && day?.kind !== 'num') return
  const rest = tokens.findIndex((t, at) => at > i + 3 && at < i + REACH && isRest(tokens, at))
  const others = rest < 0 ? undefined : tokens[rest + 1]
  if (!isHeadcount(others) || isGuestNoun(tokens[rest + 2]) || party.total !== null) return
  party.total = first.val + others.val
  party.whole = true
  for (const at of [i + 1, rest + 1]) {
    party.spans.push({ start: tokens[at]?.start ?? 0, end: tokens[at]?.end ?? 0 })
    consume(tokens, at, at + 1)
  }
}

function isRest(tokens: Tokens, at: number): boolean {
  const several = /^otr[oa]s$/.test(tokens[at]?.word ?? '') && isKind(tokens, at - 1, 'and')
  return isKind(tokens, at, 'rest') || several
}

/** "8, 5 grandes y el resto chicos": the others of all who come, told by what they are. */
export function readTheRest(tokens: Tokens, i: number, party: Party): number {
  const at = isKind(tokens, i + 1, 'be') || isWord(tokens, i + 1, ',') ? i + 2 : i + 1
  const noun = tokens[at]
  const counted = (party.adults ?? 0) + (party.children ?? 0)
  if (party.total === null || counted === 0 || counted >= party.total) return i
  if (noun?.kind !== 'child' && noun?.kind !== 'adult') return i
  add(party, noun.kind === 'child' ? 'children' : 'adults', party.total - counted)
  return at + 1
}

/** "mi mamá con su pareja y yo con la mía": of the writer what was told of another. */
export function readMineToo(tokens: Tokens, i: number, party: Party): number | null {
  if (!/^mi[oa]$/.test(tokens[i + 2]?.word ?? '') || !isKind(tokens, i + 1, 'art')) return null
  const theirs = tokens.findLast((_, at) => at < i && /^sus?$/.test(tokens[at - 1]?.word ?? ''))
  if (!theirs || !isKind(tokens, i - 1, 'gone')) return null
  add(party, /^(?:hij|nen|beb)/.test(theirs.word) ? 'children' : 'adults', 1)
  return i + 3
}

/** "2 nosotros y 2 los chicos": the number in front of whom it counts. */
export function readOfWhom(tokens: Tokens, i: number, party: Party): number {
  const [count, whose, noun] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  const before = tokens[i - 1]
  const opens = !before || /^(?:punct|and|plus|gone)$/.test(before.kind) || isWord(tokens, i - 1, '+')
  if (!opens || !isHeadcount(count)) return i
  if (/^nosotr[oa]s$/.test(whose?.word ?? '')) {
    add(party, 'adults', count.val)
    return i + 2
  }
  const several =
    (noun?.kind === 'child' || noun?.kind === 'parents') && (noun.val === 2 || noun.kind === 'parents')
  const named = whose?.kind === 'mine' || /^(?:los|las)$/.test(whose?.word ?? '')
  const ends = !tokens[i + 3] || /^(?:punct|and|plus|for|from|of|at)$/.test(tokens[i + 3]?.kind ?? '')
  if (!named || !several || !ends) return i
  add(party, noun.kind === 'child' ? 'children' : 'adults', count.val)
  return i + 3
}
