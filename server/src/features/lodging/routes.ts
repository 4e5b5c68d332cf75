import {
  createAccommodationBodySchema,
  ownerAccommodationListSchema,
  ownerAccommodationSchema,
  patchAccommodationBodySchema,
  removedAccommodationSchema,
} from '@tranquera/contracts/accommodations'
import { offsetOf, paginate } from '@tranquera/contracts/common'
import type { Db } from '../../lib/db/types.ts'
import { type Actor, actorOf } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { toRatePlan } from '../pricing/domain/plan-wire.ts'
import type { Accommodation } from './domain/accommodation.ts'
import { presentForOwner } from './presenter.ts'
import {
  cabinParams,
  type LodgingRouteDeps,
  listQuery,
  presenting,
  publicRoutes,
} from './routes/catalogue.ts'
import { photoRoutes, pictureRoutes } from './routes/photos.ts'
import { settingsRoutes } from './routes/settings.ts'

export function lodgingRoutes(deps: LodgingRouteDeps): Routes {
  return (app: App) => {
    publicRoutes(app, deps)
    pictureRoutes(app, deps)
    ownerRoutes(app, deps)
    settingsRoutes(app, deps)
    photoRoutes(app, deps)
  }
}

function ownerRoutes(app: App, deps: LodgingRouteDeps): void {
  const { guards } = deps
  const answer = async (cabin: Accommodation, actor: Actor, db: Db = deps.db) =>
    presentForOwner(cabin, (await presenting(deps, 'es', db))(cabin), actor)

  operation(app, {
    method: 'GET',
    url: '/admin/accommodations',
    id: 'listOwnAccommodations',
    summary: 'Lists all cabins, also those no longer offered.',
    tag: 'Catalogue',
    guard: guards.reader,
    schema: { querystring: listQuery, response: { 200: ownerAccommodationListSchema } },
    handler: async (request) => {
      const { query } = request
      const cabins = await deps.lodging(deps.db).listAccommodations({ activeOnly: false })
      const context = await presenting(deps, query.lang)
      const page = cabins.slice(offsetOf(query), offsetOf(query) + query.page_size)
      const items = page.map((cabin) => presentForOwner(cabin, context(cabin), actorOf(request)))
      return { items, pagination: paginate(query, cabins.length) }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/accommodations',
    id: 'createAccommodation',
    summary: 'Adds a cabin, with its rates if they are given.',
    tag: 'Catalogue',
    guard: guards.owner,
    problems: ['conflict', 'fx_required'],
    schema: { body: createAccommodationBodySchema, response: { 201: ownerAccommodationSchema } },
    handler: async (request, reply) => {
      const { rates, ...body } = request.body
      const actor = actorOf(request)
      const created = await deps.db.transaction(async (tx) => {
        const cabin = await deps.lodging(tx).create(body, actor)
        if (rates) await deps.pricing(tx).saveRatePlan(cabin.id, toRatePlan(rates), actor)
        return answer(cabin, actor, tx)
      })
      return reply.code(201).send(created)
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/accommodations/:id',
    id: 'getOwnAccommodation',
    summary: 'Shows one cabin as its owner sees it.',
    tag: 'Catalogue',
    guard: guards.reader,
    problems: ['accommodation_not_found'],
    schema: { params: cabinParams, response: { 200: ownerAccommodationSchema } },
    handler: async (request) => {
      const cabin = await deps.lodging(deps.db).getAccommodation(request.params.id)
      return answer(cabin, actorOf(request))
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/accommodations/:id',
    id: 'changeAccommodation',
    summary: 'Changes what is told about a cabin, or the order of its photos.',
    tag: 'Catalogue',
    guard: guards.staff,
    problems: ['accommodation_not_found', 'conflict'],
    schema: {
      params: cabinParams,
      body: patchAccommodationBodySchema,
      response: { 200: ownerAccommodationSchema },
    },
    handler: async (request) => {
      const id = request.params.id
      const actor = actorOf(request)
      return answer(await deps.lodging(deps.db).patch(id, request.body, actor), actor)
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/accommodations/:id',
    id: 'removeAccommodation',
    summary: 'Deletes a cabin that never had a stay, and stops offering any other.',
    tag: 'Catalogue',
    guard: guards.owner,
    problems: ['accommodation_not_found', 'conflict'],
    schema: {
      params: cabinParams,
      response: { 200: removedAccommodationSchema },
    },
    handler: async (request) => ({
      outcome: await deps.lodging(deps.db).remove(request.params.id, actorOf(request)),
    }),
  })
}
