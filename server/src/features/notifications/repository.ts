import type { Instant } from '../../lib/clock.ts'
import { column, table } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { PropertyId } from '../../lib/ids.ts'
import type { Alert, AlertFilter, AlertId, AlertNote } from './domain/alert.ts'

export type NewAlert = AlertNote & {
  readonly id: AlertId
  readonly at: Instant
  readonly ringAt: Instant | null
}

/** @public Checked against the migrations. */
export const ALERTS = table<Alert>(
  'alerts',
  {
    id: column('id'),
    kind: column('kind'),
    severity: column('severity'),
    summary: column('summary'),
    entity: column('entity'),
    entityId: column('entity_id'),
    about: column('about'),
    createdAt: column('created_at'),
    resolvedAt: column('resolved_at'),
    seenAt: column('seen_at'),
    rings: column('rings'),
    nextRingAt: column('next_ring_at'),
  },
  { property_id: 'every statement is of one property', dedupe_key: 'closes an alert, never shown' },
)

/** Rows that one look takes: a flood is told in turns. */
const DUE_AT_ONCE = 100

export function alertRepository(db: Db, propertyId: PropertyId) {
  return {
    async openKeys(): Promise<ReadonlySet<string>> {
      const { rows } = await db.query<{ key: string }>(
        `select dedupe_key as key from alerts
          where property_id = $1 and resolved_at is null and dedupe_key is not null`,
        [propertyId],
      )
      return new Set(rows.map(({ key }) => key))
    },

    async isOpen(dedupeKey: string): Promise<boolean> {
      const { rows } = await db.query(
        'select 1 from alerts where property_id = $1 and dedupe_key = $2 and resolved_at is null',
        [propertyId, dedupeKey],
      )
      return rows.length > 0
    },

    async countOpen(): Promise<{ kind: string; severity: string; count: number }[]> {
      const { rows } = await db.query<{ kind: string; severity: string; count: number }>(
        `select kind, severity, count(*)::int as count from alerts
          where property_id = $1 and resolved_at is null group by kind, severity`,
        [propertyId],
      )
      return rows
    },

    /**
     * The id of the open alert about this problem: the given one, or that of the row which told it before. What became
     * critical rings anew.
     */
    async open(alert: NewAlert): Promise<AlertId> {
      const { dedupeKey, at, ringAt, ...note } = alert
      const [insert, params] = ALERTS.insert(
        {
          about: null,
          ...note,
          createdAt: at,
          resolvedAt: null,
          seenAt: null,
          rings: 0,
          nextRingAt: ringAt,
        },
        { property_id: propertyId, dedupe_key: dedupeKey },
      )
      const { rows } = await db.query<{ id: AlertId }>(
        `${insert}
         on conflict (dedupe_key) where resolved_at is null and dedupe_key is not null
           do update set summary = excluded.summary, severity = excluded.severity, about = excluded.about,
             next_ring_at = case when excluded.severity = 'critical' and alerts.severity <> 'critical'
                and alerts.seen_at is null then excluded.next_ring_at else alerts.next_ring_at end
         returning id`,
        params,
      )
      if (!rows[0]) throw new Error('The alert was not stored')
      return rows[0].id
    },

    async restate(note: AlertNote): Promise<void> {
      await db.query(
        `update alerts set summary = $3, severity = $4, about = $5, entity_id = $6
          where property_id = $1 and dedupe_key = $2 and resolved_at is null`,
        [propertyId, note.dedupeKey, note.summary, note.severity, note.about ?? null, note.entityId],
      )
    },

    /** Undefined when there is no such alert or it is resolved already. */
    async resolve(id: string, at: Instant): Promise<Alert | undefined> {
      const { rows } = await db.query(
        `update alerts set resolved_at = $3, next_ring_at = null
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

    /** Who was told that it began is told that it is over; undefined when nothing was open. */
    async resolveByKey(dedupeKey: string, at: Instant): Promise<Alert | undefined> {
      const { rows } = await db.query(
        `update alerts set resolved_at = $3, next_ring_at = case when rings > 0 then $3::timestamptz end
          where property_id = $1 and dedupe_key = $2 and resolved_at is null returning ${ALERTS.select()}`,
        [propertyId, dedupeKey, at],
      )
      return rows[0] ? ALERTS.read(rows[0]) : undefined
    },

    async markSeen(id: string, at: Instant): Promise<Alert | undefined> {
      const { rows } = await db.query(
        `update alerts set seen_at = coalesce(seen_at, $3),
                next_ring_at = case when resolved_at is null then null else next_ring_at end
          where property_id = $1 and id::text = $2 returning ${ALERTS.select()}`,
        [propertyId, id, at],
      )
      return rows[0] ? ALERTS.read(rows[0]) : undefined
    },

    /** Those whose time has come, locked; who else looks meanwhile passes them over. */
    async takeDue(at: Instant): Promise<Alert[]> {
      const { rows } = await db.query(
        `select ${ALERTS.select()} from alerts where property_id = $1 and next_ring_at <= $2
          order by next_ring_at limit ${DUE_AT_ONCE} for update skip locked`,
        [propertyId, at],
      )
      return rows.map(ALERTS.read)
    },

    async markRung(
      id: AlertId,
      rung: { readonly rings: number; readonly next: Instant | null },
    ): Promise<void> {
      await db.query('update alerts set rings = $2, next_ring_at = $3 where id = $1', [
        id,
        rung.rings,
        rung.next,
      ])
    },

    /** What was told of chats before that moment: that something was, and when, stays. */
    async forgetWords({ before }: { readonly before: Instant }): Promise<void> {
      await db.query(
        `update alerts set summary = '', about = null
          where property_id = $1 and entity = 'conversation' and created_at < $2
            and (summary <> '' or about is not null)`,
        [propertyId, before],
      )
    },

    /** Nobody waits in a chat that is forgotten. */
    async forgetGuest(of: {
      readonly conversationIds: readonly string[]
      readonly reservationIds: readonly string[]
      readonly words: string | null
      readonly at: Instant
    }): Promise<void> {
      await db.query(
        `update alerts set resolved_at = $3, next_ring_at = null
          where property_id = $1 and entity = 'conversation' and entity_id = any($2) and resolved_at is null`,
        [propertyId, of.conversationIds, of.at],
      )
      await db.query(
        `update alerts set summary = '', about = null
          where property_id = $1 and (entity = 'conversation' and entity_id = any($2) or summary ~* $4 or about ~* $4)
             or property_id = $1 and entity = 'reservation' and entity_id = any($3)`,
        [propertyId, of.conversationIds, of.reservationIds, of.words],
      )
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
