import { z } from 'zod'
import { dateSchema, idOf, instantSchema, languageSchema, moneySchema } from './common.ts'
import { extrasInputSchema, guestsInputSchema, payBySchema } from './quotes.ts'
import { channelInput, contactEmail, contactName, contactPhone, refundWayView } from './reservation-moves.ts'
import { askedAmount, dueToday, reservationView } from './reservations.ts'

/** Cabins of one booking, each once; extras are those that the cabin has. */
export const preReserveGroupBody = z
  .strictObject({
    check_in: dateSchema,
    check_out: dateSchema,
    items: z
      .array(
        z.strictObject({
          accommodation_id: idOf<'accommodation'>(),
          guests: guestsInputSchema,
          extras: extrasInputSchema.optional(),
        }),
      )
      .min(1, 'Name the cabins.')
      .max(20)
      .refine((items) => new Set(items.map((item) => item.accommodation_id)).size === items.length, {
        message: 'Name each cabin once.',
      }),
    contact_name: contactName,
    contact_phone: contactPhone,
    contact_email: contactEmail.nullish(),
    channel: channelInput.optional(),
    language: languageSchema.optional(),
    pay_by: payBySchema.optional(),
  })
  .meta({ id: 'PreReserveGroupBody' })
export type PreReserveGroupBody = z.infer<typeof preReserveGroupBody>

export const preReservedGroup = z
  .object({
    group_code: z.string(),
    reservations: z.array(reservationView),
    check_in: dateSchema,
    check_out: dateSchema,
    nights: z.number(),
    total_price: moneySchema,
    deposit_amount: moneySchema,
    currency: z.string(),
    expires_at: instantSchema,
    /** One payment for all of them. */
    payment_url: z.string().nullable(),
    access_token: z.string(),
  })
  .meta({ id: 'PreReservedGroup' })
export type PreReservedGroup = z.infer<typeof preReservedGroup>

/** Several cabins in one booking; sums are those of the cabins that were not cancelled. */
export const groupView = z
  .object({
    group_code: z.string(),
    reservations: z.array(reservationView),
    total_price: moneySchema,
    deposit_amount: moneySchema,
    paid_amount: moneySchema,
    due_amount: moneySchema,
    due_today: dueToday,
    asked_amount: askedAmount,
    currency: z.string(),
    /** What the conditions give back when all of them are cancelled now; null when none can be any longer. */
    refund_if_cancelled: moneySchema.nullable(),
    payment_url: z.string().nullable(),
    created_at: instantSchema,
  })
  .meta({ id: 'ReservationGroup' })
export type GroupView = z.infer<typeof groupView>

export const cancelledGroup = z
  .object({
    group_code: z.string(),
    reservations: z.array(reservationView),
    refund_amount: moneySchema,
    refunds: z.array(refundWayView),
  })
  .meta({ id: 'CancelledGroup' })
export type CancelledGroup = z.infer<typeof cancelledGroup>
