import { Temporal } from 'temporal-polyfill'
import { ConstraintViolation, type Db, type Effect, type Gathering, type QueryResult } from './types.ts'

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

/** Parsers by type OID; text as PostgreSQL prints it. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: (text) => toSafeInteger(text), // int8
  1082: (text) => text, // date
  1114: (text) => text, // timestamp
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T')), // timestamptz
  1700: (text) => Number(text), // numeric: rates and percentages only, money is int8
}

function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Integer beyond 2^53: ${text}`)
  return value
}

function toParam(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString()
  if (value instanceof Uint8Array) return value
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return JSON.stringify(value)
  return value
}

export function createDb(engine: Engine): Db {
  return new Handle(engine, null)
}

/** What belongs to one attempt of a transaction and is gone with it. */
interface Attempt {
  readonly effects: Effect[]
  readonly gathered: { readonly gathering: Gathering<unknown>; readonly item: unknown }[]
  readonly facts: Map<string, Promise<unknown>>
}

class Handle implements Db {
  readonly #engine: Engine
  readonly #session: Session | null
  readonly #attempt: Attempt
  #depth = 0

  constructor(engine: Engine, session: Session | null) {
    this.#engine = engine
    this.#session = session
    this.#attempt = { effects: [], gathered: [], facts: new Map() }
  }

  get inTransaction(): boolean {
    return this.#session !== null
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<QueryResult<Row>> {
    const result = await this.#run((session) => session.query(sql, params.map(toParam)))
    return result as QueryResult<Row>
  }

  execute(sql: string): Promise<void> {
    return this.#run((session) => session.execute(sql))
  }

  async transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    if (this.#session) return work(this)
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work)
      } catch (error) {
        // The database rolled one of two back because each waited for the other: nothing of it happened.
        if (attempt === MOST_ATTEMPTS || !isLostRace(error)) throw error
      }
    }
  }

  async #once<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const { value, effects } = await this.#inSession(async (session) => {
      // Nobody waits for the answer to BEGIN: the first statement travels right behind it.
      const begun = session.execute('begin')
      begun.catch(() => undefined)
      try {
        const tx = new Handle(this.#engine, session)
        const result = await work(tx)
        await begun
        await tx.#commit(session)
        return { value: result, effects: tx.#attempt.effects }
      } catch (error) {
        // On a broken connection the rollback fails too, and what happened first is what has to be told.
        await session.execute('rollback').catch(() => undefined)
        throw error
      }
    })
    for (const effect of effects) this.#start(effect)
    return value
  }

  /** The last writes and COMMIT in one go. After a write that failed the database takes COMMIT as ROLLBACK. */
  async #commit(session: Session): Promise<void> {
    const sent = this.#gatheredWrites().map(({ sql, params }) => session.query(sql, params.map(toParam)))
    const outcomes = await Promise.allSettled([...sent, session.execute('commit')])
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw named(failed.reason)
  }

  #gatheredWrites() {
    const items = new Map<Gathering<unknown>, unknown[]>()
    for (const { gathering, item } of this.#attempt.gathered) {
      items.set(gathering, [...(items.get(gathering) ?? []), item])
    }
    return [...items].flatMap(([gathering, all]) => gathering.writesFor(all))
  }

  async gather<Item>(gathering: Gathering<Item>, item: Item): Promise<void> {
    if (this.#session) {
      this.#attempt.gathered.push({ gathering: gathering as Gathering<unknown>, item })
      return
    }
    for (const { sql, params } of gathering.writesFor([item])) await this.query(sql, params)
  }

  once<Fact>(key: string, read: () => Promise<Fact>): Promise<Fact> {
    if (!this.#session) return read()
    const { facts } = this.#attempt
    const known = facts.get(key) ?? read()
    facts.set(key, known)
    return known as Promise<Fact>
  }

  afterCommit(effect: Effect): void {
    if (this.#session) this.#attempt.effects.push(effect)
    else this.#start(effect)
  }

  #start(effect: Effect): void {
    // An effect may be an arrow around a counter and answer anything: only a promise is listened to.
    new Promise((resolve) => resolve(effect())).catch(this.#engine.onEffectError ?? warn)
  }

  async savepoint<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    if (!this.#session) return this.transaction(work)
    const name = `s${++this.#depth}`
    const { effects, gathered, facts } = this.#attempt
    const before = { effects: effects.length, gathered: gathered.length }
    await this.#session.execute(`savepoint ${name}`)
    try {
      const value = await work(this)
      await this.#session.execute(`release savepoint ${name}`)
      return value
    } catch (error) {
      effects.length = before.effects
      gathered.length = before.gathered
      facts.clear()
      await this.#session.execute(`rollback to savepoint ${name}`)
      throw error
    }
  }

  async #run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      return this.#session ? await work(this.#session) : await this.#inSession(work)
    } catch (error) {
      throw named(error)
    }
  }

  async #inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.#engine.acquire()
    try {
      return await work(session)
    } finally {
      session.release()
    }
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

const MOST_ATTEMPTS = 3
/** deadlock_detected, serialization_failure */
const LOST_RACE = new Set(['40P01', '40001'])

function isLostRace(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && LOST_RACE.has(code)
}

function named(error: unknown): unknown {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  if (typeof code === 'string' && code.startsWith('23') && typeof constraint === 'string') {
    return new ConstraintViolation(constraint, code, { cause: error })
  }
  return error
}
