import { jsonOrNothing } from '../../../lib/storable-text.ts'
import { readChargebackJob, readOrderJob, readPaymentJob, reconcileJob } from '../jobs.ts'
import type { PaymentHint, Work } from './deps.ts'

/**
 * In the transaction that marks the event processed: notes what has to be read back. What the notification itself
 * claims is never looked at.
 */
export async function processNotification(
  work: Work,
  event: { readonly query: Readonly<Record<string, string>>; readonly body: Uint8Array },
): Promise<void> {
  const { hint } = work.deps.parseNotification(
    event.query,
    jsonOrNothing(Buffer.from(event.body).toString('utf8')),
  )
  await followHint(work, hint)
}

async function followHint(work: Work, hint: PaymentHint): Promise<void> {
  const { deps, tx } = work
  switch (hint.kind) {
    case 'payment':
      return deps.jobs.enqueue(tx, readPaymentJob, { paymentId: hint.paymentId })
    case 'merchant_order':
      return deps.jobs.enqueue(tx, readOrderJob, { orderId: hint.orderId })
    case 'chargeback':
      if (hint.paymentId) await deps.jobs.enqueue(tx, readPaymentJob, { paymentId: hint.paymentId })
      if (hint.chargebackId)
        await deps.jobs.enqueue(tx, readChargebackJob, { chargebackId: hint.chargebackId })
      return undefined
    case 'claim':
      // A claim does not name its payment in a form that can be trusted; the disputed payment has changed, though.
      return deps.jobs.enqueue(tx, reconcileJob, {})
    case 'stop_delivery':
      return warnOfFraud(work, hint)
    case 'ignored':
      return undefined
  }
}

async function warnOfFraud(
  { deps, tx }: Work,
  hint: Extract<PaymentHint, { kind: 'stop_delivery' }>,
): Promise<void> {
  if (hint.paymentId) await deps.jobs.enqueue(tx, readPaymentJob, { paymentId: hint.paymentId })
  if (hint.orderId) await deps.jobs.enqueue(tx, readOrderJob, { orderId: hint.orderId })
  await deps.alert(tx, {
    kind: 'payment_fraud_warning',
    severity: 'critical',
    summary:
      `Mercado Pago suspects fraud in payment ${hint.paymentId ?? `of order ${hint.orderId ?? '?'}`}. ` +
      'Do not hand over the key before looking at it there.',
    about: hint.paymentId ?? hint.orderId ?? '?',
    entity: 'payment',
    entityId: hint.paymentId ?? hint.orderId ?? '',
    dedupeKey: `payment_fraud_warning:${hint.paymentId ?? hint.orderId ?? ''}`,
  })
}
