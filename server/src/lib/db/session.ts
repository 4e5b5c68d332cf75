import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { ConstraintViolation, type Statement } from './types.ts'

/** What the driver has to offer; transactions, savepoints and effects are built upon it. */
export interface Session {
  query(sql: string, params: readonly unknown[]): Promise<{ rows: unknown[]; rowCount: number }>
  execute(sql: string): Promise<void>
  release(): void
}

export interface Engine {
  /** A session of its own until released. */
  acquire(): Promise<Session>
  /** Told what an effect threw after its transaction had committed; unless given, the process warns. */
  readonly onEffectError?: ((error: unknown) => void) | undefined
}

/** A connection that is taken, and BEGIN that is said, when the first statement needs them. */
export class Begun {
  readonly #engine: Engine
  #session: Promise<Session> | undefined
  #begun: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  open(): Promise<Session> {
    this.#session ??= this.#engine.acquire().then((session) => {
      // Nobody waits for the answer to BEGIN: the first statement travels right behind it.
      this.#begun = session.execute('begin')
      this.#begun.catch(() => undefined)
      return session
    })
    return this.#session
  }

  /** The last writes and COMMIT in one go. After a write that failed the database takes COMMIT as ROLLBACK. */
  async commit(writes: readonly Statement[]): Promise<void> {
    // A single statement is whole or not at all by itself.
    if (!this.#session && writes.length <= 1) return this.#alone(writes[0])
    const session = await this.open()
    await this.#begun
    const sent = writes.map(({ sql, params }) => session.query(sql, params.map(toParam)))
    const outcomes = await Promise.allSettled([...sent, session.execute('commit')])
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw named(failed.reason)
  }

  async #alone(write: Statement | undefined): Promise<void> {
    if (!write) return
    await inSession(this.#engine, (session) => session.query(write.sql, write.params.map(toParam)))
  }

  async rollback(): Promise<void> {
    const session = await this.#session?.catch(() => undefined)
    // On a broken connection the rollback fails too, and what happened first is what has to be told.
    await session?.execute('rollback').catch(() => undefined)
  }

  async release(): Promise<void> {
    const session = await this.#session?.catch(() => undefined)
    session?.release()
  }
}

export async function inSession<T>(engine: Engine, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await engine.acquire()
  try {
    return await work(session)
  } finally {
    session.release()
  }
}

export function toParam(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return instantText(value)
  if (value instanceof Uint8Array) return value
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return JSON.stringify(value)
  return value
}

const NS_OF_MS = 1_000_000n

/** Most are whole milliseconds, which a Date writes ten times as fast; what the database gave may be finer. */
function instantText(at: Temporal.Instant): string {
  const isWhole = at.epochNanoseconds % NS_OF_MS === 0n
  return isWhole ? new Date(at.epochMilliseconds).toISOString() : at.toString()
}

export function named(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'constraint' in error)) return error
  const { code, constraint } = error
  if (typeof code === 'string' && code.startsWith('23') && typeof constraint === 'string') {
    return new ConstraintViolation(constraint, code, { cause: error })
  }
  return error
}

/**
 * PostgreSQL may say goodbye in the very bytes that say hello: the driver then tells of it before whoever asked for the
 * connection can listen, and an error nobody listens to ends the process. The next statement hears of it as well.
 */
export function hearErrors(client: Pick<pg.Client, 'on'>): void {
  client.on('error', () => undefined)
}

/** A connection outside any pool; its owner ends it. */
export async function connectAlone(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  hearErrors(client)
  await client.connect()
  return client
}
