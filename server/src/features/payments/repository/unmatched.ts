import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'

const UNMATCHED_STATES = ['waiting', 'returning', 'returned', 'applied'] as const
export type UnmatchedState = (typeof UNMATCHED_STATES)[number]

export interface UnmatchedPayment {
  readonly paymentId: string
  readonly code: string | null
  readonly amount: number
  readonly currency: string
  readonly reason: 'wrong_collector' | 'wrong_currency'
  readonly state: UnmatchedState
  readonly dateApproved: Instant | null
  readonly seenAt: Instant
}

const STATE = `case when p.outcome = 'applied_by_hand' then 'applied'
  when f.state = 'manual' then 'waiting'
  when f.state is not null and f.state not in ('approved', 'rejected') then 'returning'
  when p.outcome = 'unmatched_returned' then 'returned' else 'waiting' end`

const FROM = `provider_payments p
  left join refunds f on f.payment_id = p.payment_id and f.cause = 'unmatched'
  left join reservations r on r.id = p.reservation_id
  where p.refusal in ('wrong_collector', 'wrong_currency')`

type Page = { readonly limit: number; readonly offset: number }

/** Real money that names a stay of ours and does not fit it. */
export function unmatchedRepository(db: Db) {
  return {
    /** Newest first; without a state, what is not finished. */
    async list(
      page: Page,
      state: UnmatchedState | null,
    ): Promise<{ items: UnmatchedPayment[]; total: number }> {
      const { rows } = await db.query<UnmatchedPayment & { total: number }>(
        `select x.*, count(*) over ()::int as total from (
           select p.payment_id as "paymentId", r.code, p.amount, p.currency, p.refusal as reason, ${STATE} as state,
                  p.date_approved as "dateApproved", p.seen_at as "seenAt" from ${FROM}) x
          where ($1::text is null and x.state in ('waiting', 'returning')) or x.state = $1
          order by x."seenAt" desc, x."paymentId" limit $2 offset $3`,
        [state, page.limit, page.offset],
      )
      return { items: rows, total: rows[0]?.total ?? 0 }
    },
    /** The provider would not return it, so its refund waits to be sent by hand. */
    async isLeftToPerson(paymentId: string): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from refunds where payment_id = $1 and cause = 'unmatched' and state = 'manual'`,
        [paymentId],
      )
      return rows.length > 0
    },
    async decide(
      paymentId: string,
      by: { readonly outcome: 'applied_by_hand' | 'unmatched_returned'; readonly now: Instant },
    ): Promise<void> {
      await db.query('update provider_payments set outcome = $2 where payment_id = $1', [
        paymentId,
        by.outcome,
      ])
      await db.query(
        `update refunds set state = 'rejected', last_error = 'decided by the owner', settled_at = $2
          where payment_id = $1 and cause = 'unmatched' and state = 'manual'`,
        [paymentId, by.now],
      )
    },
  }
}
