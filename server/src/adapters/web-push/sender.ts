import type webPush from 'web-push'
import type { VapidKeys } from '../../features/notifications/domain/telling.ts'
import type { PushSender, TellOutcome } from '../../features/notifications/ports.ts'
import {
  allowedAddresses,
  GuardError,
  type GuardOptions,
  guardedRequest,
} from '../../lib/http/guarded-fetch.ts'

export interface PushOptions {
  readonly keys: VapidKeys
  /** `mailto:` or `https:` address at which a push service may complain (RFC 8292). */
  readonly contact: string
  readonly guard: GuardOptions
  readonly timeoutMs: number
}

/** Loaded with the first message: most processes of a day tell nobody by push. */
const loadWebPush = async () => (await import('web-push')).default

/** How long a push service keeps what a sleeping phone cannot take: a day. */
const KEPT_SECONDS = 24 * 3600

/** Web push (RFC 8030, 8291, 8292). The address comes from a browser, so it is guarded like any stranger's. */
export function createPushSender(options: PushOptions): PushSender {
  return {
    async send({ endpoint, p256dh, auth }, message): Promise<TellOutcome> {
      const { subject, text, link, tag } = message
      const payload = JSON.stringify({ title: subject, body: text, url: link, tag })
      try {
        const push = await loadWebPush()
        const request = push.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject: options.contact, ...options.keys },
          TTL: KEPT_SECONDS,
          urgency: message.isUrgent ? 'high' : 'normal',
          contentEncoding: 'aes128gcm',
        })
        return await post(request, options)
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}

/**
 * A name is resolved, and judged, when something is sent: whoever subscribes does not wait for a name server. Until
 * then any public address stands for it.
 */
const ANY_NAME: GuardOptions['resolve'] = async () => [{ address: '9.9.9.9', family: 4 }]

/** Whether an endpoint may be taken in at all. */
export async function mayPush(endpoint: string, { allowPrivateHosts }: GuardOptions): Promise<boolean> {
  const url = new URL(endpoint)
  if (!allowPrivateHosts && url.protocol !== 'https:') return false
  try {
    await allowedAddresses(url, { allowPrivateHosts, resolve: ANY_NAME })
    return true
  } catch (error) {
    if (error instanceof GuardError) return false
    throw error
  }
}

export async function createVapidKeys(): Promise<VapidKeys> {
  return (await loadWebPush()).generateVAPIDKeys()
}

async function post(
  request: ReturnType<typeof webPush.generateRequestDetails>,
  { guard, timeoutMs }: PushOptions,
): Promise<TellOutcome> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const response = await guardedRequest(
    {
      url: new URL(request.endpoint),
      headers,
      post: request.body ?? Buffer.alloc(0),
      signal: AbortSignal.timeout(timeoutMs),
    },
    guard,
  )
  response.resume()
  const status = response.statusCode ?? 0
  if (status >= 200 && status < 300) return { ok: true, providerId: null }
  const detail = `the push service answered ${status}`
  if (status === 404 || status === 410) return { ok: false, reason: 'gone', detail }
  return { ok: false, reason: status === 429 || status >= 500 ? 'retry' : 'refused', detail }
}

function failureOf(error: unknown): TellOutcome {
  if (error instanceof GuardError) {
    const reason = error.refusal === 'dns' ? 'retry' : 'refused'
    return { ok: false, reason, detail: error.message }
  }
  // What the package throws before anything is sent is about the keys of this browser.
  const isNetwork = error instanceof Error && ('code' in error || error.name === 'TimeoutError')
  return {
    ok: false,
    reason: isNetwork ? 'retry' : 'refused',
    detail: error instanceof Error ? error.message.slice(0, 200) : 'push failed',
  }
}
