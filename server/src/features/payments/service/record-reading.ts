import type { Reservation } from '../../reservations/domain/reservation.ts'
import { advancePaymentState, type PaymentAlert, type PaymentState } from '../domain/payment-state.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { StoredPayment } from '../domain/records.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { type PaymentExpectation, verifyPayment } from '../domain/verify.ts'
import { paymentRepository } from '../repository/payments.ts'
import { requestRepository } from '../repository.ts'
import { applyPayment } from './apply-payment.ts'
import { applyToGroup } from './apply-to-group.ts'
import type { Work } from './deps.ts'
import { onApplied, thaw } from './disputes.ts'
import { reject } from './rejected-payment.ts'
import { onWaiting } from './waiting-payment.ts'

/** What became of one reading of a payment. */
export type Recorded = 'applied' | 'rejected' | 'noted' | 'known'

interface Reading {
  readonly payment: ProviderPayment
  readonly request: PaymentRequest | undefined
  readonly reservation: Reservation | undefined
  readonly stored: StoredPayment | undefined
}

/**
 * Writes a payment as it was just read and does what it means, all in one transaction: a process that dies here has
 * done nothing, and the next reading does it all. Locks: the payment, then its reservation, then its refunds.
 */
export async function recordReading(
  work: Work,
  payment: ProviderPayment,
  collectorId: string,
): Promise<Recorded> {
  const { deps, tx } = work
  const payments = paymentRepository(tx)
  const stored = await payments.lock(payment.id)
  const advance = advancePaymentState(stored && remembered(stored), stateOf(payment))
  if (advance.outcome === 'unchanged' || advance.outcome === 'stale') return 'known'
  const reference = payment.externalReference
  const request = reference ? await requestRepository(tx).findByReference(reference) : undefined
  const reservation = request && (await deps.reservations(tx).lockById(request.reservationId))
  const reading: Reading = { payment, request, reservation, stored }
  if (advance.alert) await alertAbout(work, reading, advance.alert)
  if (advance.outcome === 'refused') return 'known'
  const now = deps.clock.now()
  await payments.save(toStored(reading, now), snapshotOf(payment), now)
  tx.afterCommit(() => deps.metrics.payment('mercado_pago', payment.status))
  const recorded = await actOn(work, reading, collectorId)
  await thaw(work, reading)
  return recorded
}

async function actOn(work: Work, reading: Reading, collectorId: string): Promise<Recorded> {
  const { deps, tx } = work
  const { payment, request, reservation, stored } = reading
  if (stored?.appliedAt && request && reservation) {
    await onApplied(work, { ...reading, reservation })
    return 'noted'
  }
  // Money that did not fit is on its way back: what it says now is about that.
  if (stored?.outcome) return 'noted'
  const expected: PaymentExpectation = {
    externalReference: request?.externalReference ?? null,
    currency: request?.currency ?? payment.currency,
    collectorId,
    liveMode: deps.liveMode,
  }
  const verified = verifyPayment(payment, expected)
  if (verified.ok && request && reservation) {
    const money = { payment, request, reservation, left: verified.left }
    await (reservation.groupId ? applyToGroup(work, money) : applyPayment(work, money))
    return 'applied'
  }
  const reason = verified.ok ? 'unknown_reference' : verified.reason
  if (reason === 'not_approved') {
    if (request && reservation) await onWaiting(work, { payment, request, reservation, expected })
    return 'noted'
  }
  await paymentRepository(tx).setRefusal(payment.id, reason)
  tx.afterCommit(() => deps.metrics.payment('mercado_pago', reason))
  if (reservation) await reject(work, { payment, reservation, reason })
  return 'rejected'
}

const ALERTS: Readonly<Record<PaymentAlert, string>> = {
  charged_back:
    'was charged back by the bank of the guest. Send the evidence to Mercado Pago before its deadline',
  in_mediation: 'is disputed by the guest. Answer the claim in Mercado Pago',
  revived_after_end:
    'was refused or cancelled and now has money again, which should not happen. Look at it in Mercado Pago',
  impossible_move: 'moved in a way that Mercado Pago does not describe. Look at it there',
}

async function alertAbout({ deps, tx }: Work, reading: Reading, alert: PaymentAlert): Promise<void> {
  const { payment, reservation } = reading
  // Somebody else's sale on the same account is not ours to worry about.
  if (!reservation) return
  await deps.alert(tx, {
    kind: `payment_${alert}`,
    severity: 'critical',
    summary: `Payment ${payment.id} of ${reservation.code} ${ALERTS[alert]}.`,
    about: `${reservation.code}, ${payment.id}`,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `payment_${alert}:${payment.id}:${payment.status}`,
  })
}

function stateOf(payment: ProviderPayment): PaymentState {
  return {
    status: payment.status,
    statusDetail: payment.statusDetail,
    dateLastUpdated: payment.dateLastUpdated,
    amountRefunded: payment.transactionAmountRefunded,
  }
}

function remembered(stored: StoredPayment): PaymentState {
  const { status, statusDetail, dateLastUpdated, amountRefunded } = stored
  return { status, statusDetail, dateLastUpdated, amountRefunded }
}

function toStored({ payment, request, stored }: Reading, now: StoredPayment['seenAt']): StoredPayment {
  return {
    paymentId: payment.id,
    requestId: request?.id ?? null,
    reservationId: request?.reservationId ?? null,
    externalReference: payment.externalReference,
    status: payment.status,
    statusDetail: payment.statusDetail,
    amount: payment.transactionAmount,
    amountRefunded: payment.transactionAmountRefunded,
    fee: payment.feeAmount,
    net: payment.netReceivedAmount,
    evidenceUntil: stored?.evidenceUntil ?? null,
    currency: payment.currency,
    liveMode: payment.liveMode,
    paymentType: payment.paymentTypeId,
    paymentMethod: payment.paymentMethodId,
    dateApproved: payment.dateApproved,
    dateLastUpdated: payment.dateLastUpdated,
    expiresAt: payment.dateOfExpiration,
    appliedAt: stored?.appliedAt ?? null,
    refusal: null,
    outcome: stored?.outcome ?? null,
    seenAt: stored?.seenAt ?? now,
  }
}

/** What a dispute may need later; nothing of the payer. */
function snapshotOf(payment: ProviderPayment): Record<string, unknown> {
  return {
    collector_id: payment.collectorId,
    total_paid: payment.totalPaidAmount,
    net_received: payment.netReceivedAmount,
    merchant_order_id: payment.merchantOrderId,
    date_created: payment.dateCreated.toString(),
  }
}
