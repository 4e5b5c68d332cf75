import type { StayReading } from '../../domain.ts'
import { anyOf, isKind, type Tokens } from '../text/token.ts'
import type { Atom, DayAtom } from './atoms.ts'
import { before } from './refused.ts'

export function isBareWeekday({ day, weekday, relWeek, qualifier }: DayAtom): boolean {
  return day === null && weekday !== null && relWeek === null && qualifier === null
}

/** "hoy es lunes": what day it is. */
export function isToday(atom: Atom, tokens: Tokens): boolean {
  if (atom.type !== 'day') return false
  if (atom.rel === 0) return tokens[atom.end]?.kind === 'be' && tokens[atom.end + 1]?.kind === 'wday'
  return (
    atom.weekday !== null && tokens[atom.start - 1]?.kind === 'be' && tokens[atom.start - 2]?.kind === 'rel'
  )
}

/** "un chico que cumple 2 años en febrero" */
export function isMonthOfAge(atom: Atom, tokens: Tokens): boolean {
  if (atom.type !== 'period' || atom.month === null) return false
  const told = tokens.slice(Math.max(0, atom.start - 6), atom.start)
  const turns = told.findIndex(({ word }) => /^(?:cumple|cumplen|faz|turns)$/.test(word))
  const next = told[turns + 1]?.kind
  // "mi nene cumple 4 en febrero", "el bebé que nace en marzo"
  if (turns >= 0 && (next === 'num' || next === 'gone') && turns + 2 >= told.length - 1) return true
  if (told.some(({ word }, i) => /^(?:nace|nacera|nasce)$/.test(word) && i + 2 >= told.length)) return true
  return turns >= 0 && told.slice(turns).some((t) => /^anos?$/.test(t.word) || t.kind === 'years')
}

/** "hasta el 24 que es feriado": says of the day what it is. */
export function isAttribute(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type === 'day') return isWeekdayOfHoliday(atom, atoms, tokens)
  // "¿es finde largo ese?"
  if (atoms.length === 1 && isKind(tokens, atom.start, 'lweekend') && tokens[atom.start - 1]?.word === 'es')
    return true
  if (atom.type !== 'period' || atom.name !== 'holidays' || atom.of.length > 0) return false
  // "el sábado es feriado, ¿no?"
  if (isKind(tokens, atom.start - 1, 'be') && atoms.length > 1) return true
  const falls = [1, 2].find((k) => tokens[atom.start - k]?.kind === 'falls')
  const day = atoms.find((other) => other.type === 'day' && falls && other.end === atom.start - falls)
  return day !== undefined && tokens[day.start - 1]?.kind === 'until'
}

/** "el feriado del 25 de mayo, que este año cae martes, de sábado a martes" */
function isWeekdayOfHoliday(day: DayAtom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (!isBareWeekday(day) || tokens[day.start - 1]?.kind !== 'falls') return false
  return atoms.some((other) => other.type === 'period' && OFF_WORK.has(other.name) && other.end <= day.start)
}

const OFF_WORK: ReadonlySet<string> = new Set(['holidays', 'holiday', 'lweekend'])

const LUGGAGE = /^(?:valijas?|equipaje|bolsos?|mochilas?|malas?|bagagem|luggage|bags?|suitcases?)$/

/** "¿nos guardan las valijas el domingo?": a day of the stay they have, not one to come on. */
export function isErrand(atom: Atom, clauseTokens: Tokens): boolean {
  if (atom.type !== 'day' || atom.day !== null || atom.month !== null) return false
  if (clauseTokens.some((t) => LUGGAGE.test(t.word))) return true
  const early = clauseTokens.some((t) => /^(?:late|early)$/.test(t.word))
  return early && clauseTokens.some((t) => t.kind === 'depart' || t.kind === 'arrive')
}

/** "¿pago mañana puedo?", "abono el viernes": the day of the money. */
export const PAYS =
  /^(?:pag(?:o|aria|ar|arla|arte|amos)|abon(?:o|ar|aria|amos)|sen(?:ar|arla|aria|ad[ao])|pay|paying|pagarei)$/

const HOLDS = /^(?:dame$|danos$|denme$|guard|manten|mantien|congel|banc|esper|aguant|reten|segur)\w*$/

/** "¿me guardás el lugar hasta el viernes?": until when it is kept, not until when they stay. */
export function isHeldUntil(atom: Atom, clauseTokens: Tokens, tokens: Tokens): boolean {
  const holds = clauseTokens.some((t, i) => HOLDS.test(t.word) || isHadForMe(clauseTokens, i))
  return tokens[atom.start - 1]?.kind === 'until' && holds
}

/** "me la podés tener", "nos la tenés"; "podemos tener la cabaña" is of a stay. */
function isHadForMe(clause: Tokens, i: number): boolean {
  const isHad = /^(?:ten|tien)\w*$/.test(clause[i]?.word ?? '')
  return isHad && clause.slice(Math.max(0, i - 3), i).some((t) => /^(?:me|nos)$/.test(t.word))
}

const MAY = /^(?:puedo|podemos|podria|podriamos|se puede|posso|podemos|can|could)$/

