import { addSeconds } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { idIn } from '../../../lib/ids.ts'
import { dateAt, nightsBetween } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import { formatNights } from '../../messaging/domain/format.ts'
import { peopleOf } from '../../pricing/domain/party.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import { type Market, nearestTo, offerOf, type StayOffer } from '../../pricing/service/search.ts'
import { QUOTE_VALID_SECONDS } from '../../pricing/service.ts'
import type { Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { Frame, Offer, PartyCount } from '../domain/frame.ts'
import type { AlternativeStay, QuotedOffer, SearchRefusal } from '../domain/offered.ts'
import type { StayDates } from '../domain/owner-deed.ts'
import type { ConversationDeps } from './deps.ts'
import { featuresOf } from './house-words.ts'
import { nearby } from './nearby.ts'
import { groupIn } from './search-group.ts'
import type { Answering } from './turn.ts'

export interface Wanted {
  readonly stay: StayDates
  readonly party: PartyCount
  readonly accommodationId: string | null
  readonly language: Language
  /** Which of the free cabins comes first; the smallest that fits when nothing is wished. */
  readonly prefer?: Frame['prefer']
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
    const big = welcoming.filter((cabin) => cabin.capacity >= peopleOf(wanted.party))
    const others = offersOf(market, big, wanted).offers.map((one) => one.cabin)
    return refused({ reason: 'no_pets', others }, welcoming.length > 0 ? asked : undefined)
  }
  const fitting = welcoming.filter((cabin) => cabin.capacity >= peopleOf(wanted.party))
  const candidates = asked && !fitting.includes(asked) ? [] : fitting
  if (candidates.length === 0) {
    const limit = asked?.capacity ?? Math.max(0, ...welcoming.map((cabin) => cabin.capacity))
    if (!asked) {
      const group = groupIn(market, wanted, { units: null })
      return { ...refused({ reason: 'capacity_exceeded', limit }, asked), group }
    }
    const roomier = asAlternatives(offersOf(market, fitting, wanted).offers)
    return { ...refused({ reason: 'capacity_exceeded', limit }, asked), alternatives: roomier }
  }
  const bySize = wanted.prefer === 'largest' ? -1 : 1
  const ordered = candidates.toSorted(
    (a, b) => Number(b === asked) - Number(a === asked) || bySize * (a.capacity - b.capacity),
  )
  const found = offersOf(market, ordered, wanted)
  const { offers, refusal } = found
  // A cabin that was asked for by name and is taken must be said so, even when others are free.
  if (asked && offers.length > 0 && offers[0]?.accommodationId !== asked.id) {
    return {
      type: 'searched',
      offers: [],
      refusal: { reason: 'date_overlap' },
      alternatives: [
        ...asAlternatives(offers).slice(0, 3),
        ...(await nearby(deps, db, { ...wanted, accommodationId: asked.id })).filter(
          (one) => one.accommodationId === asked.id,
        ),
      ],
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
  const alternatives = await nearby(deps, db, { ...wanted, accommodationId: asked?.id ?? null })
  return {
    type: 'searched',
    offers: [],
    refusal: { reason: 'date_overlap' },
    alternatives,
    cabin: asked?.name ?? null,
  }
}

/** Nobody reads further down a list in a chat, and each is priced and kept with the talk. */
const MOST_OFFERS = 100

/**
 * What is free and sold, the first hundred in the order given (all are looked at for the cheapest), and why the first
 * that is not sold is not.
 */
function offersOf(market: Market, cabins: readonly SoldCabin[], wanted: Wanted) {
  const offers: QuotedOffer[] = []
  let refusal: SearchRefusal | null = null
  const asked = { stay: { ...wanted.stay, party: wanted.party }, language: wanted.language }
  const byPrice = wanted.prefer === 'cheapest'
  for (const cabin of cabins) {
    if (offers.length === MOST_OFFERS && !byPrice) break
    const outcome = offerOf(market, cabin, asked)
    if (outcome.ok) offers.push(toOffer(cabin, wanted, outcome.terms))
    else if (refusal === null && outcome.reason !== 'date_overlap') {
      refusal = toSearchRefusal(outcome, nearestTo(market, cabin, asked.stay))
    }
  }
  if (!byPrice) return { offers, refusal }
  return { offers: offers.toSorted((a, b) => a.total - b.total).slice(0, MOST_OFFERS), refusal }
}

/** With their price, as rows to choose from. */
export function asAlternatives(offers: readonly QuotedOffer[]): AlternativeStay[] {
  return offers.map(({ accommodationId, cabin, stay, total, currency }) => ({
    ...{ accommodationId, cabin, stay },
    price: { amount: total, currency },
  }))
}

function toOffer(cabin: SoldCabin, { stay }: Wanted, terms: FrozenTerms): QuotedOffer {
  const { quoteId, lines, total, deposit, currency } = terms
  return {
    ...{ accommodationId: cabin.id, quoteId, stay, cabin: cabin.name, capacity: cabin.capacity },
    ...{ lines, total, deposit, currency, guarantee: terms.securityDeposit },
  }
}

const MOST_FEATURES = 5
/** More lines than these are no price but a bill: nights become one line, and what stands beside them stays. */
const MOST_LINES = 4
const OF_NIGHTS: ReadonlySet<string> = new Set(['nights', 'season', 'weekend', 'holiday', 'package'])

function shortened(lines: FrozenTerms['lines'], { stay, language }: Wanted): QuotedOffer['lines'] {
  const nights = lines.filter((line) => OF_NIGHTS.has(line.kind))
  if (lines.length <= MOST_LINES || nights.length < 2) return lines
  const amount = nights.reduce((sum, line) => sum + line.amount, 0)
  const description = formatNights(nightsBetween(stay.checkIn, stay.checkOut), language)
  return [{ description, amount }, ...lines.filter((line) => !OF_NIGHTS.has(line.kind))]
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
  const { quoteId, lines, total, deposit, currency, securityDeposit: guarantee } = outcome.quote.terms
  const [place, cabins] = await Promise.all([deps.place(db), deps.cabins(db)])
  const cabin = cabins.find((one) => one.id === offer.accommodationId)
  const features = cabin ? featuresOf(cabin, place, wanted.language).slice(0, MOST_FEATURES) : []
  const now = deps.clock.now()
  const validUntil = {
    at: addSeconds(now, QUOTE_VALID_SECONDS),
    zone: deps.zone,
    today: dateAt(now, deps.zone),
  }
  return {
    ...offer,
    quoteId,
    lines: shortened(lines, wanted),
    total,
    deposit,
    guarantee,
    currency,
    features,
    validUntil,
  }
}

function refused(refusal: SearchRefusal, cabin: SoldCabin | undefined): Searched {
  return { type: 'searched', offers: [], refusal, alternatives: [], cabin: cabin?.name ?? null }
}

export function toSearchRefusal(
  refusal: Exclude<StayOffer['outcome'], { readonly ok: true }> | { readonly reason: string },
  nearest: readonly StayDates[] = 'nearest' in refusal ? (refusal.nearest ?? []) : [],
): SearchRefusal {
  const limit = 'limit' in refusal ? (refusal.limit ?? 0) : 0
  switch (refusal.reason) {
    case 'capacity_exceeded':
    case 'min_nights':
    case 'max_nights':
      return { reason: refusal.reason, limit }
    case 'past_dates':
    case 'invalid_dates':
      return { reason: refusal.reason }
    case 'closed_to_arrival':
    case 'closed_to_departure':
      return { reason: refusal.reason, nearest }
    // A cabin without rates or withdrawn meanwhile is, to the guest, not free.
    default:
      return { reason: 'date_overlap' }
  }
}

/** The offer as a request to hold it. */
export function stayOf(offer: Offer, party: PartyCount) {
  return { accommodationId: idIn<'accommodation'>(offer.accommodationId), ...offer.stay, party }
}

type Cheaper = Extract<Effect, { type: 'cheaper' }>

/** The cheapest cabin that is free, when it costs less than what was shown; else the word that nothing does. */
export async function cheaper(
  { deps, tx, turn, frame }: Answering,
  { stay, party }: Cheaper,
): Promise<DialogueEvent> {
  const wanted = { stay, party, accommodationId: null, language: turn.language, prefer: 'cheapest' as const }
  const found = await searchStay(deps, tx, wanted)
  const [cheapest] = found.offers
  const shown = frame.offers[0]?.accommodationId
  if (!cheapest || cheapest.accommodationId !== shown) return { ...found, isCheaper: true }
  return { type: 'cheapest_already', offer: cheapest }
}
