import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import type { InboxService } from './service.ts'

/** How a provider proves that a delivery is its own. */
export interface WhatsAppDoor {
  verify(body: Uint8Array, signature: string | undefined): boolean
  /** The challenge to answer, or null when the handshake is not ours. */
  handshake(query: Readonly<Record<string, string>>): string | null
}

export interface MercadoPagoDoor {
  /**
   * `hint`: cannot be proved (legacy notifications carry no usable signature) but does no harm, because the payment is
   * read back anyway. `forged`: claims to be signed and is not.
   */
  judge(
    query: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ): { readonly verdict: 'genuine' | 'hint' | 'forged'; readonly topic: string; readonly known: boolean }
}

export interface InboxRouteDeps {
  readonly db: Db
  readonly inbox: (db: Db) => InboxService
  /** Null when the channel is off. */
  readonly whatsapp: WhatsAppDoor | null
  readonly mercadoPago: MercadoPagoDoor | null
  /** Counts, and may refuse with 429, a sender whose signature is wrong. */
  readonly onForged: (request: FastifyRequest, reply: FastifyReply, provider: string) => Promise<void>
  /** May refuse with 429 a sender that proves nothing. */
  readonly onUnproven: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  readonly onReceived: (provider: string) => void
}

const KEPT_HEADERS = ['content-type', 'user-agent', 'x-request-id', 'x-retry']
/** WhatsApp: a delivery of many messages; its documentation names 3 MB. */
const MAX_BODY = 4 * 1024 * 1024
/** Mercado Pago sends a topic and an id, less than 1 kB. */
const MAX_NOTIFICATION = 64 * 1024
const querySchema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')]),
)

export function inboxRoutes(deps: InboxRouteDeps): Routes {
  return (app: App) => {
    app.register(async (scope: App) => {
      // The signature covers the bytes as they came: nothing may parse them first.
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY }, (_request, body, done) =>
        done(null, body),
      )
      whatsappRoutes(scope, deps)
      mercadoPagoRoutes(scope, deps)
    })
  }
}

function whatsappRoutes(app: App, deps: InboxRouteDeps): void {
  app.get('/webhooks/whatsapp', { schema: { hide: true } }, async (request, reply) => {
    const challenge = deps.whatsapp?.handshake(querySchema.parse(request.query)) ?? null
    if (challenge === null) {
      throw problem({ code: 'verification_failed', detail: 'The verify token does not match.' })
    }
    return reply.type('text/plain').send(challenge)
  })

  app.post('/webhooks/whatsapp', { schema: { hide: true } }, async (request, reply) => {
    const body = bytesOf(request.body)
    const header = request.headers['x-hub-signature-256']
    if (!deps.whatsapp?.verify(body, typeof header === 'string' ? header : undefined)) {
      await deps.onForged(request, reply, 'whatsapp')
      throw problem({
        code: 'invalid_hub_signature',
        detail: 'X-Hub-Signature-256 does not match the body.',
      })
    }
    deps.onReceived('whatsapp')
    await deps.inbox(deps.db).accept({
      provider: 'whatsapp',
      topic: 'messages',
      signature: 'valid',
      body,
      headers: keep(request),
      query: {},
    })
    return reply.code(200).send()
  })
}

function mercadoPagoRoutes(app: App, deps: InboxRouteDeps): void {
  for (const url of ['/webhooks/mercadopago', '/mercadopago/webhook']) {
    app.post(url, { schema: { hide: true }, bodyLimit: MAX_NOTIFICATION }, async (request, reply) => {
      const body = bytesOf(request.body)
      const query = querySchema.parse(request.query)
      const judged = deps.mercadoPago?.judge(query, flat(request), body)
      if (!judged || judged.verdict === 'forged') {
        await deps.onForged(request, reply, 'mercado_pago')
        throw problem({
          code: 'invalid_signature',
          detail: 'x-signature does not match this notification.',
        })
      }
      // Nobody proved to have sent it: it causes one bounded read at most, and no more of them than the limit lets in.
      if (judged.verdict === 'hint') await deps.onUnproven(request, reply)
      deps.onReceived('mercado_pago')
      if (!judged.known) return reply.code(200).send()
      await deps.inbox(deps.db).accept({
        provider: 'mercado_pago',
        topic: judged.topic,
        signature: judged.verdict === 'genuine' ? 'valid' : 'unproven',
        body,
        headers: keep(request),
        query,
      })
      return reply.code(200).send()
    })
  }
}

function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}

function flat(request: FastifyRequest): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  return Object.fromEntries(entries)
}

function keep(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(flat(request)).filter(([name]) => KEPT_HEADERS.includes(name)))
}
