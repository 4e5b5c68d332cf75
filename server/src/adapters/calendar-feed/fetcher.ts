import type { IncomingMessage } from 'node:http'
import type { FeedFetcher, FeedRequest, FetchErrorType, FetchOutcome } from '../../features/channels/ports.ts'
import type { Clock } from '../../lib/clock.ts'
import { allowedAddresses, GuardError, guardedRequest, type Resolver } from '../../lib/http/guarded-fetch.ts'
import { unpackBody } from './unpacking.ts'

export interface FetcherOptions {
  readonly resolve: Resolver
  readonly allowPrivateHosts: boolean
  /** Honest: name, version and where to ask. */
  readonly userAgent: string
  readonly clock: Clock
  /** Of the body after decompression, so that a small archive cannot unfold into gigabytes. */
  readonly maxBytes?: number
}

const MAX_BYTES = 5 * 1024 * 1024
const MAX_REDIRECTS = 3
const MAX_RETRY_AFTER_SECONDS = 86_400

type Failure = Extract<FetchOutcome, { kind: 'failure' }>

class FetchFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.detail)
    this.failure = failure
  }
}

export function createFeedFetcher(options: FetcherOptions): FeedFetcher {
  return {
    async inspect(url) {
      const address = feedAddress(url, options.allowPrivateHosts)
      if (!address) return 'invalid_url'
      try {
        await allowedAddresses(address, options)
        return null
      } catch (error) {
        return error instanceof GuardError && error.refusal !== 'dns' ? error.refusal : null
      }
    },

    async fetch(request) {
      // The timer, not the clock: a budget is elapsed time, whatever the calendar says.
      const signal = AbortSignal.timeout(Math.max(1, request.budgetMs))
      try {
        return await follow(request, options, signal)
      } catch (error) {
        return failureOf(error, signal)
      }
    },
  }
}

/**
 * webcal is https, and http is upgraded: platforms hand out both (Vrbo still prints http). On a private network http
 * is used as given. The scheme is replaced in the text, because `url.protocol = 'https:'` does nothing to webcal.
 */
export function feedAddress(text: string, allowPrivateHosts: boolean): URL | undefined {
  const trimmed = text.trim()
  const secure = trimmed.replace(/^webcals?:/i, allowPrivateHosts ? 'http:' : 'https:')
  const upgraded = allowPrivateHosts
    ? secure
    : secure.replace(/^http:\/\//i, 'https://').replace(/^(https:\/\/[^/:?#]+):80(?=[/?#]|$)/i, '$1')
  return URL.canParse(upgraded) ? new URL(upgraded) : undefined
}

async function follow(
  request: FeedRequest,
  options: FetcherOptions,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  let url = feedAddress(request.url, options.allowPrivateHosts)
  if (!url) throw refuse('invalid_url', 'not an address')
  const origin = url.origin
  const cookies = new Map<string, string>()
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    // A validator belongs to the place that gave it.
    const headers = requestHeaders(url.origin === origin ? request : undefined, options)
    const kept = cookies.get(url.origin)
    if (kept) headers.cookie = kept
    const response = await guardedRequest({ url, headers, signal }, options)
    const status = response.statusCode ?? 0
    const location = response.headers.location
    const given = cookiesOf(response)
    const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined
    const asksForCookie = kept === undefined && given !== '' && isTurnedAway(response) && hop < MAX_REDIRECTS
    if (!isRedirect && !asksForCookie) return await answer(response, options, signal)
    // Some send everybody in a circle, or away, who does not bring back the cookie they gave.
    cookies.set(url.origin, given || (kept ?? ''))
    response.destroy()
    if (!isRedirect) continue
    const next: URL | undefined = URL.canParse(location, url.href)
      ? feedAddress(new URL(location, url).href, options.allowPrivateHosts)
      : undefined
    if (!next) throw refuse('invalid_url', 'redirected to something that is no address')
    url = next
  }
  throw refuse('too_many_redirects', `more than ${MAX_REDIRECTS} redirects`)
}

