import { type RatesBody, ratesSchema } from '@tranquera/contracts/rates'
import { localDate, type Weekday } from '../../../lib/local-date.ts'
import { formatAmount, type MinorUnits, parseAmount } from '../../../lib/money.ts'
import type { Extra, Package, RatePlan, Season, WeekdayPrices } from './rate-plan.ts'

/** Reads a stored plan, also of an older version. Throws ZodError, whose messages name the field and the fix. */
export function parseRatePlan(input: unknown): RatePlan {
  return toRatePlan(ratesSchema.parse(input))
}

export function toRatePlan(body: RatesBody): RatePlan {
  const converted = body.price_currency && body.price_currency !== body.currency
  const fx = converted && body.fx
  return {
    basePrice: minor(body.base_price),
    currency: body.currency,
    priceCurrency: body.price_currency ?? body.currency,
    fx: fx ? { rate: String(fx.rate), source: fx.source } : null,
    weekendDays: body.weekend_days,
    weekendMultiplier: body.weekend_multiplier,
    holidayMultiplier: body.holiday_multiplier,
    weekdayPrices: toWeekdayPrices(body.weekday_prices),
    seasons: body.seasons.map(toSeason),
    packages: body.packages.map(toPackage),
    minNights: body.min_nights,
    maxNights: body.max_nights ?? null,
    minNightsByArrival: body.min_nights_by_arrival,
    closedToArrival: body.closed_to_arrival,
    closedToDeparture: body.closed_to_departure,
    fillGaps: body.fill_gaps,
    includedGuests: body.included_guests ?? null,
    extraGuestFee: minor(body.extra_guest_fee),
    personPrices: body.person_prices,
    childFreeUntilAge: body.child_free_until_age ?? null,
    childRates: body.child_rates.map(({ until_age: untilAge, percent }) => ({ untilAge, percent })),
    cleaningFee: minor(body.cleaning_fee),
    petFee: minor(body.pet_fee),
    petFeePer: body.pet_fee_per,
    extras: body.extras.map(({ name, price, per }) => ({ name, price: minor(price), per })),
    securityDeposit: minor(body.security_deposit ?? 0),
    lengthDiscounts: body.length_discounts.map(({ min_nights: minNights, percent }) => ({
      minNights,
      percent,
    })),
    lastMinute: body.last_minute.map(({ within_days: withinDays, percent }) => ({ withinDays, percent })),
    paymentDiscounts: given(body.payment_discounts),
    rounding: body.rounding ? body.rounding * 100 : null,
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
    price_currency: plan.priceCurrency === plan.currency ? null : plan.priceCurrency,
    fx: plan.fx && {
      rate: plan.fx.rate,
      source: plan.fx.source,
    },
    weekend_days: [...plan.weekendDays],
    weekend_multiplier: plan.weekendMultiplier,
    holiday_multiplier: plan.holidayMultiplier,
    weekday_prices: fromWeekdayPrices(plan.weekdayPrices),
    seasons: plan.seasons.map(fromSeason),
    packages: plan.packages.map(fromPackage),
    min_nights: plan.minNights,
    max_nights: plan.maxNights,
    min_nights_by_arrival: plan.minNightsByArrival,
    closed_to_arrival: [...plan.closedToArrival],
    closed_to_departure: [...plan.closedToDeparture],
    fill_gaps: plan.fillGaps,
    included_guests: plan.includedGuests,
    extra_guest_fee: formatAmount(plan.extraGuestFee),
    person_prices: plan.personPrices.map((entry) => ({ ...entry })),
    child_free_until_age: plan.childFreeUntilAge,
    child_rates: plan.childRates.map(({ untilAge, percent }) => ({ until_age: untilAge, percent })),
    cleaning_fee: formatAmount(plan.cleaningFee),
    pet_fee: formatAmount(plan.petFee),
    pet_fee_per: plan.petFeePer,
    extras: plan.extras.map(fromExtra),
    security_deposit: plan.securityDeposit > 0 ? formatAmount(plan.securityDeposit) : null,
    length_discounts: plan.lengthDiscounts.map(({ minNights, percent }) => ({
      min_nights: minNights,
      percent,
    })),
    last_minute: plan.lastMinute.map(({ withinDays, percent }) => ({ within_days: withinDays, percent })),
    payment_discounts: plan.paymentDiscounts,
    rounding: plan.rounding === null ? null : ROUNDINGS[plan.rounding],
    deposit_percent: plan.depositPercent,
    balance_due_days: plan.balanceDueDays,
    cancellation_policy:
      plan.cancellationPolicy?.map((tier) => ({
        days_before: tier.daysBefore,
        refund_percent: tier.refundPercent,
      })) ?? null,
  }
}

const ROUNDINGS: Readonly<Record<MinorUnits, 100 | 500 | 1000>> = { 10000: 100, 50000: 500, 100000: 1000 }

function toSeason(season: RatesBody['seasons'][number]): Season {
  return {
    name: season.name,
    start: localDate(season.start),
    end: localDate(season.end),
    price: season.price === undefined ? null : minor(season.price),
    multiplier: season.multiplier ?? null,
    weekendMultiplier: season.weekend_multiplier ?? null,
    weekdayPrices: season.weekday_prices ? toWeekdayPrices(season.weekday_prices) : null,
    minNights: season.min_nights ?? null,
  }
}

function fromSeason(season: Season): RatesBody['seasons'][number] {
  return {
    name: season.name,
    start: season.start,
    end: season.end,
    ...(season.price === null ? {} : { price: formatAmount(season.price) }),
    ...(season.multiplier === null ? {} : { multiplier: season.multiplier }),
    ...(season.weekendMultiplier === null ? {} : { weekend_multiplier: season.weekendMultiplier }),
    ...(season.weekdayPrices === null ? {} : { weekday_prices: fromWeekdayPrices(season.weekdayPrices) }),
    ...(season.minNights === null ? {} : { min_nights: season.minNights }),
  }
}

function toPackage({ name, check_in, check_out, price }: RatesBody['packages'][number]): Package {
  return { name, checkIn: localDate(check_in), checkOut: localDate(check_out), price: minor(price) }
}

function fromPackage({ name, checkIn, checkOut, price }: Package): RatesBody['packages'][number] {
  return { name, check_in: checkIn, check_out: checkOut, price: formatAmount(price) }
}

function fromExtra({ name, price, per }: Extra): RatesBody['extras'][number] {
  return { name, price: formatAmount(price), per }
}

function toWeekdayPrices(prices: RatesBody['weekday_prices']): WeekdayPrices {
  const entries = Object.entries(prices).map(([day, price]) => [day, minor(price)] as const)
  return Object.fromEntries(entries)
}

function fromWeekdayPrices(prices: WeekdayPrices): Partial<Record<Weekday, string>> {
  return Object.fromEntries(Object.entries(prices).map(([day, price]) => [day, formatAmount(price)]))
}

/** Without the keys that say nothing. */
function given({ transfer, cash }: RatesBody['payment_discounts']): RatePlan['paymentDiscounts'] {
  return { ...(transfer ? { transfer } : {}), ...(cash ? { cash } : {}) }
}

function minor(amount: string | number): MinorUnits {
  const parsed = parseAmount(amount)
  if (parsed === undefined) throw new RangeError(`Not an amount: ${amount}`)
  return parsed
}
