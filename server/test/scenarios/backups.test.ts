import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restoreBackup } from '../../src/lib/db/backup/restore.ts'
import { unsealBackup } from '../../src/lib/db/backup/seal.ts'
import { readMigrations } from '../../src/lib/db/migrate.ts'
import { openPostgres } from '../../src/lib/db/postgres.ts'
import { serverRoot } from '../../src/lib/package-root.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { createTestDatabase } from '../test-database.ts'

const KEY = 'a key of the backups'
let folder: string
let app: TestApp
let own: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tranquera-backups-'))
  own = await createTestDatabase()
  app = await createTestApp({
    now: '2026-12-01T15:00:00Z',
    database: await openPostgres({ url: own.url, maxConnections: 8 }),
    env: { DATABASE_URL: own.url, BACKUP_DIR: folder, BACKUP_KEEP_DAYS: '3', BACKUP_KEY: KEY },
  })
})
afterAll(async () => {
  await app?.close()
  await own?.close()
  rmSync(folder, { recursive: true, force: true })
})

const look = () => app.running.services.backups?.makeWhenDue()
const metric = async (line: RegExp) => line.exec((await app.ask('GET', '/metrics')).text)?.[1]

it('makes one encrypted backup a night, that was restored once, and keeps the days asked for', async () => {
  await look()
  expect(readdirSync(folder)).toEqual([])
  app.clock.set('2026-12-02T06:00:00Z')
  await look()
  await look()
  expect(readdirSync(folder)).toEqual(['2026-12-02T06-00-00Z'])
  expect(await metric(/^backup_runs_total\{outcome="succeeded"\} (\d+)/m)).toBe('1')
  expect(Number(await metric(/^backup_last_success_timestamp_seconds (\S+)/m))).toBe(
    app.clock.now().epochMilliseconds / 1000,
  )
  for (let night = 0; night < 5; night++) {
    app.clock.advance(24 * 3600)
    await look()
  }
  expect(readdirSync(folder)).toHaveLength(4)
})

it('brings everything back with the key, and nothing without it', async () => {
  const sealed = path.join(folder, readdirSync(folder).sort().at(-1) ?? '')
  const names = readdirSync(sealed, { recursive: true }).map(String)
  expect(names.filter((name) => name.endsWith('.json'))).toEqual(['sealed.json'])
  const target = mkdtempSync(path.join(tmpdir(), 'tranquera-unsealed-'))
  await expect(unsealBackup(sealed, target, null)).rejects.toThrow('BACKUP_KEY')
  await expect(unsealBackup(sealed, target, 'another key of backups')).rejects.toThrow('BACKUP_KEY')
  await unsealBackup(sealed, target, KEY)
  const restored = await createTestDatabase({ migrated: false })
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  await restoreBackup({ url: restored.url, folder: target, dataDir: null, migrations })
  const copy = await openPostgres({ url: restored.url, maxConnections: 1 })
  for (const table of ['occupancies', 'ledger_entries', 'calendar_feeds', 'media_files', 'reservations']) {
    const rows = `select count(*)::int as n from ${table}`
    expect([table, (await copy.query(rows)).rows]).toEqual([table, (await app.database.query(rows)).rows])
  }
  await copy.close()
  await restored.close()
  rmSync(target, { recursive: true, force: true })
})

it('tells when it fails and leaves nothing half made', async () => {
  const before = readdirSync(folder)
  app.clock.advance(24 * 3600)
  await app.database.query(`update schema_migrations set sha256 = 'x' where name like '20261124090000%'`)
  await expect(look()).rejects.toThrow('another text')
  expect(readdirSync(folder)).toEqual(before)
  expect(await metric(/^backup_runs_total\{outcome="failed"\} (\d+)/m)).toBe('1')
})
