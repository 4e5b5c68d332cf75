import { createHmac } from 'node:crypto'
import {
  announcement,
  type Notification,
  type NotificationSwitches,
  notificationsOf,
} from './notification-forms.ts'
import type { SandboxPayment, SandboxState } from './state.ts'

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
