import { healthSchema, readinessSchema } from '@tranquera/contracts/operations'
import type { FastifyRequest } from 'fastify'
import { problem } from '../../../lib/errors.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { isPrivateAddress } from '../../../lib/http/guarded-fetch.ts'
import { operation } from '../../../lib/http/operation.ts'
import { sendProblem } from '../../../lib/http/problems.ts'
import { sameSecret } from '../../../lib/ids.ts'
import { presentHealth } from '../presenter.ts'
import type { HealthService } from '../service/health.ts'

export interface HealthRouteDeps {
  readonly health: HealthService
  readonly version: string
  readonly zone: string
  /** True from the first word of the shutdown: a load balancer must stop sending before the door closes. */
  readonly isStopping: () => boolean
}

export function healthRoutes(deps: HealthRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/healthz',
      id: 'getHealth',
      summary: 'Tells how the product and its parts are.',
      tag: 'Public',
      config: { rateLimit: 'exempt' },
      schema: { response: { 200: healthSchema, 503: healthSchema } },
      handler: async (_request, reply) => {
        const report = await deps.health.read()
        return reply
          .code(report.status === 'unhealthy' ? 503 : 200)
          .header('Cache-Control', 'no-store')
          .send(presentHealth(report, deps))
      },
    })

    operation(app, {
      method: 'GET',
      url: '/readyz',
      id: 'getReadiness',
      summary: 'Tells whether this process takes requests.',
      tag: 'Public',
      problems: ['unavailable'],
      config: { rateLimit: 'exempt' },
      schema: { response: { 200: readinessSchema } },
      handler: async (request, reply) => {
        // Answered, not thrown: it is asked all the time while nothing is wrong, and is no failure to be logged.
        if (deps.isStopping()) {
          const stopping = problem({ code: 'unavailable', detail: 'This process is shutting down.' })
          return sendProblem(request, reply, stopping)
        }
        return { status: 'ready' as const }
      },
    })
  }
}

export interface MetricsPageDeps {
  /** Asked as a bearer token. Null: anybody, or private addresses alone. */
  readonly token: string | null
  readonly privateOnly: boolean
  readonly contentType: string
  readonly text: () => Promise<string>
  /** Brings the gauges up to date that nobody moves by himself; it never fails and never waits long. */
  readonly refresh: () => Promise<void>
}

/** `/metrics`, beside the API, where a Prometheus server looks for it. */
export function metricsRoutes(deps: MetricsPageDeps): Routes {
  return (app: App) => {
    app.route({
      method: 'GET',
      url: '/metrics',
      config: { rateLimit: 'exempt' },
      schema: { hide: true },
      handler: async (request, reply) => {
        admit(deps, request)
        await deps.refresh()
        return reply.type(deps.contentType).send(await deps.text())
      },
    })
  }
}

/** What is counted tells a stranger how the business goes. */
function admit({ token, privateOnly }: MetricsPageDeps, request: FastifyRequest): void {
  if (token !== null) {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (sameSecret(given, token)) return
    throw problem({ code: 'unauthenticated', detail: 'Send METRICS_TOKEN as a bearer token.' })
  }
  if (privateOnly && !isPrivateAddress(request.ip)) {
    throw problem({ code: 'forbidden', detail: 'Set METRICS_TOKEN to read the metrics from outside.' })
  }
}
