import type { Token } from '../text/token.ts'
import type { Atom, DayAtom } from './atoms.ts'
import { correctAtoms } from './correct.ts'

type Tokens = readonly Token[]

interface Told {
  readonly atoms: readonly Atom[]
  readonly tokens: Tokens
}

/** Clauses end at a full stop, a question mark, a line or a "pero"; a comma only separates commitments. */
const HARD = new Set(['.', '?', '!', '¿', '¡'])

const CHANGES =
  /^(cambi(ar|arla|arlo|amos|o|ame)|mover|moverla|corr?er|correrla|pasar|pasarla|pasarlo|modificar|reprogramar|reprogramamos|adelantar|postergar|mudar|trocar|alterar|remarcar|transferir|adiar|antecipar|move|change|reschedule|postpone|shift|switch|moving|changing)$/

/** Drops dates that are no request: "mañana te confirmo", "fuimos en enero", "tengo reserva del 3 al 7". */
export function dropSuppressed(found: readonly Atom[], tokens: Tokens): Atom[] {
  const atoms = correctAtoms(found, tokens).atoms
  const old = replaced(atoms, tokens)
  const days: readonly Atom[] = atoms.filter((atom) => atom.type === 'day')
  const told = days.filter((atom) => isEvent(atom, atoms, tokens))
  // "vamos el 12 a un casamiento, 2 noches": the only day there is, is the one they come on.
  const lonely = told.length === days.length && atoms.some((atom) => atom.type === 'length')
  // "una boda el sábado 23, necesitamos viernes a domingo": of that week.
  const rest = days.filter((day) => !told.includes(day))
  const leads = rest.length > 0 && rest.every((day) => day.type === 'day' && isBareWeekday(day))
  const events = lonely || leads ? told.filter((atom) => isPlace(atom, tokens)) : told
  const kept = atoms.filter(
    (atom) => !old.has(atom) && !events.includes(atom) && !isSuppressed(atom, atoms, tokens),
  )
  const month = events.find((atom) => atom.type === 'day' && atom.month !== null && !isPlace(atom, tokens))
  const named = kept.some((atom) => atom.type !== 'length' && (atom.month !== null || atom.relMonth !== null))
  return month?.type === 'day' && !named ? kept.map((atom) => inMonthOf(atom, month)) : kept
}

function isBareWeekday({ day, weekday, relWeek, qualifier }: DayAtom): boolean {
  return day === null && weekday !== null && relWeek === null && qualifier === null
}

function isSuppressed(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type === 'length')
    return before(tokens, atom.start, 2, (t) => t.kind === 'ago') || tokens[atom.end]?.kind === 'ago'
  if (isInstead(atom, atoms, tokens) || isLastOne(atom) || isRefused(atom, atoms, tokens)) return true
  if (tokens[atom.end]?.kind === 'past' || before(tokens, atom.start, 2, (t) => t.kind === 'past'))
    return true
  const [from, to] = clause(atom, { atoms, tokens }, false)
  const hard = tokens.slice(from, to)
  if (isCourtesy(atom, atoms, tokens) || isTalkOf(atom, hard)) return true
  const isRange = atoms.some(
    (other) => other !== atom && other.type !== 'length' && other.start >= from && other.end <= to,
  )
  const stays =
    isRange || atoms.some((other) => other.type === 'length' && other.start >= from && other.end <= to)
  if (hard.some((t) => t.kind === 'did') && !askedAfter(atom, { atoms, tokens }, [from, to])) return true
  if (hard.some((t) => t.kind === 'booked')) return !asksChange(hard, atom, tokens)
  if (atom.type !== 'day' && !(atom.type === 'period' && atom.name === 'week')) return false
  if (hard.some((t) => t.kind === 'askhour') && !isRange) return true
  if (!stays && asksLater(atom, hard)) return true
  if (!stays && before(tokens, atom.start, 2, (t) => PAYS.test(t.word))) return true
  const [softFrom, softTo] = clause(atom, { atoms, tokens }, true)
  const commits = tokens.slice(softFrom, softTo).some((t) => t.kind === 'commit')
  const near = atoms.some((other) => other !== atom && other.start >= softFrom && other.end <= softTo)
  return commits && !near
}

