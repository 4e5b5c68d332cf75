import { dateAt } from '../../../lib/local-date.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { paymentRepository } from '../repository.ts'
import { PROVIDER, type Work } from './deps.ts'
import { netBalance, queueRefund } from './give-back.ts'
import { closeAll, ensureRequest, wishOf } from './requests.ts'
import { moneyOf, tell } from './words.ts'

export interface Money {
  readonly payment: ProviderPayment
  readonly request: PaymentRequest
  /** Locked. */
  readonly reservation: Reservation
}

/**
 * Books believed money and does what it means for the stay (contract 2.5, 2.6). Always a ledger entry first: the money
 * is in the account, whatever becomes of it.
 */
export async function applyPayment(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { payment, request, reservation } = money
  const before = await netBalance(work, reservation.id)
  const now = deps.clock.now()
  await bookDayRate(work, money)
  await deps.reservations(tx).addEntry(reservation.id, {
    kind: 'payment',
    method: 'mercado_pago',
    amount: payment.transactionAmount,
    currency: payment.currency,
    note: payment.paymentMethodId ?? '',
    actorKind: PROVIDER.kind,
    actorId: PROVIDER.id,
    sourceKey: `payment:${payment.id}`,
  })
  const outcome = await decide(work, money, before)
  const payments = paymentRepository(tx)
  await payments.markApplied(payment.id, now)
  await payments.setOutcome(payment.id, outcome)
  await deps.audit(tx, {
    actor: PROVIDER,
    action: 'payment.received',
    entity: 'reservation',
    entityId: reservation.id,
    cause: `payment ${payment.id}, ${request.purpose}`,
    before: { paid: before.paid, due: before.due },
    after: { amount: payment.transactionAmount, outcome },
  })
  return outcome
}

/** The rate of the day changed what the balance costs: the difference is a line of its own, and total follows. */
async function bookDayRate({ deps, tx }: Work, { payment, request, reservation }: Money): Promise<void> {
  const planned = request.terms.ledger_amount
  if (planned === null || planned === payment.transactionAmount) return
  await deps.reservations(tx).adjust(reservation.id, {
    amount: payment.transactionAmount - planned,
    note: 'rate of the day of payment',
    actor: PROVIDER,
    sourceKey: `rate:${payment.id}`,
  })
}

async function decide(
  work: Work,
  money: Money,
  before: { readonly paid: number; readonly due: number },
): Promise<PaymentOutcome> {
  const { deps } = work
  const { reservation } = money
  if (reservation.frozenReason) {
    await alertOwner(
      work,
      money,
      'it arrived for a stay that is frozen by a dispute; decide what happens with it',
    )
    return 'applied'
  }
  switch (statusAt(reservation, deps.clock.now())) {
    case 'pre_reserved':
      return onHold(work, money)
    case 'expired':
      return late(work, money)
    case 'cancelled':
    case 'no_show':
      return afterTheEnd(work, money)
    case 'confirmed':
    case 'checked_in':
    case 'completed':
      return onStay(work, money, before)
  }
}

async function onHold(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation } = money
  const service = deps.reservations(tx)
  const { paid } = await netBalance(work, reservation.id)
  if (paid < reservation.terms.deposit) {
    // The stay became dearer while the guest was paying: the rest is asked for, and what came counts.
    await askForRest(work, reservation)
    return 'applied'
  }
  const confirmed = await service.confirm(reservation.id, {
    actor: PROVIDER,
    cause: `payment ${money.payment.id}`,
    revive: true,
  })
  return confirmed.ok ? 'applied' : nightsGone(work, money)
}

async function askForRest(work: Work, reservation: Reservation): Promise<void> {
  const wish = await wishOf(work, reservation)
  if (wish) await ensureRequest(work, reservation, wish)
}

/** Contract 2.6: the nights are still free, or everything goes back. */
async function late(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation, payment } = money
  const service = deps.reservations(tx)
  const { paid } = await netBalance(work, reservation.id)
  const arrivalIsAhead = reservation.checkIn >= dateAt(deps.clock.now(), deps.zone)
  if (paid < reservation.terms.deposit || !arrivalIsAhead) return afterTheEnd(work, money)
  const cause = `payment ${payment.id} after the hold`
  const confirmed = await service.confirm(reservation.id, { actor: PROVIDER, cause, revive: true })
  if (!confirmed.ok) return nightsGone(work, money)
  tx.afterCommit(() => deps.metrics.late('revived'))
  await tell(work, reservation, {
    key: 'payment_late_revived',
    variables: {
      code: reservation.code,
      cabin: await deps.cabinName(tx, reservation.accommodationId),
      stay: reservation,
      paid: moneyOf(reservation, payment.transactionAmount),
    },
    once: `revived:${payment.id}`,
  })
  return 'revived'
}

