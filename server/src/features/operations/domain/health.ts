import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Reading } from '../../../lib/probe.ts'
import { FULL_DISK_PERCENT, LOW_DISK_PERCENT, OLD_BACKUP_HOURS } from './bounds.ts'
import type {
  ChannelFacts,
  Check,
  CheckStatus,
  DatabaseFacts,
  DatabaseVerdict,
  DiskFacts,
  FeedAge,
  HealthReport,
  HealthStatus,
  MemoryFacts,
  QueueFacts,
} from './health-facts.ts'

/** Contract section 4. */
const SLOW_DATABASE_MS = 500

const SLOW_REDIS_MS = 200

const STALE_FEED_MARGIN_MINUTES = 10

/** A question that hangs this long will not be answered any more. */
const GIVEN_UP_MS = 5_000

/** Node stops the process at 100. */
const HIGH_HEAP_PERCENT = 90

/** Jobs are taken within seconds; one that waits for minutes has nobody who takes it. */
const STUCK_QUEUE_SECONDS = 300

/** A lease lasts seconds: what is held for minutes is held by a worker that hangs. */
const UNSETTLED_SECONDS = 120

/** One that answers and cannot write loses every webhook: that is no better than none. */
export function judgeDatabase(reading: Reading<DatabaseFacts>): DatabaseVerdict {
  const verdict = judgeAnswer(reading, SLOW_DATABASE_MS)
  const writable = reading.outcome === 'failed' ? false : (lastKnown(reading)?.value.writable ?? null)
  if (writable === false && reading.outcome === 'answered')
    return { ...verdict, status: 'error', detail: 'not writable', writable }
  return { ...verdict, writable }
}

export function judgeRedis(reading: Reading<unknown>): Check & { readonly latencyMs: number | null } {
  return judgeAnswer(reading, SLOW_REDIS_MS)
}

function judgeAnswer(
  reading: Reading<unknown>,
  slowMs: number,
): Check & { readonly latencyMs: number | null } {
  if (reading.outcome === 'failed')
    return { status: 'error', detail: wordFor(reading.error), latencyMs: null }
  if (reading.outcome === 'answered') {
    return { status: reading.ms <= slowMs ? 'ok' : 'slow', latencyMs: round(reading.ms) }
  }
  // A connection that hangs gives up now and then and is tried again: that is no recovery.
  if (reading.ms > GIVEN_UP_MS || reading.afterFailure)
    return { status: 'error', detail: 'no answer', latencyMs: round(reading.ms) }
  // It always takes longer than we may wait here, but has been answering in time.
  const usual = reading.last?.ms ?? 0
  if (usual >= reading.ms && usual <= slowMs) return { status: 'ok', latencyMs: round(usual) }
  return { status: 'slow', detail: 'no answer yet', latencyMs: round(reading.ms) }
}

/** The disk with the least room decides; its name stands beside it when it is not that of the data. */
export function judgeDisk(reading: Reading<DiskFacts>): Check & { readonly freePercent: number | null } {
  const known = lastKnown(reading)
  if (!known) return { ...notAnswered(reading), freePercent: null }
  const freePercent = round(known.value.freePercent)
  const status = freePercent > LOW_DISK_PERCENT ? 'ok' : freePercent > FULL_DISK_PERCENT ? 'warning' : 'error'
  return { status, ...(known.value.of === 'logs' ? { detail: 'logs' } : {}), freePercent }
}

export function judgeMemory(facts: MemoryFacts): Check & MemoryFacts {
  return { status: facts.heapUsedPercent > HIGH_HEAP_PERCENT ? 'warning' : 'ok', ...facts }
}

