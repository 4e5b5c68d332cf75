import { keysOf } from '../lib/records.ts'

/** Variables as they were given; unset ones are left out. */
export type Given = Readonly<Record<string, string>>

const GROUPS = [
  ['WHATSAPP_PHONE_ID', 'WHATSAPP_ACCESS_TOKEN', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'],
  ['MERCADOPAGO_ACCESS_TOKEN', 'MERCADOPAGO_WEBHOOK_SECRET'],
  ['SMTP_URL', 'SMTP_FROM'],
] as const

/** Faults between variables: groups that go together, and what production does not accept. */
export function crossFaults(given: Given): string[] {
  const faults = GROUPS.flatMap((names) => {
    const missing = names.filter((name) => given[name] === undefined)
    if (missing.length === 0 || missing.length === names.length) return []
    const present = names.filter((name) => given[name] !== undefined)
    return missing.map((name) => `${name} is required because ${present.join(', ')} is set`)
  })
  if (given.STT_API_KEY && !given.STT_URL) faults.push('STT_URL is required because STT_API_KEY is set')
  if (given.ALERT_EMAIL_TO && !given.SMTP_URL) {
    faults.push('SMTP_URL is required because ALERT_EMAIL_TO is set')
  }
  return given.ENVIRONMENT === 'production'
    ? [...faults, ...productionFaults(given)]
    : [...faults, ...pretendFaults(given)]
}

/** Meta's own address: real guests write there, and pretend money would confirm their stays. */
const REAL_WHATSAPP = 'https://graph.facebook.com'

function pretendFaults(given: Given): string[] {
  const isReal = (given.WHATSAPP_API_URL ?? REAL_WHATSAPP).startsWith(REAL_WHATSAPP)
  if (!given.WHATSAPP_ACCESS_TOKEN || !isReal || given.MERCADOPAGO_ACCESS_TOKEN) return []
  return [
    'MERCADOPAGO_ACCESS_TOKEN is required because WhatsApp is the real one and payments would be pretended; ' +
      'or set ENVIRONMENT=production',
  ]
}

/** Of examples, tutorials and lists of what is tried first; compared by their letters alone. */
const EXAMPLES = 'changeme password contraseña secret admin example ejemplo test demo qwerty tranquera'.split(
  ' ',
)
/** Fewer different characters are a pattern, not a secret. */
const LEAST_VARIETY = { ADMIN_PASSWORD: 5, JWT_SECRET: 8, METRICS_TOKEN: 8 } as const

function weakSecrets(given: Given): string[] {
  const names = keysOf(LEAST_VARIETY)
  return names.flatMap((name) => {
    const value = given[name]
    if (!value) return []
    const letters = value.toLowerCase().replace(/[^a-zñ]/g, '')
    const isExample = EXAMPLES.some((example) => letters !== '' && letters.replaceAll(example, '') === '')
    const isWeak = isExample || new Set(value).size < LEAST_VARIETY[name]
    return isWeak ? [`${name} is an example or too simple for production; make one of your own`] : []
  })
}

function productionFaults(given: Given): string[] {
  const faults: string[] = []
  if (!given.BASE_URL?.startsWith('https://')) faults.push('BASE_URL must be https in production')
  if (!given.JWT_SECRET) faults.push('JWT_SECRET is required in production')
  if (!given.ADMIN_PASSWORD) faults.push('ADMIN_PASSWORD is required in production')
  if (/^(false|0|no)$/.test(given.MERCADOPAGO_LIVE ?? '')) {
    faults.push('MERCADOPAGO_LIVE must be true in production: test payments would confirm real stays')
  }
  return [...faults, ...weakSecrets(given)]
}
