import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import type { TurnedAnswer } from '../../server/src/app/turned.ts'

export interface ProductOptions {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string>>
  readonly seed: string
  /** Everything the process says goes there. */
  readonly logFile: string
  /** Built by `npm run build`; the program that is audited is the one that is shipped. */
  readonly program: string
}

export interface Still {
  /** Epoch milliseconds; null when nothing waits. */
  readonly once: number | null
  readonly recurring: number | null
  readonly rssMb: number
}

const answerSchema: z.ZodType<TurnedAnswer> = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready'), origin: z.string() }),
  z.object({
    say: z.literal('still'),
    nth: z.number(),
    once: z.string().nullable(),
    recurring: z.string().nullable(),
    rssMb: z.number(),
  }),
])

/** A product that does not come to rest within this real time hangs: that is a finding, not bad luck. */
const REST_PATIENCE_MS = 120_000

/** As it is started on a small server: with a whole machine to itself the engine would collect far too late. */
const SMALL_SERVER = ['--max-semi-space-size=4', '--max-old-space-size=300']

/** The real product in a process of its own, which can be turned, killed and started again. */
export function createProduct(options: ProductOptions) {
  let child: ChildProcess | undefined
  let starts = 0
  let turns = 0
  let port: number | undefined

  async function start(at: number): Promise<string> {
    port ??= await freePort()
    const log = openSync(options.logFile, 'a')
    const started = fork(options.program, [], {
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: ['--enable-source-maps', ...SMALL_SERVER],
      env: {
        PATH: process.env.PATH ?? '',
        ...options.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        BASE_URL: `http://localhost:${port}`,
        DATA_DIR: options.dataDir,
      },
    })
    child = started
    started.send({ say: 'begin', at: iso(at), seed: `${options.seed}/${starts++}` })
    await answer(started, (said) => said.say === 'ready')
    return `http://127.0.0.1:${port}`
  }

  async function turn(at: number): Promise<Still> {
    if (!child) throw new Error('The product is not running')
    const nth = turns++
    child.send({ say: 'turn', nth, at: iso(at) })
    const said = await answer(child, (one) => one.say === 'still' && one.nth === nth)
    if (said.say !== 'still') throw new Error('Another answer than the one that was waited for')
    return { once: epoch(said.once), recurring: epoch(said.recurring), rssMb: said.rssMb }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    await gone
  }

  return {
    start,
    turn,
    isRunning: () => child !== undefined,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    /** What the disk of its data says to be free from now on, in percent; null: as it really is. */
    disk(freePercent: number | null): void {
      child?.send({ say: 'disk', freePercent })
    },
    /** As a machine out of memory would: the whole of PostgreSQL dies, and the product lives. */
    killDatabase(): void {
      const file = path.join(options.dataDir, 'postgres/data/postmaster.pid')
      process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL')
    },
  }
}

function answer(child: ChildProcess, isIt: (said: TurnedAnswer) => boolean): Promise<TurnedAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(new Error('The product does not come to rest')), REST_PATIENCE_MS)
    const hear = (said: unknown) => {
      const word = answerSchema.parse(said)
      if (isIt(word)) done(undefined, word)
    }
    const exit = (code: number | null) => done(new Error(`The product ended by itself with ${code}`))
    function done(error: Error | undefined, word?: TurnedAnswer): void {
      clearTimeout(timer)
      child.off('message', hear)
      child.off('exit', exit)
      if (word) resolve(word)
      else reject(error)
    }
    child.on('message', hear)
    child.on('exit', exit)
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('No free port')
  return address.port
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function epoch(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant)
}
