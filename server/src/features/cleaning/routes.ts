import {
  cleaningBody,
  cleaningLinkView,
  cleaningQuerySchema,
  cleaningStateSchema,
  cleaningStateView,
  cleaningView,
} from '@tranquera/contracts/cleaning'
import { idOf, idParams } from '@tranquera/contracts/common'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { addDays, localDate } from '../../lib/local-date.ts'
import { cleaningPage, endedPage, presentCabin, presentLink } from './presenter.ts'
import type { CleaningService } from './service.ts'

export interface CleaningRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly baseUrl: string
  readonly guards: Guards
  readonly cleaning: (db: Db) => CleaningService
  readonly placeName: (db: Db) => Promise<string>
}

const noCabin = () => problem({ code: 'not_found', detail: 'There is no such cabin.' })

/** The panel's side: the day, the cleaner's address, and a cabin marked by hand. */
export function cleaningRoutes(deps: CleaningRouteDeps): Routes {
  return (app) => {
    day(app, deps)
    link(app, deps)
  }
}

function day(app: App, { db, zone, baseUrl, guards, cleaning }: CleaningRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/cleaning',
    id: 'getCleaning',
    summary:
      "Shows the cleaner's day: who leaves, who arrives, which cabins are clean; and the cleaner's address.",
    tag: 'Home',
    guard: guards.reader,
    schema: { querystring: cleaningQuerySchema, response: { 200: cleaningView } },
    handler: async (request) => {
      const asked = request.query.date
      const { date, cabins } = await cleaning(db).day(asked === undefined ? undefined : localDate(asked))
      const mayShare = request.actor?.kind === 'staff' && request.actor.role !== 'reader'
      const found = mayShare ? await cleaning(db).link() : undefined
      return {
        date,
        link: found ? presentLink(found, { baseUrl, zone }) : null,
        cabins: cabins.map((cabin) => presentCabin(cabin, zone)),
      }
    },
  })

  operation(app, {
    method: 'PUT',
    url: '/admin/cleaning/:id',
    id: 'markCabin',
    summary: 'Says that a cabin is clean or dirty.',
    tag: 'Home',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParams<'accommodation'>(), body: cleaningBody, response: { 200: cleaningStateView } },
    handler: async (request) => {
      const id = request.params.id
      const { state } = request.body
      if (!(await cleaning(db).mark(id, state, actorOf(request)))) throw noCabin()
      return { accommodation_id: id, state }
    },
  })
}

function link(app: App, { db, zone, baseUrl, guards, cleaning }: CleaningRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/cleaning/link',
    id: 'makeCleaningLink',
    summary: "Makes the cleaner's address; a new one ends the old one.",
    tag: 'Home',
    guard: guards.staff,
    schema: { response: { 201: cleaningLinkView } },
    handler: async (request, reply) => {
      const made = await cleaning(db).makeLink(actorOf(request))
      return reply.code(201).send(presentLink(made, { baseUrl, zone }))
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/cleaning/link',
    id: 'endCleaningLink',
    summary: "Ends the cleaner's address.",
    tag: 'Home',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      if (!(await cleaning(db).endLink(actorOf(request))))
        throw problem({ code: 'not_found', detail: 'There is no address to end.' })
      return reply.code(204).send()
    },
  })
}

const tokenParams = z.object({ token: z.string() })
const cabinParams = z.object({ token: z.string(), id: idOf<'accommodation'>() })
const anyQuery = z.record(z.string(), z.unknown())
const formSchema = z.object({ state: cleaningStateSchema })
const LARGEST_FORM_BYTES = 1024

/** `/limpieza/{token}`: without account. The address is the key, so nobody else is told it and nothing is kept. */
export function cleaningPages(deps: CleaningRouteDeps): Routes {
  const { db, cleaning, placeName } = deps
  return async (root) => {
    await root.register(async (app: App) => {
      app.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: LARGEST_FORM_BYTES },
        (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      )
      app.get(
        '/limpieza/:token',
        {
          config: { rateLimit: 'public_reads' },
          schema: { hide: true, params: tokenParams, querystring: anyQuery },
        },
        async ({ params: { token }, query }, reply) => {
          const service = cleaning(db)
          if (!(await service.admits(token))) return send(reply.code(404), endedPage())
          const today = service.today()
          const tomorrow = addDays(today, 1)
          await service.noteOpened()
          const shown = await service.day(query.dia === tomorrow ? tomorrow : today)
          const place = await placeName(db)
          return send(reply, cleaningPage({ place, token, today, day: shown }))
        },
      )
      app.post(
        '/limpieza/:token/:id',
        {
          config: { rateLimit: 'public_writes' },
          schema: { hide: true, params: cabinParams, body: formSchema },
        },
        async ({ params: { token, id }, body }, reply) => {
          if (!(await cleaning(db).admits(token))) return send(reply.code(404), endedPage())
          if (!(await cleaning(db).mark(id, body.state, null))) throw noCabin()
          return closely(reply).redirect(`/limpieza/${token}`, 303)
        },
      )
    })
  }
}

function closely(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer')
}

function send(reply: FastifyReply, html: string): FastifyReply {
  return closely(reply).type('text/html; charset=utf-8').send(html)
}
