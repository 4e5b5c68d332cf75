import { anyOf, type Kind, type Tokens } from '../text/token.ts'
import type { Atom } from './atoms.ts'
import { BUSINESS, LANDS, OTHERS, SELF, TO_HOST } from './business-words.ts'
import { isJoined } from './refused.ts'

/** Verbs and prepositions that make a day one of the stay. */
const OF_STAY: ReadonlySet<Kind> = new Set<Kind>(['arrive', 'depart', 'stay', 'go', 'for', 'booked'])
/** So far before a day its verb may stand, and so far behind it. */
const BEFORE = 9
const BEHIND = 3

/**
 * What a day is told of when its own verb is none of a stay: "el 31 cierra el banco", "cobro el 5", "la seña te la
 * mando el 3". The nearest verb in the clause decides.
 */
export function isBusiness(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type !== 'day') return false
  const [first, last] = pairOf(atom, atoms, tokens)
  // A whole range beside business is a stay unless another day tells the stay.
  if (first !== last && !atoms.some((a) => a.type === 'day' && a !== first && a !== last)) return false
  const from = clauseStart(first.start, atoms, tokens)
  for (let i = first.start - 1; i >= from; i--) {
    if (tokens[i]?.kind === 'for' && i < first.start - 1) continue
    const verb = verbAt(tokens, i)
    // "te deposito hoy y confirmo del 5 al 7"
    if (first !== last && CONFIRMS.test(tokens[i]?.word ?? '')) return false
    if (verb) return verb === 'business'
  }
  const to = clauseEnd(last.end, atoms, tokens)
  for (let i = last.end; i < to; i++) {
    // "guardame del 16 al 18 hasta que cobre"
    if (tokens[i]?.kind === 'until') break
    if (tokens[i]?.kind === 'for') continue
    const verb = verbAt(tokens, i)
    if (verb) return verb === 'business'
  }
  return false
}

const CONFIRMS = /(?:^|\s)(?:confirm|reserv)/

/** The ends of the range that a day belongs to, or the day twice. */
function pairOf(atom: Atom, atoms: readonly Atom[], tokens: Tokens): readonly [Atom, Atom] {
  const at = atoms.indexOf(atom)
  const [previous, next] = [atoms[at - 1], atoms[at + 1]]
  if (next && isOneExpression(tokens, atom.end, next.start)) return [atom, next]
  if (previous && isOneExpression(tokens, previous.end, atom.start)) return [previous, atom]
  return [atom, atom]
}

/** "del 3 al 5", "el 3 y el 4" */
function isOneExpression(tokens: Tokens, from: number, to: number): boolean {
  const between = tokens.slice(from, to)
  if (isJoined(tokens, from, to)) return true
  return between.length > 0 && between.length < 4 && between.every((t) => /^(?:and|art|day|of)$/.test(t.kind))
}

function verbAt(tokens: Tokens, i: number): 'business' | 'stay' | null {
  const token = tokens[i]
  if (!token) return null
  if (token.kind === 'commit') return 'business'
  // "por trabajo": why, not what is done then.
  if (/^(?:for|of)$/.test(tokens[i - 1]?.kind ?? '') && /^trabaj|^labur/.test(token.word)) return null
  if (isToHost(tokens, i) || isHappening(tokens, i) || BUSINESS.test(token.word)) return 'business'
  if (OF_STAY.has(token.kind) || SELF.test(token.word)) return 'stay'
  return null
}

/** "te la mando el 3", "se lo paso el lunes": what is handed over by then. */
function isToHost(tokens: Tokens, i: number): boolean {
  const [who, what] = [tokens[i - 2]?.word ?? '', tokens[i - 1]?.word ?? '']
  return TO_HOST.test(who) && /^(?:lo|la|los|las)$/.test(what) && tokens[i]?.kind === 'word'
}

/** "hay una fiesta en el pueblo": what takes place, unless it is a place to stay that is asked for. */
function isHappening(tokens: Tokens, i: number): boolean {
  const [verb, one, what] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  if (verb?.word !== 'hay' || !/^(?:un|una)$/.test(one?.word ?? '') || what?.kind !== 'word') return false
  return !FREE_PLACE.test(what.word)
}

const FREE_PLACE = anyOf(
  'lugar opcion chance posibilidad fecha alternativa sola solo disponible libre descuento lugarcito',
)

const ENDS = /^[.,;:?!¿¡()]$/

function clauseStart(at: number, atoms: readonly Atom[], tokens: Tokens): number {
  let i = at
  while (i > Math.max(0, at - BEFORE) && !ends(i - 1, atoms, tokens) && !tokens[i]?.opensLine) i--
  return i
}

function clauseEnd(at: number, atoms: readonly Atom[], tokens: Tokens): number {
  let i = at
  while (i < Math.min(tokens.length, at + BEHIND) && !ends(i, atoms, tokens) && !tokens[i]?.opensLine) i++
  return i
}

function ends(i: number, atoms: readonly Atom[], tokens: Tokens): boolean {
  const token = tokens[i]
  if (!token || ENDS.test(token.word) || token.kind === 'but' || token.kind === 'and') return true
  return atoms.some((atom) => atom.type !== 'length' && atom.start <= i && i < atom.end)
}

/**
 * "mi hermano llega el 12": the day of somebody else. Of the stay only when they leave as well ("mis viejos llegan el
 * 10 y se van el 14") or when nothing else is told, which is asked.
 */
export function isOfAnother(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type !== 'day') return false
  const from = clauseStart(atom.start, atoms, tokens)
  // "we land in Buenos Aires on the 3rd": not yet here.
  if (tokens.slice(from, atom.start).some((t) => LANDS.test(t.word))) return true
  const at = tokens.findLastIndex((t, i) => i >= from && i < atom.start && OTHERS.verb.test(t.word))
  const verb = at >= 0 ? at : behind(atom, atoms, tokens)
  if (verb < 0) return false
  const start = clauseStart(verb, atoms, tokens)
  const around = tokens.slice(start, verb)
  const after = at >= 0 ? tokens.slice(verb + 1, atom.start) : tokens.slice(verb + 1, verb + 3)
  const named = (list: Tokens) => list.some((t) => OTHERS.subject.test(t.word))
  if ([...around, ...after].some((t) => OTHERS.ours.test(t.word))) return false
  return named(around.slice(-4)) || named(after)
}

function behind(atom: Atom, atoms: readonly Atom[], tokens: Tokens): number {
  const to = clauseEnd(atom.end, atoms, tokens)
  for (let i = atom.end; i < Math.min(to, atom.end + 2); i++)
    if (OTHERS.verb.test(tokens[i]?.word ?? '')) return i
  return -1
}
