import path from 'node:path'
import { policiesFrom } from '../lib/http/rate-limiter.ts'
import type { Env } from './env.ts'

export interface WhatsAppConfig {
  readonly apiUrl: string
  readonly phoneId: string
  readonly accessToken: string
  readonly appSecret: string
  readonly verifyToken: string
  /** Null: learnt from the first webhook. */
  readonly businessId: string | null
}

export interface MercadoPagoConfig {
  readonly apiUrl: string
  readonly accessToken: string
  readonly webhookSecret: string
  /** False accepts payments with `live_mode: false`. */
  readonly live: boolean
}

export interface SpeechConfig {
  readonly url: string
  readonly apiKey: string | null
  readonly model: string
  /** 0 to 1; below it the guest is asked whether it was understood. */
  readonly minConfidence: number
}

/** Typed settings; an optional service is complete or null. */
export type Config = ReturnType<typeof configFrom>

export function configFrom(env: Env) {
  const production = env.ENVIRONMENT === 'production'
  const whatsapp = whatsappFrom(env)
  const mercadoPago = mercadoPagoFrom(env)
  const speech = speechFrom(env)
  const smtp = env.SMTP_URL && env.SMTP_FROM ? { url: env.SMTP_URL, from: env.SMTP_FROM } : null
  const imap = env.IMAP_URL ? { url: env.IMAP_URL } : null
  const channels = [whatsapp, mercadoPago]
  /** No channel has credentials: sample data may be created, and everything outside is simulated. */
  const demo = !production && channels.every((channel) => channel === null)
  const baseUrl = env.BASE_URL ?? `http://localhost:${env.PORT}`
  return {
    environment: env.ENVIRONMENT,
    production,
    demo,
    /** Which channels the sandbox stands in for. In production a channel without credentials is off. */
    sandbox: {
      whatsapp: !production && whatsapp === null,
      mercadoPago: !production && mercadoPago === null,
      calendars: demo,
      speech: demo && speech === null,
    },
    http: {
      port: env.PORT,
      host: env.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
      baseUrl,
      allowedOrigins: env.ALLOWED_ORIGINS,
      trustProxy: env.TRUST_PROXY,
    },
    dataDir: path.resolve(env.DATA_DIR),
    database: env.DATABASE_URL ? { url: env.DATABASE_URL } : null,
    redis: env.REDIS_URL ? { url: env.REDIS_URL } : null,
    admin: { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD ?? null },
    /** Null: one is made at the first start and kept in the database. */
    jwtSecret: env.JWT_SECRET ?? null,
    whatsapp,
    mercadoPago,
    speech,
    /** Of the speech server, whichever it is. */
    audio: { model: env.AUDIO_MODEL, minConfidence: env.AUDIO_MIN_CONFIDENCE },
    smtp,
    imap,
    alerts: {
      slackWebhookUrl: env.ALERT_SLACK_WEBHOOK_URL ?? null,
      emailTo: env.ALERT_EMAIL_TO,
      whatsappTo: env.ALERT_WHATSAPP_TO,
    },
    ownerPhones: env.OWNER_PHONES,
    chat: { gatherMs: env.CHAT_GATHER_MS },
    holds: {
      ttlSeconds: env.HOLD_TTL_SECONDS,
      extensionSeconds: env.HOLD_EXTENSION_SECONDS,
      reminderSeconds: env.HOLD_REMINDER_SECONDS,
    },
    jobs: {
      expirationSeconds: env.JOB_EXPIRATION_INTERVAL_SECONDS,
      icalSeconds: env.JOB_ICAL_INTERVAL_SECONDS,
      reconcileSeconds: env.JOB_RECONCILE_INTERVAL_SECONDS,
    },
    ical: {
      maxAgeMinutes: env.ICAL_SYNC_MAX_AGE_MINUTES,
      removalGraceMinutes: env.ICAL_REMOVAL_GRACE_MINUTES,
      dropHoldHours: env.ICAL_DROP_HOLD_HOURS,
      allowPrivateHosts: env.ICAL_ALLOW_PRIVATE_HOSTS ?? demo,
    },
    rateLimit: {
      enabled: env.RATE_LIMIT_ENABLED,
      policies: policiesFrom(
        { limit: env.RATE_LIMIT_REQUESTS, windowSeconds: env.RATE_LIMIT_WINDOW_SECONDS },
        {
          login: policyOf(env, 'LOGIN'),
          public_reads: policyOf(env, 'PUBLIC_READS'),
          public_writes: policyOf(env, 'PUBLIC_WRITES'),
          webhooks: policyOf(env, 'WEBHOOKS'),
          uploads: policyOf(env, 'UPLOADS'),
        },
      ),
    },
    /** Null: none is made at night. */
    backup:
      env.BACKUP_KEEP_DAYS === 0
        ? null
        : {
            dir: path.resolve(env.BACKUP_DIR ?? path.join(env.DATA_DIR, 'backups')),
            keepDays: env.BACKUP_KEEP_DAYS,
            key: env.BACKUP_KEY ?? null,
          },
    /** Opens backups that were sealed, also where none are made any more. */
    backupKey: env.BACKUP_KEY ?? null,
    /** Between readiness falling and the door closing: a load balancer needs to notice. */
    shutdownDelaySeconds: env.SHUTDOWN_DELAY_SECONDS ?? (production ? 5 : 0),
    /** Null: in production `/metrics` answers private addresses only. */
    metricsToken: env.METRICS_TOKEN ?? null,
    /** Null: nothing is measured for anybody. */
    tracesEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    /** Null: the checkout knows where it came from, or nobody is asked for newer versions. */
    releasesUrl: env.RELEASES_URL ?? null,
    logLevel: env.LOG_LEVEL,
  }
}

function policyOf(env: Env, name: 'LOGIN' | 'PUBLIC_READS' | 'PUBLIC_WRITES' | 'WEBHOOKS' | 'UPLOADS') {
  return {
    limit: env[`RATE_LIMIT_${name}_REQUESTS`],
    windowSeconds: env[`RATE_LIMIT_${name}_WINDOW_SECONDS`],
  }
}

function whatsappFrom(env: Env): WhatsAppConfig | null {
  const {
    WHATSAPP_PHONE_ID: phoneId,
    WHATSAPP_ACCESS_TOKEN: accessToken,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  } = env
  if (!phoneId || !accessToken || !appSecret || !verifyToken) return null
  const businessId = env.WHATSAPP_BUSINESS_ID ?? null
  return { apiUrl: env.WHATSAPP_API_URL, phoneId, accessToken, appSecret, verifyToken, businessId }
}

function mercadoPagoFrom(env: Env): MercadoPagoConfig | null {
  const { MERCADOPAGO_ACCESS_TOKEN: accessToken, MERCADOPAGO_WEBHOOK_SECRET: webhookSecret } = env
  if (!accessToken || !webhookSecret) return null
  return { apiUrl: env.MERCADOPAGO_API_URL, accessToken, webhookSecret, live: env.MERCADOPAGO_LIVE }
}

function speechFrom(env: Env): SpeechConfig | null {
  if (!env.STT_URL) return null
  return {
    url: env.STT_URL,
    apiKey: env.STT_API_KEY ?? null,
    model: env.AUDIO_MODEL,
    minConfidence: env.AUDIO_MIN_CONFIDENCE,
  }
}
