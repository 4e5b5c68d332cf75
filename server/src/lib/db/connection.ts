import { Temporal } from 'temporal-polyfill'
import { joined } from './joined.ts'
import { Begun, type Engine, inSession, named, type Session, toParam } from './session.ts'
import { type Db, type Effect, type Gathering, type QueryResult, RunAgain, type Statement } from './types.ts'

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

export function createDb(engine: Engine): Db {
  return new Handle(engine, null)
}

/** What belongs to one attempt of a transaction and is gone with it. */
interface Attempt {
  readonly effects: Effect[]
  readonly gathered: { readonly gathering: Gathering<unknown>; readonly item: unknown }[]
  readonly facts: Map<string, Promise<unknown>>
  /** What was gathered before the savepoint we stand in is not written inside it. */
  kept: number
}

class Handle implements Db {
  readonly #engine: Engine
  readonly #begun: Begun | null
  readonly #attempt: Attempt
  #depth = 0

  constructor(engine: Engine, begun: Begun | null) {
    this.#engine = engine
    this.#begun = begun
    this.#attempt = { effects: [], gathered: [], facts: new Map(), kept: 0 }
  }

  get inTransaction(): boolean {
    return this.#begun !== null
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<QueryResult<Row>> {
    const result = await this.#run((session) => session.query(sql, params.map(toParam)))
    return result as QueryResult<Row>
  }

  execute(sql: string): Promise<void> {
    return this.#run((session) => session.execute(sql))
  }

  async transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    if (this.#begun) return work(this)
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work)
      } catch (error) {
        // The database rolled one of two back because each waited for the other: nothing of it happened.
        if (attempt === MOST_ATTEMPTS || !isLostRace(error)) throw error
      }
    }
  }

  async #once<T>(work: (tx: Handle, begun: Begun) => Promise<T>): Promise<T> {
    const begun = new Begun(this.#engine)
    const tx = new Handle(this.#engine, begun)
    let value: T
    try {
      value = await work(tx, begun)
      await begun.commit(joined(tx.#takeGathered()))
    } catch (error) {
      await begun.rollback()
      throw named(error)
    } finally {
      await begun.release()
    }
    for (const effect of tx.#attempt.effects) this.#start(effect)
    return value
  }

  #takeGathered(): (readonly Statement[])[] {
    const items = new Map<Gathering<unknown>, unknown[]>()
    const { gathered, kept } = this.#attempt
    for (const { gathering, item } of gathered.splice(kept)) {
      items.set(gathering, [...(items.get(gathering) ?? []), item])
    }
    return [...items].flatMap(([gathering, all]) =>
      gathering === ONE_BY_ONE ? (all as Statement[]).map((one) => [one]) : [gathering.writesFor(all)],
    )
  }

  async gather<Item>(gathering: Gathering<Item>, item: Item): Promise<void> {
    if (this.#begun) {
      this.#attempt.gathered.push({ gathering: gathering as Gathering<unknown>, item })
      return
    }
    for (const { sql, params } of joined([gathering.writesFor([item])])) await this.query(sql, params)
  }

  later(sql: string, params: readonly unknown[]): Promise<void> {
    return this.gather(ONE_BY_ONE, { sql, params })
  }

  async write<Row>(statements: readonly Statement[]): Promise<QueryResult<Row>> {
    const before = this.#begun ? this.#takeGathered() : []
    return this.#inTurn<Row>(joined([...before, statements]))
  }

  async #inTurn<Row>(statements: readonly Statement[]): Promise<QueryResult<Row>> {
    let result: QueryResult<Row> = { rows: [], rowCount: 0 }
    for (const { sql, params } of statements) result = await this.query<Row>(sql, params)
    return result
  }

  async writeWith<Row>(
    prepare: (tx: Db) => Promise<void>,
    statements: readonly Statement[],
  ): Promise<QueryResult<Row>> {
    if (this.#begun) {
      await prepare(this)
      return this.write<Row>(statements)
    }
    return this.#once(async (tx, begun) => {
      await prepare(tx)
      const all = joined([...tx.#takeGathered(), statements])
      const through = all.length === 1 && !begun.isOpen ? this : tx
      return through.#inTurn<Row>(all)
    })
  }

  once<Fact>(key: string, read: () => Promise<Fact>): Promise<Fact> {
    if (!this.#begun) return read()
    const { facts } = this.#attempt
    const known = facts.get(key) ?? read()
    facts.set(key, known)
    return known as Promise<Fact>
  }

  recall<Fact>(key: string): Promise<Fact> | undefined {
    return this.#attempt.facts.get(key) as Promise<Fact> | undefined
  }

  learn(key: string, fact: unknown): void {
    if (fact === undefined) this.#attempt.facts.delete(key)
    else if (this.#begun) this.#attempt.facts.set(key, Promise.resolve(fact))
  }

  afterCommit(effect: Effect): void {
    if (this.#begun) this.#attempt.effects.push(effect)
    else this.#start(effect)
  }

  #start(effect: Effect): void {
    // An effect may be an arrow around a counter and answer anything: only a promise is listened to.
    new Promise((resolve) => resolve(effect())).catch(this.#engine.onEffectError ?? warn)
  }

  async savepoint<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    if (!this.#begun) return this.transaction(work)
    const name = `s${++this.#depth}`
    const { effects, gathered, facts, kept } = this.#attempt
    const before = { effects: effects.length, gathered: gathered.length }
    this.#attempt.kept = gathered.length
    await this.execute(`savepoint ${name}`)
    try {
      const value = await work(this)
      await this.execute(`release savepoint ${name}`)
      return value
    } catch (error) {
      effects.length = before.effects
      gathered.length = before.gathered
      facts.clear()
      await this.execute(`rollback to savepoint ${name}`)
      throw error
    } finally {
      this.#attempt.kept = kept
    }
  }

  async #run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      return this.#begun ? await work(await this.#begun.open()) : await inSession(this.#engine, work)
    } catch (error) {
      throw named(error)
    }
  }
}

/** Statements that have nothing to do with one another. */
const ONE_BY_ONE: Gathering<Statement> = { writesFor: (statements) => statements }

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

const MOST_ATTEMPTS = 3
/** deadlock_detected, serialization_failure */
const LOST_RACE = new Set(['40P01', '40001'])

function isLostRace(error: unknown): boolean {
  if (error instanceof RunAgain) return true
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && LOST_RACE.has(code)
}
