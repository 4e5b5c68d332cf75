import { idParamsSchema, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import {
  feedAddressBody,
  feedBody,
  feedList,
  feedListQuery,
  feedRunList,
  feedStayList,
  feedView,
  syncView,
} from '@tranquera/contracts/feeds'
import { z } from 'zod'
import { problem } from '../../../lib/errors.ts'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { Feed } from '../domain/feed.ts'
import { presentFeed, presentRun, presentStay, presentSync } from '../presenter.ts'
import type { ChannelRouteDeps } from '../routes.ts'

const tags = ['Feeds']

export async function cabinNames(
  deps: Pick<ChannelRouteDeps, 'channels' | 'db'>,
): Promise<Map<string, string>> {
  const cabins = await deps.channels(deps.db).exports.cabins()
  return new Map(cabins.map((cabin) => [cabin.id as string, cabin.name]))
}

export function feedRoutes(app: App, deps: ChannelRouteDeps): void {
  const show = async (feed: Feed) =>
    presentFeed(feed, { now: deps.clock.now(), zone: deps.zone, names: await cabinNames(deps) })
  listRoutes(app, deps, show)
  changeRoutes(app, deps, show)
  syncRoutes(app, deps)
}

type Show = (feed: Feed) => Promise<z.infer<typeof feedView>>

function listRoutes(app: App, deps: ChannelRouteDeps, show: Show): void {
  const { guards, zone } = deps
  const feeds = () => deps.channels(deps.db).feeds

  app.route({
    method: 'GET',
    url: '/admin/feeds',
    preHandler: guards.reader,
    schema: { tags, querystring: feedListQuery, response: { 200: feedList } },
    async handler({ query }) {
      const all = await feeds().list(query.accommodation_id as AccommodationId | undefined)
      const page = all.slice(offsetOf(query), offsetOf(query) + query.page_size)
      return { items: await Promise.all(page.map(show)), pagination: paginate(query, all.length) }
    },
  })

  app.route({
    method: 'GET',
    url: '/admin/feeds/:id',
    preHandler: guards.reader,
    schema: { tags, params: idParamsSchema, response: { 200: feedView } },
    handler: async ({ params }) => show(await feeds().get(params.id)),
  })

  app.route({
    method: 'GET',
    url: '/admin/feeds/:id/runs',
    preHandler: guards.reader,
    schema: { tags, params: idParamsSchema, querystring: pageQuerySchema, response: { 200: feedRunList } },
    async handler({ params, query }) {
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await feeds().listRuns(params.id, page)
      return { items: items.map((run) => presentRun(run, zone)), pagination: paginate(query, total) }
    },
  })

  app.route({
    method: 'GET',
    url: '/admin/feeds/:id/stays',
    preHandler: guards.reader,
    schema: { tags, params: idParamsSchema, response: { 200: feedStayList } },
    handler: async ({ params }) => ({
      items: (await feeds().listStays(params.id)).map((stay) => presentStay(stay, zone)),
    }),
  })
}

function changeRoutes(app: App, deps: ChannelRouteDeps, show: Show): void {
  const { guards } = deps
  const feeds = () => deps.channels(deps.db).feeds

  app.route({
    method: 'POST',
    url: '/admin/feeds',
    preHandler: guards.staff,
    schema: { tags, body: feedBody, response: { 201: feedView } },
    async handler(request, reply) {
      const { accommodation_id: accommodationId, channel, url } = request.body
      const feed = await feeds().add({ accommodationId, channel, url }, actorOf(request))
      return reply.code(201).send(await show(feed))
    },
  })

  app.route({
    method: 'PATCH',
    url: '/admin/feeds/:id',
    preHandler: guards.staff,
    schema: { tags, params: idParamsSchema, body: feedAddressBody, response: { 200: feedView } },
    handler: async (request) =>
      show(await feeds().readdress(request.params.id, request.body.url, actorOf(request))),
  })

  app.route({
    method: 'DELETE',
    url: '/admin/feeds/:id',
    preHandler: guards.staff,
    schema: { tags, params: idParamsSchema, response: { 204: z.null() } },
    async handler(request, reply) {
      await feeds().remove(request.params.id, actorOf(request))
      return reply.code(204).send(null)
    },
  })
}

function syncRoutes(app: App, deps: ChannelRouteDeps): void {
  const { guards } = deps
  const channels = () => deps.channels(deps.db)
  const sync = async (feed: Feed) => {
    const { status, ...result } = await channels().sync(feed.id)
    if (status !== 'deleted') return presentSync({ ...result, status })
    throw problem({ code: 'not_found', detail: 'There is no such feed.' })
  }

  app.route({
    method: 'POST',
    url: '/admin/feeds/:id/sync',
    preHandler: guards.staff,
    schema: { tags, params: idParamsSchema, response: { 200: syncView } },
    handler: async ({ params }) => sync(await channels().feeds.get(params.id)),
  })

  app.route({
    method: 'POST',
    url: '/admin/feeds/:id/accept-loss',
    preHandler: guards.staff,
    schema: {
      tags,
      summary: 'The stays a held feed lost are really gone',
      params: idParamsSchema,
      response: { 200: syncView },
    },
    handler: async (request) => sync(await channels().feeds.releaseHold(request.params.id, actorOf(request))),
  })
}
