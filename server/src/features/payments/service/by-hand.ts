import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { RefundId, RefundMeaning } from '../domain/records.ts'
import { refundRepository } from '../repository/refunds.ts'
import { refreshBeforeConfirming } from './account.ts'
import { type CreditRefusal, credit } from './credit.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { bookRefund, giveBack } from './give-back.ts'
import { fulfilPromises, sumOnItsWay } from './promised-by-hand.ts'
import { ASK_MEANING, closeDebt, openDebt } from './refund-meaning.ts'
import { repriceStay } from './reprice.ts'
import { listDisputed, listReturnable, netBalance, sumDisputed } from './returnable.ts'
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
  given: ByHand & { readonly method: PaymentMethod; readonly together?: boolean },
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
    await repriceStay(work, reservation.id, { rebate: Math.max(0, -amount) })
    return { ok: true }
  })
}

export type RefundHandRefusal =
  | 'not_found'
  | 'more_than_paid'
  | 'nothing_paid'
  | 'more_than_returnable'
  | 'disputed'
export type RefundHandResult =
  | { readonly ok: true; readonly refunds: readonly RefundId[] }
  | { readonly ok: false; readonly reason: RefundHandRefusal; readonly left: number }

export interface HandRefund extends Omit<ByHand, 'amount'> {
  /** Null returns everything that was paid. */
  readonly amount: number | null
  /** Null: online payments go back online, the rest is left to the owner; otherwise the owner has returned it so. */
  readonly method: PaymentMethod | null
  /** Null: nobody has chosen, so the debt is left closed and the owner is asked. */
  readonly meaning: RefundMeaning | null
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
    const onItsWay = byOtherWay ? await sumOnItsWay(work, reservation.id) : 0
    if (amount > paid - onItsWay)
      return { ok: false, reason: 'more_than_paid', left: Math.max(0, paid - onItsWay) }
    const held = byOtherWay
      ? await sumDisputed(work, reservation.id)
      : (await listDisputed(work, reservation.id)).reduce((sum, one) => sum + one.left, 0)
    const free = paid - held
    if (amount > free) return { ok: false, reason: 'disputed', left: Math.max(0, free) }
    if (byOtherWay) {
      const method = given.method ?? 'transfer'
      return recordReturned(work, reservation, { ...given, amount, method })
    }
    if (given.method === 'mercado_pago') {
      const left = (await listReturnable(work, reservation.id)).reduce((sum, one) => sum + one.left, 0)
      if (amount > left) return { ok: false, reason: 'more_than_returnable', left }
    }
    const before = await netBalance(work, reservation.id)
    const refunds = await giveBack(work, {
      reservation,
      amount,
      cause: 'owner',
      meaning: given.meaning,
      note: given.note,
      once: `owner:${deps.ids.uuid()}`,
      actor: given.actor,
    })
    await closeOrAsk(work, { reservation, refunds, before, given })
    return { ok: true, refunds }
  })
}

/** A return opens the debt again, as the owner chose; anything else leaves it closed, and without a choice asks. */
async function closeOrAsk(
  work: Work,
  of: {
    readonly reservation: Reservation
    readonly refunds: readonly RefundId[]
    readonly before: { readonly due: number }
    readonly given: Pick<HandRefund, 'meaning' | 'actor' | 'note'>
  },
): Promise<void> {
  const { reservation, refunds, before, given } = of
  const [refundId] = refunds
  if (!refundId) return
  // What a cancelled stay gives back is owed again if it is opened again.
  if (given.meaning === 'return' || reservation.status === 'cancelled') {
    for (const id of refunds) await openDebt(work, { id, actor: given.actor })
    return repriceStay(work, reservation.id)
  }
  const { actor, note } = given
  const isClosed = await closeDebt(work, { reservation, refundId, before, actor, note })
  if (isClosed && given.meaning === null) await askMeaning(work, reservation, refundId)
}

async function askMeaning({ deps, tx }: Work, reservation: Reservation, id: RefundId): Promise<void> {
  await deps.alert(tx, {
    kind: 'refund_meaning',
    severity: 'info',
    summary: `Money of ${reservation.code} was given back and nobody said what for.${ASK_MEANING}`,
    about: reservation.code,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `refund_meaning:${id}`,
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
  const before = await netBalance(work, reservation.id)
  const fulfilled = await fulfilPromises(work, reservation.id, amount)
  await repository.insert({
    id,
    reservationId: reservation.id,
    paymentId: null,
    method,
    amount,
    currency,
    cause: fulfilled.cause,
    state: 'approved',
    meaning: given.meaning,
    providerRefundId: null,
    note,
    dedupeKey: null,
    createdAt: now,
    settledAt: now,
  })
  await bookRefund(work, { id, reservationId: reservation.id, method, amount, currency, note, actor })
  // A promise that is kept has its meaning from whoever promised.
  if (fulfilled.amount < amount) await closeOrAsk(work, { reservation, refunds: [id], before, given })
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
