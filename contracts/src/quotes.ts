import { z } from 'zod'
import { dateSchema, instantSchema, moneySchema, uuidSchema } from './common.ts'

const count = (most: number) => z.number().int('Write a whole number.').min(0).max(most)

/** A number means adults. */
export const guestsInputSchema = z.union([
  z.number().int('Write a whole number of guests.').min(1, 'At least one guest.').max(100),
  z.object({
    adults: count(100).min(1, 'At least one adult.'),
    children: count(100).default(0),
    child_ages: z.array(count(17)).max(100).optional(),
    babies: count(20).default(0),
    pets: count(20).default(0),
  }),
])
export type GuestsInput = z.infer<typeof guestsInputSchema>

export const languageSchema = z.enum(['es', 'pt', 'en'])

export const quoteBodySchema = z.object({
  accommodation_id: uuidSchema,
  check_in: dateSchema,
  check_out: dateSchema,
  guests: guestsInputSchema,
  language: languageSchema.optional(),
})

export const quoteLineSchema = z.object({
  kind: z.string(),
  description: z.string(),
  amount: moneySchema,
})

export const policySchema = z.object({
  deposit_percent: z.number(),
  balance_due_days: z.number(),
  balance_due_on: z.string(),
  cancellation_policy: z.array(z.object({ days_before: z.number(), refund_percent: z.number() })),
  balance_fx: z.enum(['frozen', 'on_payment_day']),
  check_in_time: z.string(),
  check_out_time: z.string(),
})

export const quoteSchema = z.object({
  quote_id: uuidSchema,
  accommodation_id: uuidSchema,
  check_in: dateSchema,
  check_out: dateSchema,
  nights: z.number().int(),
  guests: z.object({ adults: z.number(), children: z.number(), babies: z.number(), pets: z.number() }),
  lines: z.array(quoteLineSchema),
  total_price: moneySchema,
  deposit_amount: moneySchema,
  currency: z.string(),
  policy: policySchema,
  fx: z
    .object({ from: z.string(), to: z.string(), rate: z.string(), source: z.string(), text: z.string() })
    .nullable(),
  valid_until: instantSchema,
})
export type QuoteView = z.infer<typeof quoteSchema>
