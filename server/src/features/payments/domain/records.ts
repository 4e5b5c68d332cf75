import type { Instant } from '../../../lib/clock.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { Disbelief } from './believe.ts'
import type { ProviderPaymentStatus } from './provider-payment.ts'
import type { RequestId } from './request.ts'

export type RefundId = Id<'refund'>
export type ProofId = Id<'payment-proof'>

/** What became of believed money: it counts for the stay, or it goes back. */
export type PaymentOutcome =
  | 'applied'
  | 'revived'
  | 'late_returned'
  | 'duplicate_returned'
  | 'cancelled_returned'

/** A payment as it was last read from the provider, and what was made of it. No data of the payer. */
export interface StoredPayment {
  readonly paymentId: string
  readonly requestId: RequestId | null
  readonly reservationId: ReservationId | null
  readonly externalReference: string | null
  readonly status: ProviderPaymentStatus
  readonly statusDetail: string
  readonly amount: MinorUnits
  readonly amountRefunded: MinorUnits
  readonly currency: Currency
  readonly liveMode: boolean | null
  readonly paymentType: string | null
  readonly paymentMethod: string | null
  readonly dateApproved: Instant | null
  readonly dateLastUpdated: Instant
  readonly expiresAt: Instant | null
  /** When it was booked as a payment of the stay. */
  readonly appliedAt: Instant | null
  readonly refusal: Disbelief | null
  readonly outcome: PaymentOutcome | null
  readonly seenAt: Instant
}

export type RefundState =
  | 'queued'
  | 'sending'
  | 'in_process'
  | 'waiting_balance'
  | 'approved'
  | 'rejected'
  /** The owner has to return it by hand. */
  | 'manual'

export type RefundCause = 'cancelled' | 'late' | 'duplicate' | 'excess' | 'owner' | 'changed' | 'outside'

export interface Refund {
  readonly id: RefundId
  readonly reservationId: ReservationId | null
  readonly paymentId: string | null
  readonly method: PaymentMethod
  readonly amount: MinorUnits
  readonly currency: Currency
  readonly cause: RefundCause
  readonly state: RefundState
  readonly providerRefundId: string | null
  readonly attempts: number
  readonly lastError: string | null
  readonly note: string
  readonly claimedUntil: Instant | null
  readonly nextTryAt: Instant | null
  readonly dedupeKey: string | null
  readonly createdAt: Instant
  readonly settledAt: Instant | null
}

export type ProofState = 'wanted' | 'waiting' | 'approved' | 'rejected' | 'unreadable'

export interface Proof {
  readonly id: ProofId
  readonly reservationId: ReservationId
  readonly guestId: string | null
  readonly messageId: string
  readonly providerMediaId: string
  readonly mime: string
  readonly filename: string | null
  readonly promisedSha256: string | null
  readonly mediaKey: string | null
  readonly sha256: string | null
  readonly size: number | null
  readonly duplicateOf: ProofId | null
  readonly state: ProofState
  readonly failure: string | null
  readonly amount: MinorUnits | null
  readonly reason: string | null
  readonly decidedAt: Instant | null
  readonly createdAt: Instant
}
