import { setTimeout as sleep } from 'node:timers/promises'
import type { FeedFetcher, FeedRequest, FetchOutcome } from '../../features/channels/ports.ts'
import { type Clock, secondsBetween } from '../../lib/clock.ts'
import { inSpan } from '../../lib/logging/spans.ts'
import { feedAddress } from './fetcher.ts'
import type { HostGate } from './host-gate.ts'

export interface PoliteOptions {
  readonly fetcher: FeedFetcher
  readonly gate: HostGate
  readonly allowPrivateHosts: boolean
  readonly clock: Clock
  /** Told of every answer, for the metrics of outside calls. */
  readonly observe: (call: { readonly seconds: number; readonly openHosts: number }) => void
}

/** Asks each host through its gate; a short queue is waited out within the request's budget. */
export function createPoliteFetcher(options: PoliteOptions): FeedFetcher {
  return {
    inspect: (url) => options.fetcher.inspect(url),

    async fetch(request) {
      const host = feedAddress(request.url, options.allowPrivateHosts)?.host
      if (!host) return options.fetcher.fetch(request)
      let waitedMs = 0
      for (;;) {
        const entry = options.gate.enter(host)
        if (entry.ok) {
          const outcome = await ask(options, { ...request, budgetMs: request.budgetMs - waitedMs })
          entry.leave(gateOutcome(outcome))
          return outcome
        }
        const pauseMs = entry.retryAfterSeconds * 1000
        if (entry.reason === 'open' || waitedMs + pauseMs >= request.budgetMs / 2) {
          return { kind: 'postponed', reason: entry.reason, retryAfterSeconds: entry.retryAfterSeconds }
        }
        await sleep(pauseMs)
        waitedMs += pauseMs
      }
    },
  }
}

async function ask(options: PoliteOptions, request: FeedRequest): Promise<FetchOutcome> {
  const start = options.clock.now()
  const outcome = await inSpan(
    { name: 'calendars', kind: 'client', attributes: { 'peer.service': 'calendars' } },
    () => options.fetcher.fetch(request),
    ({ kind }) => kind === 'failure',
  )
  const seconds = secondsBetween(start, options.clock.now())
  options.observe({ seconds, openHosts: options.gate.openHosts().length })
  return outcome
}

/**
 * What says something about the host, and not about one address of it: a calendar that was removed is not an outage.
 */
function gateOutcome(outcome: FetchOutcome): { ok: boolean; retryAfterSeconds?: number } {
  if (outcome.kind !== 'failure') return { ok: true }
  const { retryAfterSeconds } = outcome
  const ofOneAddress = ['not_found', 'forbidden', 'client_error', 'too_large', 'empty', 'bad_encoding']
  const ok = ofOneAddress.includes(outcome.errorType)
  return retryAfterSeconds === undefined ? { ok } : { ok, retryAfterSeconds }
}
