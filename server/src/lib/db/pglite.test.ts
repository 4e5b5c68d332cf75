import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { preparedFolder } from '../../../test/test-database.ts'
import { DatabaseInUseError, openPGlite } from './pglite.ts'

// Each opening starts a database on the disk.
vi.setConfig({ testTimeout: 120_000 })

/** No process has it: Linux numbers them up to 2^22. */
const NOBODY = 2 ** 30

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tranquera-pglite-'))
  cpSync(await preparedFolder({ migrated: false }), folder, { recursive: true })
  const made = await openPGlite({ folder })
  await made.execute(`create table kept (n integer); insert into kept values (7)`)
  await made.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => rmSync(lock(), { force: true }))

const lock = () => path.join(folder, 'database.lock')

it('keeps what was written, is locked while open, and gives the folder back when it is closed', async () => {
  const db = await openPGlite({ folder })
  expect((await db.query('select n from kept')).rows).toEqual([{ n: 7 }])
  expect(readFileSync(lock(), 'utf8')).toBe(String(process.pid))
  await expect(openPGlite({ folder })).rejects.toThrow(DatabaseInUseError)
  await db.close()
  expect(existsSync(lock())).toBe(false)
})

it('refuses a folder that another process has open, and says which', async () => {
  writeFileSync(lock(), String(process.ppid)) // whoever started the tests is alive for sure
  const refused = openPGlite({ folder })
  await expect(refused).rejects.toThrow(DatabaseInUseError)
  await expect(refused).rejects.toThrow(`process ${process.ppid}`)
  expect(existsSync(lock())).toBe(true)
})

it.each([String(NOBODY), String(process.pid), '', 'what'])(
  'takes over a folder whose lock was left behind with %j in it',
  async (left) => {
    writeFileSync(lock(), left)
    await (await openPGlite({ folder })).close()
    expect(existsSync(lock())).toBe(false)
  },
)
