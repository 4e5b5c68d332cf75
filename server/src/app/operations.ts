import { mkdir, statfs } from 'node:fs/promises'
import { hostname } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Redis } from 'ioredis'
import type { CleaningService } from '../features/cleaning/service.ts'
import type { ConversationService } from '../features/conversations/service.ts'
import type { WebhookProvider } from '../features/inbox/repository.ts'
import type { InboxService } from '../features/inbox/service.ts'
import { reportRoutes } from '../features/insights/routes/reports.ts'
import { todayRoutes } from '../features/insights/routes/today.ts'
import { insightsRoutes } from '../features/insights/routes.ts'
import { reportService } from '../features/insights/service/reports.ts'
import { todayService } from '../features/insights/service/today.ts'
import { insightsService } from '../features/insights/service.ts'
import { type FeedAge, problemsOf } from '../features/operations/domain/health.ts'
import { metricsRoutes } from '../features/operations/routes/health.ts'
import { operationsRoutes } from '../features/operations/routes.ts'
import { healthService } from '../features/operations/service/health.ts'
import { liveHub } from '../features/operations/service/live.ts'
import { patrolService } from '../features/operations/service/patrol.ts'
import { signatureTally } from '../features/operations/service/signatures.ts'
import type { PostService } from '../features/post/service.ts'
import type { ReservationService } from '../features/reservations/service.ts'
import type { StaffService } from '../features/staff/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Guards } from '../lib/http/actor.ts'
import type { App, Routes } from '../lib/http/app-type.ts'
import { purgeIdempotencyKeys } from '../lib/http/idempotency.ts'
import type { RateLimiter } from '../lib/http/rate-limiter.ts'
import { createProbe, systemTimer } from '../lib/probe.ts'
import type { Context } from './context.ts'
import type { Notifications } from './notifications.ts'
import type { RecordAudit } from './reservations.ts'
import { productVersion } from './version.ts'

export interface OperationParts {
  /** Null when counters live in this process. */
  readonly redis: Redis | null
  readonly limiter: RateLimiter
  readonly audit: RecordAudit
  readonly notifications: Notifications
  readonly cleaning: (db: Db) => Pick<CleaningService, 'day'>
}

/** What is wired after the watch, because it raises alerts itself. */
export interface LateOperationParts {
  readonly guards: Guards
  readonly inbox: (db: Db) => Pick<InboxService, 'list' | 'lastReceived' | 'forgetProcessed'>
  readonly staff: (db: Db) => Pick<StaffService, 'forgetSessions'>
  readonly reservations: (db: Db) => Pick<ReservationService, 'forgetArrivals'>
  readonly conversations: (db: Db) => Pick<ConversationService, 'forgetVoices'>
  readonly post: (db: Db) => Pick<PostService, 'forget'>
  readonly feeds: (db: Db) => Promise<readonly FeedAge[]>
  /** Brings the gauges of the calendars up to date. */
  readonly refreshCalendars: (db: Db) => Promise<void>
}

const HEARTBEAT_MS = 20_000
const LONGEST_STREAM_MS = 15 * 60_000
/** A Prometheus server waits ten seconds; the page itself must not be what is slow. */
const GAUGES_DEADLINE_MS = 1_000

