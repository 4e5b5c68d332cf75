import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { serverRoot } from '../lib/package-root.ts'
import { type Env, envSchema, inspectEnv } from './env.ts'

const SCENES = 'test/scenarios'
const SETTINGS = `${SCENES}/settings.test.ts`
const ALONE = `${SCENES}/settings-alone.test.ts`
const DOCTOR = `${SCENES}/doctor.test.ts`
const CHANNELS = `${SCENES}/doctor-channels.test.ts`

/** For each variable the test that sees what it does from outside, and words that stand in it. */
const FAR_ENDS: Readonly<Record<keyof Env, readonly [file: string, words: string]>> = {
  PORT: [ALONE, 'HOST and PORT say'],
  HOST: [ALONE, 'HOST and PORT say'],
  ENVIRONMENT: [ALONE, 'ENVIRONMENT=production simulates'],
  BASE_URL: [DOCTOR, 'checks the certificate of the address'],
  DATA_DIR: [ALONE, 'DATA_DIR is where'],
  DATABASE_URL: [`${SCENES}/backups.test.ts`, 'DATABASE_URL'],
  REDIS_URL: [DOCTOR, 'a Redis that is away'],
  ADMIN_EMAIL: [SETTINGS, 'ADMIN_EMAIL signs in'],
  ADMIN_PASSWORD: [SETTINGS, 'a long enough password'],
  JWT_SECRET: [SETTINGS, 'a session that JWT_SECRET signed'],
  WHATSAPP_API_URL: [CHANNELS, 'a WhatsApp that cannot be reached'],
  WHATSAPP_PHONE_ID: [CHANNELS, 'a wrong phone id'],
  WHATSAPP_ACCESS_TOKEN: [CHANNELS, 'a wrong token of WhatsApp'],
  WHATSAPP_APP_SECRET: [ALONE, 'WHATSAPP_APP_SECRET says'],
  WHATSAPP_VERIFY_TOKEN: [CHANNELS, 'another verify token than the running one'],
  WHATSAPP_BUSINESS_ID: [CHANNELS, 'a token that sees no business account'],
  CHAT_GATHER_MS: [`${SCENES}/chat-burst.test.ts`, 'CHAT_GATHER_MS'],
  MERCADOPAGO_API_URL: [CHANNELS, 'a Mercado Pago that cannot be reached'],
  MERCADOPAGO_ACCESS_TOKEN: [CHANNELS, 'a wrong token of Mercado Pago'],
  MERCADOPAGO_WEBHOOK_SECRET: [CHANNELS, 'another webhook secret than the running one'],
  MERCADOPAGO_LIVE: [CHANNELS, 'a test account where real money is expected'],
  HOLD_TTL_SECONDS: [SETTINGS, 'HOLD_TTL_SECONDS'],
  HOLD_EXTENSION_SECONDS: [SETTINGS, 'HOLD_EXTENSION_SECONDS'],
  HOLD_REMINDER_SECONDS: [SETTINGS, 'HOLD_REMINDER_SECONDS'],
  JOB_EXPIRATION_INTERVAL_SECONDS: [SETTINGS, 'JOB_EXPIRATION_INTERVAL_SECONDS'],
  JOB_ICAL_INTERVAL_SECONDS: [SETTINGS, 'JOB_ICAL_INTERVAL_SECONDS'],
  JOB_RECONCILE_INTERVAL_SECONDS: [SETTINGS, 'JOB_RECONCILE_INTERVAL_SECONDS'],
  ICAL_SYNC_MAX_AGE_MINUTES: [SETTINGS, 'ICAL_SYNC_MAX_AGE_MINUTES says'],
  ICAL_REMOVAL_GRACE_MINUTES: [ALONE, 'ICAL_REMOVAL_GRACE_MINUTES keeps'],
  ICAL_DROP_HOLD_HOURS: [ALONE, 'ICAL_DROP_HOLD_HOURS says'],
  ICAL_ALLOW_PRIVATE_HOSTS: [`${SCENES}/channels-front-door.test.ts`, 'ICAL_ALLOW_PRIVATE_HOSTS'],
  RATE_LIMIT_ENABLED: [SETTINGS, 'RATE_LIMIT_ENABLED counts'],
  RATE_LIMIT_REQUESTS: [SETTINGS, 'RATE_LIMIT_REQUESTS'],
  RATE_LIMIT_WINDOW_SECONDS: [SETTINGS, 'RATE_LIMIT_WINDOW_SECONDS'],
  RATE_LIMIT_LOGIN_REQUESTS: [SETTINGS, 'RATE_LIMIT_LOGIN_REQUESTS'],
  RATE_LIMIT_LOGIN_WINDOW_SECONDS: [SETTINGS, 'RATE_LIMIT_LOGIN_WINDOW_SECONDS'],
  RATE_LIMIT_PUBLIC_READS_REQUESTS: [SETTINGS, 'RATE_LIMIT_PUBLIC_READS_REQUESTS'],
  RATE_LIMIT_PUBLIC_READS_WINDOW_SECONDS: [SETTINGS, 'RATE_LIMIT_PUBLIC_READS_WINDOW_SECONDS'],
  RATE_LIMIT_PUBLIC_WRITES_REQUESTS: [SETTINGS, 'RATE_LIMIT_PUBLIC_WRITES_REQUESTS'],
  RATE_LIMIT_PUBLIC_WRITES_WINDOW_SECONDS: [SETTINGS, 'RATE_LIMIT_PUBLIC_WRITES_WINDOW_SECONDS'],
  RATE_LIMIT_WEBHOOKS_REQUESTS: [SETTINGS, 'RATE_LIMIT_WEBHOOKS_REQUESTS'],
  RATE_LIMIT_WEBHOOKS_WINDOW_SECONDS: [SETTINGS, 'RATE_LIMIT_WEBHOOKS_WINDOW_SECONDS'],
  RATE_LIMIT_UPLOADS_REQUESTS: [SETTINGS, 'RATE_LIMIT_UPLOADS_REQUESTS'],
  RATE_LIMIT_UPLOADS_WINDOW_SECONDS: [SETTINGS, 'RATE_LIMIT_UPLOADS_WINDOW_SECONDS'],
  TRUST_PROXY: [SETTINGS, 'TRUST_PROXY says who is counted'],
  STT_URL: [SETTINGS, 'STT_URL: ear.url'],
  STT_API_KEY: [SETTINGS, 'STT_API_KEY and AUDIO_MODEL reach the ear'],
  AUDIO_MODEL: [SETTINGS, 'STT_API_KEY and AUDIO_MODEL reach the ear'],
  AUDIO_MIN_CONFIDENCE: [SETTINGS, 'AUDIO_MIN_CONFIDENCE judges'],
  SMTP_URL: [`${SCENES}/people.test.ts`, 'SMTP_URL'],
  SMTP_FROM: [`${SCENES}/people.test.ts`, 'SMTP_FROM'],
  IMAP_URL: [DOCTOR, 'a mailbox with a wrong password'],
  ALERT_SLACK_WEBHOOK_URL: [DOCTOR, 'a Slack channel that is gone'],
  ALERT_EMAIL_TO: [DOCTOR, '1 mail addresses are told.'],
  ALERT_WHATSAPP_TO: [DOCTOR, '1 numbers are told by WhatsApp.'],
  OWNER_PHONES: [`${SCENES}/chat-owner.test.ts`, 'OWNER_PHONES'],
  ALLOWED_ORIGINS: [SETTINGS, 'ALLOWED_ORIGINS may ask'],
  BACKUP_DIR: [`${SCENES}/backups.test.ts`, 'BACKUP_DIR'],
  BACKUP_KEEP_DAYS: [`${SCENES}/backups.test.ts`, 'BACKUP_KEEP_DAYS'],
  BACKUP_KEY: [`${SCENES}/backups.test.ts`, 'BACKUP_KEY'],
  SHUTDOWN_DELAY_SECONDS: [`${SCENES}/watch.test.ts`, 'SHUTDOWN_DELAY_SECONDS'],
  METRICS_TOKEN: [`${SCENES}/watch.test.ts`, 'METRICS_TOKEN'],
  OTEL_EXPORTER_OTLP_ENDPOINT: [`${SCENES}/traces.test.ts`, 'follows a guest’s message'],
  RELEASES_URL: [`${SCENES}/version.test.ts`, 'RELEASES_URL'],
  LOG_LEVEL: [ALONE, 'LOG_LEVEL says'],
}

