import type { Instant } from '../../../lib/clock.ts'
import type { Circuit } from './health-facts.ts'

/** What a process counted since it started. */
export interface Tally {
  readonly requests: number
  /** Answered with 500 or more. */
  readonly errors: number
  readonly replies: number
  /** Later than the owner was promised: 3 seconds for words and taps, 15 for a voice note. */
  readonly slowReplies: number
  /** Webhooks whose signature was wrong. */
  readonly forged: number
}

/** What a process tells of itself, so that whichever does the rounds knows of all of them. */
export interface Pulse {
  /** Of the last minutes. */
  readonly lately: Tally
  readonly circuits: Readonly<Record<string, Circuit>>
  /** What each service last said of our key; without one it has not spoken of it here. */
  readonly keys?: Readonly<Record<string, KeyVerdict>>
}

interface KeyVerdict {
  readonly isRefused: boolean
  /** Milliseconds of the epoch. */
  readonly at: number
}

export interface Sample extends Tally {
  readonly at: Instant
}

const NOTHING: Tally = { requests: 0, errors: 0, replies: 0, slowReplies: 0, forged: 0 }

export const WINDOW_SECONDS = 15 * 60
/** Somebody repeats a refused delivery with pauses that grow. */
export const FORGED_WINDOW_SECONDS = 60 * 60

/** What was counted between the last sample before the window and now. */
export function since(samples: readonly Sample[], now: Tally, from: Instant): Tally {
  const before = samples.findLast(({ at }) => at.epochMilliseconds <= from.epochMilliseconds) ?? NOTHING
  return minus(now, before)
}

function minus(a: Tally, b: Tally): Tally {
  return {
    requests: a.requests - b.requests,
    errors: a.errors - b.errors,
    replies: a.replies - b.replies,
    slowReplies: a.slowReplies - b.slowReplies,
    forged: a.forged - b.forged,
  }
}

export function together(pulses: readonly Pulse[]): Pulse {
  const sum = (key: keyof Tally) => pulses.reduce((total, { lately }) => total + lately[key], 0)
  const circuits: Record<string, Circuit> = {}
  for (const pulse of pulses) {
    for (const [service, circuit] of Object.entries(pulse.circuits)) {
      if (circuits[service] !== 'open') circuits[service] = circuit
    }
  }
  return {
    lately: {
      requests: sum('requests'),
      errors: sum('errors'),
      replies: sum('replies'),
      slowReplies: sum('slowReplies'),
      forged: sum('forged'),
    },
    circuits,
    keys: newest(pulses.flatMap(({ keys }) => Object.entries(keys ?? {}))),
  }
}

/** One process was refused, another is served since: that ends it for all of them. */
function newest(verdicts: readonly (readonly [string, KeyVerdict])[]): Record<string, KeyVerdict> {
  return Object.fromEntries([...verdicts].sort(([, a], [, b]) => a.at - b.at))
}

/** Contract: an error rate above 5 %. A handful among few requests is no rate. */
export function hasManyErrors({ requests, errors }: Tally): boolean {
  return errors >= 5 && errors > requests * 0.05
}

/** The 95th percentile is beyond the promise when more than 5 of 100 are; two late ones are bad luck. */
export function isSlow({ replies, slowReplies }: Tally): boolean {
  return slowReplies >= 3 && slowReplies > replies * 0.05
}

/** Strangers try a door now and then; five within an hour is an attack, or a secret that does not fit. */
export function isForged({ forged }: Tally): boolean {
  return forged >= 5
}
