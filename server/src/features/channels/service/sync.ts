import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { addSeconds, type Instant, isBefore, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import { toldOf } from '../domain/cancelling.ts'
import {
  type Feed,
  type FeedId,
  type FeedRun,
  nextTurn,
  pollDelaySeconds,
  type RunCounts,
} from '../domain/feed.ts'
import { meaningHints } from '../domain/feed-event.ts'
import { detectPlatform } from '../domain/platforms.ts'
import { tidy } from '../domain/tidy.ts'
import type { FeedRequest, FetchOutcome } from '../ports.ts'
import { pollingRepository } from '../repository/polling.ts'
import { runRepository } from '../repository/runs.ts'
import { feedRepository } from '../repository.ts'
import { type Applied, applyReading, platformOf, type Reading } from './apply.ts'
import { bumpHolds } from './bump.ts'
import type { ChannelDeps } from './deps.ts'
import { alertGone, alertHeld, closeFeedAlerts, noteMirrors, tellUnreadable } from './feed-alerts.ts'

/** Everything about one fetch; small servers wake up slowly, and nobody waits for this one. */
const FETCH_BUDGET_MS = 30_000
/** In a row; a platform that gave the calendar a new address answers "not found" for ever. */
const FAILURES_THAT_MEAN_GONE = 2

const pack = promisify(gzip)
const unpack = promisify(gunzip)

type SyncStatus = FeedRun['outcome'] | 'postponed' | 'deleted'

export interface SyncResult {
  readonly status: SyncStatus
  readonly counts: RunCounts
  readonly errorType: string | null
  readonly detail: string | null
}

const NOTHING: Omit<SyncResult, 'status'> = { counts: {}, errorType: null, detail: null }

/**
 * Reads one feed now: claim nothing, ask the platform outside any transaction, then make the answer true in one
 * transaction. A failure is written down and changes no night.
 */
export async function syncFeed(
  { deps, db }: { readonly deps: ChannelDeps; readonly db: Db },
  { id, budgetMs = FETCH_BUDGET_MS }: { readonly id: FeedId; readonly budgetMs?: number },
): Promise<SyncResult> {
  const startedAt = deps.clock.now()
  const feed = await feedRepository(db).find(id)
  if (!feed) return { ...NOTHING, status: 'deleted' }
  if (feed.blockedUntil && isBefore(startedAt, feed.blockedUntil)) {
    const detail = 'The platform asked not to be read again yet.'
    return { ...NOTHING, status: 'postponed', errorType: 'rate_limited', detail }
  }
  const outcome = await deps.fetcher.fetch({ url: feed.url, ...validatorsOf(feed, startedAt), budgetMs })
  if (outcome.kind === 'postponed') {
    await pollingRepository(db).postpone(id, addSeconds(startedAt, Math.ceil(outcome.retryAfterSeconds)))
    const detail = 'The platform is not asked now: too many questions or too many failures a moment ago.'
    return { ...NOTHING, status: 'postponed', detail }
  }
  const body = outcome.kind === 'not_modified' ? await rememberedBody(db, id) : undefined
  const read = await readOutcome(deps, { feed, outcome, body })
  if (!read.ok) return recordFailure(deps, db, { feed, startedAt, failure: read })
  return recordReading(deps, db, { feed, startedAt, outcome, ...read })
}

const HOUR_MS = 3_600_000

/** Some servers say "not modified" for ever: once an hour the whole is asked for, whatever they said before. */
function validatorsOf(
  { etag, lastModified, lastSuccessAt }: Feed,
  now: Instant,
): Pick<FeedRequest, 'etag' | 'lastModified'> {
  const hourOf = (at: Instant) => Math.floor(at.epochMilliseconds / HOUR_MS)
  const isSameHour = lastSuccessAt !== null && hourOf(lastSuccessAt) === hourOf(now)
  return isSameHour ? { etag, lastModified } : { etag: null, lastModified: null }
}

async function rememberedBody(db: Db, id: FeedId): Promise<Uint8Array | undefined> {
  const packed = await feedRepository(db).findBody(id)
  return packed && unpack(packed)
}

/** Kept only where the platform can answer "not modified": reading that again is reading the last body again. */
async function bodyToRemember(outcome: Extract<FetchOutcome, { kind: 'body' }>): Promise<Uint8Array | null> {
  return outcome.etag || outcome.lastModified ? pack(outcome.bytes) : null
}

type Read = { readonly ok: true; readonly reading: Reading; readonly bytes: Uint8Array } | Failure

interface Failure {
  readonly ok: false
  readonly errorType: string
  readonly detail: string
  readonly httpStatus: number | null
  readonly retryAfterSeconds: number | null
}

/** The trust gate: whatever does not prove itself a calendar of the same kind is a failure. */
async function readOutcome(
  deps: ChannelDeps,
  read: {
    readonly feed: Feed
    readonly outcome: Exclude<FetchOutcome, { kind: 'postponed' }>
    readonly body: Uint8Array | undefined
  },
): Promise<Read> {
  const { feed, outcome } = read
  const refuse = (errorType: string, detail: string): Failure => ({
    ok: false,
    errorType,
    detail,
    httpStatus: outcome.kind === 'body' ? outcome.httpStatus : null,
    retryAfterSeconds: null,
  })
  if (outcome.kind === 'failure') {
    const { errorType, detail, httpStatus = null, retryAfterSeconds = null } = outcome
    return { ok: false, errorType, detail, httpStatus, retryAfterSeconds }
  }
  const bytes = outcome.kind === 'body' ? outcome.bytes : read.body
  if (!bytes) return refuse('empty', 'the platform said "not modified" to a first reading')
  const today = dateAt(deps.clock.now(), deps.zone)
  const horizon = { from: addDays(today, -1), to: addDays(today, deps.settings.horizonDays) }
  const { lastNightIsEnd: endIsLastNight, transparentIsFree } = feed
  const meaning = { zone: deps.zone, horizon, endIsLastNight, transparentIsFree }
  const parsed = await deps.reader.parse(bytes, meaning)
  if (!parsed.ok) return refuse(parsed.reason, 'the answer is no complete calendar')
  const family = detectPlatform({ prodId: parsed.prodId })
  if (feed.lastSuccessAt && feed.platform !== 'generic' && family !== 'generic' && family !== feed.platform) {
    return refuse('signature_changed', `this was a calendar of ${feed.platform} and is one of ${family} now`)
  }
  return { ok: true, reading: parsed, bytes }
}

async function recordReading(
  deps: ChannelDeps,
  db: Db,
  read: {
    readonly feed: Feed
    readonly startedAt: Instant
    readonly outcome: Exclude<FetchOutcome, { kind: 'postponed' }>
    readonly reading: Reading
    readonly bytes: Uint8Array
  },
): Promise<SyncResult> {
  const { feed, startedAt, outcome, reading, bytes } = read
  const body = outcome.kind === 'body' ? await bodyToRemember(outcome) : null
  const result = await db.transaction(async (tx) => {
    const applied = await applyReading(deps, tx, {
      feed,
      startedAt,
      reading,
      fresh: outcome.kind === 'body',
    })
    if (!('placement' in applied)) return applied
    const now = deps.clock.now()
    const platform = platformOf(feed, reading)
    await feedRepository(tx).recordSuccess(feed.id, {
      at: startedAt,
      platform,
      prodId: reading.prodId || feed.prodId,
      events: reading.events.length,
      badEvents: toldOf(reading),
      hints: meaningHints(tidy(reading.events, { platform, today: dateAt(now, deps.zone) })),
      mirrors: applied.mirrors,
      hold: applied.feed.hold,
      nextPollAt: nextTurn(feed.id, now, deps.settings.intervalSeconds),
      ...(outcome.kind === 'body'
        ? { fresh: { etag: outcome.etag, lastModified: outcome.lastModified, body } }
        : {}),
    })
    await runRepository(tx).insertRun({
      id: deps.ids.uuid(),
      feedId: feed.id,
      at: startedAt,
      durationMs: Math.round(secondsBetween(startedAt, now) * 1000),
      outcome: applied.outcome,
      httpStatus: outcome.kind === 'body' ? outcome.httpStatus : 304,
      bytes: outcome.kind === 'body' ? bytes.length : null,
      errorType: null,
      detail: null,
      counts: applied.counts,
    })
    if (applied.feed.hold && !feed.hold) await alertHeld(deps, tx, applied.feed)
    await tellUnreadable(deps, tx, { feed, badEvents: toldOf(reading) })
    await noteMirrors(deps, tx, { feed, mirrors: applied.mirrors })
    await closeFeedAlerts(deps, tx, { before: feed, after: applied.feed })
    return applied
  })
  if (!('placement' in result)) {
    return { ...NOTHING, status: result.outcome === 'gone' ? 'deleted' : 'not_modified' }
  }
  count(deps, result, startedAt)
  await bumpHolds(deps, db, result.placement)
  return { ...NOTHING, status: result.outcome, counts: result.counts }
}

function count(deps: ChannelDeps, { feed, counts }: Applied, startedAt: Instant): void {
  deps.metrics.synced(secondsBetween(startedAt, deps.clock.now()))
  deps.metrics.changed('imported', feed, counts.imported ?? 0)
  deps.metrics.changed('updated', feed, counts.updated ?? 0)
  deps.metrics.changed('removed', feed, counts.removed ?? 0)
}

async function recordFailure(
  deps: ChannelDeps,
  db: Db,
  failed: { readonly feed: Feed; readonly startedAt: Instant; readonly failure: Failure },
): Promise<SyncResult> {
  const { feed, startedAt, failure } = failed
  const { errorType, detail, httpStatus } = failure
  const failures = feed.failures + 1
  const now = deps.clock.now()
  const pause = pollDelaySeconds(deps.settings.intervalSeconds, failures, deps.ids.random())
  const blockedUntil = failure.retryAfterSeconds ? addSeconds(now, failure.retryAfterSeconds) : null
  await db.transaction(async (tx) => {
    const repository = feedRepository(tx)
    if (!(await repository.lock(feed.id))) return
    await repository.recordFailure(feed.id, {
      at: startedAt,
      errorType,
      detail,
      nextPollAt: addSeconds(now, Math.max(pause, failure.retryAfterSeconds ?? 0)),
      blockedUntil,
    })
    await runRepository(tx).insertRun({
      id: deps.ids.uuid(),
      feedId: feed.id,
      at: startedAt,
      durationMs: Math.round(secondsBetween(startedAt, now) * 1000),
      outcome: 'failed',
      httpStatus,
      bytes: null,
      errorType,
      detail,
      counts: {},
    })
    if (errorType === 'not_found' && failures === FAILURES_THAT_MEAN_GONE) await alertGone(deps, tx, feed)
  })
  deps.metrics.synced(secondsBetween(startedAt, now))
  deps.metrics.failed(feed.accommodationId, errorType)
  return { status: 'failed', counts: {}, errorType, detail }
}
