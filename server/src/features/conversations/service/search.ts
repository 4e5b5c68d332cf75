import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import { overlaps } from '../../occupancy/domain.ts'
import type { QuoteRefusal } from '../../pricing/domain/quote.ts'
import type { AlternativeStay, DialogueEvent, QuotedOffer, SearchRefusal } from '../domain/dialogue.ts'
import type { Offer, PartyCount, StayDates } from '../domain/frame.ts'
import type { CabinFacts, ConversationDeps } from './deps.ts'

export interface Wanted {
  readonly stay: StayDates
  readonly party: PartyCount
  readonly accommodationId: string | null
  readonly language: Language
}

type Searched = Extract<DialogueEvent, { type: 'searched' }>

/**
 * Cabins that are free, big enough and sold for these nights. The first one is quoted for good (the guest sees its
 * price and may say yes to it); the others are priced only.
 */
export async function searchStay(deps: ConversationDeps, db: Db, wanted: Wanted): Promise<Searched> {
  const cabins = await deps.cabins(db)
  const people = wanted.party.adults + wanted.party.children
  const asked = cabins.find((cabin) => cabin.id === wanted.accommodationId)
  const welcoming = cabins.filter((cabin) => wanted.party.pets === 0 || cabin.petsAllowed)
  if (asked ? !welcoming.includes(asked) : welcoming.length === 0) {
    return refused({ reason: 'no_pets' }, welcoming.length > 0 ? asked : undefined)
  }
  const fitting = welcoming.filter((cabin) => cabin.capacity >= people)
  const candidates = asked && !fitting.includes(asked) ? [] : fitting
  if (candidates.length === 0) {
    const limit = asked?.capacity ?? Math.max(0, ...welcoming.map((cabin) => cabin.capacity))
    return refused({ reason: 'capacity_exceeded', limit }, asked)
  }
  const taken = await deps.occupancy(db).listTaken(wanted.stay.checkIn, wanted.stay.checkOut)
  const free = candidates
    .filter((cabin) => !taken.some((other) => other.accommodationId === cabin.id))
    .sort((a, b) => Number(b === asked) - Number(a === asked) || a.capacity - b.capacity)

  const offers: QuotedOffer[] = []
  let refusal: SearchRefusal | null = null
  for (const cabin of free) {
    const priced = await priceCabin(deps, db, cabin, wanted, offers.length === 0)
    if ('offer' in priced) offers.push(priced.offer)
    else refusal ??= priced.refusal
  }
  // A cabin that was asked for by name and is taken must be said so, even when others are free.
  if (asked && offers.length > 0 && offers[0]?.accommodationId !== asked.id) {
    return {
      type: 'searched',
      offers: [],
      refusal: { reason: 'date_overlap' },
      alternatives: offers.slice(0, 3).map((offer) => ({
        accommodationId: offer.accommodationId,
        cabin: offer.cabin,
        stay: offer.stay,
      })),
      cabin: asked.name,
    }
  }
  if (offers.length > 0) return { type: 'searched', offers, refusal: null, alternatives: [], cabin: null }
  if (refusal) return refused(refusal, asked)
  const first = asked ?? candidates[0]
  const alternatives = first ? await nearby(deps, db, { ...wanted, accommodationId: first.id }) : []
  return {
    type: 'searched',
    offers: [],
    refusal: { reason: 'date_overlap' },
    alternatives,
    cabin: asked?.name ?? null,
  }
}

function refused(refusal: SearchRefusal, cabin: CabinFacts | undefined): Searched {
  return { type: 'searched', offers: [], refusal, alternatives: [], cabin: cabin?.name ?? null }
}

async function priceCabin(
  deps: ConversationDeps,
  db: Db,
  cabin: CabinFacts,
  wanted: Wanted,
  forGood: boolean,
): Promise<{ offer: QuotedOffer } | { refusal: SearchRefusal }> {
  const request = { accommodationId: cabin.id, ...wanted.stay, party: wanted.party }
  const quotes = deps.quotes(db)
  const outcome = forGood
    ? await quotes.quote(request, wanted.language)
    : await quotes.price(request, wanted.language)
  if (!outcome.ok) return { refusal: toSearchRefusal(outcome) }
  const terms = 'quote' in outcome ? outcome.quote.terms : outcome.terms
  return {
    offer: {
      accommodationId: cabin.id,
      quoteId: terms.quoteId,
      stay: wanted.stay,
      cabin: cabin.name,
      capacity: cabin.capacity,
      lines: terms.lines,
      total: terms.total,
      deposit: terms.deposit,
      currency: terms.currency,
    },
  }
}

export function toSearchRefusal(refusal: QuoteRefusal | { readonly reason: 'date_overlap' }): SearchRefusal {
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
  const people = (wanted.party?.adults ?? 1) + (wanted.party?.children ?? 0)
  const cabins = (await deps.cabins(db)).filter(
    (cabin) =>
      cabin.capacity >= people &&
      (cabin.petsAllowed || !wanted.party?.pets) &&
      (!wanted.accommodationId || cabin.id === wanted.accommodationId),
  )
  const from = laterOf(wanted.from, wanted.today)
  const taken = await deps.occupancy(db).listTaken(from, addDays(wanted.to, wanted.nights))
  const found: StayDates[] = []
  const party = wanted.party ?? { adults: 1, children: 0, babies: 0, pets: 0 }
  for (let checkIn = from; addDays(checkIn, wanted.nights) <= wanted.to && found.length < MOST_GAPS; ) {
    const stay = { checkIn, checkOut: addDays(checkIn, wanted.nights) }
    const free = cabins.find(
      (cabin) => !taken.some((other) => other.accommodationId === cabin.id && overlaps(other, stay)),
    )
    const sold = free ? (await deps.quotes(db).price({ accommodationId: free.id, ...stay, party })).ok : false
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
