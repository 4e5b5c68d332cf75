import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Sandbox, startSandbox } from '../src/app/sandbox.ts'
import { systemClock } from '../src/lib/clock.ts'
import { systemIds } from '../src/lib/ids.ts'
import { asker, testConfig } from './create-test-app.ts'
import { openOwnerWays } from './owner-ways.ts'
import { buildServer, freePort, openCabin, type RealServer, realServer } from './real-server.ts'
import { createTestDatabase } from './test-database.ts'

/** Two servers and a worker, each with a folder of its own, on one PostgreSQL (and one Redis, with TEST_REDIS_URL). */
export async function createSeveralWorld() {
  const program = buildServer('several')
  const database = await createTestDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'tranquera-several-'))
  const ways = await openOwnerWays()
  const ports = [await freePort(), await freePort(), await freePort()] as const
  let sandbox: Sandbox
  const media = path.join(folder, 'media')
  mkdirSync(media)
  const machine = (name: string, port: number, hasNoDoor = false) =>
    realServer({
      program: hasNoDoor ? program.replace('serve.js', 'worker.js') : program,
      port,
      sandbox: () => sandbox,
      hasNoDoor,
      env: {
        ...ways.env,
        DATA_DIR: path.join(folder, name),
        DATABASE_URL: database.url,
        ...(process.env.TEST_REDIS_URL ? { REDIS_URL: process.env.TEST_REDIS_URL } : {}),
        // What Mercado Pago is told: one address for all of them.
        BASE_URL: `http://127.0.0.1:${ports[0]}`,
        CHAT_GATHER_MS: '0',
        SHUTDOWN_DELAY_SECONDS: '1',
        RATE_LIMIT_PUBLIC_READS_REQUESTS: '1000000',
        JOB_EXPIRATION_INTERVAL_SECONDS: '1',
        JOB_RECONCILE_INTERVAL_SECONDS: '5',
      },
    })
  // As docs/operating.md asks for: what one has drawn the other may send.
  for (const name of ['first', 'second', 'worker']) {
    mkdirSync(path.join(folder, name))
    symlinkSync(media, path.join(folder, name, 'media'))
  }
  const first = machine('first', ports[0])
  const second = machine('second', ports[1])
  const worker = machine('worker', ports[2], true)
  const servers: readonly RealServer[] = [first, second]
  let deliveries = 0
  sandbox = await startSandbox(testConfig({}), {
    clock: systemClock,
    ids: systemIds,
    // As a proxy in front of both would: each in its turn; one that is down is tried again.
    ownOrigin: () => servers[deliveries++ % servers.length]?.origin ?? first.origin,
    pace: { webhookRetriesMs: Array.from({ length: 1200 }, () => 250) },
  })
  for (const one of [first, second, worker]) await one.begin()
  await openCabin(first.origin)
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => {}) // the database is dropped under it
  await client.connect()
  const asking = asker(second.origin)

  return {
    server: second,
    servers,
    first,
    second,
    worker,
    sandbox,
    ownerToken: asking.ownerToken,
    owner: async <Body>(address: string) => (await asking.owner<Body>('GET', address)).body,
    rung: () => ways.slack(),
    rows: async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows,
    async close() {
      await client.end()
      for (const one of [worker, second, first]) await one.stop()
      await sandbox.close()
      await ways.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
