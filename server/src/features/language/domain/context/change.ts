import type { Change, GuestCount, Language } from '../../domain.ts'
import type { Party } from '../guests/party.ts'
import { consume, isKind, isWord, type Kind, type Tokens } from '../text/token.ts'
import { CHANGE_PHRASES } from './change-phrases.ts'
import { type Held, readKnown, readSlot, unitOf } from './change-slots.ts'
import { matchPhrase, PhraseIndex, type PhraseRule, parsePhrases } from './phrases.ts'

type Mutable = { -readonly [K in keyof Change]: Change[K] }

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
const STARTS_SLOT: ReadonlySet<Kind> = new Set<Kind>([
  'num',
  'night',
  'arrive',
  'depart',
  'mine',
  'art',
  'other',
])

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
  // "uno más que lo que te dije"
  if ((next.word === 'que' && !isWord(tokens, end + 1, 'lo')) || next.word === 'than') return true
  return (
    tokens[at]?.kind !== 'gone' &&
    /^(?:barat|econom|car[oa]|tranquil|linda|chic|ampli|lej|cerc|cheap|expens)/.test(next.word)
  )
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
  // "vamos mis hijos y yo, el papá no va": who was not counted is none fewer.
  if (!known && adults < 0 && guests.adults !== null && guests.adults + adults < 1)
    return { guests, change: Object.keys(rest).length > 0 ? rest : null }
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
