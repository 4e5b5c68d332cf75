import { idParamsSchema, offsetOf, paginate } from '@tranquera/contracts/common'
import {
  guestExportSchema,
  guestPageSchema,
  guestQuerySchema,
  guestViewSchema,
  mergeGuestBodySchema,
  patchGuestBodySchema,
} from '@tranquera/contracts/guests'
import { z } from 'zod'
import type { Db } from '../../lib/db/types.ts'
import { actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { presentExport, presentGuest } from './presenter.ts'
import type { GuestService } from './service.ts'

export interface GuestRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly guests: (db: Db) => GuestService
}

/** The guest book. Whoever works here may read and correct it; what leaves it or goes for good is the owner's. */
export function guestRoutes(deps: GuestRouteDeps): Routes {
  return (app) => {
    editing(app, deps)
    rights(app, deps)
  }
}

function editing(app: App, { db, zone, guards, guests }: GuestRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/guests',
    id: 'listGuests',
    summary: 'Lists the people who wrote or booked, the latest first.',
    tag: 'People',
    guard: guards.reader,
    schema: { querystring: guestQuerySchema, response: { 200: guestPageSchema } },
    handler: async ({ query }) => {
      const { cursor, page_size: limit } = query
      const page = { text: query.q || undefined, limit, offset: offsetOf(query), cursor }
      const { rows, total, ...far } = await guests(db).list(page)
      return {
        items: rows.map((row) => presentGuest(row, zone)),
        pagination: paginate(query, total, far),
      }
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/guests/:id',
    id: 'changeGuest',
    summary: 'Corrects what is known of somebody, and keeps a note.',
    tag: 'People',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, body: patchGuestBodySchema, response: { 200: guestViewSchema } },
    handler: async (request) =>
      presentGuest(await guests(db).change(request.params.id, request.body, actorOf(request)), zone),
  })

  operation(app, {
    method: 'POST',
    url: '/admin/guests/:id/merge',
    id: 'mergeGuest',
    summary: 'Makes one entry of two of the same person.',
    tag: 'People',
    guard: guards.staff,
    problems: ['not_found', 'conflict'],
    schema: { params: idParamsSchema, body: mergeGuestBodySchema, response: { 200: guestViewSchema } },
    handler: async (request) => {
      const { params, body } = request
      return presentGuest(await guests(db).merge(params.id, body.into, actorOf(request)), zone)
    },
  })
}

function rights(app: App, { db, zone, guards, guests }: GuestRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/guests/:id/export',
    id: 'exportGuest',
    summary: 'Hands out everything that is kept about somebody (Ley 25.326).',
    tag: 'People',
    guard: guards.owner,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: guestExportSchema } },
    handler: async (request, reply) => {
      const file = await guests(db).export(request.params.id, actorOf(request))
      reply.header('content-disposition', `attachment; filename="guest-${file.guest.id}.json"`)
      return presentExport(file, zone)
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/guests/:id',
    id: 'eraseGuest',
    summary: 'Forgets somebody; nights and the ledger stay, without a name (Ley 25.326).',
    tag: 'People',
    guard: guards.owner,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await guests(db).erase(request.params.id, actorOf(request))
      return reply.code(204).send(undefined)
    },
  })
}
