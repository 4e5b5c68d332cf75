import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, dateAt, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import type { HolidayCalendar, Language } from '../../language/domain.ts'
import { type Occupancy, overlaps } from '../../occupancy/domain.ts'
import { checkStay, nearestAllowed, type StayDays } from '../domain/check-stay.ts'
import { type Combination, cheapestCombinations } from '../domain/combine.ts'
import { type Party, peopleOf } from '../domain/party.ts'
import { priceStay } from '../domain/price-stay.ts'
import type { Alternative, HouseTerms, PriceOutcome, StayRequest } from '../domain/quote.ts'
import { pricingRepository, type SoldCabin } from '../repository.ts'
import type { Work } from './deps.ts'
import { priceBy } from './price.ts'

/** Nights and people, whatever the cabin. */
export type StayWanted = Omit<StayRequest, 'accommodationId'>

export interface StayOffer {
  readonly cabin: SoldCabin
  readonly outcome: PriceOutcome | { readonly ok: false; readonly reason: 'date_overlap' | 'no_pets' }
}

/** How far a stay may be shifted before it is another holiday. */
const SHIFT_DAYS = 7
/** A market reaches so far around a stay when alternatives are to be found in it. */
export const DAYS_AROUND = SHIFT_DAYS + 1
const MOST_ALTERNATIVES = 3

/**
 * Everything that decides what is sold around some nights, read by four statements however many cabins there are:
 * cabins with their plans, nights that somebody has, days off and house terms.
 */
export interface Market {
  readonly cabins: readonly SoldCabin[]
  readonly taken: ReadonlyMap<AccommodationId, readonly Occupancy[]>
  readonly holidays: HolidayCalendar
  readonly house: HouseTerms
  readonly today: LocalDate
}

/** `around`: how many days before and after the nights are looked at as well. */
export async function openMarket(
  { deps, tx, plans }: Work,
  nights: { readonly checkIn: LocalDate; readonly checkOut: LocalDate; readonly around?: number },
): Promise<Market> {
  const { checkIn, checkOut, around = 1 } = nights
  const cabins = await pricingRepository(tx, deps.propertyId).listSoldCabins(plans)
  const all = await deps.occupancy(tx).listTaken(addDays(checkIn, -around), addDays(checkOut, around))
  return {
    cabins,
    taken: byCabin(all),
    holidays: await deps.holidays(tx),
    house: await deps.terms(tx),
    today: dateAt(deps.clock.now(), deps.zone),
  }
}

function byCabin(all: readonly Occupancy[]): ReadonlyMap<AccommodationId, readonly Occupancy[]> {
  const grouped = new Map<AccommodationId, Occupancy[]>()
  for (const one of all) grouped.set(one.accommodationId, [...(grouped.get(one.accommodationId) ?? []), one])
  return grouped
}

/** One cabin of the market for one stay. */
export function offerOf(
  market: Market,
  cabin: SoldCabin,
  asked: { readonly stay: StayWanted; readonly language: Language },
): StayOffer['outcome'] {
  const { stay, language } = asked
  if (!isFree(market, cabin.id, stay)) return { ok: false, reason: 'date_overlap' }
  if (stay.party.pets > 0 && !cabin.petsAllowed) return { ok: false, reason: 'no_pets' }
  if (!cabin.plan) return { ok: false, reason: 'rates_missing' }
  return priceBy({
    ...market,
    plan: cabin.plan,
    capacity: cabin.capacity,
    stay: { ...stay, accommodationId: cabin.id, extras: extrasOf(cabin, stay) },
    language,
    override: [],
    fillsGap: fillsGap(market, cabin.id, stay),
  })
}

/** What is free and allowed near a stay that the rules of this cabin refuse, as far as the market reaches. */
export function nearestTo(market: Market, cabin: SoldCabin, stay: StayWanted): StayDays[] {
  const { plan, capacity } = cabin
  if (!plan) return []
  return nearestAllowed(plan, stay, { today: market.today, capacity }).filter((near) =>
    isFree(market, cabin.id, near),
  )
}

/** Not every cabin has every extra; a search asks each for those it has. */
function extrasOf({ plan }: SoldCabin, stay: StayWanted): string[] {
  return (stay.extras ?? []).filter((name) => plan?.extras.some((extra) => extra.name === name))
}

