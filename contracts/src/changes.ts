import { z } from 'zod'
import { dateSchema, moneySchema } from './common.ts'
import { guestsSchema } from './quotes.ts'
import { lineSchema } from './reservations.ts'

const stayTerms = z.object({
  accommodation_id: z.string(),
  accommodation_name: z.string(),
  check_in: dateSchema,
  check_out: dateSchema,
  nights: z.number().int(),
  guests: guestsSchema,
  total_price: moneySchema,
  deposit_amount: moneySchema,
  paid_amount: moneySchema,
  due_amount: moneySchema,
  lines: z.array(lineSchema),
})

/** `PATCH /admin/reservations/{code}?preview=true`: what the change would do, and nothing is changed. */
export const changePreview = z
  .object({
    before: stayTerms,
    after: stayTerms,
    currency: z.string(),
    /** New total less the old one; negative when the stay becomes cheaper. */
    difference: moneySchema,
    /** What the guest would be asked for now. */
    charge: moneySchema,
    /** What would be returned now: nothing unless somebody asks for it. */
    refund: moneySchema,
    /** Codes of rules that the change breaks and that `override` may set aside, such as `min_nights`. */
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ChangePreview' })
