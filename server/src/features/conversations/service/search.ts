import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { type Market, offerOf, type StayOffer } from '../../pricing/service/search.ts'
import type { AlternativeStay, DialogueEvent, QuotedOffer, SearchRefusal } from '../domain/dialogue.ts'
import type { Offer, PartyCount, StayDates } from '../domain/frame.ts'
import type { ConversationDeps } from './deps.ts'
import { groupIn } from './search-group.ts'

export interface Wanted {
  readonly stay: StayDates
  readonly party: PartyCount
  readonly accommodationId: string | null
  readonly language: Language
}

type SoldCabin = Market['cabins'][number]
type Searched = Extract<DialogueEvent, { type: 'searched' }>

/**
 * Cabins that are free, big enough and sold for these nights. The first one is quoted for good (the guest sees its
 * price and may say yes to it); the others are priced only.
 */
export async function searchStay(deps: ConversationDeps, db: Db, wanted: Wanted): Promise<Searched> {
  const market = await deps.quotes(db).market(wanted.stay)
  const { cabins } = market
  const asked = cabins.find((cabin) => cabin.id === wanted.accommodationId)
  const welcoming = cabins.filter((cabin) => wanted.party.pets === 0 || cabin.petsAllowed)
  if (asked ? !welcoming.includes(asked) : welcoming.length === 0) {
    return refused({ reason: 'no_pets' }, welcoming.length > 0 ? asked : undefined)
  }
  const fitting = welcoming.filter((cabin) => cabin.capacity >= peopleOf(wanted.party))
  const candidates = asked && !fitting.includes(asked) ? [] : fitting
  if (candidates.length === 0) {
    const limit = asked?.capacity ?? Math.max(0, ...welcoming.map((cabin) => cabin.capacity))
    const group = asked ? null : groupIn(market, wanted, { units: null })
    return { ...refused({ reason: 'capacity_exceeded', limit }, asked), group }
  }
  const ordered = candidates.toSorted(
    (a, b) => Number(b === asked) - Number(a === asked) || a.capacity - b.capacity,
  )
  const { offers, refusal } = offersOf(market, ordered, wanted)
  // A cabin that was asked for by name and is taken must be said so, even when others are free.
  if (asked && offers.length > 0 && offers[0]?.accommodationId !== asked.id) {
    return {
      type: 'searched',
      offers: [],
      refusal: { reason: 'date_overlap' },
      alternatives: offers.slice(0, 3).map(({ accommodationId, cabin, stay }) => ({
        ...{ accommodationId, cabin, stay },
      })),
      cabin: asked.name,
    }
  }
  const [first, ...others] = offers
  if (first) {
    const shown = [await quotedForGood(deps, db, { offer: first, wanted }), ...others]
    return { type: 'searched', offers: shown, refusal: null, alternatives: [], cabin: null }
  }
  if (refusal) return refused(refusal, asked)
  const group = asked ? null : groupIn(market, wanted, { units: null })
  if (group) return { ...refused({ reason: 'date_overlap' }, asked), group }
  const near = asked ?? ordered[0]
  const alternatives = near ? await nearby(deps, db, { ...wanted, accommodationId: near.id }) : []
  return {
    type: 'searched',
    offers: [],
    refusal: { reason: 'date_overlap' },
    alternatives,
    cabin: asked?.name ?? null,
  }
}

/** WhatsApp lists ten rows; a guest reads three. */
const MOST_OFFERS = 10

/** What is free and sold, in the order given, and why the first that is not sold is not. */
function offersOf(market: Market, cabins: readonly SoldCabin[], wanted: Wanted) {
  const offers: QuotedOffer[] = []
  let refusal: SearchRefusal | null = null
  const asked = { stay: { ...wanted.stay, party: wanted.party }, language: wanted.language }
  for (const cabin of cabins) {
    if (offers.length === MOST_OFFERS) break
    const outcome = offerOf(market, cabin, asked)
    if (outcome.ok) offers.push(toOffer(cabin, wanted, outcome.terms))
    else if (outcome.reason !== 'date_overlap') refusal ??= toSearchRefusal(outcome)
  }
  return { offers, refusal }
}

