import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId, Id } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { CheckRefusal } from './check-stay.ts'
import type { PriceLine } from './lines.ts'
import type { PricedParty } from './price-stay.ts'
import type { CancellationStep } from './rate-plan.ts'

export type QuoteId = Id<'quote'>

export interface StayRequest {
  readonly accommodationId: AccommodationId
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly party: PricedParty
}

/**
 * The conditions, frozen with the price and written as they travel and are stored (contract section 2.7). `deposit_percent`
 * is what this stay asks, so 100 when it is late.
 */
export type PolicySnapshot = {
  readonly deposit_percent: number
  readonly balance_due_days: number
  readonly balance_due_on: string
  readonly cancellation_policy: readonly { readonly days_before: number; readonly refund_percent: number }[]
  /** Whether the balance keeps the exchange rate of the quote or takes that of the day it is paid. */
  readonly balance_fx: 'frozen' | 'on_payment_day'
  readonly check_in_time: string
  readonly check_out_time: string
}

/** `text` names the direction: `1 USD = 1450 ARS`. */
export type FxSnapshot = {
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly source: string
  readonly text: string
}

export interface FrozenPrice {
  readonly lines: readonly PriceLine[]
  readonly total: MinorUnits
  readonly deposit: MinorUnits
  readonly currency: Currency
  readonly policy: PolicySnapshot
  readonly fx: FxSnapshot | null
}

export interface Quote extends FrozenPrice {
  readonly id: QuoteId
  readonly stay: StayRequest
  readonly createdAt: Instant
  readonly validUntil: Instant
}

export type QuoteRefusal = { readonly ok: false } & (
  | CheckRefusal
  | { readonly reason: 'accommodation_not_found' | 'rates_missing'; readonly limit?: number }
)

/** What the property's settings say where the rate plan of a cabin says nothing. */
export interface StayTerms {
  readonly depositPercent: number
  readonly balanceDueDays: number
  readonly cancellationPolicy: readonly CancellationStep[]
  readonly balanceFx: PolicySnapshot['balance_fx']
  /** `HH:MM` at the property. */
  readonly checkInTime: string
  readonly checkOutTime: string
}
