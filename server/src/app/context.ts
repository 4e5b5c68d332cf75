import path from 'node:path'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { createMercadoPagoClient } from '../adapters/mercado-pago/client.ts'
import { guardedProvider } from '../adapters/mercado-pago/guarded.ts'
import { createVapidKeys } from '../adapters/web-push/sender.ts'
import { createWhatsAppClient } from '../adapters/whatsapp-cloud/client.ts'
import { guardedGateway } from '../adapters/whatsapp-cloud/guarded.ts'
import { watchKey } from '../adapters/whatsapp-cloud/key-watch.ts'
import type { VoucherRenderer } from '../features/messaging/domain/voucher.ts'
import type { LoadMedia, WhatsAppGateway } from '../features/messaging/ports.ts'
import type { VapidKeys } from '../features/notifications/domain/telling.ts'
import type { PaymentProvider } from '../features/payments/ports.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import { openEmbedded } from '../lib/db/embedded.ts'
import { migrate, readMigrations } from '../lib/db/migrate.ts'
import { openPostgres } from '../lib/db/postgres.ts'
import type { Database } from '../lib/db/types.ts'
import type { Actor } from '../lib/http/actor.ts'
import { connectRedis } from '../lib/http/counter-store.ts'
import { type Ids, type PropertyId, systemIds } from '../lib/ids.ts'
import type { Logger } from '../lib/logging/logger.ts'
import { currentTraceId, runInTrace } from '../lib/logging/trace.ts'
import { mediaStore } from '../lib/media-store.ts'
import { createMetrics, type Metrics } from '../lib/metrics.ts'
import { serverRoot } from '../lib/package-root.ts'
import { createJobQueue, type JobQueue } from '../lib/queue/queue.ts'
import { type Circuit, outsideService } from '../lib/resilience/outside.ts'
import type { Config, MercadoPagoConfig, SpeechConfig, WhatsAppConfig } from './config.ts'
import { findOrCreateProperty, installationSecret } from './installation.ts'
import { openAudioDecoder, openSpeech, type SpeechChannel } from './speech.ts'
import { freePercent } from './surroundings.ts'
import { openVoucherRenderer } from './voucher-renderer.ts'

const MIGRATIONS = path.join(serverRoot(), 'migrations')
/** WhatsApp and Mercado Pago answer within a second or two; the guest waits meanwhile. */
const WHATSAPP_TIMEOUT_MS = 10_000
const MERCADO_PAGO_TIMEOUT_MS = 10_000
/** A guest who has paid is told within two seconds; what is drawn by then goes with the words. */
const VOUCHER_PATIENCE_MS = 1000

/** What a test or the sandbox puts in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock
  /** The queue follows `clock` too, instead of the database's: for a launcher that turns the time of everything. */
  readonly turned?: boolean
  readonly ids?: Ids
  readonly database?: Database
  /** The pretend channels' settings, when the sandbox stands in for them. */
  readonly whatsapp?: WhatsAppConfig | null
  readonly mercadoPago?: MercadoPagoConfig | null
  readonly speech?: SpeechConfig | null
  /** Where providers deliver to; the public address unless the provider is on this machine. */
  readonly notificationOrigin?: () => string
  readonly voucher?: Partial<VoucherDrawing>
  /** Percent of the disk of a path that is free. */
  readonly freePercent?: (path: string) => Promise<number>
  /** Stops, restores the backup of that name, and starts again. */
  readonly restart?: Restart
}

type Restart = (backup: string, actor: Actor) => void

export interface VoucherDrawing {
  readonly renderer: VoucherRenderer
  /** To be called when somebody may pay soon; never fails. */
  readonly warmUp: () => void
  /** How long the words of a confirmation wait for the picture. */
  readonly patienceMs: number
}

interface WhatsAppChannel {
  readonly config: WhatsAppConfig
  readonly gateway: WhatsAppGateway
  readonly circuit: () => Circuit
  /** Whether it takes our access token, as far as it has said here. */
  readonly keyVerdict: () => { readonly isRefused: boolean; readonly at: number } | undefined
}

interface MercadoPagoChannel {
  readonly config: MercadoPagoConfig
  readonly provider: PaymentProvider
  readonly circuit: () => Circuit
}

/** Everything concrete, opened once. Features get what they need from here, and nothing else knows the environment. */
export interface Context {
  readonly config: Config
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly metrics: Metrics
  readonly database: Database
  readonly queue: JobQueue
  /** Shared by several instances; null in an installation of one. */
  readonly redis: Redis | null
  readonly propertyId: PropertyId
  /** IANA zone of the property. */
  readonly zone: string
  readonly jwtSecret: string
  /** Of web push, made at the first start: browsers that subscribed know them. */
  readonly vapid: VapidKeys
  readonly media: ReturnType<typeof mediaStore>
  readonly whatsapp: WhatsAppChannel | null
  readonly mercadoPago: MercadoPagoChannel | null
  readonly speech: SpeechChannel | null
  readonly audioDecoder: ReturnType<typeof openAudioDecoder>
  readonly notificationOrigin: () => string
  readonly voucher: VoucherDrawing
  readonly freePercent: (path: string) => Promise<number>
  /** Null where this process cannot start itself again. */
  readonly restart: Restart | null
  close(): Promise<void>
}

