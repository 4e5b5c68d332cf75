import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import { serverRoot } from '../package-root.ts'
import { ChangedMigrationError, migrate, NewerSchemaError, readMigrations } from './migrate.ts'
import type { Database } from './types.ts'

// An empty database and every migration, several times.
vi.setConfig({ testTimeout: 120_000 })

const migrations = readMigrations(path.join(serverRoot(), 'migrations'))

let db: Database | undefined
afterEach(async () => {
  await db?.close()
  db = undefined
})

describe('migrations', () => {
  const empty = async () => {
    db = await openTestDatabase({ migrated: false })
    return db
  }

  it('bring an empty database up one by one, and a second run changes nothing', async () => {
    const fresh = await empty()
    for (const [index, { name }] of migrations.entries()) {
      expect(await migrate(fresh, migrations.slice(0, index + 1))).toEqual([name])
    }
    expect(await migrate(fresh, migrations)).toEqual([])
    const { rows } = await fresh.query<{ name: string }>('select name from schema_migrations order by name')
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
  })

  it('run once each though two instances start together', async () => {
    const fresh = await empty()
    const [one, two] = await Promise.all([migrate(fresh, migrations), migrate(fresh, migrations)])
    expect([...one, ...two].sort()).toEqual(migrations.map(({ name }) => name))
  })

  it('leave nothing of a file that fails in the middle', async () => {
    const fresh = await empty()
    const broken = { name: '20270101000000_broken', sql: 'create table half (id integer); select nonsense;' }
    await expect(migrate(fresh, [broken])).rejects.toThrow()
    const { rows } = await fresh.query(`select to_regclass('half') as half`)
    expect(rows).toEqual([{ half: null }])
    expect(await migrate(fresh, [{ ...broken, sql: 'create table half (id integer);' }])).toEqual([
      broken.name,
    ])
  })

  it('refuse to go on when a file was edited after it ran', async () => {
    const fresh = await empty()
    const first = { name: '20270101000000_first', sql: 'create table first (id integer);' }
    await migrate(fresh, [first])
    const edited = { ...first, sql: 'create table first (id bigint);' }
    await expect(migrate(fresh, [edited])).rejects.toThrow(ChangedMigrationError)
  })

  it('refuse the database of a newer program by its name', async () => {
    const fresh = await empty()
    const [old, newer] = ['20270101000000_old', '20270201000000_newer'].map((name) => ({
      name,
      sql: 'select 1;',
    }))
    if (!old || !newer) throw new Error('Two migrations')
    await migrate(fresh, [old, newer])
    await expect(migrate(fresh, [old])).rejects.toThrow(NewerSchemaError)
    await expect(migrate(fresh, [old])).rejects.toThrow(newer.name)
  })
})

it('are named by when they were written, in the order in which they run', () => {
  for (const { name } of migrations) expect(name).toMatch(/^\d{14}_[a-z_]+$/)
  expect(new Set(migrations.map(({ name }) => name.slice(0, 14))).size).toBe(migrations.length)
})
