import type { Instant } from '../../lib/clock.ts'
import { lockFor } from '../../lib/db/locks.ts'
import { type Listed, type ListPage, listPage } from '../../lib/db/paging.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ReservationId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import { dueByLedger } from '../reservations/domain/ledger.ts'
import type { PaymentOutcome, StoredPayment } from './domain/records.ts'
import type { PaymentRequest, Purpose, RequestId } from './domain/request.ts'

export const REQUEST = `id, reservation_id as "reservationId", purpose, attempt,
  external_reference as "externalReference", amount, currency, preference_id as "preferenceId",
  init_point as "initPoint", collector_id as "collectorId", state,
  expires_at as "expiresAt", terms, claimed_until as "claimedUntil", announced_at as "announcedAt",
  created_at as "createdAt"`

const PAYMENT = `payment_id as "paymentId", payment_request_id as "requestId", reservation_id as "reservationId",
  external_reference as "externalReference", status, status_detail as "statusDetail", amount,
  amount_refunded as "amountRefunded", fee, net, evidence_until as "evidenceUntil", currency,
  live_mode as "liveMode", payment_type as "paymentType", payment_method as "paymentMethod",
  date_approved as "dateApproved", date_last_updated as "dateLastUpdated",
  expires_at as "expiresAt", applied_at as "appliedAt", refusal, outcome, seen_at as "seenAt"`

const requestsFact = (id: ReservationId) => `payments.requests:${id}`

export function requestRepository(db: Db) {
  const many = async (where: string, params: readonly unknown[]) =>
    (await db.query<PaymentRequest>(`select ${REQUEST} from payment_requests where ${where}`, params)).rows
  return {
    async insert(
      r: Omit<PaymentRequest, 'preferenceId' | 'initPoint' | 'collectorId' | 'claimedUntil'>,
    ): Promise<void> {
      const fact = requestsFact(r.reservationId)
      const known = await db.recall<PaymentRequest[]>(fact)
      const unheard = { preferenceId: null, initPoint: null, collectorId: null, claimedUntil: null }
      db.learn(fact, known ? [...known, { ...r, ...unheard }] : undefined)
      const values = [
        ...[r.id, r.reservationId, r.purpose, r.attempt, r.externalReference, r.amount, r.currency, r.state],
        ...[r.expiresAt, r.terms, r.announcedAt, r.createdAt],
      ]
      const sql = `insert into payment_requests (id, reservation_id, purpose, attempt, external_reference, amount,
        currency, state, expires_at, terms, announced_at, created_at)
        values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`
      // Whatever a stay that was made in this transaction asks for is known without reading it.
      await (known ? db.later(sql, values) : db.query(sql, values))
    },
    find: async (id: RequestId) => (await many('id = $1', [id]))[0],
    lock: async (id: RequestId) => (await many('id = $1 for no key update', [id]))[0],
    findByReference: async (reference: string) => (await many('external_reference = $1', [reference]))[0],
    ofReservation: (id: ReservationId) => many('reservation_id = $1 order by created_at, attempt', [id]),
    /** Of every stay that is paid together. */
    async ofAccount(ids: readonly ReservationId[]): Promise<PaymentRequest[]> {
      const [only] = ids
      const known =
        only && ids.length === 1 ? await db.recall<PaymentRequest[]>(requestsFact(only)) : undefined
      return known ?? many('reservation_id = any($1::uuid[]) order by created_at, attempt', [ids])
    },
    /** Of a stay that this transaction has made. */
    learnNone: (id: ReservationId): void => db.learn(requestsFact(id), []),
    /** The one a guest can pay with, or that is about to be. */
    findCurrent: async (ids: readonly ReservationId[], purpose: Purpose) =>
      (
        await many(`reservation_id = any($1::uuid[]) and purpose = $2 and state in ('wanted', 'open')`, [
          ids,
          purpose,
        ])
      )[0],

    async claim(id: RequestId, until: Instant): Promise<void> {
      await db.query('update payment_requests set claimed_until = $2 where id = $1', [id, until])
    },
    async release(id: RequestId): Promise<void> {
      await db.query('update payment_requests set claimed_until = null where id = $1', [id])
    },
    async recordLink(
      id: RequestId,
      link: {
        readonly preferenceId: string
        readonly initPoint: string
        readonly collectorId: string
        readonly state: 'open' | 'closing'
      },
    ): Promise<void> {
      await db.query(
        `update payment_requests set preference_id = $2, init_point = $3, collector_id = $4, state = $5,
           closed_at = null, claimed_until = null where id = $1`,
        [id, link.preferenceId, link.initPoint, link.collectorId, link.state],
      )
    },
    /** True for the first who says it. */
    async markAnnounced(id: RequestId, now: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        'update payment_requests set announced_at = $2 where id = $1 and announced_at is null',
        [id, now],
      )
      return rowCount > 0
    },
    async setState(id: RequestId, state: 'closing' | 'closed', now: Instant): Promise<void> {
      await db.query('update payment_requests set state = $2, closed_at = $3 where id = $1', [
        id,
        state,
        state === 'closed' ? now : null,
      ])
    },
    async setEnd(id: RequestId, expiresAt: Instant): Promise<void> {
      await db.query('update payment_requests set expires_at = $2 where id = $1', [id, expiresAt])
    },
    /** Open links whose stay no longer wants that money, for whatever reason nobody said so. */
    listOverdue: (now: Instant, limit: number) =>
      many(
        `state in ('wanted', 'open') and ((expires_at is not null and expires_at <= $1) or exists (
           select 1 from reservations r where r.id = payment_requests.reservation_id and
             r.status in ('expired', 'cancelled', 'no_show'))) order by created_at limit $2`,
        [now, limit],
      ),
    /** Links that end before the hold they belong to, which was given more time. */
    listToProlong: (limit: number) =>
      many(
        `state = 'open' and purpose = 'deposit' and exists (
           select 1 from reservations r where r.id = payment_requests.reservation_id and
             r.status = 'pre_reserved' and r.expires_at > payment_requests.expires_at) order by created_at limit $1`,
        [limit],
      ),
    listUnsettled: (state: 'wanted' | 'closing', before: Instant, limit: number) =>
      many(`state = $1 and (claimed_until is null or claimed_until <= $2) order by created_at limit $3`, [
        state,
        before,
        limit,
      ]),
    /** Whose payments are worth asking for: first links of stays that wait for money, then links that ended lately. */
    listToAsk: (since: Instant, limit: number) =>
      many(
        `preference_id is not null and (state in ('open', 'closing') or closed_at >= $1 or expires_at >= $1)
          order by (state = 'open') desc, created_at desc limit $2`,
        [since, limit],
      ),
    async knownReferences(references: readonly string[]): Promise<Set<string>> {
      const { rows } = await db.query<{ reference: string }>(
        'select external_reference as reference from payment_requests where external_reference = any($1::text[])',
        [references],
      )
      return new Set(rows.map((row) => row.reference))
    },
    /** Stays that owe something, arrive within `[from, to]` and are not frozen. */
    async listOwing(from: LocalDate, to: LocalDate): Promise<ReservationId[]> {
      const { rows } = await db.query<{ id: ReservationId }>(
        `select r.id from reservations r where r.status = 'confirmed' and r.frozen_reason is null
            and r.check_in between $1::date and $2::date and ${dueByLedger('r.id')} > 0 order by r.check_in`,
        [from, to],
      )
      return rows.map((row) => row.id)
    },
  }
}

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
