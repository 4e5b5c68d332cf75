import type { LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import { exact, rounded } from './exact.ts'
import { presentLines } from './lines.ts'
import { inPaidCurrency } from './price-nights.ts'
import { balanceDueOn, depositOf, type StayPrice } from './price-stay.ts'
import type { HouseTerms } from './quote.ts'
import type { RatePlan } from './rate-plan.ts'
import type { FrozenTerms, FxSnapshot, PolicySnapshot } from './terms.ts'

export interface FreezeBy {
  readonly plan: RatePlan
  readonly house: HouseTerms
  readonly checkIn: LocalDate
  readonly today: LocalDate
  readonly language: Language
}

/** A price with its conditions as one value that never changes (contract section 2.7). */
export function freeze(priced: StayPrice, by: FreezeBy): FrozenTerms {
  const { plan, house, checkIn, today, language } = by
  const { total, currency } = priced
  const balanceDueDays = plan.balanceDueDays ?? house.balanceDueDays
  const depositPercent = plan.depositPercent ?? house.depositPercent
  const { deposit, percent } = depositOf(total, { depositPercent, balanceDueDays, today, checkIn })
  const steps = plan.cancellationPolicy ?? house.cancellationPolicy
  return {
    quoteId: null,
    currency,
    lines: presentLines(priced.steps, { currency, language }),
    handMade: [],
    total,
    deposit,
    securityDeposit: rounded(inPaidCurrency(plan, exact(plan.securityDeposit))),
    policy: {
      deposit_percent: percent,
      balance_due_days: balanceDueDays,
      balance_due_on: balanceDueOn(checkIn, balanceDueDays),
      cancellation_policy: steps.map((step) => ({
        days_before: step.daysBefore,
        refund_percent: step.refundPercent,
      })),
      balance_fx: house.balanceFx,
      check_in_time: house.checkInTime,
      check_out_time: house.checkOutTime,
      ...paymentPolicy(plan),
    },
    fx: fxOf(plan),
  }
}

/** Only where the plan says something: what a later way of payment changes. */
function paymentPolicy({ paymentDiscounts, rounding }: RatePlan): Partial<PolicySnapshot> {
  const hasDiscounts = Object.keys(paymentDiscounts).length > 0
  return {
    ...(hasDiscounts ? { payment_discounts: paymentDiscounts } : {}),
    ...(rounding === null ? {} : { rounding: rounding / 100 }),
  }
}

function fxOf(plan: RatePlan): FxSnapshot | null {
  if (!plan.fx) return null
  const { priceCurrency: from, currency: to, fx } = plan
  return { from, to, rate: fx.rate, source: fx.source, text: `1 ${from} = ${fx.rate} ${to}` }
}
