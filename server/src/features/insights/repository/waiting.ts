import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import { DECIDABLE, type Feed, feedName } from '../../channels/domain/feed.ts'

/** One thing that waits for a person, as the tables of its feature tell it. */
export interface WaitingRow {
  readonly source: 'conversation' | 'question' | 'payment_proof' | 'conflict' | 'feed' | 'alert'
  readonly id: string
  /** What the feature calls it: an alert's kind, a receipt's state. */
  readonly sort: string
  readonly since: Instant
  readonly title: string
  readonly detail: string
  readonly amount: MinorUnits | null
  readonly currency: Currency | null
  readonly conversation_id: string | null
  readonly reservation_code: string | null
  readonly accommodation_name: string | null
  readonly media_key: string | null
  /** Of an alert: what it is about, in words that need no translation. */
  readonly about: string | null
  /** Of an alert about money that went back without a word: the refund. */
  readonly refund_id: string | null
}

const NOTHING = `null as about, null as refund_id, null::bigint as amount, null as currency`

/** What waits, by source; each is small, and all of it is read. */
export function waitingRepository(db: Db, propertyId: PropertyId) {
  const rowsOf = async (select: string): Promise<WaitingRow[]> =>
    (await db.query<WaitingRow>(select, [propertyId])).rows
  return {
    guests: () =>
      rowsOf(
        `select 'conversation' as source, c.id, c.status as sort, coalesce(c.last_inbound_at, c.created_at) as since,
            coalesce(g.name, g.phone, '') as title,
            coalesce((select m.text from messages m where m.conversation_id = c.id and m.direction = 'in'
                       order by m.seq desc limit 1), '') as detail,
            ${NOTHING}, c.id as conversation_id, null as reservation_code, null as accommodation_name, null as media_key
           from conversations c join guests g on g.id = c.guest_id
          where c.property_id = $1 and c.status = 'waiting_human'`,
      ),
    questions: () =>
      rowsOf(
        `select 'question' as source, q.id, 'open' as sort, q.asked_at as since, coalesce(g.name, g.phone, '') as title,
            q.text as detail, ${NOTHING}, q.conversation_id, null as reservation_code, a.name as accommodation_name,
            null as media_key
           from unanswered_questions q join conversations c on c.id = q.conversation_id
           join guests g on g.id = c.guest_id left join accommodations a on a.id = q.accommodation_id
          where q.property_id = $1 and q.answered_at is null`,
      ),
    receipts: () =>
      rowsOf(
        `select 'payment_proof' as source, p.id, p.state as sort, p.created_at as since, r.contact_name as title,
            coalesce(p.filename, '') as detail, null as about, null as refund_id, p.amount, r.currency,
            null as conversation_id,
            r.code as reservation_code, a.name as accommodation_name, p.media_key
           from payment_proofs p join reservations r on r.id = p.reservation_id
           join accommodations a on a.id = r.accommodation_id
          where r.property_id = $1 and p.state = 'waiting'`,
      ),
    conflicts: () =>
      rowsOf(
        `select 'conflict' as source, c.id, c.severity as sort, c.opened_at as since, a.name as title,
            to_char(c.check_in, 'YYYY-MM-DD') || ' / ' || to_char(c.check_out, 'YYYY-MM-DD') as detail, ${NOTHING},
            null as conversation_id, null as reservation_code, a.name as accommodation_name, null as media_key
           from conflicts c join accommodations a on a.id = c.accommodation_id
          where c.property_id = $1 and c.status = 'open'`,
      ),
    /** What an owner decided once about all of a kind waits for nobody. */
    unreadable: async () => {
      const { rows } = await db.query<WaitingRow & Pick<Feed, 'channel' | 'label'>>(
        `select 'feed' as source, f.id, 'unreadable' as sort, coalesce(f.last_success_at, f.created_at) as since,
            '' as title, coalesce(bad.event->>'text', '') as detail, ${NOTHING},
            null as conversation_id, null as reservation_code, a.name as accommodation_name, null as media_key,
            f.channel, f.label
           from calendar_feeds f join accommodations a on a.id = f.accommodation_id
           cross join lateral (
             select event from jsonb_array_elements(f.bad_events) as event
              where not (f.doubts_decided and event->>'reason' = any($2::text[])) limit 1) as bad
          where f.property_id = $1`,
        [propertyId, DECIDABLE],
      )
      return rows.map(({ channel, label, ...row }): WaitingRow => {
        return { ...row, title: `${feedName({ channel, label })}, ${row.accommodation_name}` }
      })
    },
    alerts: () =>
      rowsOf(
        `select 'alert' as source, al.id, al.kind as sort, al.created_at as since,
            coalesce(r.contact_name, al.summary) as title,
            case when r.id is null then '' else al.summary end as detail, al.about,
            case when al.dedupe_key like 'refund_meaning:%' then substr(al.dedupe_key, 16) end as refund_id,
            null::bigint as amount, null as currency,
            case when al.entity = 'conversation' then al.entity_id end as conversation_id, r.code as reservation_code,
            null as accommodation_name, null as media_key
           from alerts al left join reservations r
             on al.entity = 'reservation' and r.property_id = $1 and al.entity_id in (r.id::text, r.code)
          where al.property_id = $1 and al.resolved_at is null`,
      ),
  }
}
