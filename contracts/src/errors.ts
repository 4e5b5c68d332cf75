import { z } from 'zod'

/**
 * Every `code` a problem can carry, with its status: a problem takes its status from here and from nowhere else.
 * Clients switch on the code, never on the sentence.
 */
export const ERROR_CODES = {
  malformed_body: 400,
  bad_request: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  /** E-mail and password are right; the code of the authenticator app is missing. */
  totp_required: 401,
  totp_invalid: 401,
  /** Mercado Pago's `x-signature`. */
  invalid_signature: 401,
  forbidden: 403,
  csrf_token_invalid: 403,
  /** The password one has, asked before something that matters. */
  wrong_password: 403,
  verification_failed: 403,
  /** WhatsApp's `X-Hub-Signature-256`. */
  invalid_hub_signature: 403,
  not_found: 404,
  accommodation_not_found: 404,
  reservation_not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  request_timeout: 408,
  conflict: 409,
  email_taken: 409,
  /** Somebody must be able to do everything. */
  last_owner: 409,
  totp_not_enrolled: 409,
  window_closed: 409,
  date_overlap: 409,
  not_allowed_in_status: 409,
  already_extended: 409,
  nothing_to_refund: 409,
  /** The bank or a mediation is deciding whose money it is. */
  payment_disputed: 409,
  not_reversible: 409,
  too_early: 409,
  idempotency_in_progress: 409,
  /** BACKUP_KEEP_DAYS is 0. */
  backups_off: 409,
  /** Somebody else works with the database, or the backup cannot be used. */
  restore_refused: 409,
  hold_expired: 410,
  body_too_large: 413,
  address_too_long: 414,
  unsupported_media_type: 415,
  validation_failed: 422,
  unknown_field: 422,
  invalid_dates: 422,
  past_dates: 422,
  capacity_exceeded: 422,
  min_nights: 422,
  max_nights: 422,
  closed_to_arrival: 422,
  closed_to_departure: 422,
  fx_required: 422,
  rates_missing: 422,
  /** The bytes are no audio that can be played, or more of it than is taken. */
  audio_unreadable: 422,
  invalid_amount: 422,
  /** The name of the backup was not typed. */
  restore_unconfirmed: 422,
  /** Of a new password: unknown, used or too old. */
  reset_token_invalid: 422,
  more_than_due: 422,
  more_than_paid: 422,
  idempotency_key_reused: 422,
  idempotency_key_invalid: 422,
  rate_limited: 429,
  headers_too_large: 431,
  internal_error: 500,
  upstream_failed: 502,
  unavailable: 503,
  /** No speech server is set, or it does not answer. */
  speech_unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_CODES
export type ErrorStatus = (typeof ERROR_CODES)[ErrorCode]

// Object.keys cannot promise that there are no others; of a table written out here there are none.
const codes = Object.keys(ERROR_CODES) as ErrorCode[]
export const errorCodeSchema = z.enum(codes)

export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() }).meta({ id: 'FieldError' })

/** RFC 9457; further members (such as `alternatives`) may follow. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: errorCodeSchema,
    trace_id: z.string(),
    errors: z.array(fieldErrorSchema).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>
