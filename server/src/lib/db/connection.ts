import { setTimeout } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { codeOf } from '../errors.ts'
import { FactsByKey } from './facts.ts'
import { Gathered, ONE_BY_ONE } from './gathered.ts'
import { type Joined, joined } from './joined.ts'
import { Begun, type Engine, inSession, named, type Session, toParam } from './session.ts'
import {
  ConstraintViolation,
  type Db,
  type Effect,
  type Gathering,
  type QueryResult,
  RunAgain,
  type Statement,
} from './types.ts'

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
  readonly gathered: Gathered
  readonly facts: FactsByKey
}

class Handle implements Db {
  readonly #engine: Engine
  readonly #begun: Begun | null
  readonly #attempt: Attempt
  #depth = 0

  constructor(engine: Engine, begun: Begun | null) {
    this.#engine = engine
    this.#begun = begun
    this.#attempt = { effects: [], gathered: new Gathered(), facts: new FactsByKey() }
  }

  get inTransaction(): boolean {
    return this.#begun !== null
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<QueryResult<Row>> {
    const result = await this.#run((session) => session.query(sql, params.map(toParam)))
    // What a statement returns is known to who wrote it, and to nobody else.
    return result as QueryResult<Row>
  }

  execute(sql: string): Promise<void> {
    return this.#run((session) => session.execute(sql))
  }

  async transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    return this.#begun ? work(this) : again(() => this.#once(work))
  }

  async #once<T>(work: (tx: Handle, begun: Begun) => Promise<T>): Promise<T> {
    const begun = new Begun(this.#engine)
    const tx = new Handle(this.#engine, begun)
    let value: T
    try {
      value = await work(tx, begun)
      await begun.commit(joined(tx.#attempt.gathered.takeForCommit()))
    } catch (error) {
      await begun.rollback()
      throw named(error)
    } finally {
      await begun.release()
    }
    for (const effect of tx.#attempt.effects) this.#start(effect)
    return value
  }

  async gather<Item>(gathering: Gathering<Item>, item: Item): Promise<void> {
    if (this.#begun) return this.#attempt.gathered.add(gathering, item)
    await this.transaction((tx) => tx.gather(gathering, item))
  }

  later(sql: string, params: readonly unknown[]): Promise<void> {
    return this.gather(ONE_BY_ONE, { sql, params })
  }

  write<Row>(statements: readonly Statement[]): Promise<QueryResult<Row>> {
    return this.writeWith<Row>(async () => {}, statements)
  }

  async writeWith<Row>(
    prepare: (tx: Db) => Promise<void>,
    statements: readonly Statement[],
  ): Promise<QueryResult<Row>> {
    const wanted = statements.at(-1)
    if (this.#begun) {
      await prepare(this)
      return this.#inTurn<Row>(joined([...this.#attempt.gathered.takeForWrite(), statements], wanted))
    }
    const whole = async (tx: Handle, begun: Begun): Promise<QueryResult<Row>> => {
      await prepare(tx)
      const all = joined(tx.#attempt.gathered.takeForCommit(statements), wanted)
      const through = all.length === 1 && !begun.isOpen ? this : tx
      return through.#inTurn<Row>(all)
    }
    return again(() => this.#once(whole))
  }

  /** Answers what the wanted one returned. */
  async #inTurn<Row>(statements: readonly Joined[]): Promise<QueryResult<Row>> {
    let wanted: QueryResult<Row> = { rows: [], rowCount: 0 }
    for (const { sql, params, isWanted } of statements) {
      const result = await this.query<Row>(sql, params)
      if (isWanted) wanted = result
    }
    return wanted
  }

  once<Fact>(key: string, read: () => Promise<Fact>): Promise<Fact> {
    if (!this.#begun) return read()
    const { facts } = this.#attempt
    const known = facts.get<Fact>(key) ?? read()
    facts.set(key, known)
    return known
  }

  recall<Fact>(key: string): Promise<Fact> | undefined {
    return this.#attempt.facts.get<Fact>(key)
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
    return again(
      () => this.#inSavepoint(work),
      (error) => this.#isMended(error),
    )
  }

  async #inSavepoint<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const name = `s${++this.#depth}`
    const { effects, gathered, facts } = this.#attempt
    const effectsBefore = effects.length
    const entered = gathered.enterSavepoint()
    await this.execute(`savepoint ${name}`)
    try {
      const value = await work(this)
      await this.execute(`release savepoint ${name}`)
      return value
    } catch (error) {
      effects.length = effectsBefore
      entered.forget()
      facts.clear()
      await this.execute(`rollback to savepoint ${name}`)
      throw error
    } finally {
      entered.leave()
    }
  }

  /** Of a savepoint that was undone: what was gathered before it is written now, and it may have missed that. */
  async #isMended(error: unknown): Promise<boolean> {
    const asked = error instanceof RunAgain
    if (!asked && !(error instanceof ConstraintViolation && error.sqlState === FOREIGN_KEY_VIOLATION))
      return false
    const before = joined(this.#attempt.gathered.takeForWrite())
    await this.#inTurn(before)
    return asked || before.length > 0
  }

  async #run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      return this.#begun ? await work(await this.#begun.open()) : await inSession(this.#engine, work)
    } catch (error) {
      throw named(error)
    }
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

const MOST_ATTEMPTS = 3
/** The winner has to wake up first: who is back at once takes the same row again. */
const PAUSE_MS = 20
/** deadlock_detected, serialization_failure */
const LOST_RACE = new Set(['40P01', '40001'])
const FOREIGN_KEY_VIOLATION = '23503'

/** Work of which nothing has happened when it throws. */
async function again<T>(
  work: () => Promise<T>,
  isWorthIt: (error: unknown) => boolean | Promise<boolean> = isLostRace,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !(await isWorthIt(error))) throw error
      if (!(error instanceof RunAgain)) await setTimeout(PAUSE_MS * attempt)
    }
  }
}

/** The database rolled one of two back because each waited for the other. */
function isLostRace(error: unknown): boolean {
  if (error instanceof RunAgain) return true
  const code = codeOf(error)
  return code !== undefined && LOST_RACE.has(code)
}
