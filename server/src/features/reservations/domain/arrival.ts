import type { Instant } from '../../../lib/clock.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import { type Reservation, statusAt } from './reservation.ts'

/** What a guest tells before coming, for the owner's register and for whoever opens the door. */
export interface ArrivalDetails {
  /** `HH:MM` at the property; null while it is not known. */
  readonly arrivalTime: string | null
  readonly people: readonly { readonly name: string; readonly document: string | null }[]
  readonly plate: string | null
  readonly wishes: string | null
}

/** Documents and plates are kept this many days after the stay, then erased (Ley 25.326). */
export const ARRIVAL_KEPT_DAYS = 30

/** What is said anew replaces what was said before; what is not said stays. */
export function mergeArrival(
  known: ArrivalDetails | undefined,
  said: Partial<ArrivalDetails>,
): ArrivalDetails {
  const nothing: ArrivalDetails = { arrivalTime: null, people: [], plate: null, wishes: null }
  return { ...(known ?? nothing), ...said }
}

/** Who is told what opens the door: a stay that stands, from the day before it begins until the day it ends. */
export function mayHaveKeys(stay: Reservation, { now, zone }: { now: Instant; zone: string }): boolean {
  const status = statusAt(stay, now)
  const stands = (status === 'confirmed' || status === 'checked_in') && stay.frozenReason === null
  const today = dateAt(now, zone)
  return stands && addDays(stay.checkIn, -1) <= today && today <= stay.checkOut
}
