import type { Instant } from '../../lib/clock.ts'
import { COUNTED, estimatedBeyond } from '../../lib/db/paging.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../lib/money.ts'
import { dueByLedger } from '../reservations/domain/ledger.ts'
import { dueToday } from '../reservations/domain/payment-due.ts'
import { RESERVATION_STATUSES } from '../reservations/domain/reservation.ts'
import type { Span, Stage, TakenNights } from './domain.ts'

/** Statuses under which nights stay sold; `no_show` keeps its money but gives its nights back. */
const SOLD = `('confirmed', 'checked_in', 'completed')`

export interface Totals {
  readonly accommodations: number
  readonly guests: number
  readonly conversations: number
  readonly waiting_human: number
  readonly unread: number
  readonly open_alerts: number
  readonly open_conflicts: number
  readonly proofs_waiting: number
  readonly currency: Currency
  /** Which of these are the database's estimate, because there are too many to count. */
  readonly estimated: readonly string[]
}

export interface StatusCounts {
  readonly counts: ReadonlyMap<string, number>
  readonly isEstimated: boolean
}

export interface StayRow {
  readonly code: string
  readonly accommodation_id: AccommodationId
  readonly accommodation_name: string
  readonly contact_name: string
  readonly check_in: LocalDate
  readonly check_out: LocalDate
  readonly guests: number
  readonly status: string
  readonly due: MinorUnits
  readonly due_today: MinorUnits | null
  readonly currency: Currency
  readonly expires_at: Instant | null
}

export interface DayFigures {
  readonly messages_in: number
  readonly messages_out: number
  readonly conversations: number
  readonly reservations: number
  readonly confirmed: number
  readonly cancelled: number
  readonly expired: number
  readonly payments: number
}

