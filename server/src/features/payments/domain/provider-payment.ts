import type { Instant } from '../../../lib/clock.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'

/** Every status a payment can be read with; `unknown` keeps a status added later from being taken for another. */
export const PROVIDER_STATUSES = [
  'pending',
  'in_process',
  'authorized',
  'approved',
  'rejected',
  'cancelled',
  'refunded',
  'charged_back',
  'in_mediation',
  'unknown',
] as const

export type ProviderPaymentStatus = (typeof PROVIDER_STATUSES)[number]

export const REFUND_STATUSES = [
  'approved',
  'in_process',
  'rejected',
  'cancelled',
  'authorized',
  'unknown',
] as const

type ProviderRefundStatus = (typeof REFUND_STATUSES)[number]

export interface ProviderRefund {
  readonly id: string
  readonly paymentId: string
  readonly amount: MinorUnits
  readonly status: ProviderRefundStatus
  readonly dateCreated: Instant | null
}

/** A payment as the provider answered when asked; the only form in which money is believed. */
export interface ProviderPayment {
  readonly id: string
  readonly status: ProviderPaymentStatus
  /** The provider's own word, for example `accredited` or `cc_rejected_insufficient_amount`. */
  readonly statusDetail: string
  /** False for test money. Null when the provider did not say, which no acceptance rule may read as true. */
  readonly liveMode: boolean | null
  readonly dateCreated: Instant
  readonly dateApproved: Instant | null
  readonly dateLastUpdated: Instant
  /** Deadline of a cash coupon. */
  readonly dateOfExpiration: Instant | null
  readonly externalReference: string | null
  /** What was sold. With financed instalments `totalPaidAmount` is higher; this is the one to compare. */
  readonly transactionAmount: MinorUnits
  readonly transactionAmountRefunded: MinorUnits
  readonly totalPaidAmount: MinorUnits | null
  /** After the provider's fee. */
  readonly netReceivedAmount: MinorUnits | null
  /** What the provider keeps of it, paid by the owner; null while it has not said. */
  readonly feeAmount: MinorUnits | null
  readonly currency: Currency
  readonly collectorId: string | null
  /** `visa`, `rapipago`, `account_money`, … */
  readonly paymentMethodId: string | null
  /** `credit_card`, `ticket`, `account_money`, … */
  readonly paymentTypeId: string | null
  readonly payerEmail: string | null
  readonly merchantOrderId: string | null
  readonly refunds: readonly ProviderRefund[]
  /** The printable cash coupon. */
  readonly externalResourceUrl: string | null
  readonly metadata: Readonly<Record<string, unknown>>
}

export interface ProviderMerchantOrder {
  readonly id: string
  readonly preferenceId: string | null
  readonly externalReference: string | null
  readonly status: string
  readonly totalAmount: MinorUnits | null
  readonly paidAmount: MinorUnits | null
  readonly paymentIds: readonly string[]
}

export interface ProviderChargeback {
  readonly id: string
  readonly paymentIds: readonly string[]
  readonly amount: MinorUnits | null
  readonly currency: Currency | null
  /** Whether the money is covered by the provider's protection programme; null while undecided. */
  readonly coverageApplied: boolean | null
  readonly documentationStatus: string | null
  readonly dateDocumentationDeadline: Instant | null
}

/** How a charge-back ends: `settled` took the money from the owner, `reimbursed` gave it back. */
const ENDED: ReadonlySet<string> = new Set(['settled', 'reimbursed'])

/** Whether the bank or a mediation is still deciding whose money this is. */
export function isDisputed(payment: Pick<ProviderPayment, 'status' | 'statusDetail'>): boolean {
  if (payment.status === 'in_mediation') return true
  return payment.status === 'charged_back' && !ENDED.has(payment.statusDetail)
}
