import type { Change, GuestCount, Language } from '../../domain.ts'
import { isPartner, isTheirs, readNoun } from '../guests/guest-nouns.ts'
import { emptyParty, isHeadcount, type Party } from '../guests/party.ts'
import { consume, isKind, type Kind, type Token } from '../text/token.ts'
import { CHANGE_PHRASES } from './change-phrases.ts'
import { matchPhrase, PhraseIndex, type PhraseRule, parsePhrases, type Slot } from './phrases.ts'

type Tokens = readonly Token[]
type Mutable = { -readonly [K in keyof Change]: Change[K] }

/** What a slot of a phrase held. */
type Held =
  | { readonly is: 'count'; readonly count: number }
  | { readonly is: 'unit'; readonly days: number }
  | { readonly is: 'who'; readonly party: Party }
  | { readonly is: 'mark' }

export interface FoundChange {
  readonly change: Change | null
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

const RULES: Readonly<Record<Language, PhraseIndex>> = {
  es: new PhraseIndex(parsePhrases(CHANGE_PHRASES.es)),
  pt: new PhraseIndex(parsePhrases(CHANGE_PHRASES.pt)),
  en: new PhraseIndex(parsePhrases(CHANGE_PHRASES.en)),
}

/** What a phrase that begins with a slot can begin with. */
const STARTS_SLOT: ReadonlySet<Kind> = new Set<Kind>(['num', 'night', 'arrive', 'depart', 'mine', 'art'])

/** Little words in front of a noun. */
const MOST_WORDS = 4

/** Nothing bigger is a change of a stay of a few nights. */
const MOST = 30

/** Reads and blanks what is to become different: "una noche más", "también viene mi suegra", "un día antes". */
export function consumeChange(tokens: Tokens, language: Language, known: GuestCount | null): FoundChange {
  const change: Mutable = {}
  const spans: { start: number; end: number }[] = []
  const rules = RULES[language]
  const scene = { rules, slots: rules.slotsWithin(tokens), known }
  for (let i = 0; i < tokens.length; ) {
    const end = tokens[i]?.kind === 'gone' ? i : readAt(tokens, i, scene, change)
    if (end > i) {
      spans.push({ start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 })
      consume(tokens, i, end)
    }
    i = Math.max(end, i + 1)
  }
  return { change: spans.length > 0 ? change : null, spans }
}

interface Scene {
  readonly rules: PhraseIndex
  /** Of those that begin with a slot, the ones whose words the message has. */
  readonly slots: ReadonlySet<PhraseRule>
  /** Who was coming so far: "sin los chicos" takes away as many as there were. */
  readonly known: GuestCount | null
}

function readAt(tokens: Tokens, at: number, { rules, slots, known }: Scene, change: Mutable): number {
  const slot = (name: string, from: Tokens, i: number) =>
    readSlot(name, from, i) ?? readKnown(name, from, i, known)
  const token = tokens[at]
  // "un nene de 6 y otro de 9 más nosotros": an age, and no count of people.
  if (token?.kind === 'num' && isKind(tokens, at - 1, 'of') && isKind(tokens, at + 1, 'plus')) return at
  // "yo y otros 3 más"
  if (isKind(tokens, at, 'and') && isKind(tokens, at - 1, 'me')) return at
  const amongOthers = /^otr[oa]s$/.test(tokens[at - 1]?.word ?? '') && isKind(tokens, at - 3, 'me')
  if (amongOthers && isKind(tokens, at - 2, 'and')) return at
  // "eu e mais três amigas"
  if (!token || (isKind(tokens, at - 1, 'and') && isKind(tokens, at - 2, 'me'))) return at
  for (const rule of rules.rulesAt(token, STARTS_SLOT.has(token.kind))) {
    if (rule.starts === null && !slots.has(rule)) continue
    const match = matchPhrase(rule, tokens, at, slot)
    if (!match || goesOn(tokens, at, match.end)) continue
    // "mi suegra también viene, entra una más?": the one more is she.
    if (isToldAgain(rule.effect, match.values, { tokens, at, change })) return match.end
    if (apply(rule.effect, match.values, change)) return match.end
  }
  return at
}

/** "2 adultos más un bebé" adds up, "una noche más barata" compares: neither is more than before. */
function goesOn(tokens: Tokens, at: number, end: number): boolean {
  const last = tokens[end - 1]?.word
  const next = tokens[end]
  // "vai mais uma criança": one more, and no grown-up.
  if (next && tokens[end - 1]?.kind === 'num' && /^(?:child|baby|pet|kin|friend|couple)$/.test(next.kind))
    return true
  // "se agregan 2 noches"
  if (next && tokens[end - 1]?.kind === 'num' && unitOf(next) > 0) return true
  if (!next || !/^(?:mas|more|menos|less)$/.test(last ?? '')) return false
  if (next.kind === 'num' || next.kind === 'mine' || next.kind === 'child' || next.kind === 'baby')
    return true
  // "nosotros dos más las mellizas"
  if (next.kind === 'art' && /^(?:child|baby|pet|kin)$/.test(tokens[end + 1]?.kind ?? '')) return true
  // "un nene de 6 y otro de 9 más nosotros"
  if (next.kind === 'we') return true
  if (next.kind === 'pet' || next.kind === 'adult' || next.kind === 'kin' || next.kind === 'pair') return true
  if (next.word === 'que' || next.word === 'than') return true
  return (
    tokens[at]?.kind !== 'gone' &&
    /^(?:barat|econom|car[oa]|tranquil|linda|chic|ampli|lej|cerc|cheap|expens)/.test(next.word)
  )
}

function readSlot(slot: string, tokens: Tokens, at: number): Slot<Held> | null {
  const token = tokens[at]
  if (!token) return null
  switch (slot) {
    case 'n':
      // English has "one night" as one word: the number here, the unit with the next slot.
      if (token.word === 'one night') return { end: at, value: { is: 'count', count: 1 } }
      return token.kind === 'num' && token.val >= 1 && token.val <= MOST
        ? { end: at + 1, value: { is: 'count', count: token.val } }
        : null
    case 'unit': {
      const days = unitOf(token)
      return days === 0 ? null : { end: at + 1, value: { is: 'unit', days } }
    }
    case 'arrive':
      return isKind(tokens, at, 'arrive') ? { end: at + 1, value: { is: 'mark' } } : null
    case 'leave':
      return isKind(tokens, at, 'depart') ? { end: at + 1, value: { is: 'mark' } } : null
    case 'who':
      return readWho(tokens, at, false)
    // "one more kid"
    case 'extra':
      return readWho(tokens, at, true)
    default:
      return null
  }
}

function unitOf(token: Token): number {
  if (token.word === 'night') return 1
  if (token.kind === 'night' || token.kind === 'nights' || token.kind === 'day' || token.kind === 'days')
    return 1
  return token.kind === 'week' || token.kind === 'weeks' ? 7 : 0
}

const MORE = /^(?:more|extra|additional|mais|mas)$/

/** "mi", "el", and the "al" of "llevamos también al perro". */
function opensNoun(tokens: Tokens, at: number): boolean {
  return isKind(tokens, at, 'mine') || isKind(tokens, at, 'art') || tokens[at]?.word === 'al'
}

/** "mi suegra", "el nene de 5", "dos amigos", "un perro": people as they are named, with their number. */
function readWho(tokens: Tokens, at: number, extra: boolean): Slot<Held> | null {
  let i = at
  while (i < at + MOST_WORDS && opensNoun(tokens, i)) i++
  const counted = isHeadcount(tokens[i])
  const count = counted ? (tokens[i]?.val ?? 1) : 1
  if (counted) i++
  while (isKind(tokens, i, 'mine')) i++
  const more = MORE.test(tokens[i]?.word ?? '')
  if (more !== extra) return null
  if (more) i++
  if (i === at) return null
  const noun = tokens[i]
  if (!noun || noun.kind === 'cabin' || noun.kind === 'family') return null
  const party = emptyParty()
  if (noun.kind === 'couple' && isKind(tokens, i - 1, 'mine')) {
    party.adults = 1
    return { end: i + 1, value: { is: 'who', party } }
  }
  const end = readNoun(tokens, i, !counted && noun.val === 2 ? 0 : count, party)
  const counts = [party.adults, party.children, party.babies, party.pets, party.total]
  if (end === i || counts.every((count) => count === null)) return null
  return { end: readTheirPartner(tokens, end, party), value: { is: 'who', party } }
}

/** "mi cuñado con la novia", "mi hermano con su hija": two. */
function readTheirPartner(tokens: Tokens, at: number, party: Party): number {
  const joined = isKind(tokens, at, 'with') || isKind(tokens, at, 'and')
  const theirs = isKind(tokens, at + 1, 'art') || isTheirs(tokens[at + 1])
  const noun = tokens[at + 2]
  const child = noun?.kind === 'child' && noun.val === 1
  if (!joined || !theirs || party.adults !== 1 || !noun || !(child || isPartner(noun))) return at
  if (child) party.children = 1
  else party.adults = 2
  return at + 3
}

/** "los chicos", "los perros": all of those who were counted before. */
function readKnown(slot: string, tokens: Tokens, at: number, known: GuestCount | null): Slot<Held> | null {
  if (slot !== 'who' || !known) return null
  let i = at
  while (i < at + MOST_WORDS && (isKind(tokens, i, 'mine') || isKind(tokens, i, 'art'))) i++
  const noun = tokens[i]
  if (i === at || noun?.val !== 2 || noun.note !== '') return null
  const key =
    noun.kind === 'child' ? 'children' : noun.kind === 'baby' ? 'babies' : noun.kind === 'pet' ? 'pets' : null
  const count = key && known[key]
  if (!count) return null
  return { end: i + 1, value: { is: 'who', party: { ...emptyParty(), [key]: count } } }
}

/** One more, behind the comma of who was told to come as well. */
function isToldAgain(
  effect: string,
  held: readonly Held[],
  { tokens, at, change }: { readonly tokens: Tokens; readonly at: number; readonly change: Mutable },
): boolean {
  const count = held.find((h) => h.is === 'count')?.count
  if (effect !== 'people+' || count !== (change.adults ?? 0)) return false
  return [1, 2].some((back) => tokens[at - back]?.word === ',')
}

/** Writes one effect into the change; false when the words held nothing to change by. */
function apply(effect: string, held: readonly Held[], change: Mutable): boolean {
  const sign = effect.endsWith('-') ? -1 : 1
  const count = held.find((h) => h.is === 'count')?.count ?? 1
  const days = sign * count * (held.find((h) => h.is === 'unit')?.days ?? 1)
  switch (effect.slice(0, -1)) {
    case 'nights':
      change.nights = (change.nights ?? 0) + days
      return true
    case 'arrive':
      change.checkInDays = days
      return true
    case 'leave':
      change.checkOutDays = days
      return true
    case 'move':
      change.checkInDays = days
      change.checkOutDays = days
      return true
    case 'people':
      change.adults = (change.adults ?? 0) + sign * count
      return true
    default: {
      const who = held.find((h) => h.is === 'who')
      return who?.is === 'who' && addPeople(who.party, sign, change)
    }
  }
}

function addPeople(party: Party, sign: number, change: Mutable): boolean {
  const adults = (party.adults ?? 0) + (party.total ?? 0)
  if (adults > 0) change.adults = (change.adults ?? 0) + sign * adults
  for (const key of ['children', 'babies', 'pets'] as const) {
    const count = party[key] ?? 0
    if (count > 0) change[key] = (change[key] ?? 0) + sign * count
  }
  return adults > 0 || (party.children ?? 0) + (party.babies ?? 0) + (party.pets ?? 0) > 0
}

/**
 * "éramos 3 y se suma uno más" is four: who is told in the same message is no longer a difference. "Somos 3 al final,
 * viene mi suegra" of a party of two says why it is three.
 */
export function addTo(
  guests: GuestCount | null,
  change: Change | null,
  {
    known,
    whole,
    named,
  }: { readonly known: GuestCount | null; readonly whole: boolean; readonly named: number },
): { readonly guests: GuestCount | null; readonly change: Change | null } {
  if (!guests || guests.total === null || !change) return { guests, change }
  const { adults = 0, children = 0, babies = 0, pets = 0, ...rest } = change
  // "2 más, total 6": they are among the six; an animal is not.
  if (whole) {
    const kept = pets === 0 ? rest : { ...rest, pets }
    return { guests, change: Object.keys(kept).length > 0 ? kept : null }
  }
  if (adults === 0 && children === 0 && babies === 0 && pets === 0) return { guests, change }
  // "viene mi suegra, somos uno más": who is named is the one more.
  if (known && named > 0 && guests.total === named && adults === named) return { guests: null, change }
  const left = Object.keys(rest).length > 0 ? rest : null
  if (guests.total === totalOf(known) + adults + children) return { guests, change: left }
  const sum = (before: number | null, more: number) =>
    more === 0 ? before : Math.max(0, (before ?? 0) + more)
  return {
    guests: {
      ...guests,
      adults: guests.adults === null ? null : sum(guests.adults, adults),
      children: sum(guests.children, children),
      babies: sum(guests.babies, babies),
      pets: sum(guests.pets, pets),
      total: Math.max(0, guests.total + adults + children),
    },
    change: left,
  }
}

/** Beds that were wanted so far; nothing while nobody was counted. */
function totalOf(known: GuestCount | null): number {
  return known ? (known.total ?? (known.adults ?? 0) + (known.children ?? 0)) : 0
}
