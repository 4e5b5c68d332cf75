import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { ProviderPayment } from './provider-payment.ts'

/** What a payment must be to count for a booking (contract 2.5). */
export interface PaymentExpectation {
  /** The reference we gave for this attempt; null when no attempt of ours carries the payment's reference. */
  readonly externalReference: string | null
  readonly amount: MinorUnits
  readonly currency: Currency
  /** The owner's account at the provider. */
  readonly collectorId: string
  /** True where only real money counts. */
  readonly liveMode: boolean
  readonly isAlreadyApplied: boolean
}

export const DISBELIEFS = [
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

export type Disbelief = (typeof DISBELIEFS)[number]

export type Belief = { readonly ok: true } | { readonly ok: false; readonly reason: Disbelief }

/**
 * Whether a payment read back from the provider is money for this booking. Whose money it is comes first, so that a
 * forged or foreign payment is named as such whatever its state.
 */
export function believePayment(payment: ProviderPayment, expected: PaymentExpectation): Belief {
  const reason = disbeliefIn(payment, expected)
  return reason ? { ok: false, reason } : { ok: true }
}

function disbeliefIn(payment: ProviderPayment, expected: PaymentExpectation): Disbelief | undefined {
  if (!expected.externalReference || payment.externalReference !== expected.externalReference) {
    return 'unknown_reference'
  }
  if (payment.collectorId !== expected.collectorId) return 'wrong_collector'
  if (payment.liveMode !== expected.liveMode) return 'wrong_mode'
  if (payment.currency !== expected.currency) return 'wrong_currency'
  if (payment.transactionAmount !== expected.amount || payment.transactionAmount <= 0) return 'wrong_amount'
  if (payment.status === 'charged_back') return 'charged_back'
  if (payment.status === 'in_mediation') return 'in_mediation'
  if (payment.status === 'refunded' || payment.transactionAmountRefunded > 0) return 'refunded'
  if (payment.status !== 'approved') return 'not_approved'
  return expected.isAlreadyApplied ? 'already_applied' : undefined
}
