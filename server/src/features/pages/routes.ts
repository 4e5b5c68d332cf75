import type { GuestPage } from '@tranquera/contracts/guest-pages'
import { LANGUAGES, type Language } from '@tranquera/contracts/values'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../lib/http/app-type.ts'
import { drawMissingPages } from '../../lib/http/problems.ts'
import { calendarFile } from '../messaging/domain/calendar-file.ts'
import { addressIn, preferredLanguage, textOf } from './domain.ts'
import type { PageRenderer } from './ports.ts'
import { presentRobots, presentSitemap } from './presenter.ts'
import { type PageDeps, type PageService, pageService } from './service.ts'

export interface PageRouteDeps extends PageDeps {
  readonly renderer: PageRenderer
}

const slugParams = z.object({ slug: z.string() })
const codeParams = z.object({ code: z.string() })
const anyQuery = z.record(z.string(), z.unknown())

const HTML = 'text/html; charset=utf-8'

/** Everything a guest opens in a browser, whole from the server. Pages ignore what they do not know in an address. */
export function pageRoutes(app: App, deps: PageRouteDeps): void {
  const pages = pageService(deps)
  for (const language of LANGUAGES) publicPages(app, { deps, pages, language })
  stayPages(app, { deps, pages })
  enginePages(app, { deps, pages })
  drawMissingPages(app, async (request, reply) => {
    const asked = LANGUAGES.find((language) => request.url.startsWith(`/${language}/`))
    const language = asked ?? preferredLanguage(request.headers['accept-language'])
    return sendPage(deps, reply, await pages.missing(language))
  })
}

interface Parts {
  readonly deps: PageRouteDeps
  readonly pages: PageService
}

function publicPages(app: App, { deps, pages, language }: Parts & { language: Language }): void {
  app.get(
    addressIn(language, '/'),
    { schema: { hide: true, querystring: anyQuery } },
    async (request, reply) => sendPage(deps, reply, await pages.home(language, request.query)),
  )
  app.get(
    addressIn(language, '/c/:slug'),
    { schema: { hide: true, params: slugParams, querystring: anyQuery } },
    async (request, reply) =>
      sendPage(deps, reply, await pages.cabin(language, request.params.slug, request.query)),
  )
}

function stayPages(app: App, { deps, pages }: Parts): void {
  app.get(
    '/r/:code',
    { schema: { hide: true, params: codeParams, querystring: anyQuery } },
    async (request, reply) => {
      const page = await pages.stay(request.params.code, request.query, languageOf(request))
      // The address holds the guest's key: no other site is told it, and no cache keeps the page.
      reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex')
      return sendPage(deps, reply, page)
    },
  )
  app.get(
    '/r/:code/stay.ics',
    { schema: { hide: true, params: codeParams, querystring: anyQuery } },
    async (request, reply) => {
      const { view, catalogue } = await pages.stay(request.params.code, request.query, null)
      if (view.kind !== 'stay' || !view.stay) return reply.code(404).type('text/plain').send('Not found\n')
      const file = calendarFile({
        stay: view.stay,
        place: catalogue.property,
        url: `${deps.baseUrl}/r/${view.code}?token=${view.token ?? ''}`,
        stamp: deps.clock.now().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, ''),
      })
      return reply
        .header('content-disposition', `attachment; filename="${view.stay.code}.ics"`)
        .type('text/calendar; charset=utf-8')
        .send(file)
    },
  )
}

function enginePages(app: App, { deps, pages }: Parts): void {
  app.get('/sitemap.xml', { schema: { hide: true } }, async (_request, reply) => {
    const { items } = await pages.catalogue()
    const slugs = items.map((cabin) => cabin.slug)
    return reply.type('application/xml; charset=utf-8').send(presentSitemap(deps.baseUrl, slugs))
  })
  app.get('/robots.txt', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(presentRobots(deps.baseUrl)),
  )
}

async function sendPage(deps: PageRouteDeps, reply: FastifyReply, page: GuestPage): Promise<FastifyReply> {
  const { view } = page
  const isMissing = view.kind === 'missing' || (view.kind === 'stay' && !view.stay)
  const html = await deps.renderer.render(page)
  return reply
    .code(isMissing ? 404 : 200)
    .header('cache-control', view.kind === 'stay' ? 'no-store' : 'no-cache')
    .header('content-language', page.language)
    .type(HTML)
    .send(html)
}

/** `?lang=` of a link, else the browser's when it asks for one of ours; null leaves it to the booking. */
function languageOf(request: FastifyRequest<{ Querystring: Record<string, unknown> }>): Language | null {
  const asked = textOf(request.query.lang)
  if (asked) return LANGUAGES.find((language) => language === asked) ?? null
  const header = request.headers['accept-language']
  return header ? preferredLanguage(header) : null
}
