import { anyOf, type Token, type Tokens } from '../text/token.ts'
import { isReference } from './anaphora.ts'
import type { Atom, PeriodAtom } from './atoms.ts'
import { clauseAround, type Told } from './clauses.ts'
import { correctAtoms } from './correct.ts'
import type { Span } from './doubts.ts'
import { inMonthOf, isEvent, isPlace } from './events.ts'
import {
  asksLater,
  isAttribute,
  isBareWeekday,
  isCourtesy,
  isErrand,
  isHabit,
  isHeldUntil,
  isLastOne,
  isMonthOfAge,
  isTalkOf,
  isToday,
  PAYS,
} from './not-a-stay.ts'
import { BESIDE_IT, besideIt, referredTo, WISHES } from './referred.ts'
import { before, inPlaceOf, isInstead, isRefused, isTakenBack } from './refused.ts'

const isNights = (atom: Atom) => atom.type === 'length'

const CHANGES = anyOf(`
  pasala pasalo pasame pasanos movela movelo moveme correla correlo correme cambiala cambialo
  cambiar cambiarla cambiarlo cambiamos cambio cambiame mover moverla correr corer correrla pasar pasarla pasarlo
  modificar reprogramar reprogramamos adelantar postergar mudar
  trocar alterar remarcar transferir adiar antecipar
  move change reschedule postpone shift switch moving changing
`)

/** What is asked for, and the words that took back nothing. */
export interface Asked {
  readonly atoms: Atom[]
  readonly unsettled: readonly Span[]
  /** Dates somebody tells of and refers back to: "fuimos del 10 al 17, queremos la misma semana". */
  readonly back: readonly Atom[]
}

/** Drops dates that are no request: "mañana te confirmo", "fuimos en enero", "tengo reserva del 3 al 7". */
export function dropSuppressed(found: readonly Atom[], tokens: Tokens): Asked {
  const told = found.filter((atom) => atom.type === 'day' && isEvent(atom, found, tokens))
  const { atoms, unsettled } = correctAtoms(found, tokens, told)
  const settled = inPlaceOf(atoms, tokens)
  const corrected = new Set(settled.filter((atom) => !found.includes(atom)))
  const isUnchanged = settled.length === found.length && settled.every((atom, i) => atom === found[i])
  const kept = requested(settled, tokens, { corrected, told: isUnchanged ? told : null })
  return {
    atoms: kept,
    back: kept.some((atom) => atom.type !== 'length') ? [] : wantedAgain(found, atoms, tokens),
    unsettled: unsettled.map((start) => ({ start, end: start + 1 })),
  }
}

const ELSEWHERE = /^(?:booking|airbnb|despegar|ustedes)$/

/** What was told of something else, where a wish or a correction stands in the message and no other date does. */
function wantedAgain(found: readonly Atom[], atoms: readonly Atom[], tokens: Tokens): readonly Atom[] {
  const referred = referredTo(atoms, tokens)
  if (referred.length > 0) return referred
  const days = atoms.filter((atom) => atom.type === 'day')
  // "reservé del 17 al 20 en Booking, con ustedes sale menos?"
  if (days.length > 0 && tokens.some((t) => ELSEWHERE.test(t.word))) return days
  if (atoms.some(isNights) && tokens.some((t) => CELEBRATED.test(t.word))) return days
  // "por el aniversario queremos el 16"
  const wanted = days.filter((day) => before(tokens, day.start, 3, (t) => WISHES.test(t.word)))
  if (wanted.length > 0 && wanted.length === days.length) return wanted
  // "el recital es el 23, llegamos un día antes"
  if (days.length === 1 && tokens.some((t) => t.kind === 'gone' && BESIDE_IT.test(t.word))) return days
  const corrects = days.length > 0 && atoms.length < found.length && tokens.some((t) => t.kind === 'correct')
  return corrects && tokens.some((t) => t.kind === 'booked') ? days : []
}

