import type { Clock } from '../../../lib/clock.ts'
import { createProbe, type ProbeTimer, type Reading } from '../../../lib/probe.ts'
import {
  type BackupsSeen,
  judgeBackup,
  judgeChannel,
  judgeDatabase,
  judgeDisk,
  judgeFeeds,
  judgeMemory,
  judgeQueue,
  judgeRedis,
  overall,
} from '../domain/health.ts'
import type {
  ChannelFacts,
  DatabaseFacts,
  DiskFacts,
  FeedAge,
  HealthReport,
  MemoryFacts,
  PoolFacts,
  QueueFacts,
  RuntimeFacts,
} from '../domain/health-facts.ts'

export interface HealthDeps {
  readonly clock: Clock
  readonly timer: ProbeTimer
  readonly askDatabase: () => Promise<DatabaseFacts>
  readonly pool: () => PoolFacts
  /** Null when counters live in this process. */
  readonly pingRedis: (() => Promise<unknown>) | null
  readonly disk: () => Promise<DiskFacts>
  readonly memory: () => MemoryFacts
  readonly runtime: () => RuntimeFacts
  readonly feeds: () => Promise<readonly FeedAge[]>
  /** ICAL_SYNC_MAX_AGE_MINUTES */
  readonly maxFeedAgeMinutes: number
  readonly queue: () => Promise<QueueFacts>
  /** Null where none are wanted. */
  readonly backups: (() => Promise<BackupsSeen>) | null
  readonly channels: () => Readonly<Record<'whatsapp' | 'mercadopago' | 'speech' | 'email', ChannelFacts>>
}

/** Contract section 4: answered within 200 ms whatever hangs; the rest is the answering itself. */
const DEADLINE_MS = 100

/** Every check has its own deadline and they run side by side, so the slowest one decides how long it takes. */
export function healthService(deps: HealthDeps) {
  const probe = <Value>(ask: () => Promise<Value>): (() => Promise<Reading<Value>>) =>
    createProbe({ ask, deadlineMs: DEADLINE_MS, timer: deps.timer })
  const database = probe(deps.askDatabase)
  const redis = deps.pingRedis ? probe(deps.pingRedis) : null
  const disk = probe(deps.disk)
  const feeds = probe(deps.feeds)
  const queue = probe(deps.queue)
  const backup = deps.backups ? probe(deps.backups) : null

  return {
    async read(): Promise<HealthReport> {
      const [databaseReading, redisReading, diskReading, feedReading, queueReading, backupReading] =
        await Promise.all([database(), redis?.(), disk(), feeds(), queue(), backup?.()])
      const now = deps.clock.now()
      const channels = deps.channels()
      const checks: HealthReport['checks'] = {
        database: { ...judgeDatabase(databaseReading), pool: deps.pool() },
        redis: redisReading ? judgeRedis(redisReading) : { status: 'disabled', latencyMs: null },
        disk: judgeDisk(diskReading),
        memory: judgeMemory(deps.memory()),
        ical: judgeFeeds(feedReading, { now, maxAgeMinutes: deps.maxFeedAgeMinutes }),
        whatsapp: judgeChannel(channels.whatsapp),
        mercadopago: judgeChannel(channels.mercadopago),
        speech: judgeChannel(channels.speech),
        email: judgeChannel(channels.email),
        queue: judgeQueue(queueReading),
        backup: judgeBackup(backupReading ?? null, now),
        runtime: { status: 'ok', ...deps.runtime() },
      }
      return { status: overall(checks), at: now, checks }
    },
  }
}

export type HealthService = ReturnType<typeof healthService>
