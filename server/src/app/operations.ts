import { hostname } from 'node:os'
import type { Redis } from 'ioredis'
import type { AnswersService } from '../features/answers/service.ts'
import { leadRepository } from '../features/channels/repository/leads.ts'
import type { CleaningService } from '../features/cleaning/service.ts'
import type { ConversationService } from '../features/conversations/service.ts'
import type { InboxService } from '../features/inbox/service.ts'
import { reportRoutes } from '../features/insights/routes/reports.ts'
import { todayRoutes } from '../features/insights/routes/today.ts'
import { insightsRoutes } from '../features/insights/routes.ts'
import { reportService } from '../features/insights/service/reports.ts'
import { todayService } from '../features/insights/service/today.ts'
import { insightsService } from '../features/insights/service.ts'
import type { MessagingService } from '../features/messaging/service.ts'
import { problemsOf } from '../features/operations/domain/health.ts'
import type { FeedAge } from '../features/operations/domain/health-facts.ts'
import { backUpNowJob } from '../features/operations/jobs.ts'
import { pulseRepository } from '../features/operations/repository.ts'
import { backupRoutes } from '../features/operations/routes/backups.ts'
import { metricsRoutes } from '../features/operations/routes/health.ts'
import { operationsRoutes } from '../features/operations/routes.ts'
import type { BackupService } from '../features/operations/service/backups.ts'
import { liveHub } from '../features/operations/service/live.ts'
import { patrolService } from '../features/operations/service/patrol.ts'
import { signatureTally } from '../features/operations/service/signatures.ts'
import type { PaymentService } from '../features/payments/service.ts'
import type { PostService } from '../features/post/service.ts'
import type { ReservationService } from '../features/reservations/service.ts'
import type { StaffService } from '../features/staff/service.ts'
import type { WaitlistService } from '../features/waitlist/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Guards } from '../lib/http/actor.ts'
import type { App, Routes } from '../lib/http/app-type.ts'
import { purgeIdempotencyKeys } from '../lib/http/idempotency.ts'
import type { RateLimiter } from '../lib/http/rate-limiter.ts'
import { dateAt } from '../lib/local-date.ts'
import { createProbe, systemTimer } from '../lib/probe.ts'
import type { Context } from './context.ts'
import { createHealth } from './health.ts'
import type { Notifications } from './notifications.ts'
import { wirePulse } from './pulse.ts'
import type { RecordAudit } from './reservations.ts'
import { certificateEnd, clockAhead } from './surroundings.ts'
import { productVersion, publishedBy } from './version.ts'

export interface OperationParts {
  /** Null when counters live in this process. */
  readonly redis: Redis | null
  readonly limiter: RateLimiter
  readonly audit: RecordAudit
  readonly notifications: Notifications
  readonly cleaning: (db: Db) => Pick<CleaningService, 'states'>
  /** Null when BACKUP_KEEP_DAYS is 0. */
  readonly backups: BackupService | null
}

