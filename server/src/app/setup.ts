import path from 'node:path'
import { createFeedFetcher } from '../adapters/calendar-feed/fetcher.ts'
import { checkMailbox } from '../adapters/imap/setup-check.ts'
import { checkAccount, checkSignedNotification } from '../adapters/mercado-pago/setup-check.ts'
import { checkAddress, outsideTime } from '../adapters/public-address/address-check.ts'
import { checkSlack } from '../adapters/slack/setup-check.ts'
import { checkMailer } from '../adapters/smtp/transport.ts'
import { checkSpeech } from '../adapters/speech/setup-check.ts'
import { checkHandshake, whatsappChecks } from '../adapters/whatsapp-cloud/setup-check.ts'
import { businessSeen } from '../features/inbox/service.ts'
import { type Finding, found } from '../features/setup/domain/finding.ts'
import { judgeClock } from '../features/setup/domain/judge.ts'
import type { ChecksOfRun, DatabaseDoor } from '../features/setup/ports.ts'
import { setupRepository } from '../features/setup/repository.ts'
import { checkAlerts } from '../features/setup/service/alerts.ts'
import { checkDatabase } from '../features/setup/service/database.ts'
import { checkFeeds } from '../features/setup/service/feeds.ts'
import { checkBackups, checkFolder, checkLogs } from '../features/setup/service/places.ts'
import { setupService } from '../features/setup/service.ts'
import type { Clock } from '../lib/clock.ts'
import { readMigrations } from '../lib/db/migrate.ts'
import { pingRedis } from '../lib/http/counter-store.ts'
import { systemResolver } from '../lib/http/guarded-fetch.ts'
import { troubleOf } from '../lib/http/trouble.ts'
import { type Ids, sha256Hex } from '../lib/ids.ts'
import { serverRoot } from '../lib/package-root.ts'
import { systemTimer } from '../lib/probe.ts'
import { openCalendarReader } from './calendar-reader.ts'
import type { Config, MercadoPagoConfig, SpeechConfig, WhatsAppConfig } from './config.ts'
import { productVersion } from './version.ts'

export interface SetupParts {
  readonly config: Config
  readonly clock: Clock
  readonly ids: Ids
  readonly zone: string
  readonly database: DatabaseDoor
  /** What is wrong with the settings, or that nothing is. */
  readonly settings: () => readonly Finding[]
  /** The channels as the process that asks has them: real, pretended, or none. */
  readonly whatsapp: WhatsAppConfig | null
  readonly mercadoPago: MercadoPagoConfig | null
  readonly speech: SpeechConfig | null
  /** Whether the product listens on this machine. */
  readonly isRunning: () => Promise<boolean>
  /** Deliveries with a wrong signature since the start; null where nobody counts. */
  readonly forged?: (provider: 'mercado_pago') => { readonly valid: number; readonly invalid: number }
  /** Authorities besides those of the system. For tests. */
  readonly ca?: string
}

const TIMEOUT_MS = 10_000
const SYSTEM_LOGS = '/var/log'

/** The checks of an installation, wired: one core for the panel's button and for `npm run doctor`. */
export function wireSetup(parts: SetupParts) {
  return setupService({ checks: checksOf(parts), timer: systemTimer })
}

function checksOf(parts: SetupParts): ChecksOfRun {
  const { config, clock, ids } = parts
  return () => {
    const mark = ids.token(8)
    const database = once(parts.database)
    const address = once(() =>
      checkAddress({
        baseUrl: config.http.baseUrl,
        port: config.http.port,
        clock,
        isRunning: parts.isRunning,
        timeoutMs: TIMEOUT_MS,
        ...(parts.ca ? { ca: parts.ca } : {}),
      }),
    )
    return {
      settings: async () => parts.settings(),
      database: () => checkDatabase(database, ownMigrations()),
      redis: () => checkRedis(config),
      disk: () => checkFolder(config.dataDir, mark),
      logs: () => checkLogs(SYSTEM_LOGS),
      clock: () => checkClock(parts),
      address,
      ...whatsappOf(parts, { database, address }),
      ...mercadoPagoOf(parts, { database, address }),
      feeds: () => checkFeeds(database, feedParts(parts)),
      smtp: async () => (config.smtp ? checkMailer(config.smtp.url, TIMEOUT_MS) : found('smtp_off')),
      imap: async () => (config.imap ? checkMailbox(config.imap.url, TIMEOUT_MS) : found('imap_off')),
      alerts: () => checkAlerts(database, alertParts(parts, database)),
      speech: async () =>
        parts.speech ? checkSpeech({ ...parts.speech, timeoutMs: TIMEOUT_MS }) : found('speech_off'),
      backups: () => checkBackups(config.backup?.dir ?? null, { clock, mark }),
    }
  }
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | undefined
  return () => {
    running ??= work()
    return running
  }
}

function ownMigrations() {
  return readMigrations(path.join(serverRoot(), 'migrations')).map(({ name, sql }) => ({
    name,
    sha256: sha256Hex(sql),
  }))
}

async function checkRedis({ redis }: Config): Promise<Finding> {
  if (!redis) return found('redis_off')
  try {
    await pingRedis(redis.url, TIMEOUT_MS)
    return found('redis_ok')
  } catch (error) {
    return found('redis_down', { host: new URL(redis.url).host, detail: troubleOf(error).detail })
  }
}

