import { z } from 'zod'
import { cleaningStateSchema } from './cleaning.ts'
import { dateSchema, instantSchema, moneySchema } from './common.ts'
import { dueToday } from './reservations.ts'

/** A stay of ours or of a platform, as the owner meets it at the door. */
export const presentStay = z.object({
  kind: z.enum(['reservation', 'external']),
  /** Ours; null for a platform's. */
  code: z.string().nullable(),
  /** The platform's own, where its calendar tells it. */
  external_code: z.string().nullable(),
  accommodation_id: z.string(),
  accommodation_name: z.string(),
  /** The guest's name, or what the platform's calendar says. */
  label: z.string(),
  channel: z.string(),
  status: z.string(),
  check_in: dateSchema,
  check_out: dateSchema,
  /** People; null where the platform does not say. */
  guests: z.number().int().nullable(),
  contact_phone: z.string().nullable(),
  total_price: moneySchema.nullable(),
  /** What is owed; null for a stay whose money the platform keeps. */
  due_amount: moneySchema.nullable(),
  due_today: dueToday,
  currency: z.string().nullable(),
})

/** `GET /admin/today`: from the nights themselves, complete at any size. */
export const todayView = z
  .object({
    date: dateSchema,
    generated_at: instantSchema,
    arrivals: z.array(presentStay),
    departures: z.array(presentStay),
    /** Who sleeps here tonight or leaves today, arrivals of today that are not here yet left out. */
    in_house: z.array(presentStay),
    holds: z.array(presentStay.extend({ expires_at: instantSchema })),
    /** Every cabin on offer, what is to be cleaned soonest first. */
    cabins: z.array(
      z.object({
        accommodation_id: z.string(),
        accommodation_name: z.string(),
        state: cleaningStateSchema,
      }),
    ),
  })
  .meta({ id: 'Today' })

export const DECISION_KINDS = [
  'guest_waiting',
  'receipt',
  'conflict',
  'late_money',
  'refused_money',
  'refund_by_hand',
  'unreadable_event',
  'message_not_delivered',
  'unanswered_question',
  'alert',
] as const

/** What can be done about it: the call of this API that does it. */
export const decisionAction = z.object({
  name: z.enum([
    'answer',
    'take',
    'release',
    'approve',
    'reject',
    'look',
    'resolve',
    'retry',
    'return',
    'apply',
    /** With `{as: "return" | "discount"}`. */
    'classify',
  ]),
  method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
  /** Below `/api/v1`. */
  path: z.string(),
})

/** `GET /admin/decisions`: everything that waits for a person, the oldest first. */
export const decisionsView = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(DECISION_KINDS),
        /** Of an alert its own kind, which says what happened and what to do in the reader's language; else null. */
        alert_kind: z.string().nullable(),
        /** What an alert is about, in words that need no translation. */
        about: z.string().nullable(),
        since: instantSchema,
        /** Who or what it is about, in as many words as fit a line. */
        title: z.string(),
        detail: z.string(),
        amount: moneySchema.nullable(),
        currency: z.string().nullable(),
        conversation_id: z.string().nullable(),
        reservation_code: z.string().nullable(),
        accommodation_name: z.string().nullable(),
        /** A picture of it, such as a receipt's. */
        file_url: z.string().nullable(),
        entity: z.string(),
        entity_id: z.string(),
        actions: z.array(decisionAction),
      }),
    ),
  })
  .meta({ id: 'Decisions' })
