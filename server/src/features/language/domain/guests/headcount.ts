import { isCounted } from '../dates/parse-length.ts'
import { parseMonthAfter } from '../dates/parse-month.ts'
import { isKind, isWord, type Token, type Tokens } from '../text/token.ts'
import { readAges, readChildren, readYearOld } from './ages.ts'
import { readNames, skipGone } from './everybody.ts'
import { readFamily, readNoun } from './guest-nouns.ts'
import { add, isDateLike, isGuestNoun, isHeadcount, type Party, readUpTo } from './party.ts'
import { isSaidByUs, isYoungOne, readEither, readSum, readTotal } from './total.ts'

/** "2 adultos", "3 parejas", "4 o 5 personas", "2+2", "2 cabañas", "4 en total". */
export function readNumber(tokens: Tokens, i: number, party: Party): number {
  const token = tokens[i]
  if (!isHeadcount(token)) return i
  const ofThem = readOfThem(tokens, i, party)
  if (ofThem > i) return ofThem
  const range = readUpTo(tokens, i)
  const ranged = range.end > i + 1 && isGuestNoun(tokens[range.end])
  const count = ranged ? range.count : token.val
  let at = ranged ? range.end : skipGone(tokens, i + 1)
  const sum = readSum(tokens, at, count, party)
  if (sum !== null) return sum
  if (isBracketed(tokens, i)) {
    party.total ??= count
    return at
  }
  if (isKind(tokens, at, 'total') && !ranged && !/^[a-z]{1,3}$/.test(token.word)) {
    party.total = count
    party.whole = true
    return at + 1
  }
  // "10 entre adultos y niños"
  if (isKind(tokens, at, 'between') && isGuestNoun(tokens[at + 1]) && isKind(tokens, at + 2, 'and')) {
    party.total = count
    party.whole = true
    return at + 4
  }
  if (isKind(tokens, at, 'counting')) {
    party.total = count
    return at
  }
  // "dos nomás, con la gata"
  if (
    /^nomas$/.test(tokens[at]?.word ?? '') &&
    party.total === null &&
    count > 1 &&
    !/^(?:to|until|of|art)$/.test(tokens[i - 1]?.kind ?? '')
  ) {
    party.total = count
    return at + 1
  }
  if (SIZE.test(tokens[at]?.word ?? '') && isGuestNoun(tokens[at + 1])) at++
  // "6 personas, 2 son niños"
  if ((isKind(tokens, at, 'be') || isKind(tokens, at, 'we')) && isYoung(tokens[at + 1])) {
    // "nosotros seremos siete pero dos son chiquitos"
    if (!isKind(tokens, at + 1, 'adult')) party.totalIsOurs = false
    at++
  }
  const aged = readYearOld(tokens, i, party)
  if (aged > i) return aged
  const noun = tokens[at]
  // "noches: 3; adultos: 2"
  if (noun?.opensLine && /^[:=]$/.test(tokens[i - 1]?.word ?? '')) return i
  if (!noun || !isGuestNoun(noun) || (noun.kind === 'friend' && isKind(tokens, i - 1, 'talk'))) return i
  // "enero 10 al 20, familia 2+3"
  if (count > 1 && noun.word === 'familia') return i
  // "familia de cinco papá mamá y tres chicos"
  if (count > 1 && PARENT.test(noun.word)) return i
  return readNoun(tokens, at, count, party)
}

const PARENT = /^(?:papa|mama|papi|mami|padre|madre|pai|mae|mom|mum|dad)$/

