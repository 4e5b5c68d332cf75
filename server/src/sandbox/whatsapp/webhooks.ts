import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { State } from './state.ts'

export interface Delivery {
  /** The exact bytes that were signed. */
  readonly body: string
  /** HTTP statuses of the attempts; null where no answer came. */
  readonly attempts: (number | null)[]
  /** Acknowledged with 200, given up, or dropped by a fault. */
  outcome: 'pending' | 'acknowledged' | 'abandoned' | 'dropped'
}

export interface Webhooks {
  readonly deliveries: readonly Delivery[]
  /** Sends one `value`; `lane` keeps the order of one guest's events. Resolves when the delivery is over. */
  send(lane: string, field: string, value: unknown): Promise<Delivery>
  /** Sends an envelope of any shape, signed. */
  sendEnvelope(lane: string, envelope: unknown): Promise<Delivery>
  /** One attempt with exactly these bytes; signs them unless a signature is given (null: no header). */
  post(body: string | Uint8Array, signature?: string | null): Promise<number | null>
  /** Work that `settled` waits for. */
  track(work: Promise<unknown>): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  close(): void
}

/** Meta's serialisation: everything above U+007F as `\uXXXX` in lower-case hex, and slashes escaped. */
function escapedJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
}

function signBody(body: string | Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
}

export function createWebhooks(state: State): Webhooks {
  const deliveries: Delivery[] = []
  const lanes = new Map<string, Promise<unknown>>()
  const under = new Set<Promise<unknown>>()
  const closing = new AbortController()
  let heldBack: Delivery[] = []

  async function post(body: string | Uint8Array, signature?: string | null): Promise<number | null> {
    const header = signature === undefined ? signBody(body, state.options.appSecret) : signature
    try {
      const response = await fetch(state.options.webhookUrl(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          ...(header === null ? {} : { 'x-hub-signature-256': header }),
        },
        body: typeof body === 'string' ? body : Buffer.from(body),
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(state.pace.webhookTimeoutMs)]),
      })
      await response.arrayBuffer()
      return response.status
    } catch {
      return null // refused, cut or too slow: all of them are retried alike
    }
  }

  async function attempt(delivery: Delivery): Promise<boolean> {
    const status = await post(delivery.body)
    delivery.attempts.push(status)
    if (status === 200) delivery.outcome = 'acknowledged'
    return status === 200
  }

  async function retryUntilAcknowledged(delivery: Delivery): Promise<void> {
    for (const pause of state.pace.webhookRetriesMs) {
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined)
      if (closing.signal.aborted) break
      if (await attempt(delivery)) return
    }
    delivery.outcome = 'abandoned'
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const fault = state.faults.strike('webhook')
    if (fault?.kind === 'drop' || state.settings.subscription === 'none') {
      delivery.outcome = 'dropped'
      return
    }
    if (fault?.kind === 'reorder') {
      heldBack.push(delivery)
      return
    }
    if (fault?.kind === 'delay') await sleep(fault.ms)
    const acknowledged = await attempt(delivery)
    if (fault?.kind === 'duplicate') {
      for (let copy = 1; copy < fault.times; copy += 1) await attempt(delivery)
    }
    const late = heldBack
    heldBack = []
    for (const one of late) if (!(await attempt(one))) track(retryUntilAcknowledged(one))
    // The next event of the guest does not wait for the retries of this one: Meta promises no order.
    if (!acknowledged) track(retryUntilAcknowledged(delivery))
  }

  function track<T>(work: Promise<T>): Promise<T> {
    under.add(work)
    const done = () => under.delete(work)
    work.then(done, done)
    return work
  }

  function sendEnvelope(lane: string, envelope: unknown): Promise<Delivery> {
    const delivery: Delivery = { body: escapedJson(envelope), attempts: [], outcome: 'pending' }
    deliveries.push(delivery)
    const turn = (lanes.get(lane) ?? Promise.resolve()).then(() => deliver(delivery))
    lanes.set(lane, turn)
    return track(turn.then(() => delivery))
  }

  return {
    deliveries,
    post,
    sendEnvelope,
    track(work) {
      track(work)
    },
    send: (lane, field, value) =>
      sendEnvelope(lane, {
        object: 'whatsapp_business_account',
        entry: [{ id: state.options.wabaId, changes: [{ value, field }] }],
      }),
    async settled() {
      while (under.size > 0) await Promise.allSettled([...under])
    },
    close: () => closing.abort(),
  }
}
