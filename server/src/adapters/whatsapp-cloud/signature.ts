import { createHmac, timingSafeEqual } from 'node:crypto'

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
