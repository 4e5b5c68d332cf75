import { healthSchema } from '@tranquera/contracts/operations'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { guardsThat } from '../../../test/guards.ts'
import { openTestDatabase } from '../../../test/test-database.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Database } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { App } from '../../lib/http/app-type.ts'
import { createRateLimiter, policiesFrom } from '../../lib/http/rate-limiter.ts'
import { createHttpServer } from '../../lib/http/server.ts'
import { type PropertyId, systemIds } from '../../lib/ids.ts'
import { createMetrics } from '../../lib/metrics.ts'
import { type JobDefinition, registration } from '../../lib/queue/job.ts'
import { createJobQueue, type JobQueue } from '../../lib/queue/queue.ts'
import type { AlertNote } from '../notifications/domain/alert.ts'
import { DEFAULT_SETTINGS } from '../notifications/domain/telling.ts'
import { alertRoutes } from '../notifications/routes/alerts.ts'
import { alertService } from '../notifications/service.ts'
import type { AuditNote } from './routes/dead-letters.ts'
import { metricsRoutes } from './routes/health.ts'
import { operationsRoutes } from './routes.ts'
import { healthService } from './service/health.ts'
import { liveHub } from './service/live.ts'
import { signatureTally } from './service/signatures.ts'

const zone = 'America/Argentina/Buenos_Aires'
const propertyId = systemIds.uuid<PropertyId>()
const clock = manualClock('2026-11-24T12:00:00Z')
const metrics = createMetrics({ processMetrics: false })
const logger = pino({ level: 'silent' })
const alerts = alertService({ clock, ids: systemIds, propertyId, announce: async () => {} })
const signatures = signatureTally(clock, ['whatsapp', 'mercado_pago'])
const audited: string[] = []
const limiter = createRateLimiter({
  enabled: true,
  policies: policiesFrom({ limit: 3, windowSeconds: 60 }),
  store: null,
  clock,
  metrics,
  logger,
})

const fragile: JobDefinition<{ n: number }> = {
  name: 'test.fragile',
  schema: z.object({ n: z.number() }),
  retries: 0,
  retryDelaySeconds: 1,
}
const done: number[] = []
let isBroken = true

let db: Database
let queue: JobQueue
let app: App
let isStopping = false
let elapsedMs = 0
const deadlines = new Set<() => void>()
/** What the database check waits for; the rest of the product goes on using the real one. */
let pingDatabase: () => Promise<unknown>

const guards = guardsThat(async () => {}, {
  async staff(request) {
    if (request.headers.authorization === 'Bearer reader') {
      throw problem({ code: 'forbidden', detail: 'Your role does not allow this.' })
    }
    request.actor = { kind: 'staff', id: 'ana', role: 'staff' }
  },
  async reader(request) {
    if (!request.headers.authorization) {
      throw problem({ code: 'unauthenticated', detail: 'Sign in first.' })
    }
  },
})

