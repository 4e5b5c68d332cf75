import { z } from 'zod'

export const STATUSES = [
  'pre_reserved',
  'confirmed',
  'checked_in',
  'completed',
  'expired',
  'cancelled',
  'no_show',
] as const
export type ReservationStatus = (typeof STATUSES)[number]

const partySchema = z.object({
  adults: z.number(),
  children: z.number().default(0),
  babies: z.number().default(0),
  pets: z.number().default(0),
})
export type Party = z.infer<typeof partySchema>

/** A reservation as the API reads it to a guest with the token, or in the owner's lists. */
export const reservationSchema = z.object({
  code: z.string(),
  status: z.enum(STATUSES),
  accommodation_id: z.string(),
  accommodation_name: z.string().default(''),
  check_in: z.string(),
  check_out: z.string(),
  nights: z.number(),
  guests: z.union([
    partySchema,
    z.number().transform((adults) => ({ adults, children: 0, babies: 0, pets: 0 })),
  ]),
  contact_name: z.string(),
  contact_phone: z.string().nullish(),
  contact_email: z.string().nullish(),
  channel: z.string(),
  total_price: z.string(),
  deposit_amount: z.string(),
  paid_amount: z.string(),
  due_amount: z.string(),
  currency: z.string(),
  expires_at: z.string().nullish(),
  lines: z.array(z.object({ kind: z.string(), description: z.string(), amount: z.string() })).default([]),
  policy: z.unknown(),
  created_at: z.string(),
})
export type Reservation = z.infer<typeof reservationSchema>

const policyStepsSchema = z.array(z.object({ days_before: z.number(), refund_percent: z.number() }))
const policySchema = z.union([
  policyStepsSchema,
  z.looseObject({ cancellation_policy: policyStepsSchema }).transform((policy) => policy.cancellation_policy),
  z.looseObject({ cancellation: policyStepsSchema }).transform((policy) => policy.cancellation),
])

/** The steps of a cancellation policy, most generous first; empty when there is none to show. */
export function cancellationSteps(policy: unknown): z.infer<typeof policyStepsSchema> {
  const parsed = policySchema.safeParse(policy)
  return parsed.success ? parsed.data.toSorted((a, b) => b.days_before - a.days_before) : []
}

export type PartyKind = keyof Party
const PARTY_KINDS: readonly PartyKind[] = ['adults', 'children', 'babies', 'pets']

/** Only the kinds that come: `[['adults', 2], ['children', 2]]`. */
export function partyParts(party: Party): [PartyKind, number][] {
  return PARTY_KINDS.flatMap((kind) =>
    party[kind] > 0 ? [[kind, party[kind]] satisfies [PartyKind, number]] : [],
  )
}
