import { createHmac, timingSafeEqual } from 'node:crypto'
import { sameSecret } from '../../lib/ids.ts'

/**
 * Whether Meta signed exactly these bytes. Never parse and serialise first: Meta signs its own `\uXXXX` spelling.
 * `header` is `X-Hub-Signature-256`; the key is the app secret, not the verify token.
 */
export function verifyWhatsAppSignature(
  rawBytes: Uint8Array,
  header: string | undefined,
  appSecret: string,
): boolean {
  const claimed = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1]
  if (!claimed || appSecret === '') return false
  const actual = createHmac('sha256', appSecret).update(rawBytes).digest()
  return timingSafeEqual(Buffer.from(claimed, 'hex'), actual)
}

/**
 * Meta's check of a new webhook address (GET). The challenge to return as the bare body with 200, or undefined: 403.
 * `search` is the query string; its keys contain dots and must be read literally.
 */
export function answerHandshake(search: string, verifyToken: string): string | undefined {
  const query = new URLSearchParams(search)
  const challenge = query.get('hub.challenge')
  if (query.get('hub.mode') !== 'subscribe' || challenge === null || verifyToken === '') return undefined
  return sameSecret(query.get('hub.verify_token') ?? '', verifyToken) ? challenge : undefined
}
