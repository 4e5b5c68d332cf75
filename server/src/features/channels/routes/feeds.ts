import { idParamsSchema, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import {
  type FeedChangeBody,
  feedBody,
  feedChangeBody,
  feedList,
  feedListQuery,
  feedRunList,
  feedStayList,
  feedTrialBody,
  feedTrialView,
  feedView,
  syncView,
} from '@tranquera/contracts/feeds'
import { z } from 'zod'
import { problem } from '../../../lib/errors.ts'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Feed } from '../domain/feed.ts'
import { presentFeed, presentRun, presentStay, presentSync, presentTrial } from '../presenter.ts'
import type { FeedChange } from '../service/feeds.ts'
import { type ChannelRouteDeps, cabinNames } from './deps.ts'

export function feedRoutes(app: App, deps: ChannelRouteDeps): void {
  const show = async (feed: Feed) =>
    presentFeed(feed, await deps.channels(deps.db).feeds.listStays(feed.id), {
      now: deps.clock.now(),
      zone: deps.zone,
      names: await cabinNames(deps),
    })
  listRoutes(app, deps, show)
  changeRoutes(app, deps, show)
  syncRoutes(app, deps)
}

type Show = (feed: Feed) => Promise<z.infer<typeof feedView>>

function listRoutes(app: App, deps: ChannelRouteDeps, show: Show): void {
  const { guards, zone } = deps
  const feeds = () => deps.channels(deps.db).feeds

  operation(app, {
    method: 'GET',
    url: '/admin/feeds',
    id: 'listFeeds',
    summary: 'Lists the calendars that are read.',
    tag: 'Feeds',
    guard: guards.reader,
    schema: { querystring: feedListQuery, response: { 200: feedList } },
    async handler({ query }) {
      const all = await feeds().list(query.accommodation_id)
      const page = all.slice(offsetOf(query), offsetOf(query) + query.page_size)
      return { items: await Promise.all(page.map(show)), pagination: paginate(query, all.length) }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/feeds/:id',
    id: 'getFeed',
    summary: 'Shows one calendar that is read.',
    tag: 'Feeds',
    guard: guards.reader,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: feedView } },
    handler: async ({ params }) => show(await feeds().get(params.id)),
  })

  operation(app, {
    method: 'GET',
    url: '/admin/feeds/:id/runs',
    id: 'listFeedRuns',
    summary: 'Lists the readings of a calendar, the latest first.',
    tag: 'Feeds',
    guard: guards.reader,
    problems: ['not_found'],
    schema: { params: idParamsSchema, querystring: pageQuerySchema, response: { 200: feedRunList } },
    async handler({ params, query }) {
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await feeds().listRuns(params.id, page)
      return { items: items.map((run) => presentRun(run, zone)), pagination: paginate(query, total) }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/feeds/:id/stays',
    id: 'listFeedStays',
    summary: 'Lists the stays a calendar holds.',
    tag: 'Feeds',
    guard: guards.reader,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: feedStayList } },
    handler: async ({ params }) => ({
      items: (await feeds().listStays(params.id)).map((stay) => presentStay(stay, zone)),
    }),
  })
}

function changeRoutes(app: App, deps: ChannelRouteDeps, show: Show): void {
  const { guards } = deps
  const feeds = () => deps.channels(deps.db).feeds

  operation(app, {
    method: 'POST',
    url: '/admin/feeds',
    id: 'addFeed',
    summary: 'Starts reading a calendar of a platform.',
    tag: 'Feeds',
    guard: guards.staff,
    problems: ['accommodation_not_found', 'conflict'],
    schema: { body: feedBody, response: { 201: feedView } },
    async handler(request, reply) {
      const { accommodation_id: accommodationId, channel, url, shared = false } = request.body
      const feed = await feeds().add({ accommodationId, channel, url, shared }, actorOf(request))
      return reply.code(201).send(await show(feed))
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/feeds/:id',
    id: 'changeFeed',
    summary: 'Gives a calendar another address, or says what its writing means.',
    tag: 'Feeds',
    guard: guards.staff,
    problems: ['not_found', 'conflict'],
    schema: { params: idParamsSchema, body: feedChangeBody, response: { 200: feedView } },
    handler: async (request) =>
      show(await feeds().change(request.params.id, changeOf(request.body), actorOf(request))),
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/feeds/:id',
    id: 'removeFeed',
    summary: 'Stops reading a calendar and frees its nights.',
    tag: 'Feeds',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 204: z.null() } },
    async handler(request, reply) {
      await feeds().remove(request.params.id, actorOf(request))
      return reply.code(204).send(null)
    },
  })
}

function changeOf(body: FeedChangeBody): FeedChange {
  const { url, channel, last_night_is_end: lastNightIsEnd, transparent, closures, doubts } = body
  return {
    url,
    channel,
    meaning: {
      ...(lastNightIsEnd === undefined ? {} : { lastNightIsEnd }),
      ...(transparent ? { transparentIsFree: transparent === 'free' } : {}),
      ...(closures ? { closuresAreFree: closures === 'free' } : {}),
      ...(doubts ? { doubtsAreFree: doubts === 'free', doubtsDecided: true } : {}),
    },
  }
}

function syncRoutes(app: App, deps: ChannelRouteDeps): void {
  const { guards } = deps
  const channels = () => deps.channels(deps.db)
  const sync = async (feed: Feed) => {
    const { status, ...result } = await channels().sync(feed.id)
    if (status !== 'deleted') return presentSync({ ...result, status })
    throw problem({ code: 'not_found', detail: 'There is no such feed.' })
  }

  operation(app, {
    method: 'POST',
    url: '/admin/feeds/test',
    id: 'tryFeed',
    summary: 'Reads an address as a calendar would be read, and keeps nothing.',
    tag: 'Feeds',
    guard: guards.staff,
    schema: { body: feedTrialBody, response: { 200: feedTrialView } },
    handler: async ({ body }) => presentTrial(await channels().tryFeed(body.url)),
  })

  operation(app, {
    method: 'POST',
    url: '/admin/feeds/:id/sync',
    id: 'syncFeed',
    summary: 'Reads a calendar now.',
    tag: 'Feeds',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 200: syncView } },
    handler: async ({ params }) => sync(await channels().feeds.get(params.id)),
  })

  operation(app, {
    method: 'POST',
    url: '/admin/feeds/:id/accept-loss',
    id: 'acceptFeedLoss',
    summary: 'Says that the stays a held calendar lost are really gone.',
    tag: 'Feeds',
    guard: guards.staff,
    problems: ['not_found', 'conflict'],
    schema: { params: idParamsSchema, response: { 200: syncView } },
    handler: async (request) => sync(await channels().feeds.releaseHold(request.params.id, actorOf(request))),
  })
}
