import { type RatesInput, ratesSchema } from '@tranquera/contracts/rates'
import fc from 'fast-check'
import { addDays, localDate } from '../src/lib/local-date.ts'

// Money with odd cents, multipliers with four decimals and percentages with two: what binary fractions get wrong.
const amount = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2))
const small = fc.integer({ min: 0, max: 999_999 }).map((cents) => (cents / 100).toFixed(2))
const multiplier = fc.integer({ min: 5_000, max: 30_000 }).map((n) => n / 10_000)
const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100)
const weekday = fc.constantFrom('sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat')
const weekdays = fc.uniqueArray(weekday, { maxLength: 3 })
const weekdayPrices = fc.dictionary(weekday, amount, { maxKeys: 3 })
const FIRST = localDate('2027-01-15')
/** Holidays of all kinds lie in these months: Carnaval, 24 March beside Easter, 2 April. */
const day = fc.nat({ max: 90 }).map((days) => addDays(FIRST, days))

const season = fc
  .record(
    {
      name: fc.constantFrom('Verano', 'Carnaval', 'Semana Santa'),
      start: day,
      length: fc.nat({ max: 60 }),
      price: amount,
      multiplier,
      weekend_multiplier: multiplier,
      weekday_prices: weekdayPrices,
      min_nights: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['name', 'start', 'length'] },
  )
  .map(({ length, price, multiplier: factor, ...rest }) => ({
    ...rest,
    end: addDays(rest.start, length),
    ...(price === undefined ? {} : { price }),
    ...(factor === undefined || price !== undefined ? {} : { multiplier: factor }),
  }))
// Which of two equal seasons comes first is the product's own choice.
const distinct = fc.uniqueArray(season, {
  maxLength: 4,
  comparator: (a, b) => a.name === b.name || (a.start === b.start && a.end === b.end),
})

const steps = <Key extends string>(key: Key, min: number, max: number) =>
  fc.uniqueArray(fc.record({ [key]: fc.integer({ min, max }), percent }), {
    maxLength: 3,
    selector: (step) => (step as Record<string, number>)[key],
  })

/** Every field of a plan, each there or not. */
export const plans = fc.record(
  {
    base_price: amount,
    currency: fc.constant('ARS'),
    price_currency: fc.constant('USD'),
    rate: fc.integer({ min: 10_000, max: 19_999_999 }).map((n) => String(n / 10_000)),
    weekend_days: weekdays,
    weekend_multiplier: multiplier,
    holiday_multiplier: multiplier,
    weekday_prices: weekdayPrices,
    seasons: distinct,
    package: fc.record({ check_in: day, length: fc.integer({ min: 1, max: 5 }), price: amount }),
    min_nights: fc.integer({ min: 1, max: 3 }),
    max_nights: fc.integer({ min: 10, max: 20 }),
    min_nights_by_arrival: fc.dictionary(weekday, fc.integer({ min: 1, max: 4 }), { maxKeys: 2 }),
    closed_to_arrival: fc.uniqueArray(weekday, { maxLength: 1 }),
    closed_to_departure: fc.uniqueArray(weekday, { maxLength: 1 }),
    included_guests: fc.integer({ min: 1, max: 4 }),
    extra_guest_fee: small,
    person_prices: fc.uniqueArray(
      fc.record({
        guests: fc.integer({ min: 1, max: 6 }),
        percent: fc.integer({ min: 5_000, max: 20_000 }).map((n) => n / 100),
      }),
      { maxLength: 3, selector: (entry) => entry.guests },
    ),
    child_free_until_age: fc.nat({ max: 8 }),
    child_rates: steps('until_age', 1, 17),
    cleaning_fee: small,
    pet_fee: small,
    pet_fee_per: fc.constantFrom('stay', 'night', 'pet'),
    extras: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('Leña', 'Desayuno', 'Kayak'),
        price: small,
        per: fc.constantFrom('stay', 'night', 'person'),
      }),
      { maxLength: 3, selector: (extra) => extra.name },
    ),
    length_discounts: steps('min_nights', 2, 14),
    last_minute: steps('within_days', 0, 60),
    payment_discounts: fc.record({ transfer: percent, cash: percent }, { requiredKeys: [] }),
    rounding: fc.constantFrom(100, 500, 1000),
  },
  { requiredKeys: ['base_price', 'currency'] },
)

export const stays = fc.record({
  checkIn: day,
  nights: fc.integer({ min: 1, max: 16 }),
  daysAhead: fc.nat({ max: 70 }),
  adults: fc.integer({ min: 1, max: 3 }),
  children: fc.nat({ max: 3 }),
  ages: fc.array(fc.nat({ max: 17 }), { maxLength: 3 }),
  pets: fc.nat({ max: 3 }),
  extras: fc.boolean(),
  payBy: fc.constantFrom('card', 'transfer', 'cash', null),
})

/** As an owner would send it. */
export function planOf({
  rate,
  package: one,
  price_currency,
  ...plan
}: Partial<Record<string, unknown>> & Drawn): RatesInput {
  const isConverted = rate !== undefined && price_currency !== undefined
  return ratesSchema.parse({
    ...plan,
    ...(isConverted ? { price_currency, fx: { rate, source: 'BNA vendedor' } } : {}),
    ...(one
      ? {
          packages: [
            {
              name: 'Paquete',
              check_in: one.check_in,
              check_out: addDays(one.check_in, one.length),
              price: one.price,
            },
          ],
        }
      : {}),
  })
}

interface Drawn {
  readonly rate?: string | undefined
  readonly price_currency?: string | undefined
  readonly package?: {
    readonly check_in: ReturnType<typeof addDays>
    readonly length: number
    readonly price: string
  }
}
