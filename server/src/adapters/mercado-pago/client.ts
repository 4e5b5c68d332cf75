import type { PaymentProvider, ProviderFailure, ProviderResult } from '../../features/payments/ports.ts'
import type { Clock } from '../../lib/clock.ts'
import { sha256Hex } from '../../lib/ids.ts'
import { jsonOrNothing } from '../../lib/storable-text.ts'
import { failureOf, silence } from './errors.ts'
import {
  readAccount,
  readChargeback,
  readMerchantOrder,
  readPayment,
  readPaymentPage,
  readPreference,
  readRefund,
} from './mapping.ts'
import { decimal, isoDate, writeClosing, writePreference } from './outbound.ts'
import { type TheirClock, theirClock } from './their-clock.ts'

export interface MercadoPagoClientOptions {
  /** For example `https://api.mercadopago.com`, without a trailing slash. */
  readonly baseUrl: string
  readonly accessToken: string
  /** Notification addresses may be plain http: only for a provider on loopback. */
  readonly allowHttp?: boolean
  readonly fetch?: typeof fetch
  /** Default 10 s; the provider's own client waits as long. */
  readonly timeoutMs?: number
  /** To be compared with the provider's; without it both are taken to agree. */
  readonly clock?: Clock
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
  /**
   * Given for each call by its caller, and never kept: a key that outlives its call turns the next refund into a
   * replay.
   */
  readonly idempotencyKey?: string
}

type Raw = { readonly ok: true; readonly json: unknown } | ProviderFailure

const DEFAULT_TIMEOUT_MS = 10_000
const PAGE = 50

/** Mercado Pago over HTTP. Makes each call once; whoever retries decides so from the failure. */
export function createMercadoPagoClient(options: MercadoPagoClientOptions): PaymentProvider {
  const their = theirClock(options.clock)
  const call = (request: Request) => send({ ...options, their }, request)

  /** Calls, and reads the answer; a success that cannot be read is no success. */
  async function ask<T extends object>(
    request: Request,
    read: (json: unknown) => T | undefined,
  ): Promise<ProviderResult<T>> {
    const raw = await call(request)
    if (!raw.ok) return raw
    const value = read(raw.json)
    return value ? { ok: true, ...value } : unreadable(request)
  }

  return {
    async createPreference(request) {
      const create = () => {
        const body = writePreference(request, { allowHttp: options.allowHttp ?? false, at: their.toTheirs })
        // Made from the content: the same wish gives the same link, a changed one never meets the old answer.
        const idempotencyKey = sha256Hex(JSON.stringify(body))
        return ask({ method: 'POST', path: '/checkout/preferences', body, idempotencyKey }, readPreference)
      }
      const known = their.aheadSeconds()
      const made = await create()
      // Its answer told that a clock was turned: that link is over already, or not open yet.
      return made.ok && their.aheadSeconds() !== known ? create() : made
    },

    closePreference(preferenceId, now) {
      const path = `/checkout/preferences/${encodeURIComponent(preferenceId)}`
      return ask({ method: 'PUT', path, body: writeClosing(their.toTheirs(now)) }, () => ({}))
    },

    getPayment: (paymentId) => ask({ method: 'GET', path: paymentPath(paymentId) }, asPayment),

    searchPayments(search) {
      const query = new URLSearchParams({ limit: String(PAGE), offset: String(search.offset ?? 0) })
      if ('externalReference' in search) {
        query.set('external_reference', search.externalReference)
        query.set('sort', 'date_created')
        query.set('criteria', 'desc')
      } else {
        query.set('range', 'date_last_updated')
        query.set('begin_date', isoDate(their.toTheirs(search.since)))
        query.set('end_date', isoDate(their.toTheirs(search.until)))
        query.set('sort', 'date_last_updated')
        // Oldest first: what changes while the pages are read moves behind the reader, never before.
        query.set('criteria', 'asc')
      }
      return ask({ method: 'GET', path: `/v1/payments/search?${query}` }, readPaymentPage)
    },

    createRefund(refund) {
      const body = refund.amount === null ? {} : { amount: decimal(refund.amount) }
      const path = `${paymentPath(refund.paymentId)}/refunds`
      return ask({ method: 'POST', path, body, idempotencyKey: refund.idempotencyKey }, (json) => {
        const read = readRefund(json, refund.paymentId)
        return read && { refund: read }
      })
    },

    listRefunds: (paymentId) =>
      ask({ method: 'GET', path: `${paymentPath(paymentId)}/refunds` }, (json) => {
        if (!Array.isArray(json)) return undefined
        const refunds = json.map((one) => readRefund(one, paymentId))
        // A refund that cannot be read must not look like one that was never made.
        return refunds.every((refund) => refund !== undefined) ? { refunds } : undefined
      }),

    cancelPayment: (paymentId) =>
      ask({ method: 'PUT', path: paymentPath(paymentId), body: { status: 'cancelled' } }, asPayment),

    getMerchantOrder: (id) =>
      ask({ method: 'GET', path: `/merchant_orders/${encodeURIComponent(id)}` }, (json) => {
        const order = readMerchantOrder(json)
        return order && { order }
      }),

    getChargeback: (id) =>
      ask({ method: 'GET', path: `/v1/chargebacks/${encodeURIComponent(id)}` }, (json) => {
        const chargeback = readChargeback(json)
        return chargeback && { chargeback }
      }),

    whoAmI: () => ask({ method: 'GET', path: '/users/me' }, readAccount),
  }
}

function asPayment(json: unknown) {
  const payment = readPayment(json)
  return payment && { payment }
}

function paymentPath(paymentId: string): string {
  return `/v1/payments/${encodeURIComponent(paymentId)}`
}

/** A write is ambiguous without an answer. PUTs here set a state, so repeating one is as harmless as a read. */
function isWrite(request: Request): boolean {
  return request.method === 'POST'
}

async function send(
  options: MercadoPagoClientOptions & { readonly their: TheirClock },
  request: Request,
): Promise<Raw> {
  const http = options.fetch ?? fetch
  const hasBody = request.body !== undefined
  try {
    const response = await http(`${options.baseUrl}${request.path}`, {
      method: request.method,
      headers: {
        authorization: `Bearer ${options.accessToken}`,
        accept: 'application/json',
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...(request.idempotencyKey ? { 'x-idempotency-key': request.idempotencyKey } : {}),
      },
      ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
      signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
      // A token must not follow a redirect to somebody else.
      redirect: 'manual',
    })
    options.their.learn(response.headers.get('date'))
    const json = jsonOrNothing(await response.text())
    if (response.ok && json !== undefined) return { ok: true, json }
    if (response.ok) return unreadable(request)
    return failureOf({
      status: response.status,
      json,
      retryAfter: response.headers.get('retry-after'),
      isWrite: isWrite(request),
    })
  } catch (error) {
    return silence(describe(error), isWrite(request))
  }
}

function unreadable(request: Request): ProviderFailure {
  return silence(
    `${request.method} ${request.path.split('?')[0]}: the answer could not be read`,
    isWrite(request),
  )
}

/** Name and cause, never the request: it carries the token. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'network error'
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.name}: ${error.message}${cause}`
}
