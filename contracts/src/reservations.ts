import { z } from 'zod'
import {
  cursorQuerySchema,
  dateSchema,
  idOf,
  instantSchema,
  moneyInputSchema,
  moneySchema,
  pageOf,
  sortSchema,
} from './common.ts'
import { extrasInputSchema, guestsInputSchema, guestsSchema, payBySchema } from './quotes.ts'
import { securityAccountView } from './security-deposit.ts'
import { transferSchema } from './settings.ts'
import { notesInput, stayNotes } from './stay-notes.ts'

export const lineSchema = z
  .object({ kind: z.string(), description: z.string(), amount: moneySchema })
  .meta({ id: 'ReservationLine' })
export type LineView = z.infer<typeof lineSchema>

export const statusSchema = z
  .enum(['pre_reserved', 'confirmed', 'checked_in', 'completed', 'expired', 'cancelled', 'no_show'])
  .meta({ id: 'ReservationStatus' })
export type ReservationStatus = z.infer<typeof statusSchema>

export const channelSchema = z
  .enum(['whatsapp', 'web', 'api', 'panel', 'phone', 'airbnb', 'booking', 'other'])
  .meta({ id: 'Channel' })
export type ReservationChannel = z.infer<typeof channelSchema>

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
    language: z.enum(['es', 'pt', 'en']).optional(),
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

export const reservationView = z
  .object({
    code: z.string(),
    /** Of the booking of several cabins that it is a part of; null for a stay alone. */
    group_code: z.string().nullable(),
    status: statusSchema,
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    check_in: dateSchema,
    check_out: dateSchema,
    nights: z.number(),
    guests: guestsSchema,
    contact_name: z.string(),
    contact_phone: z.string().nullable(),
    contact_email: z.string().nullable(),
    channel: channelSchema,
    total_price: moneySchema,
    deposit_amount: moneySchema,
    paid_amount: moneySchema,
    due_amount: moneySchema,
    currency: z.string(),
    /** Asked besides the total and given back after the stay; null where none is. */
    security_deposit: moneySchema.nullable(),
    expires_at: instantSchema.nullable(),
    lines: z.array(lineSchema),
    policy: z.record(z.string(), z.unknown()),
    created_at: instantSchema,
  })
  .meta({ id: 'Reservation' })
export type ReservationView = z.infer<typeof reservationView>

/** Paid at a kiosk, perhaps, and not credited yet: its nights are kept until it is (`expires_at`). */
export const awaitingCreditView = z
  .object({ amount: moneySchema, pay_by: instantSchema.nullable() })
  .meta({ id: 'AwaitingCredit' })
export type AwaitingCredit = z.infer<typeof awaitingCreditView>

/** The whole of a booking of several cabins: one payment for all of them. */
export const guestGroupView = z
  .object({
    group_code: z.string(),
    total_price: moneySchema,
    deposit_amount: moneySchema,
    paid_amount: moneySchema,
    due_amount: moneySchema,
    /** What goes back when all of them are cancelled now; null when none can be any longer. */
    refund_if_cancelled: moneySchema.nullable(),
    reservations: z.array(
      reservationView.pick({
        code: true,
        status: true,
        accommodation_name: true,
        guests: true,
        total_price: true,
      }),
    ),
  })
  .meta({ id: 'GuestGroup' })

/** What a guest tells about the arrival; erased 30 days after the stay. */
export const arrivalView = z
  .object({
    arrival_time: z.string().nullable(),
    people: z.array(z.object({ name: z.string(), document: z.string().nullable() })),
    plate: z.string().nullable(),
    requests: z.string().nullable(),
  })
  .meta({ id: 'Arrival' })
export type ArrivalView = z.infer<typeof arrivalView>

