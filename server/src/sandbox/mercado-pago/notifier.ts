import { createHmac } from 'node:crypto'
import { formatDate } from './dates.ts'
import { presentOrder } from './present.ts'
import type { SandboxPayment, SandboxState } from './state.ts'

/** How notifications go wrong today. Turned by tests; the demo leaves them as they are. */
interface NotificationSwitches {
  /** Nothing is sent at all: the reconciler's day. */
  dropped: boolean
  /** Every notification leaves twice. */
  duplicated: boolean
  /** Those of one change leave last to first. */
  reordered: boolean
  /** A forgery with a wrong signature goes ahead of each. */
  wrongSignatureFirst: boolean
  /** A topic nobody handles goes along. */
  unknownTopics: boolean
  /** The legacy form beside each webhook: never, unless the URL says `source_news=webhooks`, or always. */
  ipnTwins: 'never' | 'unless_filtered' | 'always'
  /** `ts` of the signature: documentation says both. */
  timestampUnit: 'ms' | 's'
}

/** What was sent and what came back, for assertions and for the operator's curiosity. */
interface Delivery {
  readonly topic: string
  readonly action: string | null
  readonly resourceId: string
  readonly url: string
  readonly attempt: number
  /** HTTP status, or why there is none. */
  readonly outcome: number | 'timeout' | 'unreachable' | 'not_loopback'
}

interface Notification {
  readonly topic: string
  readonly action: string | null
  readonly resourceId: string
  readonly url: string
  readonly body: Record<string, unknown>
  readonly signature: 'valid' | 'wrong'
  /** The identifier that is signed: what the query carries, absent for merchant orders. */
  readonly signedId: string | null
}

export interface Notifier {
  readonly switches: NotificationSwitches
  readonly deliveries: Delivery[]
  readonly sent: Notification[]
  paymentChanged(payment: SandboxPayment, change: 'created' | 'updated'): void
  announce(payment: SandboxPayment, topic: 'chargeback' | 'claim' | 'stop_delivery', resourceId: string): void
  redeliver(count?: number): void
  /** Resolves when nothing is on its way; attempts waiting for their next turn do not count. */
  idle(): Promise<void>
  close(): void
}

/** The real ladder is 0, 15 min, 30 min, 6 h, 48 h and three times 96 h. */
const COMPRESSED_LADDER_MS = [100, 200, 400, 1000, 2000, 4000, 4000]
const REAL_TIMEOUT_MS = 22_000
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

export function createNotifier(state: SandboxState): Notifier {
  const switches: NotificationSwitches = {
    dropped: false,
    duplicated: false,
    reordered: false,
    wrongSignatureFirst: false,
    unknownTopics: false,
    ipnTwins: 'unless_filtered',
    timestampUnit: 'ms',
  }
  const deliveries: Delivery[] = []
  const sent: Notification[] = []
  const waiting = new Set<NodeJS.Timeout>()
  const closing = new AbortController()
  let line: Promise<void> = Promise.resolve()

  async function deliver(notification: Notification, attempt: number): Promise<void> {
    const outcome = await post(state, { notification, attempt, switches, closed: closing.signal })
    const { topic, action, resourceId, url } = notification
    deliveries.push({ topic, action, resourceId, url, attempt, outcome })
    if (outcome === 200 || outcome === 201 || outcome === 'not_loopback' || closing.signal.aborted) return
    // A fraud alert is sent once and lost if nobody listens; a forgery is not repeated by its forger.
    if (topic === 'stop_delivery_op_wh' || notification.signature === 'wrong') return
    const wait = (state.options.retryDelaysMs ?? COMPRESSED_LADDER_MS)[attempt]
    if (wait === undefined) return
    const timer = setTimeout(() => {
      waiting.delete(timer)
      enqueue([notification], attempt + 1)
    }, wait)
    timer.unref()
    waiting.add(timer)
  }

  function enqueue(notifications: readonly Notification[], attempt = 0): void {
    line = line.then(async () => {
      for (const notification of notifications) await deliver(notification, attempt)
    })
  }

  function emit(notifications: readonly Notification[]): void {
    if (switches.dropped) return
    const ordered = switches.reordered ? [...notifications].reverse() : notifications
    const doubled = switches.duplicated ? ordered.flatMap((one) => [one, one]) : ordered
    const withForgeries = switches.wrongSignatureFirst
      ? doubled.flatMap((one): Notification[] => [{ ...one, signature: 'wrong' }, one])
      : doubled
    sent.push(...withForgeries)
    enqueue(withForgeries)
  }

  return {
    switches,
    deliveries,
    sent,
    paymentChanged: (payment, change) => emit(notificationsOf(state, { payment, change, switches })),
    announce: (payment, topic, resourceId) => emit(announcement(state, { payment, topic, resourceId })),
    redeliver(count = 1) {
      enqueue(sent.slice(-count))
    },
    async idle() {
      let seen: Promise<void>
      do {
        seen = line
        await seen
      } while (seen !== line)
    },
    close() {
      closing.abort()
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
    },
  }
}

