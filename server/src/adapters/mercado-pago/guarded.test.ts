import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { portOf } from '../../../test/loopback.ts'
import { toInstant } from '../../lib/clock.ts'
import { createMetrics, type Metrics } from '../../lib/metrics.ts'
import { outsideService } from '../../lib/resilience/outside.ts'
import { createMercadoPagoClient } from './client.ts'
import { guardedProvider } from './guarded.ts'

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

const gauge = async (service: string) =>
  (await metrics.circuitState.get()).values.find(({ labels }) => labels.service === service)?.value

describe('Mercado Pago behind its circuit', () => {
  const wire = () => {
    const outside = outsideService('mercadopago', metrics)
    const client = createMercadoPagoClient({ baseUrl: origin, accessToken: 'TEST', allowHttp: true })
    return { outside, guarded: guardedProvider(client, outside) }
  }

  it('repeats a read that met a failing provider, and never a write', async () => {
    const { guarded } = wire()
    status = 502
    expect(await guarded.getPayment('1')).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(calls).toEqual(['GET /v1/payments/1', 'GET /v1/payments/1', 'GET /v1/payments/1'])
    calls = []
    const refund = { paymentId: '1', amount: null, idempotencyKey: 'row-1' }
    expect(await guarded.createRefund(refund)).toMatchObject({ ok: false, reason: 'ambiguous' })
    expect(calls).toEqual(['POST /v1/payments/1/refunds'])
  })

  it('answers unavailable at once while the circuit is open, reads and writes alike', async () => {
    const { guarded, outside } = wire()
    status = 502
    await guarded.getPayment('1')
    await guarded.getPayment('2')
    expect(outside.circuit()).toBe('open')
    expect(await gauge('mercadopago')).toBe(2)
    calls = []
    const closed = { ok: false, reason: 'unavailable', retryAfterSeconds: 10 }
    expect(await guarded.whoAmI()).toMatchObject(closed)
    expect(await guarded.closePreference('p', toInstant('2026-11-24T12:00:00Z'))).toMatchObject(closed)
    expect(calls).toEqual([])
  })

  it('takes a refusal for an answer', async () => {
    const { guarded, outside } = wire()
    status = 404
    for (let i = 0; i < 8; i++)
      expect(await guarded.getPayment('1')).toEqual({ ok: false, reason: 'not_found' })
    expect(outside.circuit()).toBe('closed')
    expect(calls).toHaveLength(8)
  })
})
