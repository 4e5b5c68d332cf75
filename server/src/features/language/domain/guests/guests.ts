import { consume, isKind, isWord, type Kind, type Token } from '../text/token.ts'
import { addByAge, readChildren, readTheirYears } from './ages.ts'
import { readAllOf } from './all-of.ts'
import {
  readAllOfAge,
  readArrivingApart,
  readHalves,
  readLeftOut,
  readMineToo,
  readOfWhom,
  readOurs,
  readPerCabin,
  readReckoned,
  readTheRest,
} from './apart.ts'
import { readFitting, readSized } from './cabin-size.ts'
import {
  dropRepeated,
  readAllAlike,
  readAtMost,
  readConclusion,
  readFamilyOf,
  readMine,
  readNamedChild,
  readOfEach,
  readOneByOne,
} from './everybody.ts'
import {
  readCabinEach,
  readChildrenEach,
  readDropped,
  readFewerOrMore,
  readGroups,
  readInitials,
  readOfEachGroup,
  readOneMore,
  readTheirOwn,
} from './groups.ts'
import { isTheirs, readFamily, readNoun, readPossessed } from './guest-nouns.ts'
import { readBetween, readEither, readFor, readForm, readNumber, readWe, readWhole } from './headcount.ts'
import { add, emptyParty, isHeadcount, type Party } from './party.ts'
import { dropHeadings, readPairAtEnd, readSpouses } from './persons.ts'
import { isMe, readAlone, readMe, readMyAge, readOneself } from './speaker.ts'
import { readTheirNumber, readTheirs } from './theirs.ts'
import { dropToldOf } from './told-of.ts'

type Tokens = readonly Token[]

/** Reads and blanks everything said about who comes, before any number can pass for a day. */
export function consumeGuests(tokens: Tokens): Party {
  const party = emptyParty()
  dropRepeated(tokens)
  dropHeadings(tokens)
  const counts = tokens.filter((token) => token.kind === 'num').length
  for (let i = 0; i < tokens.length; ) {
    const before = party.adults ?? 0
    const names = NAMES.has(tokens[i]?.kind)
    const grouped = counts > 1 ? readGroups(tokens, i, party) : i
    const end = grouped > i ? grouped : readAt(tokens, i, party)
    if (end > i) {
      if (names) noteNamed(tokens, i, { party, before })
      party.spans.push({ start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 })
      consume(tokens, i, end)
    }
    i = Math.max(end, i + 1)
  }
  dropToldOf(tokens, party)
  return party
}

const NAMES: ReadonlySet<Kind | undefined> = new Set<Kind>(['mine', 'kin', 'parents', 'art', 'with'])

/** Who is named, and whether that tells who a count was: "para dos personas mayores, mis papás". */
function noteNamed(
  tokens: Tokens,
  i: number,
  { party, before }: { readonly party: Party; readonly before: number },
): void {
  const more = (party.adults ?? 0) - before
  if (more <= 0) return
  const joined = /^(?:and|plus|with)$/.test(tokens[i - 1]?.kind ?? '') || isWord(tokens, i - 1, '+')
  if (party.named === 0 && before > 0 && !joined) party.explained = true
  const isFirst = party.named === 0 && !party.self && party.total !== null && isKind(tokens, i - 2, 'gone')
  if (party.besides > 0 || (isFirst && isAdded(tokens, i - 1))) party.besides += more
  party.named += more
}

function isAdded(tokens: Tokens, at: number): boolean {
  return isKind(tokens, at, 'and') || isKind(tokens, at, 'plus') || isWord(tokens, at, '+')
}

