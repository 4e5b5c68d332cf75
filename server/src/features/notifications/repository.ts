import type { Instant } from '../../lib/clock.ts'
import { column, table } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { PropertyId } from '../../lib/ids.ts'
import type { Alert, AlertFilter, AlertId, AlertNote } from './domain/alert.ts'

export const ALERTS = table<Alert>(
  'alerts',
  {
    id: column('id'),
    kind: column('kind'),
    severity: column('severity'),
    summary: column('summary'),
    entity: column('entity'),
    entityId: column('entity_id'),
    createdAt: column('created_at'),
    resolvedAt: column('resolved_at'),
  },
  { property_id: 'every statement is of one property', dedupe_key: 'closes an alert, never shown' },
)

export function alertRepository(db: Db, propertyId: PropertyId) {
  return {
    /** The id of the open alert about this problem: the given one, or that of the row which told it before. */
    async open(alert: AlertNote & { readonly id: AlertId; readonly at: Instant }): Promise<AlertId> {
      const { dedupeKey, at, ...note } = alert
      const [insert, params] = ALERTS.insert(
        { ...note, createdAt: at, resolvedAt: null },
        { property_id: propertyId, dedupe_key: dedupeKey },
      )
      const { rows } = await db.query<{ id: AlertId }>(
        `${insert}
         on conflict (dedupe_key) where resolved_at is null and dedupe_key is not null
           do update set summary = excluded.summary, severity = excluded.severity
         returning id`,
        params,
      )
      if (!rows[0]) throw new Error('The alert was not stored')
      return rows[0].id
    },

    /** Undefined when there is no such alert or it is resolved already. */
    async resolve(id: string, at: Instant): Promise<Alert | undefined> {
      const { rows } = await db.query(
        `update alerts set resolved_at = $3
          where property_id = $1 and id::text = $2 and resolved_at is null returning ${ALERTS.select()}`,
        [propertyId, id, at],
      )
      return rows[0] ? ALERTS.read(rows[0]) : undefined
    },

    async find(id: string): Promise<Alert | undefined> {
      const { rows } = await db.query(
        `select ${ALERTS.select()} from alerts where property_id = $1 and id::text = $2`,
        [propertyId, id],
      )
      return rows[0] ? ALERTS.read(rows[0]) : undefined
    },

    async resolveByKey(dedupeKey: string, at: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        `update alerts set resolved_at = $3
          where property_id = $1 and dedupe_key = $2 and resolved_at is null returning id`,
        [propertyId, dedupeKey, at],
      )
      return rowCount > 0
    },

    async deleteResolved(before: Instant): Promise<number> {
      const { rowCount } = await db.query('delete from alerts where property_id = $1 and resolved_at < $2', [
        propertyId,
        before,
      ])
      return rowCount
    },

    /** Newest first. */
    async list(
      filter: AlertFilter,
      page: { readonly limit: number; readonly offset: number },
    ): Promise<{ readonly items: Alert[]; readonly total: number }> {
      const { rows } = await db.query<{ total: number }>(
        `select ${ALERTS.select()}, count(*) over ()::int as total from alerts
          where property_id = $1 and ($2 = 'all' or (resolved_at is null) = ($2 = 'open'))
          order by created_at desc, id limit $3 offset $4`,
        [propertyId, filter, page.limit, page.offset],
      )
      return { items: rows.map(ALERTS.read), total: rows[0]?.total ?? 0 }
    },
  }
}