/** By the feed that was read longest ago: one calendar nobody reads is enough to sell a night twice. */
export function judgeFeeds(
  reading: Reading<readonly FeedAge[]>,
  limits: { readonly now: Instant; readonly maxAgeMinutes: number },
): HealthReport['checks']['ical'] {
  const known = lastKnown(reading)
  if (!known) return { ...notAnswered(reading), ageMinutes: null, feeds: null, failing: null }
  const feeds = known.value
  if (feeds.length === 0) return { status: 'disabled', ageMinutes: null, feeds: 0, failing: 0 }
  const age = Math.max(...feeds.map((feed) => feedAgeMinutes(feed, limits.now)))
  const { maxAgeMinutes } = limits
  const status =
    age < maxAgeMinutes ? 'ok' : age < maxAgeMinutes + STALE_FEED_MARGIN_MINUTES ? 'warning' : 'error'
  const failing = feeds.filter((feed) => feed.failures > 0).length
  return { status, ageMinutes: round(age), feeds: feeds.length, failing }
}

/** Minutes since the feed was last read whole; one that never was counts from its beginning. */
function feedAgeMinutes(feed: FeedAge, now: Instant): number {
  const since = feed.lastSuccessAt ?? feed.createdAt
  return Math.max(0, (now.epochMilliseconds - since.epochMilliseconds) / 60_000)
}

export function judgeChannel(facts: ChannelFacts): Check & ChannelFacts {
  if (!facts.configured) return { status: 'disabled', ...facts }
  if (facts.circuit === 'open') return { status: 'warning', detail: 'circuit open', ...facts }
  return { status: 'ok', ...facts }
}

export function judgeQueue(reading: Reading<QueueFacts>): HealthReport['checks']['queue'] {
  const known = lastKnown(reading)
  if (!known) return { ...notAnswered(reading), facts: null }
  const facts = known.value
  if (facts.unsettledOldestSeconds > UNSETTLED_SECONDS)
    return { status: 'warning', detail: 'jobs hang', facts }
  if (facts.oldestSeconds > STUCK_QUEUE_SECONDS) return { status: 'warning', detail: 'jobs wait', facts }
  return { status: 'ok', facts }
}

export interface BackupsSeen {
  readonly latest: Instant | null
  /** Since when there could have been one. */
  readonly since: Instant
}

/** Null where no backups are wanted. */
export function judgeBackup(
  reading: Reading<BackupsSeen> | null,
  now: Instant,
): HealthReport['checks']['backup'] {
  if (!reading) return { status: 'disabled', lastSuccessAt: null, ageHours: null }
  const known = lastKnown(reading)
  if (!known) return { ...notAnswered(reading), lastSuccessAt: null, ageHours: null }
  const { latest: at, since } = known.value
  const ageHours = at && round(secondsBetween(at, now) / 3600)
  const waited = ageHours ?? secondsBetween(since, now) / 3600
  return { status: waited > OLD_BACKUP_HOURS ? 'warning' : 'ok', lastSuccessAt: at, ageHours }
}

/** Only the database makes it unhealthy; anything else that is not well makes it degraded. */
export function overall(checks: Readonly<Record<string, Check>>): HealthStatus {
  if (checks.database?.status === 'error') return 'unhealthy'
  return problemsOf(checks).length > 0 ? 'degraded' : 'healthy'
}

export function problemsOf(
  checks: Readonly<Record<string, Check>>,
): { check: string; status: CheckStatus }[] {
  return Object.entries(checks)
    .filter(([, { status }]) => status !== 'ok' && status !== 'disabled')
    .map(([check, { status }]) => ({ check, status }))
}

/** What is asked of the database may be as old as its last answer: how old that may be, the database check says. */
function lastKnown<Value>(reading: Reading<Value>): { readonly value: Value } | null {
  if (reading.outcome === 'answered') return reading
  return reading.outcome === 'waiting' ? reading.last : null
}

function notAnswered(reading: Reading<unknown>): Check {
  if (reading.outcome === 'failed') return { status: 'error', detail: wordFor(reading.error) }
  return { status: 'warning', detail: 'no answer yet' }
}

/** The code of an error, not its sentence: that one may name hosts and accounts. */
function wordFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'string') return code
  return error instanceof Error ? error.name : 'failed'
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