function toOffer(cabin: SoldCabin, { stay }: Wanted, terms: FrozenTerms): QuotedOffer {
  const { quoteId, lines, total, deposit, currency } = terms
  return {
    ...{ accommodationId: cabin.id, quoteId, stay, cabin: cabin.name, capacity: cabin.capacity },
    ...{ lines, total, deposit, currency },
  }
}

/** The guest sees this price and may say yes to it, so it is kept. */
async function quotedForGood(
  deps: ConversationDeps,
  db: Db,
  of: { readonly offer: QuotedOffer; readonly wanted: Wanted },
): Promise<QuotedOffer> {
  const { offer, wanted } = of
  const outcome = await deps.quotes(db).quote(stayOf(offer, wanted.party), wanted.language)
  if (!outcome.ok) return offer
  const { quoteId, lines, total, deposit, currency } = outcome.quote.terms
  return { ...offer, quoteId, lines, total, deposit, currency }
}

function refused(refusal: SearchRefusal, cabin: SoldCabin | undefined): Searched {
  return { type: 'searched', offers: [], refusal, alternatives: [], cabin: cabin?.name ?? null }
}

export function toSearchRefusal(
  refusal: Exclude<StayOffer['outcome'], { readonly ok: true }> | { readonly reason: 'date_overlap' },
): SearchRefusal {
  const limit = 'limit' in refusal ? (refusal.limit ?? 0) : 0
  switch (refusal.reason) {
    case 'capacity_exceeded':
    case 'min_nights':
    case 'max_nights':
      return { reason: refusal.reason, limit }
    case 'past_dates':
    case 'invalid_dates':
    case 'closed_to_arrival':
      return { reason: refusal.reason }
    // A cabin without rates or withdrawn meanwhile is, to the guest, not free.
    default:
      return { reason: 'date_overlap' }
  }
}

export async function nearby(
  deps: ConversationDeps,
  db: Db,
  wanted: { readonly stay: StayDates; readonly party: PartyCount; readonly accommodationId: string },
): Promise<AlternativeStay[]> {
  const found = await deps.reservations(db).alternatives({
    accommodationId: wanted.accommodationId as AccommodationId,
    ...wanted.stay,
    party: wanted.party,
  })
  return found.map((other) => ({
    accommodationId: other.accommodationId,
    cabin: other.name,
    stay: { checkIn: other.checkIn, checkOut: other.checkOut },
  }))
}

const MOST_GAPS = 6
const GAP_STEP_DAYS = 3

/** Stays of `nights` that fit into what is free between two days, spread over the window. */
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
  },
): Promise<StayDates[]> {
  const party = wanted.party ?? { adults: 1, children: 0, babies: 0, pets: 0 }
  const from = laterOf(wanted.from, wanted.today)
  const market = await deps.quotes(db).market({ checkIn: from, checkOut: addDays(wanted.to, wanted.nights) })
  const cabins = market.cabins.filter(
    (cabin) => !wanted.accommodationId || cabin.id === wanted.accommodationId,
  )
  const found: StayDates[] = []
  for (let checkIn = from; addDays(checkIn, wanted.nights) <= wanted.to && found.length < MOST_GAPS; ) {
    const stay = { checkIn, checkOut: addDays(checkIn, wanted.nights) }
    const asked = { stay: { ...stay, party }, language: 'es' } as const
    const sold = cabins.some((cabin) => offerOf(market, cabin, asked).ok)
    if (sold) found.push(stay)
    checkIn = addDays(checkIn, sold ? Math.min(wanted.nights, GAP_STEP_DAYS) : 1)
  }
  return found
}

function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  if (a > b) return a
  return b
}

/** The offer as a request to hold it. */
export function stayOf(offer: Offer, party: PartyCount) {
  return { accommodationId: offer.accommodationId as AccommodationId, ...offer.stay, party }
}
