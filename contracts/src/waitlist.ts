import { z } from 'zod'
import { idOf, languageSchema, paginationSchema, uuidSchema } from './common.ts'
import { guestsInputSchema, guestsSchema } from './quotes.ts'

const date = z.iso.date({ message: 'Write a day as YYYY-MM-DD, for example 2027-02-15.' })

/** Without a cabin any that fits will do. The guest is told in the chat of `contact_phone`, where there is one. */
export const waitlistBodySchema = z
  .strictObject({
    check_in: date,
    check_out: date,
    guests: guestsInputSchema.default(2),
    accommodation_id: idOf<'accommodation'>().nullish(),
    contact_name: z.string().trim().max(120).nullish(),
    contact_phone: z.string().trim().max(40).nullish(),
    language: languageSchema.optional(),
  })
  .meta({ id: 'WaitlistBody' })
export type WaitlistBody = z.infer<typeof waitlistBodySchema>

export const waitlistEntrySchema = z
  .object({
    id: uuidSchema,
    check_in: z.string(),
    check_out: z.string(),
    guests: guestsSchema,
    accommodation_id: uuidSchema.nullable(),
    conversation_id: uuidSchema.nullable(),
    contact_name: z.string().nullable(),
    contact_phone: z.string().nullable(),
    /** `told`: the nights are this guest's to take until `offer_ends_at`. */
    status: z.enum(['waiting', 'told', 'over']),
    told_at: z.string().nullable(),
    offer_ends_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: 'WaitlistEntry' })
export const waitlistSchema = z
  .object({ items: z.array(waitlistEntrySchema), pagination: paginationSchema })
  .meta({ id: 'Waitlist' })
