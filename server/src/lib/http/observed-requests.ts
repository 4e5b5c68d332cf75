import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '../logging/logger.ts'
import { redactText } from '../logging/redact.ts'
import { closeSpan, type OpenSpan, openSpan, withinSpan } from '../logging/spans.ts'
import { runInTrace } from '../logging/trace.ts'
import type { Metrics } from '../metrics.ts'
import type { App } from './app-type.ts'

interface Observers {
  readonly metrics: Metrics
  readonly logger: Logger
}

/** Asked all the time by machines: their lines would drown the others. */
const QUIET_ROUTES = new Set(['/api/v1/healthz', '/api/v1/readyz', '/metrics'])

/** Of the requests under way, when somebody listens. */
const spans = new WeakMap<FastifyRequest, OpenSpan>()

/** Each request runs in its trace, and in its span when somebody listens. */
export function traceRequests(app: App): void {
  app.decorateRequest('traceId', '')
  app.addHook('onRequest', (request, reply, done) => {
    request.traceId = request.id
    reply.header('X-Trace-ID', request.id)
    runInTrace(request.id, () => {
      const span = openSpan(request.method, 'server')
      if (span) spans.set(request, span)
      withinSpan(span, done)
    })
  })
  // Reading the body continues on the socket's own context, so the trace is entered again.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.method === 'GET') return done()
    runInTrace(request.id, () => withinSpan(spans.get(request) ?? null, done))
  })
}

/** The pattern, never the address: labels stay bounded and carry no codes or tokens. */
export function routeOf(request: { readonly routeOptions: { readonly url?: string | undefined } }): string {
  return request.routeOptions.url ?? 'unmatched'
}

/** Counts, measures and logs a request once, when it is answered. */
export function observeRequests(app: App, { metrics, logger }: Observers): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request)
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    metrics.httpRequests.inc(labels)
    metrics.httpDuration.observe(labels, reply.elapsedTime / 1000)
    endSpan(request, reply, route)
    const level = QUIET_ROUTES.has(route) ? 'debug' : 'info'
    if (logger.isLevelEnabled(level)) request.log[level](lineOf(request, reply, route), 'request')
    done()
  })
}

function endSpan(request: FastifyRequest, reply: FastifyReply, route: string): void {
  const span = spans.get(request)
  if (!span) return
  closeSpan(span, {
    name: `${request.method} ${route}`,
    failed: reply.statusCode >= 500,
    attributes: {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': reply.statusCode,
      'tranquera.trace_id': request.id,
    },
  })
}

/** `%74oken=…` is read as `token=…`, so it is hidden like it. */
function plainNames(url: string): string {
  return url.replace(/(?<=[?&])[^=&]*%[^=&]*(?==)/g, (name) => {
    try {
      return decodeURIComponent(name)
    } catch {
      return name
    }
  })
}

function lineOf(request: FastifyRequest, reply: FastifyReply, route: string) {
  return {
    method: request.method,
    route,
    url: redactText(plainNames(request.url)),
    status: reply.statusCode,
    duration_ms: Math.round(reply.elapsedTime * 10) / 10,
    ip: request.ip,
  }
}
