import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { portOf } from '../../../test/loopback.ts'
import { createMetrics, type Metrics } from '../../lib/metrics.ts'
import { outsideService } from '../../lib/resilience/outside.ts'
import { createWhatsAppClient } from './client.ts'
import { guardedGateway } from './guarded.ts'

/** A provider that answers what the test says, over real HTTP. */
let provider: FastifyInstance
let origin: string
let metrics: Metrics
let status: number
let body: unknown
let calls: string[]

beforeEach(async () => {
  calls = []
  status = 200
  body = {}
  metrics = createMetrics({ processMetrics: false })
  provider = Fastify({ forceCloseConnections: true })
  provider.all('*', async (request, reply) => {
    calls.push(`${request.method} ${request.url}`)
    return reply.code(status).send(body)
  })
  await provider.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${portOf(provider.server)}`
})
afterEach(() => provider.close())

describe('WhatsApp behind its circuit', () => {
  const wire = () => {
    const outside = outsideService('whatsapp', metrics)
    const client = createWhatsAppClient({
      baseUrl: origin,
      accessToken: 'TEST',
      phoneId: '1',
      timeoutMs: 5_000,
      loadMedia: async () => undefined,
    })
    return { outside, guarded: guardedGateway(client, outside) }
  }
  const say = (gateway: ReturnType<typeof guardedGateway>) =>
    gateway.send(
      { waId: '5491122334455', bsuid: null },
      { type: 'text', body: 'Hola' },
      { correlationId: 'outbox-1' },
    )

  it('sends a message once, even when it fails', async () => {
    const { guarded } = wire()
    status = 500
    expect(await say(guarded)).toMatchObject({ ok: false, kind: 'ambiguous' })
    expect(calls).toHaveLength(1)
  })

  it('says that nothing was sent while the circuit is open, so that the outbox keeps the message', async () => {
    const { guarded, outside } = wire()
    status = 503
    for (let i = 0; i < 5; i++) await say(guarded)
    expect(outside.circuit()).toBe('open')
    expect(await say(guarded)).toMatchObject({ ok: false, kind: 'retry', code: null, retryAfterSeconds: 10 })
    expect(calls).toHaveLength(5)
  })

  it('stays closed when WhatsApp only limits how fast we write', async () => {
    const { guarded, outside } = wire()
    status = 400
    body = { error: { message: 'pair rate limit', code: 131056 } }
    for (let i = 0; i < 8; i++) expect(await say(guarded)).toMatchObject({ kind: 'retry', code: 131056 })
    expect(outside.circuit()).toBe('closed')
  })
})
