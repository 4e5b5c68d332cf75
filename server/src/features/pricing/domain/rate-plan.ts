import { type RatesBody, ratesSchema } from '@tranquera/contracts/rates'
import { type LocalDate, localDate, nightsBetween, type Weekday } from '../../../lib/local-date.ts'
import { type Currency, formatAmount, type MinorUnits, parseAmount } from '../../../lib/money.ts'

export interface Season {
  readonly name: string
  /** First and last night, both included. */
  readonly start: LocalDate
  readonly end: LocalDate
  readonly price: MinorUnits | null
  readonly multiplier: number | null
  readonly minNights: number | null
}

/** Cancelling at least `daysBefore` days before arrival gives back `refundPercent` of what was paid. */
export interface CancellationStep {
  readonly daysBefore: number
  readonly refundPercent: number
}

export interface ExchangeRate {
  /** Decimal text with at most four decimals: one unit of the price currency costs this much to the guest. */
  readonly rate: string
  readonly source: string
}

/** What a cabin costs and under which conditions (contract section 5). Amounts in minor units of `priceCurrency`. */
export interface RatePlan {
  readonly basePrice: MinorUnits
  /** What the guest pays in. */
  readonly currency: Currency
  /** What the amounts here are written in; the same as `currency` unless there is an exchange rate. */
  readonly priceCurrency: Currency
  readonly fx: ExchangeRate | null
  readonly weekendDays: readonly Weekday[]
  readonly weekendMultiplier: number
  readonly holidayMultiplier: number
  readonly seasons: readonly Season[]
  readonly minNights: number
  readonly maxNights: number | null
  /** Null: all that the cabin holds. */
  readonly includedGuests: number | null
  readonly extraGuestFee: MinorUnits
  /** Children younger than this cost nothing extra. */
  readonly childFreeUntilAge: number | null
  readonly cleaningFee: MinorUnits
  readonly petFee: MinorUnits
  readonly lengthDiscounts: readonly { readonly minNights: number; readonly percent: number }[]
  readonly closedToArrival: readonly Weekday[]
  /** Null: as the property's settings say. */
  readonly depositPercent: number | null
  readonly balanceDueDays: number | null
  readonly cancellationPolicy: readonly CancellationStep[] | null
}

/** Reads the body of `PUT …/rates` or a stored plan. Throws ZodError, whose messages name the field and the fix. */
export function parseRatePlan(input: unknown): RatePlan {
  return toRatePlan(ratesSchema.parse(input))
}

export function toRatePlan(body: RatesBody): RatePlan {
  const converted = body.price_currency && body.price_currency !== body.currency
  return {
    basePrice: minor(body.base_price),
    currency: body.currency,
    priceCurrency: body.price_currency ?? body.currency,
    fx: converted && body.fx ? { rate: String(body.fx.rate), source: body.fx.source } : null,
    weekendDays: body.weekend_days,
    weekendMultiplier: body.weekend_multiplier,
    holidayMultiplier: body.holiday_multiplier,
    seasons: body.seasons.map((season) => ({
      name: season.name,
      start: localDate(season.start),
      end: localDate(season.end),
      price: season.price === undefined ? null : minor(season.price),
      multiplier: season.multiplier ?? null,
      minNights: season.min_nights ?? null,
    })),
    minNights: body.min_nights,
    maxNights: body.max_nights ?? null,
    includedGuests: body.included_guests ?? null,
    extraGuestFee: minor(body.extra_guest_fee),
    childFreeUntilAge: body.child_free_until_age ?? null,
    cleaningFee: minor(body.cleaning_fee),
    petFee: minor(body.pet_fee),
    lengthDiscounts: body.length_discounts.map((step) => ({
      minNights: step.min_nights,
      percent: step.percent,
    })),
    closedToArrival: body.closed_to_arrival,
    depositPercent: body.deposit_percent ?? null,
    balanceDueDays: body.balance_due_days ?? null,
    cancellationPolicy:
      body.cancellation_policy?.map((tier) => ({
        daysBefore: tier.days_before,
        refundPercent: tier.refund_percent,
      })) ?? null,
  }
}

/** The plan as contract section 5 writes it; what is stored and what `GET …/rates` answers. */
export function fromRatePlan(plan: RatePlan): RatesBody {
  return {
    base_price: formatAmount(plan.basePrice),
    currency: plan.currency,
    weekend_days: [...plan.weekendDays],
    weekend_multiplier: plan.weekendMultiplier,
    holiday_multiplier: plan.holidayMultiplier,
    seasons: plan.seasons.map((season) => ({
      name: season.name,
      start: season.start,
      end: season.end,
      ...(season.price === null ? {} : { price: formatAmount(season.price) }),
      ...(season.multiplier === null ? {} : { multiplier: season.multiplier }),
      ...(season.minNights === null ? {} : { min_nights: season.minNights }),
    })),
    min_nights: plan.minNights,
    max_nights: plan.maxNights,
    included_guests: plan.includedGuests,
    extra_guest_fee: formatAmount(plan.extraGuestFee),
    child_free_until_age: plan.childFreeUntilAge,
    cleaning_fee: formatAmount(plan.cleaningFee),
    pet_fee: formatAmount(plan.petFee),
    length_discounts: plan.lengthDiscounts.map((step) => ({
      min_nights: step.minNights,
      percent: step.percent,
    })),
    closed_to_arrival: [...plan.closedToArrival],
    deposit_percent: plan.depositPercent,
    balance_due_days: plan.balanceDueDays,
    cancellation_policy:
      plan.cancellationPolicy?.map((tier) => ({
        days_before: tier.daysBefore,
        refund_percent: tier.refundPercent,
      })) ?? null,
    price_currency: plan.fx ? plan.priceCurrency : null,
    fx: plan.fx ? { rate: plan.fx.rate, source: plan.fx.source } : null,
  }
}

/** The shortest season that holds the night; of two equal ones the later start, then the name, so order is no matter. */
export function seasonOf(plan: RatePlan, night: LocalDate): Season | null {
  const holding = plan.seasons.filter((season) => season.start <= night && night <= season.end)
  const length = (season: Season) => nightsBetween(season.start, season.end)
  return (
    holding.toSorted(
      (a, b) =>
        length(a) - length(b) ||
        b.start.localeCompare(a.start) ||
        a.name.localeCompare(b.name) ||
        (b.price ?? 0) - (a.price ?? 0) ||
        (b.multiplier ?? 0) - (a.multiplier ?? 0),
    )[0] ?? null
  )
}

/** The least nights of a stay that arrives on `arrival`. */
export function minNightsOn(plan: RatePlan, arrival: LocalDate): number {
  return seasonOf(plan, arrival)?.minNights ?? plan.minNights
}

function minor(amount: string | number): MinorUnits {
  const parsed = parseAmount(amount)
  if (parsed === undefined) throw new RangeError(`Not an amount: ${amount}`)
  return parsed
}
