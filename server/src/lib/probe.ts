/** Where the time between two moments comes from, and who waits; turned by hand in tests. */
export interface ProbeTimer {
  /** Milliseconds on a scale that never goes back. */
  elapsed(): number
  /** Calls `then` once after `ms`; the answer takes it back. */
  after(ms: number, then: () => void): () => void
}

export const systemTimer: ProbeTimer = {
  elapsed: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}

interface Past<Value> {
  readonly value: Value
  readonly ms: number
}

/** What is known of a dependency at the deadline. */
export type Reading<Value> =
  | ({ readonly outcome: 'answered' } & Past<Value>)
  | { readonly outcome: 'failed'; readonly error: unknown; readonly last: Past<Value> | null }
  /** It is being asked and has not answered; `ms` says for how long already. */
  | {
      readonly outcome: 'waiting'
      readonly ms: number
      readonly last: Past<Value> | null
      /** The question before this one failed. */
      readonly afterFailure: boolean
    }

export interface ProbeOptions<Value> {
  readonly ask: () => Promise<Value>
  /** The asker is answered after this long, whatever the dependency does. */
  readonly deadlineMs: number
  readonly timer: ProbeTimer
}

/**
 * Asks a dependency with a deadline. A question that hangs is not asked a second time beside the first: it stays the
 * running one, and everybody who asks meanwhile learns how long it has been waiting.
 */
export function createProbe<Value>(options: ProbeOptions<Value>): () => Promise<Reading<Value>> {
  const { ask, deadlineMs, timer } = options
  let running: { readonly since: number; readonly answer: Promise<Reading<Value>> } | undefined
  let last: Past<Value> | null = null
  let afterFailure = false

  async function run(since: number): Promise<Reading<Value>> {
    try {
      const value = await ask()
      last = { value, ms: timer.elapsed() - since }
      afterFailure = false
      return { outcome: 'answered', ...last }
    } catch (error) {
      afterFailure = true
      return { outcome: 'failed', error, last }
    } finally {
      running = undefined
    }
  }

  return () => {
    if (!running) {
      const since = timer.elapsed()
      running = { since, answer: run(since) }
    }
    const { since, answer } = running
    return new Promise((resolve) => {
      const cancel = timer.after(deadlineMs, () =>
        resolve({ outcome: 'waiting', ms: timer.elapsed() - since, last, afterFailure }),
      )
      answer.then((reading) => {
        cancel()
        resolve(reading)
      })
    })
  }
}
