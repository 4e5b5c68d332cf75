import {
  addDays,
  type LocalDate,
  nightsBetween,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from '../../../lib/local-date.ts'
import { type Party, peopleOf } from './party.ts'
import { lacksExchangeRate, minNightsOn, type Package, type RatePlan } from './rate-plan.ts'

/** What a stay is refused for by its days and people; prices that cannot be worked out stand apart. */
export const STAY_PROBLEMS = [
  'invalid_dates',
  'past_dates',
  'capacity_exceeded',
  'min_nights',
  'max_nights',
  'closed_to_arrival',
  'closed_to_departure',
] as const
const STAY_REFUSALS = [...STAY_PROBLEMS, 'fx_required', 'unknown_extra'] as const
type StayRefusalReason = (typeof STAY_REFUSALS)[number]

/** `limit` is the figure that explains it: capacity, least or most nights; `name` the package or the extra. */
export interface CheckRefusal {
  readonly reason: StayRefusalReason
  readonly limit?: number
  readonly name?: string
  /** On which weekdays one may arrive or leave instead. */
  readonly open?: readonly Weekday[]
  /** The nearest stays that these rules do allow, the nearest first; whether they are free is not looked at. */
  readonly nearest?: readonly StayDays[]
}

export interface StayDays {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

/** Rules that an owner may set aside for a stay (contract section 3, `override`). */
export const OVERRIDES = [
  'min_nights',
  'max_nights',
  'closed_to_arrival',
  'closed_to_departure',
  'capacity',
  'past_dates',
] as const
export type Override = (typeof OVERRIDES)[number]

/** Nobody rents a cabin for longer; also keeps a typing error in the year from being priced night by night. */
const LONGEST_STAY_NIGHTS = 365

export interface StayToCheck {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly party: Party
  readonly extras?: readonly string[]
}

export interface CheckedAgainst {
  readonly today: LocalDate
  readonly capacity: number
  /** The stay takes exactly what is free between two others, so nobody else could ever have it. */
  readonly fillsGap?: boolean
  readonly override?: readonly Override[]
}

/**
 * Why the rules of a cabin do not allow a stay, or null. Babies and pets take no place. Nights taken are not looked
 * at.
 */
export function checkStay(plan: RatePlan, stay: StayToCheck, against: CheckedAgainst): CheckRefusal | null {
  const nights = nightsBetween(stay.checkIn, stay.checkOut)
  if (nights < 1) return { reason: 'invalid_dates' }
  if (nights > LONGEST_STAY_NIGHTS) return { reason: 'max_nights', limit: LONGEST_STAY_NIGHTS }
  if (lacksExchangeRate(plan)) return { reason: 'fx_required' }
  const unknown = (stay.extras ?? []).find((name) => !plan.extras.some((extra) => extra.name === name))
  if (unknown !== undefined) return { reason: 'unknown_extra', name: unknown }
  const asides = new Set<string>(against.override)
  return rulesOf(plan, stay, against).find(({ reason }) => !asides.has(RULE_OF[reason] ?? reason)) ?? null
}

/** How far a stay is moved or made longer to find one that the rules allow. */
const NEAR_DAYS = 7
const NEARBY = Array.from({ length: NEAR_DAYS }, (_, i) => [-(i + 1), i + 1]).flat()

/**
 * What the rules allow near a stay that they refuse: another departure where only that day is closed or the nights are
 * too few or too many, else as many nights from another day.
 */
export function nearestAllowed(plan: RatePlan, stay: StayToCheck, against: CheckedAgainst): StayDays[] {
  const refused = checkStay(plan, stay, against)
  if (!refused || !MOVABLE.has(refused.reason)) return []
  const longer = NEARBY.map((days) => ({ checkIn: stay.checkIn, checkOut: addDays(stay.checkOut, days) }))
  const least = refused.reason === 'min_nights' && refused.limit !== undefined ? [refused.limit] : []
  const exact = least.map((nights) => ({ checkIn: stay.checkIn, checkOut: addDays(stay.checkIn, nights) }))
  const moved = NEARBY.map((days) => ({
    checkIn: addDays(stay.checkIn, days),
    checkOut: addDays(stay.checkOut, days),
  }))
  const tried = refused.reason === 'closed_to_arrival' ? moved : [...exact, ...longer, ...moved]
  const allowed = tried.filter((days) => checkStay(plan, { ...stay, ...days }, against) === null)
  const known = new Map(allowed.map((days) => [`${days.checkIn}/${days.checkOut}`, days]))
  return [...known.values()]
}

const MOVABLE: ReadonlySet<StayRefusalReason> = new Set([
  'closed_to_arrival',
  'closed_to_departure',
  'min_nights',
  'max_nights',
])

const openDays = (closed: readonly Weekday[]) => WEEKDAYS.filter((day) => !closed.includes(day))

/** Under which name an owner sets a refusal aside, where it is not its own. */
const RULE_OF: Partial<Record<StayRefusalReason, Override>> = { capacity_exceeded: 'capacity' }

/** Every rule that this stay breaks, in the order in which they are told. */
function rulesOf(plan: RatePlan, stay: StayToCheck, against: CheckedAgainst): CheckRefusal[] {
  const { checkIn, checkOut, party } = stay
  const nights = nightsBetween(checkIn, checkOut)
  const broken: CheckRefusal[] = []
  if (checkIn < against.today) broken.push({ reason: 'past_dates' })
  if (peopleOf(party) > against.capacity)
    broken.push({ reason: 'capacity_exceeded', limit: against.capacity })
  if (plan.closedToArrival.includes(weekdayOf(checkIn)))
    broken.push({ reason: 'closed_to_arrival', open: openDays(plan.closedToArrival) })
  if (plan.closedToDeparture.includes(weekdayOf(checkOut)))
    broken.push({ reason: 'closed_to_departure', open: openDays(plan.closedToDeparture) })
  const cut = plan.packages.find((one) => touches(stay, one) && !holds(stay, one))
  if (cut) {
    broken.push({ reason: 'min_nights', limit: nightsBetween(cut.checkIn, cut.checkOut), name: cut.name })
  }
  const least = minNightsOn(plan, checkIn)
  const isGap = plan.fillGaps && against.fillsGap === true
  if (nights < least && !isGap) broken.push({ reason: 'min_nights', limit: least })
  if (plan.maxNights !== null && nights > plan.maxNights) {
    broken.push({ reason: 'max_nights', limit: plan.maxNights })
  }
  return broken
}

type Nights = Pick<Package, 'checkIn' | 'checkOut'>

function touches(stay: Nights, sold: Nights): boolean {
  return stay.checkIn < sold.checkOut && sold.checkIn < stay.checkOut
}

/** Whether a stay has every night of a package. */
export function holds(stay: Nights, sold: Nights): boolean {
  return stay.checkIn <= sold.checkIn && sold.checkOut <= stay.checkOut
}