export async function createContext(
  config: Config,
  logger: Logger,
  overrides: Overrides = {},
): Promise<Context> {
  const clock = overrides.clock ?? systemClock
  const ids = overrides.ids ?? systemIds
  const metrics = createMetrics({ processMetrics: overrides.database === undefined })
  const database = overrides.database ?? (await openDatabase(config, logger))
  const ran = await migrate(database, readMigrations(MIGRATIONS))
  if (ran.length > 0) logger.info({ migrations: ran }, 'migrated')

  const property = await findOrCreateProperty(database, ids)
  const queue = createJobQueue(database, {
    runInTrace,
    currentTraceId,
    onOutcome: (name, outcome, error) => {
      metrics.queueJobs.inc({ queue: name, outcome })
      if (error) logger.warn({ err: error, queue: name, outcome }, 'job_failed')
    },
    onError: (error) => logger.error({ err: error }, 'queue_error'),
    ...(overrides.turned ? { present: () => clock.now().toString() } : {}),
  })
  const redis =
    config.redis &&
    (await connectRedis(config.redis.url, (error) => logger.warn({ err: error }, 'redis_failed')))
  const media = mediaStore({ folder: path.join(config.dataDir, 'media'), clock, ids })
  const drawing = openVoucherRenderer()
  const whatsapp = overrides.whatsapp === undefined ? config.whatsapp : overrides.whatsapp
  const mercadoPago = overrides.mercadoPago === undefined ? config.mercadoPago : overrides.mercadoPago
  const speech = overrides.speech === undefined ? config.speech : overrides.speech
  const audioDecoder = openAudioDecoder()
  return {
    config,
    clock,
    ids,
    logger,
    metrics,
    database,
    queue,
    redis,
    propertyId: property.id,
    zone: property.zone,
    jwtSecret: config.jwtSecret ?? (await installationSecret(database, 'jwt', () => ids.token(48))),
    vapid: await vapidKeys(database),
    media,
    whatsapp:
      whatsapp && openWhatsApp(whatsapp, { metrics, clock, loadMedia: (key) => media(database).get(key) }),
    mercadoPago:
      mercadoPago && openMercadoPago(mercadoPago, { metrics, clock, allowHttp: !config.production }),
    speech: speech && openSpeech(speech, metrics),
    audioDecoder,
    notificationOrigin: overrides.notificationOrigin ?? (() => config.http.baseUrl),
    voucher: {
      renderer: drawing,
      warmUp: () => {
        drawing.warmUp().catch((error) => logger.warn({ err: error }, 'voucher_warm_up_failed'))
      },
      patienceMs: VOUCHER_PATIENCE_MS,
      ...overrides.voucher,
    },
    freePercent: overrides.freePercent ?? freePercent,
    restart: overrides.restart ?? null,
    async close() {
      redis?.disconnect()
      await drawing.close()
      await audioDecoder.close()
      await database.close()
    },
  }
}

const vapidSchema = z.object({ publicKey: z.string(), privateKey: z.string() })

async function vapidKeys(database: Database): Promise<VapidKeys> {
  const stored = await installationSecret(database, 'vapid', async () =>
    JSON.stringify(await createVapidKeys()),
  )
  return vapidSchema.parse(JSON.parse(stored))
}

function openWhatsApp(
  config: WhatsAppConfig,
  parts: { readonly metrics: Metrics; readonly clock: Clock; readonly loadMedia: LoadMedia },
): WhatsAppChannel {
  const outside = outsideService('whatsapp', parts.metrics)
  const client = createWhatsAppClient({
    baseUrl: config.apiUrl,
    accessToken: config.accessToken,
    phoneId: config.phoneId,
    timeoutMs: WHATSAPP_TIMEOUT_MS,
    loadMedia: parts.loadMedia,
  })
  const key = watchKey(client, parts.clock)
  const gateway = guardedGateway(key.gateway, outside)
  return { config, gateway, circuit: outside.circuit, keyVerdict: key.verdict }
}

function openMercadoPago(
  config: MercadoPagoConfig,
  parts: { readonly metrics: Metrics; readonly clock: Clock; readonly allowHttp: boolean },
): MercadoPagoChannel {
  const outside = outsideService('mercadopago', parts.metrics)
  const client = createMercadoPagoClient({
    baseUrl: config.apiUrl,
    accessToken: config.accessToken,
    allowHttp: parts.allowHttp,
    clock: parts.clock,
    timeoutMs: MERCADO_PAGO_TIMEOUT_MS,
  })
  return { config, provider: guardedProvider(client, outside), circuit: outside.circuit }
}

function openDatabase(config: Config, logger: Logger): Promise<Database> {
  const onEffectError = (error: unknown) => logger.error({ err: error }, 'effect_after_commit_failed')
  const onConnectionError = (error: Error) => logger.warn({ err: error }, 'database_connection_lost')
  if (config.database) return openPostgres({ url: config.database.url, onConnectionError, onEffectError })
  const tell = (line: string) => logger.info(line)
  return openEmbedded({ dataDir: config.dataDir, tell, onConnectionError, onEffectError })
}
