import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Redis } from 'ioredis'
import type { WebhookProvider } from '../features/inbox/repository.ts'
import type { InboxService } from '../features/inbox/service.ts'
import type { BackupsSeen } from '../features/operations/domain/health.ts'
import type { FeedAge } from '../features/operations/domain/health-facts.ts'
import { pulseRepository } from '../features/operations/repository.ts'
import type { BackupService } from '../features/operations/service/backups.ts'
import { healthService } from '../features/operations/service/health.ts'
import type { Instant } from '../lib/clock.ts'
import type { Db } from '../lib/db/types.ts'
import { LOOP_RESOLUTION_MS } from '../lib/metrics.ts'
import { systemTimer } from '../lib/probe.ts'
import type { Context } from './context.ts'
import type { Notifications } from './notifications.ts'
import { diskFacts } from './surroundings.ts'

export interface HealthParts {
  readonly instance: string
  readonly redis: Redis | null
  readonly backups: BackupService | null
  readonly notifications: Pick<Notifications, 'email'>
  /** Of what is wired later. */
  readonly ready: () => {
    readonly inbox: (db: Db) => Pick<InboxService, 'lastReceived'>
    readonly feeds: (db: Db) => Promise<readonly FeedAge[]>
  }
}

export function createHealth(context: Context, parts: HealthParts) {
  const { config, database, clock } = context
  const { redis, ready, backups } = parts
  const isWritable = writeTrial(context)
  let lastEvents: ReadonlyMap<WebhookProvider, ReturnType<typeof clock.now>> = new Map()
  const off = { configured: false, circuit: 'closed', lastEventAt: null } as const
  return healthService({
    clock,
    timer: systemTimer,
    askDatabase: async () => {
      lastEvents = await ready().inbox(database).lastReceived()
      return { writable: await isWritable() }
    },
    pool: () => database.pool(),
    pingRedis: redis && (() => writeRedis(redis)),
    disk: diskFacts(config.dataDir, context.freePercent),
    memory: () => {
      const { used_heap_size, heap_size_limit } = getHeapStatistics()
      return {
        rssMb: tenths(process.memoryUsage.rss() / 2 ** 20),
        heapUsedPercent: tenths((used_heap_size / heap_size_limit) * 100),
      }
    },
    runtime: runtimeFacts(parts.instance),
    feeds: () => ready().feeds(database),
    maxFeedAgeMinutes: config.ical.maxAgeMinutes,
    queue: () => context.queue.state(),
    backups: backups && backupsSeen(context, backups),
    channels: () => ({
      whatsapp: context.whatsapp
        ? {
            configured: true,
            circuit: context.whatsapp.circuit(),
            lastEventAt: lastEvents.get('whatsapp') ?? null,
          }
        : off,
      mercadopago: context.mercadoPago
        ? {
            configured: true,
            circuit: context.mercadoPago.circuit(),
            lastEventAt: lastEvents.get('mercado_pago') ?? null,
          }
        : off,
      speech: context.speech ? { ...off, configured: true, circuit: context.speech.circuit() } : off,
      email: { ...off, configured: config.smtp !== null, circuit: parts.notifications.email.circuit() },
    }),
  })
}

function backupsSeen({ config, database, clock }: Context, backups: BackupService) {
  let since: Instant | undefined
  return async (): Promise<BackupsSeen> => {
    const latest = await backups.latest()
    since ??= await pulseRepository(database).backupsWantedSince(config.backup?.dir ?? '', clock.now())
    return { latest, since }
  }
}

/** Between two trials; what the database says of itself is asked every time. */
const WRITE_AGAIN_MS = 5_000

function writeTrial({ database }: Context): () => Promise<boolean> {
  const trials = pulseRepository(database)
  let wroteAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (await trials.saysItReadsOnly()) return false
    if (systemTimer.elapsed() - wroteAt < WRITE_AGAIN_MS) return true
    const can = await trials.canWrite()
    if (can) wroteAt = systemTimer.elapsed()
    return can
  }
}

/** One that is full answers a ping and refuses to write. */
async function writeRedis(redis: Redis): Promise<void> {
  try {
    await redis.set('tranquera:health', '1', 'EX', 60)
  } catch (error) {
    const isFull = error instanceof Error && error.message.startsWith('OOM')
    throw isFull ? Object.assign(new Error('Redis is full'), { code: 'full' }) : error
  }
}

/** Percentiles of a day would hide what happens now. */
const LOOP_WINDOW_MS = 60_000

/** One for the process: it is looked at as long as the process lives. */
let loop: ReturnType<typeof monitorEventLoopDelay> | undefined

function loopDelay() {
  loop ??= monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS })
  loop.enable()
  return loop
}

function runtimeFacts(instance: string) {
  const delay = loopDelay()
  let since = systemTimer.elapsed()
  return () => {
    // The histogram holds the intervals of its timer, whose length is no delay.
    const p99 = delay.count === 0 ? 0 : Math.max(0, delay.percentile(99) / 1e6 - LOOP_RESOLUTION_MS)
    if (systemTimer.elapsed() - since > LOOP_WINDOW_MS) {
      delay.reset()
      since = systemTimer.elapsed()
    }
    return {
      node: process.version,
      uptimeSeconds: Math.round(process.uptime()),
      eventLoopP99Ms: tenths(p99),
      instance,
    }
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
