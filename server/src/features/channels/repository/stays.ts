import { type Instant, toInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { inTurns, mapInPieces } from '../../../lib/pieces.ts'
import type { OccupancyId } from '../../occupancy/domain.ts'
import type { Feed, FeedId } from '../domain/feed.ts'
import type { FeedStayId, KnownStay, StayRecord } from '../domain/known-stay.ts'
import type { Channel } from '../domain/platforms.ts'

/** A stay of any feed of a cabin, with the channel that sold it. */
export interface ChannelStay extends KnownStay {
  readonly id: FeedStayId
  readonly feedId: FeedId
  readonly channel: Channel
  /** The feed's name as its owner wrote it. */
  readonly feedLabel: string
  /** When the feed was connected. */
  readonly feedSince: Instant
}

/** Nights a stay of a feed holds in the one table of nights. */
export interface HeldPiece {
  readonly occupancyId: OccupancyId
  readonly stayId: FeedStayId
  readonly feedId: FeedId
}

type Stored = Omit<StayRecord, 'firstSeenAt' | 'pending'> & {
  readonly firstSeenAt: string
  readonly pending: { readonly since: string; readonly fetches: number } | null
}

export function stayRepository(db: Db) {
  return {
    async listByFeed(feedId: FeedId): Promise<KnownStay[]> {
      const { rows } = await db.query<{ id: FeedStayId; record: Stored }>(
        'select id, record from feed_stays where feed_id = $1 order by id',
        [feedId],
      )
      const read = storedReader()
      return inTurns(mapInPieces(rows, (row) => ({ ...read(row.record), id: row.id })))
    },

    async listByAccommodation(accommodationId: AccommodationId): Promise<ChannelStay[]> {
      const { rows } = await db.query<{
        id: FeedStayId
        feed_id: FeedId
        channel: Channel
        label: string
        created_at: Instant
        record: Stored
      }>(
        `select s.id, s.feed_id, f.channel, f.label, f.created_at, s.record
           from feed_stays s join calendar_feeds f on f.id = s.feed_id
          where s.accommodation_id = $1 and s.record->'nights' <> '[]'::jsonb order by s.id`,
        [accommodationId],
      )
      const read = storedReader()
      return rows.map((row) => ({
        ...read(row.record),
        id: row.id,
        feedId: row.feed_id,
        channel: row.channel,
        feedLabel: row.label,
        feedSince: row.created_at,
      }))
    },

    /** New and changed records alike. */
    async save(
      feed: { readonly id: FeedId; readonly accommodationId: AccommodationId },
      stays: readonly { readonly id: FeedStayId; readonly record: StayRecord }[],
    ): Promise<void> {
      if (stays.length === 0) return
      const write = storedWriter()
      const rows = await inTurns(
        mapInPieces(stays, ({ id, record }) => JSON.stringify({ id, record: write(record) })),
      )
      await db.query(
        `insert into feed_stays (id, feed_id, accommodation_id, record)
         select r.id, $1::uuid, $2::uuid, r.record from jsonb_to_recordset($3::jsonb) as r(id uuid, record jsonb)
         on conflict (id) do update set record = excluded.record`,
        [feed.id, feed.accommodationId, `[${rows.join(',')}]`],
      )
    },

    async delete(ids: readonly FeedStayId[]): Promise<void> {
      if (ids.length === 0) return
      await db.query('delete from feed_stays where id = any($1::uuid[])', [ids])
    },

    async deleteOfFeed(feedId: FeedId): Promise<void> {
      await db.query('delete from feed_stays where feed_id = $1', [feedId])
    },

    async listPieces(accommodationId: AccommodationId): Promise<HeldPiece[]> {
      const { rows } = await db.query<HeldPiece>(
        `select occupancy_id as "occupancyId", stay_id as "stayId", feed_id as "feedId"
           from feed_nights where accommodation_id = $1`,
        [accommodationId],
      )
      return rows
    },

    /** Whose calendar gave these nights; none of those whose feed is gone. */
    async listFeedsOf(
      ids: readonly OccupancyId[],
    ): Promise<readonly (Pick<Feed, 'channel' | 'label'> & { readonly occupancyId: OccupancyId })[]> {
      const { rows } = await db.query<Pick<Feed, 'channel' | 'label'> & { occupancyId: OccupancyId }>(
        `select n.occupancy_id as "occupancyId", f.channel, f.label
           from feed_nights n join calendar_feeds f on f.id = n.feed_id where n.occupancy_id = any($1::uuid[])`,
        [ids],
      )
      return rows
    },

    async addPieces(accommodationId: AccommodationId, pieces: readonly HeldPiece[]): Promise<void> {
      if (pieces.length === 0) return
      await db.query(
        `insert into feed_nights (occupancy_id, stay_id, feed_id, accommodation_id)
         select r."occupancyId", r."stayId", r."feedId", $1::uuid
           from jsonb_to_recordset($2::jsonb) as r("occupancyId" uuid, "stayId" uuid, "feedId" uuid)`,
        [accommodationId, JSON.stringify(pieces)],
      )
    },

    /** The nights stand; nobody claims them any more. */
    async forgetPieces(ids: readonly FeedStayId[]): Promise<void> {
      if (ids.length === 0) return
      await db.query('delete from feed_nights where stay_id = any($1::uuid[])', [ids])
    },

    async dropPieces(ids: readonly OccupancyId[]): Promise<void> {
      if (ids.length === 0) return
      await db.query('delete from feed_nights where occupancy_id = any($1::uuid[])', [ids])
    },
  }
}

/** The stays of one reading share few moments: each is spelled and read once. */
function storedWriter(): (record: StayRecord) => Stored {
  const spelled = remembering((at: Instant) => at.toString())
  return (record) => ({
    ...record,
    firstSeenAt: spelled(record.firstSeenAt),
    pending: record.pending ? { ...record.pending, since: spelled(record.pending.since) } : null,
  })
}

function storedReader(): (stored: Stored) => StayRecord {
  const read = remembering((text: string) => toInstant(text))
  return (stored) => ({
    ...stored,
    firstSeenAt: read(stored.firstSeenAt),
    pending: stored.pending ? { ...stored.pending, since: read(stored.pending.since) } : null,
  })
}

function remembering<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = work(key)
    known.set(key, made)
    return made
  }
}
