import type { Atom } from './atoms.ts'
import type { Token } from './token.ts'

/** Clauses end at a full stop, a question mark, a line or a "pero"; a comma only separates commitments. */
const HARD = new Set(['.', '?', '!', ';', '¿', '¡'])

/** Drops dates that are no request: "mañana te confirmo", "fuimos en enero", "tengo reserva del 3 al 7". */
export function dropSuppressed(atoms: readonly Atom[], tokens: readonly Token[]): Atom[] {
  return atoms.filter((atom) => !isSuppressed(atom, atoms, tokens))
}

function isSuppressed(atom: Atom, atoms: readonly Atom[], tokens: readonly Token[]): boolean {
  if (atom.type === 'length')
    return before(tokens, atom.start, 2, (t) => t.kind === 'ago') || tokens[atom.end]?.kind === 'ago'
  if (before(tokens, atom.start, 3, (t) => t.kind === 'instead')) return true
  if (tokens[atom.end]?.kind === 'past' || before(tokens, atom.start, 2, (t) => t.kind === 'past'))
    return true
  const [from, to] = clause(atom, tokens, false)
  const hard = tokens.slice(from, to)
  const isRange = atoms.some(
    (other) => other !== atom && other.type !== 'length' && other.start >= from && other.end <= to,
  )
  const stays =
    isRange || atoms.some((other) => other.type === 'length' && other.start >= from && other.end <= to)
  if (hard.some((t) => t.kind === 'did') && !askedAfter(atom, tokens, from, to)) return true
  if (hard.some((t) => t.kind === 'booked')) return !asksChange(hard, atom, tokens)
  if (atom.type !== 'day' && !(atom.type === 'period' && atom.name === 'week')) return false
  if (hard.some((t) => t.kind === 'askhour') && !isRange) return true
  const [softFrom, softTo] = clause(atom, tokens, true)
  const commits = tokens.slice(softFrom, softTo).some((t) => t.kind === 'commit')
  return commits && !stays
}

/** A comma after the past event starts the request: "fuimos en enero, queremos del 3 al 8 de marzo". */
function askedAfter(atom: Atom, tokens: readonly Token[], from: number, to: number): boolean {
  const [softFrom, softTo] = clause(atom, tokens, true)
  if (softFrom === from && softTo === to) return false
  return (
    !tokens.slice(softFrom, softTo).some((t) => t.kind === 'did') &&
    tokens.slice(from, softFrom).some((t) => t.kind === 'did')
  )
}

/** "pasar mi reserva al 20": the date after the verb of change is the new one. */
function asksChange(clauseTokens: readonly Token[], atom: Atom, tokens: readonly Token[]): boolean {
  const changes =
    /^(cambiar|mover|correr|pasar|pasarla|moverla|cambiarla|correrla|modificar|reprogramar|adelantar|postergar|mudar|trocar|remarcar|transferir|move|change|reschedule|postpone|shift|switch)$/
  return (
    clauseTokens.some((t) => changes.test(t.word)) &&
    tokens.slice(0, atom.start).some((t) => changes.test(t.word))
  )
}

function clause(atom: Atom, tokens: readonly Token[], soft: boolean): [number, number] {
  const ends = (t: Token | undefined) =>
    !t || HARD.has(t.word) || t.kind === 'but' || (soft && (t.word === ',' || t.word === ':'))
  let from = atom.start
  while (from > 0 && !ends(tokens[from - 1])) from--
  let to = atom.end
  while (to < tokens.length && !ends(tokens[to])) to++
  return [from, to]
}

function before(tokens: readonly Token[], at: number, reach: number, test: (t: Token) => boolean): boolean {
  return tokens.slice(Math.max(0, at - reach), at).some(test)
}
