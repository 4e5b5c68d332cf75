import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { crossFaults } from './env-faults.ts'

export class EnvError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(
      `The environment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n` +
        faults.map((fault) => `  - ${fault}`).join('\n'),
    )
    this.name = 'EnvError'
    this.faults = faults
  }
}

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'])
  .transform((v) => ['true', '1', 'yes'].includes(v))
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be between ${min} and ${max}`)
const address = (...schemes: string[]) =>
  z.string().refine(
    (value) => {
      const url = URL.canParse(value) ? new URL(value) : undefined
      return url !== undefined && schemes.includes(url.protocol.slice(0, -1))
    },
    `must be an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  )
const web = address('http', 'https').transform((value) => value.replace(/\/+$/, ''))
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const phones = list.refine(
  (all) => all.every((phone) => /^\+?\d{8,15}$/.test(phone)),
  'must be numbers of 8 to 15 digits, separated by commas',
)

const requests = whole(1, 10_000_000)
const windowSeconds = whole(1, 86_400)
/** `false`, `true` (one), how many, or `127.0.0.1,10.0.0.0/8`. */
const proxies = z.string().transform((value, context): false | number | readonly string[] => {
  if (/^(false|no|0)$/i.test(value)) return false
  if (/^(true|yes)$/i.test(value)) return 1
  if (/^\d{1,2}$/.test(value)) return Number(value)
  const networks = value.split(',').map((network) => network.trim())
  if (networks.every(isNetwork)) return networks
  context.addIssue({ code: 'custom', message: 'must be a number of proxies or networks such as 10.0.0.0/8' })
  return z.NEVER
})

function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/')
  const bits = isIP(address) === 6 ? 128 : 32
  return isIP(address) !== 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
}