/** "¿podemos salir a la tarde el domingo?" asks for an hour, not for a night. */
function isAskedHour(tokens: Tokens): boolean {
  const end = tokens.some((t) => t.kind === 'depart' || t.kind === 'arrive')
  return end && tokens.some((t) => MAY.test(t.word)) && tokens.some((t) => t.kind === 'daypart')
}

export function asksLater(atom: Atom, clauseTokens: Tokens): boolean {
  return atom.type === 'day' && atom.month === null && isAskedHour(clauseTokens)
}

/** "last weekend", "el último finde": with no month it is the one gone. */
export function isLastOne(atom: Atom): boolean {
  if (atom.type !== 'period' || atom.nth !== -1 || atom.of.length > 0) return false
  return atom.month === null && atom.relMonth === null && (atom.name === 'weekend' || atom.name === 'week')
}

const OPEN = anyOf(`
  atienden abren cierran abierto abiertos cerrado cerrados feria misa colectivo bondi micro onibus bus
  open closed abrem fecham aberto
`)

/** "¿atienden el 6 de enero?", "los sábados hay feria". */
export function isHabit(atom: Atom, clauseTokens: Tokens): boolean {
  const dayOff = atom.type === 'period' && atom.name === 'holidays'
  return (atom.type === 'day' || dayOff) && clauseTokens.some((t) => OPEN.test(t.word))
}

/** "¿nieva en julio?", "¿atienden los domingos?"; numbered days are asked for all the same. */
export function isTalkOf(atom: Atom, clauseTokens: Tokens): boolean {
  const numbered = atom.type === 'day' && atom.day !== null
  return !numbered && clauseTokens.some((t) => t.kind === 'general')
}

const _isNights = (atom: Atom) => atom.type === 'length'

/** "feliz navidad", "buen finde", "hasta mañana". */
export function isCourtesy(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (before(tokens, atom.start, 2, (t) => t.kind === 'wish')) return true
  const bye = atom.type === 'day' && atom.rel === 1 && tokens[atom.start - 1]?.kind === 'until'
  return bye && atoms.length === 1 && (atom.start === 1 || tokens[atom.start - 2]?.kind === 'punct')
}

/** Words of somebody who asks for a day and tells nothing else about it. */
const ASKING = anyOf(`
  hola buenas buen dia dias tardes noches hay tenes tienen tiene tendran tendras tendrian tendrias algo lugar libre
  libres dispo disponible disponibles disponibilidad cabana cabanas alguna alguno se puede podria podrian puedo podemos
  ser seria es si que la las el lo los me te nos les un una queda quedan quedaria saber queria queriamos quiero queremos
  quisiera quisieramos necesito necesitamos busco buscamos precio precios cuanto cuesta sale saldria vale reservar
  reserva reservas mi mis cambiar cambio mover pasar correr fecha fechas dia favor por gracias muchas solo solamente
  nada mas tambien consulta consultar consulto pregunta che sres senor senora alquilar alquilan alquiler mismo misma
  cerca cercana cual quiza tal vez capaz ya todavia aun mejor bien sirve gustaria interesa
  oi ola tem teria vaga vagas livre disponivel quero quanto custa reservar reservas minha mudar data para pode
  hi hello hey is are do you have any i we my move change booking reservation room rooms available free can could
  please thanks for price how much the it there would like book need
`)

/** So many other words, and the day may be told of anything. */
const FEW_WORDS = 2

/** One day without an end or nights, in the middle of a story: what it is the day of, only asking tells. */
export function isToldInAStory(stay: StayReading, tokens: Tokens): boolean {
  if ((stay.checkIn === null) === (stay.checkOut === null) || stay.nights !== null) return false
  const others = tokens.filter((t) => t.kind === 'word' && !ASKING.test(t.word))
  return others.length >= FEW_WORDS
}

/** "hasta el 28 estamos en Bariloche, después iríamos": the end of something else. */
export function isElsewhereUntil(tokens: Tokens): boolean {
  const until = tokens.findIndex(({ word }) => word.startsWith('hasta') || word === 'ate' || word === 'until')
  if (until < 0) return false
  // "vamos a estar en Bariloche hasta el 12"
  const there = tokens[until - 3]
  const isThere = there !== undefined && (there.kind === 'stay' || THERE.test(there.word))
  if (isThere && tokens[until - 2]?.kind === 'at' && tokens[until - 1]?.kind === 'word') return true
  return tokens
    .slice(until, until + 6)
    .some((t, k) => THERE.test(t.word) && tokens[until + k + 1]?.kind === 'at')
}

const THERE = /^(?:estamos|estoy|andamos|estaremos|estaria|estariamos|vamos a estar|ficamos|are|will be)$/

/** "a pasar el día nomás": they may not want to sleep there. */
export function isDayOut(tokens: Tokens, i: number): boolean {
  const [verb, article, day, next] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]]
  return (
    day?.kind === 'day' &&
    article?.kind === 'art' &&
    /^(?:pasar|por|passar|for)$/.test(verb?.word ?? '') &&
    next?.kind !== 'num' &&
    next?.kind !== 'of'
  )
}
