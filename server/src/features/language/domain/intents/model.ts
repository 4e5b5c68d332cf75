import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { INTENTS, type IntentName } from '../../domain.ts'
import { LETTERS, PAIR, plainWords, WORD } from './features.ts'
import { softmax, type Trained } from './training.ts'

/** A trained classifier as it is kept in `model.json`: small, and the same bytes for the same phrases. */
export interface PackedModel {
  /** SHA-256 of the phrases it was trained on. */
  readonly trainedOn: string
  /** The features, one a line; deflated, base64. */
  readonly features: string
  /** What one step of a weight is worth. */
  readonly scale: number
  readonly bias: readonly number[]
  /** Deflated, base64. For each feature: how many weights, its rarity × 20, then pairs of intent and signed weight. */
  readonly weights: string
}

/** What a text seems to want. */
export interface Guess {
  readonly intent: IntentName
  /** 0 to 1; calibrated on phrases of voices left out of the training. */
  readonly probability: number
  probabilityOf(intent: IntentName): number
  /** Whole words of the text that it has seen before; without any, it judges by letters alone. */
  readonly knownWords: number
  /** The words that spoke most for it, after folding. */
  because(): string
}

export type Classify = (text: string) => Guess

const CLASSES = INTENTS.length
const RARITY_STEPS = 20
/** A weight under this share of the largest decides nothing; dropping those keeps the file well under 1 MB. */
const LEAST_WEIGHT = 0.07
const MOST_REASONS = 3
/** Of 0.5, 1, 1.5 … the sharpness that made the left-out voices likeliest; see `npm run language:train`. */
const SHARPNESS = 1.2

/** Keeps what decides. `digest` is the SHA-256 of the phrases. */
export function packModel(trained: Trained, digest: string): PackedModel {
  const largest = trained.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const scale = largest / 127
  const names: string[] = []
  const bytes: number[] = []
  for (const [name, index] of trained.features) {
    const pairs: number[] = []
    for (let c = 0; c < CLASSES; c++) {
      const weight = trained.weights[index * CLASSES + c] ?? 0
      if (Math.abs(weight) < largest * LEAST_WEIGHT) continue
      pairs.push(c, Math.round(weight / scale) & 0xff)
    }
    if (pairs.length === 0) continue
    names.push(name)
    bytes.push(pairs.length / 2, Math.round((trained.rarity[index] ?? 0) * RARITY_STEPS), ...pairs)
  }
  const bias = Array.from(trained.bias, (value) => Math.round(value * 1000) / 1000)
  return {
    trainedOn: digest,
    features: deflated(Buffer.from(names.join('\n'))),
    scale: Number(scale.toPrecision(6)),
    bias,
    weights: deflated(Buffer.from(bytes)),
  }
}

function deflated(bytes: Buffer): string {
  return deflateRawSync(bytes, { level: 9 }).toString('base64')
}

function inflated(packed: string): Buffer {
  return inflateRawSync(Buffer.from(packed, 'base64'))
}

