import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ReservationId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import { dueByLedger } from '../reservations/domain/ledger.ts'
import type { PaymentRequest, Purpose, RequestId } from './domain/request.ts'

export const REQUEST = `id, reservation_id as "reservationId", purpose, attempt,
  external_reference as "externalReference", amount, currency, preference_id as "preferenceId",
  init_point as "initPoint", collector_id as "collectorId", state,
  expires_at as "expiresAt", terms, claimed_until as "claimedUntil", announced_at as "announcedAt",
  created_at as "createdAt"`

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
