import { knownKind } from '@tranquera/contracts/alert-kinds'
import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { JobAttempt } from '../../../lib/queue/job.ts'
import type { Alert } from '../domain/alert.ts'
import {
  isPressing,
  isTold,
  minutesUntilNextRing,
  type OwnerLanguage,
  type Phase,
  quietUntil,
  type Telling,
  type TellingId,
  type TellingSettings,
  type Way,
} from '../domain/telling.ts'
import { noticeOf } from '../domain/wording.ts'
import { deliverAlertJob } from '../jobs.ts'
import type { Message, TellOutcome } from '../ports.ts'
import { tellingSettingsRepository } from '../repository/settings.ts'
import { tellingRepository } from '../repository/tellings.ts'
import { alertRepository } from '../repository.ts'
import type { BellDeps } from './deps.ts'
import { settingsOf, type WayOfNow, waysOfNow } from './settings.ts'

/** When nobody can be told, it looks again whether somebody can. */
const NOBODY_TO_TELL_SECONDS = 3600
/** Alerts about parts that come and go by themselves: who was told that one is down is told when it is up. */
const TOLD_WHEN_OVER = new Set(['system', 'channel', 'feed'])

type More = NonNullable<Awaited<ReturnType<NonNullable<BellDeps['onWhatsApp']>>>>

interface Round {
  readonly tx: Db
  readonly now: Instant
  readonly settings: TellingSettings
  readonly ways: readonly WayOfNow[]
}

export interface LateFailure {
  /** As the provider named the message. */
  readonly providerId: string
  readonly isWindowClosed: boolean
  readonly detail: string
}

export interface TestResult {
  readonly way: Way
  readonly to: string
  readonly outcome: TellOutcome
}

/** Tells people of alerts: claims in a transaction, calls outside of it, records what came of it. */
export function bellService(deps: BellDeps) {
  return (db: Db) => ({
    /** Writes down who is to be told what is due, with the jobs that tell it. Running twice is the same as once. */
    ring(): Promise<void> {
      return db.transaction(async (tx) => {
        const now = deps.clock.now()
        const due = await alertRepository(tx, deps.propertyId).takeDue(now)
        if (due.length === 0) return
        const settings = await settingsOf(deps, tx)
        const round = { tx, now, settings, ways: await waysOfNow(deps, tx, settings) }
        for (const alert of due) await (alert.resolvedAt ? tellEnd : tellBeginning)(deps, round, alert)
      })
    },

    deliver: (id: TellingId, job: JobAttempt): Promise<void> => deliver(deps, db, { id, job }),

    /** WhatsApp takes a message and says later that it could not be delivered. */
    notDelivered(failure: LateFailure): Promise<void> {
      return db.transaction(async (tx) => {
        const tellings = tellingRepository(tx, deps.propertyId)
        const telling = await tellings.lockByProvider(failure.providerId)
        if (!telling) return
        if (failure.isWindowClosed && !telling.asTemplate) {
          await tellings.turnToTemplate(telling.id)
          return deps.jobs.enqueue(tx, deliverAlertJob, { tellingId: telling.id })
        }
        await tellings.markFailed(telling.id, deps.clock.now(), failure.detail)
        tx.afterCommit(() => deps.told(telling.way, 'other', 'failed'))
      })
    },

    /** Really sends, by every way that is configured. */
    async test(only?: Way): Promise<TestResult[]> {
      const settings = await settingsOf(deps, db)
      const ways = (await waysOfNow(deps, db, settings)).filter(({ way }) => !only || way === only)
      const id = deps.ids.uuid<Alert['id']>()
      const alert = { id, kind: 'test', severity: 'info', about: null, entity: null, entityId: null } as const
      const message = messageOf(deps, alert, { id, phase: 'opened', settings, asTemplate: false })
      const sent = ways.flatMap(({ way, recipients }) =>
        recipients.map(async (to) => {
          const outcome = await tell(deps, db, { way, to, message })
          deps.told(way, 'test', outcome.ok ? 'sent' : 'failed')
          return { way, to, outcome }
        }),
      )
      return Promise.all(sent)
    },
  })
}

export type BellService = ReturnType<ReturnType<typeof bellService>>

async function tellBeginning(deps: BellDeps, round: Round, alert: Alert): Promise<void> {
  const { tx, now, settings, ways } = round
  const alerts = alertRepository(tx, deps.propertyId)
  const morning = isPressing(alert) ? null : quietUntil(now, settings.quiet_hours, deps.zone)
  if (morning) return alerts.markRung(alert.id, { rings: alert.rings, next: morning })
  const wanted = ways.filter(({ way }) => isTold(alert, settings.ways[way], settings))
  const told = wanted.flatMap(({ way, recipients }) => recipients.map((recipient) => ({ way, recipient })))
  if (told.length === 0) {
    const next = isPressing(alert) ? addSeconds(now, NOBODY_TO_TELL_SECONDS) : null
    return alerts.markRung(alert.id, { rings: alert.rings, next })
  }
  const rings = alert.rings + 1
  for (const one of told)
    await writeDown(deps, round, { ...one, alertId: alert.id, phase: 'opened', ring: rings })
  const minutes = minutesUntilNextRing(alert, rings)
  return alerts.markRung(alert.id, { rings, next: minutes === null ? null : addSeconds(now, minutes * 60) })
}

