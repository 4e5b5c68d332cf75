import type { Instant } from '../../../lib/clock.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import type { Currency, MinorUnits, Money } from '../../../lib/money.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'
import type { ProviderPaymentStatus } from './provider-payment.ts'
import type { RequestId } from './request.ts'
import type { Rejection } from './verify.ts'

export type RefundId = Id<'refund'>
export type ProofId = Id<'payment-proof'>

/** What became of believed money: it counts for the stay, or it goes back. */
export type PaymentOutcome =
  | 'applied'
  /** Part of what was asked; the rest is still to come. */
  | 'collecting'
  | 'revived'
  | 'late_returned'
  | 'duplicate_returned'
  | 'cancelled_returned'
  /** It named a stay and did not fit it. */
  | 'unmatched_returned'
  /** A person said which stay it pays. */
  | 'applied_by_hand'

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
  /** What the provider keeps of it and what it pays out; null while it has not said. */
  readonly fee: MinorUnits | null
  readonly net: MinorUnits | null
  /** Until when evidence about its charge-back may be sent. */
  readonly evidenceUntil: Instant | null
  readonly currency: Currency
  readonly liveMode: boolean | null
  readonly paymentType: string | null
  readonly paymentMethod: string | null
  readonly dateApproved: Instant | null
  readonly dateLastUpdated: Instant
  readonly expiresAt: Instant | null
  /** When it was booked as a payment of the stay. */
  readonly appliedAt: Instant | null
  readonly refusal: Rejection | null
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
  /** Promised, but the bank or a mediation decides first whose money it is. */
  | 'disputed'

export type RefundCause =
  | 'cancelled'
  | 'late'
  | 'duplicate'
  | 'excess'
  | 'owner'
  | 'changed'
  | 'outside'
  /** Of a payment that never stood in a ledger. */
  | 'unmatched'

/** A discount leaves the debt closed, a return opens it again (contract 2.13). */
export type RefundMeaning = 'return' | 'discount'

export interface Refund {
  readonly id: RefundId
  readonly reservationId: ReservationId | null
  readonly paymentId: string | null
  readonly method: PaymentMethod
  readonly amount: MinorUnits
  readonly currency: Currency
  readonly cause: RefundCause
  readonly state: RefundState
  /** Null where nobody has chosen; the debt is then left closed. */
  readonly meaning: RefundMeaning | null
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

/** A receipt that waits for the owner's look. */
export interface ProofShown {
  readonly id: string
  readonly code: string
  readonly guestName: string
  readonly amount: Money | null
  /** A media key; null where it is no picture. */
  readonly picture: string | null
  /** The very same file was sent before. */
  readonly isRepeated: boolean
}
