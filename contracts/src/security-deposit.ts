import { z } from 'zod'
import { instantSchema, moneyInputSchema, moneySchema, paymentMethodSchema } from './common.ts'

const securityKind = z.enum(['received', 'returned', 'kept'])

/** Against damage, outside the total: what is asked, came, went back, was kept, and is still held. */
export const securityAccountView = z
  .object({
    asked: moneySchema,
    received: moneySchema,
    returned: moneySchema,
    kept: moneySchema,
    held: moneySchema,
    currency: z.string(),
    entries: z.array(
      z.object({
        id: z.string(),
        kind: securityKind,
        method: z.string().nullable(),
        amount: moneySchema,
        note: z.string(),
        reverses: z.string().nullable(),
        created_at: instantSchema,
      }),
    ),
  })
  .meta({ id: 'SecurityDeposit' })
export type SecurityAccountView = z.infer<typeof securityAccountView>

/** The security deposit came, went back, or was kept for damage, and then why. */
export const recordSecurityBody = z
  .strictObject({
    kind: securityKind,
    method: paymentMethodSchema.default('cash'),
    /** Left out: all that is asked, or all that is held. */
    amount: moneyInputSchema.optional(),
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ kind, note }) => kind !== 'kept' || note !== '', {
    path: ['note'],
    message: 'Write why it was kept.',
  })
  .meta({ id: 'RecordSecurityDepositBody' })
