import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  createMercadoPagoClient,
  type MercadoPagoClientOptions,
} from '../src/adapters/mercado-pago/client.ts'
import { parseNotification } from '../src/adapters/mercado-pago/notification.ts'
import { verifyMercadoPagoSignature } from '../src/adapters/mercado-pago/signature.ts'
import type { PreferenceRequest } from '../src/features/payments/ports.ts'
import { addSeconds, manualClock } from '../src/lib/clock.ts'
import { systemIds } from '../src/lib/ids.ts'
import { createSandboxApp } from '../src/sandbox/http.ts'
import { createMercadoPagoSandbox } from '../src/sandbox/mercado-pago/sandbox.ts'

export const SECRET = 'sandbox-webhook-secret'
export const COLLECTOR = 202809963

interface Received {
  readonly verdict: string
  readonly kind: string
  readonly legacy: boolean
  readonly retry: string
}

export type MercadoPagoWorld = Awaited<ReturnType<typeof startMercadoPagoWorld>>

/** A pretend provider and a pretend seller, each on its own port of loopback, and the real client between them. */
export async function startMercadoPagoWorld() {
  const clock = manualClock('2026-12-01T10:00:00-03:00')
  const received: Received[] = []
  /** Statuses the seller answers its next notifications with; 200 when there are none left. */
  const answers: number[] = []
  const provider = createSandboxApp()
  const sandbox = createMercadoPagoSandbox({
    clock,
    ids: systemIds,
    accessToken: 'TEST-token',
    webhookSecret: SECRET,
    collectorId: COLLECTOR,
    publicBase: '/sandbox/mercado-pago',
    publicBaseUrl: () => addressOf(provider),
    retryDelaysMs: [1, 1, 1],
  })
  await provider.register(sandbox.plugin)
  await provider.listen({ host: '127.0.0.1', port: 0 })
  const baseUrl = addressOf(provider)
  const seller = createSeller(received, answers)
  await seller.listen({ host: '127.0.0.1', port: 0 })
  const hook = `${addressOf(seller)}/hook?source_news=webhooks`

  const client = (options: Partial<MercadoPagoClientOptions> = {}) =>
    createMercadoPagoClient({ baseUrl, accessToken: 'TEST-token', allowHttp: true, ...options })

  const wish = (differing: Partial<PreferenceRequest> = {}): PreferenceRequest => ({
    externalReference: 'RES261201K7QF-a1',
    title: 'Seña Cabaña del Lago',
    description: '3 noches',
    amount: 5_550_050,
    currency: 'ARS',
    notificationUrl: hook,
    expiresFrom: clock.now(),
    expiresTo: addSeconds(clock.now(), 1800),
    excludeCash: false,
    binaryMode: false,
    metadata: { reservation_code: 'RES261201K7QF' },
    ...differing,
  })

  async function preference(differing: Partial<PreferenceRequest> = {}) {
    const made = await client().createPreference(wish(differing))
    if (!made.ok) throw new Error(`preference: ${JSON.stringify(made)}`)
    return made
  }

  return {
    clock,
    sandbox,
    baseUrl,
    received,
    answers,
    client,
    wish,
    preference,
    async close() {
      await Promise.all([provider.close(), seller.close()])
    },
  }
}

function createSeller(received: Received[], answers: number[]): FastifyInstance {
  const seller = Fastify({ forceCloseConnections: true })
  seller.post('/hook', (request, reply) => {
    const parsed = parseNotification(request.query as Record<string, unknown>, request.body)
    const verdict = verifyMercadoPagoSignature({
      signatureHeader: String(request.headers['x-signature']),
      requestId: String(request.headers['x-request-id']),
      dataId: parsed.signedId,
      secrets: [SECRET],
    })
    received.push({
      verdict: verdict.ok ? 'valid' : verdict.reason,
      kind: parsed.hint.kind,
      legacy: parsed.isLegacy,
      retry: String(request.headers['x-retry']),
    })
    return reply.code(answers.shift() ?? 200).send()
  })
  return seller
}

function addressOf(app: FastifyInstance): string {
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}
