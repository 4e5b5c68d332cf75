import { addDays, dateAt } from '../../../lib/local-date.ts'
import { inTurns } from '../../../lib/pieces.ts'
import { toldOf } from '../domain/cancelling.ts'
import { type ClassifiedStay, classifying, EASTERN_CLOCK } from '../domain/classify.ts'
import { type MeaningHint, meaningHints } from '../domain/feed-event.ts'
import { detectPlatform, type Platform } from '../domain/platforms.ts'
import { tidy } from '../domain/tidy.ts'
import type { BadEvent } from '../ports.ts'
import type { ChannelDeps } from './deps.ts'

const BUDGET_MS = 15_000

export type Trial =
  | {
      readonly ok: true
      readonly platform: Platform
      readonly stays: readonly ClassifiedStay[]
      readonly unreadable: readonly BadEvent[]
      readonly suggestions: readonly MeaningHint[]
    }
  | { readonly ok: false; readonly errorType: string; readonly detail: string }

/** Reads an address as a feed would be read, and keeps nothing. */
export async function tryFeed(deps: ChannelDeps, url: string): Promise<Trial> {
  const fetched = await deps.fetcher.fetch({ url, etag: null, lastModified: null, budgetMs: BUDGET_MS })
  if (fetched.kind === 'failure') return { ok: false, errorType: fetched.errorType, detail: fetched.detail }
  if (fetched.kind !== 'body')
    return {
      ok: false,
      errorType: 'rate_limited',
      detail: 'The platform is not asked now; try again in a minute.',
    }
  const today = dateAt(deps.clock.now(), deps.zone)
  const horizon = { from: addDays(today, -1), to: addDays(today, deps.settings.horizonDays) }
  const read = await deps.reader.parse(fetched.bytes, { zone: deps.zone, horizon })
  if (!read.ok) return { ok: false, errorType: read.reason, detail: 'the answer is no complete calendar' }
  const uids = read.events.slice(0, 200).map((event) => event.uid)
  const platform = detectPlatform({ prodId: read.prodId, url, uids })
  const events = tidy(read.events, { platform, today })
  return {
    ok: true,
    platform,
    stays: await inTurns(
      classifying(events, { platform, today, latest: dateAt(deps.clock.now(), EASTERN_CLOCK) }),
    ),
    unreadable: toldOf(read),
    suggestions: meaningHints(events),
  }
}
