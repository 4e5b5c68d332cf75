import {
  type AccommodationList,
  accommodationListSchema,
  accommodationQuerySchema,
  accommodationSchema,
} from '@tranquera/contracts/accommodations'
import { idParams, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import type { z } from 'zod'
import type { Clock } from '../../../lib/clock.ts'
import type { KeptFacts, Standing } from '../../../lib/db/kept-facts.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { readyAnswers } from '../../../lib/http/ready-answers.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import type { PricingService } from '../../pricing/service.ts'
import type { Accommodation } from '../domain/accommodation.ts'
import { type Presenting, presentAccommodation, presentProperty } from '../presenter.ts'
import { notFound } from '../service/deps.ts'
import type { LodgingService } from '../service.ts'

export interface LodgingRouteDeps {
  readonly db: Db
  readonly clock: Clock
  readonly guards: Guards
  /** IANA zone of the property. */
  readonly zone: string
  readonly baseUrl: string
  /** WhatsApp is simulated: visitors are sent to the pretend phone. */
  readonly hasPretendPhone: boolean
  /** Cabins and settings as they stand, read once until somebody changes them. */
  readonly catalogue: KeptFacts
  readonly lodging: (db: Db) => LodgingService
  readonly pricing: (db: Db) => PricingService
}

export const listQuery = pageQuerySchema.extend({ lang: accommodationQuerySchema.shape.lang })

export const cabinParams = idParams<'accommodation'>()

/** What every answer about a cabin needs besides the cabin; two queries however many cabins. */
export async function presenting(deps: LodgingRouteDeps, language: Language = 'es', db: Db = deps.db) {
  const property = await deps.lodging(db).property()
  const plans = await deps.pricing(db).ratePlans()
  const today = dateAt(deps.clock.now(), property.zone)
  return (cabin: Accommodation): Presenting => ({
    property,
    plan: plans.get(cabin.id),
    language,
    today,
    baseUrl: deps.baseUrl,
  })
}

/** What `GET /accommodations` answers, and what the guests' pages are made of. */
export async function publicCatalogue(
  deps: LodgingRouteDeps,
  query: z.output<typeof listQuery>,
  standing?: Standing,
): Promise<AccommodationList> {
  const { db } = standing ?? (await deps.catalogue.now())
  const cabins = await deps.lodging(db).listAccommodations({ activeOnly: true })
  const context = await presenting(deps, query.lang, db)
  const page = cabins.slice(offsetOf(query), offsetOf(query) + query.page_size)
  const property = await deps.lodging(db).property()
  return {
    items: page.map((cabin) => presentAccommodation(cabin, context(cabin))),
    pagination: paginate(query, cabins.length),
    property: presentProperty(property, query.lang ?? 'es'),
    contact: { whatsapp_phone: property.settings.contact_phone ?? null, sandbox: deps.hasPretendPhone },
    takes_transfers: Boolean(property.settings.transfer),
  }
}

/** A page of cabins with its photos is about 12 kB. */
const MOST_KEPT_BYTES = 2 * 2 ** 20

export function publicRoutes(app: App, deps: LodgingRouteDeps): void {
  const answers = readyAnswers(MOST_KEPT_BYTES)

  operation(app, {
    method: 'GET',
    url: '/accommodations',
    id: 'listAccommodations',
    config: { rateLimit: 'public_reads', readyAnswer: true },
    summary: 'Lists the cabins that can be booked.',
    tag: 'Public',
    schema: { querystring: listQuery, response: { 200: accommodationListSchema } },
    handler(request, reply) {
      const { query } = request
      const answer = (standing: Standing) => {
        const today = dateAt(deps.clock.now(), deps.zone)
        const key = `${standing.stamp} ${today} ${query.page} ${query.page_size} ${query.lang}`
        return answers.send({ request, reply }, key, async () =>
          reply.serialize(await publicCatalogue(deps, query, standing)),
        )
      }
      const standing = deps.catalogue.now()
      return standing instanceof Promise ? standing.then(answer) : answer(standing)
    },
  })

  operation(app, {
    method: 'GET',
    url: '/accommodations/:id',
    id: 'getAccommodation',
    config: { rateLimit: 'public_reads' },
    summary: 'Shows one cabin.',
    tag: 'Public',
    problems: ['accommodation_not_found'],
    schema: {
      params: cabinParams,
      querystring: accommodationQuerySchema,
      response: { 200: accommodationSchema },
    },
    handler: async ({ params, query }) => {
      const { db } = await deps.catalogue.now()
      const cabin = await deps.lodging(db).getAccommodation(params.id)
      if (!cabin.active) throw notFound()
      return presentAccommodation(cabin, (await presenting(deps, query.lang, db))(cabin))
    },
  })
}
