import { z } from 'zod'
import { windowTemplate } from '../../features/messaging/domain/window-templates.ts'
import type { SendFailure } from '../../features/messaging/ports.ts'
import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { createCall } from './call.ts'

export interface WhatsAppCheckOptions {
  readonly apiUrl: string
  readonly phoneId: string
  readonly accessToken: string
  readonly timeoutMs: number
}

const numberAnswer = z.object({
  display_phone_number: z.string(),
  verified_name: z.string().default(''),
  quality_rating: z.string().default('UNKNOWN'),
  status: z.string().default('CONNECTED'),
})
const subscriptionsAnswer = z.object({
  data: z.array(z.object({ override_callback_uri: z.string().optional() })),
})
const OWNER_TEMPLATE = windowTemplate('owner_alert', 'es').name
const templatesAnswer = z.object({ data: z.array(z.object({ name: z.string(), status: z.string() })) })

/** What Graph says of number, token, subscription and templates; asked directly, whatever the circuit thinks. */
export function whatsappChecks({ apiUrl, phoneId, accessToken, timeoutMs }: WhatsAppCheckOptions) {
  const noMedia = async () => undefined
  const call = createCall({ baseUrl: apiUrl, phoneId, accessToken, timeoutMs, loadMedia: noMedia })
  const get = (path: string) => call(path, { method: 'GET' })

  return {
    async number(): Promise<Finding> {
      const fields = 'verified_name,display_phone_number,quality_rating,status'
      const answer = await get(`/${phoneId}?fields=${fields}`)
      if (!answer.ok) return refusal(answer)
      const parsed = numberAnswer.safeParse(answer.json)
      if (!parsed.success) return found('whatsapp_failed', { detail: 'unreadable' })
      const { display_phone_number: number, verified_name: name, status: state, quality_rating } = parsed.data
      if (!['CONNECTED', 'UNKNOWN'].includes(state)) return found('whatsapp_disconnected', { number, state })
      return found(quality_rating === 'RED' ? 'whatsapp_quality' : 'whatsapp_ok', { number, name })
    },

    /** Whether Meta delivers to `callback`. Null: nothing to complain about. */
    async subscription(businessId: string, callback: string): Promise<Finding | null> {
      const answer = await get(`/${businessId}/subscribed_apps`)
      if (!answer.ok) return refusal(answer)
      const parsed = subscriptionsAnswer.safeParse(answer.json)
      if (!parsed.success) return found('whatsapp_failed', { detail: 'unreadable' })
      const [app] = parsed.data.data
      if (!app) return found('whatsapp_unsubscribed', { callback })
      const elsewhere = app.override_callback_uri
      if (elsewhere === undefined || elsewhere === callback) return null
      return found('whatsapp_elsewhere', { callback, elsewhere: originOf(elsewhere) })
    },

    /** Null when Graph does not say. */
    async ownerTemplateApproved(businessId: string): Promise<boolean | null> {
      const answer = await get(`/${businessId}/message_templates?name=${OWNER_TEMPLATE}&limit=50`)
      const parsed = answer.ok ? templatesAnswer.safeParse(answer.json) : undefined
      if (!parsed?.success) return null
      return parsed.data.data.some(({ name, status }) => name === OWNER_TEMPLATE && status === 'APPROVED')
    },
  }
}

/** The address alone: what stands behind it may be a secret. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address.slice(0, 80)
}

function refusal({ code, kind, detail }: SendFailure): Finding {
  if (code === 190 || code === 0) return found('whatsapp_token')
  if (code === 3 || code === 10 || (code !== null && code >= 200 && code <= 299)) {
    return found('whatsapp_permission')
  }
  if (code === 100) return found('whatsapp_phone')
  const isNetwork = code === null && kind !== 'alert' && detail.startsWith('network: ')
  if (isNetwork) return found('whatsapp_unreachable', { detail: detail.slice('network: '.length) })
  return found('whatsapp_failed', { detail: code === null ? detail : `${code}` })
}

/** Meta's handshake, played against our own door by its public address. Null: it opens. */
export async function checkHandshake(options: {
  readonly callback: string
  readonly verifyToken: string
  readonly challenge: string
  readonly timeoutMs: number
}): Promise<Finding | null> {
  const { callback, verifyToken, challenge, timeoutMs } = options
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  })
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(`${callback}?${query}`, { redirect: 'manual', signal })
    const text = await response.text()
    if (response.status === 403) return found('whatsapp_verify_token')
    return response.ok && text === challenge ? null : found('whatsapp_door_closed')
  } catch {
    return found('whatsapp_door_closed')
  }
}
