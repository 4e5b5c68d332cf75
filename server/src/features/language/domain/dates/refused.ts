import { anyOf, type Token, type Tokens } from '../text/token.ts'
import type { Atom } from './atoms.ts'

/** "en vez del 15 al 18, del 20 al 22": only what follows at once, with its own range, is taken back. */
export function isInstead(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const at = tokens.findLastIndex((t, i) => i < atom.start && t.kind === 'instead')
  if (at < 0 || atom.start - at > 8) return false
  const between = tokens.slice(at + 1, atom.start)
  // "en vez del 8 entramos el 7": the verb is that of the new day.
  if (between.some((t) => t.word === ',')) return false
  const verb = between.findIndex((t) => t.kind === 'arrive' || t.kind === 'depart')
  if (between.slice(0, Math.max(0, verb)).some((t) => t.kind === 'num')) return false
  const previous = atoms.findLast((other) => other.start > at && other.end <= atom.start)
  if (!previous) return atom.start - at <= 3 && !between.some((t) => t.kind === 'num')
  return isJoined(tokens, previous.end, atom.start) && isInstead(previous, atoms, tokens)
}

/** "del 15 al 18. En lugar del 18 nos vamos el 19": the new day stands where the old one stood. */
export function inPlaceOf(atoms: readonly Atom[], tokens: Tokens): readonly Atom[] {
  const at = tokens.findIndex((t) => t.kind === 'instead')
  const place = tokens[at + 1]?.kind === 'art' ? at + 2 : at + 1
  const old = tokens[place]
  // "del 12 al 15, no del 12 al 16": a whole range is taken back, not one end of it.
  if (isJoined(tokens, place, place + 2)) return atoms
  const day = atoms.find((atom) => atom.type === 'day' && atom.start > at && atom.day !== old?.val)
  if (at < 0 || old?.kind !== 'num' || day?.type !== 'day') return atoms
  const before = atoms.filter((atom) => atom.type === 'day' && atom.end <= at)
  const end = before.find((atom) => atom.type === 'day' && atom.day === old.val)
  if (end?.type !== 'day' || before.length < 2) return atoms
  const { start, end: until, month, relMonth } = end
  const moved = { ...day, start, end: until, month: day.month ?? month, relMonth: day.relMonth ?? relMonth }
  const spent = (atom: Atom) =>
    atom === day || (atom.type === 'day' && atom.start > at && atom.day === old.val)
  return atoms.flatMap((atom) => (atom === end ? [moved] : spent(atom) ? [] : [atom]))
}

/** "not the 15th, the 16th", "el 15 no, el 16". */
export function isRefused(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  if (atom.type !== 'day') return false
  if (isOtherRange(atom, atoms, tokens) || isStartOfRefused(atom, atoms, tokens)) return true
  const left = tokens[atom.start - 1]
  // "el 6 y no el 5, hasta el 8"
  const other = left?.kind === 'neg' && tokens[atom.start - 2]?.kind === 'and'
  if (other && atoms.some((day) => day.type === 'day' && day.end === atom.start - 2)) return true
  if (isOtherEnd(atom, atoms, tokens)) return true
  const no = tokens[atom.end]?.word === 'ya' ? atom.end + 1 : atom.end
  const cannot = tokens[no]?.kind === 'neg' && CAN.test(tokens[no + 1]?.word ?? '')
  const refused =
    cannot ||
    left?.kind === 'neg' ||
    /^(?:sin|sem|without)$/.test(left?.word ?? '') ||
    isUnsuitable(atom, tokens)
  const next = atoms.find((other) => other.type === 'day' && other.start >= atom.end)
  return refused && next !== undefined && !isJoined(tokens, atom.end, next.start)
}