/** What only the guest's own page needs to know besides. */
export const guestReservationView = reservationView
  .extend({
    /** Null for a stay alone. */
    group: guestGroupView.nullable(),
    /** Null where none is asked and none came. */
    security_account: securityAccountView.omit({ entries: true }).nullable(),
    awaiting_credit: awaitingCreditView.nullable(),
    /** Where to pay; null when nothing is asked for now. */
    payment_url: z.string().nullable(),
    /** Where to transfer what is asked for; null when nothing is, or where no account is written down. */
    transfer: transferSchema.nullable(),
    /** What a cancellation at this moment gives back; null when it can no longer be cancelled. */
    refund_if_cancelled: moneySchema.nullable(),
    /** Keys, wifi, the way in: from the day before they arrive until they leave, of a stay that is confirmed. */
    arrival_note: z.string().nullable(),
    /** What was told already; documents are left out, for the page is shared with those who come along. */
    arrival: arrivalView.nullable(),
  })
  .meta({ id: 'GuestReservation' })
export type GuestReservationView = z.infer<typeof guestReservationView>

export const ledgerView = z
  .object({
    id: z.string(),
    kind: z.string(),
    method: z.string().nullable(),
    amount: moneySchema,
    currency: z.string(),
    note: z.string(),
    actor: z.string(),
    /** The mistaken entry that this one takes back. */
    reverses: z.string().nullable(),
    created_at: instantSchema,
  })
  .meta({ id: 'LedgerEntry' })
export type LedgerEntryView = z.infer<typeof ledgerView>

export const timelineView = z
  .object({
    at: instantSchema,
    action: z.string(),
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    cause: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntryView = z.infer<typeof timelineView>

export const messageView = z
  .object({
    id: z.string(),
    direction: z.enum(['in', 'out']),
    type: z.string(),
    text: z.string(),
    status: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'ReservationMessage' })
export type ReservationMessageView = z.infer<typeof messageView>

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
    token: z.string().max(200).optional(),
  })
  .meta({ id: 'ArrivalBody' })
export type ArrivalBody = z.infer<typeof arrivalBody>

export const ownerReservationView = reservationView
  .extend({
    ...stayNotes.shape,
    awaiting_credit: awaitingCreditView.nullable(),
    payment_url: z.string().nullable(),
    security_account: securityAccountView.omit({ entries: true }).nullable(),
    ledger: z.array(ledgerView),
    timeline: z.array(timelineView),
    messages: z.array(messageView),
    /** Null while the guest has told nothing. */
    arrival: arrivalView.nullable(),
  })
  .meta({ id: 'OwnerReservation' })
export type OwnerReservationView = z.infer<typeof ownerReservationView>

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

export const cancelled = reservationView
  .extend({
    refund_amount: moneySchema,
    refund_due: moneySchema,
    /** What goes back, by which way. */
    refunds: z.array(refundWayView),
  })
  .meta({ id: 'CancelledReservation' })
export type CancelledReservation = z.infer<typeof cancelled>

export const reservationListQuery = cursorQuerySchema.extend({
  sort: sortSchema(['created_at', 'check_in', 'check_out', 'status', 'code', 'total'], '-created_at'),
  status: statusSchema.optional(),
  q: z.string().trim().max(100).optional(),
  check_in_from: dateSchema.optional(),
  check_in_to: dateSchema.optional(),
  channel: channelSchema.optional(),
  accommodation_id: idOf<'accommodation'>().optional(),
  /** True: those that owe something. */
  owing: z.stringbool().optional(),
})

/** The same filters; `es-AR`: semicolons and decimal commas, as spreadsheets there read them. */
export const reservationExportQuery = reservationListQuery.extend({
  locale: z.enum(['en', 'es-AR']).default('en'),
})

export const reservationList = pageOf(reservationView).meta({ id: 'ReservationList' })
export type ReservationList = z.infer<typeof reservationList>

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

/** What a guest sees of a stay; whoever is signed in sees all that the owner does. */
export const reservationForReader = guestReservationView.loose().meta({ id: 'ReservationForReader' })

/** Null when nothing is asked for now. */
export const paymentLink = z.object({ payment_url: z.string().nullable() }).meta({ id: 'PaymentLink' })
export type PaymentLink = z.infer<typeof paymentLink>