/** Makes a classifier of a packed model. */
export function openModel(packed: PackedModel): Classify {
  const names = inflated(packed.features).toString('utf8').split('\n')
  const features = new Map(names.map((name, index) => [name, index]))
  const cells = new Int8Array(inflated(packed.weights))
  const { starts, rarity } = indexOf(cells, names.length)
  const words = Uint8Array.from(names, (name) => (isWord(name) ? 1 : 0))

  /** What one feature adds to each intent. */
  const spread = (feature: number, value: number, sums: Float64Array): void => {
    const start = starts[feature] ?? 0
    const end = start + 2 + 2 * (cells[start] ?? 0)
    const worth = value * packed.scale
    for (let at = start + 2; at < end; at += 2) {
      const intent = cells[at] ?? 0
      sums[intent] = (sums[intent] ?? 0) + (cells[at + 1] ?? 0) * worth
    }
  }

  const weightOf = (feature: number, intent: number): number => {
    const start = starts[feature] ?? 0
    const end = start + 2 + 2 * (cells[start] ?? 0)
    for (let at = start + 2; at < end; at += 2) if (cells[at] === intent) return cells[at + 1] ?? 0
    return 0
  }

  const vectorOf = vectoriser(features, rarity)

  return (text) => {
    const { at, values } = vectorOf(text)
    const sums = Float64Array.from(packed.bias)
    for (let k = 0; k < at.length; k++) spread(at[k] ?? 0, values[k] ?? 0, sums)
    const shares = softmax(sums, SHARPNESS)
    let best = 0
    for (let c = 1; c < shares.length; c++) if ((shares[c] ?? 0) > (shares[best] ?? 0)) best = c
    return {
      intent: INTENTS[best] ?? 'unknown',
      probability: shares[best] ?? 0,
      probabilityOf: (intent) => shares[INTENTS.indexOf(intent)] ?? 0,
      knownWords: at.reduce((count, feature) => count + (words[feature] ?? 0), 0),
      because: () => strongest(best),
    }

    function strongest(intent: number): string {
      const told = at.map((feature, k) => {
        const name = names[feature] ?? ''
        return { name, weight: name.startsWith('~') ? 0 : weightOf(feature, intent) * (values[k] ?? 0) }
      })
      const words = told.filter(({ weight }) => weight > 0)
      const order = words.toSorted((a, b) => b.weight - a.weight)
      return order
        .slice(0, MOST_REASONS)
        .map(({ name }) => name)
        .join(', ')
    }
  }
}

interface KnownWord {
  readonly word: string
  readonly feature: number | undefined
  readonly letters: readonly number[]
}
/** So many different words are kept taken apart: guests use few, and a flood of noise must not fill the memory. */
const MOST_KEPT = 5000

/** The known features of a text as `vectorOf` of the training has them, with each word taken apart only once. */
function vectoriser(features: ReadonlyMap<string, number>, rarity: Float64Array) {
  const kept = new Map<string, readonly KnownWord[]>()
  const seen = new Uint32Array(features.size)
  let turn = 0

  const wordsOf = (piece: string): readonly KnownWord[] => {
    const known = kept.get(piece)
    if (known) return known
    const parts = plainWords(piece).map(({ word, letters }) => ({
      word,
      feature: features.get(word),
      letters: letters.flatMap((key) => features.get(key) ?? []),
    }))
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(piece, parts)
    return parts
  }

  return (text: string): { readonly at: readonly number[]; readonly values: readonly number[] } => {
    const at: number[] = []
    const values: number[] = []
    let squares = 0
    turn++
    const put = (feature: number | undefined, weight: number): void => {
      if (feature === undefined || seen[feature] === turn) return
      seen[feature] = turn
      const value = weight * (rarity[feature] ?? 0)
      at.push(feature)
      values.push(value)
      squares += value * value
    }
    let before = ''
    for (const piece of text.split(' ')) {
      for (const { word, feature, letters } of wordsOf(piece)) {
        put(feature, WORD)
        if (before !== '') put(features.get(`${before} ${word}`), PAIR)
        before = word
        for (const letter of letters) put(letter, LETTERS)
      }
    }
    const length = Math.sqrt(squares) || 1
    for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) / length
    return { at, values }
  }
}

function isWord(feature: string): boolean {
  return feature !== '?' && !feature.startsWith('~') && !feature.includes(' ')
}

/** Where each feature's cells start, and how rare it is. */
function indexOf(cells: Int8Array, size: number) {
  const starts = new Uint32Array(size)
  const rarity = new Float64Array(size)
  for (let index = 0, at = 0; index < size; index++) {
    starts[index] = at
    rarity[index] = ((cells[at + 1] ?? 0) & 0xff) / RARITY_STEPS
    at += 2 + 2 * (cells[at] ?? 0)
  }
  return { starts, rarity }
}
