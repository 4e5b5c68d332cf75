import { idParamsSchema } from '@tranquera/contracts/common'
import { quoteBodySchema, quoteSchema } from '@tranquera/contracts/quotes'
import { ratesSchema } from '@tranquera/contracts/rates'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import type { AccommodationId } from '../../lib/ids.ts'
import { localDate } from '../../lib/local-date.ts'
import { toParty } from './domain/party.ts'
import { fromRatePlan, toRatePlan } from './domain/rate-plan.ts'
import { presentQuote, refusalProblem } from './presenter.ts'
import type { PricingService } from './service.ts'

export interface PricingRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly zone: string
  readonly pricing: (db: Db) => PricingService
}

export function pricingRoutes(deps: PricingRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'POST',
      url: '/quotes',
      id: 'quoteStay',
      summary: 'Prices a stay; the quote never changes.',
      tag: 'Public',
      problems: [
        'accommodation_not_found',
        'invalid_dates',
        'past_dates',
        'capacity_exceeded',
        'min_nights',
        'max_nights',
        'closed_to_arrival',
        'closed_to_departure',
        'rates_missing',
      ],
      schema: { body: quoteBodySchema, response: { 200: quoteSchema } },
      handler: async ({ body }) => {
        const stay = {
          accommodationId: body.accommodation_id as AccommodationId,
          checkIn: localDate(body.check_in),
          checkOut: localDate(body.check_out),
          party: toParty(body.guests),
        }
        const outcome = await deps.pricing(deps.db).quote(stay, body.language ?? 'es')
        if (!outcome.ok) throw refusalProblem(outcome)
        return presentQuote(outcome.quote, deps.zone)
      },
    })

    operation(app, {
      method: 'GET',
      url: '/admin/accommodations/:id/rates',
      id: 'getRates',
      summary: 'Shows the rates of a cabin.',
      tag: 'Catalogue',
      guard: deps.guards.reader,
      problems: ['not_found', 'accommodation_not_found'],
      schema: { params: idParamsSchema, response: { 200: ratesSchema } },
      handler: async ({ params }) => {
        const plan = await deps.pricing(deps.db).ratePlan(params.id as AccommodationId)
        if (!plan) {
          const detail = 'This accommodation has no rates yet; PUT the same address to set them.'
          throw problem({ code: 'not_found', detail })
        }
        return fromRatePlan(plan)
      },
    })

    operation(app, {
      method: 'PUT',
      url: '/admin/accommodations/:id/rates',
      id: 'saveRates',
      summary: 'Replaces the rates of a cabin.',
      tag: 'Catalogue',
      guard: deps.guards.owner,
      problems: ['accommodation_not_found', 'fx_required'],
      schema: { params: idParamsSchema, body: ratesSchema, response: { 200: ratesSchema } },
      handler: async (request) => {
        const id = request.params.id as AccommodationId
        const plan = toRatePlan(request.body)
        return fromRatePlan(await deps.pricing(deps.db).saveRatePlan(id, plan, actorOf(request)))
      },
    })
  }
}
