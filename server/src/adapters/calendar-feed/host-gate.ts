import { addSeconds, type Clock, type Instant, isBefore, secondsBetween } from '../../lib/clock.ts'

export interface HostGateOptions {
  readonly clock: Clock
  readonly maxConcurrent: number
  readonly minSpacingSeconds: number
  /** Failures in a row that open the circuit. */
  readonly failuresToOpen: number
  readonly openSeconds: number
}

export type Entry =
  | { readonly ok: true; readonly leave: (outcome: GateOutcome) => void }
  | { readonly ok: false; readonly reason: 'busy' | 'too_soon' | 'open'; readonly retryAfterSeconds: number }

export interface GateOutcome {
  readonly ok: boolean
  /** Retry-After: closes the host to everybody until then. */
  readonly retryAfterSeconds?: number
}

interface HostState {
  inside: number
  lastEntryAt: Instant | null
  failures: number
  closedUntil: Instant | null
}

/** Reference section 5.6: at most two requests at once and one a second to one host. */
export const POLITE = { maxConcurrent: 2, minSpacingSeconds: 1, failuresToOpen: 5, openSeconds: 300 }

/** Politeness towards one platform, shared by all feeds of a process. Never waits: it says when to come back. */
export class HostGate {
  private readonly options: HostGateOptions
  private readonly hosts = new Map<string, HostState>()

  constructor(options: HostGateOptions) {
    this.options = options
  }

  enter(host: string): Entry {
    const now = this.options.clock.now()
    const state = this.stateOf(host)
    if (state.closedUntil && isBefore(now, state.closedUntil)) {
      return { ok: false, reason: 'open', retryAfterSeconds: secondsBetween(now, state.closedUntil) }
    }
    if (state.inside >= this.options.maxConcurrent) {
      return { ok: false, reason: 'busy', retryAfterSeconds: this.options.minSpacingSeconds }
    }
    const since = state.lastEntryAt ? secondsBetween(state.lastEntryAt, now) : Number.POSITIVE_INFINITY
    if (since < this.options.minSpacingSeconds) {
      return { ok: false, reason: 'too_soon', retryAfterSeconds: this.options.minSpacingSeconds - since }
    }
    state.inside++
    state.lastEntryAt = now
    let left = false
    const leave = (outcome: GateOutcome) => {
      if (left) return
      left = true
      this.settle(state, outcome)
    }
    return { ok: true, leave }
  }

  isOpen(host: string): boolean {
    const until = this.hosts.get(host)?.closedUntil
    return until ? isBefore(this.options.clock.now(), until) : false
  }

  /** Hosts that are left alone now. */
  openHosts(): string[] {
    return [...this.hosts.keys()].filter((host) => this.isOpen(host))
  }

  private settle(state: HostState, outcome: GateOutcome): void {
    state.inside--
    state.failures = outcome.ok ? 0 : state.failures + 1
    const now = this.options.clock.now()
    const pause = outcome.retryAfterSeconds ?? 0
    // Half open after the pause: the count stays, so one more failure closes it again.
    const circuit = state.failures >= this.options.failuresToOpen ? this.options.openSeconds : 0
    state.closedUntil = Math.max(pause, circuit) > 0 ? addSeconds(now, Math.max(pause, circuit)) : null
  }

  private stateOf(host: string): HostState {
    const known = this.hosts.get(host)
    if (known) return known
    const state: HostState = { inside: 0, lastEntryAt: null, failures: 0, closedUntil: null }
    this.hosts.set(host, state)
    return state
  }
}