/** "en vez del 15 al 18, del 20 al 22": only what follows at once, with its own range, is taken back. */
function isInstead(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const at = tokens.findLastIndex((t, i) => i < atom.start && t.kind === 'instead')
  if (at < 0 || atom.start - at > 8) return false
  const between = tokens.slice(at + 1, atom.start)
  // "en vez del 8 entramos el 7": the verb is that of the new day.
  if (between.some((t) => t.word === ',')) return false
  const verb = between.findIndex((t) => t.kind === 'arrive' || t.kind === 'depart')
  if (between.slice(0, Math.max(0, verb)).some((t) => t.kind === 'num')) return false
  const previous = atoms.findLast((other) => other.start > at && other.end <= atom.start)
  if (!previous) return atom.start - at <= 3
  return isJoined(tokens, previous.end, atom.start) && isInstead(previous, atoms, tokens)
}

/** "not the 15th, the 16th", "el 15 no, el 16". */
function isRefused(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type !== 'day') return false
  // "hoy no, gracias"
  const after = tokens[atom.end + 1]
  if (tokens[atom.end]?.kind === 'neg' && (!after || after.kind === 'punct')) return true
  const refused = tokens[atom.start - 1]?.kind === 'neg'
  const next = atoms.find((other) => other.type === 'day' && other.start >= atom.end)
  return refused && next !== undefined && !isJoined(tokens, atom.end, next.start)
}

/** "¿pago mañana puedo?", "abono el viernes": the day of the money. */
const PAYS =
  /^(?:pag(?:o|aria|ar|arla|arte|amos)|abon(?:o|ar|aria|amos)|sen(?:ar|arla|aria)|pay|paying|pagarei)$/

const MAY = /^(?:puedo|podemos|podria|podriamos|se puede|posso|podemos|can|could)$/

/** "¿podemos salir a la tarde el domingo?" asks for an hour, not for a night. */
function isAskedHour(tokens: Tokens): boolean {
  const end = tokens.some((t) => t.kind === 'depart' || t.kind === 'arrive')
  return end && tokens.some((t) => MAY.test(t.word)) && tokens.some((t) => t.kind === 'daypart')
}

function asksLater(atom: Atom, clauseTokens: Tokens): boolean {
  return atom.type === 'day' && atom.month === null && isAskedHour(clauseTokens)
}

/** "last weekend", "el último finde": with no month it is the one gone. */
function isLastOne(atom: Atom): boolean {
  if (atom.type !== 'period' || atom.nth !== -1 || atom.of.length > 0) return false
  return atom.month === null && atom.relMonth === null && (atom.name === 'weekend' || atom.name === 'week')
}

/** "¿nieva en julio?", "¿atienden los domingos?"; numbered days are asked for all the same. */
function isTalkOf(atom: Atom, clauseTokens: Tokens): boolean {
  const numbered = atom.type === 'day' && atom.day !== null
  return !numbered && clauseTokens.some((t) => t.kind === 'general')
}

/** "feliz navidad", "buen finde", "hasta mañana". */
function isCourtesy(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (before(tokens, atom.start, 2, (t) => t.kind === 'wish')) return true
  const bye = atom.type === 'day' && atom.rel === 1 && tokens[atom.start - 1]?.kind === 'until'
  return bye && atoms.length === 1 && (atom.start === 1 || tokens[atom.start - 2]?.kind === 'punct')
}

function isJoined(tokens: Tokens, from: number, to: number): boolean {
  return tokens.slice(from, to).some((t) => t.kind === 'to' || t.kind === 'until')
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
  return new Set(days.length === 4 ? days.slice(0, 2) : [])
}

/** "el 20 es mi cumpleaños", "nos casamos el 15": a day somebody tells of, unless it is an end of a stay. */
function isEvent(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (isPlace(atom, tokens)) return true
  const near = (t: Token | undefined) => t?.kind === 'event'
  const beside = [1, 2].some((k) => near(tokens[atom.start - k]) || near(tokens[atom.end - 1 + k]))
  if (!beside && !isToldOf(atom, atoms, tokens)) return false
  const previous = atoms.findLast((other) => other.end <= atom.start)
  if (previous && atom.start - previous.end <= 2 && isJoined(tokens, previous.end, atom.start)) return false
  const next = atoms.find((other) => other.start >= atom.end)
  return !(next && next.start - atom.end <= 2 && isJoined(tokens, atom.end, next.start))
}

