import type { StayReading } from '../../domain.ts'
import { anyOf, isKind, type Kind, type Tokens } from '../text/token.ts'
import { isReference } from './anaphora.ts'
import type { Atom } from './atoms.ts'
import { isOfAnother } from './business.ts'
import { isDayOut } from './not-a-stay.ts'
import { ask, option } from './reading.ts'
import { WISHES } from './referred.ts'
import { isTown } from './scan.ts'
import { isSetAside } from './set-aside.ts'
import { isSaidOf } from './stay-length.ts'

/** Offsets in the tokens. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Scene {
  /** Everything about time that was found, also what a named rule has set aside. */
  readonly found: readonly Atom[]
  /** What was read. */
  readonly kept: readonly Atom[]
  /** Words that take something back, where nothing could be taken back. */
  readonly unsettled: readonly Span[]
}

/**
 * What a careful reader stumbles over although every expression has found its place: a figure nobody has explained, a
 * word about time that is part of nothing, a choice or a refusal that changed nothing.
 */
export function doubtsIn(scene: Scene, tokens: Tokens): Span[] {
  const told = new Set<number>()
  for (const { start, end } of scene.found) for (let i = start; i < end; i++) told.add(i)
  const doubts = [...scene.unsettled, ...scene.kept.filter((atom) => isInDoubt(atom, scene.kept, tokens))]
  doubts.push(...scene.found.filter((atom) => isBesideSetAside(atom, scene, tokens)))
  if (scene.found.length > scene.kept.length && tokens.some((t) => TOGETHER.test(t.word)))
    doubts.push(...scene.found.filter((atom) => isOthersArrival(atom, scene, tokens)))
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens[i]?.kind
    if (kind === 'gone' || kind === 'punct' || told.has(i)) continue
    if (
      isAnyOf(tokens, i, scene) ||
      isAllBut(tokens, i, scene) ||
      isOneMore(tokens, i) ||
      isDayOut(tokens, i) ||
      isUnreadable(tokens, i) ||
      isTaken(tokens, i) ||
      isLoose(tokens, i, scene) ||
      isChoice(tokens, i, scene) ||
      isRefusal(tokens, i, scene) ||
      isUnparted(tokens, i, scene) ||
      isWantedBeside(tokens, i) ||
      isRough(tokens, i, scene)
    )
      doubts.push({ start: i, end: i + 1 })
  }
  return doubts
}

/** Read, and yet not told enough: "las 3 noches anteriores", "mi hermano llega el 12", "el mismo finde". */
function isInDoubt(atom: Atom, kept: readonly Atom[], tokens: Tokens): boolean {
  if (isCountedBack(tokens, atom) || isReference(atom, tokens)) return true
  // "cuánto cuesta la noche un sábado": any of them
  if (atom.type === 'day' && atom.day === null && /^una?$/.test(tokens[atom.start - 1]?.word ?? ''))
    return true
  return kept.filter((other) => other.type === 'day').length === 1 && isOfAnother(atom, kept, tokens)
}

const ABOUT_TIME: ReadonlySet<Kind> = new Set<Kind>([
  'dmy',
  'iso',
  'wday',
  'month',
  'quincena',
  'weekend',
  'weekends',
  'holiday',
  'rel',
  'lastof',
  'week',
  'weeks',
])

/** Articles as well as figures. */
const ONE = /^(?:un|una|uno|um|uma|a|an|one)$/

function isLoose(tokens: Tokens, i: number, scene: Scene): boolean {
  const token = tokens[i]
  if (!token) return false
  if (token.kind === 'ord')
    return /(?:a|ª)$|\d/.test(token.word) && !/^ve[zc]/.test(tokens[i + 1]?.word ?? '')
  if (isBesideAnother(tokens, i)) return true
  // "el segundo finde de octubre, que es largo": longer than a weekend, or the second of the long ones.
  if (/^larg[oa]$/.test(token.word))
    return scene.kept.some((atom) => atom.type === 'period' && atom.name === 'weekend')
  if (ABOUT_TIME.has(token.kind)) return !isTown(tokens, i) && !leadsOn(tokens, i, scene)
  const figure = token.kind === 'pair' || (token.kind === 'num' && token.val >= 1 && token.val <= 31)
  return figure && !ONE.test(token.word) && !isSetAside(tokens, i)
}