function readAt(tokens: Tokens, i: number, party: Party): number {
  const token = tokens[i]
  switch (token?.kind) {
    case 'num':
      return readCount(tokens, i, party)
    case 'pair':
      return readEither(tokens, i, party)
    case 'between':
      return readBetween(tokens, i, party)
    case 'we':
    case 'go':
      // "no somos 5, somos 6"
      return isKind(tokens, i - 1, 'neg') ? readNotWe(tokens, i, party) : readWe(tokens, i, party)
    case 'arrive':
      readArrivingApart(tokens, i, party)
      return readFitting(tokens, i, party)
    case 'for':
      return readFor(tokens, i, party)
    case 'total':
      return readWhole(tokens, i, party)
    case 'stay':
      return /^quedamos$/.test(token.word) ? readWe(tokens, i, party) : i
    case 'art':
      // "4 hermanos con las parejas"
      return (
        readTheirYears(tokens, i + 1, party) ??
        readSpouses(tokens, i, party) ??
        readSized(tokens, i, party) ??
        Math.max(
          readOurs(tokens, i, party),
          readAllOfAge(tokens, i, party),
          readTheirOwn(tokens, i, party),
          readAllOf(tokens, i, party),
          readPossessed(tokens, i, party),
        )
      )
    case 'mine':
      if (isKind(tokens, i + 2, 'neg') || isKind(tokens, i + 3, 'neg')) {
        const left = readLeftOut(tokens, i, party)
        if (left > i) return left
      }
      if (isMe(tokens, i, party)) return readMe(tokens, i, party)
      return readSpouses(tokens, i, party) ?? readPossessed(tokens, i, party)
    case 'other':
      return readOneMore(tokens, i, party)
    case 'ord':
      return readInitials(tokens, i, party)
    case 'with':
      return readMineToo(tokens, i, party) ?? readPossessed(tokens, i, party)
    case 'couple':
      return token.val === 1 ? readCouple(tokens, i, party) : i
    case 'kin':
    case 'parents':
      return readBareKin(tokens, i, party)
    case 'family':
      // "familia con 3 chicos": with their parents
      if (isKind(tokens, i + 1, 'with') && isKind(tokens, i + 3, 'child') && party.adults === null)
        party.adults = 2
      return readFamily(tokens, i, party)
    case 'alone':
      // "una noche sola"
      if (isKind(tokens, i - 1, 'night') && token.word === 'sola') return i
      // "mi novio y yo nomás"
      if (/^yo/.test(token.word) && party.adults !== null && isKind(tokens, i - 1, 'and')) {
        party.self = true
        return i + 1
      }
      party.adults = 1
      party.self = false
      return i + 1
    case 'adult':
    case 'person':
      return readForm(tokens, i, party)
    case 'me':
      return readMe(tokens, i, party)
    case 'child':
      if (isKind(tokens, i - 1, 'plus') && SIZE.test(token.word)) return i
      return (
        readTheirYears(tokens, i, party) ??
        Math.max(readForm(tokens, i, party), readBareChild(tokens, i, party))
      )
    case 'baby':
    case 'pet':
      // "bebé de 1 año, nena de 4 y nosotros dos"
      if (
        token.kind === 'baby' &&
        token.val === 1 &&
        isAgedAt(tokens, i + 1) &&
        !isKind(tokens, i - 1, 'gone')
      )
        return readNoun(tokens, i, 1, party)
      return isAccompanying(tokens, i) && token.val !== 2
        ? readNoun(tokens, i, 1, party)
        : readForm(tokens, i, party)
    case 'be':
      return readTheirNumber(tokens, i, party)
    case 'of':
      return readFamilyOf(tokens, i, party)
    case 'rest':
      return readTheRest(tokens, i, party)
    case 'each':
      return readEach(tokens, i, party)
    case 'word':
      return readWord(tokens, i, party)
    default:
      return isTheirs(token) ? readTheirs(tokens, i, party) : readFitting(tokens, i, party)
  }
}

/** A number: the sum of all, an age of those who were counted, or a count. */
function readCount(tokens: Tokens, i: number, party: Party): number {
  for (const reader of COUNT_READERS) {
    const end = reader(tokens, i, party)
    if (end > i) return end
  }
  return i
}

