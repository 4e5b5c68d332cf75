import type { LoadMedia, SendFailure } from '../../features/messaging/ports.ts'
import { parseOutsideJson } from '../../lib/storable-text.ts'
import { failureOf, networkFailure } from './errors.ts'

export interface WhatsAppClientOptions {
  /** Version included: `https://graph.facebook.com/v25.0`. */
  readonly baseUrl: string
  readonly accessToken: string
  readonly phoneId: string
  readonly loadMedia: LoadMedia
  /** For one call; uploads and downloads get three times as much. */
  readonly timeoutMs: number
  readonly fetch?: typeof fetch
  /** Larger inbound files are not fetched. WhatsApp: up to 100 MB for documents. */
  readonly maxDownloadBytes?: number
}

type CallOutcome = { readonly ok: true; readonly json: unknown } | SendFailure
export type Call = (path: string, init: RequestInit, timeoutMs?: number) => Promise<CallOutcome>

/** One request to the base URL with the token; never follows a redirect, Graph has none. */
export function createCall(options: WhatsAppClientOptions): Call {
  const request = options.fetch ?? fetch
  const base = options.baseUrl.replace(/\/+$/, '')
  return async (path, init, timeoutMs = options.timeoutMs) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${options.accessToken}`)
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await request(`${base}${path}`, { ...init, headers, redirect: 'manual', signal })
      const body = await response.text()
      if (!response.ok)
        return failureOf({ status: response.status, body, retryAfter: response.headers.get('retry-after') })
      return { ok: true, json: parseOutsideJson(body) }
    } catch (error) {
      return error instanceof SyntaxError ? unreadable('answer') : networkFailure(error)
    }
  }
}

/** A 2xx nobody can read: the work was probably done. */
export function unreadable(what: string): SendFailure {
  return { ok: false, kind: 'ambiguous', code: null, detail: `unreadable ${what} in a successful reply` }
}