/** "seis, dos de ellos niños", "2 y un nene": the number in front counts everybody, or the grown-ups. */
function readOfThem(tokens: Tokens, i: number, party: Party): number {
  if (/^de ell[oa]s$/.test(tokens[i + 1]?.word ?? '') && isGuestNoun(tokens[i + 2])) {
    // "4 adultos, 2 de ellos mayores de 70"
    if (isKind(tokens, i + 2, 'adult') && party.adults !== null) return readAges(tokens, i + 3).end
    const everybody = tokens[i - 2]
    if (party.total === null && isHeadcount(everybody) && isWord(tokens, i - 1, ','))
      party.total = everybody.val
    return readNoun(tokens, i + 2, tokens[i]?.val ?? 1, party)
  }
  const all = tokens[i - 2]
  const young = tokens[i + 2]
  // "cuatro, dos son bebés"
  if (
    isKind(tokens, i + 1, 'be') &&
    isYoung(young) &&
    young?.kind !== 'adult' &&
    isWord(tokens, i - 1, ',')
  ) {
    if (party.total === null && isHeadcount(all) && all.val > (tokens[i]?.val ?? 0)) {
      party.total = all.val
      return readNoun(tokens, i + 2, tokens[i]?.val ?? 1, party)
    }
  }
  const opens = i === 0 || isWord(tokens, i - 1, ':')
  // "4... no, 5 con la abuela"
  const named = isKind(tokens, i + 2, 'art') && isKind(tokens, i + 3, 'kin')
  if (
    isKind(tokens, i + 1, 'with') &&
    named &&
    (opens || isWord(tokens, i - 1, ',')) &&
    party.total === null
  ) {
    party.total = tokens[i]?.val ?? 1
    party.whole = true
    return i + 1
  }
  const joined =
    isKind(tokens, i + 1, 'and') || isKind(tokens, i + 1, 'with') || isKind(tokens, i + 1, 'plus')
  if (!opens || !joined || !isYoungOne(tokens, i + 2) || party.total !== null) return i
  // "5 con los chicos": they are among the five.
  if (isKind(tokens, i + 1, 'with') && tokens[i + 3]?.val === 2 && !isKind(tokens, i + 2, 'num')) {
    party.total = tokens[i]?.val ?? 1
    party.whole = true
    return i + 1
  }
  add(party, 'adults', tokens[i]?.val ?? 1)
  return i + 1
}

/** "4 (2 menores)", "5 (3 adultos y 2 chicos)": behind all who come, who they are. */
function isBracketed(tokens: Tokens, i: number): boolean {
  const before = tokens[i - 1]
  const opens = !before || before.kind === 'punct' || before.kind === 'gone'
  if (!opens || before?.word === '(' || !isWord(tokens, i + 1, '(')) return false
  const noun = tokens[i + 3]
  return (
    isHeadcount(tokens[i + 2]) && (noun?.kind === 'child' || noun?.kind === 'baby' || noun?.kind === 'adult')
  )
}

/** "a small dog" */
const SIZE = /^(?:small|little|big|large|tiny|young|old|nice|well|separate|different|adjoining|adjacent)$/

function isYoung(token: Token | undefined): boolean {
  return token?.kind === 'child' || token?.kind === 'baby' || token?.kind === 'adult'
}

/** "Adultos 2", "personas: 4", "niños = 3": as forms have it. */
export function readForm(tokens: Tokens, i: number, party: Party): number {
  const noun = tokens[i]
  // "solo mayores, 3"
  const last = !tokens[i + 3] || isKind(tokens, i + 3, 'punct')
  const listed = isWord(tokens, i + 1, ',') && last && i <= 1
  // "los chicos son 3"
  const be =
    noun?.kind === 'child' && noun.val === 2 && isKind(tokens, i + 1, 'be') && !isKind(tokens, i + 4, 'num')
  const marked = isWord(tokens, i + 1, ':') || isWord(tokens, i + 1, '=') || listed || be
  const at = marked ? i + 2 : i + 1
  const count = tokens[at]
  if (!noun || !isHeadcount(count) || isDateLike(tokens, at)) return i
  if (isKind(tokens, i - 1, 'num') && !noun.opensLine) return i
  if (!marked && (/^[a-z]/.test(count.word) || startsCount(tokens, at + 1) || !isMany(noun))) return i
  if (noun.kind === 'child') return readChildren(tokens, at + 1, count.val, party)
  readNoun([noun], 0, count.val, party)
  return at + 1
}

/** "adultos 2 menores 1" goes on in pairs; in "adultos 2 menores" the number is the minors'. */
function startsCount(tokens: Tokens, at: number): boolean {
  return isGuestNoun(tokens[at]) && !isHeadcount(tokens[at + 1])
}

function isMany(noun: Token): boolean {
  return noun.kind === 'adult' || noun.kind === 'person' || noun.val === 2
}

