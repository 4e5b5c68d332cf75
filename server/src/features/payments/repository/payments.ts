import type { Instant } from '../../../lib/clock.ts'
import { lockFor } from '../../../lib/db/locks.ts'
import { type Listed, type ListPage, listPage } from '../../../lib/db/paging.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { PaymentOutcome, StoredPayment } from '../domain/records.ts'
import type { RequestId } from '../domain/request.ts'

const PAYMENT = `payment_id as "paymentId", payment_request_id as "requestId", reservation_id as "reservationId",
  external_reference as "externalReference", status, status_detail as "statusDetail", amount,
  amount_refunded as "amountRefunded", fee, net, evidence_until as "evidenceUntil", currency,
  live_mode as "liveMode", payment_type as "paymentType", payment_method as "paymentMethod",
  date_approved as "dateApproved", date_last_updated as "dateLastUpdated",
  expires_at as "expiresAt", applied_at as "appliedAt", refusal, outcome, seen_at as "seenAt"`

export function paymentRepository(db: Db) {
  const many = async (where: string, params: readonly unknown[]) =>
    (await db.query<StoredPayment>(`select ${PAYMENT} from provider_payments where ${where}`, params)).rows
  return {
    /** Who reads the same payment takes turns, also before its first row. */
    async lock(paymentId: string): Promise<StoredPayment | undefined> {
      await lockFor(db, 'payment', paymentId)
      return (await many('payment_id = $1', [paymentId]))[0]
    },
    find: async (paymentId: string) => (await many('payment_id = $1', [paymentId]))[0],
    async save(p: StoredPayment, snapshot: Readonly<Record<string, unknown>>, now: Instant): Promise<void> {
      await db.query(
        `insert into provider_payments (payment_id, payment_request_id, reservation_id, external_reference, status,
           status_detail, amount, amount_refunded, currency, live_mode, payment_type, payment_method, date_approved,
           date_last_updated, expires_at, refusal, snapshot, seen_at, updated_at, fee, net)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)
         on conflict (provider, payment_id) do update set status = excluded.status,
           status_detail = excluded.status_detail, amount_refunded = excluded.amount_refunded,
           date_approved = coalesce(excluded.date_approved, provider_payments.date_approved),
           date_last_updated = excluded.date_last_updated, expires_at = excluded.expires_at,
           fee = coalesce(excluded.fee, provider_payments.fee), net = coalesce(excluded.net, provider_payments.net),
           snapshot = excluded.snapshot, updated_at = excluded.updated_at`,
        [
          p.paymentId,
          p.requestId,
          p.reservationId,
          p.externalReference,
          p.status,
          p.statusDetail,
          p.amount,
          p.amountRefunded,
          p.currency,
          p.liveMode,
          p.paymentType,
          p.paymentMethod,
          p.dateApproved,
          p.dateLastUpdated,
          p.expiresAt,
          p.refusal,
          snapshot,
          p.seenAt,
          now,
          p.fee,
          p.net,
        ],
      )
    },
    async setRefusal(paymentId: string, refusal: string | null): Promise<void> {
      await db.query('update provider_payments set refusal = $2 where payment_id = $1', [paymentId, refusal])
    },
    async setOutcome(paymentId: string, outcome: PaymentOutcome): Promise<void> {
      await db.query('update provider_payments set outcome = $2, refusal = null where payment_id = $1', [
        paymentId,
        outcome,
      ])
    },
    /** It does not count for the stay it names and is on its way back; the reason stays readable. */
    async setReturned(paymentId: string): Promise<void> {
      await db.query(`update provider_payments set outcome = 'unmatched_returned' where payment_id = $1`, [
        paymentId,
      ])
    },
    async setEvidenceUntil(paymentIds: readonly string[], until: Instant): Promise<void> {
      await db.query('update provider_payments set evidence_until = $2 where payment_id = any($1::text[])', [
        paymentIds,
        until,
      ])
    },
    /** `shared`: it pays several stays, each for its part. */
    async markApplied(paymentId: string, now: Instant, shared = false): Promise<void> {
      await db.query(
        `update provider_payments set applied_at = $2, shared = $3 where payment_id = $1 and applied_at is null`,
        [paymentId, now, shared],
      )
    },
    /** Of a payment for several cabins only this cabin's part: `amount` is then what stands in its ledger. */
    async ofReservation(id: ReservationId): Promise<StoredPayment[]> {
      const { rows } = await db.query<StoredPayment & { shared: boolean; share: number | null }>(
        `with mine as (
           select split_part(source_key, ':', 2) as payment_id, sum(amount)::bigint as share from ledger_entries
            where reservation_id = $1 and kind = 'payment' and source_key like 'payment:%' group by 1)
         select ${PAYMENT}, shared,
                (select share from mine where mine.payment_id = provider_payments.payment_id) as share
           from provider_payments
          where reservation_id = $1 or payment_id in (select payment_id from mine)
          order by seen_at, payment_id`,
        [id],
      )
      // What went back of a part is known by the refunds of its own stay; the provider tells only of the whole.
      return rows.map(({ shared, share, ...payment }) =>
        shared ? { ...payment, amount: share ?? 0, amountRefunded: 0 } : payment,
      )
    },
    ofRequest: (id: RequestId) => many('payment_request_id = $1', [id]),
    /** Payments of ours whose last word is still to come: coupons, reviews, disputes. */
    listUndecided: (seenSince: Instant, limit: number) =>
      many(
        `payment_request_id is not null and seen_at >= $1
           and status in ('pending', 'in_process', 'authorized', 'in_mediation') order by updated_at limit $2`,
        [seenSince, limit],
      ),
    listByIds: (ids: readonly string[]) => many('payment_id = any($1::text[])', [ids]),
    /** The latest first. */
    list: (page: ListPage, status: string | null): Promise<Listed<StoredPayment & { code: string | null }>> =>
      listPage(
        db,
        {
          select: 'r.code, p.*',
          from: `(select ${PAYMENT} from provider_payments) p left join reservations r on r.id = p."reservationId"`,
          where: `($1::text is null or p.status = $1 or ($1 = 'refused' and p.refusal is not null))`,
          params: [status],
          by: { sql: 'p."seenAt"', type: 'timestamptz' },
          tie: { sql: 'p."paymentId"', type: 'text' },
          descending: true,
        },
        page,
      ),
  }
}
