export interface QueryResult<Row> {
  readonly rows: Row[]
  readonly rowCount: number
}

/**
 * PostgreSQL as the product sees it, our own embedded one or another's.
 *
 * Values: `date` columns read as `YYYY-MM-DD`, `timestamptz` as Temporal.Instant, `bigint` as number (money in
 * minor units stays below 2^53), `jsonb` as parsed JSON. Instants go in as they are.
 */
export interface Db {
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<QueryResult<Row>>
  /** Several statements without parameters, as migrations need. */
  execute(sql: string): Promise<void>
  /**
   * Starts a transaction, or joins the one this handle already stands in. One that lost a deadlock is run again, so
   * `work` does nothing that a rollback cannot undo.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>
  /**
   * Runs `work` so that a failed statement inside it can be caught and the surrounding transaction goes on.
   * Outside a transaction it is the same as `transaction`. Work that asks to be run again, or missed a row that was
   * gathered before and not written yet, is undone and run again from its beginning; the transaction around it is not.
   */
  savepoint<T>(work: (tx: Db) => Promise<T>): Promise<T>
  readonly inTransaction: boolean
  /**
   * For what a rollback cannot undo: counters, blue ticks, wake-ups. Runs `effect` once, after the outermost
   * transaction has committed and given its connection back; never after a rollback (of the transaction or of the
   * savepoint it was asked in) and never for an attempt that is run again. Outside a transaction it runs at once.
   * Nobody waits for it, and what it throws is reported to `onEffectError` of the database.
   */
  afterCommit(effect: Effect): void
  /**
   * For rows that many steps of one transaction want written and nobody reads in it: all of them become one write,
   * which travels with the commit. What was gathered in a savepoint that is undone is forgotten with it. Outside a
   * transaction the write happens at once.
   */
  gather<Item>(gathering: Gathering<Item>, item: Item): Promise<void>
  /** A write of which nobody reads anything in this transaction: `gather` for a single statement. */
  later(sql: string, params: readonly unknown[]): Promise<void>
  /**
   * One statement of all of these and of what was gathered before; answers what the last returns. They see the rows as
   * they were before all of them. Outside a transaction it is run again like one when it lost a deadlock.
   */
  write<Row = Record<string, unknown>>(statements: readonly Statement[]): Promise<QueryResult<Row>>
  /** A transaction of what `prepare` gathers and of these; a single statement where it can be one. */
  writeWith<Row = Record<string, unknown>>(
    prepare: (tx: Db) => Promise<void>,
    statements: readonly Statement[],
  ): Promise<QueryResult<Row>>
  /** Reads a fact once per transaction, whoever asks for it; outside of one it is read each time. */
  once<Fact>(key: string, read: () => Promise<Fact>): Promise<Fact>
  /** What a step of this transaction has written is known, and need not be read; undefined: it has to be read anew. */
  learn(key: string, fact: unknown): void
  /** What was learnt or read once in this transaction; undefined when nothing was. */
  recall<Fact>(key: string): Promise<Fact> | undefined
}

export interface Gathering<Item> {
  writesFor(items: readonly Item[]): readonly Statement[]
  /** No other write takes it along: written with the commit, in the order in which it was gathered. */
  readonly atCommit?: boolean
  /** The same, and behind everything else: rows that others wait for are locked when no other lock is wanted. */
  readonly isLast?: boolean
}

export interface Statement {
  readonly sql: string
  readonly params: readonly unknown[]
  /** By which the statements gathered with it read what it returns. */
  readonly name?: string
}

/** Thrown by work that met what one more try will not meet: its savepoint, else its transaction, is run again. */
export class RunAgain extends Error {
  constructor(cause: unknown) {
    super('to be run again', { cause })
    this.name = 'RunAgain'
  }
}

export type Effect = () => void | Promise<void>

export interface Database extends Db {
  /**
   * Told after anything may have been written through this handle, committed: of a statement that was a transaction of
   * its own, else of `commit`. Answers how to stop being told.
   */
  onWrite(hear: (sql: string) => void): () => void
  /** For answers that must not wait behind jobs: connections of their own. */
  readonly door: Db
  /** Fires for every `pg_notify(channel, payload)` that commits, in any process. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>
  /** False while another process works on the same database; see queue recovery at start. */
  claimAlone(): Promise<boolean>
  pool(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

/** Violation of a constraint, by the name the migration gave it. */
export class ConstraintViolation extends Error {
  readonly constraint: string
  readonly sqlState: string

  constructor(constraint: string, sqlState: string, options: { cause: unknown }) {
    super(`Constraint ${constraint} refused the row`, options)
    this.name = 'ConstraintViolation'
    this.constraint = constraint
    this.sqlState = sqlState
  }
}

export function isViolationOf(error: unknown, constraint: string): boolean {
  return error instanceof ConstraintViolation && error.constraint === constraint
}