beforeAll(async () => {
  db = await openTestDatabase()
  await db.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
  queue = createJobQueue(db, {
    runInTrace: (_traceId, work) => work(),
    currentTraceId: () => null,
    onOutcome: () => {},
    onError: () => {},
  })
  queue.register(
    registration(fragile, async ({ n }) => {
      if (isBroken) throw new Error('The printer is out of paper')
      done.push(n)
    }),
  )
  await queue.start({ work: true })
  app = await createHttpServer({
    logger,
    metrics,
    clock,
    ids: systemIds,
    config: {
      baseUrl: 'http://localhost:8000',
      allowedOrigins: [],
      trustProxy: false,
      version: '1.2.3',
      production: false,
    },
    limiter: null,
  })
  const alertDeps = {
    db,
    zone: routeDeps().zone,
    guards: routeDeps().guards,
    alerts,
    audit: routeDeps().audit,
    settings: () => ({ read: async () => ({ settings: DEFAULT_SETTINGS, ways: [] }) }),
  }
  await app.register(
    async (scope) => {
      await alertRoutes(alertDeps)(scope as App)
      await operationsRoutes(routeDeps())(scope as App)
    },
    { prefix: '/api/v1' },
  )
  await metricsRoutes({
    token: null,
    privateOnly: false,
    contentType: metrics.contentType,
    text: metrics.text,
    refresh: async () => metrics.deadLetters.set((await queue.state()).deadLetters),
  })(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await app?.close()
  await queue?.stop()
  await db?.close()
})

beforeEach(() => {
  isStopping = false
  pingDatabase = () => db.query('select 1')
})

function routeDeps() {
  const off = { configured: false, circuit: 'closed', lastEventAt: null } as const
  return {
    db,
    zone,
    guards,
    version: '1.2.3',
    isStopping: () => isStopping,
    clock,
    published: null,
    health: healthService({
      clock,
      // A busy machine must not look like a slow database: deadlines pass when the test says so.
      timer: {
        elapsed: () => elapsedMs,
        after(ms: number, then: () => void) {
          const pass = () => {
            elapsedMs += ms
            then()
          }
          deadlines.add(pass)
          return () => deadlines.delete(pass)
        },
      },
      askDatabase: () => pingDatabase().then(() => ({ writable: true })),
      pool: () => db.pool(),
      pingRedis: null,
      disk: async () => ({ freePercent: 55, of: 'data' as const }),
      backups: null,
      memory: () => ({ rssMb: 120, heapUsedPercent: 20 }),
      runtime: () => ({ node: 'v20', uptimeSeconds: 5, eventLoopP99Ms: 1, instance: 'a:1' }),
      feeds: async () => [],
      maxFeedAgeMinutes: 20,
      queue: () => queue.state(),
      channels: () => ({
        whatsapp: { configured: true, circuit: 'open', lastEventAt: clock.now() },
        mercadopago: off,
        speech: off,
        email: off,
      }),
    }),
    deadLetters: queue.deadLetters,
    audit: async (_tx: unknown, entry: AuditNote) => {
      audited.push(`${entry.actor.id} ${entry.action} ${entry.entityId}`)
    },
    webhooks: async () => ({
      rows: [
        {
          id: systemIds.uuid(),
          provider: 'whatsapp',
          topic: 'messages',
          signature: 'valid' as const,
          received_at: clock.now(),
          processed_at: clock.now().add({ milliseconds: 37 }),
          deliveries: 2,
          attempts: 1,
          error: null,
        },
      ],
      ...{ total: 1, isEstimated: false, nextCursor: null },
    }),
    signatures,
    limiter,
    live: liveHub({ database: db, propertyId, onError: () => {} }),
    heartbeatMs: 20,
    longestMs: 60_000,
  }
}

describe('health', () => {
  it('tells every check in the shape of the contract', async () => {
    const { status, body } = await ask('GET', '/healthz', null)
    expect(status).toBe(200)
    expect(healthSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      status: 'degraded', // WhatsApp's circuit is open
      timestamp: '2026-11-24T09:00:00-03:00',
      version: '1.2.3',
      checks: {
        database: { status: 'ok', latency_ms: 0, writable: true, pool: { total: expect.any(Number) } },
        redis: { status: 'disabled' },
        disk: { status: 'ok', free_percent: 55 },
        ical: { status: 'disabled', feeds: 0 },
        whatsapp: { status: 'warning', configured: true, circuit: 'open' },
        mercadopago: { status: 'disabled', configured: false, last_event_at: null },
        queue: { status: 'ok', waiting: 0, dead_letters: 0, unsettled_oldest_seconds: 0 },
        backup: { status: 'disabled', last_success_at: null, age_hours: null },
        runtime: { status: 'ok', node: 'v20', uptime_s: 5, instance: 'a:1' },
      },
    })
  })

  it('answers though the database hangs, calls it slow at first and gives it up later', async () => {
    const answers: (() => void)[] = []
    pingDatabase = () => new Promise<void>((resolve) => answers.push(resolve))
    expect((await askWhileHanging()).body).toMatchObject({
      status: 'degraded',
      checks: { database: { status: 'slow', detail: 'no answer yet' } },
    })
    elapsedMs += 5_000
    const given = await askWhileHanging()
    expect(given.status).toBe(503)
    expect(given.body).toMatchObject({ status: 'unhealthy', checks: { database: { status: 'error' } } })
    expect(answers).toHaveLength(1)
    answers[0]?.()
  })

  it('is unhealthy when the database refuses, in the same shape', async () => {
    pingDatabase = async () => {
      throw Object.assign(new Error('connect to 10.0.0.5'), { code: 'ECONNREFUSED' })
    }
    const { status, body } = await ask('GET', '/healthz', null)
    expect(status).toBe(503)
    const { database } = healthSchema.parse(body).checks
    expect(database).toMatchObject({ status: 'error', detail: 'ECONNREFUSED' })
    expect(JSON.stringify(body)).not.toContain('10.0.0.5')
  })

  it('is ready until it begins to stop, whatever the database does', async () => {
    pingDatabase = () => Promise.reject(new Error('down'))
    expect(await ask('GET', '/readyz', null)).toEqual({ status: 200, body: { status: 'ready' } })
    isStopping = true
    expect(await ask('GET', '/readyz', null)).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  })

  it('shows the metrics beside the API, with fresh gauges', async () => {
    const page = await app.inject({ method: 'GET', url: '/metrics' })
    expect(page.headers['content-type']).toContain('text/plain')
    expect(page.body).toMatch(/^dead_letters 0$/m)
  })
})

