import { z } from 'zod'
import { dateSchema, idOf, moneySchema } from './common.ts'

export const availabilityQuery = z.strictObject({ from: dateSchema, to: dateSchema })

export const availability = z
  .object({
    days: z.array(
      z.object({
        date: dateSchema,
        available: z.boolean(),
        price: moneySchema.nullable(),
        min_nights: z.number(),
      }),
    ),
  })
  .meta({ id: 'Availability' })
export type AvailabilityView = z.infer<typeof availability>

export const calendarQuery = availabilityQuery.extend({
  accommodation_id: idOf<'accommodation'>().optional(),
})

export const calendarEntry = z
  .object({
    id: z.string(),
    kind: z.enum(['hold', 'reservation', 'block', 'external']),
    start: dateSchema,
    end: dateSchema,
    code: z.string().optional(),
    label: z.string(),
    channel: z.string(),
    status: z.string(),
    /** How much of a stay of ours was paid; left out of what is none. */
    paid: z.enum(['all', 'part', 'nothing']).optional(),
  })
  .meta({ id: 'CalendarEntry' })
export type CalendarEntryView = z.infer<typeof calendarEntry>

export const calendar = z
  .object({
    accommodations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        entries: z.array(calendarEntry),
        prices: z.array(
          z.object({
            date: dateSchema,
            price: moneySchema,
            /** For a stay that begins on that night. */
            min_nights: z.number().int(),
            /** The season that gives the price; null outside of any. */
            season: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** Holidays, bridge days and other days off of the window. */
    days_off: z.array(z.object({ date: dateSchema, name: z.string() })),
    conflicts: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'Calendar' })
export type CalendarView = z.infer<typeof calendar>

export const blockBody = z
  .strictObject({
    accommodation_id: idOf<'accommodation'>(),
    start: dateSchema,
    end: dateSchema,
    reason: z.string().trim().max(200).default(''),
  })
  .meta({ id: 'BlockBody' })
export type BlockBody = z.infer<typeof blockBody>

export const block = z
  .object({
    id: z.string(),
    accommodation_id: z.string(),
    start: dateSchema,
    end: dateSchema,
    reason: z.string(),
  })
  .meta({ id: 'Block' })
export type BlockView = z.infer<typeof block>