/** `corrected`: what took the place of something taken back; the "no" behind that is spent. */
function requested(
  atoms: readonly Atom[],
  tokens: Tokens,
  known: { readonly corrected: ReadonlySet<Atom>; readonly told: readonly Atom[] | null },
): Atom[] {
  const { corrected } = known
  const old = replaced(atoms, tokens)
  const days: readonly Atom[] = atoms.filter((atom) => atom.type === 'day')
  const told = known.told ?? days.filter((atom) => isEvent(atom, atoms, tokens))
  // "vamos el 12 a un casamiento, 2 noches": the only day there is, is the one they come on.
  const lonely =
    told.length === days.length && atoms.some((atom) => atom.type === 'length') && besideIt(tokens) < 0
  // "una boda el sábado 23, necesitamos viernes a domingo": of that week.
  const rest = days.filter((day) => !told.includes(day))
  const leads = rest.length > 0 && rest.every((day) => day.type === 'day' && isBareWeekday(day))
  const weekend =
    told.length > 0 && days.length === told.length && atoms.some((atom) => isWeekendOf(atom, tokens))
  const events =
    (lonely && !tokens.some((t) => CELEBRATED.test(t.word))) || leads
      ? told.filter((atom) => isPlace(atom, tokens))
      : told
  const kept = atoms.filter(
    (atom) =>
      !old.has(atom) &&
      !events.includes(atom) &&
      !(isTakenBack(atom, tokens) && !corrected.has(atom)) &&
      !isSuppressed(atom, atoms, tokens),
  )
  const [day] = told
  if (weekend && day?.type === 'day')
    return kept.map((atom) => (isWeekendOf(atom, tokens) ? { ...atom, qualifier: null, of: [day] } : atom))
  // "no puedo ni el 8 ni el 9 de enero, sí del 10 al 12": of the month of what was refused.
  const refused = days.filter((atom) => isRefused(atom, atoms, tokens))
  const inquired = days.filter((day) =>
    before(tokens, day.start, 4, (t) => t.kind === 'booked' || ASKED_OF.test(t.word)),
  )
  const month = [...events, ...refused, ...inquired.filter((day) => !kept.includes(day))].find(
    (atom) => atom.type === 'day' && atom.month !== null && !isPlace(atom, tokens),
  )
  const named = kept.some((atom) => atom.type !== 'length' && (atom.month !== null || atom.relMonth !== null))
  return month?.type === 'day' && !named ? kept.map((atom) => inMonthOf(atom, month)) : kept
}

/** "cumplen 40 años de casados el 6, serían 2 noches": whether they come on the day itself, only asking tells. */
const CELEBRATED =
  /^(?:cumple|cumplen|cumplo|cumplimos|cumpleanos|festejan|festejamos|celebran|(?:la )?luna llena|eclipse)/

/** "te pregunté por el 18 de enero, al final es el 20": still of January. */
const ASKED_OF =
  /^(?:pregunt[eo]|consulte|pedi|te pedi|les pedi|averigue|hable|te hable|te escribi|les escribi|escribi)$/

/** "es su cumpleaños el 20, vamos el finde": of that day. */
function isSomeWeekend(atom: Atom): atom is PeriodAtom {
  if (atom.type !== 'period' || atom.name !== 'weekend' || atom.of.length > 0) return false
  return atom.month === null && atom.relMonth === null && atom.qualifier === null && atom.relWeek === null
}

function isWeekendOf(atom: Atom, tokens: Tokens): atom is PeriodAtom {
  if (isReference(atom, tokens, 'this')) return atom.name === 'weekend'
  return isSomeWeekend(atom)
}

