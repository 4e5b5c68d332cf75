import { isViolationOf } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { Balance, PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Refund, RefundCause, RefundId, RefundState, StoredPayment } from '../domain/records.ts'
import { sendRefundJob } from '../jobs.ts'
import { REFUND_ONCE, refundRepository } from '../repository/refunds.ts'
import { paymentRepository } from '../repository.ts'
import { PROVIDER, SYSTEM, type Work } from './deps.ts'

/** States in which money is promised but has not been seen to leave. */
const OPEN: ReadonlySet<RefundState> = new Set(['queued', 'sending', 'in_process', 'waiting_balance'])

export interface NewRefund {
  readonly reservation: Reservation
  /** Null for money that did not come through the provider. */
  readonly paymentId: string | null
  readonly amount: number
  readonly cause: RefundCause
  readonly note?: string
  /** The same cause returns money once. */
  readonly once: string
  readonly actor?: Actor
}

/** Writes the refund and leaves the sending to its job. Null when this cause has its refund already. */
export async function queueRefund(work: Work, wanted: NewRefund): Promise<RefundId | null> {
  const { deps, tx } = work
  const id = deps.ids.uuid<RefundId>()
  const byHand = wanted.paymentId === null
  try {
    await tx.savepoint((inner) =>
      refundRepository(inner).insert({
        id,
        reservationId: wanted.reservation.id,
        paymentId: wanted.paymentId,
        method: byHand ? 'transfer' : 'mercado_pago',
        amount: wanted.amount,
        currency: wanted.reservation.terms.currency,
        cause: wanted.cause,
        state: byHand ? 'manual' : 'queued',
        providerRefundId: null,
        note: wanted.note ?? '',
        dedupeKey: wanted.once,
        createdAt: deps.clock.now(),
        settledAt: null,
      }),
    )
  } catch (error) {
    if (isViolationOf(error, REFUND_ONCE)) return null
    throw error
  }
  await deps.audit(tx, {
    actor: wanted.actor ?? SYSTEM,
    action: 'refund.requested',
    entity: 'reservation',
    entityId: wanted.reservation.id,
    cause: wanted.cause,
    after: { refund_id: id, amount: wanted.amount, payment_id: wanted.paymentId },
  })
  if (byHand)
    await alertByHand(work, wanted.reservation, { id, amount: wanted.amount, why: 'it was not paid online' })
  else await deps.jobs.enqueue(tx, sendRefundJob, { refundId: id })
  return id
}

/** A person has to send this money; says how much and why. */
export async function alertByHand(
  { deps, tx }: Work,
  reservation: Reservation,
  refund: { readonly id: RefundId; readonly amount: number; readonly why: string },
): Promise<void> {
  await deps.alert(tx, {
    kind: 'refund_by_hand',
    severity: 'critical',
    summary: `Return ${(refund.amount / 100).toFixed(2)} ${reservation.terms.currency} of ${reservation.code} by bank transfer: ${refund.why}. Record it with POST /admin/reservations/${reservation.code}/refunds.`,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `refund_by_hand:${refund.id}`,
  })
}

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
  const sum = (wanted: (refund: Refund) => boolean) =>
    own.filter(wanted).reduce((total, refund) => total + refund.amount, 0)
  const gone = Math.max(
    payment.amountRefunded,
    sum((refund) => refund.state === 'approved'),
  )
  return gone + sum((refund) => OPEN.has(refund.state))
}

/** The ledger's balance without the money that is promised back and has not left yet. */
export async function netBalance({ deps, tx }: Work, id: ReservationId): Promise<Balance> {
  const { total, paid, due } = await deps.reservations(tx).balance(id)
  const promised = (await refundRepository(tx).ofReservation(id))
    .filter((refund) => OPEN.has(refund.state) || refund.state === 'manual')
    .reduce((sum, refund) => sum + refund.amount, 0)
  return { total, paid: paid - promised, due: due + promised }
}

export interface GiveBack {
  readonly reservation: Reservation
  readonly amount: number
  readonly cause: RefundCause
  readonly once: string
  readonly note?: string
  readonly actor?: Actor
}

/** Returns an amount by the ways it came: online payments first, the rest by hand. */
export async function giveBack(work: Work, wanted: GiveBack): Promise<RefundId[]> {
  let left = wanted.amount
  const made: (RefundId | null)[] = []
  for (const { payment, left: available } of await listReturnable(work, wanted.reservation.id)) {
    const amount = Math.min(left, available)
    if (amount <= 0) break
    const { paymentId } = payment
    made.push(await queueRefund(work, { ...wanted, paymentId, amount, once: `${wanted.once}:${paymentId}` }))
    left -= amount
  }
  if (left > 0) {
    made.push(
      await queueRefund(work, { ...wanted, paymentId: null, amount: left, once: `${wanted.once}:by-hand` }),
    )
  }
  return made.filter((id) => id !== null)
}

/** Stands in the ledger once the money has left. */
export async function bookRefund(
  { deps, tx }: Work,
  refund: {
    readonly id: RefundId
    readonly reservationId: ReservationId
    readonly method: PaymentMethod
    readonly amount: number
    readonly currency: string
    readonly note: string
    readonly actor?: Actor
  },
): Promise<void> {
  const actor = refund.actor ?? PROVIDER
  await deps.reservations(tx).addEntry(refund.reservationId, {
    kind: 'refund',
    method: refund.method,
    amount: refund.amount,
    currency: refund.currency,
    note: refund.note,
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey: `refund:${refund.id}`,
  })
}
