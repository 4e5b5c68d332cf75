import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import { dueByLedger } from '../../reservations/domain/ledger.ts'
import { dueToday } from '../../reservations/domain/payment-due.ts'

export interface BookedRow {
  /** `YYYY-MM` in the zone of the property. */
  readonly month: string
  readonly channel: string
  readonly currency: Currency
  readonly taken: MinorUnits
  readonly returned: MinorUnits
  readonly fees: MinorUnits
}

export interface OwedRow {
  readonly month: string
  readonly channel: string
  readonly currency: Currency
  readonly owed: MinorUnits
  readonly owedToday: MinorUnits
}

export interface NightsRow {
  readonly kind: 'reservation' | 'external' | 'block'
  readonly channel: string
  readonly check_in: LocalDate
  readonly check_out: LocalDate
  readonly total: MinorUnits | null
  readonly currency: Currency | null
}

/** Sums of the ledger and the nights behind them, for the months of a report. */
export function reportRepository(db: Db, propertyId: PropertyId) {
  return {
    async place(): Promise<{ readonly currency: Currency; readonly accommodations: number }> {
      const { rows } = await db.query<{ currency: Currency; accommodations: number }>(
        `select currency, (select count(*) from accommodations where property_id = $1 and active)::int as accommodations
           from properties where id = $1`,
        [propertyId],
      )
      if (!rows[0]) throw new Error('The property does not exist')
      return rows[0]
    },

    async booked(from: Instant, to: Instant, zone: string): Promise<BookedRow[]> {
      const { rows } = await db.query<BookedRow>(
        `select to_char(l.created_at at time zone $4, 'YYYY-MM') as month, r.channel, l.currency,
            coalesce(sum(l.amount) filter (where l.kind = 'payment'), 0)::bigint as taken,
            coalesce(sum(l.amount) filter (where l.kind = 'refund'), 0)::bigint as returned,
            coalesce(sum(p.fee), 0)::bigint as fees
           from ledger_entries l join reservations r on r.id = l.reservation_id
           left join provider_payments p on l.kind = 'payment' and l.source_key = 'payment:' || p.payment_id
          where r.property_id = $1 and l.kind in ('payment', 'refund') and l.created_at >= $2 and l.created_at < $3
          group by 1, 2, 3`,
        [propertyId, from, to, zone],
      )
      return rows
    },

    /** Of stays that hold; one who paid too much owes nothing and lowers nobody else's debt. */
    async owed(from: LocalDate, to: LocalDate): Promise<OwedRow[]> {
      const { rows } = await db.query<OwedRow>(
        `select month, channel, currency, sum(greatest(due, 0))::bigint as owed,
            sum(greatest(coalesce(due_today, due), 0))::bigint as "owedToday" from (
           select to_char(r.check_in, 'YYYY-MM') as month, r.channel, r.currency,
               ${dueByLedger('r.id')} as due, ${dueToday('r')} as due_today
             from reservations r
            where r.property_id = $1 and r.status in ('confirmed', 'checked_in', 'completed')
              and r.check_in >= $2 and r.check_in < $3) d
          group by 1, 2, 3`,
        [propertyId, from, to],
      )
      return rows
    },

    async nights(from: LocalDate, to: LocalDate): Promise<NightsRow[]> {
      const { rows } = await db.query<NightsRow>(
        `select o.kind, coalesce(r.channel, f.channel, 'other') as channel, lower(o.period) as check_in,
            upper(o.period) as check_out, r.total, r.currency
           from occupancies o left join reservations r on r.id = o.reservation_id
           left join lateral (select c.channel from feed_nights n join calendar_feeds c on c.id = n.feed_id
             where n.occupancy_id = o.id limit 1) f on o.kind = 'external'
          where o.live and o.property_id = $1 and o.kind <> 'hold' and o.period && daterange($2::date, $3::date)`,
        [propertyId, from, to],
      )
      return rows
    },
  }
}
