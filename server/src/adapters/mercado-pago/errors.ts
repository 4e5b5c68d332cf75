import { z } from 'zod'
import type { ProviderFailure } from '../../features/payments/ports.ts'

/** What came back, before anything is believed about it. */
export interface HttpAnswer {
  readonly status: number
  /** Undefined when the body is not JSON: a gateway's HTML page, or nothing. */
  readonly json: unknown
  readonly retryAfter: string | null
  readonly isWrite: boolean
}

const word = z.union([z.string(), z.number()]).transform(String)
const causeShape = z.object({
  code: word.optional().catch(undefined),
  description: z.string().optional().catch(undefined),
})
/** `cause` is null, an object or a list; every field may be missing (reference: error bodies of the API). */
const errorShape = z.object({
  message: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  code: word.optional().catch(undefined),
  cause: z
    .union([z.array(causeShape), causeShape.transform((one) => [one])])
    .catch([])
    .default([]),
})

/** 423 locked and 424 dependency are said to pass by themselves. */
const TRANSIENT = new Set([408, 423, 424, 429])

/** Names the failure of an answer that is not 2xx. */
export function failureOf(answer: HttpAnswer): ProviderFailure {
  const parsed = errorShape.safeParse(answer.json)
  const body = parsed.success ? parsed.data : undefined
  const cause = body?.cause[0]
  const message = cause?.description ?? body?.message ?? `HTTP ${answer.status}`
  const code = cause?.code ?? body?.code ?? body?.error ?? String(answer.status)
  const { status } = answer
  if (TRANSIENT.has(status)) return unavailable(message, answer.retryAfter)
  // A gateway that gives up may have let the write through before.
  if (status >= 500 || status < 400)
    return answer.isWrite ? ambiguous(message) : unavailable(message, answer.retryAfter)
  if (status === 401 || status === 403) return { ok: false, reason: 'unauthorized', message }
  if (status === 404) return { ok: false, reason: 'not_found' }
  return { ok: false, reason: 'rejected', code, message }
}

/** No answer at all: harmless for a read, undecided for a write. */
export function silence(message: string, isWrite: boolean): ProviderFailure {
  return isWrite ? ambiguous(message) : { ok: false, reason: 'unavailable', message }
}

function ambiguous(message: string): ProviderFailure {
  return { ok: false, reason: 'ambiguous', message }
}

function unavailable(message: string, retryAfter: string | null): ProviderFailure {
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined
  return {
    ok: false,
    reason: 'unavailable',
    message,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  }
}
