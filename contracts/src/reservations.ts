import { z } from 'zod'
import {
  cursorQuerySchema,
  dateSchema,
  idOf,
  instantSchema,
  moneySchema,
  pageOf,
  sortSchema,
} from './common.ts'
import { guestsSchema, payBySchema, wayPriceView } from './quotes.ts'
import { securityAccountView } from './security-deposit.ts'
import { transferSchema } from './settings.ts'
import { stayNotes } from './stay-notes.ts'

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

/** What the link asks for now: the deposits of the cabins that are held, else what is owed; null when nothing is. */
export const askedAmount = moneySchema.nullable()

/** The whole of a booking of several cabins: one payment for all of them. */
export const guestGroupView = z
  .object({
    group_code: z.string(),
    total_price: moneySchema,
    deposit_amount: moneySchema,
    paid_amount: moneySchema,
    due_amount: moneySchema,
    asked_amount: askedAmount,
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

/** What is due, where it follows the exchange rate and is another sum today; else null. */
export const dueToday = moneySchema.nullable()

/** One way to pay a hold, with what the whole booking costs by it. */
export const wayToPayView = z
  .object({ ...wayPriceView.shape, deposit_amount: moneySchema })
  .meta({ id: 'WayToPay' })

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
    due_today: dueToday,
    /** The way of payment the price is for; null when none was said, which costs what a card does. */
    pay_by: payBySchema.nullable(),
    /** The prices to choose between while nothing is paid; empty where there is but one. */
    ways_to_pay: z.array(wayToPayView),
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

export const ownerReservationView = reservationView
  .extend({
    ...stayNotes.shape,
    awaiting_credit: awaitingCreditView.nullable(),
    due_today: dueToday,
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

export const RESERVATION_ORDERS = ['created_at', 'check_in', 'check_out', 'status', 'code', 'total'] as const

export const reservationListQuery = cursorQuerySchema.extend({
  sort: sortSchema(RESERVATION_ORDERS, '-created_at'),
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

const listedReservation = reservationView.extend({ due_today: dueToday }).meta({ id: 'ListedReservation' })

export type ListedReservation = z.infer<typeof listedReservation>

export const reservationList = pageOf(listedReservation).meta({ id: 'ReservationList' })

export type ReservationList = z.infer<typeof reservationList>

/** What a guest sees of a stay; whoever is signed in sees all that the owner does. */
export const reservationForReader = guestReservationView.loose().meta({ id: 'ReservationForReader' })
