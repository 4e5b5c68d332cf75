import type { guestsSchema } from '@tranquera/contracts/quotes'
import type { ListedReservation, reservationView, statusSchema } from '@tranquera/contracts/reservations'
import type { z } from 'zod'

export type ReservationStatus = z.output<typeof statusSchema>
export type Party = z.output<typeof guestsSchema>
/** A line of the owner's lists. */
export type Listed = ListedReservation
/** A reservation as the API reads it to a guest with the token. */
export type Reservation = z.output<typeof reservationView>

/** In the order of a stay's life; a status that is missing here does not compile. */
const EVERY_STATUS = {
  pre_reserved: true,
  confirmed: true,
  checked_in: true,
  completed: true,
  expired: true,
  cancelled: true,
  no_show: true,
} satisfies Record<ReservationStatus, true>

/** Held, to come or in the house: it may change, and be paid. */
export const ALIVE: ReadonlySet<string> = new Set<ReservationStatus>([
  'pre_reserved',
  'confirmed',
  'checked_in',
])

export const STATUSES = Object.keys(EVERY_STATUS).filter(isStatus)

function isStatus(value: unknown): value is ReservationStatus {
  return typeof value === 'string' && value in EVERY_STATUS
}

export interface CancellationStep {
  readonly days_before: number
  readonly refund_percent: number
}

/** The steps of the frozen conditions of a stay, most generous first; empty when there is none to show. */
export function cancellationSteps(policy: Reservation['policy']): CancellationStep[] {
  const steps: unknown = policy.cancellation_policy
  if (!Array.isArray(steps)) return []
  return steps.filter(isStep).toSorted((a, b) => b.days_before - a.days_before)
}

/** Conditions were frozen when the stay was agreed: those of years ago are read with care. */
function isStep(value: unknown): value is CancellationStep {
  return (
    typeof value === 'object' &&
    value !== null &&
    'days_before' in value &&
    typeof value.days_before === 'number' &&
    'refund_percent' in value &&
    typeof value.refund_percent === 'number'
  )
}

type PartyKind = (typeof PARTY_KINDS)[number]
const PARTY_KINDS = ['adults', 'children', 'babies', 'pets'] as const

/** Only the kinds that come: `[['adults', 2], ['children', 2]]`. */
export function partyParts(party: Party): [(typeof PARTY_KINDS)[number], number][] {
  return PARTY_KINDS.flatMap((kind) =>
    party[kind] > 0 ? [[kind, party[kind]] satisfies [PartyKind, number]] : [],
  )
}
