import { INTENTS } from '../../domain.ts'
import { featuresOf } from './features.ts'
import type { Phrase } from './phrases.ts'

/** A trained classifier with all its figures; see `packModel` for what is kept. */
export interface Trained {
  readonly features: ReadonlyMap<string, number>
  /** Rarity of each feature. */
  readonly rarity: Float64Array
  /** `weights[feature × intents + intent]`. */
  readonly weights: Float64Array
  readonly bias: Float64Array
}

interface Example {
  readonly at: readonly number[]
  readonly values: readonly number[]
  readonly intent: number
}

/** A stretch of letters seen less often is a word's own, and that word is a feature already. */
const FEWEST_PHRASES = 2
const FEWEST_WITH_LETTERS = 3
const ROUNDS = 10
const STEP = 0.5
const DECAY = 1e-4
/** A smaller error than this moves nothing that is kept in the end, and most of the time goes into such. */
const LEAST_ERROR = 0.002
const CLASSES = INTENTS.length

/**
 * Multinomial logistic regression by AdaGrad over words and stretches of letters. Deterministic: the order of the
 * examples is shuffled by a generator of its own.
 */
export function trainIntents(phrases: readonly Phrase[]): Trained {
  const found = phrases.map((phrase) => featuresOf(phrase.text))
  const { features, rarity } = vocabularyOf(found)
  const examples = phrases.map((phrase, i): Example => {
    const known = vectorOf(found[i] ?? new Map(), features, rarity)
    return { ...known, intent: INTENTS.indexOf(phrase.intent) }
  })
  return { features, rarity, ...descend(examples, features.size) }
}

function vocabularyOf(found: readonly ReadonlyMap<string, number>[]) {
  const counts = new Map<string, number>()
  for (const map of found) for (const key of map.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept = [...counts].filter(
    ([key, count]) => count >= (key.startsWith('~') ? FEWEST_WITH_LETTERS : FEWEST_PHRASES),
  )
  const features = new Map(kept.map(([key], index) => [key, index]))
  const rarity = Float64Array.from(kept, ([, count]) => 1 + Math.log((found.length + 1) / (count + 1)))
  return { features, rarity }
}

/** The known features of a text, weighed by rarity, as a vector of length 1. */
function vectorOf(
  found: ReadonlyMap<string, number>,
  features: ReadonlyMap<string, number>,
  rarity: ArrayLike<number>,
): { readonly at: number[]; readonly values: number[] } {
  const at: number[] = []
  const values: number[] = []
  let squares = 0
  for (const [key, weight] of found) {
    const index = features.get(key)
    if (index === undefined) continue
    const value = weight * (rarity[index] ?? 0)
    at.push(index)
    values.push(value)
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) / length
  return { at, values }
}

function descend(examples: readonly Example[], size: number) {
  const weights = new Float64Array(size * CLASSES)
  const bias = new Float64Array(CLASSES)
  const moved = new Float64Array(size * CLASSES).fill(1e-8)
  const biasMoved = new Float64Array(CLASSES).fill(1e-8)
  const order = examples.map((_, i) => i)
  const draw = generator()
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, draw)
    for (const index of order) {
      const example = examples[index]
      if (example) step(example)
    }
  }
  return { weights, bias }

  function step({ at, values, intent }: Example): void {
    const shares = softmax(scores({ weights, bias }, at, values))
    for (let c = 0; c < CLASSES; c++) {
      const error = (shares[c] ?? 0) - (c === intent ? 1 : 0)
      if (Math.abs(error) < LEAST_ERROR) continue
      biasMoved[c] = (biasMoved[c] ?? 0) + error * error
      bias[c] = (bias[c] ?? 0) - (STEP * error) / Math.sqrt(biasMoved[c] ?? 1)
      for (let k = 0; k < at.length; k++) {
        const cell = (at[k] ?? 0) * CLASSES + c
        const slope = error * (values[k] ?? 0) + DECAY * (weights[cell] ?? 0)
        moved[cell] = (moved[cell] ?? 0) + slope * slope
        weights[cell] = (weights[cell] ?? 0) - (STEP * slope) / Math.sqrt(moved[cell] ?? 1)
      }
    }
  }
}

function scores(
  { weights, bias }: { readonly weights: Float64Array; readonly bias: Float64Array },
  at: readonly number[],
  values: readonly number[],
): Float64Array {
  const sums = Float64Array.from(bias)
  for (let k = 0; k < at.length; k++) {
    const from = (at[k] ?? 0) * CLASSES
    const value = values[k] ?? 0
    for (let c = 0; c < CLASSES; c++) sums[c] = (sums[c] ?? 0) + (weights[from + c] ?? 0) * value
  }
  return sums
}

/** Shares that sum to 1; `sharpness` above 1 makes them more decided. */
export function softmax(sums: ArrayLike<number>, sharpness = 1): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (let c = 0; c < sums.length; c++) highest = Math.max(highest, sums[c] ?? 0)
  const shares = new Float64Array(sums.length)
  let total = 0
  for (let c = 0; c < sums.length; c++) {
    const share = Math.exp(((sums[c] ?? 0) - highest) * sharpness)
    shares[c] = share
    total += share
  }
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] ?? 0) / total
  return shares
}

function shuffle(order: number[], draw: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
}

/** Numerical Recipes' linear congruence: enough to shuffle, and the same on every machine. */
function generator(): () => number {
  let state = 20261127
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
