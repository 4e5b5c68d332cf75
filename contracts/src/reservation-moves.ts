import { z } from 'zod'
import { dateSchema, idOf, instantSchema, languageSchema, moneyInputSchema, moneySchema } from './common.ts'
import { extrasInputSchema, guestsInputSchema, payBySchema, wayToPaySchema } from './quotes.ts'
import {
  channelSchema,
  lineSchema,
  ownerReservationView,
  reservationView,
  statusSchema,
} from './reservations.ts'
import { notesInput } from './stay-notes.ts'

/** An unknown channel is kept as `other`: labels of metrics stay a closed set. */
export const channelInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(40)
  .transform((value) => {
    const known = channelSchema.safeParse(value)
    return known.success ? known.data : ('other' as const)
  })

export const contactName = z.string().trim().min(1, 'Write the name of the guest.').max(120)

export const contactPhone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s().-]{6,25}$/, 'Write the phone number with digits, for example +54 9 11 5555 1234.')

export const contactEmail = z.email('Write a complete e-mail address.').max(200)

/** What opens a stay to its guest, beside the code. */
export const accessTokenInput = z.string().max(200)

export const preReserveBody = z
  .strictObject({
    accommodation_id: idOf<'accommodation'>(),
    check_in: dateSchema,
    check_out: dateSchema,
    guests: guestsInputSchema,
    contact_name: contactName,
    contact_phone: contactPhone,
    contact_email: contactEmail.nullish(),
    channel: channelInput.optional(),
    quote_id: idOf<'quote'>().nullish(),
    language: languageSchema.optional(),
    extras: extrasInputSchema.optional(),
    pay_by: payBySchema.optional(),
  })
  .meta({ id: 'PreReserveBody' })

export type PreReserveBody = z.infer<typeof preReserveBody>

export const preReserved = z
  .object({
    code: z.string(),
    status: statusSchema,
    expires_at: instantSchema,
    nights: z.number(),
    total_price: moneySchema,
    deposit_amount: moneySchema,
    currency: z.string(),
    lines: z.array(lineSchema),
    /** Asked besides the total and given back after the stay; null where none is. */
    security_deposit: moneySchema.nullable(),
    payment_url: z.string().nullable(),
    access_token: z.string(),
  })
  .meta({ id: 'PreReserved' })

export type PreReserved = z.infer<typeof preReserved>

/** What is not said again stays as it was. */
export const arrivalBody = z
  .strictObject({
    arrival_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the hour as HH:MM.')
      .nullish(),
    people: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(120),
          document: z.string().trim().max(40).nullish(),
        }),
      )
      .max(100)
      .optional(),
    plate: z.string().trim().max(20).nullish(),
    requests: z.string().trim().max(1000).nullish(),
    token: accessTokenInput.optional(),
  })
  .meta({ id: 'ArrivalBody' })

export type ArrivalBody = z.infer<typeof arrivalBody>

export const chooseWayBody = z
  .strictObject({ pay_by: wayToPaySchema, token: accessTokenInput.optional() })
  .meta({ id: 'ChooseWayBody' })

/** What goes back: everything, what the policy says, nothing, or an amount. */
export const refundWishSchema = z.union([z.enum(['all', 'full', 'policy', 'none']), moneyInputSchema])

/** One way by which money goes back. `disputed` waits for the bank, `manual` for the owner. */
export const refundWayView = z
  .object({ method: z.string(), amount: moneySchema, state: z.string(), payment_id: z.string().nullable() })
  .meta({ id: 'RefundWay' })

export type RefundWayView = z.infer<typeof refundWayView>

export const cancelBody = z
  .strictObject({
    reason: z.string().trim().max(500).optional(),
    /**
     * Of what was paid; `full` is an old name of `all`. Left out: an owner returns all, a guest what the policy says.
     */
    refund: refundWishSchema.optional(),
  })
  .meta({ id: 'CancelBody' })

export type CancelBody = z.infer<typeof cancelBody>

/** A guest cancels with the token of the stay. */
export const cancelWithTokenBody = cancelBody.extend({ token: accessTokenInput.optional() })

export const cancelled = reservationView
  .extend({
    refund_amount: moneySchema,
    refund_due: moneySchema,
    /** What goes back, by which way. */
    refunds: z.array(refundWayView),
  })
  .meta({ id: 'CancelledReservation' })

export type CancelledReservation = z.infer<typeof cancelled>

/** Rules that an owner sets aside for one stay; nights that somebody has are never among them. */
export const overrideSchema = z.array(
  z.enum(['min_nights', 'max_nights', 'closed_to_arrival', 'closed_to_departure', 'capacity', 'past_dates']),
)

export const manualReservationBody = z
  .strictObject({
    accommodation_id: idOf<'accommodation'>(),
    check_in: dateSchema,
    check_out: dateSchema,
    guests: guestsInputSchema,
    contact_name: contactName,
    contact_phone: contactPhone.nullish(),
    contact_email: contactEmail.nullish(),
    channel: channelInput.optional(),
    status: z.enum(['pre_reserved', 'confirmed']).default('confirmed'),
    ...z.object(notesInput).partial().shape,
    extras: extrasInputSchema.optional(),
    pay_by: payBySchema.optional(),
    /** A total that was agreed with the guest. */
    total_price: moneyInputSchema.optional(),
    override: overrideSchema.optional(),
  })
  .meta({ id: 'ManualReservationBody' })

export type ManualReservationBody = z.infer<typeof manualReservationBody>

export const patchReservationBody = z
  .strictObject({
    accommodation_id: idOf<'accommodation'>(),
    check_in: dateSchema,
    check_out: dateSchema,
    guests: guestsInputSchema,
    ...notesInput,
    contact_name: contactName,
    contact_phone: contactPhone.nullable(),
    contact_email: contactEmail.nullable(),
    /** A total that was agreed with the guest. */
    total_price: moneyInputSchema,
    /** The total stays as it was agreed, whatever changes. */
    keep_price: z.boolean(),
    override: overrideSchema,
    /** Of what is paid beyond the new total. Left out: shortening follows the policy, a new price returns nothing. */
    refund: refundWishSchema,
    /** False: the guest is told nothing. */
    notify: z.boolean(),
  })
  .partial()
  .meta({ id: 'PatchReservationBody' })

export type PatchReservationBody = z.infer<typeof patchReservationBody>

export const patchReservationQuery = z.strictObject({ preview: z.stringbool().default(false) })

/** What a change would do; nothing is changed. */
export const changePreview = z
  .object({
    before: reservationView,
    after: reservationView,
    /** New total less old total. */
    difference: moneySchema,
    /** What the guest owes more than before. */
    charge: moneySchema,
    refund: moneySchema,
    refunds: z.array(refundWayView),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ChangePreview' })

export type ChangePreview = z.infer<typeof changePreview>

/** The stay as it is now, or with `preview` what would become of it. */
export const changedReservation = z
  .union([changePreview, ownerReservationView])
  .meta({ id: 'ChangedReservation' })

export type ChangedReservation = z.infer<typeof changedReservation>

export const alternativeView = z
  .object({
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    check_in: dateSchema,
    check_out: dateSchema,
  })
  .meta({ id: 'Alternative' })

export type AlternativeView = z.infer<typeof alternativeView>

export const causeBody = z.strictObject({ reason: z.string().trim().max(500).optional() }).optional()

/** Null when nothing is asked for now. */
export const paymentLink = z.object({ payment_url: z.string().nullable() }).meta({ id: 'PaymentLink' })

export type PaymentLink = z.infer<typeof paymentLink>
