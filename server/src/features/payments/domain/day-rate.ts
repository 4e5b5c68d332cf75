import type { MinorUnits } from '../../../lib/money.ts'
import { ratioOf } from '../../pricing/domain/exact.ts'

/** Today's rate over the agreed one as decimal text, kept as the fraction it is so that nothing is rounded twice. */
export interface DayRate {
  readonly today: string
  readonly agreed: string
}

/** The same money at the rate of the day: what a debt of the agreed rate costs today (contract 2.12). */
export function atDayRate(agreed: MinorUnits, rate: DayRate | null): MinorUnits {
  return rate === null ? agreed : ratioOf(agreed, rate.today, rate.agreed)
}

/**
 * What of the debt a payment at the rate of the day pays off, and what that payment counts: never more than the debt.
 * Paying all of it leaves nothing, whatever the rounding.
 */
export function payOff(
  debt: MinorUnits,
  payment: { readonly amount: MinorUnits; readonly rate: DayRate | null },
): { readonly counted: MinorUnits; readonly paidOff: MinorUnits } {
  const { amount, rate } = payment
  const whole = atDayRate(debt, rate)
  if (amount >= whole) return { counted: whole, paidOff: debt }
  if (rate === null) return { counted: amount, paidOff: amount }
  return { counted: amount, paidOff: Math.min(debt, ratioOf(amount, rate.agreed, rate.today)) }
}