/** "es 12 al 15 no al 16": the end that it is not, behind the one it is. */
function isOtherEnd(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const to = tokens[atom.start - 1]?.kind
  if ((to !== 'to' && to !== 'until') || tokens[atom.start - 2]?.kind !== 'neg') return false
  const at = tokens[atom.start - 3]?.word === ',' ? atom.start - 3 : atom.start - 2
  const end = atoms.findIndex((day) => day.type === 'day' && day.end === at)
  const from = atoms[end - 1]
  return from?.type === 'day' && isJoined(tokens, from.end, atoms[end]?.start ?? 0)
}

/** "del 3 al 5 no puedo, del 6 al 8 sí": the whole range, where another follows. */
function isStartOfRefused(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const next = atoms.find((other) => other.type === 'day' && other.start >= atom.end)
  if (!next || !isJoined(tokens, atom.end, next.start) || next.start - atom.end > 3) return false
  const no = tokens[next.end]?.word === 'ya' ? next.end + 1 : next.end
  if (tokens[no]?.kind !== 'neg' || !CAN.test(tokens[no + 1]?.word ?? '')) return false
  return atoms.some((other) => other.type === 'day' && other.start > next.end)
}

/** "del 28 al 31 no vamos a ir" */
function isWithoutUs(end: number, tokens: Tokens): boolean {
  let i = end
  if (isJoined(tokens, i, i + 1))
    while (i < end + 5 && /^(?:to|until|art|num|of|month)$/.test(tokens[i]?.kind ?? '')) i++
  return tokens[i]?.kind === 'neg' && /^(?:go|arrive|stay)$/.test(tokens[i + 1]?.kind ?? '')
}

const CAN = anyOf('puedo podemos llego llegamos consigo posso conseguimos can could')
const SUITS = anyOf(`
  me nos des pongas puedo podemos sirve viene vienen da llego llegamos consigo posso serve can't do
  suit suits work no na em en quiero queremos va
`)

/** "no me sirve el 15, tiene que ser el 16" */
function isUnsuitable(atom: Atom, tokens: Tokens): boolean {
  let i = atom.start - 1
  while (tokens[i]?.kind !== 'neg' && SUITS.test(tokens[i]?.word ?? '')) i--
  return (
    i < atom.start - 1 && tokens[i]?.kind === 'neg' && /^(?:,|ni|nem|nor)$/.test(tokens[atom.end]?.word ?? '')
  )
}

/** "hoy no, gracias" */
export function isTakenBack(atom: Atom, tokens: Tokens): boolean {
  const after = tokens[atom.end + 1]
  // "el 25 cae martes, no?" asks.
  if (after?.word === '?') return false
  if (atom.type === 'day' && isWithoutUs(atom.end, tokens)) return true
  return atom.type === 'day' && tokens[atom.end]?.kind === 'neg' && (!after || after.kind === 'punct')
}

const IT_IS = /^(?:es|e|era|seria|is|it's|of|sera)$/

/** "não é de 6 a 9, é de 7 a 9": of two ranges the one told after the "no" is taken back. */
function isOtherRange(atom: Atom, atoms: readonly Atom[], tokens: Tokens): boolean {
  const days = atoms.filter((other) => other.type === 'day')
  const at = days.findIndex((other) => other.start === atom.start)
  const opens = (i: number) => {
    const [from, to, next] = [days[i], days[i + 1], days[i + 2]]
    if (!from || !to || !next || !days[i + 3]) return false
    let k = from.start - 1
    while (IT_IS.test(tokens[k]?.word ?? '') || tokens[k]?.kind === 'of') k--
    return tokens[k]?.kind === 'neg' && k < from.start - 1 && isJoined(tokens, from.end, to.start)
  }
  return opens(at) || opens(at - 1)
}

export function isJoined(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const kind = tokens[i]?.kind
    // "hasta que cobre el 5" is until something else.
    if (kind === 'to' || (kind === 'until' && tokens[i + 1]?.word !== 'que')) return true
  }
  return false
}

export function before(tokens: Tokens, at: number, reach: number, test: (t: Token) => boolean): boolean {
  return tokens.slice(Math.max(0, at - reach), at).some(test)
}
