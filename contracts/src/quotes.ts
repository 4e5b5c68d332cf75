import { z } from 'zod'
import { dateSchema, idOf, instantSchema, languageSchema, moneySchema, uuidSchema } from './common.ts'

const count = (most: number) => z.number().int('Write a whole number.').min(0).max(most)

/** A number means adults. Ages given once travel with the stay; a child of unknown age pays like an adult. */
export const guestsInputSchema = z
  .union([
    z.number().int('Write a whole number of guests.').min(1, 'At least one guest.').max(100),
    z
      .strictObject({
        adults: count(100).min(1, 'At least one adult.'),
        children: count(100).optional(),
        child_ages: z.array(count(17)).max(100).optional(),
        babies: count(20).default(0),
        pets: count(20).default(0),
      })
      .transform((guests) => ({ ...guests, children: guests.children ?? guests.child_ages?.length ?? 0 }))
      .refine((guests) => (guests.child_ages?.length ?? 0) <= guests.children, {
        path: ['child_ages'],
        message: 'child_ages names more children than children counts.',
      }),
  ])
  .meta({ id: 'Party' })

export type GuestsInput = z.infer<typeof guestsInputSchema>

/** `guests` of an answer; `child_ages` only where they are known. */
export const guestsSchema = z
  .object({
    adults: z.number(),
    children: z.number(),
    child_ages: z.array(z.number()).optional(),
    babies: z.number(),
    pets: z.number(),
  })
  .meta({ id: 'Guests' })

export type GuestsView = z.infer<typeof guestsSchema>

/** Names of the plan's extras, as `GET /accommodations/{id}` lists them. */
export const extrasInputSchema = z.array(z.string().trim().min(1).max(80)).max(20)

export const payBySchema = z.enum(['card', 'transfer', 'cash'])

export const quoteBodySchema = z
  .strictObject({
    accommodation_id: idOf<'accommodation'>(),
    check_in: dateSchema,
    check_out: dateSchema,
    guests: guestsInputSchema,
    extras: extrasInputSchema.optional(),
    pay_by: payBySchema.optional(),
    language: languageSchema.optional(),
  })
  .meta({ id: 'QuoteBody' })

export type QuoteBody = z.infer<typeof quoteBodySchema>

export const quoteLineSchema = z
  .object({
    kind: z.string(),
    description: z.string(),
    amount: moneySchema,
  })
  .meta({ id: 'QuoteLine' })

export type QuoteLine = z.infer<typeof quoteLineSchema>

export const policySchema = z
  .object({
    deposit_percent: z.number(),
    balance_due_days: z.number(),
    balance_due_on: z.string(),
    cancellation_policy: z.array(z.object({ days_before: z.number(), refund_percent: z.number() })),
    balance_fx: z.enum(['frozen', 'on_payment_day']),
    check_in_time: z.string(),
    check_out_time: z.string(),
    payment_discounts: z.object({ transfer: z.number().optional(), cash: z.number().optional() }).optional(),
    rounding: z.number().optional(),
  })
  .meta({ id: 'Policy' })

export type PolicyView = z.infer<typeof policySchema>

export const quoteSchema = z
  .object({
    quote_id: uuidSchema,
    accommodation_id: uuidSchema,
    check_in: dateSchema,
    check_out: dateSchema,
    nights: z.number().int(),
    guests: guestsSchema,
    lines: z.array(quoteLineSchema),
    total_price: moneySchema,
    deposit_amount: moneySchema,
    currency: z.string(),
    policy: policySchema,
    fx: z
      .object({ from: z.string(), to: z.string(), rate: z.string(), source: z.string(), text: z.string() })
      .nullable(),
    extras: z.array(z.string()).optional(),
    pay_by: payBySchema.optional(),
    /** Asked apart, outside the total, and given back after the stay. */
    security_deposit: moneySchema.optional(),
    valid_until: instantSchema,
  })
  .meta({ id: 'Quote' })

export type QuoteView = z.infer<typeof quoteSchema>

/** `4`, or `{"adults":2,"children":1,"child_ages":[7]}` as JSON. */
const guestsQuerySchema = z
  .string()
  .max(500)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'guests is a number, or JSON such as {"adults":2,"children":1}.',
      })
      return z.NEVER
    }
  })
  .pipe(guestsInputSchema)

export const availabilitySearchQuery = z.strictObject({
  check_in: dateSchema,
  check_out: dateSchema,
  guests: guestsQuerySchema,
})

/** Between what a guest chooses; cash is agreed with the owner. */
export const wayToPaySchema = z.enum(['card', 'transfer'])

export const wayPriceView = z
  .object({ pay_by: wayToPaySchema, total_price: moneySchema })
  .meta({ id: 'WayPrice' })

/** What it costs by each way; left out where that is the same. */
const wayPrices = z.array(wayPriceView).optional()

export const availabilityItemSchema = z
  .object({
    accommodation_id: uuidSchema,
    name: z.string(),
    available: z.boolean(),
    /** Why not: `date_overlap`, `no_pets`, `rates_missing`, or the code with which it would refuse to be quoted. */
    reason: z.string().optional(),
    total_price: moneySchema.optional(),
    deposit_amount: moneySchema.optional(),
    currency: z.string(),
    ways_to_pay: wayPrices,
  })
  .meta({ id: 'AvailableCabin' })

export const combinationSchema = z
  .object({
    accommodation_ids: z.array(uuidSchema),
    total_price: moneySchema,
    currency: z.string(),
    ways_to_pay: wayPrices,
    /** Who sleeps where, so that booking them so costs what is shown. */
    items: z.array(
      z.object({
        accommodation_id: uuidSchema,
        guests: guestsSchema,
        total_price: moneySchema,
        ways_to_pay: wayPrices,
      }),
    ),
  })
  .meta({ id: 'Combination' })

export const availabilitySearchSchema = z
  .object({
    items: z.array(availabilityItemSchema),
    /** For a group that no single cabin takes; the cheapest first. */
    combinations: z.array(combinationSchema),
    /** Free stays nearby, at most 3, when nothing is available. */
    alternatives: z.array(
      z.object({
        accommodation_id: uuidSchema,
        accommodation_name: z.string(),
        check_in: dateSchema,
        check_out: dateSchema,
      }),
    ),
  })
  .meta({ id: 'AvailabilitySearch' })

export type AvailabilitySearchView = z.infer<typeof availabilitySearchSchema>
