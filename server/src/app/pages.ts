import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { pageRoutes } from '../features/pages/routes.ts'
import type { PageDeps } from '../features/pages/service.ts'
import type { App } from '../lib/http/app-type.ts'
import { productRoot } from '../lib/package-root.ts'
import { builtRenderer } from './guest-pages.ts'
import type { Sandbox } from './sandbox.ts'

/** Addresses of the single page application; guests' pages are drawn on the server, each at an address of its own. */
const PAGES = ['/admin', '/admin/*']
/** What makes the panel an app of the telephone. The worker stands at the root: it may serve no page above itself. */
const PANEL_FILES = [
  ['sw.js', 'text/javascript; charset=utf-8'],
  ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
] as const
const SANDBOX_PAGES = ['/sandbox']
/** What a browser must ask the pretend services for, at this product's own address. */
const SANDBOX_PATHS = ['/sandbox/api/*', '/sandbox/mercado-pago/*', '/whatsapp_business/*']

/** The pages, and in the demo the pretend services that a visitor's browser talks to. */
export async function registerPages(
  app: App,
  { sandbox, guests }: { sandbox: Sandbox | null; guests: PageDeps },
): Promise<void> {
  const folder = path.join(productRoot(), 'web/dist')
  const renderer = builtRenderer(folder)
  if (renderer) pageRoutes(app, { ...guests, renderer })
  if (existsSync(path.join(folder, 'index.html'))) await servePages(app, folder, sandbox !== null)
  if (sandbox) mountSandbox(app, sandbox)
}

async function servePages(app: App, folder: string, withSandbox: boolean): Promise<void> {
  const index = readFileSync(path.join(folder, 'index.html'))
  const page = (_request: unknown, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(index)
  for (const url of withSandbox ? [...PAGES, ...SANDBOX_PAGES] : PAGES) {
    app.get(url, { schema: { hide: true } }, page)
  }
  for (const [file, type] of PANEL_FILES) {
    const bytes = readFileSync(path.join(folder, file))
    app.get(`/${file}`, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').type(type).send(bytes),
    )
  }
  await app.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    // Built names carry a digest of their content.
    maxAge: '365d',
    immutable: true,
    index: false,
    // Guests' files were compressed when they were built.
    preCompressed: true,
  })
}

const EVENT_STREAM = /^\/sandbox\/api\/phones\/[^/]+\/events/

function mountSandbox(app: App, sandbox: Sandbox): void {
  // An open phone would keep the process from ending for as long as somebody looks at it.
  const streams = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
  })
  app.register(async (scope) => {
    // The pretend services read the body themselves.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const url of SANDBOX_PATHS) {
      scope.route({
        method: ['GET', 'POST', 'DELETE', 'PUT'],
        url,
        config: { rateLimit: 'exempt', idempotency: false },
        schema: { hide: true },
        handler: (request, reply) => {
          for (const [name, value] of Object.entries(reply.getHeaders())) {
            if (value !== undefined) reply.raw.setHeader(name, value)
          }
          reply.hijack()
          if (EVENT_STREAM.test(request.url)) streams.add(reply.raw)
          reply.raw.once('close', () => streams.delete(reply.raw))
          sandbox.server.routing(request.raw, reply.raw)
        },
      })
    }
  })
}