const names = Object.keys(envSchema.shape) as (keyof Env)[]

it.each(names)('%s has a test that sees what it does', (name) => {
  const [file, words] = FAR_ENDS[name]
  expect(readFileSync(path.join(serverRoot(), file), 'utf8')).toContain(words)
})

describe('as a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tranquera-secret-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const CANDIDATES = [
    '8001',
    'https://other.example',
    'postgres://a@b.example/c',
    'redis://b.example',
    'smtp://b.example',
    'imap://b.example',
    'ana@mallin.example',
    'yes',
    'warn',
    'test',
    '0.5',
    '77',
    'no',
    '5491122223333',
    'q8Zr2vKx5mTy7wLc3nBd6hJf4gSp9aEu',
  ]

  it.each(names)('%s_FILE names the file that holds it', (name) => {
    const byDefault = JSON.stringify(inspectEnv({}).env[name])
    const isAnother = (one: string) => {
      const parsed = envSchema.shape[name].safeParse(one)
      return parsed.success && JSON.stringify(parsed.data) !== byDefault
    }
    const value = CANDIDATES.find(isAnother) ?? ''
    const file = path.join(folder, name)
    writeFileSync(file, `${value}\n`)
    const { env } = inspectEnv({ [`${name}_FILE`]: file })
    expect(env[name]).toEqual(inspectEnv({ [name]: value }).env[name])
    expect(env[name]).not.toEqual(inspectEnv({}).env[name])
  })
})
