import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { createDb, type Engine, PARSERS, type Session } from './connection.ts'
import type { Database } from './types.ts'

export interface PGliteOptions {
  /** Folder of the database; null keeps it in memory. */
  readonly folder: string | null
  /** Told what an `afterCommit` effect threw. */
  readonly onEffectError?: (error: unknown) => void
}

/** PGlite writes files without a lock of its own: two processes on one folder would destroy it. */
export class DatabaseInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The database in ${folder} is open in process ${pid}. Stop that process first, or choose another DATA_DIR.`,
    )
    this.name = 'DatabaseInUseError'
  }
}

export async function openPGlite(options: PGliteOptions): Promise<Database> {
  const unlock = options.folder === null ? () => {} : lockFolder(options.folder)
  const pglite = new PGlite({
    ...(options.folder === null ? {} : { dataDir: path.join(options.folder, 'pgdata') }),
    extensions: { btree_gist },
    parsers: PARSERS,
    relaxedDurability: false,
  })
  await pglite.waitReady.catch((error: unknown) => {
    unlock()
    throw error
  })

  const turns = createMutex()
  const session = (release: () => void): Session => ({
    async query(sql, params) {
      const result = await pglite.query(sql, [...params], { parsers: PARSERS })
      const affected = result.affectedRows ?? 0
      return { rows: result.rows, rowCount: affected > 0 ? affected : result.rows.length }
    },
    async execute(sql) {
      await pglite.exec(sql)
    },
    release,
  })
  const engine: Engine = {
    name: 'pglite',
    onEffectError: options.onEffectError,
    acquire: async () => session(await turns.acquire()),
  }
  const db = createDb(engine)
  return Object.assign(db, {
    listen: (channel: string, onNotify: (payload: string) => void) => pglite.listen(channel, onNotify),
    claimAlone: async () => true,
    pool: () => ({ total: 1, idle: turns.busy() ? 0 : 1, waiting: turns.waiting() }),
    close: async () => {
      const release = await turns.acquire() // whatever runs now ends first
      await pglite.close()
      release()
      unlock()
    },
  })
}

/** Folders this very process has open; in the lock file its number may be a leftover of the same small number. */
const openHere = new Set<string>()

function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(realpathSync(folder), 'database.lock')
  if (openHere.has(file)) throw new DatabaseInUseError(folder, process.pid)
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const descriptor = openSync(file, 'wx')
      writeSync(descriptor, String(process.pid))
      closeSync(descriptor)
      openHere.add(file)
      return () => {
        openHere.delete(file)
        rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = Number(readFileSync(file, 'utf8'))
      if (isAlive(owner)) throw new DatabaseInUseError(folder, owner)
      rmSync(file, { force: true }) // left behind by a process that was killed
    }
  }
  throw new DatabaseInUseError(folder, Number(readFileSync(file, 'utf8')))
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  // After a container restart the same small number belongs to the new process itself.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

interface Mutex {
  acquire(): Promise<() => void>
  busy(): boolean
  waiting(): number
}

/** First come, first served: a transaction keeps the only session until it ends. */
function createMutex(): Mutex {
  const queue: (() => void)[] = []
  let held = false
  const release = () => {
    const next = queue.shift()
    if (next) next()
    else held = false
  }
  return {
    async acquire() {
      if (held) await new Promise<void>((resolve) => queue.push(resolve))
      held = true
      let released = false
      return () => {
        if (released) return
        released = true
        release()
      }
    },
    busy: () => held,
    waiting: () => queue.length,
  }
}