const COUNT_READERS = [
  readPairAtEnd,
  readChildrenEach,
  readDropped,
  readConclusion,
  readOneByOne,
  readAllAlike,
  readOfWhom,
  readPerCabin,
  readNumber,
] as const

/** A word the lexicon has no kind for: most say nothing of who comes. */
function readWord(tokens: Tokens, i: number, party: Party): number {
  const word = tokens[i]?.word ?? ''
  const behind = tokens[i + 1]?.kind
  const reader =
    WORD_READERS.get(word) ?? (behind === 'of' ? readNamedChild : behind === 'num' ? readFewerOrMore : null)
  return reader ? reader(tokens, i, party) : i
}

type WordReader = (tokens: Tokens, i: number, party: Party) => number
const WORD_READERS: ReadonlyMap<string, WordReader> = new Map(
  (
    [
      [readTheirs, 'su sus his her their'],
      [readFitting, 'entrar entran entramos entrarian entraremos'],
      [readAllAlike, 'todos todas all'],
      [readAtMost, 'minimo min maximo max least'],
      [readMine, 'mio mia'],
      [readMyAge, 'tengo tenho'],
      [readAlone, 'solo sozinho'],
      [readOneself, 'soy sou'],
      [readHalves, 'mitad'],
      [readReckoned, 'calculale calcula calculen calculame'],
    ] as const
  ).flatMap(([reader, words]) => words.split(' ').map((word) => [word, reader] as const)),
)

/** "La cabaña más chica" is no child. */
const SIZE = /^(?:chic[oa]|chiquit[oa]|pequen[oa])$/

/** "2 cabañas para 4 cada una", "2 parejas, cada una con un hijo", "two families with one kid each". */
function readEach(tokens: Tokens, i: number, party: Party): number {
  const ofEach = Math.max(
    readCabinEach(tokens, i, party),
    readOfEach(tokens, i, party),
    readOfEachGroup(tokens, i, party),
  )
  if (ofEach > i) return ofEach
  if (party.groups > 1) {
    const with1 = isKind(tokens, i + 1, 'with') ? i + 2 : i + 1
    const count = isHeadcount(tokens[with1]) ? (tokens[with1]?.val ?? 1) : 0
    const young = isKind(tokens, with1 + 1, 'child')
    if (count > 0 && young) add(party, 'children', count * party.groups)
    else if (party.children !== null) party.children *= party.groups
    else if (party.babies !== null) party.babies *= party.groups
    return count > 0 && young ? with1 + 2 : i + 1
  }
  party.each ||= party.units !== null || party.total !== null
  return party.each ? i + 1 : i
}

/** "no somos 4 sino 5": the first number is taken back, the second counts. */
function readNotWe(tokens: Tokens, i: number, party: Party): number {
  const end = readWe(tokens, i, emptyParty())
  const number = tokens[end + 1]
  if (end === i || !isKind(tokens, end, 'but') || !isHeadcount(number)) return end
  party.total = number.val
  return end + 2
}

function readCouple(tokens: Tokens, i: number, party: Party): number {
  // "con otra pareja amiga": beside the two who write.
  if (isKind(tokens, i - 1, 'other')) {
    add(party, 'adults', 2)
    party.ours = true
    return i + 1
  }
  party.adults = Math.max(2, party.adults ?? 0)
  party.couple = true
  // "matri + 2"
  const young = tokens[i + 2]
  const alone = !tokens[i + 3] || isKind(tokens, i + 3, 'punct')
  if (isWord(tokens, i + 1, '+') && isHeadcount(young) && alone) {
    add(party, 'children', young.val)
    return i + 3
  }
  return i + 1
}