describe('alerts', () => {
  const problemAtHand: AlertNote = {
    kind: 'disk_low',
    severity: 'critical',
    summary: 'Make room.',
    entity: 'system',
    entityId: 'disk',
    dedupeKey: 'disk_low:disk',
  }

  it('lists what is open, and who resolves it stands in the audit log', async () => {
    const { id } = await alerts(db).raise(problemAtHand)
    const { body } = await ask('GET', '/admin/alerts', 'reader')
    const { entityId, dedupeKey: _, ...shown } = problemAtHand
    const created_at = '2026-11-24T09:00:00-03:00'
    const words = { title: 'Queda poco lugar en el disco', about: null, link: '/admin/more/health', told: [] }
    expect(body.items).toEqual([
      expect.objectContaining({ id, ...shown, ...words, entity_id: entityId, created_at, resolved_at: null }),
    ])
    expect((await ask('POST', `/admin/alerts/${id}/resolve`, 'reader')).status).toBe(403)
    expect((await ask('POST', `/admin/alerts/${id}/resolve`)).body).toMatchObject({
      id,
      resolved_at: '2026-11-24T09:00:00-03:00',
    })
    expect(audited).toContain(`ana alert.resolved ${id}`)
    expect((await ask('GET', '/admin/alerts')).body.pagination.total).toBe(0)
    expect((await ask('GET', '/admin/alerts?status=resolved')).body.pagination.total).toBe(1)
  })

  it('refuses strangers and knows what does not exist', async () => {
    expect((await ask('GET', '/admin/alerts', null)).status).toBe(401)
    expect((await ask('POST', `/admin/alerts/${systemIds.uuid()}/resolve`)).body.code).toBe('not_found')
  })
})

describe('dead letters', () => {
  async function failOnce(n: number): Promise<string> {
    isBroken = true
    await queue.enqueue(db, fragile, { n })
    await queue.idle()
    const { body } = await ask('GET', '/admin/dead-letters', 'reader')
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        queue: 'test.fragile',
        error: 'The printer is out of paper',
        attempts: 1,
        failed_at: expect.any(String),
        trace_id: null,
      },
    ])
    return z.object({ items: z.array(z.object({ id: z.string() })).length(1) }).parse(body).items[0]?.id ?? ''
  }

  it('runs a letter again with its payload once its cause is repaired', async () => {
    const id = await failOnce(7)
    isBroken = false
    expect((await ask('POST', `/admin/dead-letters/${id}/retry`, 'reader')).status).toBe(403)
    expect((await ask('POST', `/admin/dead-letters/${id}/retry`)).body).toEqual({ id, outcome: 'retried' })
    await queue.idle()
    expect(done).toEqual([7])
    expect((await ask('POST', `/admin/dead-letters/${id}/retry`)).status).toBe(404)
    expect(audited).toContain(`ana dead_letter.retried ${id}`)
  })

  it('discards a letter for good', async () => {
    const id = await failOnce(8)
    const url = `/admin/dead-letters/${id}/discard`
    expect((await ask('POST', url)).status).toBe(422)
    expect((await ask('POST', url, 'staff', { reason: 'No.' })).body).toEqual({ id, outcome: 'discarded' })
    isBroken = false
    await queue.idle()
    expect(done).not.toContain(8)
    expect((await ask('GET', '/admin/dead-letters')).body.pagination.total).toBe(0)
  })
})

describe('webhooks and limits', () => {
  it('shows the last deliveries with their latency, and counts the forged ones', async () => {
    signatures.note('whatsapp', true)
    signatures.note('mercado_pago', false)
    const { body } = await ask('GET', '/admin/webhooks')
    expect(body.items[0]).toMatchObject({
      provider: 'whatsapp',
      signature: 'valid',
      latency_ms: 37,
      deliveries: 2,
    })
    expect(body.signatures).toEqual([
      { provider: 'whatsapp', valid: 1, invalid: 0, last_invalid_at: null },
      { provider: 'mercado_pago', valid: 0, invalid: 1, last_invalid_at: '2026-11-24T09:00:00-03:00' },
    ])
  })

  it('shows the policies and who was refused', async () => {
    for (let i = 0; i < 5; i++)
      await limiter.charge({ policy: 'default', route: '/api/v1/quotes', ip: '192.0.2.7' })
    const { body } = await ask('GET', '/admin/rate-limits')
    expect(body.enabled).toBe(true)
    expect(body.policies).toContainEqual({ name: 'default', limit: 3, window_seconds: 60 })
    expect(body.blocked).toEqual([{ path: '/api/v1/quotes', client_ip: '192.0.2.7', count: 2 }])
    expect(body.blocked_total).toBe(2)
  })
})

/** Asks while the database check hangs: every deadline passes as soon as the answer waits for it. */
async function askWhileHanging() {
  const answer = ask('GET', '/healthz', null)
  const passing = setInterval(() => {
    if (deadlines.size === 1) for (const pass of deadlines) pass()
  }, 1)
  try {
    return await answer
  } finally {
    clearInterval(passing)
    deadlines.clear()
  }
}

type Who = 'staff' | 'reader' | null
async function ask(method: 'GET' | 'POST', url: string, as: Who = 'staff', body?: Record<string, unknown>) {
  const headers = as ? { authorization: `Bearer ${as}` } : {}
  const answer = await app.inject({ method, url: `/api/v1${url}`, headers, ...(body ? { body } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}
