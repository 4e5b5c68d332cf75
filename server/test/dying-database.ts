import type { Database, Db } from '../src/lib/db/types.ts'

export class ProcessDied extends Error {
  constructor() {
    super('The process was killed here')
    this.name = 'ProcessDied'
  }
}

export interface DyingDatabase extends Database {
  /** Nothing gets through after this many more statements; null lets everything through again. */
  dieAfter(statements: number | null): void
  hasDied(): boolean
}

/**
 * Behaves like `database` until it is told to die: then every statement fails, commits included, as if the process had
 * been killed between two steps. Closing it leaves the real database open for the next life.
 */
export function dyingDatabase(database: Database): DyingDatabase {
  let left: number | null = null
  const step = () => {
    if (left === null) return
    if (left <= 0) throw new ProcessDied()
    left--
  }
  const wrap = (db: Db): Db => ({
    get inTransaction() {
      return db.inTransaction
    },
    async query(sql, params) {
      step()
      return db.query(sql, params)
    },
    async execute(sql) {
      step()
      return db.execute(sql)
    },
    async transaction(work) {
      step()
      return db.transaction(async (tx) => {
        const value = await work(wrap(tx))
        step() // killed before the commit: nothing of it happened
        return value
      })
    },
    async savepoint(work) {
      step()
      return db.savepoint((tx) => work(wrap(tx)))
    },
    afterCommit: (effect) => db.afterCommit(effect),
    async gather(gathering, item) {
      step()
      return db.gather(gathering, item)
    },
    async later(sql, params) {
      step()
      return db.later(sql, params)
    },
    async write(statements) {
      step()
      return db.write(statements)
    },
    async writeWith(prepare, statements) {
      step()
      return db.writeWith((tx) => prepare(wrap(tx)), statements)
    },
    once: (key, read) => db.once(key, read),
    learn: (key, fact) => db.learn(key, fact),
    recall: (key) => db.recall(key),
  })
  const wrapped = wrap(database)
  return Object.assign(wrapped, {
    dieAfter(statements: number | null) {
      left = statements
    },
    hasDied: () => left !== null && left <= 0,
    listen: (channel: string, onNotify: (payload: string) => void) => database.listen(channel, onNotify),
    onWrite: (hear: (sql: string) => void) => database.onWrite(hear),
    door: wrap(database.door),
    claimAlone: () => database.claimAlone(),
    pool: () => database.pool(),
    close: async () => {},
  })
}
