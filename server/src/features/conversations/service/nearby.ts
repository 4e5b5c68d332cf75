import type { Db } from '../../../lib/db/types.ts'
import { addDays, type LocalDate, nightsBetween, weekdayIndex } from '../../../lib/local-date.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import { type Market, offerOf } from '../../pricing/service/search.ts'
import type { PartyCount } from '../domain/frame.ts'
import type { AlternativeStay } from '../domain/offered.ts'
import type { StayDates } from '../domain/owner-deed.ts'
import type { ConversationDeps } from './deps.ts'

interface Wanted {
  readonly stay: StayDates
  readonly party: PartyCount
  /** The cabin that was wished; any when null. */
  readonly accommodationId: string | null
}

const MOST_CABINS = 3
const MOST_MOVED = 2
/** A stay over a weekend moves by weeks; another to the nearest days. */
const WEEKS = [7, -7, 14, -14]
const DAYS = [1, -1, 2, -2, 3, -3, 7, -7]
const FURTHEST_DAYS = 14

/** What is free instead, with its price: the same nights in other cabins, and the nearest dates of the same length. */
export async function nearby(deps: ConversationDeps, db: Db, wanted: Wanted): Promise<AlternativeStay[]> {
  const { stay, party, accommodationId } = wanted
  const market = await deps.quotes(db).market({ ...stay, around: FURTHEST_DAYS + 1 })
  const fitting = market.cabins
    .filter((cabin) => cabin.capacity >= peopleOf(party) && (party.pets === 0 || cabin.petsAllowed))
    .toSorted((a, b) => a.capacity - b.capacity)
  const own = fitting.filter((cabin) => cabin.id === accommodationId)
  const others = fitting.filter((cabin) => cabin.id !== accommodationId)
  const sameNights = sold(market, others, { stay, party }).slice(0, MOST_CABINS)
  const moved: AlternativeStay[] = []
  for (const days of isWeekend(stay) ? WEEKS : DAYS) {
    if (moved.length === MOST_MOVED) break
    const other = movedBy(stay, days)
    if (other.checkIn < market.today) continue
    moved.push(...sold(market, own.length > 0 ? own : others, { stay: other, party }).slice(0, 1))
  }
  return [...sameNights, ...moved]
}

/** Those that are free and sold, with what they cost. */
export function sold(
  market: Market,
  cabins: Market['cabins'],
  asked: { readonly stay: StayDates; readonly party: PartyCount },
): AlternativeStay[] {
  const { stay, party } = asked
  return cabins.flatMap((cabin) => {
    const outcome = offerOf(market, cabin, { stay: { ...stay, party }, language: 'es' })
    if (!outcome.ok) return []
    const { total: amount, currency } = outcome.terms
    return [{ accommodationId: cabin.id, cabin: cabin.name, stay, price: { amount, currency } }]
  })
}

function movedBy({ checkIn, checkOut }: StayDates, days: number): StayDates {
  return { checkIn: addDays(checkIn, days), checkOut: addDays(checkOut, days) }
}

const FRIDAY = 5
const SATURDAY = 6

/** It holds the night of a Friday or a Saturday. */
function isWeekend({ checkIn, checkOut }: StayDates): boolean {
  const nights = Math.min(7, nightsBetween(checkIn, checkOut))
  return Array.from({ length: nights }, (_, i): LocalDate => addDays(checkIn, i)).some((night) =>
    [FRIDAY, SATURDAY].includes(weekdayIndex(night)),
  )
}