function isSuppressed(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type === 'length')
    return before(tokens, atom.start, 2, (t) => t.kind === 'ago') || tokens[atom.end]?.kind === 'ago'
  if (
    isMonthOfAge(atom, tokens) ||
    isToday(atom, tokens) ||
    isAttribute(atom, atoms, tokens) ||
    isInstead(atom, atoms, tokens) ||
    isLastOne(atom) ||
    isRefused(atom, atoms, tokens)
  )
    return true
  if (tokens[atom.end]?.kind === 'past' || before(tokens, atom.start, 2, (t) => t.kind === 'past'))
    return true
  const [from, to] = clauseAround(atom, { atoms, tokens }, false)
  const hard = tokens.slice(from, to)
  const isRange = atoms.some(
    (other) => other !== atom && other.type !== 'length' && other.start >= from && other.end <= to,
  )
  const told = atoms.filter((o) => o.type !== 'period' && o.start >= from && o.end <= to)
  if (
    isCourtesy(atom, atoms, tokens) ||
    (isTalkOf(atom, hard) && !atoms.some(isNights)) ||
    (told.length < 2 && isHabit(atom, hard))
  )
    return true
  const stays =
    isRange || atoms.some((other) => other.type === 'length' && other.start >= from && other.end <= to)
  if (hard.some((t) => t.kind === 'did') && !askedAfter(atom, { atoms, tokens }, [from, to])) return true
  // "reservado del 28 al 31"
  if (hard.some((t, i) => t.kind === 'booked' || (i === 0 && from === 0 && /^reservad[oa]$/.test(t.word))))
    return !asksChange(hard, atom, tokens)
  if (atom.type !== 'day' && !(atom.type === 'period' && atom.name === 'week')) return false
  if (hard.some((t) => t.kind === 'askhour') && !isRange) return true
  // "hoy no puedo hablar"
  if (
    !stays &&
    atom.type === 'day' &&
    atom.rel !== null &&
    hard.some((t) => t.kind === 'talk' && t.word !== 'ver')
  )
    return true
  if (!stays && (asksLater(atom, hard) || isErrand(atom, hard))) return true
  const paid = (t: Token) => PAYS.test(t.word)
  if (!stays && before(tokens, atom.start, 2, paid)) return true
  // "si pagamos hoy las 4 noches"
  if (atom.type === 'day' && atom.rel !== null && before(tokens, atom.start, 1, paid)) return true
  if (isHeldUntil(atom, hard, tokens) && told.length < 2) return true
  const [softFrom, softTo] = clauseAround(atom, { atoms, tokens }, true)
  const commits = tokens.slice(softFrom, softTo).some((t) => t.kind === 'commit')
  const near = atoms.some((other) => other !== atom && other.start >= softFrom && other.end <= softTo)
  return commits && !near
}

/** "cambiar mi reserva del 10 al 15 para el 20 al 25": what stands before the "para" is the old stay. */
function replaced(atoms: readonly Atom[], tokens: Tokens): ReadonlySet<Atom> {
  const verb = tokens.findIndex((t) => CHANGES.test(t.word))
  const days = atoms.filter((atom) => atom.type !== 'length' && atom.start > verb)
  if (verb < 0 || days.length < 2) return new Set()
  const split = days.findIndex((atom, i) => {
    const previous = days[i - 1]
    if (!previous) return false
    const gap = tokens.slice(previous.end, Math.max(previous.end, atom.start))
    return gap.some((t) => t.kind === 'for')
  })
  if (split > 0) return new Set(days.slice(0, split))
  const numbered = days.filter((atom) => atom.type === 'day')
  return new Set(numbered.length === 4 ? numbered.slice(0, 2) : [])
}

/** A comma after the past event starts the request: "fuimos en enero, queremos del 3 al 8 de marzo". */
function askedAfter(atom: Atom, told: Told, [from, to]: readonly [number, number]): boolean {
  const { tokens } = told
  const [softFrom, softTo] = clauseAround(atom, told, true)
  if (softFrom === from && softTo === to) return false
  return (
    !tokens.slice(softFrom, softTo).some((t) => t.kind === 'did') &&
    tokens.slice(from, softFrom).some((t) => t.kind === 'did')
  )
}

/** "pasar mi reserva al 20": the date after the verb of change is the new one. */
function asksChange(clauseTokens: Tokens, atom: Atom, tokens: Tokens): boolean {
  return (
    clauseTokens.some((t) => CHANGES.test(t.word)) &&
    tokens.slice(0, atom.start).some((t) => CHANGES.test(t.word))
  )
}