/** "mamá y 2 hijos", "con novia", "madre con hija". */
function readBareKin(tokens: Tokens, i: number, party: Party): number {
  const before = tokens[i - 1]?.kind
  const joiner = ALONE.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1
  const after = isWord(tokens, joiner, '+') ? 'plus' : tokens[joiner]?.kind
  const next = tokens[joiner + 1]?.kind
  const opens = i === 0 || isWord(tokens, i - 1, ':') || before === 'we'
  const single = /^(?:single|solo)$/.test(tokens[i - 1]?.word ?? '')
  const isSeveral = isKind(tokens, i, 'parents') && /^(?:we|mine|parents)$/.test(next ?? '')
  if (
    opens &&
    (after === 'kin' || (isWord(tokens, i + 1, ',') && (isSeveral || /^(?:kin|child)$/.test(next ?? ''))))
  )
    return readNoun(tokens, i, 1, party)
  const leads =
    (after === 'and' || after === 'with' || after === 'plus') &&
    (i === 0 || single || before === 'punct' || before === 'for' || before === 'gone' || before === 'we') &&
    (next === 'num' || next === 'child' || next === 'baby' || next === 'mine' || next === 'art')
  const listed = isWord(tokens, i - 1, ',') && isKind(tokens, i - 2, 'gone')
  const added = isWord(tokens, i - 1, '+') && isKind(tokens, i - 2, 'gone')
  const another = added || (before === 'other' && isKind(tokens, i - 2, 'and'))
  if (!leads && !listed && !another && before !== 'with' && before !== 'gone' && before !== 'and') return i
  if (before === 'with') party.self = true
  const end = readNoun(tokens, i, 1, party)
  return end > i ? Math.max(end, joiner) : i
}

const ALONE = /^(?:solter[oa]|viud[oa]|jubilad[oa]|divorciad[oa]|separad[oa]|sola|solo)$/

/** "nene de 1 año y medio", "hija de 5": an age makes a bare child one who comes. */
function readBareChild(tokens: Tokens, i: number, party: Party): number {
  const token = tokens[i]
  // "2 grandes y mellizos de 2 años"
  const born = Number(token?.note || 0)
  if (born > 1 && isAccompanying(tokens, i)) return readNoun(tokens, i, born, party)
  if (token?.val === 2 && isAccompanying(tokens, i)) return readTheirAges(tokens, i, party)
  if (token?.val !== 1) return i
  // "abuela, hija y nieta de 5"
  const grown = /^hij[oa]$/.test(token.word) && tokens.some(({ word }) => /^niet[oa]s?$/.test(word))
  if (grown && isAccompanying(tokens, i) && !isKind(tokens, i + 1, 'of')) {
    add(party, 'adults', 1)
    return i + 1
  }
  if (isAccompanying(tokens, i)) return readNoun(tokens, i, 1, party)
  const scratch = emptyParty()
  return readChildren(tokens, i + 1, 1, scratch) > i + 1 ? readNoun(tokens, i, 1, party) : i
}

/** "familia de cinco, chicos de 3, 6 y 9", "con nenes (2)": as many as are told behind them. */
function readTheirAges(tokens: Tokens, i: number, party: Party): number {
  const scratch = emptyParty()
  const end = readChildren(tokens, i + 1, 0, scratch)
  if (scratch.ages.length < 2) return i
  for (const age of scratch.ages) addByAge(age, party)
  return end
}

/** "de 8 meses" */
function isAgedAt(tokens: Tokens, at: number): boolean {
  return isKind(tokens, at, 'of') && isKind(tokens, at + 1, 'num')
}

function isAccompanying(tokens: Tokens, i: number): boolean {
  return (
    isKind(tokens, i - 1, 'with') ||
    isKind(tokens, i - 1, 'gone') ||
    isKind(tokens, i - 1, 'plus') ||
    isKind(tokens, i - 1, 'counting') ||
    isWord(tokens, i - 1, '+') ||
    ((isWord(tokens, i - 1, ',') || isKind(tokens, i - 1, 'and')) && isKind(tokens, i - 2, 'gone'))
  )
}
