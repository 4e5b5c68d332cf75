import { z } from 'zod'
import {
  cursorQuerySchema,
  dateSchema,
  idOf,
  instantSchema,
  languageSchema,
  moneySchema,
  pageOf,
} from './common.ts'

export const guestQuerySchema = cursorQuerySchema.extend({
  /** Names without accents, digits of the telephone, e-mail. */
  q: z.string().trim().max(120).optional(),
})

export const guestViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string(),
    notes: z.string(),
    /** Confirmed, lived or to come; holds and cancelled ones do not count. */
    stays: z.number().int(),
    nights: z.number().int(),
    last_check_out: dateSchema.nullable(),
    reservation_codes: z.array(z.string()),
    conversation_ids: z.array(z.string()),
    created_at: instantSchema,
  })
  .meta({ id: 'GuestEntry' })
export type GuestView = z.infer<typeof guestViewSchema>
export const guestPageSchema = pageOf(guestViewSchema).meta({ id: 'GuestPage' })

export const patchGuestBodySchema = z
  .strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{6,25}$/, 'Write a telephone in digits, with its area code.')
      .nullable()
      .optional(),
    email: z.email('Write a complete e-mail address.').max(254).nullable().optional(),
    language: languageSchema.optional(),
    notes: z.string().max(4000).optional(),
  })
  .meta({ id: 'PatchGuestBody' })

export const mergeGuestBodySchema = z
  .strictObject({
    /** Id of the entry that remains. */
    into: idOf<'guest'>(),
  })
  .meta({ id: 'MergeGuestBody' })

/** Everything that is kept about a person (Ley 25.326, art. 14). */
export const guestExportSchema = z
  .object({
    exported_at: instantSchema,
    guest: guestViewSchema,
    reservations: z.array(
      z.object({
        code: z.string(),
        status: z.string(),
        accommodation: z.string(),
        check_in: dateSchema,
        check_out: dateSchema,
        contact_name: z.string(),
        contact_phone: z.string().nullable(),
        contact_email: z.string().nullable(),
        total_price: moneySchema,
        currency: z.string(),
        notes: z.string(),
        /** Arrival hour, people staying, plate; null once it was erased. */
        arrival: z.unknown(),
        ledger: z.array(
          z.object({
            at: instantSchema,
            kind: z.string(),
            method: z.string().nullable(),
            amount: moneySchema,
            currency: z.string(),
            note: z.string(),
          }),
        ),
        created_at: instantSchema,
      }),
    ),
    /**
     * The rest by its kind: mails, enquiries, waiting list, questions, voice notes, alerts, payments, refunds, receipts
     * and what else has their name.
     */
    kept: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    messages: z.array(
      z.object({ at: instantSchema, direction: z.string(), type: z.string(), text: z.string() }),
    ),
  })
  .meta({ id: 'GuestExport' })
export type GuestExport = z.infer<typeof guestExportSchema>
