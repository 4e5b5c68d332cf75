import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { TLSSocket } from 'node:tls'
import { z } from 'zod'
import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { judgeCertificate } from '../../features/setup/domain/judge.ts'
import { type Clock, type Instant, instantFromMs } from '../../lib/clock.ts'
import { troubleOf } from '../../lib/http/trouble.ts'

export interface AddressOptions {
  /** BASE_URL */
  readonly baseUrl: string
  /** Where the product itself listens, for whoever sets the proxy up. */
  readonly port: number
  readonly clock: Clock
  /** Whether the product runs on this machine at all; asked only when the address fails. */
  readonly isRunning: () => Promise<boolean>
  readonly timeoutMs: number
  /** Authorities besides those of the system. For tests. */
  readonly ca?: string
}

const MOST_BYTES = 100_000
/** `GET /readyz`, ready or about to stop. */
const ours = z.union([z.object({ status: z.literal('ready') }), z.object({ code: z.literal('unavailable') })])

/** Asks the product for itself by its public address, as a guest's browser and the providers do. */
export async function checkAddress(options: AddressOptions): Promise<Finding> {
  const address = options.baseUrl
  const values = { address, host: new URL(address).hostname, port: String(options.port) }
  let answer: Answer
  try {
    answer = await get(new URL(`${address}/api/v1/readyz`), options)
  } catch (error) {
    const { kind, detail } = troubleOf(error)
    if (kind === 'certificate') return found('address_certificate', { ...values, detail })
    if (!(await options.isRunning())) return found('address_stopped', values)
    if (kind === 'dns') return found('address_dns', values)
    return found(kind === 'silent' ? 'address_silent' : 'address_refused', values)
  }
  const status = String(answer.status)
  if (isOurs(answer.text)) return judgeCertificate(address, answer.certificateEndsAt, options.clock.now())
  if (![502, 503, 504].includes(answer.status)) return found('address_stranger', { ...values, status })
  const isRunning = await options.isRunning()
  return found(isRunning ? 'address_proxy' : 'address_stopped', { ...values, status })
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly certificateEndsAt: Instant | null
}

function isOurs(text: string): boolean {
  try {
    return ours.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

function get(url: URL, { timeoutMs, ca }: AddressOptions): Promise<Answer> {
  const client = url.protocol === 'https:' ? https : http
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    const request = client.request(url, { agent: false, signal, ...(ca ? { ca } : {}) }, (response) => {
      const endsAt = certificateEnd(response)
      readText(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, text, certificateEndsAt: endsAt }),
        reject,
      )
    })
    // Node wraps the reason of an aborted request; ours is that time ran out.
    request.on('error', (error) => reject(signal.aborted ? signal.reason : error))
    request.end()
  })
}

function certificateEnd({ socket }: IncomingMessage): Instant | null {
  if (!(socket instanceof TLSSocket)) return null
  const until = Date.parse(socket.getPeerCertificate().valid_to)
  return Number.isNaN(until) ? null : instantFromMs(until)
}

async function readText(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response) {
    text += String(chunk)
    if (text.length > MOST_BYTES) break
  }
  return text
}

/** The time of somebody who keeps a good clock, as their answer says; null when nobody answers. */
export async function outsideTime(urls: readonly string[], timeoutMs: number): Promise<Instant | null> {
  for (const url of urls) {
    const date = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }).then(
      (response) => response.headers.get('date'),
      () => null,
    )
    const at = date === null ? Number.NaN : Date.parse(date)
    if (!Number.isNaN(at)) return instantFromMs(at)
  }
  return null
}