async function checkClock({ whatsapp, mercadoPago, clock }: SetupParts): Promise<Finding> {
  const urls = [
    ...(whatsapp ? [`${whatsapp.apiUrl}/${whatsapp.phoneId}`] : []),
    ...(mercadoPago ? [`${mercadoPago.apiUrl}/users/me`] : []),
  ]
  const theirs = await outsideTime(urls, TIMEOUT_MS)
  return theirs ? judgeClock(clock.now(), theirs) : found('clock_unknown')
}

interface Learnt {
  readonly database: DatabaseDoor
  readonly address: () => Promise<Finding>
}

function whatsappOf({ whatsapp, config, ids }: SetupParts, { database, address }: Learnt) {
  if (!whatsapp) {
    const off = async () => found(config.sandbox.whatsapp ? 'whatsapp_simulated' : 'whatsapp_off')
    return { whatsapp: off, whatsapp_webhook: off }
  }
  const callback = `${config.http.baseUrl}/api/v1/webhooks/whatsapp`
  const graph = whatsappChecks({ ...whatsapp, timeoutMs: TIMEOUT_MS })
  return {
    whatsapp: graph.number,
    whatsapp_webhook: async (): Promise<readonly Finding[]> => {
      const { verifyToken } = whatsapp
      const challenge = ids.token(16)
      const door = isOpen(await address())
        ? await checkHandshake({ callback, verifyToken, challenge, timeoutMs: TIMEOUT_MS })
        : found('whatsapp_door_closed')
      const businessId = await businessOf(whatsapp, database)
      const subscription = businessId
        ? await graph.subscription(businessId, callback)
        : found('whatsapp_business_unknown')
      const faults = [door, subscription].filter((one) => one !== null)
      if (faults.length > 0) return faults
      return [found((await wasTold(database, 'whatsapp')) ? 'whatsapp_door_ok' : 'whatsapp_nobody_wrote')]
    },
  }
}

function mercadoPagoOf(parts: SetupParts, { database, address }: Learnt) {
  const { mercadoPago, config, ids, clock } = parts
  if (!mercadoPago) {
    const off = async () => found(config.sandbox.mercadoPago ? 'mercadopago_simulated' : 'mercadopago_off')
    return { mercadopago: off, mercadopago_webhook: off }
  }
  const callback = `${config.http.baseUrl}/api/v1/webhooks/mercadopago`
  return {
    mercadopago: () => checkAccount({ ...mercadoPago, timeoutMs: TIMEOUT_MS }),
    mercadopago_webhook: async (): Promise<Finding> => {
      if (!isOpen(await address())) return found('mercadopago_door_closed')
      const seen = parts.forged?.('mercado_pago')
      const door = await checkSignedNotification({
        callback,
        secret: mercadoPago.webhookSecret,
        requestId: ids.uuid(),
        nowMs: clock.now().epochMilliseconds,
        timeoutMs: TIMEOUT_MS,
      })
      if (door) return door
      if (await wasTold(database, 'mercado_pago')) return found('mercadopago_door_ok')
      if (seen && seen.invalid > 0) return found('mercadopago_forged', { count: String(seen.invalid) })
      return found('mercadopago_nobody_told', { callback })
    },
  }
}

function isOpen({ code }: Finding): boolean {
  return code === 'address_ok' || code === 'address_certificate_ends'
}

async function businessOf(whatsapp: WhatsAppConfig, database: DatabaseDoor): Promise<string | null> {
  if (whatsapp.businessId) return whatsapp.businessId
  const opened = await database()
  return 'db' in opened ? businessSeen(opened.db).catch(() => null) : null
}

async function wasTold(database: DatabaseDoor, provider: 'whatsapp' | 'mercado_pago'): Promise<boolean> {
  const opened = await database()
  // Without a database nobody knows; that stands in its own line.
  if (!('db' in opened)) return true
  return (await setupRepository(opened.db).lastWebhook(provider)) !== null
}

function feedParts({ config, clock, zone }: SetupParts) {
  const { allowPrivateHosts } = config.ical
  const userAgent = `Mozilla/5.0 (compatible; Tranquera/${productVersion()}; +${config.http.baseUrl})`
  return {
    fetcher: createFeedFetcher({ resolve: systemResolver, allowPrivateHosts, userAgent, clock }),
    reader: openCalendarReader(),
    clock,
    zone,
  }
}

function alertParts(parts: SetupParts, database: DatabaseDoor) {
  const { config, whatsapp } = parts
  const slack = config.alerts.slackWebhookUrl
  return {
    emailTo: config.alerts.emailTo,
    whatsappTo: [...new Set([...config.alerts.whatsappTo, ...config.ownerPhones])],
    hasMail: config.smtp !== null,
    slack: slack === null ? null : () => checkSlack(slack, TIMEOUT_MS),
    isDemo: config.demo,
    template: whatsapp
      ? async () => {
          const businessId = await businessOf(whatsapp, database)
          if (!businessId) return null
          return whatsappChecks({ ...whatsapp, timeoutMs: TIMEOUT_MS }).ownerTemplateApproved(businessId)
        }
      : null,
  }
}
