import { isCounted } from '../dates/parse-length.ts'
import { anyOf, isKind, isWord, type Token, type Tokens } from '../text/token.ts'
import { addByAge, readAges } from './ages.ts'
import { concludes } from './everybody.ts'
import { readNoun } from './guest-nouns.ts'
import { readCorrected, readMaybe } from './maybe.ts'
import { add, isDateLike, isGuestNoun, isHeadcount, type Party, readUpTo } from './party.ts'

/** "2+2", "2 + 1 bebé", "4 + perro". */
export function readSum(tokens: Tokens, at: number, count: number, party: Party): number | null {
  if (!isWord(tokens, at, '+')) return null
  if (isKind(tokens, at + 1, 'pet')) {
    party.total = count
    return at
  }
  const second = tokens[at + 1]
  if (second?.kind !== 'num') return null
  const noun = tokens[at + 2]
  if (!isGuestNoun(noun) && !isCounted(tokens, at + 2)) {
    add(party, 'adults', count)
    add(party, 'children', second.val)
    return at + 2
  }
  if ((noun?.kind === 'child' || noun?.kind === 'baby') && party.total === null) {
    add(party, 'adults', count)
    return at + 1
  }
  if (noun?.kind === 'pet') {
    party.total = count
    return at + 1
  }
  return null
}

/** The number at `at` is all who come, or, with children added behind it, the adults. */
export function readTotal(tokens: Tokens, at: number, party: Party): number | null {
  const { count, end: after } = readUpTo(tokens, at)
  let end = after
  if (isGuestNoun(tokens[end]) && !isKind(tokens, end, 'person')) return null
  if (isKind(tokens, end, 'person')) end++
  if (isKind(tokens, end, 'total') || isKind(tokens, end, 'counting')) party.whole = true
  if (isKind(tokens, end, 'adult')) {
    add(party, 'adults', count)
    return end + 1
  }
  // "somos 2 y un bebé" adds; "somos 5 con 2 nenes" counts them in.
  // "venimos 2 con un peque"
  const pair = count === 2 && isKind(tokens, end, 'with') && tokens[end + 2]?.val === 1
  const adds = pair || isKind(tokens, end, 'and') || isKind(tokens, end, 'plus') || isWord(tokens, end, '+')
  if (adds && isYoungOne(tokens, end + 1)) {
    add(party, 'adults', count)
    return end
  }
  // "somos cuatro con los chicos": they are among the four.
  if (
    count > 2 &&
    isKind(tokens, end, 'with') &&
    tokens[end + 2]?.val === 2 &&
    isKind(tokens, end + 2, 'child')
  )
    party.whole = true
  const summed =
    isWord(tokens, end, '+') && !isDateLike(tokens, end + 1) ? readSum(tokens, end, count, party) : null
  if (summed !== null) return summed
  // "somos 2 más 2"
  const more = isKind(tokens, end, 'plus') ? tokens[end + 1] : undefined
  if (isHeadcount(more) && !isGuestNoun(tokens[end + 2]) && !isDateLike(tokens, end + 1)) {
    party.total = count + more.val
    return end + 2
  }
  const aged = readEverybodysAges(tokens, end, count, party)
  if (aged > end) return aged
  const again =
    /^(?:we|stay)$/.test(tokens[at - 1]?.kind ?? '') &&
    /^(?:s(?:omos|er(?:emos|iamos))|quedamos|ficamos em)$/.test(tokens[at - 1]?.word ?? '')
  // "cabaña para 4 pero vamos 2"
  if (isKind(tokens, at - 1, 'go') && isKind(tokens, at - 2, 'but') && party.adults === null)
    party.total = null
  // "sin mi suegra somos 4"
  if (
    isSaidByUs(tokens[at - 1]) &&
    tokens.slice(0, at).some(({ kind, word }) => kind === 'gone' && word === 'sin')
  )
    party.whole = true
  // "con los pibes del laburo somos 7": they are among them.
  if (party.uncounted && isSaidByUs(tokens[at - 1])) party.whole = true
  if (again && party.total !== null && (party.adults === null || concludes(tokens, at - 2))) {
    party.total = null
    party.whole = true
  }
  // "no va mi cuñado así que somos 3"
  // "se suman mis suegros, quedamos 6"
  const told = isSaidByUs(tokens[at - 1]) && tokens.slice(0, at).some(({ word }) => JOINS_US.test(word))
  // "somos 5 porque viene mi suegra"
  const because =
    isSaidByUs(tokens[at - 1]) && /^(?:porque|xq|ya que|because|ja que)$/.test(tokens[end]?.word ?? '')
  if (
    concludes(tokens, at - 2) ||
    told ||
    because ||
    /^(?:final|finalmente)$/.test(tokens[at - 2]?.word ?? '')
  )
    party.whole = true
  // "nosotros 5 (con dos chiquitos)"
  if (isWord(tokens, end, '(')) party.totalIsOurs = false
  const corrected = readCorrected(tokens, end) ?? readMaybe(tokens, end, count)
  if (party.total === null) party.total = corrected?.count ?? count
  else if (isKind(tokens, at - 1, 'for')) {
    // "era para 2, pero ahora para 4"
    const instead =
      /^(?:but|correct)$/.test(tokens[at - 2]?.kind ?? '') ||
      /^(?:ahora|mejor|agora|now)$/.test(tokens[at - 2]?.word ?? '')
    const either = isKind(tokens, at - 2, 'or')
    party.total = instead ? count : either ? Math.max(party.total, count) : party.total + count
  }
  return corrected?.end ?? end
}

