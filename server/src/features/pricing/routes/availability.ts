import {
  type AvailabilitySearchView,
  availabilitySearchQuery,
  availabilitySearchSchema,
} from '@tranquera/contracts/quotes'
import type { z } from 'zod'
import type { KeptFacts } from '../../../lib/db/kept-facts.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { readyAnswers } from '../../../lib/http/ready-answers.ts'
import { localDate } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import type { Combination } from '../domain/combine.ts'
import { presentParty, toParty } from '../domain/party.ts'
import { refusalProblem } from '../errors.ts'
import {
  alternativesIn,
  combinationsOf,
  DAYS_AROUND,
  type Market,
  offerOf,
  type StayWanted,
  totalsOf,
} from '../service/search.ts'
import type { PricingService } from '../service.ts'

/** Prices are charged in it and nothing else, see `lacksExchangeRate`. */
const CURRENCY = 'ARS'

/** Of what was asked lately: most visitors look at the same few weekends. */
const MOST_KEPT_BYTES = 2 * 2 ** 20

export function availabilityRoute(app: App, deps: PricingRouteDeps): void {
  const answers = readyAnswers(MOST_KEPT_BYTES)
  operation(app, {
    method: 'GET',
    url: '/availability',
    id: 'searchAvailability',
    summary:
      'Shows every cabin for some nights, with its price; combinations for a group; what is free nearby.',
    tag: 'Public',
    config: { rateLimit: 'public_reads', readyAnswer: true },
    problems: ['invalid_dates', 'past_dates'],
    schema: { querystring: availabilitySearchQuery, response: { 200: availabilitySearchSchema } },
    handler: async (request, reply) => {
      const search = await openSearch(deps, request.query)
      await answers.send({ request, reply }, keyOf(search), () => reply.serialize(answerOf(search)))
      return reply
    },
  })
}

type Query = z.output<typeof availabilitySearchQuery>
type SearchDeps = Pick<PricingRouteDeps, 'catalogue' | 'publicPricing'>

/** What `GET /availability` answers, also to the pages that are drawn on the server. */
export async function searchAvailability(deps: SearchDeps, query: Query): Promise<AvailabilitySearchView> {
  return answerOf(await openSearch(deps, query))
}

/** Everything that an answer is made of: the same search has the same answer. */
interface Search {
  /** Of cabins, rates and settings. */
  readonly stamp: string
  readonly stay: StayWanted
  readonly market: Market
}

async function openSearch(deps: SearchDeps, query: Query): Promise<Search> {
  const stay = {
    checkIn: localDate(query.check_in),
    checkOut: localDate(query.check_out),
    party: toParty(query.guests),
  }
  if (stay.checkOut <= stay.checkIn) throw refusalProblem({ ok: false, reason: 'invalid_dates' })
  const { stamp, db } = await deps.catalogue.now()
  const market = await deps.publicPricing(db).market({ ...stay, around: DAYS_AROUND })
  if (stay.checkIn < market.today) throw refusalProblem({ ok: false, reason: 'past_dates' })
  return { stamp, stay, market }
}

/** Nights are read each time: one that was taken since makes another key. */
function keyOf({ stamp, stay, market }: Search): string {
  const taken = [...market.taken].map(([id, all]) => [
    id,
    ...all.flatMap((one) => [one.checkIn, one.checkOut]),
  ])
  return JSON.stringify([stamp, market.today, stay, taken])
}

function answerOf({ market, stay }: Search): AvailabilitySearchView {
  const items = market.cabins.map((cabin) => itemOf(market, cabin, stay))
  const isAnyAvailable = items.some((item) => item.available)
  const combinations = isAnyAvailable ? [] : combinationsOf(market, stay)
  const isNothingFree = !isAnyAvailable && combinations.length === 0
  const alternatives = isNothingFree ? alternativesIn(market, { ...stay, accommodationId: null }) : []
  return {
    items,
    combinations: combinations.map((one) => presentCombination(market, stay, one)),
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
  const { total, deposit, currency, policy } = outcome.terms
  const byTransfer = policy.payment_discounts?.transfer
    ? offerOf(market, cabin, { stay: { ...stay, payBy: 'transfer' }, language: 'es' })
    : outcome
  return {
    ...known,
    available: true,
    total_price: formatAmount(total),
    deposit_amount: formatAmount(deposit),
    currency,
    ...presentWays(total, byTransfer.ok ? byTransfer.terms.total : total),
  }
}

/** Nothing where both cost the same. */
function presentWays(byCard: number, byTransfer: number) {
  if (byCard === byTransfer) return {}
  return {
    ways_to_pay: [
      { pay_by: 'card' as const, total_price: formatAmount(byCard) },
      { pay_by: 'transfer' as const, total_price: formatAmount(byTransfer) },
    ],
  }
}

function presentCombination(
  market: Market,
  stay: StayWanted,
  combination: Combination,
): AvailabilitySearchView['combinations'][number] {
  const { parts, total } = combination
  const byTransfer = totalsOf(market, combination, { ...stay, payBy: 'transfer' })
  return {
    accommodation_ids: parts.map((part) => part.id),
    total_price: formatAmount(total),
    currency: CURRENCY,
    ...presentWays(
      total,
      byTransfer.reduce((sum, one) => sum + one, 0),
    ),
    items: parts.map((part, i) => ({
      accommodation_id: part.id,
      guests: presentParty(part.party),
      total_price: formatAmount(part.price),
      ...presentWays(part.price, byTransfer[i] ?? part.price),
    })),
  }
}

export interface PricingRouteDeps {
  readonly db: Db
  /** Cabins and prices as they stand, read once until somebody changes them; nights taken are read each time. */
  readonly catalogue: KeptFacts
  readonly guards: Guards
  readonly zone: string
  readonly pricing: (db: Db) => PricingService
  /** The same for what the public asks: those who ask together are one read. */
  readonly publicPricing: (db: Db) => PricingService
}
