import type { Instant } from '../../lib/clock.ts'
import type { Currency, MinorUnits } from '../../lib/money.ts'
import type {
  ProviderChargeback,
  ProviderMerchantOrder,
  ProviderPayment,
  ProviderRefund,
} from './domain/provider-payment.ts'

/**
 * Why a call gave no answer. A closed set: the caller decides by it whether to try again, and nothing else.
 * - `unavailable`: the provider did not do the work, or a repeated read is harmless; try again later.
 * - `ambiguous`: a write whose answer was lost; it may have happened. Look before repeating it.
 */
export type ProviderFailure =
  | { readonly ok: false; readonly reason: 'not_found' }
  | { readonly ok: false; readonly reason: 'unauthorized'; readonly message: string }
  | { readonly ok: false; readonly reason: 'rejected'; readonly code: string; readonly message: string }
  | {
      readonly ok: false
      readonly reason: 'unavailable'
      readonly message: string
      readonly retryAfterSeconds?: number
    }
  | { readonly ok: false; readonly reason: 'ambiguous'; readonly message: string }

export type ProviderResult<Ok extends object> = ({ readonly ok: true } & Ok) | ProviderFailure

/** The account behind the token. */
export interface ProviderAccount {
  readonly collectorId: string
  readonly nickname: string
  /** Country of the account: `MLA` is Argentina. */
  readonly site: string
  /** Nobody can really pay it. */
  readonly isTest: boolean
}

interface PreferencePayer {
  readonly name?: string
  readonly surname?: string
  readonly email?: string
}

interface BackUrls {
  readonly success: string
  readonly pending: string
  readonly failure: string
}

export interface PreferenceRequest {
  /** Our key, unique per attempt: at most 64 of `[A-Za-z0-9_-]`. */
  readonly externalReference: string
  readonly title: string
  readonly description: string
  readonly amount: MinorUnits
  readonly currency: Currency
  /** At most 248 characters. */
  readonly notificationUrl: string
  /** Dropped when any of them is not https: the provider discards those, and then refuses `auto_return`. */
  readonly backUrls?: BackUrls
  readonly expiresFrom: Instant
  readonly expiresTo: Instant
  /** Deadline of a cash coupon; crediting takes up to 2 working days beyond it. */
  readonly couponDeadline?: Instant
  /** Leaves out the slow methods (`ticket`, `atm`). */
  readonly excludeCash: boolean
  /** Cards are approved or rejected at once, never `in_process`. */
  readonly binaryMode: boolean
  readonly payer?: PreferencePayer
  /** Keys come back in snake_case: write them so. */
  readonly metadata: Readonly<Record<string, string | number | boolean>>
}

interface CreatedPreference {
  readonly preferenceId: string
  /** Where the guest pays. */
  readonly initPoint: string
  readonly collectorId: string
}

export type PaymentSearch =
  | { readonly externalReference: string; readonly offset?: number }
  /** By date of last change, `[since, until]`. */
  | { readonly since: Instant; readonly until: Instant; readonly offset?: number }

interface PaymentPage {
  readonly payments: readonly ProviderPayment[]
  readonly total: number
  /** Undefined on the last page. */
  readonly nextOffset: number | undefined
  /** Results that could not be read as payments; they are never guessed at. */
  readonly unreadable: number
}

interface RefundRequest {
  readonly paymentId: string
  /** Null returns everything that is left. */
  readonly amount: MinorUnits | null
  /** The same key never pays twice: use the id of the refund's own row. */
  readonly idempotencyKey: string
}

/**
 * The payment provider. No method throws for an answer of the provider, a timeout or a broken connection;
 * all of those are failures by value.
 */
export interface PaymentProvider {
  /** Safe to repeat with the same request: the idempotency key is made from it, so the same link comes back. */
  createPreference(request: PreferenceRequest): Promise<ProviderResult<CreatedPreference>>
  /** No new payment can start from `now` on; payments already in flight still resolve. */
  closePreference(preferenceId: string, now: Instant): Promise<ProviderResult<object>>
  getPayment(paymentId: string): Promise<ProviderResult<{ readonly payment: ProviderPayment }>>
  /** The index lags seconds to minutes: an empty page is no proof that nobody paid. */
  searchPayments(search: PaymentSearch): Promise<ProviderResult<PaymentPage>>
  createRefund(request: RefundRequest): Promise<ProviderResult<{ readonly refund: ProviderRefund }>>
  listRefunds(paymentId: string): Promise<ProviderResult<{ readonly refunds: readonly ProviderRefund[] }>>
  /** Only pending, in_process or authorized payments; otherwise `rejected` with code 2018. */
  cancelPayment(paymentId: string): Promise<ProviderResult<{ readonly payment: ProviderPayment }>>
  getMerchantOrder(id: string): Promise<ProviderResult<{ readonly order: ProviderMerchantOrder }>>
  getChargeback(id: string): Promise<ProviderResult<{ readonly chargeback: ProviderChargeback }>>
  /** Whose account the token opens: the collector that every believed payment must name. */
  whoAmI(): Promise<ProviderResult<ProviderAccount>>
}