function isFree(
  market: Market,
  id: AccommodationId,
  stay: Pick<StayWanted, 'checkIn' | 'checkOut'>,
): boolean {
  return !(market.taken.get(id) ?? []).some((other) => overlaps(other, stay))
}

function fillsGap(market: Market, id: AccommodationId, { checkIn, checkOut }: StayWanted): boolean {
  const before = addDays(checkIn, -1)
  const isTaken = (night: LocalDate) =>
    (market.taken.get(id) ?? []).some((one) => one.checkIn <= night && night < one.checkOut)
  return (before < market.today || isTaken(before)) && isTaken(checkOut)
}

/** Cheapest ways to place a group in several free cabins. */
export function combinationsOf(market: Market, stay: StayWanted): Combination[] {
  if (stay.checkOut <= stay.checkIn) return []
  const combinable = market.cabins
    .filter((cabin) => isFree(market, cabin.id, stay))
    .map((cabin) => ({
      id: cabin.id,
      capacity: cabin.capacity,
      priceOf: (party: Party) =>
        party.pets > 0 && !cabin.petsAllowed ? null : bareTotal(market, cabin, { ...stay, party }),
    }))
  return cheapestCombinations(combinable, stay.party)
}

/** What the parts of a combination cost, paid so. */
export function totalsOf(market: Market, { parts }: Combination, stay: StayWanted): readonly number[] {
  return parts.map(({ id, party, price }) => {
    const cabin = market.cabins.find((one) => one.id === id)
    return (cabin && bareTotal(market, cabin, { ...stay, party })) ?? price
  })
}

/** The total alone: no words, no conditions. */
function bareTotal(market: Market, cabin: SoldCabin, stay: StayWanted): number | null {
  const { plan, capacity } = cabin
  const { today, holidays } = market
  if (!plan || peopleOf(stay.party) > capacity) return null
  const chosen = { ...stay, extras: extrasOf(cabin, stay) }
  const fills = fillsGap(market, cabin.id, stay)
  if (checkStay(plan, chosen, { today, capacity, fillsGap: fills })) return null
  return priceStay({ ...chosen, plan, today, guests: stay.party, holidays }).total
}

/**
 * Free stays near one that was wanted, at most 3: first the same nights in another cabin that fits, then the same
 * length in the same cabin within a week, nearest first; without a wanted cabin, in any. A look, not a promise.
 */
export async function findAlternatives(
  work: Work,
  wanted: StayWanted & { readonly accommodationId: AccommodationId | null },
): Promise<Alternative[]> {
  return alternativesIn(await openMarket(work, { ...wanted, around: DAYS_AROUND }), wanted)
}

/** The same in a market that reaches `DAYS_AROUND` days around the stay. */
export function alternativesIn(
  market: Market,
  wanted: StayWanted & { readonly accommodationId: AccommodationId | null },
): Alternative[] {
  const { accommodationId, ...stay } = wanted
  const fitting = market.cabins
    .filter((cabin) => cabin.capacity >= peopleOf(stay.party))
    .sort((a, b) => a.capacity - b.capacity)
  const own = fitting.filter((cabin) => cabin.id === accommodationId)
  const others = fitting.filter((cabin) => cabin.id !== accommodationId)
  const found: Alternative[] = []
  const offer = (cabin: SoldCabin, days: number) => {
    const checkIn = addDays(stay.checkIn, days)
    if (found.length === MOST_ALTERNATIVES || checkIn < market.today) return
    const moved = { ...stay, checkIn, checkOut: addDays(checkIn, nightsBetween(stay.checkIn, stay.checkOut)) }
    if (!offerOf(market, cabin, { stay: moved, language: 'es' }).ok) return
    const { checkOut } = moved
    found.push({ accommodationId: cabin.id, name: cabin.name, checkIn, checkOut })
  }
  for (const cabin of others) offer(cabin, 0)
  for (let shift = 1; shift <= SHIFT_DAYS; shift++) {
    for (const cabin of own.length > 0 ? own : others) {
      offer(cabin, shift)
      offer(cabin, -shift)
    }
  }
  return found
}