/** "el cumple de mi hija, que es el 20", "el 12 de marzo a un casamiento": the event stands a few words away. */
function isToldOf(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const told = [1, 2].some((k) => /^(?:falls|be)$/.test(tokens[atom.start - k]?.kind ?? ''))
  if (told && before(tokens, atom.start, 8, (t) => t.kind === 'event')) return true
  const [to, one, event] = [tokens[atom.end], tokens[atom.end + 1], tokens[atom.end + 2]]
  if (to?.kind === 'to' && (one?.kind === 'num' || one?.kind === 'art') && event?.kind === 'event')
    return true
  return isClauseOf(atom, atoms, tokens)
}

const TOLD_WITH: ReadonlySet<string> = new Set([
  'word',
  'num',
  'art',
  'falls',
  'be',
  'and',
  'mine',
  'gone',
  'for',
])

/** "el 20 de febrero corro una carrera": the whole clause is about it, and the stay is told elsewhere. */
function isClauseOf(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (!atoms.some((other) => other !== atom && other.type === 'day')) return false
  for (let i = atom.end; i < atom.end + 5; i++) {
    const kind = tokens[i]?.kind
    if (kind === 'event') return true
    if (!kind || !TOLD_WITH.has(kind) || atoms.some((other) => other.start === i)) return false
  }
  return false
}

/** "vivo en 25 de mayo", "9 de julio 1250": a town or a street with the name of a day. */
function isPlace(atom: Atom, tokens: Tokens): boolean {
  if (atom.type !== 'day' || atom.month === null) return false
  const after = tokens[atom.end]
  const numbered =
    after !== undefined && /^\d{2,5}$/.test(after.word) && Number(after.word) > 31 && after.kind !== 'yearnum'
  return (
    numbered ||
    [1, 2].some((k) => tokens[atom.start - k]?.kind === 'event' && tokens[atom.start - k]?.val === 1)
  )
}

function inMonthOf(atom: Atom, event: DayAtom): Atom {
  if (atom.type !== 'day' || atom.day === null || atom.month !== null || atom.relMonth !== null) return atom
  return { ...atom, month: event.month }
}

/** A comma after the past event starts the request: "fuimos en enero, queremos del 3 al 8 de marzo". */
function askedAfter(atom: Atom, told: Told, [from, to]: readonly [number, number]): boolean {
  const { tokens } = told
  const [softFrom, softTo] = clause(atom, told, true)
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

/** A line break ends a clause only between two dates: bubbles are broken anywhere. */
function partsDates(atoms: readonly Atom[], tokens: Tokens, at: number): boolean {
  if (!tokens[at]?.opensLine) return false
  const before = atoms.findLast((a) => a.end <= at)
  const after = atoms.find((a) => a.start >= at)
  if (!before || !after) return false
  return after.start - before.end > 3 || !isJoined(tokens, before.end, after.start)
}

function clause(atom: Atom, { atoms, tokens }: Told, soft: boolean): [number, number] {
  const ends = (i: number) => {
    const t = tokens[i]
    if (!t || HARD.has(t.word) || t.kind === 'but' || opensWish(tokens, i)) return true
    return soft && (t.word === ',' || t.word === ':')
  }
  let from = atom.start
  while (from > 0 && !ends(from - 1) && !partsDates(atoms, tokens, from)) from--
  let to = atom.end
  while (to < tokens.length && !ends(to) && !partsDates(atoms, tokens, to)) to++
  return [from, to]
}

const WISHES =
  /^(?:quiero|queremos|queria|queriamos|quisiera|quisieramos|busco|buscamos|necesito|necesitamos|quero|queremos|gostaria|gostariamos|preciso|precisamos|would|we'd|want|need)$/

/** "estuvimos en enero y queremos volver": what is wanted starts a clause of its own. */
function opensWish(tokens: Tokens, at: number): boolean {
  return tokens[at]?.kind === 'and' && tokens.slice(at + 1, at + 4).some((t) => WISHES.test(t.word))
}

function before(tokens: Tokens, at: number, reach: number, test: (t: Token) => boolean): boolean {
  return tokens.slice(Math.max(0, at - reach), at).some(test)
}