/** "entre 4 y 6 personas". */
export function readBetween(tokens: Tokens, i: number, party: Party): number {
  const [low, joiner, high] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]]
  if (!isHeadcount(low) || joiner?.kind !== 'and' || !isHeadcount(high)) return i
  if (isKind(tokens, i + 4, 'person') || isKind(tokens, i + 4, 'adult'))
    return readNoun(tokens, i + 4, high.val, party)
  // "seríamos entre 4 y 5"
  if (!isKind(tokens, i - 1, 'we') || isDateLike(tokens, i + 3)) return i
  party.total = high.val
  return i + 4
}

/** "somos 4", "vamos a ser 6", "vamos 5"; "vamos 4 de enero" is a date. */
export function readWe(tokens: Tokens, i: number, party: Party): number {
  let at = i + 1
  while (isPadding(tokens, at)) at++
  if (/^(una?|an?|uma?)$/.test(tokens[at]?.word ?? '') && startsGroup(tokens, at + 1)) at++
  while (isPadding(tokens, at)) at++
  const says = isKind(tokens, i, 'we')
  // "seremos de 8 a 10"
  if (says && isKind(tokens, at, 'of') && tokens[at]?.val === 0 && isKind(tokens, at + 2, 'to')) {
    const { count, end } = readUpTo(tokens, at + 1)
    if (!parseMonthAfter(tokens, end) && !isCounted(tokens, end)) {
      party.total = count
      return isKind(tokens, end, 'person') ? end + 1 : end
    }
  }
  const token = tokens[at]
  const ours =
    !isKind(tokens, i - 1, 'with') &&
    tokens.slice(i, at).some((one) => /^(?:nosotr[oa]s|nos)$/.test(one.word))
  const named = says && !isHeadcount(token) ? readNames(tokens, at) : null
  if (named) {
    party.total = named.count
    return named.end
  }
  if (ours && !isHeadcount(token)) party.ours = true
  if (ours && isHeadcount(token) && party.total === null) party.totalIsOurs = true
  if (says && isKind(tokens, at, 'family')) return readFamily(tokens, at, party)
  if (token?.kind === 'pair' && token.note !== '.') return readEither(tokens, at, party)
  const parted = says && tokens[at + 1]?.kind === 'until' && tokens[at + 1]?.opensLine
  if (!isHeadcount(token) || (!says && at > i + 1) || (isDateLike(tokens, at) && !parted)) return i
  const end = readTotal(tokens, at, party)
  // "nosotros, los tres chicos y mi mamá"
  if (end === null && ours && isWord(tokens, i + 1, ',') && !isSaidByUs(tokens[i - 1])) party.ours = true
  return end ?? i
}

/** "a group of 8", "una familia": the article counts nobody. */
function startsGroup(tokens: Tokens, at: number): boolean {
  return isKind(tokens, at, 'family') || isKind(tokens, at, 'we')
}

function isPadding(tokens: Tokens, at: number): boolean {
  const kind = tokens[at]?.kind
  // "sería para el 2, 3 y 4 de enero"
  if (kind === 'art' && /^(?:el|o|the)$/.test(tokens[at]?.word ?? '') && isKind(tokens, at + 1, 'num'))
    return false
  if (kind === 'art' || kind === 'total' || kind === 'we' || kind === 'at' || kind === 'about') return true
  if (isWord(tokens, at, 'siempre') || (isKind(tokens, at, 'of') && isWord(tokens, at + 1, 'siempre')))
    return true
  return isWord(tokens, at, ':') || isWord(tokens, at, ',')
}

/** "para 4", "p/ dos", "x 6". */
export function readFor(tokens: Tokens, i: number, party: Party): number {
  // "la promo 3x2"
  if (isKind(tokens, i - 1, 'num') && tokens[i - 1]?.end === tokens[i]?.start) return i
  let at = i + 1
  if (isWord(tokens, at, '/') || isWord(tokens, at, '.')) at++
  if (isKind(tokens, at, 'art') && /^(los|las|nos|os)$/.test(tokens[at]?.word ?? '')) at++
  if (isKind(tokens, at, 'we')) at++
  if (isKind(tokens, at, 'about')) at++
  const token = tokens[at]
  if (token?.kind === 'pair') return readEither(tokens, at, party)
  if (!isHeadcount(token)) return i
  if (/^(una?|a|an|uma?)$/.test(token.word) && !isKind(tokens, at + 1, 'person')) return i
  if (isDateLike(tokens, at) || isKind(tokens, at + 1, 'adult') || isWord(tokens, at + 1, '+')) return i
  return readTotal(tokens, at, party) ?? i
}
