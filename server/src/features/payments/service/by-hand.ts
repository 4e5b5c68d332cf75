import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { RefundId } from '../domain/records.ts'
import { refundRepository } from '../repository/refunds.ts'
import { type CreditRefusal, credit } from './credit.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { refreshBeforeConfirming } from './fresh-calendars.ts'
import { bookRefund, giveBack, listReturnable, netBalance } from './give-back.ts'
import { repriceStay } from './reprice.ts'
import { moneyOf, tell } from './words.ts'

export interface ByHand {
  readonly reservationId: ReservationId
  readonly amount: number
  readonly note: string
  readonly actor: Actor
}

export type HandRefusal = CreditRefusal | 'not_found' | 'below_paid'
export type HandResult = { readonly ok: true } | { readonly ok: false; readonly reason: HandRefusal }

/** What a person received: transfer, cash, card at the desk, or an online payment the provider no longer shows. */
export async function recordPayment(
  deps: PaymentDeps,
  db: Db,
  given: ByHand & { readonly method: PaymentMethod },
): Promise<HandResult> {
  await refreshBeforeConfirming(deps, db, given.reservationId)
  return db.transaction(async (tx): Promise<HandResult> => {
    const reservation = await deps.reservations(tx).lockById(given.reservationId)
    if (!reservation) return { ok: false, reason: 'not_found' }
    return credit({ deps, tx }, { ...given, reservation, sourceKey: null })
  })
}

/** Makes the stay dearer or cheaper: a service on the spot, a broken glass, a rebate. */
export function recordAdjustment(
  deps: PaymentDeps,
  db: Db,
  given: ByHand & { readonly kind: 'adjustment' | 'charge' | 'fee' },
): Promise<HandResult> {
  return db.transaction(async (tx): Promise<HandResult> => {
    const work = { deps, tx }
    const service = deps.reservations(tx)
    const reservation = await service.lockById(given.reservationId)
    if (!reservation) return { ok: false, reason: 'not_found' }
    if (reservation.terms.total + given.amount < 0) return { ok: false, reason: 'below_paid' }
    const { amount, note, actor, kind } = given
    await service.adjust(reservation.id, { amount, note, actor, kind, sourceKey: null })
    await deps.audit(tx, {
      actor,
      action: 'ledger.adjusted',
      entity: 'reservation',
      entityId: reservation.id,
      cause: note || kind,
      before: { total: reservation.terms.total },
      after: { total: reservation.terms.total + amount },
    })
    await repriceStay(work, reservation.id)
    return { ok: true }
  })
}

export type RefundHandRefusal = 'not_found' | 'more_than_paid' | 'nothing_paid' | 'more_than_returnable'
export type RefundHandResult =
  | { readonly ok: true; readonly refunds: readonly RefundId[] }
  | { readonly ok: false; readonly reason: RefundHandRefusal; readonly left: number }

export interface HandRefund extends Omit<ByHand, 'amount'> {
  /** Null returns everything that was paid. */
  readonly amount: number | null
  /** Null: online payments go back online, the rest is left to the owner; otherwise the owner has returned it so. */
  readonly method: PaymentMethod | null
}

/** The owner's refund, outside any policy. */
export function refundByOwner(deps: PaymentDeps, db: Db, given: HandRefund): Promise<RefundHandResult> {
  return db.transaction(async (tx): Promise<RefundHandResult> => {
    const work = { deps, tx }
    const reservation = await deps.reservations(tx).lockById(given.reservationId)
    if (!reservation) return { ok: false, reason: 'not_found', left: 0 }
    const byOtherWay = given.method !== null && given.method !== 'mercado_pago'
    // What is promised by hand is exactly what such a record fulfils.
    const { paid } = byOtherWay
      ? await deps.reservations(tx).balance(reservation.id)
      : await netBalance(work, reservation.id)
    const amount = given.amount ?? paid
    if (paid <= 0) return { ok: false, reason: 'nothing_paid', left: 0 }
    if (amount > paid) return { ok: false, reason: 'more_than_paid', left: paid }
    if (byOtherWay)
      return recordReturned(work, reservation, { ...given, amount, method: given.method ?? 'transfer' })
    if (given.method === 'mercado_pago') {
      const left = (await listReturnable(work, reservation.id)).reduce((sum, one) => sum + one.left, 0)
      if (amount > left) return { ok: false, reason: 'more_than_returnable', left }
    }
    const refunds = await giveBack(work, {
      reservation,
      amount,
      cause: 'owner',
      note: given.note,
      once: `owner:${deps.ids.uuid()}`,
      actor: given.actor,
    })
    return { ok: true, refunds }
  })
}

/** The owner has sent the money already: it is booked, and what waited to be sent by hand is done. */
async function recordReturned(
  work: Work,
  reservation: Reservation,
  given: HandRefund & { readonly amount: number; readonly method: PaymentMethod },
): Promise<RefundHandResult> {
  const { deps, tx } = work
  const { amount, method, note, actor } = given
  const id = deps.ids.uuid<RefundId>()
  const { currency } = reservation.terms
  const now = deps.clock.now()
  const repository = refundRepository(tx)
  await settlePromises(work, reservation.id, amount)
  await repository.insert({
    id,
    reservationId: reservation.id,
    paymentId: null,
    method,
    amount,
    currency,
    cause: 'owner',
    state: 'approved',
    providerRefundId: null,
    note,
    dedupeKey: null,
    createdAt: now,
    settledAt: now,
  })
  await bookRefund(work, { id, reservationId: reservation.id, method, amount, currency, note, actor })
  await deps.audit(tx, {
    actor,
    action: 'refund.sent',
    entity: 'reservation',
    entityId: reservation.id,
    cause: note || method,
    after: { refund_id: id, amount, method },
  })
  const variables = { code: reservation.code, refunded: moneyOf(reservation, amount) }
  await tell(work, reservation, { key: 'refund_sent', variables, once: `refund:${id}` })
  return { ok: true, refunds: [id] }
}

/** Promises by hand that this amount covers whole, the oldest first; they are replaced by the record of what was sent. */
async function settlePromises({ deps, tx }: Work, id: ReservationId, amount: number): Promise<void> {
  const repository = refundRepository(tx)
  let left = amount
  for (const refund of await repository.ofReservation(id)) {
    if (refund.state !== 'manual' || refund.amount > left) continue
    left -= refund.amount
    const settledAt = deps.clock.now()
    await repository.move(refund.id, { state: 'rejected', error: 'returned by the owner', settledAt })
  }
}
