import { setImmediate as nextTurn } from 'node:timers/promises'

/** Work in pieces: at each `yield` others may have their turn. What it works on must be its own until it is done. */
export type Pieces<T> = Generator<undefined, T, undefined>

/** Items between two places at which work can stop: well under a millisecond of the dearest work there is. */
const ITEMS = 20
/** What a guest's request may have to wait for, beside what it needs itself. */
const TURN_MS = 5

export function* eachInPieces<T>(items: Iterable<T>, work: (item: T) => void): Pieces<void> {
  let done = 0
  for (const item of items) {
    work(item)
    if (++done % ITEMS === 0) yield
  }
}

export function* mapInPieces<T, U>(items: Iterable<T>, map: (item: T) => U): Pieces<U[]> {
  const mapped: U[] = []
  yield* eachInPieces(items, (item) => mapped.push(map(item)))
  return mapped
}

/** To the end without a stop, where nobody waits. */
export function atOnce<T>(work: Pieces<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Gives the event loop a turn between pieces: work of any length holds nobody up for longer than `TURN_MS`. */
export async function inTurns<T>(work: Pieces<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + TURN_MS
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < end)
    await nextTurn()
  }
}
