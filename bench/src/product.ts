import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { configFrom } from '../../server/src/app/config.ts'
import { readEnv } from '../../server/src/app/env.ts'
import type { Sandbox } from '../../server/src/app/sandbox.ts'
import { type Running, start } from '../../server/src/app/start.ts'
import { type EmbeddedServer, startEmbedded } from '../../server/src/lib/db/embedded.ts'
import { openPostgres } from '../../server/src/lib/db/postgres.ts'
import type { Database } from '../../server/src/lib/db/types.ts'
import { createLogger } from '../../server/src/lib/logging/logger.ts'

const signedInSchema = z.object({ access_token: z.string() })

const OWNER = { email: 'owner@localhost', password: 'a long enough password' }
/** Recurring jobs of the demo that would wake in the middle of a round. */
const NEVER = '86400'

export interface Product {
  readonly running: Running
  readonly sandbox: Sandbox
  readonly database: Database
  readonly origin: string
  /** Statements sent since the last call, those of the queue's clock left out. */
  statements(): number
  ask(method: string, path: string, body?: unknown): Promise<Response>
  asOwner(path: string): Promise<Response>
  /** A signed delivery of one text message. */
  webhook(waId: string, text: string): { readonly body: string; readonly signature: string }
  /** Nothing is under way any more. */
  settle(): Promise<void>
  close(): Promise<void>
}

/**
 * The product with its pretend outside world on an embedded database that keeps what it says (fsync on), in this
 * process: the driver of the benchmark, WhatsApp and Mercado Pago share the processor with it, so its rates are lower
 * than alone, and ratios against routes in the same process are fair.
 */
export async function openProduct(
  env: Readonly<Record<string, string>> = {},
  onAny: (sql: string) => void = () => {},
): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tranquera-bench-'))
  const server: EmbeddedServer = await startEmbedded({ dataDir, diesWithUs: true })
  let sent = 0
  const onStatement = (sql: string) => {
    onAny(sql)
    if (!OF_THE_CLOCK.test(sql)) sent++
  }
  const database = await openPostgres({ url: server.url, maxConnections: 8, onStatement })
  const config = configFrom(
    readEnv({
      ENVIRONMENT: 'test',
      PORT: '0',
      HOST: '127.0.0.1',
      BASE_URL: 'http://localhost:8000',
      DATA_DIR: dataDir,
      ADMIN_PASSWORD: OWNER.password,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_ENABLED: 'false',
      BACKUP_KEEP_DAYS: '0',
      CHAT_GATHER_MS: '0',
      JOB_ICAL_INTERVAL_SECONDS: NEVER,
      JOB_RECONCILE_INTERVAL_SECONDS: NEVER,
      ...env,
    }),
  )
  const logger = createLogger({ level: 'silent', readable: false })
  const running = await start(config, logger, { overrides: { database }, demo: true })
  const { sandbox, origin } = running
  if (!sandbox || !origin) throw new Error('The benchmark needs the sandbox')
  let token: string | undefined

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      const before = sandbox?.whatsapp.control.deliveries.length
      await sandbox?.whatsapp.control.settled()
      await sandbox?.mercadoPago.control.idle()
      await running.context.queue.idle()
      if (sandbox?.whatsapp.control.deliveries.length !== before) quiet = -1
    }
  }

  const ask = (method: string, path: string, { body, headers }: { body?: unknown; headers?: object } = {}) =>
    fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  await settle()
  return {
    running,
    sandbox,
    database,
    origin,
    statements() {
      const since = sent
      sent = 0
      return since
    },
    ask: (method, path, body) => ask(method, path, { body }),
    async asOwner(path) {
      if (!token) {
        const signedIn = await ask('POST', '/auth/login', { body: OWNER })
        token = signedInSchema.parse(await signedIn.json()).access_token
      }
      return ask('GET', `/admin${path}`, { headers: { authorization: `Bearer ${token}` } })
    },
    webhook(waId, text) {
      const body = JSON.stringify(delivery(waId, text))
      const { appSecret } = sandbox.whatsappConfig
      return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` }
    },
    settle,
    async close() {
      await running.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What the queue asks by itself, and what this benchmark asks it. */
const OF_THE_CLOCK = /^\s*with orphans as|^\s*select 1 from jobs\s+where state = 'working'/

let messages = 0

function delivery(waId: string, text: string) {
  const id = `wamid.BENCH${process.pid}${++messages}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '100000000000001',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '5491100000000', phone_number_id: '200000000000002' },
              contacts: [{ profile: { name: 'Bench' }, wa_id: waId }],
              messages: [{ from: waId, id, timestamp, type: 'text', text: { body: text } }],
            },
          },
        ],
      },
    ],
  }
}
