import { addDays, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { type Currency, type MinorUnits, percentOf as roundedPercentOf } from '../../../lib/money.ts'
import type { HolidayCalendar } from '../../language/domain.ts'
import { exact, percentOf, rounded } from './exact.ts'
import type { Party } from './party.ts'
import { extraGuests, payingGuests } from './price-guests.ts'
import { inPaidCurrency, type PricedNights, priceNights } from './price-nights.ts'
import { accommodationPart, type PriceStep, sumOf } from './price-step.ts'
import type { PayBy } from './quote.ts'
import type { Extra, RatePlan } from './rate-plan.ts'

export interface StayPrice {
  readonly steps: readonly PriceStep[]
  /** The sum of the steps. */
  readonly total: MinorUnits
  readonly nights: number
  readonly perNight: PricedNights['perNight']
  readonly currency: Currency
}

export interface StayToPrice {
  readonly plan: RatePlan
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly guests: Party
  /** Names of chosen extras; a name the plan does not know costs nothing here, see check-stay.ts. */
  readonly extras?: readonly string[]
  readonly payBy?: PayBy | null
  /** The day of the price, for what is cheaper at the last minute. */
  readonly today: LocalDate
  readonly holidays: HolidayCalendar
}

/**
 * Contract section 5, in its order: nights and people, packages, length, last minute, fees, way of payment, rounding.
 * Each line is rounded half up once; the total is the sum of the lines. In the currency the guest pays.
 */
export function priceStay(stay: StayToPrice): StayPrice {
  const { plan, guests } = stay
  const paying = payingGuests(plan, guests)
  const nights = priceNights({ ...stay, payingGuests: paying })
  const people = [...nights.steps, ...extraGuests(plan, guests, nights.loose)]
  const discounted = people.filter((step) => step.kind !== 'package')
  const count = nightsBetween(stay.checkIn, stay.checkOut)
  const length = lengthDiscount(plan, count, sumOf(discounted))
  const late = lastMinute(stay, sumOf([...discounted, ...length]))
  const priced = [...people, ...length, ...late, ...fees(stay, { nights: count, paying })]
  const steps = withWayOfPayment(priced, plan, stay.payBy ?? null)
  return { steps, total: sumOf(steps), nights: count, perNight: nights.perNight, currency: plan.currency }
}

/** The percent of the longest step reached, on nights and extra guests. */
function lengthDiscount(plan: RatePlan, nights: number, subtotal: MinorUnits): PriceStep[] {
  const reached = plan.lengthDiscounts
    .filter((step) => step.minNights <= nights)
    .sort((a, b) => b.minNights - a.minNights || b.percent - a.percent)[0]
  return reached ? discount(subtotal, { kind: 'length_discount', percent: reached.percent, nights }) : []
}

/** The percent of the smallest `within_days` that arrival lies within, on what the length left. */
function lastMinute({ plan, today, checkIn }: StayToPrice, subtotal: MinorUnits): PriceStep[] {
  const ahead = Math.max(0, nightsBetween(today, checkIn))
  const reached = plan.lastMinute
    .filter((step) => step.withinDays >= ahead)
    .sort((a, b) => a.withinDays - b.withinDays || b.percent - a.percent)[0]
  return reached
    ? discount(subtotal, { kind: 'last_minute', percent: reached.percent, days: reached.withinDays })
    : []
}

type Discount = 'length_discount' | 'last_minute' | 'payment_discount'

function discount(
  of: MinorUnits,
  step: Pick<PriceStep, 'nights' | 'days' | 'payBy'> & { readonly kind: Discount; readonly percent: number },
): PriceStep[] {
  const { kind, percent, ...facts } = step
  const amount = rounded(percentOf(exact(-of), percent))
  return amount === 0 ? [] : [{ kind, amount, percent, ...facts }]
}

function fees(stay: StayToPrice, counted: { readonly nights: number; readonly paying: number }): PriceStep[] {
  const { plan, guests } = stay
  const amountOf = (price: MinorUnits, count: number) =>
    rounded(inPaidCurrency(plan, exact(BigInt(price) * BigInt(count))))
  const petCount = { stay: 1, night: counted.nights, pet: guests.pets }[plan.petFeePer]
  const pets: PriceStep = { kind: 'pets', amount: amountOf(plan.petFee, petCount), count: guests.pets }
  const countOf = ({ per }: Extra) => ({ stay: 1, night: counted.nights, person: counted.paying })[per]
  const chosen = plan.extras.filter((extra) => stay.extras?.includes(extra.name))
  const steps: PriceStep[] = [
    { kind: 'cleaning', amount: amountOf(plan.cleaningFee, 1) },
    ...(guests.pets > 0 ? [pets] : []),
    ...chosen.map((extra) => ({
      kind: 'extra' as const,
      name: extra.name,
      amount: amountOf(extra.price, countOf(extra)),
    })),
  ]
  return steps.filter((step) => step.amount > 0)
}

/** Steps 8 and 9: also of a price that exists already, when its guest pays another way than was said. */
function withWayOfPayment<Step extends PriceStep>(
  steps: readonly Step[],
  plan: Pick<RatePlan, 'paymentDiscounts' | 'rounding'>,
  payBy: PayBy | null,
): (Step | PriceStep)[] {
  const others = steps.filter((step) => step.kind !== 'payment_discount' && step.kind !== 'rounding')
  const percent = payBy === null || payBy === 'card' ? 0 : (plan.paymentDiscounts[payBy] ?? 0)
  const cheaper =
    payBy === null || payBy === 'card'
      ? []
      : discount(sumOf(accommodationPart(others)), { kind: 'payment_discount', percent, payBy })
  const priced = [...others, ...cheaper]
  return [...priced, ...roundingStep(plan, sumOf(priced))]
}

/** To the nearest multiple, half up, as its own line. */
export function roundingStep({ rounding: step }: Pick<RatePlan, 'rounding'>, total: MinorUnits): PriceStep[] {
  if (step === null) return []
  const amount = Math.floor((total + step / 2) / step) * step - total
  return amount === 0 ? [] : [{ kind: 'rounding', amount }]
}

/** What must be paid to confirm: the deposit, or everything when arrival is sooner than the balance term (rule 2.4). */
export function depositOf(
  total: MinorUnits,
  terms: {
    readonly depositPercent: number
    readonly balanceDueDays: number
    readonly today: LocalDate
    readonly checkIn: LocalDate
  },
): { readonly deposit: MinorUnits; readonly percent: number } {
  const late = nightsBetween(terms.today, terms.checkIn) < terms.balanceDueDays
  const percent = late ? 100 : terms.depositPercent
  return { deposit: roundedPercentOf(total, percent), percent }
}

/** Last day to pay the balance. */
export function balanceDueOn(checkIn: LocalDate, balanceDueDays: number): LocalDate {
  return addDays(checkIn, -balanceDueDays)
}
