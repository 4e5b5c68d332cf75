/** An answer of the pretend API: a status and a JSON body. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Cause {
  readonly code: number | string
  readonly description: string
}

/** Names the error of each status as the real API does. */
const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'too_many_requests',
  500: 'internal_error',
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body }
}

export function refused(status: number, message: string, cause: readonly Cause[] | null = null): Answer {
  return { status, body: { message, error: ERROR_NAMES[status] ?? 'bad_request', status, cause } }
}

/** 400 whose `error` is a word of its own, as preferences answer. */
export function invalid(error: string, message: string): Answer {
  return { status: 400, body: { message, error, status: 400, cause: null } }
}

/** 400 whose meaning is only in the number of its cause, as payments and refunds answer. */
export function causeRefused(code: number, description: string): Answer {
  return refused(400, description, [{ code, description }])
}

export function paymentMissing(): Answer {
  return refused(404, 'Payment not found', [{ code: 2000, description: 'Payment not found' }])
}

export function isAnswer(value: object): value is Answer {
  return 'status' in value && 'body' in value && typeof value.status === 'number'
}