interface Posting {
  readonly notification: Notification
  readonly attempt: number
  readonly switches: NotificationSwitches
  readonly closed: AbortSignal
}

async function post(state: SandboxState, posting: Posting): Promise<Delivery['outcome']> {
  const { notification, attempt, switches, closed } = posting
  const url = new URL(notification.url)
  // A pretend provider must not be a way to make this machine call others.
  if (!LOOPBACK.has(url.hostname)) return 'not_loopback'
  const timeout = AbortSignal.timeout(state.options.deliveryTimeoutMs ?? REAL_TIMEOUT_MS)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: signedHeaders(state, { notification, attempt, unit: switches.timestampUnit }),
      body: JSON.stringify(notification.body),
      signal: AbortSignal.any([timeout, closed]),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return timeout.aborted ? 'timeout' : 'unreachable'
  }
}

function signedHeaders(
  state: SandboxState,
  delivery: { notification: Notification; attempt: number; unit: 'ms' | 's' },
): Record<string, string> {
  const { notification, attempt, unit } = delivery
  const requestId = state.options.ids.uuid()
  const ts = unit === 'ms' ? String(state.now()) : String(Math.floor(state.now() / 1000))
  const secret =
    notification.signature === 'valid' ? state.options.webhookSecret : `not-${state.options.webhookSecret}`
  const id = notification.signedId === null ? '' : `id:${notification.signedId};`
  const v1 = createHmac('sha256', secret).update(`${id}request-id:${requestId};ts:${ts};`).digest('hex')
  return {
    'content-type': 'application/json',
    'user-agent': 'restclient-node/4.15.3',
    'x-request-id': requestId,
    'x-retry': String(attempt),
    'x-signature': `ts=${ts},v1=${v1}`,
    'x-socket-timeout': '22000',
  }
}

function notificationsOf(
  state: SandboxState,
  happened: { payment: SandboxPayment; change: 'created' | 'updated'; switches: NotificationSwitches },
): Notification[] {
  const { payment, change, switches } = happened
  const target = state.data.preferences[payment.preferenceId]?.notificationUrl
  if (!target) return []
  // A new payment is announced as created and, a moment later, as updated.
  const actions = change === 'created' ? ['payment.created', 'payment.updated'] : ['payment.updated']
  const out = actions.map((action) => paymentWebhook(state, { payment, action, target }))
  out.push(orderWebhook(state, { payment, target, isNew: change === 'created' }))
  if (wantsIpn(switches, target)) {
    out.push(
      ipn(target, { topic: 'payment', id: String(payment.id) }),
      ipn(target, { topic: 'merchant_order', id: String(payment.orderId) }),
    )
  }
  if (switches.unknownTopics) out.push(unknownWebhook(state, target))
  return out
}

