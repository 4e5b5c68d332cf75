import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Conflict, ConflictId } from '../domain/conflict.ts'

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

    async insert(conflict: Conflict): Promise<void> {
      await db.query(
        `insert into conflicts (id, property_id, accommodation_id, pair_key, stay_id, feed_id, other_ref, check_in,
           check_out, severity, status, sides, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          conflict.id,
          propertyId,
          conflict.accommodationId,
          conflict.pairKey,
          conflict.stayId,
          conflict.feedId,
          conflict.otherRef,
          conflict.checkIn,
          conflict.checkOut,
          conflict.severity,
          conflict.status,
          JSON.stringify(conflict.sides),
          conflict.openedAt,
        ],
      )
    },

    async refresh(
      id: ConflictId,
      seen: Pick<Conflict, 'checkIn' | 'checkOut' | 'severity' | 'sides'>,
    ): Promise<void> {
      await db.query(
        'update conflicts set check_in = $2, check_out = $3, severity = $4, sides = $5 where id = $1',
        [id, seen.checkIn, seen.checkOut, seen.severity, JSON.stringify(seen.sides)],
      )
    },

    async reopen(id: ConflictId, at: Instant): Promise<void> {
      await db.query(
        `update conflicts set status = 'open', resolution = null, resolved_at = null, opened_at = $2 where id = $1`,
        [id, at],
      )
    },

    async close(
      id: ConflictId,
      end: { readonly status: 'dismissed' | 'resolved'; readonly resolution: string; readonly at: Instant },
    ): Promise<void> {
      await db.query(
        `update conflicts set status = $2, resolved_at = $4, resolution = coalesce(resolution, $3) where id = $1`,
        [id, end.status, end.resolution, end.at],
      )
    },
  }
}
