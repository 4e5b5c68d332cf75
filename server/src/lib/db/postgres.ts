import pg from 'pg'
import { asError } from '../errors.ts'
import { createDb, PARSERS } from './connection.ts'
import { INSTALLATION_LOCKS } from './locks.ts'
import { type Engine, hearErrors, type Session } from './session.ts'
import type { Database } from './types.ts'

export interface PostgresOptions {
  readonly url: string
  readonly maxConnections?: number
  /** How long a connection may take to come. Default 30 s. */
  readonly connectWithinMs?: number
  /** Told when an idle connection breaks; the pool opens another. */
  readonly onConnectionError?: (error: Error) => void
  /** Told what an `afterCommit` effect threw. */
  readonly onEffectError?: (error: unknown) => void
  /** Told of every statement that is sent, BEGIN and COMMIT too. For tests and measurements that count them. */
  readonly onStatement?: (sql: string) => void
}

const MOST_CONNECTIONS = 20
/** Acknowledgements are one short statement each. */
const DOOR_CONNECTIONS = 3
/** A crowd that wants the same nights waits in line; who waits longer than a browser does is told so. */
const WAIT_FOR_CONNECTION_MS = 30_000
/** A connection keeps the plan of each text it has seen; texts put together at run time must not fill it. */
const MOST_PLANS = 600

export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const writes = new Set<(sql: string) => void>()
  const onWritten = (sql: string) => {
    for (const hear of writes) hear(sql)
  }
  const main = openPool(options, options.maxConnections ?? MOST_CONNECTIONS, onWritten)
  const door = openPool(options, DOOR_CONNECTIONS, onWritten)
  const listener = createListener(options)
  return Object.assign(createDb(main.engine), {
    door: createDb(door.engine),
    onWrite(hear: (sql: string) => void) {
      writes.add(hear)
      return () => void writes.delete(hear)
    },
    listen: listener.listen,
    claimAlone: listener.claimAlone,
    pool: () => main.state(),
    async close() {
      await listener.close()
      await Promise.all([main.end(), door.end()])
    },
  })
}

/** A statement that may have written, a comment before it or not; inside a transaction it is COMMIT that counts. */
const WRITES = /^(?:\s|--.*\n|\/\*[\s\S]*?\*\/)*(?:insert|update|delete|merge|with)\b/i

function openPool(options: PostgresOptions, max: number, onWritten: (sql: string) => void) {
  // The driver declares one function for each format; one that serves both fits none of them by itself.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      PARSERS[oid] ?? pg.types.getTypeParser(oid, format),
  }
  const pool = new pg.Pool({
    connectionString: options.url,
    max,
    types,
    connectionTimeoutMillis: options.connectWithinMs ?? WAIT_FOR_CONNECTION_MS,
    keepAlive: true,
    // Several statements may be under way on one connection: BEGIN and COMMIT cost no journey of their own.
    pipeline: true,
  })
  pool.on('error', (error) => options.onConnectionError?.(error))
  pool.on('connect', hearErrors)
  const nameOf = planNames()
  const engine: Engine = {
    onEffectError: options.onEffectError,
    async acquire(): Promise<Session> {
      const client = await pool.connect()
      let broken: Error | undefined
      const note = (error: Error) => {
        broken = error
      }
      client.on('error', note)
      return {
        async query(sql, params) {
          options.onStatement?.(sql)
          const result = await client.query({ name: nameOf(sql), text: sql, values: [...params] })
          const last = Array.isArray(result) ? result.at(-1) : result
          if (WRITES.test(sql)) onWritten(sql)
          return { rows: last?.rows ?? [], rowCount: last?.rowCount ?? 0 }
        },
        async execute(sql) {
          options.onStatement?.(sql)
          await client.query(sql)
          if (sql === 'commit') onWritten(sql)
        },
        release() {
          client.off('error', note)
          client.release(broken)
        },
      }
    },
  }
  return {
    engine,
    state: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    end: () => pool.end(),
  }
}

/** A name per text, so that each connection plans it once; no name when there are too many. */
function planNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>()
  return (sql) => {
    const known = names.get(sql)
    if (known || names.size >= MOST_PLANS) return known
    const name = `t${names.size}`
    names.set(sql, name)
    return name
  }
}

/** One connection outside the pool: it listens, and its session lock says that this instance is alive. */
function createListener(options: PostgresOptions) {
  const handlers = new Map<string, Set<(payload: string) => void>>()
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<pg.Client> {
    if (client) return client
    const fresh = new pg.Client({ connectionString: options.url, keepAlive: true })
    fresh.on('error', (error) => options.onConnectionError?.(error))
    await fresh.connect()
    fresh.on('notification', (message) => {
      for (const handler of handlers.get(message.channel) ?? []) handler(message.payload ?? '')
    })
    fresh.on('end', () => {
      if (client === fresh) client = undefined
      if (!closed) retry = setTimeout(() => void reconnect(), 1_000)
    })
    client = fresh
    return fresh
  }

  async function reconnect(): Promise<void> {
    if (closed || client) return
    try {
      const fresh = await connect()
      await fresh.query('select pg_advisory_lock_shared($1)', [INSTALLATION_LOCKS.presence])
      for (const [channel, set] of handlers) {
        await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
        for (const handler of set) handler('') // notifications may have been missed meanwhile
      }
    } catch (error) {
      options.onConnectionError?.(asError(error))
      retry = setTimeout(() => void reconnect(), 1_000)
    }
  }

  return {
    async listen(channel: string, onNotify: (payload: string) => void) {
      const set = handlers.get(channel) ?? new Set()
      handlers.set(channel, set.add(onNotify))
      await (await connect()).query(`listen ${pg.escapeIdentifier(channel)}`)
      return async () => {
        set.delete(onNotify)
      }
    },
    async claimAlone() {
      const session = await connect()
      const { rows } = await session.query('select pg_try_advisory_lock($1) as alone', [
        INSTALLATION_LOCKS.presence,
      ])
      const alone = rows[0]?.alone === true
      await session.query('select pg_advisory_lock_shared($1)', [INSTALLATION_LOCKS.presence])
      if (alone) await session.query('select pg_advisory_unlock($1)', [INSTALLATION_LOCKS.presence])
      return alone
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      await client?.end()
    },
  }
}
