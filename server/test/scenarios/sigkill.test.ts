import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/app/sandbox.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemIds } from '../../src/lib/ids.ts'
import { productRoot, serverRoot } from '../../src/lib/package-root.ts'
import { testConfig } from '../create-test-app.ts'

/** A real process with an embedded database, killed by the operating system; WhatsApp lives outside of it. */
const PASSWORD = 'a long enough password'
/** With a database server of its own there is nothing more to see than in crash.test.ts: skipped there. */
const embedded = !process.env.TEST_DATABASE_URL
const BUNDLE = `import { bundle } from './scripts/bundle.mjs'
await bundle({ entries: { serve: 'server/src/main/serve.ts' }, outdir: 'server/dist/sigkill' })`
let sandbox: Sandbox
let port: number
let dataDir: string
let server: ChildProcess

beforeAll(async () => {
  if (!embedded) return
  execFileSync(process.execPath, ['--input-type=module', '-e', BUNDLE], { cwd: productRoot() })
  dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-sigkill-'))
  port = await freePort()
  sandbox = await startSandbox(testConfig({}), {
    clock: systemClock,
    ids: systemIds,
    ownOrigin: () => origin(),
    // WhatsApp goes on for days; here for two minutes.
    pace: { webhookRetriesMs: Array.from({ length: 480 }, () => 250) },
  })
  await begin()
}, 120_000)

afterAll(async () => {
  if (!embedded) return
  await stop()
  await sandbox.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const origin = () => `http://127.0.0.1:${port}`

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function begin(): Promise<void> {
  const { whatsappConfig, mercadoPagoConfig } = sandbox
  server = spawn(process.execPath, [path.join(serverRoot(), 'dist/sigkill/serve.js')], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      ENVIRONMENT: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'silent',
      WHATSAPP_API_URL: whatsappConfig.apiUrl,
      WHATSAPP_PHONE_ID: whatsappConfig.phoneId,
      WHATSAPP_ACCESS_TOKEN: whatsappConfig.accessToken,
      WHATSAPP_APP_SECRET: whatsappConfig.appSecret,
      WHATSAPP_VERIFY_TOKEN: whatsappConfig.verifyToken,
      MERCADOPAGO_API_URL: mercadoPagoConfig.apiUrl,
      MERCADOPAGO_ACCESS_TOKEN: mercadoPagoConfig.accessToken,
      MERCADOPAGO_WEBHOOK_SECRET: mercadoPagoConfig.webhookSecret,
      MERCADOPAGO_LIVE: 'false',
    },
  })
  await until(async () => (await fetch(`${origin()}/api/v1/readyz`)).ok)
}

async function kill(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGKILL')
  await once(server, 'exit')
}

/** As an operator would: its database ends with it. */
async function stop(): Promise<void> {
  server.kill('SIGTERM')
  await once(server, 'exit')
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await isSo().catch(() => false)) return
    await pause(50)
  }
  throw new Error('It did not come true within a minute')
}

async function openCabin(): Promise<void> {
  const ask = (address: string, body: object, token?: string) =>
    fetch(`${origin()}/api/v1${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
  const signedIn = await ask('/auth/login', { email: 'owner@localhost', password: PASSWORD })
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const rates = {
    base_price: '50000.00',
    currency: 'ARS',
    min_nights: 1,
    included_guests: 2,
    extra_guest_fee: '0',
  }
  const made = await ask('/admin/accommodations', { name: 'Ceibo', capacity: 4, rates }, token)
  expect(made.status).toBe(201)
}

type Guest = ReturnType<Sandbox['whatsapp']['control']['guest']>

/** Where the process is killed, told by what the outside has seen of it. */
const MOMENTS: Record<string, (guest: Guest) => boolean> = {
  'before the webhook came': () => true,
  'as soon as the webhook was acknowledged': () =>
    sandbox.whatsapp.control.deliveries.at(-1)?.outcome === 'acknowledged',
  'as soon as the answer was there': (guest) => guest.messages().length > 0,
}

test.runIf(embedded)(
  'killed by the operating system at any moment (embedded database), no acknowledged message stays without its answer',
  async () => {
    await openCabin()
    for (const [i, [moment, isThere]] of Object.entries(MOMENTS).entries()) {
      const guest = sandbox.whatsapp.control.guest(`549115556800${i}`)
      const said = guest.says('Hola! hay lugar del 10 al 12 de marzo para 2 personas?')
      await until(async () => isThere(guest))
      await kill()
      await begin()
      await said
      await guest.waitFor((received) => received.length >= 1, 60_000)
      await until(isIdle)
      const answers = guest.messages().map((message) => message.text)
      expect(answers[0], moment).toContain('Ceibo')
      expect(new Set(answers).size, moment).toBe(1)
      // Only the message whose answer was in flight may come twice.
      expect(answers.length, moment).toBeLessThanOrEqual(2)
    }
  },
  300_000,
)

async function isIdle(): Promise<boolean> {
  const health = (await (await fetch(`${origin()}/api/v1/healthz`)).json()) as {
    checks: { queue: { waiting: number } }
  }
  return health.checks.queue.waiting === 0
}
