import { anyOf, isKind, isWord, type Token, type Tokens } from '../text/token.ts'
import { readChildren } from './ages.ts'
import { grownEnd } from './grown.ts'
import { isAgeWord, readNoun } from './guest-nouns.ts'
import { add, isDateLike, isHeadcount, type Party } from './party.ts'
import { isMinder, isWithInLaws, SPOUSES } from './persons.ts'
import { isTakenAlong } from './speaker.ts'
import { asksFor, isSomebodyElse, REASONS } from './spoken-of.ts'

/** "a los de mi…": so many little words may stand in front of a noun, and a text of nothing else costs no more. */
const MOST_WORDS = 5

/** "mi novia", "mis dos hijos", "la perra" in a list, "con mis padres". */
export function readPossessed(tokens: Tokens, i: number, party: Party): number {
  const lead = tokens[i]?.kind
  let at = i + 1
  let mine = lead === 'mine'
  let theirs = false
  while (
    at < i + MOST_WORDS &&
    (isKind(tokens, at, 'mine') ||
      isKind(tokens, at, 'art') ||
      isTheirs(tokens[at]) ||
      (mine && DEAR.test(tokens[at]?.word ?? '')))
  ) {
    if (isTheirs(tokens[at])) theirs = true
    else if (isKind(tokens, at, 'mine')) mine = true
    at++
  }
  if (isSomebodyElse(tokens, i) || asksFor(tokens, at) || isMinder(tokens, i)) return i
  // "somos 3 porque mi suegra viene con nosotros"
  if (REASONS.test(tokens[i - 1]?.word ?? '') && (party.adults ?? party.total) !== null) return i
  const counted = isKind(tokens, at, 'num') && (mine || isKind(tokens, i, 'art')) && !isDateLike(tokens, at)
  const count = counted ? (tokens[at++]?.val ?? 0) : 0
  const noun = tokens[at]
  const listed = lead === 'with' || isListed(tokens, i, party) || isHeadOfList(tokens, at)
  if (!noun || (!mine && !listed)) return i
  // "dos amigas con sus parejas"
  if (theirs && lead === 'with' && (party.adults ?? 0) > 1 && SPOUSES.test(noun.word)) return i
  // "mi hermano con la mujer"
  const hers = lead === 'with' && !mine && party.spans.length > 0
  const accompanies = !theirs && !hers && (lead === 'with' || isKind(tokens, i - 1, 'with'))
  // "Somos un matrimonio, mi esposo camina con bastón": one of the two.
  if (mine && count === 0 && party.couple && isPartner(noun)) return at + 1
  if (mine && isPartner(noun)) party.partner = true
  // "voy con mi hijo": one more than is named.
  if (
    lead === 'with' &&
    (SINGULAR.test(tokens[i - 1]?.word ?? '') || (i === 0 && (counted || mine) && noun.kind === 'child'))
  )
    party.self = true
  if (noun.kind !== 'child' && isTakenAlong(tokens, i)) party.self = true
  switch (noun.kind) {
    case 'kin':
    case 'friend':
      if (noun.kind === 'friend' && (!mine || (count === 0 && noun.val !== 1))) return i
      if (accompanies) party.self = true
      add(party, 'adults', Math.max(1, count))
      // "mi señor esposo"
      return /^senora?$/.test(noun.word) && isKind(tokens, at + 1, 'kin') ? at + 2 : at + 1
    case 'parents':
      // "mi nieta y nosotros, los abuelos": the same two.
      if (isWord(tokens, i - 1, ',') && /^nosotr/.test(tokens[i - 2]?.word ?? '')) return at + 1
      if (accompanies) party.self = true
      add(party, 'adults', 2)
      return at + 1
    case 'couple':
      if (!mine && !theirs) return i
      if (lead === 'with' && !theirs) party.self = true
      add(party, 'adults', 1)
      return at + 1
    case 'child': {
      if (isOldsChild(tokens, at)) {
        add(party, 'adults', 1)
        return at + 1
      }
      // "mis dos hijas ya son grandes"
      const grown = mine && count > 0 ? grownEnd(tokens, at + 1) : at
      if (grown > at) {
        add(party, 'adults', count)
        return grown
      }
      // "yo y mi chica"
      if (mine && count === 0 && /^chic[oa]$/.test(noun.word) && !isKind(tokens, at + 1, 'of')) {
        add(party, 'adults', 1)
        return at + 1
      }
      // "mi hijo y mi nuera": grown up
      if (count > 1 && isWithInLaws(tokens, at + 1)) {
        add(party, 'adults', count)
        return at + 1
      }
      if (count === 0 && noun.val === 1 && isMarried(tokens, at + 1)) {
        add(party, 'adults', 1)
        return at + 1
      }
      return readYoung(tokens, at, count > 0 ? count : impliedCount(noun), party) ?? i
    }
    case 'baby':
    case 'pet':
      return readYoung(tokens, at, count > 0 ? count : impliedCount(noun), party) ?? i
    default:
      return i
  }
}

/** Whose children are grown up, unless their age says otherwise. */
const OLD_FROM = 50

