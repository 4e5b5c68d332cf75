import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { Rejection } from '../domain/verify.ts'
import { paymentRepository } from '../repository/payments.ts'
import { PROVIDER, type Work } from './deps.ts'
import { queueRefund } from './give-back.ts'
import { sum } from './owner-words.ts'
import { tell } from './words.ts'

interface Rejected {
  readonly payment: ProviderPayment
  readonly reservation: Reservation
  readonly reason: Rejection
}

/** What the owner reads about money that names a stay and does not count for it. */
const WHY: Readonly<Partial<Record<Rejection, string>>> = {
  wrong_collector:
    'went to another account of Mercado Pago. Look for it there, then apply it to the stay or say that it was returned',
  wrong_mode: 'is test money, or real money in a test. It counts for nothing',
  wrong_currency: 'is in a currency in which nothing was asked. It is going back to whoever paid it',
  wrong_amount: 'has no amount. Compare it with the account of Mercado Pago',
}

/**
 * Real money that does not fit has an outcome (contract 2.13): it goes back when it is ours to return, else it waits
 * for a person among the unmatched payments. What was refunded or disputed before it was seen has an alert of its
 * own.
 */
export async function reject(work: Work, rejected: Rejected): Promise<void> {
  const { deps, tx } = work
  const { payment, reservation, reason } = rejected
  await deps.audit(tx, {
    actor: PROVIDER,
    action: 'payment.refused',
    entity: 'reservation',
    entityId: reservation.id,
    cause: reason,
    after: { payment_id: payment.id, amount: payment.transactionAmount, currency: payment.currency },
  })
  const why = WHY[reason]
  if (!why || payment.status !== 'approved') return
  await deps.alert(tx, {
    kind: 'payment_refused',
    severity: 'warning',
    summary:
      `Payment ${payment.id} of ${sum(payment.transactionAmount, payment.currency)} names ` +
      `${reservation.code} but does not count (${reason}): it ${why}.`,
    about: `${reservation.code}, ${sum(payment.transactionAmount, payment.currency)}`,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `payment_refused:${payment.id}`,
  })
  if (reason === 'wrong_currency') await returnUnmatched(work, rejected)
  if (reason === 'wrong_currency' || reason === 'wrong_collector') {
    const variables = { code: reservation.code, isReturned: reason === 'wrong_currency' }
    await tell(work, reservation, { key: 'payment_unmatched', variables, once: `unmatched:${payment.id}` })
  }
}

/** Never booked in the ledger, which knows one currency: it comes and goes beside it. */
async function returnUnmatched(work: Work, { payment, reservation }: Rejected): Promise<void> {
  const amount = payment.transactionAmount - payment.transactionAmountRefunded
  if (amount <= 0) return
  await queueRefund(work, {
    reservation,
    paymentId: payment.id,
    amount,
    currency: payment.currency,
    cause: 'unmatched',
    once: `unmatched:${payment.id}`,
  })
  await paymentRepository(work.tx).setReturned(payment.id)
}
