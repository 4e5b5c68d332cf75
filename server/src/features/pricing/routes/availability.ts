import {
  type AvailabilitySearchView,
  availabilitySearchQuery,
  availabilitySearchSchema,
} from '@tranquera/contracts/quotes'
import type { z } from 'zod'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { localDate } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import type { Combination } from '../domain/combine.ts'
import { presentParty, toParty } from '../domain/party.ts'
import { refusalProblem } from '../errors.ts'
import { combinationsOf, type Market, offerOf, type StayWanted } from '../service/search.ts'
import type { PricingService } from '../service.ts'

/** Prices are charged in it and nothing else, see `lacksExchangeRate`. */
const CURRENCY = 'ARS'

export function availabilityRoute(app: App, deps: PricingRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/availability',
    id: 'searchAvailability',
    summary:
      'Shows every cabin for some nights, with its price; combinations for a group; what is free nearby.',
    tag: 'Public',
    config: { rateLimit: 'public_reads' },
    problems: ['invalid_dates', 'past_dates'],
    schema: { querystring: availabilitySearchQuery, response: { 200: availabilitySearchSchema } },
    handler: ({ query }) => searchAvailability(deps, query),
  })
}

/** What `GET /availability` answers, also to the pages that are drawn on the server. */
export async function searchAvailability(
  deps: Pick<PricingRouteDeps, 'db' | 'pricing'>,
  query: z.output<typeof availabilitySearchQuery>,
): Promise<AvailabilitySearchView> {
  const pricing = deps.pricing(deps.db)
  const stay = {
    checkIn: localDate(query.check_in),
    checkOut: localDate(query.check_out),
    party: toParty(query.guests),
  }
  if (stay.checkOut <= stay.checkIn) throw refusalProblem({ ok: false, reason: 'invalid_dates' })
  const market = await pricing.market(stay)
  if (stay.checkIn < market.today) throw refusalProblem({ ok: false, reason: 'past_dates' })
  const items = market.cabins.map((cabin) => itemOf(market, cabin, stay))
  const isAnyAvailable = items.some((item) => item.available)
  const combinations = isAnyAvailable ? [] : combinationsOf(market, stay)
  const isNothingFree = !isAnyAvailable && combinations.length === 0
  const alternatives = isNothingFree ? await pricing.alternatives({ ...stay, accommodationId: null }) : []
  return {
    items,
    combinations: combinations.map(presentCombination),
    alternatives: alternatives.map((other) => ({
      accommodation_id: other.accommodationId,
      accommodation_name: other.name,
      check_in: other.checkIn,
      check_out: other.checkOut,
    })),
  }
}

function itemOf(
  market: Market,
  cabin: Market['cabins'][number],
  stay: StayWanted,
): AvailabilitySearchView['items'][number] {
  const outcome = offerOf(market, cabin, { stay, language: 'es' })
  const known = { accommodation_id: cabin.id, name: cabin.name, currency: CURRENCY }
  if (!outcome.ok) return { ...known, available: false, reason: outcome.reason }
  const { total, deposit, currency } = outcome.terms
  return {
    ...known,
    available: true,
    total_price: formatAmount(total),
    deposit_amount: formatAmount(deposit),
    currency,
  }
}

function presentCombination({ parts, total }: Combination): AvailabilitySearchView['combinations'][number] {
  return {
    accommodation_ids: parts.map((part) => part.id),
    total_price: formatAmount(total),
    currency: CURRENCY,
    items: parts.map((part) => ({
      accommodation_id: part.id,
      guests: presentParty(part.party),
      total_price: formatAmount(part.price),
    })),
  }
}

export interface PricingRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly zone: string
  readonly pricing: (db: Db) => PricingService
}
