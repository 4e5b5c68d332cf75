import { type LocalDate, nightsBetween, weekdayOf } from '../../../lib/local-date.ts'
import { minNightsOn, type RatePlan } from './rate-plan.ts'

export const STAY_REFUSALS = [
  'invalid_dates',
  'past_dates',
  'capacity_exceeded',
  'min_nights',
  'max_nights',
  'closed_to_arrival',
] as const
export type StayRefusalReason = (typeof STAY_REFUSALS)[number]

/** `limit` is the figure that explains it: capacity, least or most nights. */
export interface CheckRefusal {
  readonly reason: StayRefusalReason
  readonly limit?: number
}

/** Nobody rents a cabin for longer; also keeps a typing error in the year from being priced night by night. */
export const LONGEST_STAY_NIGHTS = 365

export interface StayToCheck {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly guests: { readonly adults: number; readonly children: number }
}

/** Why the rules of a cabin do not allow a stay, or null. Babies and pets take no place. Nights taken are not looked at. */
export function checkStay(
  plan: RatePlan,
  stay: StayToCheck,
  now: { readonly today: LocalDate; readonly capacity: number },
): CheckRefusal | null {
  const nights = nightsBetween(stay.checkIn, stay.checkOut)
  if (nights < 1) return { reason: 'invalid_dates' }
  if (stay.checkIn < now.today) return { reason: 'past_dates' }
  const { adults, children } = stay.guests
  if (adults + children > now.capacity) return { reason: 'capacity_exceeded', limit: now.capacity }
  if (plan.closedToArrival.includes(weekdayOf(stay.checkIn))) return { reason: 'closed_to_arrival' }
  const least = minNightsOn(plan, stay.checkIn)
  if (nights < least) return { reason: 'min_nights', limit: least }
  const most = plan.maxNights ?? LONGEST_STAY_NIGHTS
  return nights > most ? { reason: 'max_nights', limit: most } : null
}
