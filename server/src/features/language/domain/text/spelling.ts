import type { Lexicon } from '../lexicon/lexicon.ts'
import { remembered } from './limits.ts'

/** Optimal string alignment distance, given up beyond `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    before = row
    row = next
  }
  return row[b.length] ?? limit + 1
}

/** The one correctable word this was meant to be, or the word itself: two candidates are no answer. */
export function correct(word: string, lexicon: Lexicon): string {
  if (word.length < 4 || lexicon.known.has(word)) return word
  return correctorOf(lexicon)(word)
}

/** A word is small, and comes again in other sentences. */
const MOST_WORDS = 5000

function correctorOf(lexicon: Lexicon): (word: string) => string {
  const known = correctors.get(lexicon)
  if (known) return known
  const made = remembered((written) => corrected(written, lexicon), MOST_WORDS)
  correctors.set(lexicon, made)
  return made
}

const correctors = new WeakMap<Lexicon, (word: string) => string>()

function corrected(word: string, lexicon: Lexicon): string {
  const squeezed = word.replace(/(.)\1+/g, '$1')
  if (squeezed !== word && lexicon.known.has(squeezed)) return squeezed
  // "henero", "hagosto"
  if (word.startsWith('h') && lexicon.known.has(word.slice(1))) return word.slice(1)
  const candidates = lexicon.correctable.get(word.charAt(0))
  if (!candidates) return word
  let found = ''
  let best = 3
  for (const candidate of candidates) {
    const limit = candidate.length >= 8 ? 2 : 1
    if (candidate.length < 5 || Math.abs(candidate.length - word.length) > limit) continue
    const d = distance(word, candidate, limit)
    if (d > limit) continue
    if (d < best) {
      best = d
      found = candidate
    } else if (d === best) found = ''
  }
  return found || word
}
