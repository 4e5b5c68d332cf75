import { exportList, exportQuery, exportView } from '@tranquera/contracts/calendar-exports'
import { idParamsSchema } from '@tranquera/contracts/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProblemError, problem } from '../../../lib/errors.ts'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Feed } from '../domain/feed.ts'
import type { ExportAnswer } from '../service/exports.ts'
import type { ChannelRouteDeps } from './deps.ts'
import { presentExport } from './exports-view.ts'

const exportParams = z.object({ accommodation_id: z.string().max(64), token: z.string().max(200) })
const RETRY_SECONDS = 120

export function exportRoutes(app: App, deps: ChannelRouteDeps): void {
  publicRoute(app, deps)
  ownerRoutes(app, deps)
}

function publicRoute(app: App, deps: ChannelRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/ical/export/:accommodation_id/:token',
    id: 'exportCalendar',
    summary: 'Sends the nights of a cabin to a platform, as iCalendar.',
    tag: 'Public',
    problems: ['not_found', 'unavailable'],
    file: { type: 'text/calendar', holds: 'The calendar.' },
    lenient: true,
    config: { rateLimit: 'public_reads' },
    schema: { params: exportParams, querystring: exportQuery },
    async handler(request, reply) {
      const answer = await read(deps, request, { params: request.params, query: request.query })
      if (!answer.ok) throw problem({ code: 'not_found', detail: 'There is no such calendar.' })
      reply.header('etag', answer.etag).header('cache-control', 'no-cache')
      if (answer.notModified) return reply.code(304).send()
      return calendar(reply, answer.body)
    },
  })
}

/** Whatever goes wrong, an empty calendar is never the answer: it would open every night on every platform. */
async function read(
  deps: ChannelRouteDeps,
  request: FastifyRequest,
  asked: { params: z.infer<typeof exportParams>; query: z.infer<typeof exportQuery> },
): Promise<ExportAnswer> {
  const { accommodation_id: accommodationId, token } = asked.params
  try {
    return await deps.channels(deps.db).exports.calendar({
      accommodationId,
      token: token.replace(/\.ics$/i, ''),
      channel: asked.query.channel,
      holds: asked.query.holds === '1' || asked.query.holds === 'true',
      prepNights: asked.query.prep,
      userAgent: request.headers['user-agent'] ?? '',
      ifNoneMatch: request.headers['if-none-match'],
      counts: request.method === 'GET',
    })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    deps.onExportFailed(error)
    throw problem({
      code: 'unavailable',
      detail: 'The calendar cannot be written now; keep what you have and ask again.',
      headers: { 'Retry-After': String(RETRY_SECONDS) },
    })
  }
}

function calendar(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'inline; filename="calendar.ics"')
    .send(body)
}

function ownerRoutes(app: App, deps: ChannelRouteDeps): void {
  const { guards } = deps

  const show = async () => {
    const channels = deps.channels(deps.db)
    const [cabins, readers, feeds] = await Promise.all([
      channels.exports.cabins(),
      channels.exports.listReaders(),
      channels.feeds.list(),
    ])
    return cabins.map((cabin) => {
      const address = (token: string) => `${deps.baseUrl}/api/v1/ical/export/${cabin.id}/${token}.ics`
      const url = address(cabin.icalExportToken)
      const known = {
        feeds: feeds.filter((feed) => feed.accommodationId === cabin.id),
        readers: readers.filter((reader) => reader.accommodationId === cabin.id),
      }
      const shown = {
        id: cabin.id,
        name: cabin.name,
        url,
        addressOf: (feed: Feed) => address(feed.exportToken),
      }
      return presentExport(shown, known, { now: deps.clock.now(), zone: deps.zone })
    })
  }

  operation(app, {
    method: 'GET',
    url: '/admin/exports',
    id: 'listCalendarExports',
    summary: 'Lists the addresses of our calendars, and who read them last.',
    tag: 'Feeds',
    guard: guards.staff,
    schema: { response: { 200: exportList } },
    handler: async () => ({ items: await show() }),
  })

  operation(app, {
    method: 'POST',
    url: '/admin/exports/:id/renew',
    id: 'renewCalendarExport',
    summary: 'Makes a new address for a calendar; the old one stops working.',
    tag: 'Feeds',
    guard: guards.staff,
    problems: ['accommodation_not_found'],
    schema: { params: idParamsSchema, response: { 200: exportView } },
    async handler(request) {
      const channels = deps.channels(deps.db)
      const cabin = (await channels.exports.cabins()).find((one) => one.id === request.params.id)
      if (cabin) await channels.exports.renewToken(cabin.id, actorOf(request))
      const shown = cabin && (await show()).find((one) => one.accommodation_id === cabin.id)
      if (shown) return shown
      throw problem({
        code: 'accommodation_not_found',
        detail: 'There is no such accommodation.',
      })
    },
  })
}
