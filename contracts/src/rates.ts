import { z } from 'zod'
import { dateSchema, languageSchema } from './common.ts'
import { extrasInputSchema, guestsInputSchema, payBySchema, quoteSchema } from './quotes.ts'

/** `"185000.00"`, `"185000"` or 185000.5: never negative, at most two decimals. */
export const amountSchema = z
  .union([z.string().trim(), z.number()])
  .refine((value) => /^\d{1,12}(\.\d{1,2})?$/.test(String(value)), {
    message: 'Write an amount such as "95000.00": digits, a point, at most two decimals, not negative.',
  })

const daySchema = z.iso.date({ message: 'Write a day as YYYY-MM-DD, for example 2027-01-15.' })

export const weekdaySchema = z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], {
  message: 'Name weekdays as mon, tue, wed, thu, fri, sat, sun.',
})

/** Four decimals are exact all the way to the price. */
const multiplierSchema = z
  .number({ message: 'Write a multiplier as a number, for example 1.25 for 25 % more.' })
  .positive('A multiplier is greater than 0; 1 changes nothing.')
  .max(20, 'A multiplier is at most 20; 1.25 is 25 % more.')
  .refine((value) => hasDecimals(value, 4), { message: 'A multiplier has at most four decimals.' })

const percentSchema = z
  .number({ message: 'Write a percentage as a number from 0 to 100.' })
  .min(0, 'A percentage is between 0 and 100.')
  .max(100, 'A percentage is between 0 and 100.')
  .refine((value) => hasDecimals(value, 2), { message: 'A percentage has at most two decimals.' })

/** Of the night by number of people: 130 is 30 % more. */
const sharePercentSchema = z
  .number({ message: 'Write a percentage as a number; 130 is 30 % more.' })
  .min(0, 'A percentage is not negative.')
  .max(1000, 'A percentage is at most 1000; 130 is 30 % more.')
  .refine((value) => hasDecimals(value, 2), { message: 'A percentage has at most two decimals.' })

function hasDecimals(value: number, most: number): boolean {
  return (String(value).split('.')[1] ?? '').length <= most && !String(value).includes('e')
}

const nightsSchema = z
  .number({ message: 'Write nights as a whole number.' })
  .int('Nights are whole.')
  .min(1, 'A stay has at least 1 night.')
  .max(365, 'At most 365 nights.')

const whole = (most: number) =>
  z
    .number({ message: 'Write a whole number.' })
    .int('Write a whole number.')
    .min(0, 'Not negative.')
    .max(most, `At most ${most}.`)

const byWeekday = <Value extends z.ZodType>(value: Value) => z.partialRecord(weekdaySchema, value)
/** The price of a night by its weekday: `fri` is the night from Friday to Saturday. */
const weekdayPricesSchema = byWeekday(amountSchema)

/** `end` is the last night of the season, included: 1 to 15 January has fifteen nights. */
export const seasonSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the season a name.').max(80),
    start: daySchema,
    end: daySchema,
    price: amountSchema.optional(),
    multiplier: multiplierSchema.optional(),
    weekend_multiplier: multiplierSchema.optional(),
    weekday_prices: weekdayPricesSchema.optional(),
    min_nights: nightsSchema.optional(),
  })
  .refine((season) => season.end >= season.start, {
    path: ['end'],
    message: 'A season ends on its start or later.',
  })
  .refine((season) => season.price === undefined || season.multiplier === undefined, {
    path: ['multiplier'],
    message: 'Give a season a price or a multiplier, not both.',
  })
  .meta({ id: 'Season' })
export type SeasonBody = z.infer<typeof seasonSchema>

/** Nights `[check_in, check_out)` that are sold together, for one price. */
export const packageSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the package a name.').max(80),
    check_in: daySchema,
    check_out: daySchema,
    price: amountSchema,
  })
  .refine((one) => one.check_out > one.check_in, {
    path: ['check_out'],
    message: 'A package ends later than it begins.',
  })
  .meta({ id: 'Package' })

export const extraSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the extra a name.').max(80),
    price: amountSchema,
    /** `person`: once for each paying guest. */
    per: z.enum(['stay', 'night', 'person'], { message: 'per is stay, night or person.' }),
  })
  .meta({ id: 'Extra' })

export const cancellationTierSchema = z
  .strictObject({
    days_before: whole(730),
    refund_percent: percentSchema,
  })
  .meta({ id: 'CancellationTier' })

export const cancellationPolicySchema = z.array(cancellationTierSchema).max(10)

/** Units of the charging currency for one unit of `price_currency`: 1 USD = `rate` ARS. */
export const fxSchema = z
  .strictObject({
    rate: z
      .union([z.string().trim(), z.number()])
      .refine((value) => /^\d{1,9}(\.\d{1,4})?$/.test(String(value)) && Number(value) > 0, {
        message: 'Write the rate as a positive number with at most four decimals: 1 USD = rate ARS.',
      }),
    source: z.string().trim().min(1, 'Say where the rate comes from, for example "BNA vendedor".').max(120),
  })
  .meta({ id: 'ExchangeRate' })

