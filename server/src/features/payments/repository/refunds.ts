import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { Refund, RefundId, RefundMeaning, RefundState } from '../domain/records.ts'

/** Name of the constraint that keeps one cause from returning money twice. */
export const REFUND_ONCE = 'refunds_once'

const REFUND = `id, reservation_id as "reservationId", payment_id as "paymentId", method, amount, currency, cause,
  state, meaning,
  provider_refund_id as "providerRefundId", attempts, last_error as "lastError", note,
  claimed_until as "claimedUntil", next_try_at as "nextTryAt", dedupe_key as "dedupeKey", created_at as "createdAt",
  settled_at as "settledAt"`

type Page = { readonly limit: number; readonly offset: number }

const refundsFact = (id: ReservationId) => `payments.refunds:${id}`

export function refundRepository(db: Db) {
  const many = async (where: string, params: readonly unknown[]) =>
    (await db.query<Refund>(`select ${REFUND} from refunds where ${where}`, params)).rows
  return {
    async insert(
      r: Omit<Refund, 'attempts' | 'lastError' | 'claimedUntil' | 'nextTryAt'> & { lastError?: string },
    ): Promise<void> {
      if (r.reservationId) db.learn(refundsFact(r.reservationId), undefined)
      await db.query(
        `insert into refunds (id, reservation_id, payment_id, method, amount, currency, cause, state,
           provider_refund_id, note, dedupe_key, created_at, settled_at, last_error, meaning)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
        [
          r.id,
          r.reservationId,
          r.paymentId,
          r.method,
          r.amount,
          r.currency,
          r.cause,
          r.state,
          r.providerRefundId,
          r.note,
          r.dedupeKey,
          r.createdAt,
          r.settledAt,
          r.lastError ?? null,
          r.meaning,
        ],
      )
    },
    find: async (id: RefundId) => (await many('id = $1', [id]))[0],
    lock: async (id: RefundId) => (await many('id = $1 for no key update', [id]))[0],
    findByKey: async (dedupeKey: string) => (await many('dedupe_key = $1', [dedupeKey]))[0],
    ofReservation: (id: ReservationId): Promise<Refund[]> =>
      db.recall<Refund[]>(refundsFact(id)) ?? many('reservation_id = $1 order by created_at, id', [id]),
    /** Of a stay that this transaction has made. */
    learnNone: (id: ReservationId): void => db.learn(refundsFact(id), []),
    ofPayment: (paymentId: string) => many('payment_id = $1 order by created_at, id', [paymentId]),
    ofPayments: (paymentIds: readonly string[]) =>
      many('payment_id = any($1::text[]) order by created_at, id', [paymentIds]),
    listByIds: (ids: readonly RefundId[]) => many('id = any($1::uuid[]) order by created_at, id', [ids]),
    async list(
      page: Page,
      state: RefundState | null,
    ): Promise<{ items: (Refund & { code: string | null })[]; total: number }> {
      const { rows: counted } = await db.query<{ total: number }>(
        'select count(*)::int as total from refunds where ($1::text is null or state = $1)',
        [state],
      )
      const { rows } = await db.query<Refund & { code: string | null }>(
        `select r.code, x.* from (select ${REFUND} from refunds where ($1::text is null or state = $1)
            order by created_at desc, id limit $2 offset $3) x
           left join reservations r on r.id = x."reservationId" order by x."createdAt" desc, x.id`,
        [state, page.limit, page.offset],
      )
      return { items: rows, total: counted[0]?.total ?? 0 }
    },
    lockOfPayment: (paymentId: string) => many('payment_id = $1 order by id for no key update', [paymentId]),
    async startSending(id: RefundId, until: Instant): Promise<void> {
      await db.query(
        `update refunds set state = 'sending', attempts = attempts + 1, claimed_until = $2 where id = $1`,
        [id, until],
      )
    },
    async hold(id: RefundId, until: Instant): Promise<void> {
      await db.query('update refunds set claimed_until = $2 where id = $1', [id, until])
    },
    async move(
      id: RefundId,
      to: {
        readonly state: RefundState
        readonly providerRefundId?: string
        readonly error?: string
        readonly nextTryAt?: Instant
        readonly settledAt?: Instant
      },
    ): Promise<void> {
      await db.query(
        `update refunds set state = $2, provider_refund_id = coalesce($3, provider_refund_id), last_error = $4,
           next_try_at = $5, settled_at = $6, claimed_until = null where id = $1`,
        [
          id,
          to.state,
          to.providerRefundId ?? null,
          to.error ?? null,
          to.nextTryAt ?? null,
          to.settledAt ?? null,
        ],
      )
    },
    async setMeaning(id: RefundId, meaning: RefundMeaning): Promise<void> {
      await db.query('update refunds set meaning = $2 where id = $1', [id, meaning])
    },
    /** Of a promise a part was sent, or went back by another hand. */
    async lower(id: RefundId, amount: number): Promise<void> {
      await db.query('update refunds set amount = $2 where id = $1', [id, amount])
    },
    /** Refunds that wait for us or for the provider and that nobody is working on. */
    listOpen: (now: Instant, limit: number) =>
      many(
        `state in ('queued', 'sending', 'in_process', 'waiting_balance')
          and (claimed_until is null or claimed_until <= $1) and (next_try_at is null or next_try_at <= $1)
          order by created_at limit $2`,
        [now, limit],
      ),
  }
}
