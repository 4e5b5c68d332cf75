import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Conflict, ConflictId } from '../domain/conflict.ts'
import type { FeedId } from '../domain/feed.ts'

const COLUMNS = `id, accommodation_id as "accommodationId", pair_key as "pairKey", stay_id as "stayId",
  feed_id as "feedId", other_ref as "otherRef", check_in as "checkIn", check_out as "checkOut", severity, status, sides,
  resolution, opened_at as "openedAt", resolved_at as "resolvedAt"`

export interface ConflictFilter {
  readonly status?: 'open' | 'resolved' | undefined
  readonly accommodationId?: AccommodationId | undefined
}

/** Two claims on one night, until one of them is gone or the owner says it is settled. */
export function conflictRepository(db: Db, propertyId: PropertyId) {
  return {
    /** Those that are not over, the dismissed ones too. */
    async listStanding(accommodationId: AccommodationId): Promise<Conflict[]> {
      const { rows } = await db.query<Conflict>(
        `select ${COLUMNS} from conflicts where accommodation_id = $1 and status <> 'resolved' order by opened_at, id`,
        [accommodationId],
      )
      return rows
    },

    /** Of one cabin with one feed, the worst and nearest first. */
    async listOpenOf(place: {
      readonly accommodationId: AccommodationId
      readonly feedId: FeedId | null
    }): Promise<Conflict[]> {
      const { rows } = await db.query<Conflict>(
        `select ${COLUMNS} from conflicts
          where accommodation_id = $1 and feed_id is not distinct from $2::uuid and status = 'open'
          order by severity = 'critical' desc, check_in, id`,
        [place.accommodationId, place.feedId],
      )
      return rows
    },

    async listOpenBetween(from: LocalDate, to: LocalDate): Promise<Conflict[]> {
      const { rows } = await db.query<Conflict>(
        `select ${COLUMNS} from conflicts
          where property_id = $1 and status = 'open' and check_in < $3::date and check_out > $2::date
          order by check_in, id`,
        [propertyId, from, to],
      )
      return rows
    },

    /** Open ones first, then the newest. */
    async list(
      filter: ConflictFilter,
      page: { readonly limit: number; readonly offset: number },
    ): Promise<{ readonly items: Conflict[]; readonly total: number }> {
      const { rows } = await db.query<Conflict & { total: number }>(
        `select ${COLUMNS}, count(*) over ()::int as total from conflicts
          where property_id = $1 and ($2::uuid is null or accommodation_id = $2::uuid)
            and ($3::text is null or (status = 'open') = ($3 = 'open'))
          order by (status = 'open') desc, opened_at desc, id limit $4 offset $5`,
        [propertyId, filter.accommodationId ?? null, filter.status ?? null, page.limit, page.offset],
      )
      return { items: rows, total: rows[0]?.total ?? 0 }
    },

    async find(id: string): Promise<Conflict | undefined> {
      const { rows } = await db.query<Conflict>(
        `select ${COLUMNS} from conflicts where property_id = $1 and id::text = $2`,
        [propertyId, id],
      )
      return rows[0]
    },

    /** New ones and changed ones alike. */
    async save(conflicts: readonly Conflict[]): Promise<void> {
      if (conflicts.length === 0) return
      const rows = conflicts.map((one) => ({
        ...one,
        openedAt: one.openedAt.toString(),
        resolvedAt: one.resolvedAt?.toString() ?? null,
      }))
      await db.query(
        `insert into conflicts (id, property_id, accommodation_id, pair_key, stay_id, feed_id, other_ref, check_in,
           check_out, severity, status, sides, resolution, opened_at, resolved_at)
         select r.id, $1, r."accommodationId", r."pairKey", r."stayId", r."feedId", r."otherRef", r."checkIn",
           r."checkOut", r.severity, r.status, r.sides, r.resolution, r."openedAt", r."resolvedAt"
           from jsonb_to_recordset($2::jsonb) as r(id uuid, "accommodationId" uuid, "pairKey" text, "stayId" uuid,
             "feedId" uuid, "otherRef" text, "checkIn" date, "checkOut" date, severity text, status text, sides jsonb,
             resolution text, "openedAt" timestamptz, "resolvedAt" timestamptz)
         on conflict (id) do update set check_in = excluded.check_in, check_out = excluded.check_out,
           severity = excluded.severity, sides = excluded.sides, status = excluded.status,
           resolution = excluded.resolution, opened_at = excluded.opened_at, resolved_at = excluded.resolved_at`,
        [propertyId, JSON.stringify(rows)],
      )
    },

    async close(
      ids: readonly ConflictId[],
      end: { readonly status: 'dismissed' | 'resolved'; readonly resolution: string; readonly at: Instant },
    ): Promise<void> {
      if (ids.length === 0) return
      await db.query(
        `update conflicts set status = $2, resolved_at = $4, resolution = coalesce(resolution, $3)
          where id = any($1::uuid[])`,
        [ids, end.status, end.resolution, end.at],
      )
    },
  }
}
