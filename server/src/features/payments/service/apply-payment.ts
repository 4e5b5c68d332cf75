import { dateAt } from '../../../lib/local-date.ts'
import { statusAt } from '../../reservations/domain/reservation.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import { PROVIDER_ROUNDING } from '../domain/verify.ts'
import { paymentRepository } from '../repository/payments.ts'
import { PROVIDER, type Work } from './deps.ts'
import { giveBack, queueRefund } from './give-back.ts'
import { applyToStay, type Money } from './on-stay.ts'
import { bookOutsideRefunds } from './outside-refunds.ts'
import { alertOwner } from './owner-words.ts'
import { ensureRequest } from './requests.ts'
import { netBalance } from './returnable.ts'
import { STAYS_HERE, settleWay } from './way-of-payment.ts'
import { wishOf } from './wish.ts'
import { moment, moneyOf, tell } from './words.ts'

/**
 * Books verified money and does what it means for the stay (contract 2.5, 2.6, 2.13). Always a ledger entry first: the
 * money is in the account, whatever becomes of it.
 */
export async function applyPayment(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { payment, request, reservation } = money
  const before = await netBalance(work, reservation.id)
  const now = deps.clock.now()
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
  // What had gone back before it was first seen was never part of what this stay was paid.
  await bookOutsideRefunds(work, { payment, reservation, isFirstSeen: true })
  const payments = paymentRepository(tx)
  await payments.markApplied(payment.id, now)
  const outcome = await decide(work, money, before)
  if (STAYS_HERE.has(outcome)) {
    const paid = { method: 'mercado_pago', paidBefore: before.paid, actor: PROVIDER } as const
    await settleWay(work, { reservation, ...paid, notify: true })
  }
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
      return applyToStay(work, money, before)
  }
}

async function onHold(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation } = money
  const { paid } = await netBalance(work, reservation.id)
  // Two cards, or a stay that became dearer while the guest was paying: what came counts, the rest is asked for.
  if (paid + PROVIDER_ROUNDING < reservation.terms.deposit) {
    return collectRest(work, money, { code: reservation.code, missing: reservation.terms.deposit - paid })
  }
  const confirmed = await deps.reservations(tx).confirm(reservation.id, {
    actor: PROVIDER,
    cause: `payment ${money.payment.id}`,
    revive: true,
  })
  if (!confirmed.ok) return nightsGone(work, money)
  await returnExcess(work, money, paid - reservation.terms.deposit)
  return 'applied'
}

/** What came counts; the rest of the deposit, in minor units, is asked for by a link of its own. */
export async function collectRest(
  work: Work,
  money: Money,
  rest: { readonly code: string; readonly missing: number },
): Promise<PaymentOutcome> {
  const { deps } = work
  const { payment, request, reservation, left } = money
  const wish = await wishOf(work, reservation)
  // The other card is being charged on the very same link: it stays open for a while beside the new one.
  if (wish) await ensureRequest(work, reservation, { ...wish, lingering: request.id })
  await tell(work, reservation, {
    key: 'payment_partial',
    variables: {
      code: rest.code,
      paid: moneyOf(reservation, left),
      missing: moneyOf(reservation, rest.missing),
      deadline: reservation.expiresAt ? moment(deps, reservation.expiresAt) : null,
    },
    once: `partial:${payment.id}`,
  })
  return 'collecting'
}

/** More than was asked goes back; a centavo is the provider's rounding and stays. */
export async function returnExcess(work: Work, money: Money, excess: number): Promise<void> {
  if (excess <= PROVIDER_ROUNDING) return
  const { payment, reservation, left } = money
  const amount = Math.min(excess, left)
  await queueRefund(work, {
    reservation,
    paymentId: payment.id,
    amount,
    cause: 'excess',
    once: `excess:${payment.id}`,
  })
  await tell(work, reservation, {
    key: 'payment_excess_refunded',
    variables: { code: reservation.code, refunded: moneyOf(reservation, amount) },
    once: `excess:${payment.id}`,
  })
}

/** Contract 2.6: the nights are still free, or everything goes back. */
async function late(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation, payment } = money
  const { paid } = await netBalance(work, reservation.id)
  const arrivalIsAhead = reservation.checkIn >= dateAt(deps.clock.now(), deps.zone)
  if (paid + PROVIDER_ROUNDING < reservation.terms.deposit || !arrivalIsAhead) return afterTheEnd(work, money)
  const cause = `payment ${payment.id} after the hold`
  const confirmed = await deps
    .reservations(tx)
    .confirm(reservation.id, { actor: PROVIDER, cause, revive: true })
  if (!confirmed.ok) return nightsGone(work, money)
  tx.afterCommit(() => deps.metrics.late('revived'))
  await tell(work, reservation, {
    key: 'payment_late_revived',
    variables: {
      code: reservation.code,
      cabin: await deps.cabinName(tx, reservation.accommodationId),
      stay: reservation,
      paid: moneyOf(reservation, paid),
    },
    once: `revived:${payment.id}`,
  })
  await returnExcess(work, money, paid - reservation.terms.deposit)
  return 'revived'
}

/** Everything that was collected for these nights goes back, not only what came last. */
async function nightsGone(work: Work, money: Money): Promise<PaymentOutcome> {
  const { deps, tx } = work
  const { reservation, payment } = money
  const { paid } = await netBalance(work, reservation.id)
  await giveBack(work, { reservation, amount: paid, cause: 'late', once: `late:${payment.id}` })
  tx.afterCommit(() => deps.metrics.late('refunded'))
  const { accommodationId, checkIn, checkOut, party } = reservation
  const near = await deps.reservations(tx).alternatives({ accommodationId, checkIn, checkOut, party })
  await tell(work, reservation, {
    key: 'payment_late_refunded',
    variables: {
      code: reservation.code,
      cabin: await deps.cabinName(tx, accommodationId),
      stay: reservation,
      refunded: moneyOf(reservation, paid),
      alternatives:
        near.length > 0
          ? near.map((one) => ({ cabin: one.name, stay: { checkIn: one.checkIn, checkOut: one.checkOut } }))
          : null,
    },
    once: `late:${payment.id}`,
  })
  await alertOwner(work, money, {
    kind: 'payment_late_returned',
    what: 'it was approved after the hold had ended and the nights were gone; all of it goes back',
  })
  return 'late_returned'
}

export async function afterTheEnd(work: Work, money: Money): Promise<PaymentOutcome> {
  const { reservation, payment, left } = money
  const once = `late:${payment.id}`
  await queueRefund(work, { reservation, paymentId: payment.id, amount: left, cause: 'late', once })
  work.tx.afterCommit(() => work.deps.metrics.late('refunded'))
  await tell(work, reservation, {
    key: 'payment_returned',
    variables: { code: reservation.code, refunded: moneyOf(reservation, left) },
    once,
  })
  await alertOwner(work, money, `the stay is ${reservation.status}; all of it goes back`)
  return 'cancelled_returned'
}
