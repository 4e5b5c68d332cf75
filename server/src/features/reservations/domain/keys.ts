import type { Instant } from '../../../lib/clock.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import { type Reservation, statusAt } from './reservation.ts'

/** Who is told what opens the door: a stay that stands, from the day before it begins until the day it ends. */
export function mayHaveKeys(stay: Reservation, { now, zone }: { now: Instant; zone: string }): boolean {
  const status = statusAt(stay, now)
  const stands = (status === 'confirmed' || status === 'checked_in') && stay.frozenReason === null
  const today = dateAt(now, zone)
  return stands && addDays(stay.checkIn, -1) <= today && today <= stay.checkOut
}
