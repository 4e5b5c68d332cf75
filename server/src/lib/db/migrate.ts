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

/** Made by a program that came later than this one. */
export class NewerSchemaError extends Error {
  constructor(name: string) {
    super(
      `This database belongs to a newer version of Tranquera (it has ${name}). ` +
        'Start that version, or restore a backup made before it.',
    )
    this.name = 'NewerSchemaError'
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
    await refuseNewer(tx, migrations)
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

async function refuseNewer(db: Db, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    'select name from schema_migrations order by name desc limit 1',
  )
  const newest = rows[0]?.name
  const ours = migrations
    .map(({ name }) => name)
    .toSorted()
    .at(-1)
  if (newest !== undefined && ours !== undefined && newest > ours) throw new NewerSchemaError(newest)
}