/** Who looks after the installation: health, metrics page, alerts, dead letters, live events, figures. */
export function wireOperations(context: Context, parts: OperationParts) {
  const { clock, propertyId, zone, database, queue, logger } = context
  let stopping = false
  let late: LateOperationParts | undefined
  const ready = (): LateOperationParts => {
    if (!late) throw new Error('The watch was asked before it was wired')
    return late
  }
  const { alerts } = parts.notifications
  const signatures = signatureTally(clock, ['whatsapp', 'mercado_pago'])
  const health = createHealth(context, { ...parts, ready })
  const live = liveHub({
    database,
    propertyId,
    onError: (error) => logger.warn({ err: error }, 'live_events_failed'),
  })
  const patrol = patrolService({
    clock,
    health,
    alerts,
    retention: {
      webhooks: (db, before) => ready().inbox(db).forgetProcessed(before),
      alerts: (db, before) => alerts(db).forgetResolved(before),
      sessions: (db, before) => ready().staff(db).forgetSessions(before),
      arrivals: (db, before) => ready().reservations(db).forgetArrivals(before),
      mails: (db, before) => ready().post(db).forget(before),
      voices: (db, before) => ready().conversations(db).forgetVoices({ before }),
      idempotencyKeys: purgeIdempotencyKeys,
    },
    onForgotten: (rows) => logger.info({ rows }, 'forgotten'),
  })
  const insights = insightsService({ clock, propertyId, zone })

  return {
    health,
    patrol,
    signatures,
    late(given: LateOperationParts): void {
      late = given
    },
    webhookSeen: (provider: string, valid: boolean) => signatures.note(provider, valid),
    shutDown(): void {
      stopping = true
    },
    /** Registered under `/api/v1`, with the other features. */
    get routes(): Routes[] {
      const { guards, inbox } = ready()
      return [
        parts.notifications.routes(guards),
        operationsRoutes({
          db: database,
          zone,
          guards,
          health,
          version: productVersion(),
          isStopping: () => stopping,
          deadLetters: queue.deadLetters,
          audit: parts.audit,
          webhooks: (limit, offset) => inbox(database).list(limit, offset),
          signatures,
          limiter: parts.limiter,
          live,
          heartbeatMs: HEARTBEAT_MS,
          longestMs: LONGEST_STREAM_MS,
        }),
        reportRoutes({ db: database, guards, reports: reportService({ propertyId, zone }) }),
        todayRoutes({
          db: database,
          zone,
          guards,
          today: todayService({ clock, propertyId, zone, cleaning: parts.cleaning }),
        }),
        insightsRoutes({
          db: database,
          zone,
          guards,
          insights,
          health: async () => {
            const { status, checks } = await health.read()
            return { status, problems: problemsOf(checks) }
          },
        }),
      ]
    },
    metricsPage(app: App): void | Promise<void> {
      const { metrics } = context
      const refresh = gauges(context, ready, alerts)
      metrics.buildInfo.set({ version: productVersion(), node: process.version }, 1)
      const { metricsToken: token, production } = context.config
      const { contentType, text } = metrics
      return metricsRoutes({ token, privateOnly: production, contentType, text, refresh })(app)
    },
  }
}

function createHealth(
  context: Context,
  parts: OperationParts & { readonly ready: () => LateOperationParts },
) {
  const { config, database, clock } = context
  const { redis, ready } = parts
  let lastEvents: ReadonlyMap<WebhookProvider, ReturnType<typeof clock.now>> = new Map()
  const off = { configured: false, circuit: 'closed', lastEventAt: null } as const
  return healthService({
    clock,
    timer: systemTimer,
    pingDatabase: async () => {
      lastEvents = await ready().inbox(database).lastReceived()
    },
    pool: () => database.pool(),
    pingRedis: redis && (() => redis.ping()),
    diskFreePercent: () => freePercent(config.dataDir),
    memory: () => {
      const { used_heap_size, heap_size_limit } = getHeapStatistics()
      return {
        rssMb: tenths(process.memoryUsage.rss() / 2 ** 20),
        heapUsedPercent: tenths((used_heap_size / heap_size_limit) * 100),
      }
    },
    runtime: runtimeFacts(),
    feeds: () => ready().feeds(database),
    maxFeedAgeMinutes: config.ical.maxAgeMinutes,
    queue: () => context.queue.state(),
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

async function freePercent(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  const { bavail, blocks } = await statfs(folder)
  return (bavail / blocks) * 100
}

const LOOP_RESOLUTION_MS = 20
/** Percentiles of a day would hide what happens now. */
const LOOP_WINDOW_MS = 60_000

function runtimeFacts() {
  const delay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS })
  delay.enable()
  let since = systemTimer.elapsed()
  const instance = `${hostname()}:${process.pid}`
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

/** Gauges that are read, not counted; when the database hangs the page shows the last ones. */
function gauges(
  context: Context,
  ready: () => LateOperationParts,
  alerts: Notifications['alerts'],
): () => Promise<void> {
  const { metrics, database, logger } = context
  const read = createProbe({
    deadlineMs: GAUGES_DEADLINE_MS,
    timer: systemTimer,
    ask: async () => {
      const queue = await context.queue.state()
      metrics.queueOldest.set(queue.oldestSeconds)
      metrics.deadLetters.set(queue.deadLetters)
      const open = await alerts(database).countOpen()
      metrics.alertsOpen.reset()
      for (const { kind, severity, count } of open) metrics.alertsOpen.inc({ kind, severity }, count)
      await ready().refreshCalendars(database)
    },
  })
  return async () => {
    const reading = await read()
    if (reading.outcome === 'failed') logger.warn({ err: reading.error }, 'gauges_not_refreshed')
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