/** "cualquier día menos el martes", "le dan franco el 18 y el 19": where to look, not what is wanted. */
function isAnyOf(tokens: Tokens, i: number, { kept }: Scene): boolean {
  if (tokens[i]?.kind !== 'inside' || tokens[i]?.word === 'any') return false
  const days = kept.filter((atom) => atom.type === 'day')
  return days.length === 0 || days.some((atom) => isSaidOf(tokens, i, atom))
}

/** "y la siguiente", "o la otra": one more of what was told, and nothing was made of it. */
function isOneMore(tokens: Tokens, i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]]
  if (token?.kind !== 'other' && token?.kind !== 'next' && token?.kind !== 'past') return false
  return (
    before?.kind === 'art' &&
    /^(?:and|or)$/.test(tokens[i - 2]?.kind ?? '') &&
    (!next || next.kind === 'punct')
  )
}

/** "todo abril menos semana santa" */
function isAllBut(tokens: Tokens, i: number, { found }: Scene): boolean {
  return (
    ALL_BUT.test(tokens[i]?.word ?? '') &&
    found.some((atom) => atom.type === 'period' && atom.start === i + 1)
  )
}

const ALL_BUT = /^(?:menos|(?:por )?fuera del?|sin contar|exceptuando)$/

/** "el 5 llegan mis viejos y el 6 nosotros, todos hasta el 9": the days of others are of the stay as well. */
function isOthersArrival(atom: Atom, { found, kept }: Scene, tokens: Tokens): boolean {
  return !kept.some((other) => other.start === atom.start) && isOfAnother(atom, found, tokens)
}

const TOGETHER = /^(?:tod[oa]s|junt[oa]s|together)$/

/** "iríamos el finde anterior": set aside as gone, and yet of the days to come. */
function isBesideSetAside(atom: Atom, { kept }: Scene, tokens: Tokens): boolean {
  const named = atom.type === 'day' && atom.weekday !== null && atom.day === null
  if (!named && (atom.type !== 'period' || (atom.name !== 'weekend' && atom.name !== 'week'))) return false
  if (kept.some((other) => other.start === atom.start) || tokens.some((t) => t.kind === 'did')) return false
  return BESIDE.test(tokens[atom.end]?.word ?? '')
}

/** "del dó al cinco": the first end is no word anybody knows. */
function isUnreadable(tokens: Tokens, i: number): boolean {
  const lead = tokens[i - 1]
  if (lead?.kind !== 'of' || lead.val !== 1 || tokens[i]?.kind !== 'word') return false
  return (
    /^(?:to|until)$/.test(tokens[i + 1]?.kind ?? '') && /^(?:num|pair|ord)$/.test(tokens[i + 2]?.kind ?? '')
  )
}

/** "en la página figura ocupado del 10 al 15": days somebody else has. */
function isTaken(tokens: Tokens, i: number): boolean {
  return /^(?:ocupad[oa]s?|bloquead[oa]s?|tomad[oa]s?|taken|unavailable|indisponive(?:l|is))$/.test(
    tokens[i]?.word ?? '',
  )
}

const UNITS: ReadonlySet<Kind> = new Set<Kind>(['day', 'days', 'night', 'nights', 'weekend', 'week'])

const BESIDE = anyOf(`
  anterior anteriores siguiente siguientes previo previa previos previas antes despues otro otra
  seguinte seguintes depois
  before after following previous
`)

/** "al otro día", "las noches anteriores": a day counted from another. */
function isBesideAnother(tokens: Tokens, i: number): boolean {
  if (!UNITS.has(tokens[i]?.kind ?? 'word')) return false
  return BESIDE.test(tokens[i + 1]?.word ?? '') || BESIDE.test(tokens[i - 1]?.word ?? '')
}

