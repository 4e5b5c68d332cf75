import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sha256Hex } from '../ids.ts'
import { lockInstallation } from './locks.ts'
import type { Db } from './types.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(path.join(folder, file), 'utf8') }))
}

export class ChangedMigrationError extends Error {
  constructor(name: string) {
    super(
      `Migration ${name} was edited after it ran here. Restore it and write the change as a new migration.`,
    )
    this.name = 'ChangedMigrationError'
  }
}

export const SCHEMA_MIGRATIONS = `
  create table if not exists schema_migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`

/** Brings the schema up to date, each file in a transaction of its own. Answers the names it ran. */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<string[]> {
  const ran: string[] = []
  await db.transaction(async (tx) => {
    // `if not exists` alone is no protection against another instance at the same moment.
    await lockInstallation(tx, 'migration')
    await tx.execute(SCHEMA_MIGRATIONS)
  })
  for (const migration of migrations) {
    const fresh = await db.transaction(async (tx) => {
      await lockInstallation(tx, 'migration')
      const digest = sha256Hex(migration.sql)
      const known = await tx.query<{ sha256: string }>(
        'select sha256 from schema_migrations where name = $1',
        [migration.name],
      )
      if (known.rows[0]) {
        if (known.rows[0].sha256 !== digest) throw new ChangedMigrationError(migration.name)
        return false
      }
      await tx.execute(migration.sql)
      await tx.query('insert into schema_migrations (name, sha256) values ($1, $2)', [migration.name, digest])
      return true
    })
    if (fresh) ran.push(migration.name)
  }
  return ran
}
