import type { GuestCount } from '../../domain.ts'
import { readNoun } from '../guests/guest-nouns.ts'
import { emptyParty, isHeadcount, type Party } from '../guests/party.ts'
import { isPartner, isTheirs } from '../guests/possessed.ts'
import { isKind, type Token, type Tokens } from '../text/token.ts'
import type { Slot } from './phrases.ts'

/** What a slot of a phrase held. */
export type Held =
  | { readonly is: 'count'; readonly count: number }
  | { readonly is: 'unit'; readonly days: number }
  | { readonly is: 'who'; readonly party: Party }
  | { readonly is: 'mark' }

/** Little words in front of a noun. */
const MOST_WORDS = 4

/** Nothing bigger is a change of a stay of a few nights. */
const MOST = 30

export function readSlot(slot: string, tokens: Tokens, at: number): Slot<Held> | null {
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

export function unitOf(token: Token): number {
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
  // "otra pareja", "uno de los nenes"
  const another = isKind(tokens, i, 'other')
  if (another) i++
  const ofThem = counted && count === 1 && isKind(tokens, i, 'of') && opensNoun(tokens, i + 1)
  if (ofThem) i += 2
  if (i === at) return null
  const noun = tokens[i]
  if (!noun || noun.kind === 'cabin' || noun.kind === 'family') return null
  const party = emptyParty()
  if (noun.kind === 'couple' && isKind(tokens, i - 1, 'mine')) {
    party.adults = 1
    return { end: i + 1, value: { is: 'who', party } }
  }
  const known = readNoun(tokens, i, !counted && !another && noun.val === 2 ? 0 : count, party)
  // "mi hijo mayor"
  const end = known > i && ELDER.test(tokens[known]?.word ?? '') ? known + 1 : known
  const counts = [party.adults, party.children, party.babies, party.pets, party.total]
  if (known === i || counts.every((count) => count === null)) return null
  const told = readOneMoreWho(tokens, readTheirPartner(tokens, skipOwner(tokens, end), party), party)
  return { end: told, value: { is: 'who', party } }
}

const ELDER = /^(?:mayor|menor|mediano|mediana)$/

/** "un amigo de mi hijo de 10": whose, and how old the one is whom nobody counts. */
function skipOwner(tokens: Tokens, at: number): number {
  const owned = isKind(tokens, at, 'of') && isKind(tokens, at + 1, 'mine')
  if (!owned || !/^(?:child|kin|parents|friend)$/.test(tokens[at + 2]?.kind ?? '')) return at
  const aged = isKind(tokens, at + 3, 'of') && isKind(tokens, at + 4, 'num')
  return aged ? at + 5 : at + 3
}

/** "el perro y el gato", "mi vieja y mi viejo", "mi hermana con el marido y el nene": and one more, by name. */
function readOneMoreWho(tokens: Tokens, at: number, party: Party): number {
  const noun = tokens[at + 2]
  if (!isKind(tokens, at, 'and') || !opensNoun(tokens, at + 1) || noun?.val === 2) return at
  if (!/^(?:kin|child|baby|pet)$/.test(noun?.kind ?? '')) return at
  const behind = tokens[at + 3]
  if (behind && !/^(?:punct|neg|gone|for|but)$/.test(behind.kind) && !TOO.test(behind.word)) return at
  return readOneMoreWho(tokens, readNoun(tokens, at + 2, 1, party), party)
}

const TOO = /^(?:tambien|se suma|se suman|van?|vienen?|se|al final)$/

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
export function readKnown(
  slot: string,
  tokens: Tokens,
  at: number,
  known: GuestCount | null,
): Slot<Held> | null {
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
