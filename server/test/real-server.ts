import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sandbox } from '../src/app/sandbox.ts'
import { productRoot, serverRoot } from '../src/lib/package-root.ts'

export const PASSWORD = 'a long enough password'

const MOST_STARTS = 3

export interface RealServer {
  readonly origin: string
  /** With these variables over the others, for this life alone. */
  begin(life?: Life): Promise<void>
  /** By the operating system, in the middle of whatever it does. */
  kill(): Promise<void>
  /** As an operator would: an embedded database ends with it. */
  stop(): Promise<void>
}

export interface Life {
  readonly env?: Readonly<Record<string, string>>
  /** Where its lines go; nowhere unless given. */
  readonly stdout?: number
}

/** Builds what `npm start` runs, into a folder of the test's own. */
export function buildServer(folder: string): string {
  const bundle = `import { bundle } from './scripts/bundle.mjs'
await bundle({
  entries: { serve: 'server/src/main/serve.ts', worker: 'server/src/main/worker.ts' },
  outdir: 'server/dist/${folder}',
})`
  execFileSync(process.execPath, ['--input-type=module', '-e', bundle], { cwd: productRoot() })
  return path.join(serverRoot(), 'dist', folder, 'serve.js')
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** A process of its own that works with the pretend outside world of the test. */
export function realServer(options: {
  readonly program: string
  readonly port: number
  readonly sandbox: () => Sandbox
  /** DATA_DIR, and DATABASE_URL where it is not its own. */
  readonly env: Readonly<Record<string, string>>
  /** A worker listens nowhere. */
  readonly hasNoDoor?: boolean
}): RealServer {
  const origin = `http://127.0.0.1:${options.port}`
  let server: ChildProcess | undefined
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    server.kill(signal)
    await once(server, 'exit')
  }
  function spawnServer(life: Life): ChildProcess {
    const { whatsappConfig, mercadoPagoConfig } = options.sandbox()
    return spawn(process.execPath, [options.program], {
      // Why it does not start is for whoever reads the test's output.
      stdio: ['ignore', life.stdout ?? 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        ENVIRONMENT: 'test',
        HOST: '127.0.0.1',
        PORT: String(options.port),
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
        ...options.env,
        ...life.env,
      },
    })
  }
  return {
    origin,
    async begin(life = {}) {
      for (let starts = 1; ; starts++) {
        const started = spawnServer(life)
        server = started
        if (options.hasNoDoor) return
        await until(async () => started.exitCode !== null || (await fetch(`${origin}/api/v1/readyz`)).ok)
        if (started.exitCode === null) return
        // What a killed process left may hold the folder for some seconds: systemd would start it again as well.
        if (starts === MOST_STARTS)
          throw new Error(`The server ended ${starts} times with ${started.exitCode}`)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2400; tries++) {
    if (await isSo().catch(() => false)) return
    await pause(50)
  }
  throw new Error('It did not come true within two minutes')
}

/** One cabin to sell, made by its owner. */
export async function openCabin(origin: string): Promise<void> {
  const ask = async (address: string, body: object, token?: string) => {
    const answer = await fetch(`${origin}/api/v1${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    return (await answer.json()) as Record<string, string>
  }
  const { access_token: token } = await ask('/auth/login', { email: 'owner@localhost', password: PASSWORD })
  const rates = {
    base_price: '50000.00',
    currency: 'ARS',
    min_nights: 1,
    included_guests: 2,
    extra_guest_fee: '0',
  }
  await ask('/admin/accommodations', { name: 'Ceibo', capacity: 4, rates }, token)
}

export async function isIdle(origin: string): Promise<boolean> {
  const health = (await (await fetch(`${origin}/api/v1/healthz`)).json()) as {
    checks: { queue: { waiting: number } }
  }
  return health.checks.queue.waiting === 0
}
