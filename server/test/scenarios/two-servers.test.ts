import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/app/sandbox.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemIds } from '../../src/lib/ids.ts'
import { testConfig } from '../create-test-app.ts'
import {
  buildServer,
  freePort,
  isIdle,
  openCabin,
  type RealServer,
  realServer,
  until,
} from '../real-server.ts'
import { createTestDatabase } from '../test-database.ts'

/** Two real processes on one database, WhatsApp outside of both; one of them is killed while it sends. */
const GUESTS = 24
let sandbox: Sandbox
let servers: RealServer[]
let alive: RealServer[]
let folders: string[]
let database: Awaited<ReturnType<typeof createTestDatabase>>
let deliveries = 0

beforeAll(async () => {
  const program = buildServer('two-servers')
  database = await createTestDatabase()
  folders = [0, 1].map(() => mkdtempSync(path.join(tmpdir(), 'tranquera-two-')))
  servers = []
  for (const DATA_DIR of folders) {
    const env = { DATA_DIR, DATABASE_URL: database.url }
    servers.push(realServer({ program, port: await freePort(), sandbox: () => sandbox, env }))
  }
  alive = servers
  sandbox = await startSandbox(testConfig({}), {
    clock: systemClock,
    ids: systemIds,
    // As a proxy in front of both would: each in its turn, and none that is down.
    ownOrigin: () => alive[deliveries++ % alive.length]?.origin ?? '',
    pace: { webhookRetriesMs: Array.from({ length: 480 }, () => 250) },
  })
  for (const server of servers) await server.begin()
}, 180_000)

afterAll(async () => {
  for (const server of servers ?? []) await server.stop()
  await sandbox?.close()
  await database?.close()
  for (const folder of folders ?? []) rmSync(folder, { recursive: true, force: true })
})

test('one of two servers is killed while it sends: all are answered, what was in flight at most twice', async () => {
  const [first, second] = servers as [RealServer, RealServer]
  await openCabin(first.origin)
  const guests = Array.from({ length: GUESTS }, (_, i) =>
    sandbox.whatsapp.control.guest(`54911555690${String(i).padStart(2, '0')}`),
  )
  const answered = () => guests.filter((guest) => guest.messages().length > 0).length
  const said = guests.map((guest) => guest.says('Hola! hay lugar del 10 al 12 de marzo para 2 personas?'))
  await until(async () => answered() >= GUESTS / 4)
  alive = [second]
  await first.kill()
  await Promise.all(said)
  await until(async () => answered() === GUESTS)
  await until(() => isIdle(second.origin))
  for (const guest of guests) {
    const answers = guest.messages().map((message) => message.text)
    expect(answers[0]).toContain('Ceibo')
    expect(new Set(answers).size).toBe(1)
    expect(answers.length).toBeLessThanOrEqual(2)
  }
  const health = (await (await fetch(`${second.origin}/api/v1/healthz`)).json()) as {
    checks: { queue: { dead_letters: number } }
  }
  expect(health.checks.queue.dead_letters).toBe(0)
}, 300_000)
