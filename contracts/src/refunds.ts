import { z } from 'zod'
import {
  currencySchema,
  instantSchema,
  moneyInputSchema,
  moneySchema,
  pageOf,
  pageQuerySchema,
  paymentMethodSchema,
} from './common.ts'

export const refundBody = z
  .strictObject({
    /** Left out: everything that was paid. */
    amount: moneyInputSchema.optional(),
    /** Left out or `mercado_pago`: sent here. Any other: the owner has returned it so already. */
    method: paymentMethodSchema.optional(),
    /**
     * A `return` opens the debt again; a `discount` leaves it closed. Left out: it is left closed and the owner is
     * asked.
     */
    as: z.enum(['return', 'discount']).optional(),
    note: z.string().trim().max(500).default(''),
  })
  .default({ note: '' })

/** What money that went back without a word about it meant. */
export const classifyRefundBody = z.strictObject({ as: z.enum(['return', 'discount']) })

export const refundStateSchema = z.enum([
  'queued',
  'sending',
  'in_process',
  'waiting_balance',
  'approved',
  'rejected',
  'manual',
  /** Promised, and kept until the bank has decided about the payment it came by. */
  'disputed',
])

export const refundView = z
  .object({
    id: z.string(),
    payment_id: z.string().nullable(),
    method: paymentMethodSchema,
    amount: moneySchema,
    currency: currencySchema,
    cause: z.string(),
    state: refundStateSchema,
    /** `return` or `discount`; null where nobody has chosen. */
    as: z.enum(['return', 'discount']).nullable(),
    /** Why it has not arrived, in the provider's words. */
    error: z.string().nullable(),
    note: z.string(),
    created_at: instantSchema,
    settled_at: instantSchema.nullable(),
  })
  .meta({ id: 'Refund' })

export type RefundView = z.infer<typeof refundView>

export const refundListQuery = pageQuerySchema.extend({
  /** `manual`: the owner has to return it by hand; `waiting_balance`: the account has too little. */
  state: refundStateSchema.optional(),
})

export const refundList = pageOf(refundView.extend({ reservation_code: z.string().nullable() })).meta({
  id: 'RefundList',
})

export type RefundList = z.infer<typeof refundList>
