import { createSlackWay } from '../adapters/slack/webhook.ts'
import { createMailWay } from '../adapters/smtp/mailer.ts'
import { createPushSender, mayPush } from '../adapters/web-push/sender.ts'
import { createWhatsAppWay } from '../adapters/whatsapp-cloud/alert-way.ts'
import type { CloseAlert, RaiseAlert, RestateAlert } from '../features/notifications/domain/alert.ts'
import { ringJob } from '../features/notifications/jobs.ts'
import type { PushSender, TellOutcome, WayOut } from '../features/notifications/ports.ts'
import { tellingRoutes } from '../features/notifications/routes.ts'
import { bellService } from '../features/notifications/service/bell.ts'
import type { BellDeps } from '../features/notifications/service/deps.ts'
import { tellingSettingsService } from '../features/notifications/service/settings.ts'
import { alertService } from '../features/notifications/service.ts'
import type { Guards } from '../lib/http/actor.ts'
import type { Routes } from '../lib/http/app-type.ts'
import { systemResolver } from '../lib/http/guarded-fetch.ts'
import { type Outside, outsideService } from '../lib/resilience/outside.ts'
import type { Context } from './context.ts'
import type { RecordAudit } from './reservations.ts'

/** Whoever is told by mail or Slack waits for nobody; the job comes again. */
const TIMEOUT_MS = 10_000
const DEADLINE_MS = 25_000

/** The owner's bell, wired: what is raised, and by which ways people are told. */
export function wireNotifications(
  context: Context,
  parts: {
    readonly audit: RecordAudit
    readonly onWhatsApp: NonNullable<BellDeps['onWhatsApp']>
    readonly saidInChat: NonNullable<BellDeps['saidInChat']>
  },
) {
  const { clock, ids, queue, propertyId, zone, database, config, metrics } = context
  const { ways, email, guard } = openWays(context)
  const alerts = alertService({
    clock,
    ids,
    propertyId,
    announce: (tx) => queue.enqueue(tx, ringJob, {}),
  })
  const deps = {
    clock,
    ids,
    jobs: queue,
    propertyId,
    zone,
    baseUrl: config.http.baseUrl,
    ways,
    onWhatsApp: parts.onWhatsApp,
    saidInChat: parts.saidInChat,
    recipients: {
      whatsapp: [...new Set([...config.alerts.whatsappTo, ...config.ownerPhones])],
      email: config.alerts.emailTo,
    },
    told: (way: string, kind: string, outcome: string) => metrics.ownerTold.inc({ way, kind, outcome }),
  }
  const bell = bellService(deps)
  const settings = tellingSettingsService(deps)
  return {
    alerts,
    bell,
    email,
    alert: (async (tx, note) => void (await alerts(tx).raise(note))) satisfies RaiseAlert,
    closeAlert: (async (tx, key) => void (await alerts(tx).close(key))) satisfies CloseAlert,
    restateAlert: ((tx, note) => alerts(tx).restate(note)) satisfies RestateAlert,
    routes: (guards: Guards): Routes =>
      tellingRoutes({
        db: database,
        zone,
        guards,
        alerts,
        bell,
        settings,
        vapidPublicKey: context.vapid.publicKey,
        mayPush: (endpoint) => mayPush(endpoint, guard),
        audit: parts.audit,
      }),
  }
}

export type Notifications = ReturnType<typeof wireNotifications>

function openWays(context: Context) {
  const { config, metrics, vapid } = context
  const { baseUrl } = config.http
  const domain = new URL(baseUrl).hostname
  const email = outsideService('email', metrics)
  const slack = config.alerts.slackWebhookUrl
  const guard = { resolve: systemResolver, allowPrivateHosts: config.ical.allowPrivateHosts }
  const contact = baseUrl.startsWith('https:') ? baseUrl : `mailto:owner@${domain}`
  const push = createPushSender({ keys: vapid, contact, guard, timeoutMs: TIMEOUT_MS })
  return {
    guard,
    email,
    ways: {
      push: guardedPush(push, outsideService('push', metrics)),
      whatsapp: context.whatsapp && createWhatsAppWay(context.whatsapp.gateway),
      email: config.smtp && guarded(createMailWay({ ...config.smtp, domain }), email),
      slack: slack
        ? guarded(createSlackWay({ url: slack, timeoutMs: TIMEOUT_MS }), outsideService('slack', metrics))
        : null,
    },
  }
}

function guarded(way: WayOut, outside: Outside): WayOut {
  return { tell: (recipient, message) => behind(outside, () => way.tell(recipient, message)) }
}

function guardedPush(push: PushSender, outside: Outside): PushSender {
  return { send: (subscription, message) => behind(outside, () => push.send(subscription, message)) }
}

function behind(outside: Outside, work: () => Promise<TellOutcome>): Promise<TellOutcome> {
  const notTold = (detail: string): TellOutcome => ({ ok: false, reason: 'retry', detail })
  return outside.call<TellOutcome>({
    work,
    deadlineMs: DEADLINE_MS,
    isFailure: (answer) => !answer.ok && answer.reason === 'retry',
    mayRepeat: () => false,
    whenOpen: () => notTold('it has been failing; not called'),
    whenLate: () => notTold('no answer in time'),
  })
}