export function isSaidByUs(token: Token | undefined): boolean {
  return /^(?:somos|seremos|seriamos|quedamos|ficamos em)$/.test(token?.word ?? '')
}

const JOINS_US = anyOf(`
  suma suman sumo sumaron agrega agregan viene vienen va van baja bajan bajo bajaron desistiu vem vai vao
`)

/** "total 6", "en total: 6 personas". */
export function readWhole(tokens: Tokens, i: number, party: Party): number {
  let at = i + 1
  while (isWord(tokens, at, ':') || isKind(tokens, at, 'we')) at++
  const number = tokens[at]
  if (!isHeadcount(number) || isDateLike(tokens, at)) return i
  if (isGuestNoun(tokens[at + 1]) && !isKind(tokens, at + 1, 'person')) return i
  party.total = number.val
  party.whole = true
  return isKind(tokens, at + 1, 'person') ? at + 2 : at + 1
}

/** "somos 4 (35, 33, 6 y 2 años)": as many ages as people tell who is a child. */
function readEverybodysAges(tokens: Tokens, at: number, count: number, party: Party): number {
  if (!isWord(tokens, at, '(') && !isWord(tokens, at, ':')) return at
  const told = readAges(tokens, at)
  if (told.values.length !== count || told.months) return at
  for (const age of told.values) addByAge(age, party)
  return told.end
}

export function isYoungOne(tokens: Tokens, at: number): boolean {
  const counted = isKind(tokens, at, 'num') || isKind(tokens, at, 'art') || isKind(tokens, at, 'mine')
  const noun = tokens[counted ? at + 1 : at]
  return (counted || noun?.val === 1) && (noun?.kind === 'child' || noun?.kind === 'baby')
}

/** "4/5 personas", "somos 4-5". */
export function readEither(tokens: Tokens, at: number, party: Party): number {
  const token = tokens[at]
  if (!token || token.val2 <= token.val) return at
  const noun = isKind(tokens, at + 1, 'person') || isKind(tokens, at + 1, 'adult')
  if (!noun || (token.note === '/' && token.val2 > token.val + 2)) return at
  return readNoun(tokens, at + 1, token.val2, party)
}