/** A refusal, or a page where a calendar was asked for. */
function isTurnedAway({ statusCode = 0, headers }: IncomingMessage): boolean {
  return [401, 403, 503].includes(statusCode) || /^text\/html/i.test(headers['content-type'] ?? '')
}

const LONGEST_COOKIES = 4_000

/** Names and values only, for the rest of this one answer; nothing of it is kept. */
function cookiesOf(response: IncomingMessage): string {
  const given = response.headers['set-cookie'] ?? []
  return given
    .map((cookie) => cookie.split(';', 1)[0]?.trim() ?? '')
    .filter((pair) => /^[\w.!#$%&'*+^`|~-]+=[^;\r\n]*$/.test(pair))
    .join('; ')
    .slice(0, LONGEST_COOKIES)
}

/** Answers that carry the calendar: 203 from proxies, 206 from servers that call a whole file a part of itself. */
const WITH_BODY = [200, 203, 206]

function requestHeaders(
  validators: FeedRequest | undefined,
  options: FetcherOptions,
): Record<string, string> {
  return {
    'user-agent': options.userAgent,
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'gzip, deflate',
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}

async function answer(
  response: IncomingMessage,
  options: FetcherOptions,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const status = response.statusCode ?? 0
  if (status === 304) {
    response.destroy()
    return { kind: 'not_modified' }
  }
  if (!WITH_BODY.includes(status)) {
    const retryAfterSeconds = retryAfter(response.headers['retry-after'], options.clock)
    response.destroy()
    return {
      kind: 'failure',
      errorType: errorOfStatus(status),
      detail: `the platform answered ${status}`,
      httpStatus: status,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    }
  }
  const bytes = await readBody(response, options.maxBytes ?? MAX_BYTES, signal)
  if (bytes.length === 0) throw refuse('empty', 'the platform answered with nothing')
  return {
    kind: 'body',
    bytes,
    etag: response.headers.etag ?? null,
    lastModified: response.headers['last-modified'] ?? null,
    httpStatus: status,
  }
}

function errorOfStatus(status: number): FetchErrorType {
  if (status === 429) return 'rate_limited'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 401 || status === 403) return 'forbidden'
  return status >= 500 ? 'server_error' : 'client_error'
}

/** RFC 9110 section 10.2.3: seconds or a date. */
export function retryAfter(header: string | undefined, clock: Clock): number | undefined {
  if (!header) return undefined
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - clock.now().epochMilliseconds) / 1000
  return Number.isFinite(seconds)
    ? Math.min(MAX_RETRY_AFTER_SECONDS, Math.max(0, Math.ceil(seconds)))
    : undefined
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const stop = () => response.destroy(new Error('timeout'))
  signal.addEventListener('abort', stop, { once: true })
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > maxBytes) throw refuse('too_large', `more than ${maxBytes} bytes`)
      chunks.push(bytes)
    }
  } finally {
    signal.removeEventListener('abort', stop)
    response.destroy()
  }
  const unpacked = await unpackBody(Buffer.concat(chunks), response.headers['content-encoding'], maxBytes)
  if (unpacked.ok) return unpacked.bytes
  throw unpacked.reason === 'too_large'
    ? refuse('too_large', `more than ${maxBytes} bytes`)
    : refuse('bad_encoding', 'packed in a way we do not unpack')
}

function refuse(errorType: FetchErrorType, detail: string): FetchFailure {
  return new FetchFailure({ kind: 'failure', errorType, detail })
}

function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof FetchFailure) return error.failure
  if (signal.aborted) return { kind: 'failure', errorType: 'timeout', detail: 'no complete answer in time' }
  if (error instanceof GuardError) return { kind: 'failure', errorType: error.refusal, detail: error.message }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code))
    return { kind: 'failure', errorType: 'tls', detail: code }
  return { kind: 'failure', errorType: 'connection', detail: code || 'the connection broke' }
}
