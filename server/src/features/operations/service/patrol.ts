import { addSeconds, type Clock, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AlertNote } from '../../notifications/domain/alert.ts'
import type { AlertService } from '../../notifications/service.ts'
import { ARRIVAL_KEPT_DAYS } from '../../reservations/domain/arrival.ts'
import type { HealthReport } from '../domain/health.ts'
import type { HealthService } from './health.ts'

export interface PatrolDeps {
  readonly clock: Clock
  readonly health: Pick<HealthService, 'read'>
  readonly alerts: (db: Db) => AlertService
  /** Who deletes rows past their time. */
  readonly retention: Readonly<Record<keyof typeof KEPT_DAYS, Forget>>
  readonly onForgotten: (rows: number) => void
}

/** Deletes what ended before that moment; answers how many rows went. */
type Forget = (db: Db, before: Instant) => Promise<number>

const DAY_SECONDS = 24 * 3600
const KEPT_DAYS = {
  /** WhatsApp repeats a delivery for up to 7 days: an event forgotten sooner would be taken for a new one. */
  webhooks: 60,
  alerts: 365,
  sessions: 30,
  /** Documents and plates of guests, after they have left (Ley 25.326). */
  arrivals: ARRIVAL_KEPT_DAYS,
  /** Mail systems report for days; the words stand with the stay and in the conversation. */
  mails: 90,
  /** What guests said stands written beside them. */
  voices: 30,
  /** Clients repeat a request within minutes. */
  idempotencyKeys: 3,
} as const

interface Watched {
  readonly alert: AlertNote
  readonly isBad: boolean
}

/** Looks after the installation itself: tells a person what needs one, and forgets what is old enough. */
export function patrolService(deps: PatrolDeps) {
  return (db: Db) => ({
    /** Raises what is wrong and closes what is no longer. Running twice is the same as once. */
    async lookAround(): Promise<void> {
      const { checks } = await deps.health.read()
      for (const { alert, isBad } of watched(checks)) {
        if (isBad) await deps.alerts(db).raise(alert)
        else await deps.alerts(db).close(alert.dedupeKey)
      }
    },

    /** Answers how many rows went. */
    async forget(): Promise<number> {
      const now = deps.clock.now()
      let rows = 0
      for (const what of Object.keys(KEPT_DAYS) as (keyof typeof KEPT_DAYS)[]) {
        rows += await deps.retention[what](db, addSeconds(now, -KEPT_DAYS[what] * DAY_SECONDS))
      }
      if (rows > 0) deps.onForgotten(rows)
      return rows
    },
  })
}

function watched(checks: HealthReport['checks']): Watched[] {
  const { disk, queue, redis } = checks
  const letters = queue.facts?.deadLetters ?? 0
  const circuits = [
    { name: 'WhatsApp', key: 'whatsapp', facts: checks.whatsapp },
    { name: 'Mercado Pago', key: 'mercadopago', facts: checks.mercadopago },
  ]
  return [
    {
      isBad: letters > 0,
      alert: about('dead_letters', 'queue', {
        severity: 'warning',
        summary: `${letters} ${letters === 1 ? 'job' : 'jobs'} failed for good. Look at the dead letters: repair the cause and retry, or discard.`,
      }),
    },
    {
      isBad: queue.status === 'warning' && queue.facts !== null,
      alert: about('queue_stuck', 'queue', {
        severity: 'critical',
        summary: 'Jobs have been waiting for minutes. Check that a worker is running.',
      }),
    },
    {
      isBad: disk.freePercent !== null && disk.status !== 'ok',
      alert: about('disk_low', 'disk', {
        severity: disk.status === 'error' ? 'critical' : 'warning',
        summary: `Only ${disk.freePercent} % of the disk is free. Make room before the database stops.`,
      }),
    },
    {
      isBad: redis.status === 'error',
      alert: about('redis_down', 'redis', {
        severity: 'warning',
        summary: 'Redis does not answer. Each instance counts its rate limits alone until it is back.',
      }),
    },
    ...circuits.map(({ name, key, facts }) => ({
      isBad: facts.configured && facts.circuit === 'open',
      alert: about('circuit_open', key, {
        severity: 'critical',
        summary: `${name} does not answer. What was to be sent there waits and goes out when it is back.`,
      }),
    })),
  ]
}

function about(
  kind: string,
  entityId: string,
  words: Pick<AlertNote, 'severity' | 'summary'>,
): Watched['alert'] {
  return { kind, entity: 'system', entityId, dedupeKey: `${kind}:${entityId}`, ...words }
}
