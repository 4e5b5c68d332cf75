import type { GuestCount } from '../../domain.ts'
import { isCounted } from '../dates/parse-length.ts'
import { parseMonthAfter } from '../dates/parse-month.ts'
import { isKind, type Kind, type Token } from '../text/token.ts'

/** Who comes, as far as it has been read. */
export interface Party {
  adults: number | null
  children: number | null
  babies: number | null
  pets: number | null
  total: number | null
  units: number | null
  /** The writer counts: "con mi novia" is two. */
  self: boolean
  /** "yo y mi perro": the writer counts even when nobody else who needs a bed comes. */
  selfNamed: boolean
  /** Couples or families counted: "cada una con un hijo" holds for all of them. */
  groups: number
  /** "cada pareja tiene un hijo": children of each group, however many groups there are. */
  childrenEach: number
  /** The numbers given hold for each cabin or family. */
  each: boolean
  /** "nosotros" without a number: two, where only children or pets are counted. */
  ours: boolean
  /** The total is that of "nosotros 2": others named come on top. */
  totalIsOurs: boolean
  /** The writer's partner was named: with children beside, the writer comes too. */
  partner: boolean
  /** "somos un matrimonio": two, whichever of them is named besides. */
  couple: boolean
  /** "total 6": everybody, also whom the message adds. */
  whole: boolean
  /** "los chicos": children come, nobody said how many. */
  uncounted: boolean
  /** Grown-ups who were named rather than counted: "mis viejos, mi mujer". */
  named: number
  /** "Somos 4 y mi suegra": named beside everybody counted before. */
  besides: number
  /** Who is named explains a count: "4 adultos, mis viejos y nosotros dos". */
  explained: boolean
  /** "dos chicas": children only beside somebody older. */
  youths: boolean
  /** "la de 4": the total is how many the cabin holds. */
  sized: boolean
  /** "vamos los tres hermanos": the writer is one of those counted. */
  amongThem: boolean
  /** "todos adultos": whoever is counted. */
  grown: boolean
  /** Years of those who are no adults, as far as told. */
  readonly ages: number[]
  readonly spans: { start: number; end: number }[]
}

/** More than any complex of cabins takes: a larger number is something else. */
const MOST = 60

const GUEST_NOUNS: ReadonlySet<Kind> = new Set<Kind>([
  'adult',
  'child',
  'baby',
  'person',
  'pet',
  'couple',
  'friend',
  'cabin',
  'kin',
  'family',
  'parents',
])

export function emptyParty(): Party {
  return {
    adults: null,
    children: null,
    babies: null,
    pets: null,
    total: null,
    units: null,
    self: false,
    couple: false,
    selfNamed: false,
    groups: 0,
    childrenEach: 0,
    each: false,
    ours: false,
    totalIsOurs: false,
    partner: false,
    whole: false,
    uncounted: false,
    youths: false,
    sized: false,
    amongThem: false,
    grown: false,
    named: 0,
    besides: 0,
    explained: false,
    ages: [],
    spans: [],
  }
}

export function add(party: Party, key: 'adults' | 'children' | 'babies' | 'pets', count: number): void {
  party[key] = (party[key] ?? 0) + count
}

export function isGuestNoun(token: Token | undefined): boolean {
  return token !== undefined && GUEST_NOUNS.has(token.kind)
}

export function isHeadcount(token: Token | undefined): token is Token {
  return token?.kind === 'num' && token.val >= 1 && token.val <= MOST
}

/** Does the number at `at` belong to a date or a length: "vamos 4 de enero", "para 3 noches"? */
export function isDateLike(tokens: readonly Token[], at: number): boolean {
  return (
    isCounted(tokens, at + 1) ||
    parseMonthAfter(tokens, at + 1) !== null ||
    isKind(tokens, at + 1, 'until') ||
    (isKind(tokens, at + 1, 'to') && isKind(tokens, at + 2, 'num') && !isGuestNoun(tokens[at + 3])) ||
    (isKind(tokens, at + 1, 'to') && /^(?:pair|dmy)$/.test(tokens[at + 2]?.kind ?? '')) ||
    (isKind(tokens, at + 1, 'or') && isCounted(tokens, at + 3))
  )
}