async function nightsGone(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation, payment } = money
  await returnAll(work, money, 'late')
  tx.afterCommit(() => deps.metrics.late('refunded'))
  const { accommodationId, checkIn, checkOut, party } = reservation
  const near = await deps.reservations(tx).alternatives({ accommodationId, checkIn, checkOut, party })
  await tell(work, reservation, {
    key: 'payment_late_refunded',
    variables: {
      code: reservation.code,
      cabin: await deps.cabinName(tx, accommodationId),
      stay: reservation,
      refunded: moneyOf(reservation, payment.transactionAmount),
      alternatives:
        near.length > 0
          ? near.map((one) => ({ cabin: one.name, stay: { checkIn: one.checkIn, checkOut: one.checkOut } }))
          : null,
    },
    once: `late:${payment.id}`,
  })
  await alertOwner(
    work,
    money,
    'it was approved after the hold had ended and the nights were gone; all of it goes back',
  )
  return 'late_returned'
}

async function afterTheEnd(work: Work, money: Money): Promise<PaymentOutcome> {
  await returnAll(work, money, 'late')
  work.tx.afterCommit(() => work.deps.metrics.late('refunded'))
  await alertOwner(work, money, `the stay is ${money.reservation.status}; all of it goes back`)
  return 'cancelled_returned'
}

/** A stay that stands: money it still owes counts, money it does not owe goes back. */
async function onStay(
  work: Work,
  money: Money,
  before: { readonly paid: number; readonly due: number },
): Promise<PaymentOutcome> {
  const { payment, request, reservation } = money
  const covered = request.purpose === 'deposit' && before.paid >= reservation.terms.deposit
  if (before.due <= 0 || covered) return duplicate(work, money)
  const { due } = await netBalance(work, reservation.id)
  if (due < 0) {
    const { id: paymentId } = payment
    await queueRefund(work, {
      reservation,
      paymentId,
      amount: -due,
      cause: 'excess',
      once: `excess:${paymentId}`,
    })
  }
  await thank(work, money, Math.max(0, due))
  await closeAll(work, reservation.id)
  return 'applied'
}

async function thank(work: Work, { payment, reservation }: Money, due: number): Promise<void> {
  const { deps, tx } = work
  const cabin = await deps.cabinName(tx, reservation.accommodationId)
  const { code, checkIn } = reservation
  const total = moneyOf(reservation, reservation.terms.total)
  const once = `paid:${payment.id}`
  if (due === 0) {
    const variables = { code, cabin, total, checkInDate: checkIn }
    return tell(work, reservation, { key: 'balance_paid', variables, once })
  }
  const variables = {
    code,
    cabin,
    status: reservation.status,
    stay: reservation,
    guests: reservation.party,
    total,
    paid: moneyOf(reservation, reservation.terms.total - due),
    due: moneyOf(reservation, due),
  }
  return tell(work, reservation, { key: 'my_reservation', variables, once })
}

async function duplicate(work: Work, money: Money): Promise<PaymentOutcome> {
  const { payment, reservation } = money
  await returnAll(work, money, 'duplicate')
  await tell(work, reservation, {
    key: 'payment_duplicate_refunded',
    variables: { code: reservation.code, refunded: moneyOf(reservation, payment.transactionAmount) },
    once: `duplicate:${payment.id}`,
  })
  await alertOwner(work, money, 'it is a second payment of the same thing; all of it goes back', 'info')
  return 'duplicate_returned'
}

async function returnAll(work: Work, money: Money, cause: 'late' | 'duplicate'): Promise<void> {
  const { payment, reservation } = money
  const { id: paymentId, transactionAmount: amount } = payment
  await queueRefund(work, { reservation, paymentId, amount, cause, once: `${cause}:${paymentId}` })
}

async function alertOwner(
  { deps, tx }: Work,
  { payment, reservation }: Money,
  what: string,
  severity: 'info' | 'warning' = 'warning',
): Promise<void> {
  const amount = `${(payment.transactionAmount / 100).toFixed(2)} ${payment.currency}`
  await deps.alert(tx, {
    kind: 'payment_out_of_turn',
    severity,
    summary: `Payment ${payment.id} of ${amount} for ${reservation.code}: ${what}.`,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `payment_out_of_turn:${payment.id}`,
  })
}
