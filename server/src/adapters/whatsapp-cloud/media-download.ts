import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DownloadFailure, DownloadOutcome, SendFailure } from '../../features/messaging/ports.ts'
import type { Call, WhatsAppClientOptions } from './call.ts'

/** `file_size` is a string in Meta's schema and a number on the wire. */
const descriptor = z.object({
  url: z.url({ protocol: /^https?$/ }),
  mime_type: z.string(),
  sha256: z.string().optional(),
  file_size: z.coerce.number().optional(),
})

const DEFAULT_MAX_BYTES = 100 * 1024 * 1024
const MAX_REDIRECTS = 3

/** Descriptor first (its address lives 5 minutes), then the bytes, checked against the promised size and hash. */
export function createDownload(options: WhatsAppClientOptions, call: Call) {
  const maxBytes = options.maxDownloadBytes ?? DEFAULT_MAX_BYTES

  return async (mediaId: string): Promise<DownloadOutcome> => {
    const answer = await call(`/${encodeURIComponent(mediaId)}?phone_number_id=${options.phoneId}`, {
      method: 'GET',
    })
    if (!answer.ok) return downloadFailure(answer)
    const parsed = descriptor.safeParse(answer.json)
    if (!parsed.success) return failed('retry', 'unreadable media descriptor')
    if ((parsed.data.file_size ?? 0) > maxBytes) return failed('too_large', `${parsed.data.file_size} bytes`)
    try {
      const response = await fetchWithToken(options, parsed.data.url)
      if (!response.ok)
        return failed(response.status === 404 ? 'gone' : 'retry', `HTTP ${response.status} for the bytes`)
      const bytes = await readUpTo(response, maxBytes)
      if (!bytes) return failed('too_large', `more than ${maxBytes} bytes`)
      return checked(bytes, parsed.data)
    } catch (error) {
      return failed('retry', error instanceof Error ? `network: ${error.name}` : 'network')
    }
  }
}

/** The token goes to the host Meta named and nowhere else: a redirect to another host is followed without it. */
async function fetchWithToken(options: WhatsAppClientOptions, url: string): Promise<Response> {
  const request = options.fetch ?? fetch
  const trusted = new URL(url).host
  // plain http only where the whole service speaks it (loopback)
  if (new URL(options.baseUrl).protocol === 'https:' && !url.startsWith('https:'))
    throw new Error('media address without TLS')
  const signal = AbortSignal.timeout(options.timeoutMs * 3)
  let next = new URL(url)
  for (let hop = 0; ; hop += 1) {
    const token = next.host === trusted ? { authorization: `Bearer ${options.accessToken}` } : {}
    const headers = { 'user-agent': 'tranquera', ...token }
    const response = await request(next, { headers, redirect: 'manual', signal })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || !location || hop === MAX_REDIRECTS) return response
    await response.body?.cancel()
    const target = new URL(location, next)
    if (next.protocol === 'https:' && target.protocol !== 'https:') throw new Error('redirect away from TLS')
    next = target
  }
}

async function readUpTo(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function checked(bytes: Buffer, promised: z.infer<typeof descriptor>): DownloadOutcome {
  const hash = createHash('sha256').update(bytes)
  const digest = hash.digest()
  const size = promised.file_size
  if (size !== undefined && size !== bytes.length)
    return failed('corrupt', `${bytes.length} bytes, ${size} promised`)
  // base64 in Meta's documentation; hex is tolerated because both have been seen in the wild
  const spellings = [digest.toString('base64'), digest.toString('hex')]
  if (promised.sha256 && !spellings.includes(promised.sha256))
    return failed('corrupt', 'the hash does not match')
  const mime = (promised.mime_type.split(';')[0] ?? '').trim().toLowerCase()
  return { ok: true, bytes, mime, sha256: digest.toString('hex'), size: bytes.length }
}

function downloadFailure(failure: SendFailure): DownloadFailure {
  const { code, detail } = failure
  if (failure.kind === 'alert') return { ok: false, kind: 'alert', code, detail }
  // reading twice does no harm, so an unanswered question is asked again
  if (failure.kind === 'retry' || failure.kind === 'ambiguous')
    return { ok: false, kind: 'retry', code, detail }
  return { ok: false, kind: 'gone', code, detail }
}

function failed(kind: DownloadFailure['kind'], detail: string): DownloadFailure {
  return { ok: false, kind, code: null, detail }
}
