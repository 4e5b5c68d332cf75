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
const indexes = new WeakMap<readonly CatalogueEntry[], readonly Named[]>()

function indexOf(catalogue: readonly CatalogueEntry[]): readonly Named[] {
  const known = indexes.get(catalogue)
  if (known) return known
  const index = catalogue.flatMap((entry, position) =>
    [entry.name, ...entry.aliases].map((name, i): Named => {
      const parts = fold(name).text.match(/[a-z\u00df-\u024f]+|\d+/g) ?? []
      const numbers = new Set(parts.filter((p) => /^\d+$/.test(p)).map(Number))
      const named = catalogue.some((e) => /\d/.test([e.name, ...e.aliases].join(' ')))
      if (i === 0 && !named) numbers.add(position + 1)
      return { id: entry.id, words: parts.filter((p) => !/^\d+$/.test(p) && !COMMON.has(p)), numbers }
    }),
  )
  indexes.set(catalogue, index)
  return index
}

/** The cabin a message names, by name, by alias with a slip, or by number ("la 2"). Blanks what it used. */
export function consumeCabin(
  tokens: readonly Token[],
  catalogue: readonly CatalogueEntry[] | undefined,
): { id: string | null; start: number; end: number } | null {
  const index = catalogue && catalogue.length > 0 ? indexOf(catalogue) : []
  const named = findNamed(tokens, index)
  if (named) return named
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
        return token !== undefined && sameWord(token.word, word)
      })
      const score = entry.words.join('').length
      if (matched && (!best || score > best.score)) best = { id: entry.id, from: i, to: j, score }
    }
  }
  if (!best) return null
  const found = { id: best.id, start: tokens[best.from]?.start ?? 0, end: tokens[best.to - 1]?.end ?? 0 }
  consume(tokens, best.from, best.to)
  return found
}

function sameWord(written: string, name: string): boolean {
  if (written === name) return true
  if (name.length < 4 || written.charAt(0) !== name.charAt(0)) return false
  const limit = name.length >= 8 ? 2 : 1
  return distance(written, name, limit) <= limit
}