const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'Write a currency as three letters, for example ARS.')

/** Contract section 5. `{base_price, currency}` alone is a complete rate plan. */
export const ratesSchema = z
  .strictObject({
    base_price: amountSchema,
    currency: currencySchema,
    weekend_days: z.array(weekdaySchema).max(7).default(['fri', 'sat']),
    weekend_multiplier: multiplierSchema.default(1),
    holiday_multiplier: multiplierSchema.default(1),
    weekday_prices: weekdayPricesSchema.default({}),
    seasons: z.array(seasonSchema).max(200).default([]),
    /** Together these nights cost their price; nobody can book a part of them. */
    packages: z.array(packageSchema).max(100).default([]),
    min_nights: nightsSchema.default(1),
    min_nights_by_arrival: byWeekday(nightsSchema).default({}),
    max_nights: nightsSchema.nullish(),
    /** Left out: everyone the cabin holds is included. */
    included_guests: whole(100).min(1, 'At least one guest is included.').nullish(),
    /** For each guest beyond, each night. */
    extra_guest_fee: amountSchema.default('0.00'),
    /** Percent of the night by number of paying guests; with any entry, no extra guest fee is asked. */
    person_prices: z
      .array(
        z.strictObject({ guests: whole(100).min(1, 'At least one guest.'), percent: sharePercentSchema }),
      )
      .max(50)
      .default([]),
    child_free_until_age: whole(17).nullish(),
    /** Percent of the extra guest fee for a child younger than `until_age`. */
    child_rates: z
      .array(z.strictObject({ until_age: whole(18).min(1, 'An age of at least 1.'), percent: percentSchema }))
      .max(18)
      .default([]),
    /** Once per stay. */
    cleaning_fee: amountSchema.default('0.00'),
    pet_fee: amountSchema.default('0.00'),
    /** `stay`: once, however many pets come and for however long. */
    pet_fee_per: z.enum(['stay', 'night', 'pet']).default('stay'),
    extras: z.array(extraSchema).max(50).default([]),
    /** Asked apart from the price and given back after the stay. */
    security_deposit: amountSchema.nullish(),
    length_discounts: z
      .array(z.strictObject({ min_nights: nightsSchema, percent: percentSchema }))
      .max(20)
      .default([]),
    /** The smallest `within_days` that arrival lies within gives its percent. */
    last_minute: z
      .array(z.strictObject({ within_days: whole(365), percent: percentSchema }))
      .max(20)
      .default([]),
    payment_discounts: z
      .strictObject({ transfer: percentSchema.optional(), cash: percentSchema.optional() })
      .default({}),
    /** The total becomes a multiple of this. */
    rounding: z.union([z.literal(100), z.literal(500), z.literal(1000)]).nullish(),
    closed_to_arrival: z.array(weekdaySchema).max(7).default([]),
    closed_to_departure: z.array(weekdaySchema).max(7).default([]),
    /** No minimum is asked of a stay that takes exactly what is free between two others. */
    fill_gaps: z.boolean().default(false),
    /** Left out, these three come from the settings of the property. */
    deposit_percent: percentSchema.nullish(),
    balance_due_days: whole(365).nullish(),
    cancellation_policy: cancellationPolicySchema.nullish(),
    price_currency: currencySchema.nullish(),
    fx: fxSchema.nullish(),
  })
  .refine((plan) => !plan.max_nights || plan.max_nights >= plan.min_nights, {
    path: ['max_nights'],
    message: 'max_nights is at least min_nights.',
  })
  .refine(
    ({ packages }) => !packages.some((one, i) => packages.slice(i + 1).some((other) => overlap(one, other))),
    {
      path: ['packages'],
      message: 'Two packages share a night; every night belongs to one package at most.',
    },
  )
  .refine(({ extras }) => new Set(extras.map((extra) => extra.name)).size === extras.length, {
    path: ['extras'],
    message: 'Two extras have the same name.',
  })
  .meta({ id: 'Rates' })

type Nights = { readonly check_in: string; readonly check_out: string }

function overlap(a: Nights, b: Nights): boolean {
  return a.check_in < b.check_out && b.check_in < a.check_out
}

/** `POST …/rates/simulate`: a stay under a plan that is not saved. */
export const simulateBodySchema = z
  .strictObject({
    rates: ratesSchema,
    check_in: dateSchema,
    check_out: dateSchema,
    guests: guestsInputSchema,
    extras: extrasInputSchema.optional(),
    pay_by: payBySchema.optional(),
    /** In which the lines are told; Spanish without it. */
    language: languageSchema.optional(),
  })
  .meta({ id: 'SimulateBody' })
/** A quote that nobody can book: it has no id and holds for no time. */
export const simulationSchema = quoteSchema
  .omit({ quote_id: true, valid_until: true })
  .meta({ id: 'Simulation' })
export type SimulationView = z.infer<typeof simulationSchema>

export type RatesBody = z.infer<typeof ratesSchema>
export type RatesInput = z.input<typeof ratesSchema>
