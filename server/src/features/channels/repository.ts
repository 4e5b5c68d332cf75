import type { Instant } from '../../lib/clock.ts'
import { lockFor } from '../../lib/db/locks.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import type { Feed, FeedId, FeedMeaning, Mirror, NewFeed, UnreadEvent } from './domain/feed.ts'
import type { MeaningHint } from './domain/feed-event.ts'
import type { Hold } from './domain/holding.ts'
import type { Channel, Platform } from './domain/platforms.ts'
import { COLUMNS, type FeedRow, spelledHold, toFeed } from './repository/feed-row.ts'

/** The same calendar twice on one cabin would be two claims on each night. */
export const FEED_URL_ONCE = 'calendar_feeds_url_once'

/** Feeds and their last bodies. */
export function feedRepository(db: Db) {
  return {
    /** Readings of one feed take turns; released with the transaction. */
    async lock(id: FeedId): Promise<Feed | undefined> {
      await lockFor(db, 'feed', id)
      return this.find(id)
    },

    async find(id: string): Promise<Feed | undefined> {
      const { rows } = await db.query<FeedRow>(`select ${COLUMNS} from calendar_feeds where id::text = $1`, [
        id,
      ])
      return rows[0] ? toFeed(rows[0]) : undefined
    },

    async list(propertyId: PropertyId, accommodationId?: AccommodationId): Promise<Feed[]> {
      const { rows } = await db.query<FeedRow>(
        `select ${COLUMNS} from calendar_feeds
          where property_id = $1 and ($2::uuid is null or accommodation_id = $2::uuid) order by created_at, id`,
        [propertyId, accommodationId ?? null],
      )
      return rows.map(toFeed)
    },

    /** Throws ConstraintViolation when the cabin has this address already. */
    async insert(propertyId: PropertyId, feed: NewFeed): Promise<void> {
      await db.query(
        `insert into calendar_feeds (id, property_id, accommodation_id, channel, url, url_fingerprint, platform,
           created_at, next_poll_at, label, export_token)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          feed.id,
          propertyId,
          feed.accommodationId,
          feed.channel,
          feed.url,
          feed.urlFingerprint,
          feed.platform,
          feed.createdAt,
          feed.nextPollAt,
          feed.label,
          feed.exportToken,
        ],
      )
    },

    async delete(id: FeedId): Promise<void> {
      await db.query('delete from calendar_feeds where id = $1', [id])
    },

    async recordSuccess(
      id: FeedId,
      reading: {
        readonly at: Instant
        readonly platform: Platform
        readonly prodId: string
        readonly events: number
        readonly badEvents: readonly UnreadEvent[]
        readonly hints: readonly MeaningHint[]
        readonly mirrors: readonly Mirror[]
        readonly hold: Hold | null
        readonly nextPollAt: Instant
        /** Undefined when the platform said that nothing changed. */
        readonly fresh?: {
          readonly etag: string | null
          readonly lastModified: string | null
          /** Packed; null when the platform gives no means to ask for changes only. */
          readonly body: Uint8Array | null
        }
      },
    ): Promise<void> {
      await db.query(
        `update calendar_feeds set last_attempt_at = $2, last_success_at = $2, failures = 0, last_error_type = null,
                last_error = null, blocked_until = null, platform = $3, prod_id = $4, events = $5, bad_events = $6,
                hold = $7, next_poll_at = $8, hints = $9, mirrors = $10 where id = $1`,
        [
          id,
          reading.at,
          reading.platform,
          reading.prodId,
          reading.events,
          JSON.stringify(reading.badEvents),
          reading.hold && spelledHold(reading.hold),
          reading.nextPollAt,
          JSON.stringify(reading.hints),
          JSON.stringify(reading.mirrors),
        ],
      )
      if (!reading.fresh) return
      await db.query('update calendar_feeds set etag = $2, last_modified = $3 where id = $1', [
        id,
        reading.fresh.etag,
        reading.fresh.lastModified,
      ])
      if (!reading.fresh.body) {
        await db.query('delete from feed_bodies where feed_id = $1', [id])
        return
      }
      await db.query(
        `insert into feed_bodies (feed_id, body) values ($1, $2)
         on conflict (feed_id) do update set body = excluded.body`,
        [id, reading.fresh.body],
      )
    },

    async recordFailure(
      id: FeedId,
      failure: {
        readonly at: Instant
        readonly errorType: string
        readonly detail: string
        readonly nextPollAt: Instant
        readonly blockedUntil: Instant | null
      },
    ): Promise<void> {
      await db.query(
        `update calendar_feeds set last_attempt_at = $2, failures = failures + 1, last_error_type = $3, last_error = $4,
                next_poll_at = $5, blocked_until = $6 where id = $1`,
        [id, failure.at, failure.errorType, failure.detail, failure.nextPollAt, failure.blockedUntil],
      )
    },

    async findBody(id: FeedId): Promise<Uint8Array | undefined> {
      const { rows } = await db.query<{ body: Uint8Array }>(
        'select body from feed_bodies where feed_id = $1',
        [id],
      )
      return rows[0]?.body
    },

    /** The owner says what the feed's writing means; it is read anew, from the first byte. */
    async setMeaning(id: FeedId, meaning: FeedMeaning): Promise<void> {
      await db.query(
        `update calendar_feeds set last_night_is_end = $2, transparent_is_free = $3, closures_are_free = $4,
                doubts_are_free = $5, doubts_decided = $6, etag = null, last_modified = null, next_poll_at = null
          where id = $1`,
        [
          id,
          meaning.lastNightIsEnd,
          meaning.transparentIsFree,
          meaning.closuresAreFree,
          meaning.doubtsAreFree,
          meaning.doubtsDecided,
        ],
      )
    },

    async setExportToken(id: FeedId, token: string): Promise<void> {
      await db.query('update calendar_feeds set export_token = $2 where id = $1', [id, token])
    },

    async setChannel(
      id: FeedId,
      named: { readonly channel: Channel; readonly label: string },
    ): Promise<void> {
      // Named as another platform, its calendar may be one of another kind.
      await db.query(
        `update calendar_feeds set channel = $2, label = $3,
                platform = case when channel = $2 then platform else 'generic' end
          where id = $1`,
        [id, named.channel, named.label],
      )
    },

    /** Cabins that have a feed with this address. */
    async listCabinsWith(propertyId: PropertyId, urlFingerprint: string): Promise<AccommodationId[]> {
      const { rows } = await db.query<{ id: AccommodationId }>(
        `select distinct accommodation_id as id from calendar_feeds where property_id = $1 and url_fingerprint = $2`,
        [propertyId, urlFingerprint],
      )
      return rows.map(({ id }) => id)
    },

    async setHold(id: FeedId, hold: Hold): Promise<void> {
      await db.query('update calendar_feeds set hold = $2 where id = $1', [id, spelledHold(hold)])
    },

    async releaseHold(id: FeedId): Promise<void> {
      await db.query(
        `update calendar_feeds set hold = jsonb_set(hold, '{released}', 'true') where id = $1 and hold is not null`,
        [id],
      )
    },
  }
}
