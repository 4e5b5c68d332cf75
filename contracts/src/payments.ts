import { z } from 'zod'
import {
  currencySchema,
  cursorQuerySchema,
  dateSchema,
  instantSchema,
  moneyInputSchema,
  moneySchema,
  pageOf,
  pageQuerySchema,
  paymentMethodSchema,
} from './common.ts'
import { refundView } from './refunds.ts'
import { ledgerView, statusSchema } from './reservations.ts'

/** `deposit` and `balance` are payments; the words only say what the owner thinks of. */
export const PAYMENT_KINDS = [
  'payment',
  'deposit',
  'balance',
  'charge',
  'fee',
  'adjustment',
  'refund',
] as const

export const recordPaymentBody = z
  .strictObject({
    kind: z.enum(PAYMENT_KINDS).default('payment'),
    method: paymentMethodSchema.default('transfer'),
    /** Positive; only an adjustment may be negative. */
    amount: moneyInputSchema,
    note: z.string().trim().max(500).default(''),
  })
  .meta({ id: 'RecordPaymentBody' })

export type RecordPaymentBody = z.infer<typeof recordPaymentBody>

/** Where the money of a stay stands after what was done. */
export const standingView = z
  .object({
    code: z.string(),
    status: statusSchema,
    total_price: moneySchema,
    paid_amount: moneySchema,
    due_amount: moneySchema,
    currency: currencySchema,
  })
  .meta({ id: 'Standing' })

export type StandingView = z.infer<typeof standingView>

export const paymentRecorded = standingView
  .extend({ ledger: z.array(ledgerView) })
  .meta({ id: 'PaymentRecorded' })

export type PaymentRecorded = z.infer<typeof paymentRecorded>

/** Money that was received for every cabin of a booking: deposits first, then what each still owes. */
export const recordGroupPaymentBody = z
  .strictObject({
    method: paymentMethodSchema.default('transfer'),
    amount: moneyInputSchema,
    note: z.string().trim().max(500).default(''),
  })
  .meta({ id: 'RecordGroupPaymentBody' })

export const groupPaymentRecorded = z
  .object({
    group_code: z.string(),
    total_price: moneySchema,
    paid_amount: moneySchema,
    due_amount: moneySchema,
    currency: currencySchema,
    reservations: z.array(standingView),
  })
  .meta({ id: 'GroupPaymentRecorded' })

export const reverseEntryBody = z.strictObject({ reason: z.string().trim().min(1).max(500) })

export const paymentView = z
  .object({
    id: z.string(),
    provider: z.literal('mercado_pago'),
    reservation_code: z.string().nullable(),
    external_reference: z.string().nullable(),
    status: z.string(),
    status_detail: z.string(),
    amount: moneySchema,
    amount_refunded: moneySchema,
    /** What the provider keeps of it, and what it pays out before refunds; null while it has not said. */
    fee: moneySchema.nullable(),
    net: moneySchema.nullable(),
    currency: z.string(),
    live_mode: z.boolean().nullable(),
    payment_type: z.string().nullable(),
    payment_method: z.string().nullable(),
    /** Why it does not count for any stay; null when it does or may still. */
    refusal: z.string().nullable(),
    /**
     * What became of it: applied, collecting, revived, late_returned, duplicate_returned, cancelled_returned,
     * unmatched_returned, applied_by_hand.
     */
    outcome: z.string().nullable(),
    approved_at: instantSchema.nullable(),
    applied_at: instantSchema.nullable(),
    updated_at: instantSchema,
    expires_at: instantSchema.nullable(),
    /** Charge-backs: until when evidence may be sent. */
    evidence_until: instantSchema.nullable(),
    refunds: z.array(refundView),
  })
  .meta({ id: 'Payment' })

export type PaymentView = z.infer<typeof paymentView>

export const unmatchedStateSchema = z.enum(['waiting', 'returning', 'returned', 'applied'])

/** Real money that names a stay and does not fit it. */
export const unmatchedView = z
  .object({
    id: z.string(),
    reservation_code: z.string().nullable(),
    amount: moneySchema,
    currency: z.string(),
    reason: z.enum(['wrong_collector', 'wrong_currency']),
    state: unmatchedStateSchema,
    approved_at: instantSchema.nullable(),
    seen_at: instantSchema,
  })
  .meta({ id: 'UnmatchedPayment' })

export type UnmatchedView = z.infer<typeof unmatchedView>

export const unmatchedQuery = pageQuerySchema.extend({
  /** Left out: what is not finished. */
  state: unmatchedStateSchema.optional(),
})

export const unmatchedList = pageOf(unmatchedView).meta({ id: 'UnmatchedPaymentList' })

export type UnmatchedList = z.infer<typeof unmatchedList>

/** The provider's number of the payment. */
export const unmatchedParams = z.object({ id: z.string().min(1).max(64) })

export const applyUnmatchedBody = z
  .strictObject({
    /** Left out: the stay that its reference names. */
    code: z.string().max(40).optional(),
    /** What it is worth in the currency of the stay; left out where both are the same. */
    amount: moneyInputSchema.optional(),
    note: z.string().trim().max(500).default(''),
  })
  .default({ note: '' })

export const unmatchedDecided = z
  .object({ id: z.string(), outcome: z.string() })
  .meta({ id: 'UnmatchedPaymentDecided' })

export const settlementQuery = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month, for example 2026-12.'),
})

const settlementSums = z.object({
  payments: moneySchema,
  /** Refunds and what a bank or a mediation took, as a positive sum. */
  returns: moneySchema,
  fees: moneySchema,
  net: moneySchema,
})

/** A month of the provider's account beside the ledgers, per currency. */
export const settlementView = z
  .object({
    month: z.string(),
    currencies: z.array(
      z.object({
        currency: z.string(),
        /** What the provider says moved. */
        provider: settlementSums,
        /** What stands in the ledgers as paid and returned by Mercado Pago. */
        ledger: settlementSums,
        /** What moved at the provider and stands in no ledger; provider = ledger + these. */
        outside: z.array(
          z.object({
            payment_id: z.string(),
            kind: z.enum(['payment', 'return']),
            amount: moneySchema,
            fee: moneySchema,
            reason: z.string(),
            reservation_code: z.string().nullable(),
            at: instantSchema,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Settlement' })

export const paymentListQuery = cursorQuerySchema.extend({
  /** A status of the provider, or `refused` for those that do not count. */
  status: z.string().max(40).optional(),
})

export const paymentList = pageOf(paymentView).meta({ id: 'PaymentList' })

export type PaymentList = z.infer<typeof paymentList>

/** Days at the property, both included. */
export const movementsQuery = z.strictObject({
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  /** `es-AR`: semicolons and decimal commas, as spreadsheets there read them. */
  locale: z.enum(['en', 'es-AR']).default('en'),
})

export const refundsMade = standingView.extend({ refunds: z.array(refundView) }).meta({ id: 'RefundsMade' })

export type RefundsMade = z.infer<typeof refundsMade>
