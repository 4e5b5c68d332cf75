import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { start } from '../../src/app/start.ts'
import { localDate } from '../../src/lib/local-date.ts'
import { createLogger } from '../../src/lib/logging/logger.ts'
import { productRoot, serverRoot } from '../../src/lib/package-root.ts'
import { startChannelsWorld } from '../channels-world.ts'
import { createTestApp, testConfig } from '../create-test-app.ts'
import { closedPort } from '../small-servers.ts'
import { createTestDatabase, openTestDatabase } from '../test-database.ts'

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

  it('ICAL_DROP_HOLD_HOURS says how long what vanished at once is held', async () => {
    const world = await startChannelsWorld({ ICAL_DROP_HOLD_HOURS: '5' })
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    for (const month of ['12', '11'])
      listing.book(localDate(`2026-${month}-28`), localDate(`2026-${month}-30`))
    listing.book(localDate('2026-12-10'), localDate('2026-12-13'))
    await sync()
    listing.behaviour.answerEmpty = true
    const after = async (hours: number) => {
      world.clock.advance(hours * 3600)
      return [(await sync()).status, (await world.taken(cabin)).length]
    }
    const held = ['held', 3]
    expect([await after(1), await after(4), await after(2), await after(1)]).toEqual([
      held,
      held,
      held,
      ['ok', 0],
    ])
    await world.close()
  })
})

it('ENVIRONMENT=production simulates nothing and fills in nothing', async () => {
  const database = await openTestDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-'))
  const config = testConfig({
    ...{ ENVIRONMENT: 'production', BASE_URL: 'https://cabins.example', DATA_DIR: dataDir },
    JWT_SECRET: 'q8Zr2vKx5mTy7wLc3nBd6hJf4gSp9aEu',
    SHUTDOWN_DELAY_SECONDS: '0',
  })
  const logger = createLogger({ level: 'silent', readable: false })
  const { origin, sandbox, close } = await start(config, logger, { overrides: { database } })
  expect(sandbox).toBeNull()
  const asked = (address: string) => fetch(`${origin}${address}`)
  expect((await asked('/sandbox')).status).toBe(404)
  expect(await (await asked('/api/v1/accommodations')).json()).toMatchObject({ items: [] })
  await close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('DATA_DIR is where pictures and keys lie', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-'))
  const app = await createTestApp({ env: { DATA_DIR: dataDir } })
  expect(readdirSync(path.join(dataDir, 'media')).length).toBeGreaterThan(0)
  await app.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('WHATSAPP_APP_SECRET says whose deliveries are believed', async () => {
  const secret = 'kX4pTz9wQm2vLr7c'
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-'))
  const config = testConfig({
    DATA_DIR: dataDir,
    WHATSAPP_PHONE_ID: '1234',
    WHATSAPP_ACCESS_TOKEN: 'token-of-a-test',
    WHATSAPP_APP_SECRET: secret,
    WHATSAPP_VERIFY_TOKEN: 'verify-of-a-test',
    MERCADOPAGO_API_URL: `http://127.0.0.1:${await closedPort()}`,
    MERCADOPAGO_ACCESS_TOKEN: 'APP_USR-of-a-test',
    MERCADOPAGO_WEBHOOK_SECRET: 'mp-secret-of-a-test',
    SHUTDOWN_DELAY_SECONDS: '0',
  })
  const { origin, close } = await start(config, createLogger({ level: 'silent', readable: false }), {
    overrides: { database: await openTestDatabase() },
    demo: false,
  })
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
  const delivered = async (key: string) => {
    const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    const answer = await fetch(`${origin}/api/v1/webhooks/whatsapp`, { method: 'POST', headers, body })
    return answer.status
  }
  expect([await delivered(secret), await delivered('another secret')]).toEqual([200, 403])
  await close()
  rmSync(dataDir, { recursive: true, force: true })
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
