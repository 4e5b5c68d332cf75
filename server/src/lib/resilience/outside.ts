import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { inSpan } from '../logging/spans.ts'
import type { Metrics } from '../metrics.ts'

/** Between two tries of a service that failed several times in a row. */
const OPEN_MS = 10_000
const GAUGE = { closed: 0, half_open: 1, open: 2 } as const

export type Circuit = 'closed' | 'half_open' | 'open'

export interface OutsideOptions {
  /** Label of the metrics. */
  readonly service: string
  /** Failures in a row after which nobody calls any more. */
  readonly failuresToOpen: number
  /** How long nobody calls; then one call tries, and its outcome decides. */
  readonly openMs: number
  /** Repetitions of a call that may be repeated. */
  readonly retries: number
  /** First pause between them; it grows, with jitter. */
  readonly retryDelayMs: number
  /** Milliseconds on a scale that never goes back, for the durations. */
  readonly elapsed: () => number
  readonly metrics: {
    /** Of each attempt, whatever came of it. */
    duration(service: string, seconds: number): void
    retried(service: string): void
    circuit(service: string, circuit: Circuit): void
  }
}

/** One call, whose failures are values. */
export interface OutsideCall<Answer> {
  readonly work: () => Promise<Answer>
  readonly deadlineMs: number
  /** The service did not do its part: counts towards opening the circuit. A refusal of what we asked is no failure. */
  readonly isFailure: (answer: Answer) => boolean
  /** Whether such a failure may be followed by the same call at once. */
  readonly mayRepeat: (answer: Answer) => boolean
  /** What to answer without calling. */
  readonly whenOpen: () => Answer
  /** What to answer when the deadline passes during the call. */
  readonly whenLate: () => Answer
}

export interface Outside {
  call<Answer>(call: OutsideCall<Answer>): Promise<Answer>
  circuit(): Circuit
  /** After this many seconds a service whose circuit is open is tried again. */
  readonly retryAfterSeconds: number
}

/** A failure by value on its way through policies that know exceptions only. */
class FailedAnswer extends Error {
  readonly answer: unknown
  readonly repeatable: boolean

  constructor(answer: unknown, repeatable: boolean) {
    super('The service failed')
    this.answer = answer
    this.repeatable = repeatable
  }
}

/** Deadline, repetition and circuit breaker of one outside service. */
export function createOutside(options: OutsideOptions): Outside {
  const { service, metrics } = options
  const isOutage = (error: Error) => error instanceof FailedAnswer || error instanceof TaskCancelledError
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: options.openMs,
    breaker: new ConsecutiveBreaker(options.failuresToOpen),
  })
  const repeat = retry(
    handleWhen((error) => error instanceof FailedAnswer && error.repeatable),
    {
      maxAttempts: options.retries,
      backoff: new ExponentialBackoff({ initialDelay: options.retryDelayMs, maxDelay: 5_000 }),
    },
  )
  const circuit = (): Circuit => nameOf(breaker.state)
  repeat.onRetry(() => metrics.retried(service))
  breaker.onStateChange((state) => metrics.circuit(service, nameOf(state)))
  metrics.circuit(service, circuit())

  const span = { name: service, kind: 'client', attributes: { 'peer.service': service } } as const

  async function attempt<Answer>(call: OutsideCall<Answer>): Promise<Answer> {
    const since = options.elapsed()
    try {
      const answer = await inSpan(span, call.work, call.isFailure)
      if (call.isFailure(answer)) throw new FailedAnswer(answer, call.mayRepeat(answer))
      return answer
    } finally {
      metrics.duration(service, (options.elapsed() - since) / 1000)
    }
  }

  return {
    circuit,
    retryAfterSeconds: options.openMs / 1000,
    async call<Answer>(call: OutsideCall<Answer>) {
      const policy = wrap(repeat, breaker, timeout(call.deadlineMs, TimeoutStrategy.Aggressive))
      try {
        // One signal a call: the library's own default is one for all, and counts who listens to it.
        return await policy.execute(() => attempt(call), new AbortController().signal)
      } catch (error) {
        // Only `attempt` makes these, from an answer of this very call.
        if (error instanceof FailedAnswer) return error.answer as Answer
        if (error instanceof BrokenCircuitError) return call.whenOpen()
        if (error instanceof TaskCancelledError) return call.whenLate()
        throw error
      }
    },
  }
}

/** The policy towards one outside service, with its metrics. */
export function outsideService(service: string, metrics: Metrics): Outside {
  return createOutside({
    service,
    failuresToOpen: 5,
    openMs: OPEN_MS,
    retries: 2,
    retryDelayMs: 200,
    elapsed: () => performance.now(),
    metrics: {
      duration: (label, seconds) => metrics.externalCallDuration.observe({ service: label }, seconds),
      retried: (label) => metrics.externalCallRetries.inc({ service: label }),
      circuit: (label, circuit) => metrics.circuitState.set({ service: label }, GAUGE[circuit]),
    },
  })
}

function nameOf(state: CircuitState): Circuit {
  if (state === CircuitState.Closed) return 'closed'
  return state === CircuitState.HalfOpen ? 'half_open' : 'open'
}