async function tellEnd(deps: BellDeps, round: Round, alert: Alert): Promise<void> {
  const { tx, now, settings } = round
  const alerts = alertRepository(tx, deps.propertyId)
  const { rings } = alert
  if (!alert.entity || !TOLD_WHEN_OVER.has(alert.entity))
    return alerts.markRung(alert.id, { rings, next: null })
  const morning = isPressing(alert) ? null : quietUntil(now, settings.quiet_hours, deps.zone)
  if (morning) return alerts.markRung(alert.id, { rings, next: morning })
  for (const one of await tellingRepository(tx, deps.propertyId).recipientsOf(alert.id)) {
    await writeDown(deps, round, { ...one, alertId: alert.id, phase: 'closed', ring: rings })
  }
  return alerts.markRung(alert.id, { rings, next: null })
}

async function writeDown(
  deps: BellDeps,
  { tx, now }: Round,
  of: Pick<Telling, 'alertId' | 'phase' | 'ring' | 'way' | 'recipient'>,
): Promise<void> {
  const id = deps.ids.uuid<TellingId>()
  const isNew = await tellingRepository(tx, deps.propertyId).insert({ ...of, id, createdAt: now })
  if (isNew) await deps.jobs.enqueue(tx, deliverAlertJob, { tellingId: id })
}

async function deliver(
  deps: BellDeps,
  db: Db,
  { id, job }: { readonly id: TellingId; readonly job: JobAttempt },
): Promise<void> {
  const tellings = tellingRepository(db, deps.propertyId)
  const telling = await tellings.claim(id)
  const alert = telling && (await alertRepository(db, deps.propertyId).find(telling.alertId))
  if (!telling || !alert) return
  const kind = knownKind(alert.kind)
  if (telling.phase === 'opened' && alert.resolvedAt) {
    await tellings.markFailed(id, deps.clock.now(), 'over before it was told')
    return deps.told(telling.way, kind, 'skipped')
  }
  if (await isSaidInChat(deps, db, { telling, alert })) {
    await tellings.markFailed(id, deps.clock.now(), 'said in the chat, with buttons')
    return deps.told(telling.way, kind, 'skipped')
  }
  const settings = await settingsOf(deps, db)
  const message = messageOf(deps, alert, {
    id,
    phase: telling.phase,
    settings,
    asTemplate: telling.asTemplate,
    more: await moreOnWhatsApp(deps, db, { telling, alert, language: settings.language }),
  })
  const outcome = await tell(deps, db, { way: telling.way, to: telling.recipient, message })
  if (outcome.ok) {
    await tellings.markSent(id, deps.clock.now(), outcome.providerId)
    return deps.told(telling.way, kind, 'sent')
  }
  if (outcome.reason === 'window_closed' && !telling.asTemplate) {
    await tellings.turnToTemplate(id)
    throw new Error('The window is closed; the template follows')
  }
  const again = outcome.reason === 'retry' && !job.lastTry
  await tellings.markFailed(id, again ? null : deps.clock.now(), outcome.detail)
  // The last failure is no dead letter: its alert would ring by the way that has just failed.
  if (again) throw new Error(`Not told by ${telling.way}: ${outcome.detail}`)
  deps.told(telling.way, kind, 'failed')
}

/** Only the first time: who is rung again has not looked at what the chat said. */
async function isSaidInChat(
  deps: BellDeps,
  db: Db,
  { telling, alert }: { readonly telling: Telling; readonly alert: Alert },
): Promise<boolean> {
  const { way, asTemplate, phase, ring, recipient } = telling
  if (way !== 'whatsapp' || asTemplate || phase !== 'opened' || ring > 1) return false
  return (await deps.saidInChat?.(db, alert, { phone: recipient })) ?? false
}

async function moreOnWhatsApp(
  deps: BellDeps,
  db: Db,
  of: { readonly telling: Telling; readonly alert: Alert; readonly language: OwnerLanguage },
): Promise<More | null> {
  const { telling, alert, language } = of
  if (telling.way !== 'whatsapp' || telling.asTemplate || telling.phase !== 'opened') return null
  return (await deps.onWhatsApp?.(db, alert, { phone: telling.recipient, language })) ?? null
}

async function tell(
  deps: BellDeps,
  db: Db,
  { way, to, message }: { readonly way: Way; readonly to: string; readonly message: Message },
): Promise<TellOutcome> {
  if (way !== 'push') {
    const out = deps.ways[way]
    return out ? out.tell(to, message) : { ok: false, reason: 'refused', detail: 'not configured' }
  }
  const repository = tellingSettingsRepository(db, deps.propertyId)
  const subscription = await repository.findSubscription(to)
  if (!subscription) return { ok: false, reason: 'gone', detail: 'the browser no longer wants it' }
  const outcome = await deps.ways.push.send(subscription, message)
  if (!outcome.ok && outcome.reason === 'gone') await repository.unsubscribe(subscription.id, null)
  return outcome
}

function messageOf(
  deps: BellDeps,
  alert: Parameters<typeof noticeOf>[0],
  of: Pick<Message, 'id' | 'asTemplate'> & {
    readonly phase: Phase
    readonly settings: TellingSettings
    readonly more?: More | null
  },
): Message {
  const { language } = of.settings
  const notice = noticeOf(alert, {
    phase: of.phase,
    language,
    baseUrl: deps.baseUrl,
    advice: of.more?.words ?? null,
  })
  const { id, asTemplate } = of
  return {
    ...notice,
    id,
    asTemplate,
    language,
    isUrgent: isPressing(alert) && of.phase === 'opened',
    tag: alert.id,
    buttons: of.more?.buttons ?? [],
  }
}
