import { z } from 'zod'
import type { PriceLine } from './lines.ts'
import type { FrozenTerms, FxSnapshot, HandMade, PolicySnapshot, QuoteId } from './terms.ts'

/** Frozen terms as quotes and reservations keep them, column by column. */
export interface TermsRow {
  readonly lines: readonly PriceLine[]
  readonly hand_made: readonly HandMade[]
  readonly total: number
  readonly deposit: number
  readonly security_deposit: number
  readonly currency: string
  readonly policy: unknown
  readonly fx: unknown
}

/** In the order of `termsValues`; both tables name them alike. */
export const TERMS_COLUMNS = [
  'lines',
  'hand_made',
  'total',
  'deposit',
  'security_deposit',
  'currency',
  'policy',
  'fx',
] as const satisfies readonly (keyof TermsRow)[]

/** Arrays are written as text: the driver would make a PostgreSQL array of them. */
export function termsToRow(terms: FrozenTerms): Record<keyof TermsRow, unknown> {
  return {
    lines: JSON.stringify(terms.lines),
    hand_made: JSON.stringify(terms.handMade),
    total: terms.total,
    deposit: terms.deposit,
    security_deposit: terms.securityDeposit,
    currency: terms.currency,
    policy: terms.policy,
    fx: terms.fx,
  }
}

export function termsFromRow(row: TermsRow, quoteId: QuoteId | null): FrozenTerms {
  return {
    quoteId,
    currency: row.currency,
    lines: row.lines,
    handMade: row.hand_made,
    total: row.total,
    deposit: row.deposit,
    securityDeposit: row.security_deposit,
    policy: storedPolicy.parse(row.policy),
    fx: row.fx === null ? null : toFx(storedFx.parse(row.fx)),
  }
}

/** What a version before this one may have left out gets the value that version worked with. */
const storedPolicy: z.ZodType<PolicySnapshot> = z.object({
  deposit_percent: z.number().default(30),
  balance_due_days: z.number().default(0),
  balance_due_on: z.string().default(''),
  cancellation_policy: z.array(z.object({ days_before: z.number(), refund_percent: z.number() })).default([]),
  balance_fx: z.enum(['frozen', 'on_payment_day']).catch('frozen'),
  check_in_time: z.string().default('15:00'),
  check_out_time: z.string().default('11:00'),
  payment_discounts: z
    .object({ transfer: z.number().optional(), cash: z.number().optional() })
    .exactOptional(),
  rounding: z.number().exactOptional(),
})

const storedFx = z.object({
  from: z.string().default('USD'),
  to: z.string().default('ARS'),
  rate: z.coerce.string(),
  source: z.string().default(''),
  text: z.string().optional(),
})

function toFx({ text, ...fx }: z.infer<typeof storedFx>): FxSnapshot {
  return { ...fx, text: text ?? `1 ${fx.from} = ${fx.rate} ${fx.to}` }
}
