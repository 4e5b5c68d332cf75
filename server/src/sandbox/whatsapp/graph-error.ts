import type { Answer } from '../http.ts'

interface Known {
  readonly status: number
  readonly title: string
}

/** Statuses and titles as observed; the product must decide on the code alone. */
const KNOWN: Readonly<Record<number, Known>> = {
  1: { status: 500, title: 'An unknown error occurred' },
  2: { status: 503, title: 'Service temporarily unavailable' },
  4: { status: 400, title: 'Application request limit reached' },
  10: { status: 403, title: 'Application does not have permission for this action' },
  100: { status: 400, title: 'Invalid parameter' },
  190: { status: 401, title: 'Invalid OAuth access token - Cannot parse access token' },
  368: { status: 403, title: 'Temporarily blocked for policies violations' },
  80007: { status: 400, title: 'Rate limit hit' },
  130429: { status: 429, title: 'Rate limit hit' },
  131000: { status: 500, title: 'Something went wrong' },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131016: { status: 503, title: 'Service unavailable' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131030: { status: 400, title: 'Recipient phone number not in allowed list' },
  131031: { status: 403, title: 'Account has been locked' },
  131042: { status: 400, title: 'Business eligibility payment issue' },
  131047: { status: 400, title: 'Re-engagement message' },
  131051: { status: 400, title: 'Unsupported message type' },
  131052: { status: 400, title: 'Media download error' },
  131053: { status: 400, title: 'Media upload error' },
  131056: { status: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  131062: { status: 400, title: 'Business-scoped user ID not supported for this message' },
  132000: { status: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { status: 404, title: 'Template name does not exist in the translation' },
  132012: { status: 400, title: 'Parameter format does not match format in the created template' },
  132015: { status: 400, title: 'Template is paused' },
  132016: { status: 400, title: 'Template is disabled' },
  133010: { status: 400, title: 'Account not registered' },
}

export interface Refusal {
  readonly code: number
  readonly details: string
  readonly subcode?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

function titleOf(code: number): string {
  return KNOWN[code]?.title ?? 'Error'
}

export function graphErrorBody(refusal: Refusal): unknown {
  return {
    error: {
      message: `(#${refusal.code}) ${titleOf(refusal.code)}`,
      type: 'OAuthException',
      code: refusal.code,
      ...(refusal.subcode === undefined ? {} : { error_subcode: refusal.subcode }),
      error_data: { messaging_product: 'whatsapp', details: refusal.details },
      fbtrace_id: 'AbCdEfGh123',
    },
  }
}

export function refuse(refusal: Refusal): Answer {
  const status = refusal.status ?? KNOWN[refusal.code]?.status ?? 400
  return { status, body: graphErrorBody(refusal), ...(refusal.headers ? { headers: refusal.headers } : {}) }
}

/** The form a refusal takes inside a status webhook. */
export function webhookError(code: number, details: string): unknown {
  return {
    code,
    title: titleOf(code),
    message: titleOf(code),
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  }
}

/** What Graph says of any object it does not know or will not show. */
export function unknownObject(id: string): Refusal {
  return {
    code: 100,
    subcode: 33,
    details:
      `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing ` +
      'permissions, or does not support this operation.',
  }
}
