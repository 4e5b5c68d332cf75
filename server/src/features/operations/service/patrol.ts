import { addSeconds, type Clock, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { keysOf } from '../../../lib/records.ts'
import type { AlertService } from '../../notifications/service.ts'
import { ARRIVAL_KEPT_DAYS } from '../../reservations/domain/arrival.ts'
import { type Sign, type Surroundings, signsOf } from '../domain/signs.ts'
import { LOOK_BACK_DAYS } from '../domain/silence.ts'
import type { HealthService } from './health.ts'
import type { PulseService } from './pulse.ts'

export interface PatrolDeps {
  readonly clock: Clock
  readonly health: Pick<HealthService, 'read'>
  readonly alerts: (db: Db) => AlertService
  /** IANA zone of the property. */
  readonly zone: string
  readonly pulse: (db: Db) => Pick<PulseService, 'beat' | 'read'>
  readonly certificateEndsAt: () => Promise<Instant | null>
  readonly clockAheadSeconds: () => Promise<number | null>
  /** Deliveries of WhatsApp since then; null where the channel is off. */
  readonly whatsapp: (db: Db, since: Instant) => Promise<Surroundings['whatsapp']>
  /** Who deletes rows past their time. */
  readonly retention: Readonly<Record<keyof typeof KEPT_DAYS, Forget>>
  /** Written down by kind: who asks what became of a chat must be told. */
  readonly audit: (tx: Db, entry: ForgottenNote) => Promise<void>
  readonly onForgotten: (kind: string, rows: number) => void
}

interface ForgottenNote {
  readonly actor: { readonly kind: 'system'; readonly id: string }
  readonly action: 'retention.forgot'
  readonly entity: 'retention'
  readonly entityId: string
  readonly cause: string
  readonly after: { readonly rows: number }
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
  /** Pictures of transfers: two years cover a tax year and the one in which it is looked at. */
  receipts: 730,
  /** What was said; who stayed when, and what was paid, stays. */
  chats: 730,
  /** Of processes that are gone. */
  pulses: 1,
  /** Clients repeat a request within minutes. */
  idempotencyKeys: 3,
} as const

/** What says nothing of anybody goes without a line in the audit. */
const UNSAID: ReadonlySet<string> = new Set(['pulses', 'idempotencyKeys', 'alerts', 'sessions'])

/** Looks after the installation itself: tells a person what needs one, and forgets what is old enough. */
export function patrolService(deps: PatrolDeps) {
  async function signs(db: Db): Promise<Sign[]> {
    const now = deps.clock.now()
    await deps.pulse(db).beat()
    const [{ checks }, pulse, certificateEndsAt, clockAheadSeconds, whatsapp] = await Promise.all([
      deps.health.read(),
      deps.pulse(db).read(),
      deps.certificateEndsAt(),
      deps.clockAheadSeconds(),
      deps.whatsapp(db, addSeconds(now, -LOOK_BACK_DAYS * DAY_SECONDS)),
    ])
    const { zone } = deps
    return signsOf({ now, zone, checks, pulse, certificateEndsAt, clockAheadSeconds, whatsapp })
  }

  return (db: Db) => ({
    /** Raises what is wrong and closes what is no longer. Running twice is the same as once. */
    async lookAround(): Promise<void> {
      const alerts = deps.alerts(db)
      const found = await signs(db)
      // Almost always nothing is open: one question for all of them.
      const open = await alerts.openKeys()
      for (const { alert, isBad } of found) {
        if (isBad) await alerts.raise(alert)
        else if (isBad === false && open.has(alert.dedupeKey)) await alerts.close(alert.dedupeKey)
      }
    },

    /** Answers how many rows went. */
    async forget(): Promise<number> {
      const now = deps.clock.now()
      let all = 0
      for (const what of keysOf(KEPT_DAYS)) {
        const days = KEPT_DAYS[what]
        const rows = await deps.retention[what](db, addSeconds(now, -days * DAY_SECONDS))
        if (rows === 0) continue
        all += rows
        deps.onForgotten(what, rows)
        if (!UNSAID.has(what))
          await deps.audit(db, {
            actor: { kind: 'system', id: 'retention' },
            action: 'retention.forgot',
            entity: 'retention',
            entityId: what,
            cause: `kept for ${days} days`,
            after: { rows },
          })
      }
      return all
    },
  })
}
