import type { WhatsAppGateway } from '../../features/messaging/ports.ts'
import type { Clock } from '../../lib/clock.ts'

/** Codes that speak of the token itself: not valid, ended, without the right to this number. */
const KEY_FAULTS = new Set([0, 10, 190])

interface Answer {
  readonly ok: boolean
  readonly kind?: string
  readonly code?: number | null
}

/** Remembers whether WhatsApp takes our key: what it refuses now it will refuse until a person changes it. */
export function watchKey(
  client: WhatsAppGateway,
  clock: Clock,
): {
  readonly gateway: WhatsAppGateway
  /** The last answer that spoke of the key, and when it came, in milliseconds; undefined while none has. */
  readonly verdict: () => { readonly isRefused: boolean; readonly at: number } | undefined
} {
  let verdict: { readonly isRefused: boolean; readonly at: number } | undefined
  const judge = (isRefused: boolean) => {
    verdict = { isRefused, at: clock.now().epochMilliseconds }
  }
  const noted = async <Given extends Answer>(call: Promise<Given>): Promise<Given> => {
    const answer = await call
    if (answer.ok) judge(false)
    else if (speaksOfKey(answer)) judge(true)
    return answer
  }
  return {
    verdict: () => verdict,
    gateway: {
      fit: client.fit,
      send: (recipient, content, options) => noted(client.send(recipient, content, options)),
      markRead: client.markRead,
      uploadMedia: (bytes, mime, filename) => noted(client.uploadMedia(bytes, mime, filename)),
      downloadMedia: (mediaId) => noted(client.downloadMedia(mediaId)),
      listTemplates: (businessId) => noted(client.listTemplates(businessId)),
      submitTemplate: (businessId, definition) => noted(client.submitTemplate(businessId, definition)),
      describeNumber: () => noted(client.describeNumber()),
    },
  }
}

function speaksOfKey({ kind, code }: Answer): boolean {
  if (kind !== 'alert') return false
  return code === null || code === undefined || KEY_FAULTS.has(code) || (code >= 200 && code <= 299)
}
