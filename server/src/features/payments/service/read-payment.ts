import { formatInstant, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { readPaymentJob } from '../jobs.ts'
import type { PaymentProvider, ProviderFailure } from '../ports.ts'
import { paymentRepository } from '../repository/payments.ts'
import { requestRepository } from '../repository.ts'
import { refreshBeforeConfirming } from './account.ts'
import { type PaymentDeps, TryAgainError, type Work } from './deps.ts'
import { type Recorded, recordReading } from './record-reading.ts'
import { endRefusal, tellTokenRefused } from './refusals.ts'

interface Attempt {
  readonly attempt: number
}

/** A payment that was just made may not be readable yet; one that stays unknown never existed here. */
const NOT_FOUND_ATTEMPTS = 5

/** Handler of `payments.read-payment`: what counts is what the provider answers now, not what anybody said. */
export async function readPayment(
  deps: PaymentDeps,
  db: Db,
  of: Attempt & { readonly paymentId: string },
): Promise<Recorded | 'unknown'> {
  const { provider } = deps
  if (!provider) return 'unknown'
  const read = await provider.getPayment(of.paymentId)
  if (!read.ok) {
    await failed(deps, db, { failure: read, what: `payment ${of.paymentId}`, attempt: of.attempt })
    return 'unknown'
  }
  await endRefusal(deps, db, 'token')
  const collectorId = await collectorOf({ deps, db, provider }, read.payment)
  if (read.payment.status === 'approved') {
    const request = await requestOf(db, read.payment)
    await refreshBeforeConfirming(deps, db, request?.reservationId)
  }
  return db.transaction((tx) => recordReading({ deps, tx }, read.payment, collectorId))
}

async function requestOf(db: Db, payment: ProviderPayment): Promise<PaymentRequest | undefined> {
  const reference = payment.externalReference
  return reference ? requestRepository(db).findByReference(reference) : undefined
}

/** Our own account: as the link was made for it, else as the token says. */
async function collectorOf(
  { deps, db, provider }: { deps: PaymentDeps; db: Db; provider: PaymentProvider },
  payment: ProviderPayment,
): Promise<string> {
  const request = await requestOf(db, payment)
  if (request?.collectorId) return request.collectorId
  // Nobody asked for this payment: whose it is changes nothing.
  if (!request) return ''
  const account = await provider.whoAmI()
  if (account.ok) return account.collectorId
  await failed(deps, db, { failure: account, what: 'the account', attempt: 1 })
  return ''
}

/** Returns when asking again is useless; throws when the job has to try again. */
async function failed(
  deps: PaymentDeps,
  db: Db,
  { failure, what, attempt }: Attempt & { readonly failure: ProviderFailure; readonly what: string },
): Promise<void> {
  if (failure.reason === 'not_found' && attempt >= NOT_FOUND_ATTEMPTS) return
  if (failure.reason === 'unauthorized') await tellTokenRefused(deps, db, failure.message)
  if (failure.reason === 'rejected' && attempt >= NOT_FOUND_ATTEMPTS) return
  throw new TryAgainError(`Mercado Pago did not give ${what}: ${failure.reason}`)
}

/** Handler of `payments.read-order`: an order names its payments. */
export async function readOrder(
  deps: PaymentDeps,
  db: Db,
  of: Attempt & { readonly orderId: string },
): Promise<void> {
  if (!deps.provider) return
  const read = await deps.provider.getMerchantOrder(of.orderId)
  if (!read.ok) return failed(deps, db, { failure: read, what: `order ${of.orderId}`, attempt: of.attempt })
  await enqueueReads(deps, db, read.order.paymentIds)
}

/** Handler of `payments.read-chargeback`: a charge-back names the payments it takes. */
export async function readChargeback(
  deps: PaymentDeps,
  db: Db,
  of: Attempt & { readonly chargebackId: string },
): Promise<void> {
  if (!deps.provider) return
  const read = await deps.provider.getChargeback(of.chargebackId)
  if (!read.ok) {
    return failed(deps, db, { failure: read, what: `charge-back ${of.chargebackId}`, attempt: of.attempt })
  }
  const { paymentIds, dateDocumentationDeadline: until } = read.chargeback
  if (until) await db.transaction((tx) => noteDeadline({ deps, tx }, { paymentIds, until }))
  await enqueueReads(deps, db, paymentIds)
}

/** Until when the owner may send evidence: shown with the payment, and told. */
async function noteDeadline(
  { deps, tx }: Work,
  of: { readonly paymentIds: readonly string[]; readonly until: Instant },
): Promise<void> {
  const repository = paymentRepository(tx)
  await repository.setEvidenceUntil(of.paymentIds, of.until)
  const until = formatInstant(of.until, deps.zone).slice(0, 16).replace('T', ' ')
  for (const payment of await repository.listByIds(of.paymentIds)) {
    if (!payment.reservationId) continue
    const { code } = await deps.reservations(tx).getById(payment.reservationId)
    await deps.alert(tx, {
      kind: 'payment_evidence',
      severity: 'critical',
      summary:
        `Payment ${payment.paymentId} of ${code} was charged back. Send the evidence to Mercado Pago before ` +
        `${until}.`,
      about: `${code}, ${until}`,
      entity: 'reservation',
      entityId: payment.reservationId,
      dedupeKey: `payment_evidence:${payment.paymentId}`,
    })
  }
}

export async function enqueueReads(deps: PaymentDeps, db: Db, paymentIds: readonly string[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const paymentId of new Set(paymentIds)) await deps.jobs.enqueue(tx, readPaymentJob, { paymentId })
  })
}
