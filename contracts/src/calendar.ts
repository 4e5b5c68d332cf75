import { z } from 'zod'
import { dateSchema, moneySchema } from './common.ts'

export const availabilityQuery = z.object({ from: dateSchema, to: dateSchema })

export const availability = z.object({
  days: z.array(
    z.object({
      date: dateSchema,
      available: z.boolean(),
      price: moneySchema.nullable(),
      min_nights: z.number(),
    }),
  ),
})

export const calendarQuery = availabilityQuery.extend({ accommodation_id: z.guid().optional() })

export const calendarEntry = z.object({
  id: z.string(),
  kind: z.enum(['hold', 'reservation', 'block', 'external']),
  start: dateSchema,
  end: dateSchema,
  code: z.string().optional(),
  label: z.string(),
  channel: z.string(),
  status: z.string(),
})

export const calendar = z.object({
  accommodations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      entries: z.array(calendarEntry),
      prices: z.array(z.object({ date: dateSchema, price: moneySchema })),
    }),
  ),
  conflicts: z.array(z.record(z.string(), z.unknown())),
})

export const blockBody = z.object({
  accommodation_id: z.guid(),
  start: dateSchema,
  end: dateSchema,
  reason: z.string().trim().max(200).default(''),
})

export const block = z.object({
  id: z.string(),
  accommodation_id: z.string(),
  start: dateSchema,
  end: dateSchema,
  reason: z.string(),
})
