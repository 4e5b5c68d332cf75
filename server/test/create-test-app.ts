import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { type Config, configFrom } from '../src/app/config.ts'
import type { VoucherDrawing } from '../src/app/context.ts'
import { readEnv } from '../src/app/env.ts'
import type { Sandbox } from '../src/app/sandbox.ts'
import { type Running, start } from '../src/app/start.ts'
import { type ManualClock, manualClock } from '../src/lib/clock.ts'
import type { Database } from '../src/lib/db/types.ts'
import { createLogger, type Logger } from '../src/lib/logging/logger.ts'
import { openTestDatabase } from './test-database.ts'

export interface TestAppOptions {
  /** Where the hands of the clock stand at first. */
  readonly now?: string
  /** Variables over those of the tests, as an operator would set them. */
  readonly env?: Readonly<Record<string, string>>
  /** The sample complex with four cabins, rates, photos and stays. Default true. */
  readonly demo?: boolean
  readonly database?: Database
  /** A pretend outside world that outlives this app; it is told where to deliver by `onListening`. */
  readonly sandbox?: Sandbox
  readonly onListening?: (origin: string) => void
  readonly clock?: ManualClock
  readonly logger?: Logger
  readonly freePercent?: (path: string) => Promise<number>
  /** Default: drawn as usual, and waited for however busy the machine is. */
  readonly voucher?: Partial<VoucherDrawing>
  /** Null: nobody listens to voice notes. Default: the sandbox does. */
  readonly speech?: null
  /** Null: nobody can pay online. Default: at the pretend provider. */
  readonly mercadoPago?: null
}

export interface Asked {
  readonly body?: unknown
  /** Signed in as the owner. */
  readonly asOwner?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered<Body = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>

const PASSWORD = 'a long enough password'
const OWNER = 'owner@localhost'
/** Intervals so long that only the test itself makes the recurring jobs run. */
const NEVER = '86400'
const PATIENT_MS = 60_000
/** 10:00 in Buenos Aires on a Tuesday. */
const DEFAULT_NOW = '2026-12-01T13:00:00Z'

/** The whole product on a free port, with the pretend outside world beside it and a clock that is turned by hand. */
export async function createTestApp(options: TestAppOptions = {}) {
  const clock = options.clock ?? manualClock(options.now ?? DEFAULT_NOW)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-'))
  const config = testConfig({ DATA_DIR: dataDir, ...options.env })
  const database = options.database ?? (await openTestDatabase())
  const logger = options.logger ?? createLogger({ level: 'silent', readable: false })
  const running = await start(config, logger, {
    overrides: {
      clock,
      database,
      voucher: { patienceMs: PATIENT_MS, ...options.voucher },
      ...(options.speech === null ? { speech: null } : {}),
      ...(options.mercadoPago === null ? { mercadoPago: null } : {}),
      ...(options.freePercent ? { freePercent: options.freePercent } : {}),
    },
    demo: options.demo ?? true,
    ...(options.sandbox ? { sandbox: options.sandbox } : {}),
  })
  const { sandbox, origin } = running
  if (!sandbox || !origin) throw new Error('The test app needs its sandbox and its port')
  options.onListening?.(origin)
  const asking = asker(origin)
  await settle(running, sandbox)
  return {
    clock,
    config,
    database,
    running,
    sandbox,
    origin,
    ...asking,
    /** Resolves when nothing is under way any more: webhooks, jobs, messages. */
    settle: () => settle(running, sandbox),
    /** Turns the clock and runs what would have run by itself meanwhile. */
    async advance(seconds: number, turn: ManualClock = clock) {
      turn.advance(seconds)
      await tick(running)
      await settle(running, sandbox)
    },
    guest: (waId: string) => sandbox.whatsapp.control.guest(waId),
    async close() {
      await running.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export function testConfig(env: Readonly<Record<string, string>>): Config {
  return configFrom(
    readEnv({
      ENVIRONMENT: 'test',
      PORT: '0',
      HOST: '127.0.0.1',
      BASE_URL: 'http://localhost:8000',
      ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_ENABLED: 'false',
      BACKUP_KEEP_DAYS: '0',
      CHAT_GATHER_MS: '0',
      JOB_EXPIRATION_INTERVAL_SECONDS: NEVER,
      JOB_ICAL_INTERVAL_SECONDS: NEVER,
      JOB_RECONCILE_INTERVAL_SECONDS: NEVER,
      ...env,
    }),
  )
}

async function tick({ services, context }: Running): Promise<void> {
  const reservations = services.bookings.reservations(context.database)
  await reservations.remindHolds()
  await reservations.expireHolds()
}

async function settle(running: Running, sandbox: Sandbox): Promise<void> {
  // Each can set the other going: a payment's webhook makes a job, whose message makes a status webhook.
  for (let quiet = 0; quiet < 2; quiet++) {
    const before =
      sandbox.whatsapp.control.deliveries.length + sandbox.mercadoPago.control.notifier.deliveries.length
    await sandbox.whatsapp.control.settled()
    await sandbox.mercadoPago.control.idle()
    await running.context.queue.idle()
    const after =
      sandbox.whatsapp.control.deliveries.length + sandbox.mercadoPago.control.notifier.deliveries.length
    if (after !== before) quiet = -1
  }
}

export function asker(origin: string) {
  let token: string | undefined

  async function ask<Body = Record<string, unknown>>(
    method: string,
    address: string,
    asked: Asked = {},
  ): Promise<Answered<Body>> {
    const url = address.startsWith('/') ? `${origin}${address}` : address
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asked.asOwner ? { authorization: `Bearer ${await ownerToken()}` } : {}),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson && text !== '' ? JSON.parse(text) : {}) as Body,
    }
  }

  async function ownerToken(): Promise<string> {
    if (token) return token
    const signedIn = await ask('POST', '/api/v1/auth/login', { body: { email: OWNER, password: PASSWORD } })
    token = z.object({ access_token: z.string() }).parse(signedIn.body).access_token
    return token
  }

  const api = <Body = Record<string, unknown>>(method: string, address: string, asked?: Asked) =>
    ask<Body>(method, `/api/v1${address}`, asked)
  return {
    ask,
    ownerToken,
    /** The next call as the owner signs in anew. */
    signOut() {
      token = undefined
    },
    /** A call of the public API: `api('POST', '/quotes', { body })`. */
    api,
    /** A call of the owner's API: `owner('GET', '/reservations')`. */
    owner: <Body = Record<string, unknown>>(method: string, address: string, body?: unknown) =>
      api<Body>(method, `/admin${address}`, { asOwner: true, ...(body === undefined ? {} : { body }) }),
  }
}
