import { z } from 'zod'

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

/** `end` is the last night of the season, included: 1 to 15 January has fifteen nights. */
export const seasonSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the season a name.').max(80),
    start: daySchema,
    end: daySchema,
    price: amountSchema.optional(),
    multiplier: multiplierSchema.optional(),
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
    seasons: z.array(seasonSchema).max(200).default([]),
    min_nights: nightsSchema.default(1),
    max_nights: nightsSchema.nullish(),
    /** Left out: everyone the cabin holds is included. */
    included_guests: whole(100).min(1, 'At least one guest is included.').nullish(),
    /** For each guest beyond, each night. */
    extra_guest_fee: amountSchema.default('0.00'),
    child_free_until_age: whole(17).nullish(),
    /** Once per stay. */
    cleaning_fee: amountSchema.default('0.00'),
    /** Once per stay, however many pets come. */
    pet_fee: amountSchema.default('0.00'),
    length_discounts: z
      .array(z.strictObject({ min_nights: nightsSchema, percent: percentSchema }))
      .max(20)
      .default([]),
    closed_to_arrival: z.array(weekdaySchema).max(7).default([]),
    /** Left out, these three come from the settings of the property. */
    deposit_percent: percentSchema.nullish(),
    balance_due_days: whole(365).nullish(),
    cancellation_policy: cancellationPolicySchema.nullish(),
    price_currency: currencySchema.nullish(),
    fx: fxSchema.nullish(),
  })
  .refine((plan) => !plan.price_currency || plan.price_currency === plan.currency || plan.fx, {
    path: ['fx'],
    message: 'Prices in another currency need fx: {"rate": 1450, "source": "BNA vendedor"}.',
  })
  .refine((plan) => !plan.max_nights || plan.max_nights >= plan.min_nights, {
    path: ['max_nights'],
    message: 'max_nights is at least min_nights.',
  })
  .meta({ id: 'Rates' })

export type RatesBody = z.infer<typeof ratesSchema>
export type RatesInput = z.input<typeof ratesSchema>