/** "una señora de 80 y su hija": hers is grown up. */
export function isOldsChild(tokens: Tokens, at: number): boolean {
  if (!/^(?:hij[oa]|filh[oa]|son|daughter)$/.test(tokens[at]?.word ?? '') || isKind(tokens, at + 1, 'of'))
    return false
  return [3, 4, 5].some((back) => {
    const age = tokens[at - back]
    return (
      age?.word !== '' &&
      /^\d+$/.test(age?.word ?? '') &&
      (age?.val ?? 0) >= OLD_FROM &&
      tokens[at - back - 1]?.word === 'de'
    )
  })
}

function isMarried(tokens: Tokens, at: number): boolean {
  const owner = tokens[at + 1]
  // "mi hija embarazada y mi yerno"
  if (GROWN.test(tokens[at]?.word ?? '')) return true
  // "mi hijo Tomás, su esposa"
  if (isKind(tokens, at, 'word') && isWord(tokens, at + 1, ',')) return isMarried(tokens, at + 1)
  // "mi hija el marido y los nenes"
  if ((tokens[at]?.kind === 'art' || isTheirs(tokens[at])) && SPOUSE.test(owner?.word ?? '')) return true
  const joined = isKind(tokens, at, 'and') || isWord(tokens, at, ',') || isKind(tokens, at, 'with')
  return (
    joined &&
    (owner?.kind === 'mine' || owner?.kind === 'art' || isTheirs(owner)) &&
    SPOUSE.test(tokens[at + 2]?.word ?? '')
  )
}

const GROWN = /^(?:embarazada|casad[oa]|recibid[oa]|mayor|gravida|pregnant|married)$/

const SPOUSE = anyOf(`
  nuera yerno novia novio esposa esposo mujer marido pareja senora companera companero
  nora genro wife husband girlfriend boyfriend
`)

/** "mi mejor amiga", "mi querida suegra" */
const DEAR = /^(?:mejor|querid[oa]s?|propi[oa]s?|gran|futur[oa]|nuev[oa]|best)$/

const SINGULAR = /^(?:voy|iria|ire|viajo|viajaria|vou|irei|iria)$/

const PARTNER = anyOf(`
  pareja senora marido mujer esposo esposa novio novia companero companera prometido prometida
  namorado namorada noivo noiva mulher
  husband wife partner girlfriend boyfriend gf bf fiance fiancee
`)

export function isPartner(noun: Token): boolean {
  return PARTNER.test(noun.word)
}

/** "su", "her": somebody of those who come with the writer. */
export function isTheirs(token: Token | undefined): boolean {
  return /^(?:sus?|his|her|their)$/.test(token?.word ?? '')
}

/** "la nena" is one, "los mellizos" two, "los chicos" nobody knows. */
function impliedCount(noun: Token): number {
  if (noun.kind === 'child' && noun.note !== '') return Number(noun.note)
  return noun.val === 1 ? 1 : 0
}

/** "la tía, mi esposo y yo", "los abuelos y 3 nietos": an article opens a list of people. */
function isHeadOfList(tokens: Tokens, at: number): boolean {
  const noun = tokens[at]
  if (noun?.kind === 'child' && isKind(tokens, at + 1, 'and') && isKind(tokens, at + 2, 'me')) return true
  if (noun?.kind !== 'kin' && noun?.kind !== 'parents') return false
  if (!isKind(tokens, at + 1, 'and') && !isWord(tokens, at + 1, ',')) return false
  const next = tokens[at + 2]?.kind
  return (
    next === 'mine' || next === 'me' || next === 'num' || next === 'kin' || next === 'child' || next === 'art'
  )
}

/** Children, babies and pets: "los chicos" alone gives no number, "los chicos de 3 y 5" does. */
function readYoung(tokens: Tokens, at: number, count: number, party: Party): number | null {
  if (tokens[at]?.kind !== 'child') return count === 0 ? null : readNoun(tokens, at, count, party)
  const bracketed = tokens[at]?.val === 2 && count === 0 ? readBracketed(tokens, at + 1) : null
  if (bracketed) {
    add(party, 'children', bracketed.count)
    return bracketed.end
  }
  const more = isKind(tokens, at + 1, 'plus') ? at + 2 : at + 1
  const from = isAgeWord(tokens[more]) ? more + 1 : at + 1
  const end = readChildren(tokens, from, count, party)
  if (end > at + 1 || count > 0) return end
  party.uncounted = true
  return null
}

/** "mis nenes (3)", "los chicos (son 2)": how many of them. */
function readBracketed(tokens: Tokens, at: number): { count: number; end: number } | null {
  const from = isKind(tokens, at + 1, 'be') || isKind(tokens, at + 1, 'we') ? at + 2 : at + 1
  const number = tokens[from]
  if (!isWord(tokens, at, '(') || !isHeadcount(number) || !isWord(tokens, from + 1, ')')) return null
  return { count: number.val, end: from + 2 }
}

function isListed(tokens: Tokens, i: number, party: Party): boolean {
  const before = tokens[i - 1]?.kind
  if (before === 'and' || before === 'with' || before === 'gone' || before === 'plus') return true
  if (before === 'counting') return true
  return before === 'punct' && party.spans.length > 0
}
