import { anyOf, type Token, type Tokens } from '../text/token.ts'
import type { Atom, DayAtom } from './atoms.ts'
import { isBusiness, isOfAnother } from './business.ts'
import { before, isJoined } from './refused.ts'

/** "el 20 es mi cumpleaños", "nos casamos el 15": a day somebody tells of, unless it is an end of a stay. */
export function isEvent(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (isPlace(atom, tokens) || isBusiness(atom, atoms, tokens)) return true
  if (isOfAnother(atom, atoms, tokens) && isToldElsewhere(atom, atoms, tokens)) return true
  const near = (t: Token | undefined) => t?.kind === 'event'
  // "el sábado es mi cumple, domingo chau": the event is that of the day before the comma.
  const parted = tokens[atom.start - 1]?.word === ',' && isOwnOf(atoms, tokens, atom.start - 2)
  const beside = [1, 2].some(
    (k) => (!parted && near(tokens[atom.start - k])) || near(tokens[atom.end - 1 + k]),
  )
  if (isRangeOfEvent(atom, atoms, tokens)) return true
  if (!beside && !isToldOf(atom, atoms, tokens)) return false
  const previous = atoms.findLast((other) => other.end <= atom.start)
  if (previous && atom.start - previous.end <= 2 && isJoined(tokens, previous.end, atom.start)) return false
  const next = atoms.find((other) => other.start >= atom.end)
  return !(next && next.start - atom.end <= 2 && isJoined(tokens, atom.end, next.start))
}

/** "tengo un congreso del 14 al 16, me quedo del 13 al 17": both its days, where the stay has its own. */
function isRangeOfEvent(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const days = atoms.filter((other) => other.type === 'day')
  const at = days.findIndex(({ start }) => start === atom.start)
  return [at, at - 1].some((first) => {
    const [from, to] = [days[first], days[first + 1]]
    if (!from || !to || days.length < 4 || !isJoined(tokens, from.end, to.start) || to.start - from.end > 3)
      return false
    return [1, 2].some((k) => tokens[from.start - k]?.kind === 'event')
  })
}

/** Does the event at `at` stand behind a day of its own? */
function isOwnOf(atoms: readonly Atom[], tokens: Tokens, at: number): boolean {
  return tokens[at]?.kind === 'event' && atoms.some((a) => a.type === 'day' && a.end <= at && at - a.end <= 2)
}

const ASKS = anyOf(`
  ? lugar hay tenes tienen disponible disponibilidad reservar quiero queremos quisiera queria vaga tem
  room available podria podriamos poderia could can
`)

/** Two other days, or a day and its nights, tell a stay without this one; or nobody asks for any. */
function isToldElsewhere(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const days = atoms.filter((other) => other !== atom && other.type === 'day')
  if (days.length === 0 && !tokens.some((t) => ASKS.test(t.word))) return true
  return days.length >= 2 || (days.length === 1 && atoms.some((other) => other.type === 'length'))
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
export function isPlace(atom: Atom, tokens: Tokens): boolean {
  if (atom.type !== 'day' || atom.month === null) return false
  const after = tokens[atom.end]
  const numbered =
    after !== undefined && /^\d{2,5}$/.test(after.word) && Number(after.word) > 31 && after.kind !== 'yearnum'
  return (
    numbered ||
    [1, 2].some((k) => tokens[atom.start - k]?.kind === 'event' && tokens[atom.start - k]?.val === 1) ||
    [1, 2, 3].some((k) => NAMED_AFTER.test(tokens[atom.start - k]?.word ?? '')) ||
    isHome(atom, tokens)
  )
}

/** Schools, clubs and streets are named after days of the nation. */
const NAMED_AFTER = anyOf(`
  escuela colegio instituto club hospital plaza parque boulevard bulevar bv pasaje pje ruta autopista
  teatro cine rua praca avenida escola street school square sociedad biblioteca jardin barrio
`)
const FROM_HOME = anyOf(`
  somos soy vengo venimos vivo vivimos salgo salimos viajo viajamos estoy estamos aca aqui moro moramos sou
`)
/** Days that towns are called after. */
const TOWNS = new Set([
  '25-5',
  '9-7',
  '12-10',
  '30-8',
  '3-2',
  '20-6',
  '7-9',
  '1-5',
  '2-4',
  '24-3',
  '15-11',
  '17-8',
])

/** "somos del 25 de mayo": where they live, unless a range begins there. */
function isHome(atom: DayAtom, tokens: Tokens): boolean {
  if (!TOWNS.has(`${atom.day}-${atom.month}`) || isJoined(tokens, atom.end, atom.end + 2)) return false
  const at = tokens[atom.start - 1]?.kind === 'art' ? atom.start - 2 : atom.start - 1
  const led = tokens[at]?.kind === 'of' || tokens[at]?.kind === 'at' || tokens[at]?.kind === 'from'
  return led && FROM_HOME.test(tokens[at - 1]?.word ?? '')
}

export function inMonthOf(atom: Atom, event: DayAtom): Atom {
  if (atom.type !== 'day' || atom.day === null || atom.month !== null || atom.relMonth !== null) return atom
  return { ...atom, month: event.month }
}
