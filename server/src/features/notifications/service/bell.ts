import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { JobAttempt } from '../../../lib/queue/job.ts'
import type { Alert } from '../domain/alert.ts'
import {
  isPressing,
  isTold,
  minutesUntilNextRing,
  quietUntil,
  type Telling,
  type TellingId,
  type TellingSettings,
  type Way,
} from '../domain/telling.ts'
import { deliverAlertJob } from '../jobs.ts'
import type { TellOutcome } from '../ports.ts'
import { tellingRepository } from '../repository/tellings.ts'
import { alertRepository } from '../repository.ts'
import type { BellDeps } from './deps.ts'
import { settingsOf, type WayOfNow, waysOfNow } from './settings.ts'
import { deliver, messageOf, tell } from './telling.ts'

/** When nobody can be told, it looks again whether somebody can. */
const NOBODY_TO_TELL_SECONDS = 3600
/** Alerts about parts that come and go by themselves: who was told that one is down is told when it is up. */
const TOLD_WHEN_OVER = new Set(['system', 'channel', 'feed'])

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
