import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import { dueByLedger } from '../../reservations/domain/ledger.ts'
import { dueToday } from '../../reservations/domain/payment-due.ts'

/** A stay of ours or of a platform whose nights touch a day. */
export interface DoorRow {
  readonly kind: 'reservation' | 'external'
  readonly code: string | null
  readonly external_code: string | null
  readonly accommodation_id: string
  readonly accommodation_name: string
  readonly label: string
  readonly channel: string
  readonly status: string
  readonly check_in: LocalDate
  readonly check_out: LocalDate
  readonly guests: number | null
  readonly contact_phone: string | null
  readonly total: MinorUnits | null
  readonly due: MinorUnits | null
  /** Where the rate of today makes it another sum. */
  readonly due_today: MinorUnits | null
  readonly currency: Currency | null
  readonly expires_at: Instant | null
}

const OURS = `'reservation' as kind, r.code, null as external_code, r.accommodation_id, a.name as accommodation_name,
  r.contact_name as label, r.channel, r.status, r.check_in, r.check_out,
  r.adults + r.children + r.babies as guests, r.contact_phone, r.total, r.currency, r.expires_at,
  ${dueByLedger('r.id')}::bigint as due, ${dueToday('r')} as due_today`

/** Who is at the door on a day, read from the nights themselves: nothing is left out, however many there are. */
export function doorRepository(db: Db, propertyId: PropertyId) {
  return {
    /** Sold stays that begin, end or last on the day, both ends included. */
    async sold(day: LocalDate): Promise<DoorRow[]> {
      const { rows } = await db.query<DoorRow>(
        `select ${OURS}
           from reservations r join accommodations a on a.id = r.accommodation_id
          where r.property_id = $1 and r.status in ('confirmed', 'checked_in', 'completed')
            and daterange(r.check_in, r.check_out, '[]') @> $2::date
          order by a.position, a.name, r.check_in, r.code`,
        [propertyId, day],
      )
      return rows
    },

    /** The same of the platforms, in their own dates; what a platform merely closes is nobody's stay. */
    async external(day: LocalDate): Promise<DoorRow[]> {
      const { rows } = await db.query<DoorRow>(
        `select distinct on (a.position, a.name, coalesce(s.id, o.id))
            'external' as kind, null as code, s.record->>'code' as external_code, o.accommodation_id,
            a.name as accommodation_name, coalesce(s.record->>'label', o.reason) as label,
            coalesce(f.channel, 'other') as channel, 'confirmed' as status,
            coalesce((s.record->'seen'->>'checkIn')::date, lower(o.period)) as check_in,
            coalesce((s.record->'seen'->>'checkOut')::date, upper(o.period)) as check_out,
            null::int as guests, null as contact_phone, null::bigint as total,
            null::bigint as due, null::bigint as due_today, null as currency, null::timestamptz as expires_at
           from occupancies o join accommodations a on a.id = o.accommodation_id
           left join feed_nights n on n.occupancy_id = o.id
           left join feed_stays s on s.id = n.stay_id
           left join calendar_feeds f on f.id = n.feed_id
          where o.property_id = $1 and o.live and o.kind = 'external'
            and o.period && daterange($2::date - 1, $2::date + 1)
            and coalesce(s.record->>'kind', 'reservation') in ('reservation', 'unknown')
          order by a.position, a.name, coalesce(s.id, o.id), lower(o.period)`,
        [propertyId, day],
      )
      return rows
    },

    /** Holds that still live, the next to end first. */
    async holds(now: Instant): Promise<DoorRow[]> {
      const { rows } = await db.query<DoorRow>(
        `select ${OURS}
           from reservations r join accommodations a on a.id = r.accommodation_id
          where r.property_id = $1 and r.status = 'pre_reserved' and r.expires_at > $2
          order by r.expires_at, r.code`,
        [propertyId, now],
      )
      return rows
    },
  }
}
