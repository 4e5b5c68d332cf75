import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, openTestDatabase } from '../../../../test/test-database.ts'
import { serverRoot } from '../../package-root.ts'
import { readMigrations } from '../migrate.ts'
import { openPostgres } from '../postgres.ts'
import type { Manifest } from './manifest.ts'
import { restoreBackup } from './restore.ts'
import { sealBackup } from './seal.ts'
import { openSource } from './source.ts'
import { writeBackup } from './write.ts'

const ID = '6f9c1b1e-6d0e-4b53-9f7e-2f5f6a3a0a11'
const NAME = 'Cabañas "del\tMallín"\n\\N 🏡'
const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
let home: string
let made = 0

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'tranquera-backup-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A database with one property and two lines of audit, backed up with a file beside it. */
async function backedUp(): Promise<string> {
  const from = await createTestDatabase()
  const database = await openPostgres({ url: from.url, maxConnections: 2 })
  await database.query('insert into properties (id, name) values ($1, $2)', [ID, NAME])
  await database.query(
    `insert into audit_log (at, actor_kind, action, entity, entity_id) select now(), 'system', 'x', 'y', 'z'
       from generate_series(1, 2)`,
  )
  const dataDir = mkdtempSync(path.join(home, 'data-'))
  writeFileSync(path.join(dataDir, 'key'), 'secret')
  const source = await openSource(from.url)
  const folder = path.join(home, `backup-${++made}`)
  await writeBackup({ source, folder, dataDir, madeAt: '2026-12-01T13:00:00Z' })
  await source.close()
  await database.close()
  await from.close()
  return folder
}

it('takes no backup into a backup, wherever below DATA_DIR they lie', async () => {
  const from = await createTestDatabase()
  const dataDir = mkdtempSync(path.join(home, 'data-'))
  mkdirSync(path.join(dataDir, 'media'))
  writeFileSync(path.join(dataDir, 'media', 'photo'), 'a photo')
  for (const name of ['copies/first', 'copies/second', 'by-hand', 'third/deep/down']) {
    const source = await openSource(from.url)
    const folder = path.join(dataDir, name)
    const { files } = await writeBackup({ source, folder, dataDir, madeAt: '2026-12-01T13:00:00Z' })
    expect([name, files.map(({ file }) => file)]).toEqual([name, ['files/media/photo']])
    if (name === 'copies/first') await sealBackup(folder, 'a key of the backups')
    await source.close()
  }
  await from.close()
})

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest

async function refusal(folder: string): Promise<string> {
  const target = await createTestDatabase({ migrated: false })
  const refused = restoreBackup({ url: target.url, folder, dataDir: null, migrations })
  const said = await refused.then(
    () => 'restored',
    (error: Error) => error.message,
  )
  await target.close()
  return said
}

it('brings back every row, goes on counting where it was, and puts files in their place', async () => {
  const folder = await backedUp()
  const target = await createTestDatabase({ migrated: false })
  const dataDir = mkdtempSync(path.join(home, 'data-'))
  await restoreBackup({ url: target.url, folder, dataDir, migrations })
  const database = await openPostgres({ url: target.url, maxConnections: 2 })
  expect((await database.query('select id, name from properties')).rows).toEqual([{ id: ID, name: NAME }])
  const { rows } = await database.query<{ id: number }>(
    `insert into audit_log (at, actor_kind, action, entity, entity_id) values (now(), 's', 'x', 'y', 'z') returning id`,
  )
  expect(rows).toEqual([{ id: 3 }])
  await expect(database.query('delete from audit_log')).rejects.toThrow('audit_log_append_only')
  expect(readFileSync(path.join(dataDir, 'key'), 'utf8')).toBe('secret')
  await database.close()
  await target.close()
})

it('leaves a database that is not empty alone, unless told to replace it', async () => {
  const folder = await backedUp()
  const target = await createTestDatabase()
  const order = { url: target.url, folder, dataDir: null, migrations }
  await expect(restoreBackup(order)).rejects.toThrow('--force')
  await restoreBackup({ ...order, force: true })
  const database = await openPostgres({ url: target.url, maxConnections: 1 })
  expect((await database.query('select id from properties')).rows).toEqual([{ id: ID }])
  await database.close()
  await target.close()
})

it('does nothing while a server works with the database', async () => {
  const folder = await backedUp()
  const server = await openTestDatabase()
  await server.claimAlone()
  const { rows } = await server.query<{ name: string }>('select current_database() as name')
  const target = await createTestDatabase({ migrated: false })
  const url = target.url.replace(/[^/]+$/, rows[0]?.name ?? '')
  const restored = restoreBackup({ url, folder, dataDir: null, migrations, force: true })
  await expect(restored).rejects.toThrow('Stop it first')
  await target.close()
  await server.close()
})

it('refuses what is damaged', async () => {
  const folder = await backedUp()
  const table = manifestOf(folder).tables.find((one) => one.table === 'properties')
  appendFileSync(path.join(folder, table?.file ?? ''), 'x')
  expect(await refusal(folder)).toContain('damaged')
  const without = await backedUp()
  rmSync(path.join(without, 'files/key'))
  expect(await refusal(without)).toContain('damaged')
  writeFileSync(path.join(without, 'manifest.json'), '{"format": 1')
  expect(await refusal(without)).toContain('damaged')
  rmSync(path.join(without, 'manifest.json'))
  expect(await refusal(without)).toContain('no finished backup')
})

it('refuses what a newer version made', async () => {
  const folder = await backedUp()
  const manifest = manifestOf(folder)
  const write = (changed: object) =>
    writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...changed }))
  write({ migrations: [...manifest.migrations, { name: '29990101000000_later', sha256: '0' }] })
  expect(await refusal(folder)).toContain('newer version')
  write({ format: 2 })
  expect(await refusal(folder)).toContain('newer version')
  write({ files: [{ file: '../outside', bytes: 1, sha256: '0' }] })
  expect(await refusal(folder)).toContain('damaged')
})
