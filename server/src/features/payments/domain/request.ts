import { type Instant, isBefore } from '../../../lib/clock.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'

export type RequestId = Id<'payment-request'>
export type Purpose = 'deposit' | 'balance'
type RequestState = 'wanted' | 'open' | 'closing' | 'closed'

/** What the link says, frozen when it was asked for: the same terms give the same link. */
type LinkTerms = {
  readonly title: string
  readonly description: string
  readonly exclude_cash: boolean
  /** ISO instant; null without cash. */
  readonly coupon_deadline: string | null
  /** What the same money was in the ledger when a balance takes the rate of its day; null otherwise. */
  readonly ledger_amount: MinorUnits | null
}

/** One link we ask the provider for. Its reference is never used twice, in this installation or another. */
export interface PaymentRequest {
  readonly id: RequestId
  readonly reservationId: ReservationId
  readonly purpose: Purpose
  readonly attempt: number
  readonly externalReference: string
  readonly amount: MinorUnits
  readonly currency: Currency
  readonly preferenceId: string | null
  readonly initPoint: string | null
  readonly collectorId: string | null
  readonly state: RequestState
  readonly expiresAt: Instant | null
  readonly terms: LinkTerms
  readonly claimedUntil: Instant | null
  readonly announcedAt: Instant | null
  readonly createdAt: Instant
}

/**
 * At most 64 of `[A-Za-z0-9_-]` (Mercado Pago). The random part keeps a database that was set up anew from meeting
 * the payments of the old one.
 */
export function externalReference(of: {
  readonly code: string
  readonly purpose: Purpose
  readonly attempt: number
  readonly nonce: string
}): string {
  const code = of.code.replace(/[^A-Za-z0-9]/g, '').slice(0, 24)
  return `${code}-${of.purpose.slice(0, 1)}${of.attempt}-${of.nonce.replace(/[^A-Za-z0-9]/g, '').slice(0, 16)}`
}

/** Whether a guest may start to pay with it now. */
export function isPayable(request: PaymentRequest, now: Instant): boolean {
  if (request.state !== 'open' || !request.initPoint) return false
  return request.expiresAt === null || isBefore(now, request.expiresAt)
}

const TITLES: Readonly<Record<Language, Readonly<Record<Purpose | 'total', string>>>> = {
  es: { deposit: 'Seña', balance: 'Saldo', total: 'Reserva' },
  pt: { deposit: 'Sinal', balance: 'Saldo', total: 'Reserva' },
  en: { deposit: 'Deposit', balance: 'Balance', total: 'Booking' },
}

/** What the guest reads at the checkout and on the card's statement of the purchase. */
export function linkTitle(
  language: Language,
  of: { readonly purpose: Purpose | 'total'; readonly cabin: string; readonly code: string },
): string {
  return `${TITLES[language][of.purpose]} ${of.cabin} (${of.code})`.slice(0, 200)
}
