import { keysOf } from '../../server/src/lib/records.ts'

/** Chance of one actor: the same numbers for the same seed, whatever the others do. */
export interface Chance {
  /** Uniform in [0, 1). */
  real(): number
  /** Uniform among the whole numbers `from` … `to`, both included. */
  int(from: number, to: number): number
  one<T>(list: readonly T[]): T
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  yes(probability: number): boolean
  /** A stream of its own for another actor or another subject. */
  branch(name: string): Chance
}

export function chanceOf(seed: string): Chance {
  let state = hash(seed)
  // Mulberry32: small, fast, and good enough for choosing who writes what.
  const real = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(real() * (to - from + 1))
  return {
    real,
    int,
    one(list) {
      const chosen = list[int(0, list.length - 1)]
      if (chosen === undefined) throw new Error('Nothing to choose from')
      return chosen
    },
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const keys = keysOf(weights)
      let left = real() * keys.reduce((sum, key) => sum + weights[key], 0)
      for (const key of keys) {
        left -= weights[key]
        if (left < 0) return key
      }
      throw new Error('Every weight is nothing')
    },
    yes: (probability) => real() < probability,
    branch: (name) => chanceOf(`${seed}/${name}`),
  }
}

/** FNV-1a, finished by a mix so that neighbouring seeds begin far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return h ^ (h >>> 13)
}
