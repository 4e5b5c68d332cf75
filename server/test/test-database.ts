import { inject } from 'vitest'
import { openPostgres } from '../src/lib/db/postgres.ts'
import type { Database } from '../src/lib/db/types.ts'
import { systemIds } from '../src/lib/ids.ts'
import { copyWord, databaseUrl, onServer } from './test-server.ts'

export interface TestDatabaseOptions {
  /** False gives an empty database without a single table. */
  readonly migrated?: boolean
  /** Told of every statement. */
  readonly onStatement?: (sql: string) => void
}

const MOST_CONNECTIONS = 10
let copying: Promise<string> | undefined

/** A database of its own; closing it drops it. Migrated unless asked otherwise. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  const { url, close } = await createTestDatabase(options)
  const database = await openPostgres({
    url,
    maxConnections: MOST_CONNECTIONS,
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  })
  const closePool = database.close.bind(database)
  return Object.assign(database, {
    async close() {
      await closePool()
      await close()
    },
  })
}

/** The address alone, for whoever connects by themselves; `close` drops the database. */
export async function createTestDatabase(
  options: TestDatabaseOptions = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { url: server, template } = inject('testServer')
  copying ??= copyWord(server)
  const name = `tranquera_test_${systemIds.uuid().replaceAll('-', '')}`
  const from = (options.migrated ?? true) ? template : 'template0'
  await onServer(server, `create database ${name} template ${from} ${await copying}`)
  return {
    url: databaseUrl(server, name),
    close: () => onServer(server, `drop database ${name} with (force)`),
  }
}