/** Reads over the tables of all features, in few and cheap statements: the home page asks often. */
export function insightsRepository(db: Db, propertyId: PropertyId) {
  return {
    async totals(): Promise<Totals> {
      const { rows } = await db.query<Omit<Totals, 'estimated'>>(
        `select (select count(*) from accommodations where property_id = $1 and active)::int as accommodations,
            (select count(*) from (select 1 from guests where property_id = $1 ${COUNTED}) g)::int as guests,
            c.conversations, c.waiting_human, c.unread,
            (select count(*) from alerts where property_id = $1 and resolved_at is null)::int as open_alerts,
            (select count(*) from conflicts where property_id = $1 and status = 'open')::int as open_conflicts,
            (select count(*) from payment_proofs p join reservations r on r.id = p.reservation_id
              where p.state = 'waiting' and r.property_id = $1)::int as proofs_waiting,
            (select currency from properties where id = $1) as currency
           from (select count(*)::int as conversations,
                         count(*) filter (where status = 'waiting_human')::int as waiting_human,
                        count(*) filter (where unread > 0)::int as unread
                   from conversations where property_id = $1) c`,
        [propertyId],
      )
      const [totals] = rows
      if (!totals) throw new Error('The totals could not be read')
      const all = { from: 'guests', where: 'property_id = $1', params: [propertyId] }
      const guests = await estimatedBeyond(db, totals.guests, all)
      return { ...totals, guests: guests.total, estimated: guests.isEstimated ? ['guests'] : [] }
    },

    /** A hold whose time has passed counts as expired, whether or not a job has said so. */
    async countByStatus(now: Instant): Promise<StatusCounts> {
      const { rows } = await db.query<{ status: string; count: number }>(
        `with counted as (
           select s.status, (select count(*)::int from (
               select 1 from reservations r where r.property_id = $1 and r.status = s.status ${COUNTED}) r) as count
             from unnest($3::text[]) s (status)),
              late as (select count(*)::int as count from reservations
                        where property_id = $1 and status = 'pre_reserved' and expires_at <= $2)
         select status, count - case when status = 'pre_reserved' then (select count from late) else 0 end as count
           from counted
         union all select 'expired', count from late where count > 0`,
        [propertyId, now, RESERVATION_STATUSES],
      )
      const found = await Promise.all(rows.map(({ status, count }) => withStatus(status, count)))
      const counts = new Map<string, number>()
      for (const { status, total } of found) counts.set(status, (counts.get(status) ?? 0) + total)
      return { counts, isEstimated: found.some((one) => one.isEstimated) }
    },

    /** Who has nights in the span, with the price of what we sold. */
    async takenNights(span: Span): Promise<TakenNights[]> {
      const { rows } = await db.query<{
        kind: TakenNights['kind']
        check_in: LocalDate
        check_out: LocalDate
        total: number | null
        currency: Currency | null
        nights: number | null
      }>(
        `select o.kind, lower(o.period) as check_in, upper(o.period) as check_out,
            r.total, r.currency, r.check_out - r.check_in as nights
           from occupancies o left join reservations r on r.id = o.reservation_id
          where o.live and o.period && daterange($2::date, $3::date) and o.property_id = $1 and o.kind <> 'hold'`,
        [propertyId, span.from, span.to],
      )
      return rows.map((row) => ({
        kind: row.kind,
        checkIn: row.check_in,
        checkOut: row.check_out,
        price:
          row.total === null || row.currency === null || row.nights === null
            ? null
            : { total: row.total, currency: row.currency, nights: row.nights },
      }))
    },

    /** Payments less refunds booked in `[from, to)`, in one currency. */
    async collected(from: Instant, to: Instant, currency: Currency): Promise<MinorUnits> {
      const { rows } = await db.query<{ sum: number }>(
        `select coalesce(sum(case l.kind when 'payment' then l.amount else -l.amount end), 0)::bigint as sum
           from ledger_entries l join reservations r on r.id = l.reservation_id
          where r.property_id = $1 and l.kind in ('payment', 'refund') and l.created_at >= $2 and l.created_at < $3
            and l.currency = $4`,
        [propertyId, from, to, currency],
      )
      return rows[0]?.sum ?? 0
    },

    /** How far the conversations that wrote since then got. */
    async reached(since: Instant): Promise<Record<Stage, number>> {
      const { rows } = await db.query<Record<Stage, number>>(
        `with wrote as (
           select c.id, c.frame from conversations c
            where c.property_id = $1 and c.last_inbound_at >= $2),
         booked as (
           select r.conversation_id as id,
               bool_or(r.status in ${SOLD} or r.status = 'no_show') as confirmed,
               bool_or(exists (select 1 from ledger_entries l
                                 where l.reservation_id = r.id and l.kind = 'payment')) as paid
             from reservations r join wrote w on w.id = r.conversation_id
            where r.created_at >= $2 group by r.conversation_id)
         select count(*)::int as inquiry,
             count(*) filter (where b.id is not null
               or (jsonb_typeof(w.frame->'offers') = 'array' and w.frame->'offers' <> '[]'::jsonb))::int as quote,
             count(b.id)::int as hold,
             count(*) filter (where b.paid or b.confirmed)::int as payment,
             count(*) filter (where b.confirmed)::int as confirmed
           from wrote w left join booked b on b.id = w.id`,
        [propertyId, since],
      )
      return rows[0] ?? { inquiry: 0, quote: 0, hold: 0, payment: 0, confirmed: 0 }
    },

    async since(at: Instant): Promise<DayFigures> {
      const { rows } = await db.query<DayFigures>(
        `select m.messages_in, m.messages_out, m.conversations, a.confirmed, a.cancelled, a.expired,
            (select count(*) from reservations where property_id = $1 and created_at >= $2)::int as reservations,
            (select count(*) from ledger_entries l join reservations r on r.id = l.reservation_id
              where r.property_id = $1 and l.kind = 'payment' and l.created_at >= $2)::int as payments
           from (select count(*) filter (where m.direction = 'in')::int as messages_in,
                        count(*) filter (where m.direction = 'out')::int as messages_out,
                        count(distinct m.conversation_id)::int as conversations
                   from messages m join conversations c on m.conversation_id = c.id
                  where c.property_id = $1 and m.at >= $2) m,
                (select count(*) filter (where a.action = 'reservation.confirmed')::int as confirmed,
                        count(*) filter (where a.action = 'reservation.cancelled')::int as cancelled,
                        count(*) filter (where a.action = 'reservation.expired')::int as expired
                   from audit_log a join reservations r on r.id = a.entity_id::uuid
                  where a.at >= $2 and a.entity = 'reservation' and r.property_id = $1) a`,
        [propertyId, at],
      )
      if (!rows[0]) throw new Error('The figures of the day could not be read')
      return rows[0]
    },

    /** Sold stays that begin on `day`. */
    arrivals: (day: LocalDate) =>
      stays(`r.status in ${SOLD} and r.check_in = $2`, 'r.check_in, a.position', [day]),
    /** Sold stays that end on `day`. */
    departures: (day: LocalDate) =>
      stays(`r.status in ${SOLD} and r.check_out = $2`, 'r.check_out, a.position', [day]),
    /** Holds that end within the span, the next one first. */
    expiringHolds: (from: Instant, to: Instant) =>
      stays(`r.status = 'pre_reserved' and r.expires_at > $2 and r.expires_at <= $3`, 'r.expires_at', [
        from,
        to,
      ]),
  }

  async function withStatus(status: string, counted: number) {
    const where = 'property_id = $1 and status = $2'
    const params = [propertyId, status]
    return { status, ...(await estimatedBeyond(db, counted, { from: 'reservations', where, params })) }
  }

  async function stays(where: string, order: string, params: readonly unknown[]): Promise<StayRow[]> {
    const { rows } = await db.query<StayRow>(
      `select r.code, r.accommodation_id, a.name as accommodation_name, r.contact_name, r.check_in, r.check_out,
          r.adults + r.children + r.babies as guests, r.status, r.currency, r.expires_at,
          ${dueByLedger('r.id')}::bigint as due, ${dueToday('r')} as due_today
         from reservations r join accommodations a on a.id = r.accommodation_id
        where r.property_id = $1 and ${where} order by ${order}, r.code limit 100`,
      [propertyId, ...params],
    )
    return rows
  }
}
