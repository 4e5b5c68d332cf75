import type { AccommodationId, ReservationId } from '../../../lib/ids.ts'
import { addDays, dateAt, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import type { HolidayCalendar, Language } from '../../language/domain.ts'
import { overlaps } from '../../occupancy/domain.ts'
import { checkStay, nearestAllowed, type Override, type StayDays } from '../domain/check-stay.ts'
import { freeze } from '../domain/freeze.ts'
import { priceStay } from '../domain/price-stay.ts'
import type { HouseTerms, PriceOutcome, StayRequest } from '../domain/quote.ts'
import { minNightsOn, type RatePlan } from '../domain/rate-plan.ts'
import { pricingRepository } from '../repository.ts'
import type { Work } from './deps.ts'

/** What a person in charge may set aside for one stay. */
export interface Leave {
  readonly override?: readonly Override[]
  /** Also a cabin that is no longer offered. */
  readonly withdrawn?: boolean
  /** The stay that moves: its own nights are no neighbour of a gap. */
  readonly moving?: ReservationId
}

export interface Asked {
  readonly stay: StayRequest
  readonly language: Language
  readonly leave?: Leave
}

/** What rates and rules ask for a stay now; stores nothing and looks at no nights taken, except around a gap. */
export async function priceNow(work: Work, asked: Asked): Promise<PriceOutcome> {
  const { deps, tx } = work
  const { accommodationId } = asked.stay
  const cabin = await deps.findCabin(tx, accommodationId)
  if (!cabin || (!cabin.active && !asked.leave?.withdrawn))
    return { ok: false, reason: 'accommodation_not_found' }
  const plan = await pricingRepository(tx, deps.propertyId).findPlan(accommodationId)
  if (!plan) return { ok: false, reason: 'rates_missing' }
  return priceUnder(work, { ...asked, plan, capacity: cabin.capacity })
}

/** The same under a plan that may not be saved. */
export async function priceUnder(
  work: Work,
  asked: Asked & { readonly plan: RatePlan; readonly capacity: number },
): Promise<PriceOutcome> {
  const { deps, tx } = work
  const { plan, stay, leave = {} } = asked
  const against = {
    today: dateAt(deps.clock.now(), deps.zone),
    override: leave.override ?? [],
    fillsGap: asksGap(plan, stay) && (await fillsGap(work, stay, leave.moving)),
  }
  const holidays = await deps.holidays(tx)
  const outcome = priceBy({ ...asked, ...against, holidays, house: await deps.terms(tx) })
  if (outcome.ok) return outcome
  // A gap that is filled exactly is another one, or none, once the days have moved.
  const near = nearestAllowed(plan, stay, { ...against, capacity: asked.capacity, fillsGap: false })
  return { ...outcome, nearest: await freeOf(work, stay.accommodationId, near) }
}

async function freeOf({ deps, tx }: Work, id: AccommodationId, near: readonly StayDays[]) {
  const days = near.flatMap((one) => [one.checkIn, one.checkOut]).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const taken = await deps.occupancy(tx).listTaken(first, last, id)
  return near.filter((one) => !taken.some((other) => overlaps(other, one)))
}

export interface PriceBy {
  readonly plan: RatePlan
  readonly capacity: number
  readonly stay: StayRequest
  readonly language: Language
  readonly today: LocalDate
  readonly override: readonly Override[]
  readonly fillsGap: boolean
  readonly holidays: HolidayCalendar
  readonly house: HouseTerms
}

/** Pure: everything a price depends on is given. */
export function priceBy(of: PriceBy): PriceOutcome {
  const { plan, stay, today } = of
  const refusal = checkStay(plan, stay, of)
  if (refusal) return { ok: false, ...refusal }
  const priced = priceStay({ ...stay, plan, today, guests: stay.party, holidays: of.holidays })
  return { ok: true, terms: freeze(priced, { ...of, checkIn: stay.checkIn }) }
}

function asksGap(plan: RatePlan, { checkIn, checkOut }: StayRequest): boolean {
  return plan.fillGaps && checkIn < checkOut && nightsBetween(checkIn, checkOut) < minNightsOn(plan, checkIn)
}

/** Whether somebody has the night before and the night after; a night that has passed is nobody's to sell. */
async function fillsGap({ deps, tx }: Work, stay: StayRequest, moving?: ReservationId): Promise<boolean> {
  const before = addDays(stay.checkIn, -1)
  const after = addDays(stay.checkOut, 1)
  const taken = await deps.occupancy(tx).listTaken(before, after, stay.accommodationId)
  const others = taken.filter((one) => !moving || one.reservationId !== moving)
  const isTaken = (night: LocalDate) => others.some((one) => one.checkIn <= night && night < one.checkOut)
  const isPast = before < dateAt(deps.clock.now(), deps.zone)
  return (isPast || isTaken(before)) && isTaken(stay.checkOut)
}
