import type { Instant } from '../../../lib/clock.ts'
import { lockFor } from '../../../lib/db/locks.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, Id, PropertyId } from '../../../lib/ids.ts'
import type { ExportedStay } from '../domain/exporting.ts'
import type { FeedId } from '../domain/feed.ts'
import type { Echo } from '../domain/known-stay.ts'
import type { Channel } from '../domain/platforms.ts'

export interface ReceiptRow {
  readonly id: Id<'export-receipt'>
  readonly etag: string
  readonly lastReadAt: Instant
  readonly stays: readonly Echo[]
}

export interface ReaderRow {
  readonly accommodationId: AccommodationId
  /** Null: read at the address without a name. */
  readonly feedId: FeedId | null
  readonly platform: Channel
  /** A ?channel= that could not be followed. */
  readonly asked: string | null
  readonly program: string
  readonly userAgent: string
  readonly lastReadAt: Instant
  readonly reads: number
}

/** Whose reading: by the feed's own address, or at the address of everybody by whoever it said it was. */
export interface ReaderKey {
  readonly accommodationId: AccommodationId
  readonly feedId: FeedId | null
  readonly platform: Channel
  /** A ?channel= that could not be followed. */
  readonly asked: string | null
  /** Tells those apart whom neither address nor name does; else empty. */
  readonly program: string
}

/** A reading that echoes may come from. */
export interface ToldRow extends ReceiptRow {
  /** By the feed's own address or its platform's name. */
  readonly own: boolean
  readonly program: string
  readonly reads: number
}

/** At the address of everybody; those that came least lately are forgotten. */
const READERS_KEPT = 20

/** What our calendars hold and since when, and who read them. */
export function exportRepository(db: Db) {
  return {
    /** One at a time writes down what changed; released with the transaction. */
    async lock(accommodationId: AccommodationId): Promise<void> {
      await lockFor(db, 'calendarExport', accommodationId)
    },

    async list(accommodationId: AccommodationId): Promise<ExportedStay[]> {
      const { rows } = await db.query<ExportedStay>(
        `select ref, source, nights, changed_at as "changedAt", lost_at as "lostAt" from exported_stays
          where accommodation_id = $1 order by ref`,
        [accommodationId],
      )
      return rows
    },

    async save(accommodationId: AccommodationId, stays: readonly ExportedStay[]): Promise<void> {
      if (stays.length === 0) return
      const rows = stays.map((stay) => ({
        ...stay,
        changedAt: stay.changedAt.toString(),
        lostAt: stay.lostAt?.toString() ?? null,
      }))
      await db.query(
        `insert into exported_stays (accommodation_id, ref, source, nights, changed_at, lost_at)
         select $1::uuid, r.ref, r.source, r.nights, r."changedAt", r."lostAt"
           from jsonb_to_recordset($2::jsonb)
             as r(ref text, source text, nights jsonb, "changedAt" timestamptz, "lostAt" timestamptz)
         on conflict (accommodation_id, ref) do update
            set source = excluded.source, nights = excluded.nights, changed_at = excluded.changed_at,
                lost_at = excluded.lost_at`,
        [accommodationId, JSON.stringify(rows)],
      )
    },

    async findLastReceipt(reader: ReaderKey): Promise<ReceiptRow | undefined> {
      const { rows } = await db.query<ReceiptRow>(
        `select id, etag, last_read_at as "lastReadAt", stays from export_receipts
          where accommodation_id = $1 and feed_id is not distinct from $2::uuid and platform = $3
            and asked is not distinct from $4::text and program = $5
          order by last_read_at desc, id limit 1`,
        [reader.accommodationId, reader.feedId, reader.platform, reader.asked, reader.program],
      )
      return rows[0]
    },

    /**
     * The last readings a feed's echoes may come from: by its own address, by its platform at the address of everybody,
     * and there by each reader that did not say who it is.
     */
    async listLastReceipts(feed: {
      readonly id: FeedId
      readonly accommodationId: AccommodationId
      readonly platforms: readonly string[]
    }): Promise<ToldRow[]> {
      const { rows } = await db.query<ToldRow>(
        `select distinct on (own, program, asked) id, etag, last_read_at as "lastReadAt", stays, own, program,
                (sum(reads) over (partition by own, program, asked))::int as reads
           from (select *, coalesce(feed_id = $2, platform = any($3::text[])) as own from export_receipts
                  where accommodation_id = $1
                    and (feed_id = $2 or (feed_id is null and platform = any($3 || array['other'])))) read
          order by own, program, asked, last_read_at desc, id`,
        [feed.accommodationId, feed.id, feed.platforms],
      )
      return rows
    },

    async insertReceipt(
      receipt: ReaderKey & {
        readonly id: Id<'export-receipt'>
        readonly etag: string
        readonly userAgent: string
        readonly at: Instant
        readonly stays: readonly Echo[]
      },
    ): Promise<void> {
      await db.query(
        `insert into export_receipts (id, accommodation_id, platform, etag, user_agent, first_read_at, last_read_at,
           stays, feed_id, asked, program)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)`,
        [
          receipt.id,
          receipt.accommodationId,
          receipt.platform,
          receipt.etag,
          receipt.userAgent,
          receipt.at,
          JSON.stringify(receipt.stays),
          receipt.feedId,
          receipt.asked,
          receipt.program,
        ],
      )
    },

    async forgetReaders(accommodationId: AccommodationId): Promise<void> {
      await db.query(
        `delete from export_receipts where accommodation_id = $1 and feed_id is null
            and (platform, coalesce(asked, ''), program) not in (
              select platform, coalesce(asked, ''), program from export_receipts
               where accommodation_id = $1 and feed_id is null
               group by 1, 2, 3 order by max(last_read_at) desc, 1, 2, 3 limit ${READERS_KEPT})`,
        [accommodationId],
      )
    },

    async readAgain(id: Id<'export-receipt'>, at: Instant, userAgent: string): Promise<void> {
      await db.query(
        'update export_receipts set last_read_at = $2, user_agent = $3, reads = reads + 1 where id = $1',
        [id, at, userAgent],
      )
    },

    /** Per cabin, address, platform and program: the last reading, and how many there were as far as remembered. */
    async listReaders(propertyId: PropertyId): Promise<ReaderRow[]> {
      const { rows } = await db.query<ReaderRow>(
        `select distinct on (r.accommodation_id, r.feed_id, r.platform, r.asked, r.program)
                r.accommodation_id as "accommodationId", r.feed_id as "feedId", r.platform, r.asked, r.program,
                r.user_agent as "userAgent", r.last_read_at as "lastReadAt", (sum(r.reads) over
                  (partition by r.accommodation_id, r.feed_id, r.platform, r.asked, r.program))::int as reads
           from export_receipts r join accommodations a on a.id = r.accommodation_id
          where a.property_id = $1
          order by r.accommodation_id, r.feed_id, r.platform, r.asked, r.program, r.last_read_at desc`,
        [propertyId],
      )
      return rows
    },

    /** The last receipt stays however old: it is what an echo is told by. */
    async deleteBefore(at: Instant): Promise<number> {
      const receipts = await db.query(
        `delete from export_receipts r where last_read_at < $1 and exists (
           select 1 from export_receipts n where n.accommodation_id = r.accommodation_id
              and n.feed_id is not distinct from r.feed_id and n.platform = r.platform
              and n.last_read_at > r.last_read_at)`,
        [at],
      )
      const stays = await db.query(`delete from exported_stays where nights = '[]'::jsonb and lost_at < $1`, [
        at,
      ])
      return receipts.rowCount + stays.rowCount
    },
  }
}
