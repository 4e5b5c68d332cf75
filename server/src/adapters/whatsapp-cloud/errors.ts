import { z } from 'zod'
import type { SendFailure, SendFailureKind } from '../../features/messaging/ports.ts'
import { jsonOrNothing } from '../../lib/storable-text.ts'

interface Verdict {
  readonly kind: SendFailureKind
  readonly retryAfterSeconds?: number
}

const retry = (retryAfterSeconds: number): Verdict => ({ kind: 'retry', retryAfterSeconds })
const alert: Verdict = { kind: 'alert' }

/** Codes that are not simply `rejected`. Seconds are the first pause; the queue stretches it on repetition. */
const VERDICTS: ReadonlyMap<number, Verdict> = new Map<number, Verdict>([
  [1, retry(5)],
  [2, retry(10)],
  [4, retry(60)],
  [80007, retry(60)],
  [130429, retry(2)],
  [131000, retry(5)],
  [131016, retry(10)],
  [131056, retry(6)], // one message per 6 s to the same guest
  [131057, retry(60)],
  [2494100, retry(60)],
  [132069, retry(60)],
  [133000, retry(60)],
  [133004, retry(60)],
  [133016, retry(6 * 60 * 60)],
  [134101, retry(10 * 60)], // a new template needs up to 10 minutes
  ...[0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 131048, 131064, 133010].map(
    (code): [number, Verdict] => [code, alert],
  ),
])

/** WhatsApp's error code to what the product does about it; an unknown code is not repeated. */
export function verdictOf(code: number): Verdict {
  if (code >= 200 && code <= 299) return alert // permissions of the token
  return VERDICTS.get(code) ?? { kind: 'rejected' }
}

const graphError = z.object({
  error: z.object({
    message: z.string().optional(),
    code: z.number(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
    error_data: z.union([z.string(), z.object({ details: z.string().optional() })]).optional(),
  }),
})

export interface HttpRefusal {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | null
}

/**
 * An answer that is not 2xx. Without Graph's error object it came from something in between: 429 and 503 refused the
 * request, other 5xx leave open whether it went through.
 */
export function failureOf(refusal: HttpRefusal): SendFailure {
  const parsed = graphError.safeParse(jsonOrNothing(refusal.body))
  if (!parsed.success) return failureWithoutCode(refusal)
  const { error } = parsed.data
  const details = typeof error.error_data === 'string' ? error.error_data : error.error_data?.details
  const known = verdictOf(error.code)
  const verdict = known.kind === 'rejected' && error.is_transient === true ? retry(5) : known
  const after = retryAfterSeconds(refusal.retryAfter) ?? verdict.retryAfterSeconds
  return {
    ok: false,
    kind: verdict.kind,
    code: error.code,
    detail: details ?? error.message ?? `code ${error.code}`,
    ...(verdict.kind === 'retry' && after !== undefined ? { retryAfterSeconds: after } : {}),
  }
}

function failureWithoutCode({ status, retryAfter }: HttpRefusal): SendFailure {
  const detail = `HTTP ${status} without an error of WhatsApp`
  if (status === 429 || status === 503)
    return {
      ok: false,
      kind: 'retry',
      code: null,
      detail,
      retryAfterSeconds: retryAfterSeconds(retryAfter) ?? 5,
    }
  if (status === 401 || status === 403) return { ok: false, kind: 'alert', code: null, detail }
  return { ok: false, kind: status >= 500 ? 'ambiguous' : 'rejected', code: null, detail }
}

function retryAfterSeconds(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** Failures before a byte of the request left; anything else after `fetch` began may have been received. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A `fetch` that threw: time ran out, or the connection failed before or during the exchange. */
export function networkFailure(error: unknown): SendFailure {
  const code = connectionCode(error)
  const detail = `network: ${code ?? (error instanceof Error ? error.name : 'failed')}`
  if (code !== undefined && NEVER_LEFT.has(code))
    return { ok: false, kind: 'retry', code: null, detail, retryAfterSeconds: 5 }
  return { ok: false, kind: 'ambiguous', code: null, detail }
}

const withCode = z.object({ code: z.string() })

function connectionCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof AggregateError)
    return connectionCode(new Error('all addresses', { cause: cause.errors[0] }))
  return withCode.safeParse(cause).data?.code ?? withCode.safeParse(error).data?.code
}
