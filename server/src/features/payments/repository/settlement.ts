import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { type ProviderMovement, type Settlement, settlementFrom } from '../domain/settlement.ts'

/**
 * What moved at the provider in `[from, to)` as it was read, each with whether a ledger holds it. Payments of our own
 * account only, at the moment of their approval; refunds when they were seen to leave.
 */
export async function settlementOf(db: Db, from: Instant, to: Instant): Promise<Settlement[]> {
  const { rows } = await db.query<ProviderMovement>(
    `select p.payment_id as "paymentId", 'payment' as kind, p.amount, coalesce(p.fee, 0)::bigint as fee, p.currency,
            p.date_approved as at, r.code, e.id is not null as "inLedger",
            coalesce(p.refusal, p.outcome, 'unknown_reference') as reason
       from provider_payments p
       left join reservations r on r.id = p.reservation_id
       left join ledger_entries e on e.source_key = 'payment:' || p.payment_id
      where p.date_approved >= $1 and p.date_approved < $2 and p.refusal is distinct from 'wrong_collector'
     union all
     select f.payment_id, 'return', f.amount, 0::bigint, f.currency, f.settled_at, r.code, e.id is not null, f.cause
       from refunds f
       left join reservations r on r.id = f.reservation_id
       left join ledger_entries e on e.source_key = 'refund:' || f.id
      where f.state = 'approved' and f.payment_id is not null and f.settled_at >= $1 and f.settled_at < $2
     union all
     select replace(e.source_key, 'chargeback:', ''), 'return', e.amount, 0::bigint, e.currency, e.created_at, r.code,
            true, 'charged_back'
       from ledger_entries e join reservations r on r.id = e.reservation_id
      where e.source_key like 'chargeback:%' and e.created_at >= $1 and e.created_at < $2
     order by 6, 1`,
    [from, to],
  )
  return settlementFrom(rows)
}
