import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { localDate } from '../../src/lib/local-date.ts'
import { productRoot, serverRoot } from '../../src/lib/package-root.ts'
import { startChannelsWorld } from '../channels-world.ts'
import { createTestApp } from '../create-test-app.ts'
import { closedPort } from '../small-servers.ts'
import { createTestDatabase } from '../test-database.ts'

const run = promisify(execFile)

/** What is set for a whole process, and what needs a place of its own to be seen. */

it('HOST and PORT say where it listens, and nowhere else', async () => {
  const port = await closedPort()
  const app = await createTestApp({ demo: false, env: { HOST: '127.0.0.2', PORT: String(port) } })
  const second = createServer()
  const refused = once(second, 'error')
  second.listen(port, '127.0.0.2')
  expect((await refused)[0]).toMatchObject({ code: 'EADDRINUSE' })
  await expect(fetch(`http://127.0.0.1:${port}/api/v1/readyz`)).rejects.toThrow()
  await app.close()
})

describe('of calendars', () => {
  it('ICAL_REMOVAL_GRACE_MINUTES keeps the nights of a stay that vanished for so long', async () => {
    const world = await startChannelsWorld({ ICAL_REMOVAL_GRACE_MINUTES: '180' })
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    const gone = listing.book(localDate('2026-12-01'), localDate('2026-12-04'))
    listing.book(localDate('2026-12-20'), localDate('2026-12-27'))
    await sync()
    listing.cancel(gone.ok ? gone.id : '')
    await sync()
    const after = async (minutes: number) => {
      world.clock.advance(minutes * 60)
      await sync()
      return (await world.taken(cabin)).length
    }
    expect([await after(90), await after(80), await after(20)]).toEqual([2, 2, 1])
    await world.close()
  })
})

it('LOG_LEVEL says what is written', { timeout: 120_000 }, async () => {
  const bundle = `import { bundle } from './scripts/bundle.mjs'
    await bundle({ entries: { migrate: 'server/src/main/migrate.ts' }, outdir: 'server/dist/log-level' })`
  await run(process.execPath, ['--input-type=module', '-e', bundle], { cwd: productRoot() })
  const program = path.join(serverRoot(), 'dist/log-level/migrate.js')
  const written = async (level: string) => {
    const { url, close } = await createTestDatabase({ migrated: false })
    const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-'))
    const { stdout } = await run(process.execPath, [program], {
      env: {
        ...{ PATH: process.env.PATH, ENVIRONMENT: 'test', LOG_LEVEL: level },
        ...{ DATABASE_URL: url, DATA_DIR: dataDir },
      },
    })
    rmSync(dataDir, { recursive: true, force: true })
    await close()
    return stdout
  }
  expect(await written('info')).toContain('"msg":"migrated"')
  expect(await written('warn')).toBe('')
})