/** "4 o 5", "4 a 6": the larger, because beds must do. */
export function readUpTo(tokens: readonly Token[], at: number): { count: number; end: number } {
  const count = tokens[at]?.val ?? 0
  const joined = isKind(tokens, at + 1, 'or') || isKind(tokens, at + 1, 'to')
  if (!joined || !isKind(tokens, at + 2, 'num')) return { count, end: at + 1 }
  return { count: Math.max(count, tokens[at + 2]?.val ?? 0), end: at + 3 }
}

/** The party as the rest of the product sees it; null when nobody was mentioned. */
export function guestsOf(party: Party): (GuestCount & { readonly units: number | null }) | null {
  let { adults, children, total } = party
  if (party.childrenEach > 0 && party.groups > 1)
    children = (children ?? 0) + party.childrenEach * party.groups
  const { babies, pets, units, ages } = party
  const accompanied = adults !== null || children !== null || babies !== null
  if (party.self && !party.amongThem && (accompanied || (party.selfNamed && pets !== null)))
    adults = (adults ?? 0) + 1
  else if (
    party.partner &&
    !party.self &&
    !party.ours &&
    (children ?? babies ?? pets) !== null &&
    total === null
  )
    adults = (adults ?? 0) + 1
  if (party.ours && !party.self && total === null && (adults ?? children ?? babies ?? pets) !== null)
    adults = (adults ?? 0) + 2
  // "nosotros somos cuatro: mi señora, yo y los dos chicos"
  if (party.totalIsOurs && !party.self && total !== null && (adults ?? children ?? babies) !== null) {
    adults = (adults ?? 0) + total
    total = null
  }
  if (party.sized && party.self && adults !== null) total = null
  if (party.grown && adults === null && children === null) adults = total
  const named = party.named + (party.self ? 1 : 0)
  if (party.explained && !party.amongThem && adults !== null && adults === 2 * named) adults = named
  if (
    party.youths &&
    adults === null &&
    total === null &&
    babies === null &&
    units === null &&
    ages.length === 0
  )
    [adults, children] = [children, null]
  ;({ adults, total } = amongTotal(party, { adults, children, total }))
  if (total !== null && party.each && units !== null) total *= units
  if (total !== null && adults === null && children !== null) adults = Math.max(0, total - children)
  if (total === null && (adults !== null || children !== null)) total = (adults ?? 0) + (children ?? 0)
  // "tengo dos hijos y marido, así que 4": the sum rules.
  if (party.whole && total !== null && ![0, babies ?? 0].includes(total - (adults ?? 0) - (children ?? 0)))
    adults = children === null || children > total ? null : total - children
  if (party.uncounted && children === null && !party.whole) total = null
  const mentioned = [adults, children, babies, pets, total, units].some((count) => count !== null)
  return mentioned ? { adults, children, babies, pets, total, units, childAges: [...ages] } : null
}

/**
 * "Mi hermana se casa, necesitamos lugar para 14": whoever is only named is one of the counted, or does not come at
 * all; "somos 4 y mi suegra" adds her.
 */
function amongTotal(
  { named, besides, babies, self }: Party,
  { adults, children, total }: Pick<Party, 'adults' | 'children' | 'total'>,
): Pick<Party, 'adults' | 'total'> {
  if (total === null || adults === null || adults > named + (self ? 1 : 0)) return { adults, total }
  if (besides > 0 && children === null) return { adults: null, total: total + besides }
  const others = (children ?? 0) + (babies ?? 0)
  if (adults + others >= total) return { adults, total }
  return { adults: children === null ? null : total - others, total }
}
