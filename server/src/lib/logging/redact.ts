const SECRET_KEY =
  /pass(word)?$|secret|token|authorization|cookie|api[-_]?key|credential|signature|^body$|^text$|^dsn$/i
const PHONE_KEY = /phone|wa_?id|^(to|from|recipient|msisdn|bsuid)$/i
const SECRET_IN_TEXT =
  /((?:access_|verify_)?token|secret|password|api_?key|code)((?:\[[^\]=&\s]*\]|%5b[^=&\s]*?%5d|\.\w+)*)=([^&\s"']+)/gi
const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/g
/** user:password@ in the address of a database, a Redis or a mail server. */
const URL_CREDENTIALS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi
const FEED_TOKEN = /(\/ical\/export\/[^/\s]+\/)[^/\s?"']+/g
/** Whoever has it sees the cleaner's day. */
const CLEANING_TOKEN = /(\/limpieza\/)[^/\s?"']+/g
/** Whoever has the address of a platform's calendar reads it: only its host is shown. */
const FEED_URL = /\b((?:https?|webcals?):\/\/[^\s/?#"']+)\/[^\s"']*(?:\.ics|ical)[^\s"']*/gi
/** A number written to be dialled from abroad, with or without the usual separators. */
const DIALLED = /\+\d[\d\s().-]{6,20}\d/g
/** Argentina and Brazil as WhatsApp writes them. Ids of payments and moments in milliseconds begin otherwise. */
const BARE_PHONE = /(?<![\w.-])(?:54\d{10,11}|55\d{10,11})(?![\w-])/g
const DEEPEST = 5

/** Takes secrets and phones out of a sentence or an address: tokens, credentials, calendar addresses, numbers. */
export function redactText(text: string): string {
  return text
    .replace(FEED_URL, '$1/[calendar]')
    .replace(SECRET_IN_TEXT, '$1$2=[redacted]')
    .replace(BEARER, '$1 [redacted]')
    .replace(URL_CREDENTIALS, '$1[redacted]@')
    .replace(FEED_TOKEN, '$1[redacted]')
    .replace(CLEANING_TOKEN, '$1[redacted]')
    .replace(DIALLED, maskPhone)
    .replace(BARE_PHONE, maskPhone)
}

/** `5491122334455` becomes `*******4455`: enough to recognise a guest one already knows. */
function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, '')
  return digits.length < 8 ? value : `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
}

/** A copy of a log record without secrets and phone numbers. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (value === null || typeof value !== 'object') return value
  if (depth >= DEEPEST) return '[deep]'
  if (value instanceof Error) return redactError(value, depth)
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`
  if ('toJSON' in value && typeof value.toJSON === 'function') return redact(value.toJSON(), depth + 1)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, redactMember(key, member, depth)]),
  )
}

function redactMember(key: string, value: unknown, depth: number): unknown {
  if (value !== null && value !== undefined && SECRET_KEY.test(key)) return '[redacted]'
  if (PHONE_KEY.test(key) && (typeof value === 'string' || typeof value === 'number')) {
    return maskPhone(String(value))
  }
  return redact(value, depth + 1)
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  }
}
