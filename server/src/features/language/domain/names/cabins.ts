import type { CatalogueEntry } from '../../domain.ts'
import { fold } from '../text/fold.ts'
import { distance } from '../text/spelling.ts'
import { consume, type Token } from '../text/token.ts'

interface Named {
  readonly id: string
  readonly words: readonly string[]
  readonly numbers: ReadonlySet<number>
}

const COMMON = new Set([
  'cabana',
  'cabanas',
  'casa',
  'la',
  'el',
  'los',
  'las',
  'de',
  'del',
  'depto',
  'departamento',
  'a',
  'o',
  'os',
  'as',
  'the',
  'cabin',
  'house',
  'suite',
  'casita',
  'y',
  'e',
  'do',
  'da',
  'chale',
  'lodge',
  'habitacion',
  'duplex',
  'bungalow',
  'apart',
  'en',
  'con',
])
/** Words of every day that a cabin may be called, or be one slip away from. */
const ORDINARY = new Set(
  (
    'lago rio sol luna estrella bosque monte sierra cerro nieve viento mar playa arena piedra roca flor flores arbol ' +
    'arroyo cielo aurora refugio nido horizonte paz amanecer atardecer lena leña lengua lana llena luego largo ' +
    'lengas tire mire mira pino pinos coche noche alamo sauce roble montana valle valles vista alegria sueno sol ' +
    'lake river sun moon star forest hill sea beach stone tree sky peace view dream floresta lua estrela serra'
  ).split(' '),
)
const indexes = new WeakMap<readonly CatalogueEntry[], readonly Named[]>()

function indexOf(catalogue: readonly CatalogueEntry[]): readonly Named[] {
  const known = indexes.get(catalogue)
  if (known) return known
  const named = catalogue.some((e) => /\d/.test([e.name, ...e.aliases].join(' ')))
  const index = catalogue.flatMap((entry, position) =>
    [entry.name, ...entry.aliases].map((name, i): Named => {
      const parts = fold(name).text.match(/[a-z\u00df-\u024f]+|\d+/g) ?? []
      const numbers = new Set(parts.filter((p) => /^\d+$/.test(p)).map(Number))
      if (i === 0 && !named) numbers.add(position + 1)
      return { id: entry.id, words: parts.filter((p) => !/^\d+$/.test(p) && !COMMON.has(p)), numbers }
    }),
  )
  indexes.set(catalogue, index)
  return index
}

export interface CabinsNamed {
  readonly ids: readonly string[]
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

/** The cabins a message names, by name, by alias with a slip, or by number ("la 2"). Blanks what it used. */
export function consumeCabins(
  tokens: readonly Token[],
  catalogue: readonly CatalogueEntry[] | undefined,
): CabinsNamed {
  const index = catalogue && catalogue.length > 0 ? indexOf(catalogue) : []
  const found: { id: string | null; start: number; end: number }[] = []
  for (let named = findNamed(tokens, index); named; named = findNamed(tokens, index)) found.push(named)
  if (found.length === 0) {
    const numbered = findNumbered(tokens, index)
    if (numbered) found.push(numbered)
  }
  const inOrder = found.toSorted((a, b) => a.start - b.start)
  return {
    ids: [...new Set(inOrder.flatMap(({ id }) => id ?? []))],
    spans: inOrder.map(({ start, end }) => ({ start, end })),
  }
}

function findNumbered(tokens: readonly Token[], index: readonly Named[]) {
  for (let i = 0; i < tokens.length; i++) {
    const at = numberAt(tokens, i)
    const token = tokens[at]
    if (!token || at <= i) continue
    const match = index.find((entry) => entry.numbers.has(token.val))
    const noun = tokens[i]?.kind === 'cabin' || tokens[i]?.kind === 'number'
    if (!match && !noun) continue
    const found = { id: match?.id ?? null, start: tokens[i]?.start ?? 0, end: token.end }
    consume(tokens, i, at + 1)
    return found
  }
  return null
}

/** "cabaña 2", "cabaña nro 3", "la 2": never "la 2 noches". */
function numberAt(tokens: readonly Token[], i: number): number {
  const lead = tokens[i]
  if (!lead) return i
  const article = lead.kind === 'art' && /^(la|a)$/.test(lead.word)
  if (lead.kind !== 'cabin' && lead.kind !== 'number' && !article) return i
  let at = i + 1
  if (tokens[at]?.kind === 'cabin' && article) return i
  if (tokens[at]?.kind === 'number') at++
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token?.kind !== 'num' || token.val > 50 || /^una?$/.test(token.word) || lead.val === 2) return i
  const free =
    !next ||
    next.kind === 'punct' ||
    next.kind === 'word' ||
    next.kind === 'for' ||
    next.kind === 'of' ||
    next.kind === 'at' ||
    next.kind === 'this' ||
    next.kind === 'and' ||
    next.kind === 'neg' ||
    next.kind === 'thing' ||
    next.kind === 'or' ||
    next.kind === 'rel' ||
    next.kind === 'weekend' ||
    next.kind === 'from' ||
    next.kind === 'with'
  return free ? at : i
}

function findNamed(
  tokens: readonly Token[],
  index: readonly Named[],
): { id: string; start: number; end: number } | null {
  let best: { id: string; from: number; to: number; score: number } | null = null
  for (const entry of index) {
    if (entry.words.length === 0) continue
    for (let i = 0; i + entry.words.length <= tokens.length; i++) {
      let j = i
      const matched = entry.words.every((word) => {
        while (COMMON.has(tokens[j]?.word ?? '') && j > i) j++
        const token = tokens[j++]
        return token !== undefined && token.kind !== 'gone' && sameWord(token.word, word)
      })
      if (matched && entry.words.length === 1 && isOrdinary(tokens, i, entry.words[0] ?? '')) continue
      const score = entry.words.join('').length
      if (matched && (!best || score > best.score)) best = { id: entry.id, from: i, to: j, score }
    }
  }
  if (!best) return null
  const found = { id: best.id, start: tokens[best.from]?.start ?? 0, end: tokens[best.to - 1]?.end ?? 0 }
  consume(tokens, best.from, best.to)
  return found
}

/** "leña" is no slip of Lenga, and "el lago" no cabin: such a word needs "la" or "cabaña" in front of it. */
function isOrdinary(tokens: readonly Token[], at: number, name: string): boolean {
  const token = tokens[at]
  if (!token || !(ORDINARY.has(token.word) || token.kind !== 'word')) return false
  if (token.word !== name && ORDINARY.has(token.word)) return true
  const before = tokens[at - 1]
  const led = before?.kind === 'cabin' || (before?.kind === 'art' && /^(?:la|a|the)$/.test(before.word))
  // "arrayán o ñire": beside a cabin it is one.
  const beside = /^(?:and|or)$/.test(before?.kind ?? '') && tokens[at - 2]?.kind === 'gone'
  if (beside && token.word === name) return false
  const ofCabin = before?.kind === 'of' && /^(?:cabin|art)$/.test(tokens[at - 2]?.kind ?? '')
  return tokens.length > 1 && !led && !ofCabin
}

function sameWord(written: string, name: string): boolean {
  if (written === name) return true
  if (ORDINARY.has(written)) return false
  if (name.length < 4 || written.charAt(0) !== name.charAt(0)) return false
  const limit = name.length >= 8 ? 2 : 1
  return distance(written, name, limit) <= limit
}