function paymentWebhook(
  state: SandboxState,
  event: { payment: SandboxPayment; action: string; target: string },
): Notification {
  const id = String(event.payment.id)
  return {
    topic: 'payment',
    action: event.action,
    resourceId: id,
    url: withQuery(event.target, { 'data.id': id, type: 'payment' }),
    body: { ...envelope(state, 'payment'), action: event.action, data: { id } },
    signature: 'valid',
    signedId: id,
  }
}

function orderWebhook(
  state: SandboxState,
  event: { payment: SandboxPayment; target: string; isNew: boolean },
): Notification {
  const id = String(event.payment.orderId)
  const status = presentOrder(state, event.payment.orderId)?.status ?? 'opened'
  const type = 'topic_merchant_order_wh'
  const action = event.isNew ? 'create' : 'update'
  return {
    topic: type,
    action,
    resourceId: id,
    // The order's number stands at the top of the body and nowhere in `data`, so nothing but the request is signed.
    url: withQuery(event.target, { type }),
    body: {
      ...envelope(state, type),
      action,
      id,
      application_id: '6295877106812064',
      data: { currency_id: '', marketplace: 'NONE', status },
      status,
      version: 0,
    },
    signature: 'valid',
    signedId: null,
  }
}

/** The legacy form carries a signature that its receiver cannot check: here one that is wrong on purpose. */
function ipn(target: string, resource: { topic: string; id: string }): Notification {
  return {
    topic: `ipn:${resource.topic}`,
    action: null,
    resourceId: resource.id,
    url: withQuery(target, { topic: resource.topic, id: resource.id }),
    body: { resource: resource.id, topic: resource.topic },
    signature: 'wrong',
    signedId: null,
  }
}

function unknownWebhook(state: SandboxState, target: string): Notification {
  const id = 'ORD01SANDBOX'
  return {
    topic: 'order',
    action: 'order.processed',
    resourceId: id,
    url: withQuery(target, { 'data.id': id, type: 'order' }),
    body: { ...envelope(state, 'order'), action: 'order.processed', data: { id } },
    signature: 'valid',
    signedId: id,
  }
}

function announcement(
  state: SandboxState,
  event: { payment: SandboxPayment; topic: 'chargeback' | 'claim' | 'stop_delivery'; resourceId: string },
): Notification[] {
  const { payment, resourceId } = event
  const target = state.data.preferences[payment.preferenceId]?.notificationUrl
  if (!target) return []
  const paymentId = payment.id
  const topics = {
    chargeback: {
      type: 'topic_chargebacks_wh',
      data: { id: resourceId, payment_id: paymentId, checkout: 'PRO', site_id: 'MLA' },
    },
    claim: {
      type: 'topic_claims_integration_wh',
      data: { id: resourceId, resource: `/post-purchase/v1/claims/${resourceId}` },
    },
    stop_delivery: {
      type: 'stop_delivery_op_wh',
      data: {
        description: 'Fraude detectado',
        merchant_order: payment.orderId,
        payment_id: paymentId,
        site_id: 'MLA',
      },
    },
  }
  const { type, data } = topics[event.topic]
  return [
    {
      topic: type,
      action: null,
      resourceId,
      url: withQuery(target, { 'data.id': resourceId, type }),
      body: { ...envelope(state, type), actions: ['changed_case_status'], id: resourceId, data },
      signature: 'valid',
      signedId: resourceId,
    },
  ]
}

function envelope(state: SandboxState, type: string): Record<string, unknown> {
  return {
    id: state.nextId(),
    live_mode: state.settings.liveMode,
    type,
    date_created: formatDate(state.now()),
    user_id: state.options.collectorId,
    api_version: 'v1',
  }
}

function wantsIpn(switches: NotificationSwitches, target: string): boolean {
  if (switches.ipnTwins !== 'unless_filtered') return switches.ipnTwins === 'always'
  return new URL(target).searchParams.get('source_news') !== 'webhooks'
}

function withQuery(target: string, query: Record<string, string>): string {
  const url = new URL(target)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url.toString()
}
