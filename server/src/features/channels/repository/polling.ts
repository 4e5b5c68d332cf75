import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, PropertyId, ReservationId } from '../../../lib/ids.ts'
import type { FeedId } from '../domain/feed.ts'

/** Whose turn it is. */
export function pollingRepository(db: Db) {
  return {
    /** Feeds that are due, each given to one caller until `leaseUntil`; the longest unread first. */
    async claimDue(
      propertyId: PropertyId,
      claim: { readonly now: Instant; readonly leaseUntil: Instant; readonly limit: number },
    ): Promise<{ readonly id: FeedId; readonly url: string }[]> {
      const { rows } = await db.query<{ id: FeedId; url: string }>(
        `update calendar_feeds set next_poll_at = $3
          where id in (
            select id from calendar_feeds
             where property_id = $1 and (next_poll_at is null or next_poll_at <= $2)
               and (blocked_until is null or blocked_until <= $2)
             order by next_poll_at nulls first, id limit $4 for update skip locked)
          returning id, url`,
        [propertyId, claim.now, claim.leaseUntil, claim.limit],
      )
      return rows
    },

    /**
     * The cabin of a reservation when one of its feeds was not read since `since`. One question: every hold asks it.
     */
    async findStaleCabin(reservationId: ReservationId, since: Instant): Promise<AccommodationId | undefined> {
      const { rows } = await db.query<{ id: AccommodationId }>(
        `select r.accommodation_id as id from reservations r where r.id = $1 and exists (
           select 1 from calendar_feeds f where f.accommodation_id = r.accommodation_id
              and (f.last_success_at is null or f.last_success_at < $2))`,
        [reservationId, since],
      )
      return rows[0]?.id
    },

    async postpone(id: FeedId, until: Instant): Promise<void> {
      await db.query('update calendar_feeds set next_poll_at = $2 where id = $1', [id, until])
    },

    /**
     * A new address; what the old one said is no longer comparable by its validators. Whose habits it follows is learnt
     * anew: owners change their manager, and an unasked change is refused.
     */
    async readdress(id: FeedId, address: { readonly url: string; readonly urlFingerprint: string }) {
      await db.query(
        `update calendar_feeds set url = $2, url_fingerprint = $3, etag = null, last_modified = null, failures = 0,
                platform = 'generic', blocked_until = null, next_poll_at = null,
                hold = case when hold is null then null else jsonb_set(hold, '{released}', 'true') end
          where id = $1`,
        [id, address.url, address.urlFingerprint],
      )
    },
  }
}
