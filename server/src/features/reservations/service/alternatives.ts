import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, dateAt, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { overlaps } from '../../occupancy/domain.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import type { StayRequest } from '../../pricing/domain/quote.ts'
import type { Cabin, ReservationDeps } from './deps.ts'

export interface Alternative {
  readonly accommodationId: AccommodationId
  readonly name: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

const MOST = 3
/** How far a stay may be shifted before it is another holiday. */
const SHIFT_DAYS = 7

/**
 * Free stays near the one that was wanted, at most 3: first the same nights in another cabin that fits, then the same
 * length in the same cabin within a week, then both. A look, not a promise.
 */
export async function findAlternatives(
  deps: ReservationDeps,
  db: Db,
  stay: StayRequest,
): Promise<Alternative[]> {
  const people = peopleOf(stay.party)
  const cabins = (await deps.cabins(db)).filter((cabin) => cabin.capacity >= people)
  const wanted = cabins.find((cabin) => cabin.id === stay.accommodationId)
  const others = cabins
    .filter((cabin) => cabin.id !== stay.accommodationId)
    .sort((a, b) => a.capacity - b.capacity)
  const today = dateAt(deps.clock.now(), deps.zone)
  const taken = await deps
    .occupancy(db)
    .listTaken(addDays(stay.checkIn, -SHIFT_DAYS), addDays(stay.checkOut, SHIFT_DAYS))

  const found: Alternative[] = []
  const quotes = deps.quotes(db)
  const offer = async (cabin: Cabin, checkIn: LocalDate) => {
    if (found.length === MOST || checkIn < today) return
    const checkOut = addDays(checkIn, nightsBetween(stay.checkIn, stay.checkOut))
    const candidate = { ...stay, accommodationId: cabin.id, checkIn, checkOut }
    if (taken.some((other) => other.accommodationId === cabin.id && overlaps(other, candidate))) return
    if (!(await quotes.price(candidate)).ok) return
    found.push({ accommodationId: cabin.id, checkIn, checkOut, name: cabin.name })
  }
  for (const cabin of others) await offer(cabin, stay.checkIn)
  for (let shift = 1; shift <= SHIFT_DAYS && found.length < MOST; shift++) {
    for (const cabin of wanted ? [wanted] : others) {
      await offer(cabin, addDays(stay.checkIn, shift))
      await offer(cabin, addDays(stay.checkIn, -shift))
    }
  }
  return found
}
