import { type Instant, isBefore } from '../../../lib/clock.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { creditedBy } from '../domain/coupon.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { rejectionCause } from '../domain/rejection.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { type PaymentExpectation, wouldPay } from '../domain/verify.ts'
import { PROVIDER, type Work } from './deps.ts'
import { moment, tell } from './words.ts'

interface Waiting {
  readonly payment: ProviderPayment
  readonly request: PaymentRequest
  readonly reservation: Reservation
  readonly expected: PaymentExpectation
}

/**
 * Not money yet, or not any more: a coupon gives the hold the time it needs to be credited, a rejection is told with
 * what to do. What would not pay this request moves nothing and alarms nobody.
 */
export async function onWaiting(work: Work, waiting: Waiting): Promise<void> {
  const { deps } = work
  const { payment, request, reservation, expected } = waiting
  if (!wouldPay(payment, { ...expected, amount: request.amount })) return
  if (statusAt(reservation, deps.clock.now()) !== 'pre_reserved') return
  if (payment.status === 'cancelled') return onDroppedCoupon(work, waiting)
  // Of the group, where several cabins are paid together.
  const { code } = (await deps.reservations(work.tx).wholeStay(reservation)).reservation
  if (payment.status === 'rejected') return tellRejected(work, waiting, code)
  const until = request.terms.exclude_cash ? null : await creditDeadline(work, payment)
  if (until === null || payment.dateOfExpiration === null) {
    return tell(work, reservation, {
      key: 'payment_pending',
      variables: { code },
      once: `pending:${payment.id}`,
    })
  }
  if (reservation.expiresAt && isBefore(reservation.expiresAt, until)) {
    const cause = `coupon ${payment.id}`
    await deps.reservations(work.tx).extend(reservation.id, { actor: PROVIDER, cause, until })
  }
  await tell(work, reservation, {
    key: 'payment_coupon',
    variables: { code, payBy: moment(deps, payment.dateOfExpiration), heldUntil: moment(deps, until) },
    once: `pending:${payment.id}`,
  })
}

/** Why, in plain words, and the link once more. */
async function tellRejected(
  work: Work,
  { payment, request, reservation }: Waiting,
  code: string,
): Promise<void> {
  const deadline = reservation.expiresAt ? moment(work.deps, reservation.expiresAt) : null
  const { initPoint: url } = request
  await tell(work, reservation, {
    key: 'payment_rejected',
    variables: { code, deadline, cause: rejectionCause(payment.statusDetail) },
    once: `rejected:${payment.id}`,
    ...(url ? { button: { text: buttonLabel('try_again', reservation.language), url } } : {}),
  })
}

/** When a coupon that is paid on its last day is in the account; null for what is no coupon. */
async function creditDeadline({ deps, tx }: Work, payment: ProviderPayment): Promise<Instant | null> {
  if (!isCoupon(payment) || payment.dateOfExpiration === null) return null
  return creditedBy(payment.dateOfExpiration, { zone: deps.zone, daysOff: await deps.daysOff(tx) })
}

/** Nobody paid it in time: the days that were kept for its crediting are not needed any more. */
async function onDroppedCoupon(work: Work, { payment, reservation }: Waiting): Promise<void> {
  const { deps, tx } = work
  if (payment.statusDetail !== 'expired') return
  const kept = await creditDeadline(work, payment)
  const end = reservation.expiresAt?.epochMilliseconds
  if (kept === null || end !== kept.epochMilliseconds) return
  const until = deps.clock.now()
  const cause = `coupon ${payment.id} ran out`
  await deps.reservations(tx).extend(reservation.id, { actor: PROVIDER, cause, until, silent: true })
}

function isCoupon(payment: ProviderPayment): boolean {
  return payment.paymentTypeId === 'ticket' || payment.paymentTypeId === 'atm'
}
