import { cursorQuerySchema, offsetOf, paginate } from '@tranquera/contracts/common'
import { rateLimitsSchema, webhookPageSchema } from '@tranquera/contracts/operations'
import { formatInstant, type Instant } from '../../../lib/clock.ts'
import type { Listed, ListPage } from '../../../lib/db/paging.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { POLICY_NAMES, type RateLimiter } from '../../../lib/http/rate-limiter.ts'
import { optional } from '../presenter.ts'
import type { SignatureTally } from '../service/signatures.ts'

interface WebhookRow {
  readonly id: string
  readonly provider: string
  readonly topic: string
  readonly signature: 'valid' | 'unproven'
  readonly received_at: Instant
  readonly processed_at: Instant | null
  readonly deliveries: number
  readonly attempts: number
  readonly error: string | null
}

export interface WatchRouteDeps {
  readonly zone: string
  readonly guards: Guards
  readonly webhooks: (page: ListPage) => Promise<Listed<WebhookRow>>
  readonly signatures: SignatureTally
  readonly limiter: RateLimiter
}

export function watchRoutes(deps: WatchRouteDeps): Routes {
  return (app: App) => {
    webhooks(app, deps)
    rateLimits(app, deps)
  }
}

function webhooks(app: App, deps: WatchRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/webhooks',
    id: 'listWebhooks',
    summary: 'Lists the webhooks received, the latest first.',
    tag: 'Watch',
    guard: deps.guards.reader,
    schema: { querystring: cursorQuerySchema, response: { 200: webhookPageSchema } },
    handler: async ({ query }) => {
      const page = { limit: query.page_size, offset: offsetOf(query), cursor: query.cursor }
      const { rows, total, ...far } = await deps.webhooks(page)
      return {
        items: rows.map((event) => ({
          ...event,
          received_at: formatInstant(event.received_at, deps.zone),
          processed_at: optional(event.processed_at, deps.zone),
          latency_ms: event.processed_at
            ? event.processed_at.epochMilliseconds - event.received_at.epochMilliseconds
            : null,
        })),
        pagination: paginate(query, total, far),
        signatures: deps.signatures.list().map((one) => ({
          provider: one.provider,
          valid: one.valid,
          invalid: one.invalid,
          last_invalid_at: optional(one.lastInvalidAt, deps.zone),
        })),
      }
    },
  })
}

function rateLimits(app: App, deps: WatchRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/rate-limits',
    id: 'getRateLimits',
    summary: 'Shows the limits and who was refused in the last 24 hours.',
    tag: 'Watch',
    guard: deps.guards.reader,
    schema: { response: { 200: rateLimitsSchema } },
    handler: async () => {
      const blocked = await deps.limiter.blocked()
      return {
        enabled: deps.limiter.enabled,
        policies: POLICY_NAMES.map((name) => {
          const { limit, windowSeconds } = deps.limiter.policies[name]
          return { name, limit, window_seconds: windowSeconds }
        }),
        blocked: [...blocked],
        blocked_total: blocked.reduce((sum, row) => sum + row.count, 0),
      }
    },
  })
}