/** What is wired after the watch, because it raises alerts itself. */
export interface LateOperationParts {
  readonly guards: Guards
  readonly inbox: (db: Db) => Pick<InboxService, 'list' | 'lastReceived' | 'countSince' | 'forgetProcessed'>
  readonly staff: (db: Db) => Pick<StaffService, 'forgetSessions'>
  readonly reservations: (db: Db) => Pick<ReservationService, 'forgetArrivals'>
  readonly post: (db: Db) => Pick<PostService, 'forget'>
  readonly conversations: (db: Db) => Pick<ConversationService, 'forgetVoices' | 'forgetOldWords'>
  readonly messaging: (db: Db) => Pick<MessagingService, 'forgetOldWords'>
  readonly answers: (db: Db) => Pick<AnswersService, 'forgetQuestions'>
  readonly waitlist: (db: Db) => Pick<WaitlistService, 'forget'>
  readonly payments: (db: Db) => Pick<PaymentService, 'forgetProofFiles'>
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
  const instance = `${hostname()}:${process.pid}`
  const pulse = wirePulse(context, instance, parts.notifications.email)
  const health = createHealth(context, { ...parts, ready, instance })
  const live = liveHub({
    database,
    propertyId,
    hasOthers: () => context.queue.hasOthers(),
    onError: (error) => logger.warn({ err: error }, 'live_events_failed'),
  })
  const patrol = patrolService({
    clock,
    health,
    alerts,
    zone,
    pulse,
    certificateEndsAt: certificateEnd(context.config, clock),
    clockAheadSeconds: clockAhead(context.config, clock),
    whatsapp: async (db, since) => {
      if (!context.whatsapp) return null
      const inbox = ready().inbox(db)
      const [events, last] = await Promise.all([inbox.countSince('whatsapp', since), inbox.lastReceived()])
      return { events, lastAt: last.get('whatsapp') ?? null }
    },
    retention: {
      webhooks: (db, before) => ready().inbox(db).forgetProcessed(before),
      alerts: (db, before) => alerts(db).forgetResolved(before),
      sessions: (db, before) => ready().staff(db).forgetSessions(before),
      arrivals: (db, before) => ready().reservations(db).forgetArrivals(before),
      mails: (db, before) => ready().post(db).forget(before),
      voices: (db, before) => ready().conversations(db).forgetVoices({ before }),
      receipts: (db, before) => ready().payments(db).forgetProofFiles(before),
      async chats(db, before) {
        await ready().messaging(db).forgetOldWords(before)
        await ready().answers(db).forgetQuestions({ before })
        await ready()
          .waitlist(db)
          .forget({ endedBefore: dateAt(before, zone) })
        await alerts(db).forgetWords({ before })
        await leadRepository(db, propertyId).forget({ before })
        return ready().conversations(db).forgetOldWords(before)
      },
      idempotencyKeys: purgeIdempotencyKeys,
      pulses: (db, before) => pulse(db).forget(before),
    },
    audit: parts.audit,
    onForgotten(kind, rows) {
      context.metrics.retentionForgotten.inc({ kind }, rows)
      logger.info({ kind, rows }, 'forgotten')
    },
  })
  const insights = insightsService({ clock, propertyId, zone })
  const today = todayService({ clock, propertyId, zone, cleaning: parts.cleaning })

  return {
    health,
    patrol,
    signatures,
    pulse,
    today,
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
        backupRoutes({
          db: database,
          zone,
          guards,
          backups: parts.backups,
          askForOne: (tx) => queue.enqueue(tx, backUpNowJob, {}),
          isAsked: () => pulseRepository(database).isBackupAsked(),
          restore: context.restart && {
            hasOthers: async () => !(await database.claimAlone()),
            begin: context.restart,
          },
          audit: parts.audit,
        }),
        operationsRoutes({
          db: database,
          zone,
          guards,
          health,
          clock,
          version: productVersion(),
          published: publishedBy(context.config),
          isStopping: () => stopping,
          deadLetters: queue.deadLetters,
          audit: parts.audit,
          webhooks: (page) => inbox(database).list(page),
          signatures,
          limiter: parts.limiter,
          live,
          heartbeatMs: HEARTBEAT_MS,
          longestMs: LONGEST_STREAM_MS,
        }),
        reportRoutes({ db: database, guards, reports: reportService({ propertyId, zone }) }),
        todayRoutes({ db: database, zone, guards, today }),
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
      const refresh = gauges(context, { ready, alerts, backups: parts.backups })
      metrics.buildInfo.set({ version: productVersion(), node: process.version }, 1)
      const { metricsToken: token, production } = context.config
      const { contentType, text } = metrics
      return metricsRoutes({ token, privateOnly: production, contentType, text, refresh })(app)
    },
  }
}

/** Gauges that are read, not counted; when the database hangs the page shows the last ones. */
function gauges(
  context: Context,
  parts: Pick<OperationParts, 'backups'> & {
    readonly ready: () => LateOperationParts
    readonly alerts: Notifications['alerts']
  },
): () => Promise<void> {
  const { metrics, database, logger } = context
  const read = createProbe({
    deadlineMs: GAUGES_DEADLINE_MS,
    timer: systemTimer,
    ask: async () => {
      const queue = await context.queue.state()
      metrics.queueOldest.set(queue.oldestSeconds)
      metrics.deadLetters.set(queue.deadLetters)
      const open = await parts.alerts(database).countOpen()
      metrics.alertsOpen.reset()
      for (const { kind, severity, count } of open) metrics.alertsOpen.inc({ kind, severity }, count)
      await parts.backups?.latest() // which moves its gauge
      await parts.ready().refreshCalendars(database)
    },
  })
  return async () => {
    const reading = await read()
    if (reading.outcome === 'failed') logger.warn({ err: reading.error }, 'gauges_not_refreshed')
  }
}
