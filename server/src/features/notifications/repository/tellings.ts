import type { Instant } from '../../../lib/clock.ts'
import { column, table } from '../../../lib/db/table.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import type { Telling, TellingId, Way } from '../domain/telling.ts'

/** @public Checked against the migrations. */
export const TELLINGS = table<Telling>(
  'alert_tellings',
  {
    id: column('id'),
    alertId: column('alert_id'),
    phase: column('phase'),
    ring: column('ring'),
    way: column('way'),
    recipient: column('recipient'),
    createdAt: column('created_at'),
    attempts: column('attempts'),
    sentAt: column('sent_at'),
    failedAt: column('failed_at'),
    error: column('error'),
    asTemplate: column('as_template'),
    providerId: column('provider_id'),
  },
  { property_id: 'every statement is of one property' },
)

export interface WayState {
  readonly way: Way
  readonly lastSentAt: Instant | null
  readonly lastFailedAt: Instant | null
  readonly lastError: string | null
}

type NewTelling = Pick<Telling, 'id' | 'alertId' | 'phase' | 'ring' | 'way' | 'recipient' | 'createdAt'>

export function tellingRepository(db: Db, propertyId: PropertyId) {
  return {
    /** False when the same was written down before. */
    async insert(telling: NewTelling): Promise<boolean> {
      const [insert, params] = TELLINGS.insert(
        {
          ...telling,
          attempts: 0,
          sentAt: null,
          failedAt: null,
          error: null,
          asTemplate: false,
          providerId: null,
        },
        { property_id: propertyId },
      )
      const { rowCount } = await db.query(
        `${insert} on conflict on constraint alert_tellings_once do nothing`,
        params,
      )
      return rowCount > 0
    },

    /** Counts the attempt; undefined when it was told, given up or never existed. */
    async claim(id: TellingId): Promise<Telling | undefined> {
      const { rows } = await db.query(
        `update alert_tellings set attempts = attempts + 1
          where property_id = $1 and id = $2 and sent_at is null and failed_at is null returning ${TELLINGS.select()}`,
        [propertyId, id],
      )
      return rows[0] ? TELLINGS.read(rows[0]) : undefined
    },

    async markSent(id: TellingId, at: Instant, providerId: string | null): Promise<void> {
      await db.query('update alert_tellings set sent_at = $2, provider_id = $3, error = null where id = $1', [
        id,
        at,
        providerId,
      ])
    },

    /** `at` is null while it is tried again. */
    async markFailed(id: TellingId, at: Instant | null, error: string): Promise<void> {
      await db.query('update alert_tellings set failed_at = $2, error = $3 where id = $1', [id, at, error])
    },

    /** What the provider took and could not deliver afterwards, locked. */
    async lockByProvider(providerId: string): Promise<Telling | undefined> {
      const { rows } = await db.query(
        `select ${TELLINGS.select()} from alert_tellings
          where property_id = $1 and provider_id = $2 and failed_at is null for update`,
        [propertyId, providerId],
      )
      return rows[0] ? TELLINGS.read(rows[0]) : undefined
    },

    /** To be sent anew, as the approved template. */
    async turnToTemplate(id: TellingId): Promise<void> {
      await db.query(
        'update alert_tellings set as_template = true, sent_at = null, failed_at = null where id = $1',
        [id],
      )
    },

    async recipientsOf(alertId: Telling['alertId']): Promise<Pick<Telling, 'way' | 'recipient'>[]> {
      const { rows } = await db.query<Pick<Telling, 'way' | 'recipient'>>(
        `select distinct way, recipient from alert_tellings
          where property_id = $1 and alert_id = $2 and phase = 'opened' and failed_at is null`,
        [propertyId, alertId],
      )
      return rows
    },

    async listOf(alertIds: readonly Telling['alertId'][]): Promise<Telling[]> {
      if (alertIds.length === 0) return []
      const { rows } = await db.query(
        `select ${TELLINGS.select()} from alert_tellings
          where property_id = $1 and alert_id = any($2) order by created_at`,
        [propertyId, alertIds],
      )
      return rows.map(TELLINGS.read)
    },

    async stateOfWays(): Promise<WayState[]> {
      const { rows } = await db.query<{
        way: Way
        sent: Instant | null
        failed: Instant | null
        error: string | null
      }>(
        `select way, max(sent_at) as sent, max(failed_at) as failed,
                (array_agg(error order by created_at desc) filter (where error is not null))[1] as error
           from alert_tellings where property_id = $1 group by way`,
        [propertyId],
      )
      return rows.map((row) => ({
        way: row.way,
        lastSentAt: row.sent,
        lastFailedAt: row.failed,
        lastError: row.error,
      }))
    },
  }
}
