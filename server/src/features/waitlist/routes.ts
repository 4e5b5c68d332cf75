import { idParams, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import { waitlistBodySchema, waitlistEntrySchema, waitlistSchema } from '@tranquera/contracts/waitlist'
import { formatInstant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import type { WaitlistEntry } from './domain.ts'
import type { WaitlistService } from './service.ts'

export interface WaitlistRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly waitlist: (db: Db) => WaitlistService
}

function present(one: WaitlistEntry, zone: string) {
  return {
    id: one.id,
    check_in: one.checkIn,
    check_out: one.checkOut,
    guests: one.party,
    accommodation_id: one.accommodationId,
    conversation_id: one.conversationId,
    contact_name: one.contactName,
    contact_phone: one.contactPhone,
    status: one.status,
    told_at: one.toldAt && formatInstant(one.toldAt, zone),
    offer_ends_at: one.offerEndsAt && formatInstant(one.offerEndsAt, zone),
    created_at: formatInstant(one.createdAt, zone),
  }
}

export function waitlistRoutes({ db, zone, guards, waitlist }: WaitlistRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/admin/waitlist',
      id: 'listWaitlist',
      summary: 'Lists who waits for nights, the first come first.',
      tag: 'Waiting list',
      guard: guards.reader,
      schema: { querystring: pageQuerySchema, response: { 200: waitlistSchema } },
      handler: async ({ query }) => {
        const page = { limit: query.page_size, offset: offsetOf(query) }
        const { items, total } = await waitlist(db).list(page)
        return { items: items.map((one) => present(one, zone)), pagination: paginate(query, total) }
      },
    })

    operation(app, {
      method: 'POST',
      url: '/admin/waitlist',
      id: 'joinWaitlist',
      summary: 'Puts somebody on the waiting list.',
      tag: 'Waiting list',
      guard: guards.staff,
      problems: ['invalid_dates', 'accommodation_not_found'],
      schema: { body: waitlistBodySchema, response: { 201: waitlistEntrySchema } },
      handler: async (request, reply) => {
        const { body } = request
        if (body.check_out <= body.check_in)
          throw problem({ code: 'invalid_dates', detail: 'The departure is after the arrival.' })
        return reply.code(201).send(present(await waitlist(db).add(body, actorOf(request)), zone))
      },
    })

    operation(app, {
      method: 'DELETE',
      url: '/admin/waitlist/:id',
      id: 'leaveWaitlist',
      summary: 'Takes somebody off the waiting list.',
      tag: 'Waiting list',
      guard: guards.staff,
      problems: ['not_found'],
      schema: { params: idParams<'waitlist'>() },
      handler: async (request, reply) => {
        if (!(await waitlist(db).remove(request.params.id, actorOf(request))))
          throw problem({ code: 'not_found', detail: 'Nobody waits under this id.' })
        return reply.code(204).send()
      },
    })
  }
}