/** Every variable the product reads, in the order of `.env.example`; the descriptions are printed there. */
export const envSchema = z.object({
  PORT: whole(0, 65_535).default(8000).describe('8000'),
  HOST: z.string().optional().describe('127.0.0.1 in demo and 0.0.0.0 otherwise'),
  ENVIRONMENT: z.enum(['development', 'test', 'production']).default('development').describe('development'),
  BASE_URL: web.optional().describe('http://localhost:PORT; public address of this installation'),
  DATA_DIR: z.string().default('./data').describe('./data; embedded database and media'),
  DATABASE_URL: address('postgres', 'postgresql')
    .optional()
    .describe('PostgreSQL >= 14; unset: embedded PostgreSQL 18'),
  REDIS_URL: address('redis', 'rediss').optional().describe('Redis >= 6 or Valkey; unset: in process'),
  ADMIN_EMAIL: z
    .email()
    .or(z.literal('owner@localhost'))
    .default('owner@localhost')
    .describe('owner@localhost'),
  ADMIN_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .optional()
    .describe('first owner; unset: random and printed once'),
  JWT_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('>= 32 characters; unset: random in development'),
  WHATSAPP_API_URL: web
    .default('https://graph.facebook.com/v25.0')
    .describe('https://graph.facebook.com/v25.0; whole base, version included'),
  WHATSAPP_PHONE_ID: z.string().optional().describe('the four go together'),
  WHATSAPP_ACCESS_TOKEN: z.string().optional(),
  WHATSAPP_APP_SECRET: z.string().optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().optional(),
  WHATSAPP_BUSINESS_ID: z.string().optional().describe('for templates; else learnt from the first webhook'),
  CHAT_GATHER_MS: whole(0, 60_000)
    .default(1800)
    .describe('1800; how long bubbles of a burst are gathered; 0 answers each at once'),
  MERCADOPAGO_API_URL: web.default('https://api.mercadopago.com').describe('https://api.mercadopago.com'),
  MERCADOPAGO_ACCESS_TOKEN: z.string().optional().describe('the two go together'),
  MERCADOPAGO_WEBHOOK_SECRET: z.string().optional(),
  MERCADOPAGO_LIVE: flag.default(true).describe('true; false accepts payments with live_mode:false'),
  HOLD_TTL_SECONDS: whole(1, 604_800).default(1800).describe('1800; life of a pre-reservation'),
  HOLD_EXTENSION_SECONDS: whole(1, 604_800).default(900).describe('900; one extension'),
  HOLD_REMINDER_SECONDS: whole(0, 604_800).default(900).describe('900; reminder this long before expiry'),
  JOB_EXPIRATION_INTERVAL_SECONDS: whole(1, 86_400).default(60).describe('60'),
  JOB_ICAL_INTERVAL_SECONDS: whole(1, 86_400).default(300).describe('300'),
  JOB_RECONCILE_INTERVAL_SECONDS: whole(1, 86_400)
    .default(120)
    .describe('120; asks Mercado Pago about open holds'),
  ICAL_SYNC_MAX_AGE_MINUTES: whole(1, 10_080).default(20).describe('20'),
  ICAL_REMOVAL_GRACE_MINUTES: whole(0, 10_080)
    .default(60)
    .describe('60; how long a vanished stay keeps its nights'),
  ICAL_DROP_HOLD_HOURS: whole(0, 720)
    .default(24)
    .describe('24; how long a feed that lost many stays is held'),
  ICAL_ALLOW_PRIVATE_HOSTS: flag.optional().describe('false (true in demo)'),
  RATE_LIMIT_ENABLED: flag.default(true).describe('true'),
  RATE_LIMIT_REQUESTS: requests.default(60).describe('60; default policy'),
  RATE_LIMIT_WINDOW_SECONDS: windowSeconds.default(60).describe('60'),
  RATE_LIMIT_LOGIN_REQUESTS: requests.optional().describe('a third of the default, at least 10'),
  RATE_LIMIT_LOGIN_WINDOW_SECONDS: windowSeconds.optional(),
  RATE_LIMIT_PUBLIC_READS_REQUESTS: requests.optional().describe('as the default'),
  RATE_LIMIT_PUBLIC_READS_WINDOW_SECONDS: windowSeconds.optional(),
  RATE_LIMIT_PUBLIC_WRITES_REQUESTS: requests.optional().describe('as the default'),
  RATE_LIMIT_PUBLIC_WRITES_WINDOW_SECONDS: windowSeconds.optional(),
  RATE_LIMIT_WEBHOOKS_REQUESTS: requests
    .optional()
    .describe('as the default; only unsigned ones are counted'),
  RATE_LIMIT_WEBHOOKS_WINDOW_SECONDS: windowSeconds.optional(),
  RATE_LIMIT_UPLOADS_REQUESTS: requests.optional().describe('a third of the default, at least 10'),
  RATE_LIMIT_UPLOADS_WINDOW_SECONDS: windowSeconds.optional(),
  TRUST_PROXY: proxies
    .default(false)
    .describe('false; number of proxies in front, or their networks; true = one'),
  STT_URL: web.optional().describe('server with the /v1/audio/transcriptions shape'),
  STT_API_KEY: z.string().optional(),
  AUDIO_MODEL: z.string().default('base').describe('base'),
  AUDIO_MIN_CONFIDENCE: z
    .string()
    .refine((value) => value.trim() !== '' && Number(value) >= 0 && Number(value) <= 1, 'must be 0 to 1')
    .transform(Number)
    .default(0.6)
    .describe('0.6; below it the guest is asked'),
  SMTP_URL: address('smtp', 'smtps').optional(),
  SMTP_FROM: z.string().optional().describe('goes with SMTP_URL'),
  IMAP_URL: address('imap', 'imaps').optional(),
  ALERT_SLACK_WEBHOOK_URL: web.optional(),
  ALERT_EMAIL_TO: list.default([]),
  ALERT_WHATSAPP_TO: phones.default([]),
  OWNER_PHONES: phones.default([]).describe('comma-separated; these numbers may command the bot'),
  ALLOWED_ORIGINS: list
    .refine(
      (all) => all.every((origin) => URL.canParse(origin)),
      'must be origins such as https://example.com',
    )
    .default([])
    .describe('comma-separated, for CORS; BASE_URL is always allowed'),
  BACKUP_DIR: z.string().optional().describe('DATA_DIR/backups; another disk is better'),
  BACKUP_KEEP_DAYS: whole(0, 3650).default(14).describe('14; 0 makes no backups at night'),
  BACKUP_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('encrypts backups; without it they cannot be restored'),
  SHUTDOWN_DELAY_SECONDS: whole(0, 300)
    .optional()
    .describe('5 in production, else 0; readyz answers 503 this long before the door closes'),
  METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('bearer token of /metrics; without it production answers private addresses only'),
  OTEL_EXPORTER_OTLP_ENDPOINT: web
    .optional()
    .describe('traces of requests, jobs and outside calls go to this collector (OTLP over HTTP)'),
  RELEASES_URL: web
    .optional()
    .describe(
      'git repository that the panel asks for newer versions, when told to; unset: where this checkout came from',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('info'),
})

export type Env = z.infer<typeof envSchema>

/** Reads and checks the environment. Throws EnvError with every fault, so that one restart is enough to repair all. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const { env, faults } = inspectEnv(source)
  if (faults.length > 0) throw new EnvError(faults)
  return env
}

export interface InspectedEnv {
  /** What can be used of it: a faulty variable counts as unset. */
  readonly env: Env
  readonly faults: readonly string[]
}

/** The same without throwing, for whoever looks at an installation that is not right yet. */
export function inspectEnv(source: NodeJS.ProcessEnv = process.env): InspectedEnv {
  const faultsOfFiles: string[] = []
  const given = Object.fromEntries(
    Object.keys(envSchema.shape).flatMap((name) => {
      const value = source[name]?.trim() || fromFile(source, name, faultsOfFiles)
      return value ? [[name, value]] : [] // an empty variable counts as unset
    }),
  )
  const parsed = envSchema.safeParse(given)
  const issues = parsed.success ? [] : parsed.error.issues
  const faults = issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  const faulty = new Set(issues.map(({ path }) => path[0]))
  const usable = Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name)))
  return {
    env: parsed.success ? parsed.data : envSchema.parse(usable),
    faults: [...faultsOfFiles, ...faults, ...crossFaults(given)],
  }
}

/** `NAME_FILE` names a file that holds the value: how Docker and systemd hand over secrets. */
function fromFile(source: NodeJS.ProcessEnv, name: string, faults: string[]): string | undefined {
  const file = source[`${name}_FILE`]?.trim()
  if (!file) return undefined
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    faults.push(`${name}_FILE names a file that cannot be read (${code})`)
    return undefined
  }
}

/** Text of `.env.example`: every variable, commented out, with its default or meaning. */
export function envExample(): string {
  const lines = Object.entries(envSchema.shape).map(([name, schema]) => {
    const meaning = schema.description
    return `${meaning ? `# ${meaning}\n` : ''}${name}=\n`
  })
  return `# Every variable is optional outside production; an empty one counts as unset.\n\n${lines.join('\n')}`
}
