import type { Db } from '../../../lib/db/types.ts'
import { addDays, type LocalDate, nightsBetween, weekdayIndex } from '../../../lib/local-date.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import { type Market, offerOf } from '../../pricing/service/search.ts'
import type { PartyCount } from '../domain/frame.ts'
import type { AlternativeStay } from '../domain/offered.ts'
import type { ConversationDeps } from './deps.ts'
import { sold } from './nearby.ts'

const MOST_GAPS = 6
const GAP_STEP_DAYS = 3

/**
 * Stays of `nights` that are free between two days, spread over the window, each in its cheapest cabin; where so few
 * nights are not sold there, the shortest that are.
 */
export async function findGaps(
  deps: ConversationDeps,
  db: Db,
  wanted: {
    readonly from: LocalDate
    readonly to: LocalDate
    readonly nights: number
    readonly party: PartyCount | null
    readonly accommodationId: string | null
    readonly today: LocalDate
    readonly weekends?: boolean
  },
): Promise<AlternativeStay[]> {
  const party = wanted.party ?? { adults: 1, children: 0, babies: 0, pets: 0 }
  const from = laterOf(wanted.from, wanted.today)
  const end = addDays(from, wanted.nights)
  // "La primera semana, 7 noches" begins on its first day, and ends on the day after its last.
  const to = laterOf(wanted.to, nightsBetween(from, wanted.to) + 1 === wanted.nights ? end : wanted.to)
  const market = await deps.quotes(db).market({ checkIn: from, checkOut: addDays(to, wanted.nights) })
  const cabins = market.cabins.filter(
    (cabin) =>
      (!wanted.accommodationId || cabin.id === wanted.accommodationId) && cabin.capacity >= peopleOf(party),
  )
  const found: AlternativeStay[] = []
  for (let checkIn = from; addDays(checkIn, wanted.nights) <= to && found.length < MOST_GAPS; ) {
    const stay = { checkIn, checkOut: addDays(checkIn, wanted.nights) }
    if (wanted.weekends && !isWeekend(stay)) {
      checkIn = addDays(checkIn, 1)
      continue
    }
    const [cheapest] = sold(market, cabins, { stay, party }).toSorted(
      (a, b) => (a.price?.amount ?? 0) - (b.price?.amount ?? 0),
    )
    if (cheapest) found.push(wanted.party ? cheapest : { ...cheapest, price: undefined })
    checkIn = addDays(checkIn, cheapest ? Math.min(wanted.nights, GAP_STEP_DAYS) : 1)
  }
  if (found.length > 0 || wanted.weekends) return found
  const nights = leastNights(market, cabins, { from, nights: wanted.nights, to: wanted.to, party })
  return nights ? findGaps(deps, db, { ...wanted, nights }) : found
}

/** The fewest nights, more than these, that any day of arrival would be sold for; undefined where that is no reason. */
function leastNights(
  market: Market,
  cabins: Market['cabins'],
  wanted: {
    readonly from: LocalDate
    readonly to: LocalDate
    readonly nights: number
    readonly party: PartyCount
  },
): number | undefined {
  const limits = Array.from({ length: nightsBetween(wanted.from, wanted.to) }, (_, i) => {
    const checkIn = addDays(wanted.from, i)
    const stay = { checkIn, checkOut: addDays(checkIn, wanted.nights), party: wanted.party }
    return cabins.flatMap((cabin) => {
      const outcome = offerOf(market, cabin, { stay, language: 'es' })
      return !outcome.ok && outcome.reason === 'min_nights' ? (outcome.limit ?? []) : []
    })
  }).flat()
  return limits.filter((limit) => limit > wanted.nights).toSorted((a, b) => a - b)[0]
}

const FRIDAY = 5
const SATURDAY = 6

/** Both nights of the weekend, or as many of them as there are nights. */
function isWeekend({
  checkIn,
  checkOut,
}: {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}): boolean {
  const nights = nightsBetween(checkIn, checkOut)
  const days = Array.from({ length: nights }, (_, i) => weekdayIndex(addDays(checkIn, i)))
  const held = days.filter((day) => day === FRIDAY || day === SATURDAY).length
  return held >= Math.min(2, nights)
}

function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  if (a > b) return a
  return b
}