/** "las 3 noches anteriores" */
function isCountedBack(tokens: Tokens, atom: Atom): boolean {
  return atom.type === 'length' && BESIDE.test(tokens[atom.end]?.word ?? '')
}

/** "la semana del 10 al 17": the word only says what the dates behind it are. */
function leadsOn(tokens: Tokens, i: number, { found }: Scene): boolean {
  const next = tokens[i + 1]?.kind === 'of' ? i + 2 : i + 1
  return found.some((atom) => atom.start === next && !isWholeWeekOf(atom, tokens, i))
}

/** "la semana de carnaval entera": longer than the holiday. */
function isWholeWeekOf(atom: Atom, tokens: Tokens, week: number): boolean {
  if (atom.type !== 'period' || atom.name !== 'holiday' || !isKind(tokens, week, 'week')) return false
  return isKind(tokens, atom.end - 1, 'all') || [1, 2].some((k) => isKind(tokens, week - k, 'all'))
}

/** "el 9 … o el 10": a choice, and only one of both was read. */
function isChoice(tokens: Tokens, i: number, { kept }: Scene): boolean {
  if (tokens[i]?.kind !== 'or') return false
  const near = (distance: number) => distance >= 0 && distance <= 4
  return kept.some((a) => near(i - a.end)) && kept.some((a) => a.start > i && near(a.start - i))
}

/** "que no sea el primero", "no puedo el 12". */
function isRefusal(tokens: Tokens, i: number, { kept }: Scene): boolean {
  if (tokens[i]?.kind !== 'neg') return false
  const next = kept.find((a) => a.start > i && a.type !== 'length')
  if (!next || next.start - i > 3) return false
  // "no este finde sino el otro"
  if (
    next.type === 'period' &&
    tokens.slice(next.end, next.end + 6).some((t) => t.kind === 'other' || t.kind === 'next')
  )
    return false
  return !tokens.slice(i, next.start).some((t) => t.kind === 'punct' || t.kind === 'gone')
}

/** "del 8 al 12 no del 8 al 11", in one breath: which of both is taken back, only asking tells. */
function isUnparted(tokens: Tokens, i: number, { found }: Scene): boolean {
  if (tokens[i]?.word !== 'no del' || !found.some((atom) => atom.type === 'day' && atom.end === i))
    return false
  const [from, to] = found.filter((atom) => atom.start > i)
  return from?.type === 'day' && to?.type === 'day' && from.start === i + 1
}

/** "el 24 tengo que estar en Neuquén, antes quiero 3 noches ahí" */
function isWantedBeside(tokens: Tokens, i: number): boolean {
  const [before, next] = [tokens[i - 1], tokens[i + 1]]
  if (!/^(?:antes|despues|before|after|depois)$/.test(tokens[i]?.word ?? '')) return false
  return (before?.kind === 'punct' || before?.kind === 'and') && WISHES.test(next?.word ?? '')
}

/** "en 15 días más o menos", "de acá al domingo": about then, or from now on. */
function isRough(tokens: Tokens, i: number, { kept }: Scene): boolean {
  if (tokens[i]?.word === 'aca') return isKind(tokens, i + 1, 'to') && isKind(tokens, i - 1, 'of')
  const rough = /^(?:mas ?o ?menos|aprox)/.test(tokens[i]?.word ?? '')
  return rough && kept.some((atom) => atom.type !== 'period' && atom.end === i)
}

/** A reading in doubt is no answer but the first thing to ask about. */
export function askInDoubt(stay: StayReading, doubts: readonly Span[]): StayReading {
  if (doubts.length === 0 || (stay.certainty !== 'sure' && stay.certainty !== 'assume')) return stay
  const { checkIn, checkOut } = stay
  if (!checkIn || !checkOut) return { ...stay, certainty: 'ask' }
  return { ...ask([option(checkIn, checkOut), ...stay.options]), nights: null }
}
