import { addSeconds, type Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { NewAlert } from '../domain/alert.ts'
import type { HealthReport } from '../domain/health.ts'
import { retentionRepository } from '../repository.ts'
import type { AlertService } from '../service.ts'
import type { HealthService } from './health.ts'

export interface PatrolDeps {
  readonly clock: Clock
  readonly health: Pick<HealthService, 'read'>
  readonly alerts: (db: Db) => AlertService
  /** Forgets Idempotency-Keys older than that; answers how many. */
  readonly purgeIdempotencyKeys: (db: Db, before: ReturnType<Clock['now']>) => Promise<number>
}

const DAY_SECONDS = 24 * 3600
/** WhatsApp repeats a delivery for up to 7 days: an event forgotten sooner would be taken for a new one. */
const WEBHOOKS_KEPT_DAYS = 60
const ALERTS_KEPT_DAYS = 365
const SESSIONS_KEPT_DAYS = 30
/** Clients repeat a request within minutes. */
const IDEMPOTENCY_KEPT_DAYS = 3

interface Watched {
  readonly alert: NewAlert & { readonly dedupeKey: string }
  readonly isBad: boolean
}

/** Looks after the installation itself: tells a person what needs one, and forgets what is old enough. */
export function patrolService(deps: PatrolDeps) {
  return (db: Db) => ({
    /** Raises what is wrong and settles what is no longer. Running twice is the same as once. */
    async lookAround(): Promise<void> {
      const { checks } = await deps.health.read()
      for (const { alert, isBad } of watched(checks)) {
        if (isBad) await deps.alerts(db).raise(alert)
        else await deps.alerts(db).settle(alert.dedupeKey)
      }
    },

    /** Answers how many rows went. */
    async forget(): Promise<number> {
      const before = (days: number) => addSeconds(deps.clock.now(), -days * DAY_SECONDS)
      const retention = retentionRepository(db)
      const counts = [
        await retention.deleteProcessedWebhooks(before(WEBHOOKS_KEPT_DAYS)),
        await retention.deleteResolvedAlerts(before(ALERTS_KEPT_DAYS)),
        await retention.deleteEndedSessions(before(SESSIONS_KEPT_DAYS)),
        await deps.purgeIdempotencyKeys(db, before(IDEMPOTENCY_KEPT_DAYS)),
      ]
      return counts.reduce((sum, count) => sum + count, 0)
    },
  })
}

export type PatrolService = ReturnType<ReturnType<typeof patrolService>>

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
  words: Pick<NewAlert, 'severity' | 'summary'>,
): Watched['alert'] {
  return { kind, entity: 'system', entityId, dedupeKey: `${kind}:${entityId}`, ...words }
}
