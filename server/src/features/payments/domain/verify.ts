import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { ProviderPayment } from './provider-payment.ts'

/** Whose money a payment has to be before it can count for a stay (contract 2.5). */
export interface PaymentExpectation {
  /** The reference we gave for this request; null when no request of ours carries the payment's reference. */
  readonly externalReference: string | null
  readonly currency: Currency
  /** The owner's account at the provider. */
  readonly collectorId: string
  /** True where only real money counts. */
  readonly liveMode: boolean
}

const REJECTIONS = [
  'unknown_reference',
  'wrong_collector',
  'wrong_mode',
  'wrong_currency',
  'wrong_amount',
  'refunded',
  'charged_back',
  'in_mediation',
  'not_approved',
  'already_applied',
] as const

export type Rejection = (typeof REJECTIONS)[number]

export type Verification =
  /** `left` is what of it is still in the account, minor units. */
  { readonly ok: true; readonly left: MinorUnits } | { readonly ok: false; readonly reason: Rejection }

/**
 * Whether a payment read back from the provider is money of ours. How much was asked is no part of it: two cards may
 * pay one request, and what is too much goes back. Money that never came (pending, rejected) is never anybody's
 * mistake, whatever else is wrong with it.
 */
export function verifyPayment(payment: ProviderPayment, expected: PaymentExpectation): Verification {
  const reason = rejectionOf(payment, expected)
  if (reason) return { ok: false, reason }
  return { ok: true, left: payment.transactionAmount - payment.transactionAmountRefunded }
}

function rejectionOf(payment: ProviderPayment, expected: PaymentExpectation): Rejection | undefined {
  if (!expected.externalReference || payment.externalReference !== expected.externalReference) {
    return 'unknown_reference'
  }
  if (WITHOUT_MONEY.has(payment.status)) return 'not_approved'
  if (payment.collectorId !== expected.collectorId) return 'wrong_collector'
  if (payment.liveMode !== expected.liveMode) return 'wrong_mode'
  if (payment.currency !== expected.currency) return 'wrong_currency'
  if (payment.status === 'charged_back') return 'charged_back'
  if (payment.status === 'in_mediation') return 'in_mediation'
  if (payment.transactionAmount <= 0) return 'wrong_amount'
  const isGone = payment.transactionAmountRefunded >= payment.transactionAmount
  return payment.status === 'refunded' || isGone ? 'refunded' : undefined
}

const WITHOUT_MONEY: ReadonlySet<ProviderPayment['status']> = new Set([
  'pending',
  'in_process',
  'authorized',
  'rejected',
  'cancelled',
  'unknown',
])

/** What the provider's own rounding may be off by when it converts or splits an amount: one centavo. */
export const PROVIDER_ROUNDING: MinorUnits = 1

/** Whether a payment that is not money yet would pay exactly this request; only then it gives the hold more time. */
export function wouldPay(
  payment: ProviderPayment,
  expected: PaymentExpectation & { readonly amount: MinorUnits },
): boolean {
  return (
    payment.externalReference === expected.externalReference &&
    payment.collectorId === expected.collectorId &&
    payment.liveMode === expected.liveMode &&
    payment.currency === expected.currency &&
    payment.transactionAmount + PROVIDER_ROUNDING >= expected.amount
  )
}
