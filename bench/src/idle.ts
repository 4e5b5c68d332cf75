import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Measurement, measured } from './measurement.ts'
import { openProduct } from './product.ts'

const SECONDS = 60
/** The demo sizes its photos and reads its calendars first. */
const SETTLES_SECONDS = 20
/** Of `npm start`. */
const FLAGS = ['--max-semi-space-size=4']
/** Beside this program, as `npm run bench` builds it. */
const PROGRAM = join('server', 'dist', 'serve.js')

/**
 * Nothing happens: what it costs to be there, the pretend services included. The processor is that of a server as
 * `npm start` brings it up, in a process of its own: here the benchmarks that ran before would be counted too.
 */
export async function measureIdle(): Promise<Measurement[]> {
  return [await statementsOfMinute(), ...(await processOfServer())]
}

async function statementsOfMinute(): Promise<Measurement> {
  const all = { count: 0 }
  const product = await openProduct({}, () => all.count++)
  try {
    await sleep(3_000)
    all.count = 0
    await sleep(SECONDS * 1000)
    return measured('idle: statements a minute', {
      value: (all.count * 60) / SECONDS,
      unit: 'statements',
      promised: { atMost: 60 },
    })
  } finally {
    await product.close()
  }
}

async function processOfServer(): Promise<Measurement[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tranquera-idle-'))
  const port = await freePort()
  const server = spawn(process.execPath, [...FLAGS, PROGRAM], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  })
  try {
    const origin = `http://127.0.0.1:${port}`
    await ready(server, origin)
    await sleep(SETTLES_SECONDS * 1000)
    const before = await figures(origin)
    await sleep(SECONDS * 1000)
    const after = await figures(origin)
    return [
      measured('idle: processor of the server', {
        value: (100 * (after.cpuSeconds - before.cpuSeconds)) / SECONDS,
        unit: '% of a core',
        promised: { atMost: 0.5 },
      }),
      measured('idle: memory of the server, shared libraries in it', {
        value: after.residentMb,
        unit: 'MB',
        promised: { atMost: 200 },
      }),
    ]
  } finally {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function ready(server: ChildProcess, origin: string): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${origin}/api/v1/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`The server ended with ${server.exitCode}`)
}

/** As the server's own page of metrics tells them, on any system. */
async function figures(origin: string): Promise<{ cpuSeconds: number; residentMb: number }> {
  const page = await (await fetch(`${origin}/metrics`)).text()
  const of = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(page)?.[1])
  return {
    cpuSeconds: of('process_cpu_seconds_total'),
    residentMb: of('process_resident_memory_bytes') / 2 ** 20,
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
