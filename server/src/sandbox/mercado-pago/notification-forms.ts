import { formatDate } from './dates.ts'
import { presentOrder } from './present.ts'
import type { SandboxPayment, SandboxState } from './state.ts'

/** How notifications go wrong today. Turned by tests; the demo leaves them as they are. */
export interface NotificationSwitches {
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

export interface Notification {
  readonly topic: string
  readonly action: string | null
  readonly resourceId: string
  readonly url: string
  readonly body: Record<string, unknown>
  readonly signature: 'valid' | 'wrong'
  /** The identifier that is signed: what the query carries, absent for merchant orders. */
  readonly signedId: string | null
}

export function notificationsOf(
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

export function announcement(
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
