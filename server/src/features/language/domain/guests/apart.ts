import { consume, isKind, isWord, type Tokens } from '../text/token.ts'
import { ADULT_FROM, addByAge } from './ages.ts'
import { add, isGuestNoun, isHeadcount, type Party } from './party.ts'

/** So far behind those who come first stands how many come later. */
const REACH = 10
const COMES =
  /^(?:llegamos|llegan|llegaran|llegaremos|llegarian|llegariamos|vamos|van|viajamos|viajan|venimos|vienen)$/

/** "llegamos 2 el viernes y los otros 3 el sábado": some first and the rest later, all of whom come. */
export function readArrivingApart(tokens: Tokens, i: number, party: Party): void {
  const [first, article, day] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]]
  if (!COMES.test(tokens[i]?.word ?? '') || !isHeadcount(first) || article?.kind !== 'art') return
  if (day?.kind !== 'wday' && day?.kind !== 'num') return
  const rest = tokens.findIndex((_, at) => at > i + 3 && at < i + REACH && isRest(tokens, at))
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

/** "mi hermana y sus 2 nenas, y los míos que son 3": the children of the writer beside those of another. */
export function readOurs(tokens: Tokens, i: number, party: Party): number {
  if (!/^mi[oa]s$/.test(tokens[i + 1]?.word ?? '') || party.children === null) return i
  const be = isWord(tokens, i + 2, 'que') ? i + 3 : i + 2
  const count = tokens[be + 1]
  if (!isKind(tokens, be, 'be') || !isHeadcount(count)) return i
  add(party, 'children', count.val)
  return be + 2
}

/** "grupo de 10, mitad adultos y mitad chicos" */
export function readHalves(tokens: Tokens, i: number, party: Party): number {
  const first = tokens[i + 1]
  const at = /^(?:and|punct)$/.test(tokens[i + 2]?.kind ?? '') ? i + 3 : i + 2
  const second = tokens[at + 1]
  if (party.total === null || party.total % 2 > 0 || !isWord(tokens, at, 'mitad')) return i
  const kinds = [first?.kind, second?.kind]
  if (!kinds.includes('adult') || !kinds.includes('child')) return i
  Object.assign(party, { adults: party.total / 2, children: party.total / 2 })
  return at + 2
}

/** "voy con mi hijo y un amiguito, los dos de 11": of one age, and no day of November. */
export function readAllOfAge(tokens: Tokens, i: number, party: Party): number {
  const [count, age] = [tokens[i + 1], tokens[i + 3]]
  if (!isHeadcount(count) || !isKind(tokens, i + 2, 'of') || age?.kind !== 'num' || age.val >= ADULT_FROM)
    return i
  if (!/^[a-z]/.test(count.word) || party.children !== count.val || party.ages.length > 0) return i
  party.children = null
  for (let k = 0; k < count.val; k++) addByAge(age.val, party)
  return isKind(tokens, i + 4, 'years') ? i + 5 : i + 4
}

/** "5 en una y 4 en la otra": how many each of two cabins takes. */
export function readPerCabin(tokens: Tokens, i: number, party: Party): number {
  const first = cabinTold(tokens, i)
  const joined = /^(?:and|punct)$/.test(tokens[first]?.kind ?? '')
  const last = first > i && joined ? cabinTold(tokens, first + 1) : 0
  if (last <= first + 1 || party.total !== null || party.adults !== null) return i
  party.total = (tokens[i]?.val ?? 0) + (tokens[first + 1]?.val ?? 0)
  party.units ??= 2
  party.whole = true
  return last
}

function cabinTold(tokens: Tokens, i: number): number {
  if (!isHeadcount(tokens[i]) || !isKind(tokens, i + 1, 'at')) return i
  const at = isKind(tokens, i + 2, 'art') ? i + 3 : i + 2
  if (!/^(?:una|otra|primera|segunda|grande|chica)$/.test(tokens[at]?.word ?? '')) return i
  return isKind(tokens, at + 1, 'cabin') ? at + 2 : at + 1
}

/** "éramos 5 pero mi hijo mayor no viene": one fewer than they were. */
export function readLeftOut(tokens: Tokens, i: number, party: Party): number {
  const noun = tokens[i + 1]
  const no = [i + 2, i + 3].find((at) => isKind(tokens, at, 'neg'))
  if (party.total === null || !no || !/^(?:viene|va|puede|viaja)$/.test(tokens[no + 1]?.word ?? '')) return i
  if (!/^(?:kin|child|friend)$/.test(noun?.kind ?? '') || noun?.val === 2 || party.total < 2) return i
  if (!tokens.slice(0, i).some(({ word }) => /^(?:eramos|ibamos a ser)$/.test(word))) return i
  party.total -= 1
  party.whole = true
  return no + 2
}

/** "calculale 6": so many in all. */
export function readReckoned(tokens: Tokens, i: number, party: Party): number {
  const [count, next] = [tokens[i + 1], tokens[i + 2]]
  if (!isHeadcount(count) || (next && next.kind !== 'punct' && next.kind !== 'person')) return i
  party.total = count.val
  return next?.kind === 'person' ? i + 3 : i + 2
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
