import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'

export interface Movement {
  readonly at: Instant
  readonly code: string
  readonly kind: string
  readonly method: string | null
  readonly amount: number
  /** What the provider kept of a payment; null where it was not paid online or it has not said. */
  readonly fee: number | null
  readonly currency: string
  readonly note: string
  readonly actor: string
  readonly source: string | null
}

/**
 * Every entry of the ledgers in `[from, to)`, oldest first. What a stay that ended unlived would have cost is left out:
 * nobody owes it.
 */
export async function listMovements(db: Db, from: Instant, to: Instant): Promise<Movement[]> {
  const { rows } = await db.query<Movement>(
    `select e.created_at as at, r.code, e.kind, e.method, e.amount, p.fee, e.currency, e.note, e.actor_kind as actor,
            e.source_key as source
       from ledger_entries e join reservations r on r.id = e.reservation_id
       left join provider_payments p on e.kind = 'payment' and e.source_key = 'payment:' || p.payment_id
      where e.created_at >= $1 and e.created_at < $2
        and (e.kind in ('payment', 'refund') or r.status not in ('expired', 'cancelled', 'no_show'))
      order by e.created_at, e.id limit 100000`,
    [from, to],
  )
  return rows
}
