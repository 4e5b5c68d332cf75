import { z } from 'zod'
import { instantSchema, moneyInputSchema, moneySchema, pageOf, pageQuerySchema } from './common.ts'

export const proofStateSchema = z.enum(['wanted', 'waiting', 'approved', 'rejected', 'unreadable'])

export const proofView = z
  .object({
    id: z.string(),
    reservation_code: z.string(),
    state: proofStateSchema,
    mime: z.string(),
    filename: z.string().nullable(),
    size: z.number().nullable(),
    sha256: z.string().nullable(),
    /** An earlier receipt with the very same bytes. */
    duplicate_of: z.string().nullable(),
    failure: z.string().nullable(),
    amount: moneySchema.nullable(),
    reason: z.string().nullable(),
    /** Where the owner sees the picture or the PDF; null while it is not here. */
    file_url: z.string().nullable(),
    created_at: instantSchema,
    decided_at: instantSchema.nullable(),
  })
  .meta({ id: 'PaymentProof' })

export type ProofView = z.infer<typeof proofView>

export const proofListQuery = pageQuerySchema.extend({
  state: proofStateSchema.optional(),
  /** The same, under the name other lists use. */
  status: proofStateSchema.optional(),
})

export const proofList = pageOf(proofView).meta({ id: 'PaymentProofList' })

export type ProofList = z.infer<typeof proofList>

/** Left out: the rest of the deposit of a hold, else everything that is due. */
export const approveProofBody = z
  .strictObject({
    amount: moneyInputSchema.optional(),
    /** Where the stay can no longer take it: noted as received and to be returned by hand, and the guest is told. */
    or_return: z.boolean().optional(),
  })
  .default({})

export const rejectProofBody = z.strictObject({ reason: z.string().trim().max(300).optional() }).default({})
