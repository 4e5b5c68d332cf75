import { consume, isKind, isWord, type Kind, type Tokens } from '../text/token.ts'
import { readTheirYears } from './ages.ts'
import { readAllOf } from './all-of.ts'
import { readAllOfAge, readArrivingApart, readLeftOut, readMineToo, readOurs, readTheRest } from './apart.ts'
import { isAccompanying, isAgedAt, readBareChild, readBareKin, readCouple } from './bare-nouns.ts'
import { readCount, readWord } from './by-word.ts'
import { readFitting, readSized } from './cabin-size.ts'
import { dropRepeated, readFamilyOf, readOfEach } from './everybody.ts'
import { readOneMore } from './fewer-or-more.ts'
import { readCabinEach, readGroups, readInitials, readOfEachGroup, readTheirOwn } from './groups.ts'
import { readFamily, readNoun } from './guest-nouns.ts'
import { readBetween, readFor, readForm, readWe } from './headcount.ts'
import { add, emptyParty, isHeadcount, type Party } from './party.ts'
import { dropHeadings, readSpouses } from './persons.ts'
import { isTheirs, readPossessed } from './possessed.ts'
import { isMe, readMe } from './speaker.ts'
import { readTheirNumber, readTheirs } from './theirs.ts'
import { dropToldOf } from './told-of.ts'
import { readEither, readWhole } from './total.ts'

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
    case 'said':
      // "me equivoqué, era para 3"
      return token.word.endsWith(' para') ? readFor(tokens, i, party) : i
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
