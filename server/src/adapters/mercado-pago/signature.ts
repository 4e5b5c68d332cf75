import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, instantFromMs } from '../../lib/clock.ts'

export interface SignedNotification {
  /** `x-signature: ts=<digits>,v1=<64 hex>` */
  readonly signatureHeader: string | undefined
  /** `x-request-id` */
  readonly requestId: string | undefined
  /** `data.id` of the query string, never of the body. */
  readonly dataId: string | undefined
  /** One per application; any of them may have signed. */
  readonly secrets: readonly string[]
}

export type SignatureVerdict =
  | {
      readonly ok: true
      /** How the identifier was written when it was signed. Worth a log line: the provider's documents disagree. */
      readonly casing: 'as_sent' | 'lower' | 'none'
      readonly signedAt: Instant
    }
  | { readonly ok: false; readonly reason: 'missing' | 'malformed' | 'mismatch' }

const HEX_64 = /^[0-9a-f]{64}$/i
/** Below this a `ts` can only be seconds: in milliseconds it would be 2001. */
const MILLISECONDS_FROM = 1e12

/**
 * Verifies a webhook of Mercado Pago. Its age is not judged: retries come days later, and a repeated notification
 * changes nothing because only what is read back counts.
 */
export function verifyMercadoPagoSignature(notification: SignedNotification): SignatureVerdict {
  const { signatureHeader, dataId } = notification
  if (!signatureHeader) return { ok: false, reason: 'missing' }
  const parts = readHeader(signatureHeader)
  if (!parts) return { ok: false, reason: 'malformed' }
  for (const [casing, id] of writings(dataId)) {
    const manifest = manifestOf({ id, requestId: notification.requestId, ts: parts.ts })
    if (notification.secrets.some((secret) => isSignedBy(secret, manifest, parts.v1))) {
      return { ok: true, casing, signedAt: instantFromMs(parts.signedAtMs) }
    }
  }
  return { ok: false, reason: 'mismatch' }
}

/** The header Mercado Pago would send; for checking our own door. */
export function signatureHeader(of: {
  readonly secret: string
  readonly requestId: string
  readonly dataId: string
  readonly nowMs: number
}): string {
  const ts = String(of.nowMs)
  const manifest = manifestOf({ id: of.dataId, requestId: of.requestId, ts })
  return `ts=${ts},v1=${createHmac('sha256', of.secret).update(manifest).digest('hex')}`
}

/** Each part only when present, in this order, each with its semicolon. */
function manifestOf(parts: { id: string | undefined; requestId: string | undefined; ts: string }): string {
  const id = parts.id ? `id:${parts.id};` : ''
  const requestId = parts.requestId ? `request-id:${parts.requestId};` : ''
  return `${id}${requestId}ts:${parts.ts};`
}

/** Documentation signs alphanumeric ids in lower case, the servers were seen to keep them: both count. */
function writings(dataId: string | undefined): ['as_sent' | 'lower' | 'none', string | undefined][] {
  if (!dataId) return [['none', undefined]]
  const lower = dataId.toLowerCase()
  return lower === dataId
    ? [['as_sent', dataId]]
    : [
        ['as_sent', dataId],
        ['lower', lower],
      ]
}

function readHeader(header: string): { ts: string; v1: string; signedAtMs: number } | undefined {
  const parts = new Map<string, string>()
  for (const part of header.split(',')) {
    const [key, ...value] = part.split('=')
    parts.set((key ?? '').trim(), value.join('=').trim())
  }
  const ts = parts.get('ts') ?? ''
  const v1 = parts.get('v1') ?? ''
  if (!/^\d{9,14}$/.test(ts) || !HEX_64.test(v1)) return undefined
  const value = Number(ts)
  return { ts, v1: v1.toLowerCase(), signedAtMs: value >= MILLISECONDS_FROM ? value : value * 1000 }
}

function isSignedBy(secret: string, manifest: string, v1: string): boolean {
  if (secret === '') return false
  const expected = createHmac('sha256', secret).update(manifest).digest()
  return timingSafeEqual(expected, Buffer.from(v1, 'hex'))
}
