import { Writable } from 'node:stream'
import { dashboardSchema } from '@tranquera/contracts/insights'
import {
  alertPageSchema,
  healthSchema,
  rateLimitsSchema,
  webhookPageSchema,
} from '@tranquera/contracts/operations'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '../../src/lib/logging/logger.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app?.close())

const GUEST = '5491133334444'

it('tells the health of a whole product in the shape of the contract', async () => {
  const { status, body } = await askUntilAllAnswered()
  expect(status).toBe(200)
  const health = healthSchema.parse(body)
  expect(body).toEqual(health)
  expect(health.checks).toMatchObject({
    redis: { status: 'disabled' },
    whatsapp: { status: 'ok', configured: true, circuit: 'closed' },
    mercadopago: { status: 'ok', configured: true, circuit: 'closed' },
    email: { status: 'disabled', configured: false },
    queue: { status: 'ok', dead_letters: 0 },
    ical: { feeds: expect.any(Number), failing: expect.any(Number) },
  })
  expect(health.checks.disk.free_percent).toBeGreaterThan(0)
  expect(health.checks.runtime.event_loop_p99_ms).toBeGreaterThanOrEqual(0)
})

it('counts an unsigned webhook as forged and keeps nothing of it', async () => {
  const before = webhookPageSchema.parse((await app.owner('GET', '/webhooks')).body).pagination.total
  const forged = await app.api('POST', '/webhooks/whatsapp', { body: { entry: [] } })
  expect(forged.status).toBe(403)
  const page = webhookPageSchema.parse((await app.owner('GET', '/webhooks')).body)
  expect(page.pagination.total).toBe(before)
  expect(page.signatures.find(({ provider }) => provider === 'whatsapp')).toMatchObject({ invalid: 1 })
  const metrics = await app.ask('GET', '/metrics')
  expect(metrics.text).toMatch(/^webhook_signature_invalid_total\{provider="whatsapp"\} 1$/m)
})

it('shows what a guest wrote in the figures, the webhooks and the live events', async () => {
  const stream = await fetch(`${app.origin}/api/v1/admin/events`, {
    headers: { authorization: `Bearer ${await app.ownerToken()}` },
  })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('No stream')

  await app.guest(GUEST).says('Hola! hay lugar del 15 al 18 de enero para 2?')
  await app.settle()

  let heard = ''
  while (!heard.includes('"direction": "out"') && !heard.includes('"direction":"out"')) {
    const { done, value } = await reader.read()
    if (done) break
    heard += value
  }
  await reader.cancel()
  expect(heard).toContain('event: message.created')
  expect(heard).not.toContain('Hola')
  expect(heard).not.toContain(GUEST)

  const board = dashboardSchema.parse((await app.owner('GET', '/dashboard')).body)
  expect(board.last_24h.messages_in).toBe(1)
  expect(board.conversion.stages[0]).toMatchObject({ stage: 'inquiry', count: 1 })
  expect(board.conversion.stages[1]).toMatchObject({ stage: 'quote', count: 1 })
  expect(board.totals.accommodations).toBe(4)
  const { items } = webhookPageSchema.parse((await app.owner('GET', '/webhooks')).body)
  expect(items[0]).toMatchObject({ provider: 'whatsapp', signature: 'valid', attempts: 1, error: null })
  const health = healthSchema.parse((await askUntilAllAnswered()).body)
  expect(health.checks.whatsapp.last_event_at).not.toBeNull()
})

it('shows the gauges, the policies and the alerts to the owner and to nobody else', async () => {
  const metrics = await app.ask('GET', '/metrics')
  expect(metrics.text).toMatch(/^queue_oldest_seconds \d/m)
  expect(metrics.text).toMatch(/^circuit_state\{service="whatsapp"\} 0$/m)
  expect(metrics.text).toMatch(/^external_call_duration_seconds_count\{service="whatsapp"\} [1-9]/m)
  expect(metrics.text).toMatch(/^ical_last_sync_age_minutes /m)
  expect(metrics.text).not.toContain(GUEST)
  rateLimitsSchema.parse((await app.owner('GET', '/rate-limits')).body)
  alertPageSchema.parse((await app.owner('GET', '/alerts')).body)
  for (const path of ['/dashboard', '/alerts', '/webhooks', '/rate-limits', '/dead-letters', '/events']) {
    expect((await app.api('GET', `/admin${path}`)).status, path).toBe(401)
  }
})

it('is not ready any more once it begins to stop', async () => {
  expect((await app.api('GET', '/readyz')).body).toEqual({ status: 'ready' })
  app.running.services.watch.shutDown()
  expect(await app.api('GET', '/readyz')).toMatchObject({ status: 503, body: { code: 'unavailable' } })
})

/** On a busy machine a check may miss its deadline; the next question finds its answer. */
async function askUntilAllAnswered() {
  for (;;) {
    const answer = await app.api('GET', '/healthz')
    const { database, queue, ical, disk } = healthSchema.parse(answer.body).checks
    const isComplete = [queue.waiting, ical.feeds, disk.free_percent].every((value) => value !== null)
    if (isComplete && database.detail === undefined) return answer
  }
}

it('shows its metrics to who knows the token, and tells which build it is', async () => {
  const token = 'q8Zr2vKx5mTy7wLc'
  const guarded = await createTestApp({ demo: false, env: { METRICS_TOKEN: token } })
  expect((await guarded.ask('GET', '/metrics')).status).toBe(401)
  const headers = { authorization: `Bearer ${token}` }
  const page = await guarded.ask('GET', '/metrics', { headers })
  expect(page.text).toMatch(/^build_info\{version=".+",node="v.+"\} 1$/m)
  await guarded.close()
})

it('says that it stops before its door closes', async () => {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk, _encoding, done) => done(void lines.push(String(chunk))),
  })
  const logger = createLogger({ level: 'info', readable: false, destination })
  const stopping = await createTestApp({ demo: false, env: { SHUTDOWN_DELAY_SECONDS: '1' }, logger })
  const closed = stopping.close()
  const asked = await stopping.api('GET', '/readyz')
  expect(asked).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect((await stopping.api('GET', '/accommodations')).status).toBe(200)
  await closed
  // Who asks is a balancer, again and again, and nothing has failed.
  expect(lines.filter((line) => line.includes('request_failed'))).toEqual([])
})
