import { addSeconds, type Clock, type Instant } from '../../lib/clock.ts'

/** Below this it is the way of the answer, and no harm to a link that lives half an hour. */
const STEP_SECONDS = 60

export interface TheirClock {
  /** From the `Date` of an answer. */
  learn(date: string | null): void
  /** A moment of ours as their clock tells it. */
  toTheirs(at: Instant): Instant
  aheadSeconds(): number
}

/**
 * What our clock says beyond the provider's. On a machine whose clock is wrong a payment link would be over before it
 * was sent, and what was paid just now would lie outside of what is searched.
 */
export function theirClock(clock: Clock | undefined): TheirClock {
  let ahead = 0
  return {
    learn(date) {
      const theirs = date === null ? Number.NaN : Date.parse(date)
      if (!clock || Number.isNaN(theirs)) return
      const seen = (clock.now().epochMilliseconds - theirs) / 1000
      // In whole steps, and kept while it is near: what is asked for twice is asked for in the same words.
      if (Math.abs(seen - ahead) >= STEP_SECONDS) ahead = Math.round(seen / STEP_SECONDS) * STEP_SECONDS
    },
    toTheirs: (at) => (ahead === 0 ? at : addSeconds(at, -ahead)),
    aheadSeconds: () => ahead,
  }
}
