import { idParams } from '@tranquera/contracts/common'
import type { ErrorCode } from '@tranquera/contracts/errors'
import { quoteBodySchema, quoteSchema } from '@tranquera/contracts/quotes'
import { ratesSchema, simulateBodySchema, simulationSchema } from '@tranquera/contracts/rates'
import { actorOf } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import type { AccommodationId } from '../../lib/ids.ts'
import { localDate } from '../../lib/local-date.ts'
import { STAY_PROBLEMS } from './domain/check-stay.ts'
import { type GuestsGiven, toParty } from './domain/party.ts'
import { fromRatePlan, toRatePlan } from './domain/plan-wire.ts'
import type { PayBy, StayRequest } from './domain/quote.ts'
import { refusalProblem } from './errors.ts'
import { presentQuote, presentTerms } from './presenter.ts'
import type { PricingRouteDeps } from './routes/availability.ts'
import { availabilityRoute } from './routes/availability.ts'

export function pricingRoutes(deps: PricingRouteDeps): Routes {
  return (app: App) => {
    availabilityRoute(app, deps)
    quoteRoute(app, deps)
    rateRoutes(app, deps)
    simulateRoute(app, deps)
  }
}

/** Why a stay may not be sold, whoever asks for its price. */
const REFUSALS = [
  'accommodation_not_found',
  ...STAY_PROBLEMS,
  'fx_required',
] as const satisfies readonly ErrorCode[]

function stayOf(
  accommodationId: AccommodationId,
  body: {
    readonly check_in: string
    readonly check_out: string
    readonly guests: GuestsGiven
    readonly extras?: readonly string[] | undefined
    readonly pay_by?: PayBy | undefined
  },
): StayRequest {
  return {
    accommodationId,
    checkIn: localDate(body.check_in),
    checkOut: localDate(body.check_out),
    party: toParty(body.guests),
    extras: body.extras ?? [],
    payBy: body.pay_by ?? null,
  }
}

function quoteRoute(app: App, deps: PricingRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/quotes',
    id: 'quoteStay',
    config: { rateLimit: 'public_writes' },
    summary: 'Prices a stay; the quote never changes.',
    tag: 'Public',
    problems: [...REFUSALS, 'rates_missing'],
    schema: { body: quoteBodySchema, response: { 200: quoteSchema } },
    handler: async ({ body }) => {
      const stay = stayOf(body.accommodation_id, body)
      const { db } = await deps.catalogue.now()
      const outcome = await deps.publicPricing(db).quote(stay, body.language ?? 'es')
      if (!outcome.ok) throw refusalProblem(outcome)
      return presentQuote(outcome.quote, deps.zone)
    },
  })
}

function rateRoutes(app: App, deps: PricingRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/accommodations/:id/rates',
    id: 'getRates',
    summary: 'Shows the rates of a cabin.',
    tag: 'Catalogue',
    guard: deps.guards.reader,
    problems: ['not_found', 'accommodation_not_found'],
    schema: { params: idParams<'accommodation'>(), response: { 200: ratesSchema } },
    handler: async ({ params }) => fromRatePlan(await deps.pricing(deps.db).getRatePlan(params.id)),
  })

  operation(app, {
    method: 'PUT',
    url: '/admin/accommodations/:id/rates',
    id: 'saveRates',
    summary: 'Replaces the rates of a cabin.',
    tag: 'Catalogue',
    guard: deps.guards.owner,
    problems: ['accommodation_not_found', 'fx_required'],
    schema: { params: idParams<'accommodation'>(), body: ratesSchema, response: { 200: ratesSchema } },
    handler: async (request) => {
      const id = request.params.id
      const plan = toRatePlan(request.body)
      return fromRatePlan(await deps.pricing(deps.db).saveRatePlan(id, plan, actorOf(request)))
    },
  })
}

function simulateRoute(app: App, deps: PricingRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/accommodations/:id/rates/simulate',
    id: 'simulateRates',
    summary: 'Prices a stay under rates that are not saved.',
    tag: 'Catalogue',
    guard: deps.guards.reader,
    problems: [...REFUSALS],
    schema: {
      params: idParams<'accommodation'>(),
      body: simulateBodySchema,
      response: { 200: simulationSchema },
    },
    handler: async ({ params, body }) => {
      const stay = stayOf(params.id, body)
      const plan = toRatePlan(body.rates)
      const outcome = await deps.pricing(deps.db).simulate({ stay, plan, language: body.language ?? 'es' })
      if (!outcome.ok) throw refusalProblem(outcome)
      return presentTerms(stay, outcome.terms)
    },
  })
}
