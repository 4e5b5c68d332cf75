import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { asError, codeOf } from '../../errors.ts'
import { INSTALLATION_LOCKS } from '../locks.ts'
import { hearErrors } from '../session.ts'
import { addressOf, urlOf } from './address.ts'
import {
  lastWords,
  type Postmaster,
  passwordOf,
  runningPid,
  startPostmaster,
  stopPostmaster,
} from './cluster.ts'
import { DatabaseInUseError, EmbeddedDatabaseError } from './errors.ts'
import type { Place } from './rights.ts'

export interface KeeperOptions {
  readonly durable: boolean
  readonly diesWithUs: boolean
  readonly maxConnections: number
  readonly onTrouble: (error: Error) => void
}

export interface Keeper {
  readonly url: string
  /** Resolves when PostgreSQL answers and belongs to this process. */
  take(): Promise<void>
  close(): Promise<void>
}

const DATABASE = 'tranquera'
/** Recovery after a power cut is the longest start; a small log takes seconds. */
const START_PATIENCE_MS = 60_000
/** A server that stops ends within this; whoever still holds the folder then is somebody else. */
const LOCKED_PATIENCE_MS = 10_000
/** A killed process is noticed at once; a statement of it that still runs ends first. */
const HANDOVER_PATIENCE_MS = 5_000
const STOP_PATIENCE_MS = 15_000
const LOOK_MS = 20

type Look = 'ours' | 'taken' | 'not yet' | 'nobody'

/**
 * Keeps PostgreSQL running for this process: starts it or adopts the one that a killed process left behind, starts it
 * again when it ends by itself, and ends it with us.
 */
export async function createKeeper(place: Place, options: KeeperOptions): Promise<Keeper> {
  const address = await addressOf(place)
  const connection = { address, password: passwordOf(place) }
  let owner: pg.Client | undefined
  let postmaster: Postmaster | undefined
  let closing = false

  async function look(): Promise<Look> {
    const client = new pg.Client({ connectionString: urlOf({ ...connection, database: 'postgres' }) })
    hearErrors(client)
    try {
      await client.connect()
      const { rows } = await client.query('select pg_try_advisory_lock($1) as ours', [
        INSTALLATION_LOCKS.cluster,
      ])
      if (rows[0]?.ours !== true) {
        await client.end()
        return 'taken'
      }
      await createDatabase(client)
    } catch (error) {
      await client.end().catch(() => undefined)
      return verdictOn(error)
    }
    owner = client
    client.once('end', () => {
      owner = undefined
      if (!closing) void takeAgain()
    })
    return 'ours'
  }

  async function take(): Promise<void> {
    const waited = stopwatches()
    for (;;) {
      const seen = await look()
      if (seen === 'ours') return
      if (seen === 'taken' && waited('taken') > HANDOVER_PATIENCE_MS)
        throw new DatabaseInUseError(place.folder)
      const end = postmaster ? postmaster.ended() : 'ended'
      if (seen === 'nobody' && end === 'ended') {
        if (waited('start') > 0) throw notStarted(place)
        postmaster = startPostmaster(place, { ...address, ...options })
      }
      if (end === 'locked') {
        if (waited('locked') > LOCKED_PATIENCE_MS) throw new DatabaseInUseError(place.folder)
        waited.reset('start')
        postmaster = undefined
        await pause(10 * LOOK_MS)
      }
      if (waited('all') > START_PATIENCE_MS) throw notStarted(place)
      await pause(LOOK_MS)
    }
  }

  async function takeAgain(): Promise<void> {
    while (!closing) {
      try {
        await take()
        return
      } catch (error) {
        options.onTrouble(asError(error))
        await pause(50 * LOOK_MS)
      }
    }
  }

  const callOff = endWithUs(() => runningPid(place))
  async function close(): Promise<void> {
    closing = true
    await owner?.end()
    await stop(place)
    callOff()
  }
  return {
    url: urlOf({ ...connection, database: DATABASE }),
    async take() {
      try {
        await take()
      } catch (error) {
        callOff()
        // What another process has is not ours to stop; what we started and cannot use is.
        if (postmaster?.ended() === null) await close()
        throw error
      }
    },
    close,
  }
}

/** Of a server that answers now, whoever works with it; null when none does. */
export async function runningUrl(place: Place): Promise<string | null> {
  if (runningPid(place) === null) return null
  const to = { address: await addressOf(place), password: passwordOf(place) }
  const client = new pg.Client({ connectionString: urlOf({ ...to, database: DATABASE }) })
  hearErrors(client)
  try {
    await client.connect()
    return urlOf({ ...to, database: DATABASE })
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

function notStarted(place: Place): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The embedded PostgreSQL in ${place.folder} did not start:\n${lastWords(place)}`,
  )
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(DATABASE)}`)
}

/** cannot_connect_now: starting or stopping; too_many_connections; admin_shutdown */
const BUSY = new Set(['57P03', '53300', '57P01'])
const NOT_THERE = new Set(['ENOENT', 'ECONNREFUSED'])

function verdictOn(error: unknown): Look {
  const code = codeOf(error)
  if (code && NOT_THERE.has(code)) return 'nobody'
  const isBusy = (code && BUSY.has(code)) || code === 'ECONNRESET'
  if (isBusy || asError(error).message.includes('terminated')) return 'not yet'
  throw error
}

async function stop(place: Place): Promise<void> {
  const pid = runningPid(place)
  if (pid === null) return
  await stopPostmaster(place, pid)
  const waited = stopwatches()
  while (runningPid(place) === pid) {
    if (waited('stop') > STOP_PATIENCE_MS) process.kill(pid, 'SIGQUIT')
    await pause(LOOK_MS)
  }
}

/** A process that ends before or beside its orderly stop takes PostgreSQL with it. Answers how to call that off. */
function endWithUs(pid: () => number | null): () => void {
  const end = () => {
    const running = pid()
    if (running !== null && process.platform !== 'win32') process.kill(running, 'SIGINT')
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const onSignal = (signal: NodeJS.Signals) => {
    // Until somebody else listens there is nothing to drain.
    if (process.listenerCount(signal) === 1) process.exit(1)
  }
  process.on('exit', end)
  for (const signal of signals) process.on(signal, onSignal)
  return () => {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, onSignal)
  }
}

/** Milliseconds since each name was first asked for. */
function stopwatches() {
  const since = new Map<string, number>()
  const read = (name: string) => {
    const now = performance.now()
    const start = since.get(name)
    if (start === undefined) since.set(name, now)
    return start === undefined ? 0 : now - start
  }
  return Object.assign(read, { reset: (name: string) => since.delete(name) })
}
