import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const ONLY_ONCE = /\/admin\s+(\S+) \/ (\S+)/
const KEPT_LINES = 200

/** Where one installation lives; it outlives the processes that serve it. */
export interface Home {
  readonly dataDir: string
  readonly port: number
  readonly origin: string
}

export interface Product extends Home {
  /** Told at the first start of an installation only. */
  readonly firstOwner: { readonly email: string; readonly password: string } | undefined
  stop(): Promise<void>
}

/** An empty installation on a free port. */
export async function newHome(): Promise<Home> {
  const port = await freePort()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tranquera-e2e-'))
  return { dataDir, port, origin: `http://localhost:${port}` }
}

export async function removeHome({ dataDir }: Home): Promise<void> {
  await rm(dataDir, { recursive: true, force: true })
}

/**
 * `npm start`, with nothing set but where to keep its data, which port to answer on, what `set` says, and room for the
 * visits of many people from one address.
 */
export async function startProduct(home: Home, set: Readonly<Record<string, string>> = {}): Promise<Product> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(home.port),
      DATA_DIR: home.dataDir,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_REQUESTS: '5000',
      ...set,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await listenUntil(child, 'Public booking page')
  const [, email, password] = ONLY_ONCE.exec(said) ?? []
  return {
    ...home,
    firstOwner: email && password ? { email, password } : undefined,
    stop: () => stop(child),
  }
}

/** What the process said up to the line that tells it is up. Rejects with all of it when it ends before. */
function listenUntil(child: ChildProcess, sign: string): Promise<string> {
  const lines: string[] = []
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      lines.push(chunk.toString())
      if (lines.length > KEPT_LINES) lines.shift()
      const text = lines.join('')
      if (text.slice(text.indexOf(sign)).includes('\n') && text.includes(sign)) resolve(text)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${lines.join('')}`)))
  })
}

/** As Ctrl+C or a service manager would: it drains and closes its database. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })
}
