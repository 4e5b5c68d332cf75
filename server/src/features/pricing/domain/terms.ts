import type { Id } from '../../../lib/ids.ts'
import type { Currency, MinorUnits, Money } from '../../../lib/money.ts'
import { formatAmount } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import type { PriceLine } from './lines.ts'

export type QuoteId = Id<'quote'>

/**
 * The conditions, frozen with the price and written as they travel and are stored (contract section 2.7).
 * `deposit_percent`
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
  /** Percent off for another way of payment than the card, where there is any. */
  readonly payment_discounts?: { readonly transfer?: number | undefined; readonly cash?: number | undefined }
  /** The total is a multiple of this many units of the currency. */
  readonly rounding?: number
}

/** `text` names the direction: `1 USD = 1450 ARS`. */
export type FxSnapshot = {
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly source: string
  readonly text: string
}

/** A discount (negative) or a charge that a person wrote; no rate plan knows of it, so it outlives every change. */
export type HandMade = {
  readonly amount: MinorUnits
  readonly note: string
}

/**
 * What was agreed (contract section 2.12): one value that quote, stay and every change carry whole or not at all. All
 * its amounts are in `currency`.
 */
export interface FrozenTerms {
  /** The quote it was agreed by; null for a price that nobody was promised yet. */
  readonly quoteId: QuoteId | null
  readonly currency: Currency
  readonly lines: readonly PriceLine[]
  readonly handMade: readonly HandMade[]
  /** The sum of lines and hand-made entries. */
  readonly total: MinorUnits
  /** What has to be paid to confirm; never more than the total. */
  readonly deposit: MinorUnits
  /** Stands in an account of its own, outside the total; given back after the stay. */
  readonly securityDeposit: MinorUnits
  readonly policy: PolicySnapshot
  readonly fx: FxSnapshot | null
}

/** The same terms with a discount or a charge of somebody's hand. */
export function withHandMade(terms: FrozenTerms, entry: HandMade): FrozenTerms {
  const total = terms.total + entry.amount
  return {
    ...terms,
    handMade: [...terms.handMade, entry],
    total,
    deposit: Math.max(0, Math.min(terms.deposit, total)),
  }
}

/** An amount of these terms with the currency it is in. */
export function moneyIn(terms: Pick<FrozenTerms, 'currency'>, amount: MinorUnits): Money {
  return { amount, currency: terms.currency }
}

/** What a discount or charge is called when whoever wrote it gave no words. */
const BY_HAND: Readonly<Record<Language, string>> = { es: 'Ajuste', pt: 'Ajuste', en: 'Adjustment' }

/** `lines` of an answer: they sum to the total to the cent, hand-made ones last. */
export function toldLines(terms: Pick<FrozenTerms, 'lines' | 'handMade'>, language: Language = 'es') {
  const handMade = terms.handMade.map(({ amount, note }) => ({
    kind: 'adjustment',
    description: note || BY_HAND[language],
    amount,
  }))
  return [...terms.lines, ...handMade].map(({ kind, description, amount }) => ({
    kind: kind,
    description,
    amount: formatAmount(amount),
  }))
}
