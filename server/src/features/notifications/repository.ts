import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { PropertyId } from '../../lib/ids.ts'
import type { Alert, AlertFilter, AlertId, AlertNote } from './domain/alert.ts'

interface AlertRow {
  id: AlertId
  kind: string
  severity: Alert['severity']
  summary: string
  entity: string | null
  entity_id: string | null
  created_at: Instant
  resolved_at: Instant | null
}

const COLUMNS = 'id, kind, severity, summary, entity, entity_id, created_at, resolved_at'

export function alertRepository(db: Db, propertyId: PropertyId) {
  return {
    /** The id of the open alert about this problem: the given one, or that of the row which told it before. */
    async open(alert: AlertNote & { readonly id: AlertId; readonly at: Instant }): Promise<AlertId> {
      const { rows } = await db.query<{ id: AlertId }>(
        `insert into alerts (id, property_id, kind, severity, summary, entity, entity_id, dedupe_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (dedupe_key) where resolved_at is null and dedupe_key is not null
           do update set summary = excluded.summary, severity = excluded.severity
         returning id`,
        [
          alert.id,
          propertyId,
          alert.kind,
          alert.severity,
          alert.summary,
          alert.entity,
          alert.entityId,
          alert.dedupeKey,
          alert.at,
        ],
      )
      if (!rows[0]) throw new Error('The alert was not stored')
      return rows[0].id
    },

    /** Undefined when there is no such alert or it is resolved already. */
    async resolve(id: string, at: Instant): Promise<Alert | undefined> {
      const { rows } = await db.query<AlertRow>(
        `update alerts set resolved_at = $3
          where property_id = $1 and id::text = $2 and resolved_at is null returning ${COLUMNS}`,
        [propertyId, id, at],
      )
      return rows[0] ? toAlert(rows[0]) : undefined
    },

    async find(id: string): Promise<Alert | undefined> {
      const { rows } = await db.query<AlertRow>(
        `select ${COLUMNS} from alerts where property_id = $1 and id::text = $2`,
        [propertyId, id],
      )
      return rows[0] ? toAlert(rows[0]) : undefined
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
      const { rows } = await db.query<AlertRow & { total: number }>(
        `select ${COLUMNS}, count(*) over ()::int as total from alerts
          where property_id = $1 and ($2 = 'all' or (resolved_at is null) = ($2 = 'open'))
          order by created_at desc, id limit $3 offset $4`,
        [propertyId, filter, page.limit, page.offset],
      )
      return { items: rows.map(toAlert), total: rows[0]?.total ?? 0 }
    },
  }
}

function toAlert(row: AlertRow): Alert {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    summary: row.summary,
    entity: row.entity,
    entityId: row.entity_id,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
  }
}
