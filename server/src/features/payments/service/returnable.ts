import type { ReservationId } from '../../../lib/ids.ts'
import type { Balance } from '../../reservations/domain/ledger.ts'
import { isDisputed } from '../domain/provider-payment.ts'
import type { Refund, RefundState, StoredPayment } from '../domain/records.ts'
import { paymentRepository } from '../repository/payments.ts'
import { refundRepository } from '../repository/refunds.ts'
import type { Work } from './deps.ts'

/** States in which money is promised but has not been seen to leave. */
const OPEN: ReadonlySet<RefundState> = new Set(['queued', 'sending', 'in_process', 'waiting_balance'])

/** The same, and what a person or the bank has to see to first. */
export const PROMISED: ReadonlySet<RefundState> = new Set([...OPEN, 'manual', 'disputed'])

export interface Returnable {
  readonly payment: StoredPayment
  readonly left: number
}

/** Online payments of the stay that can still give something back, the newest first. */
export async function listReturnable({ tx }: Work, id: ReservationId): Promise<Returnable[]> {
  const payments = await paymentRepository(tx).ofReservation(id)
  const refunds = await refundRepository(tx).ofReservation(id)
  return payments
    .filter((payment) => payment.appliedAt !== null && payment.status === 'approved')
    .map((payment) => ({ payment, left: payment.amount - returnedOf(payment, refunds) }))
    .filter(({ left }) => left > 0)
    .reverse()
}

/** What left or is promised to leave of a payment: as it was read, or as we know when the reading is older. */
function returnedOf(payment: StoredPayment, refunds: readonly Refund[]): number {
  const own = refunds.filter((refund) => refund.paymentId === payment.paymentId)
  const total = (wanted: (refund: Refund) => boolean) =>
    own.filter(wanted).reduce((all, refund) => all + refund.amount, 0)
  const gone = Math.max(
    payment.amountRefunded,
    total((refund) => refund.state === 'approved'),
  )
  return gone + total((refund) => OPEN.has(refund.state) || refund.state === 'disputed')
}

/** The ledger's balance without the money that is promised back and has not left yet. */
export async function netBalance({ deps, tx }: Work, id: ReservationId): Promise<Balance> {
  const { total, paid, due } = await deps.reservations(tx).balance(id)
  const promised = await promisedBack({ tx }, id)
  return { total, paid: paid - promised, due: due + promised }
}

/** What is to go back and has not left yet. */
export async function promisedBack({ tx }: Pick<Work, 'tx'>, id: ReservationId): Promise<number> {
  return (await refundRepository(tx).ofReservation(id))
    .filter((refund) => PROMISED.has(refund.state) && refund.cause !== 'unmatched')
    .reduce((sum, refund) => sum + refund.amount, 0)
}

/** What lies in disputed payments of the stay, promised or not: no person may send it by another way meanwhile. */
export async function sumDisputed({ tx }: Work, id: ReservationId): Promise<number> {
  const payments = await paymentRepository(tx).ofReservation(id)
  return payments
    .filter((payment) => payment.appliedAt !== null && isDisputed(payment))
    .reduce((all, payment) => all + payment.amount - payment.amountRefunded, 0)
}

/** Payments of the stay about which the bank or a mediation is deciding, with what of them is not promised yet. */
export async function listDisputed({ tx }: Work, id: ReservationId): Promise<Returnable[]> {
  const payments = await paymentRepository(tx).ofReservation(id)
  const refunds = await refundRepository(tx).ofReservation(id)
  return payments
    .filter((payment) => payment.appliedAt !== null && isDisputed(payment))
    .map((payment) => ({ payment, left: payment.amount - returnedOf(payment, refunds) }))
    .filter(({ left }) => left > 0)
}
