import { availableParallelism, loadavg } from 'node:os'
import { keysOf, recordOf } from '../../server/src/lib/records.ts'

/** One figure of a benchmark beside what is promised. */
export interface Measurement {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The promise of docs, as text: "≥ 10,000". */
  readonly promise: string
  /** Null: not judged, because the machine was busy or nothing is promised. */
  readonly kept: boolean | null
  /** An absolute depends on the machine and is judged only when it was quiet; counts and ratios always. */
  readonly isAbsolute?: boolean
}

/** What a figure is held against. */
export type Promised = { readonly atMost: number } | { readonly atLeast: number } | null

export function measured(
  name: string,
  figure: { readonly value: number; readonly unit: string; readonly promised: Promised },
): Measurement {
  const { unit, promised } = figure
  const value = rounded(figure.value)
  const isAbsolute = !['x', 'statements', '%'].includes(unit)
  if (promised === null) return { name, value, unit, promise: '', kept: null, isAbsolute }
  const kept = 'atMost' in promised ? value <= promised.atMost : value >= promised.atLeast
  const promise = 'atMost' in promised ? `<= ${promised.atMost}` : `>= ${promised.atLeast}`
  return { name, value, unit, promise, kept, isAbsolute }
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Rounds of several things in turn, so that what disturbs one disturbs the others too. */
export async function interleaved<Name extends string>(
  rounds: number,
  things: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = keysOf(things)
  const results = recordOf(names, (): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await things[name]())
  }
  return recordOf(names, (name) => median(results[name]))
}

/** Milliseconds of each of `count` runs, `atOnce` of them at a time. */
export async function timed(
  work: (n: number) => Promise<unknown>,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<{ readonly each: number[]; readonly perSecond: number }> {
  const each: number[] = []
  let next = 0
  const startedAt = performance.now()
  const line = async () => {
    for (let n = next++; n < count; n = next++) {
      const before = performance.now()
      await work(n)
      each.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line))
  return { each, perSecond: (1000 * count) / (performance.now() - startedAt) }
}

/** Why absolutes of this run are not to be believed; null on a quiet machine. */
export function busyness(): string | null {
  const [load = 0] = loadavg()
  const cores = availableParallelism()
  if (load > cores / 2) return `load ${load.toFixed(1)} on ${cores} cores`
  const loops = Array.from({ length: 7 }, calibration)
  const slowest = median(loops) / Math.min(...loops)
  return slowest > 1.2 ? `a loop of arithmetic took ${slowest.toFixed(2)} x its best` : null
}

function calibration(): number {
  const before = performance.now()
  let sum = 0
  for (let i = 0; i < 20_000_000; i++) sum = (sum + i * 31) | 0
  return performance.now() - before + (sum === 42 ? 1 : 0)
}
