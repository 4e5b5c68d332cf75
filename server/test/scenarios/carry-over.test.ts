import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nameOfPlatform } from '@tranquera/contracts/platforms'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { restoreBackup } from '../../src/lib/db/backup/restore.ts'
import { openSource } from '../../src/lib/db/backup/source.ts'
import { writeBackup } from '../../src/lib/db/backup/write.ts'
import { reachEmbedded } from '../../src/lib/db/embedded.ts'
import { readMigrations } from '../../src/lib/db/migrate.ts'
import { openPostgres } from '../../src/lib/db/postgres.ts'
import { productRoot, serverRoot } from '../../src/lib/package-root.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { answersOf01, writeFolderOf01 } from '../legacy-folder.ts'
import { createTestDatabase } from '../test-database.ts'

// PGlite and PostgreSQL one after the other, and every answer of a month.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const BUNDLE = `import { bundle } from './scripts/bundle.mjs'
await bundle({ entries: { 'carry-over': 'server/src/main/carry-over.ts' }, outdir: 'server/dist' })`
const old = answersOf01()
let dataDir: string
let app: TestApp
let target: Awaited<ReturnType<typeof createTestDatabase>>

/** The way of an owner who updates: carried over, backed up, restored on a server of their own, started. */
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-carry-over-'))
  writeFolderOf01(dataDir)
  execFileSync(process.execPath, ['--input-type=module', '-e', BUNDLE], { cwd: productRoot() })
  execFileSync(process.execPath, ['scripts/carry-over.mjs'], {
    cwd: productRoot(),
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  })
  const embedded = await reachEmbedded({ dataDir, durable: false })
  const source = await openSource(embedded.url)
  const folder = path.join(dataDir, 'backups/first')
  await writeBackup({ source, folder, dataDir, madeAt: old.now })
  await source.close()
  await embedded.close()
  target = await createTestDatabase({ migrated: false })
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  // A restore ends every session; the questions of this file are asked with the one of that morning.
  await restoreBackup({ url: target.url, folder, dataDir, migrations, keepsSessions: true })
  const database = await openPostgres({ url: target.url, maxConnections: 10 })
  app = await createTestApp({ database, now: old.now, demo: false, env: { DATA_DIR: dataDir } })
})
afterAll(async () => {
  await app?.close()
  await target?.close()
  if (dataDir) rmSync(dataDir, { recursive: true, force: true })
})

test('the old database is put aside, and a second start leaves everything as it is', () => {
  expect(existsSync(path.join(dataDir, 'pgdata-of-0.1'))).toBe(true)
  expect(existsSync(path.join(dataDir, 'pgdata'))).toBe(false)
  expect(existsSync(path.join(dataDir, 'carry-over'))).toBe(false)
})

describe('a database of 0.1 answers as it did', () => {
  // A start looks at the calendars again, and tells of those that nobody answers for.
  const looksAgain = (address: string) => /\/(?:alerts|feeds)(?:\?|$)/.test(address)

  test.each(old.seen.filter(({ address }) => looksAgain(address)))('$address, at least', async (one) => {
    const answer = await app.ask('GET', one.address, { headers: { authorization: `Bearer ${old.token}` } })
    // A guest whom nobody answered for half a day is back with the bot, and the alert about it is over.
    const items = (body: unknown) => (body as { items: { id: string; kind?: string }[] }).items
    const ids = (body: unknown) =>
      items(body).flatMap(({ id, kind }) => (kind === 'human_wanted' ? [] : [id]))
    expect(ids(one.body).length).toBeGreaterThan(0)
    expect(ids(answer.body)).toEqual(expect.arrayContaining(ids(one.body)))
  })

  test.each(old.seen.filter(({ address }) => !looksAgain(address)))(
    '$address',
    async ({ address, auth, status, body }) => {
      const answer = await app.ask(
        'GET',
        renamed(address),
        auth ? { headers: { authorization: `Bearer ${old.token}` } } : {},
      )
      expect(answer.status).toBe(status)
      if (typeof body === 'string') expect(unstamped(answer.text)).toBe(unstamped(body))
      else expect(answer.body).toEqual(containing(body, changedIn(address)))
    },
  )

  test.each(Object.entries(old.talks))('a guest asked about: %s', async (key, talk) => {
    const guest = app.guest(talk.wa)
    guest.setName(key === 'name' ? '' : key === 'phone' ? 'Mica' : 'Julieta Ferreyra')
    if (talk.username) guest.setUsername(talk.username)
    await guest.says(talk.next)
    await app.settle()
    const said = guest.messages().map((message) => message.text ?? '')
    // Who waits for a person is no longer met with silence.
    expect(said.length > 0).toBe(talk.answers.length > 0 || key === 'person')
    // The words may become better; cabin, money and account are the same. Who keeps a stay is told which, not its
    // account.
    const facts = talk.answers.flatMap(factsOf).filter((fact) => key !== 'cancel' || !fact.startsWith('$'))
    for (const fact of facts) expect(said.join('\n')).toContain(fact)
  })
})

/** What means something else since 0.1, each told in CHANGELOG: it is there, and may differ. */
const CHANGED: ReadonlySet<string> = new Set([
  // Holidays make dear the nights that lead to them.
  'price',
  // Waits for a person, no longer "not yet opened".
  'unread',
  // One address for each feed; a balance is paid at the same address as a deposit.
  'url',
  'payment_url',
])

/** A chat that waited half a day for a person is the bot's again; a stay's status never changes by itself. */
function changedIn(address: string): ReadonlySet<string> {
  return address.includes('/conversations') ? new Set([...CHANGED, 'status']) : CHANGED
}

/** Answers may grow by fields and by lines; what was told stays. */
function containing(value: unknown, changed: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return expect.arrayContaining(value.map((one) => containing(one, changed)))
  if (value === null || typeof value !== 'object') return value
  const told = Object.entries(value).filter(([key]) => !changed.has(key))
  const kept = told.map(([key, inner]) => [
    key,
    containing(key === 'label' ? asWritten(inner) : inner, changed),
  ])
  return expect.objectContaining(Object.fromEntries(kept))
}

/** Platforms are called as they write themselves since 0.2. */
function asWritten(label: unknown): unknown {
  return typeof label === 'string' ? (nameOfPlatform(label) ?? label) : label
}

/** A transcript is read by `limit`, newest first, since 0.2. */
function renamed(address: string): string {
  return address.includes('/messages?') ? address.replace('page_size=', 'limit=') : address
}

/** A calendar without the moment at which it was written. */
function unstamped(text: string): string {
  return text.replace(/^DTSTAMP:.*$/gm, 'DTSTAMP')
}

function factsOf(text: string): string[] {
  return (
    text.match(/\*(?:Arrayán|Coihue|Lenga|Ñire)\*|(?:\$|ARS) [\d.,]*\d|[A-Z]+\.[A-Z]+\.[A-Z]+|\b\d{22}\b/g) ??
    []
  )
}
