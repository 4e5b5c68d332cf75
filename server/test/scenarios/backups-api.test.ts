import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { backupsView } from '@tranquera/contracts/backups'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Serving, serve } from '../../src/app/serve.ts'
import { manualClock } from '../../src/lib/clock.ts'
import { openPostgres } from '../../src/lib/db/postgres.ts'
import { createLogger } from '../../src/lib/logging/logger.ts'
import { asker, testConfig } from '../create-test-app.ts'
import { freePort } from '../fake-redis.ts'
import { createTestDatabase } from '../test-database.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

const clock = manualClock('2026-12-01T15:00:00Z')
const scratch = mkdtempSync(path.join(tmpdir(), 'tranquera-restores-'))
let own: Awaited<ReturnType<typeof createTestDatabase>>
let serving: Serving
let door: ReturnType<typeof asker>

beforeAll(async () => {
  own = await createTestDatabase()
  const port = await freePort()
  const config = testConfig({
    PORT: String(port),
    DATA_DIR: path.join(scratch, 'data'),
    DATABASE_URL: own.url,
    BACKUP_DIR: path.join(scratch, 'backups'),
    BACKUP_KEEP_DAYS: '7',
    BACKUP_KEY: 'a key of the backups',
  })
  const logger = createLogger({ level: 'silent', readable: false })
  serving = await serve(config, logger, { overrides: { clock } })
  door = asker(`http://127.0.0.1:${port}`)
})
afterAll(async () => {
  await serving?.close()
  await own?.close()
  rmSync(scratch, { recursive: true, force: true })
})

const list = async () => backupsView.parse((await door.owner('GET', '/backups')).body)
async function backUp(): Promise<string> {
  const before = (await list()).items.length
  expect((await door.owner('POST', '/backups')).status).toBe(202)
  await vi.waitFor(async () => expect((await list()).items).toHaveLength(before + 1), { timeout: 240_000 })
  return (await list()).items[0]?.name ?? ''
}
const actions = async () => {
  const { body } = await door.owner<{ items: { action: string }[] }>('GET', '/audit?page_size=100')
  return body.items.map(({ action }) => action)
}

it('makes one when asked, tried out, and hands it out as one file', async () => {
  expect(await list()).toMatchObject({ enabled: true, keep_days: 7, encrypted: true, items: [] })
  const name = await backUp()
  const { items, last_success_at } = await list()
  expect(items).toEqual([
    { name, made_at: '2026-12-01T12:00:00-03:00', bytes: expect.any(Number), encrypted: true },
  ])
  expect(last_success_at).toBe('2026-12-01T12:00:00-03:00')
  const health = await door.api<{ checks: { backup: object } }>('GET', '/healthz')
  expect(health.body.checks.backup).toMatchObject({ status: 'ok', age_hours: 0 })

  const token = await door.ownerToken()
  const url = new URL(`/api/v1/admin/backups/${name}/download`, serving.current().origin)
  const file = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  expect(file.headers.get('content-type')).toBe('application/x-tar')
  const tar = path.join(scratch, 'one.tar')
  writeFileSync(tar, Buffer.from(await file.arrayBuffer()))
  execFileSync('tar', ['-xf', tar, '-C', scratch])
  const here = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort()
  const there = path.join(scratch, 'backups', name)
  expect(here(path.join(scratch, name))).toEqual(here(there))
  const sealed = here(there).filter((one) => one.endsWith('.sealed'))
  for (const one of sealed)
    expect(readFileSync(path.join(scratch, name, one)).equals(readFileSync(path.join(there, one)))).toBe(true)
  expect(await actions()).toEqual(expect.arrayContaining(['backup.asked', 'backup.downloaded']))
  for (const nobody of ['2026-11-01T00-00-00Z', '..', '..%2f..%2fetc'])
    expect((await door.owner('GET', `/backups/${nobody}/download`)).status).toBe(404)
})

it('brings everything back by its typed name, ends every session, and goes on serving', async () => {
  clock.advance(60)
  const counts = async () => {
    const { body } = await door.owner<{ pagination: { total: number } }>('GET', '/reservations')
    return body.pagination.total
  }
  const before = await counts()
  const name = await backUp()
  const { body } = await door.api<{ items: { id: string }[] }>('GET', '/accommodations')
  const booked = await door.owner('POST', '/reservations', {
    accommodation_id: body.items[0]?.id,
    check_in: '2027-08-10',
    check_out: '2027-08-14',
    guests: 2,
    contact_name: 'Marta Ruiz',
    contact_phone: '+5492944111222',
    status: 'confirmed',
    override: ['min_nights'],
  })
  expect(booked.status).toBe(201)
  expect(await counts()).toBe(before + 1)

  const wrong = await door.owner('POST', `/backups/${name}/restore`, { confirm: 'yes' })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'restore_unconfirmed' } })
  const other = await openPostgres({ url: own.url, maxConnections: 1 })
  await other.claimAlone()
  const busy = await door.owner('POST', `/backups/${name}/restore`, { confirm: name })
  expect(busy).toMatchObject({ status: 409, body: { code: 'restore_refused' } })
  await other.close()

  const token = await door.ownerToken()
  const asked = await door.owner('POST', `/backups/${name}/restore`, { confirm: name })
  expect(asked).toMatchObject({ status: 202, body: { status: 'restoring', name } })
  await serving.settled()
  const old = await door.api('GET', '/admin/backups', { headers: { authorization: `Bearer ${token}` } })
  expect(old.status).toBe(401)
  door.signOut()
  expect(await counts()).toBe(before)
  expect(await actions()).toContain('backup.restored')
})

it('refuses a damaged one before anything is stopped', async () => {
  clock.advance(60)
  const name = await backUp()
  const folder = path.join(scratch, 'backups', name, 'tables')
  const [victim = ''] = readdirSync(folder)
  writeFileSync(path.join(folder, victim), 'nothing of the sort')
  const refused = await door.owner('POST', `/backups/${name}/restore`, { confirm: name })
  expect(refused).toMatchObject({ status: 409, body: { code: 'restore_refused' } })
  expect((await door.api('GET', '/readyz')).status).toBe(200)
})
