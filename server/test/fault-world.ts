import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { type Sandbox, startSandbox } from '../src/app/sandbox.ts'
import { systemClock } from '../src/lib/clock.ts'
import { reachEmbedded } from '../src/lib/db/embedded.ts'
import { systemIds } from '../src/lib/ids.ts'
import { localDate } from '../src/lib/local-date.ts'
import { asker, testConfig } from './create-test-app.ts'
import { FAKETIME, type MachineClock, machineClock } from './machine-clock.ts'
import { openOwnerWays } from './owner-ways.ts'
import { buildServer, freePort, openCabin, PASSWORD, type RealServer, realServer } from './real-server.ts'
import { openRelay, type Relay } from './relay.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'

const healthSchema = z.object({
  status: z.enum(['healthy', 'degraded', 'unhealthy']),
  checks: z.record(z.string(), z.looseObject({ status: z.string() })),
})
export type Health = z.infer<typeof healthSchema>

export interface FaultWorld {
  readonly server: RealServer
  readonly sandbox: Sandbox
  readonly dataDir: string
  /** Of the way to Redis, which may be cut; null without TEST_REDIS_URL. */
  readonly redis: Relay | null
  /** Of the server and its database, for a life with its `env`; null without Debian's package `faketime`. */
  readonly clock: MachineClock | null
  /** Under the folder, where the world was made with one; null where nobody may mount one. */
  readonly disk: SmallDisk | null
  /** What the owner was told outside of the panel. */
  readonly rung: () => readonly string[]
  /** A connection of the test's own, to the database that lives now. */
  connect(name?: string): Promise<pg.Client>
  rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>
  owner<Body>(address: string): Promise<Body>
  /** Undefined where nobody answers. */
  health(): Promise<Health | undefined>
  postmaster(): number
  /** A second process on the same folder: what it said and how it ended. */
  secondOnFolder(): Promise<{ readonly said: string; readonly code: number | null }>
  close(): Promise<void>
}

/** A real process with its embedded database; guests, WhatsApp, Mercado Pago and the owner's bell outside of it. */
export async function createFaultWorld(has: { readonly smallDisk: boolean }): Promise<FaultWorld> {
  const program = buildServer('faults')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-faults-'))
  const disk = has.smallDisk ? mountSmallDisk(dataDir) : null
  const clock = FAKETIME ? machineClock(FAKETIME) : null
  const ways = await openOwnerWays()
  const redis = process.env.TEST_REDIS_URL ? await openRelay(process.env.TEST_REDIS_URL) : null
  let sandbox: Sandbox
  const server = realServer({
    program,
    port: await freePort(),
    sandbox: () => sandbox,
    env: {
      DATA_DIR: dataDir,
      ...ways.env,
      ...(redis ? { REDIS_URL: redis.url } : {}),
      CHAT_GATHER_MS: '0',
      JOB_RECONCILE_INTERVAL_SECONDS: '5',
      JOB_EXPIRATION_INTERVAL_SECONDS: '5',
      JOB_ICAL_INTERVAL_SECONDS: '5',
    },
  })
  sandbox = await startSandbox(testConfig({}), {
    clock: systemClock,
    ids: systemIds,
    ownOrigin: () => server.origin,
    // WhatsApp goes on for days; here for some minutes.
    pace: { webhookRetriesMs: Array.from({ length: 1200 }, () => 250) },
  })
  await server.begin()
  await openCabin(server.origin)
  const asking = asker(server.origin)
  await sellElsewhere(asking, sandbox)

  const { url } = await reachEmbedded({ dataDir })
  async function connect(name = 'audit'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, application_name: name })
    client.on('error', () => {}) // the database is killed under it
    await client.connect()
    return client
  }

  let reader: pg.Client | undefined
  async function reading(): Promise<pg.Client> {
    if (reader) return reader
    const client = await connect()
    // Killed together with the database: the next question finds the new one.
    client.on('end', () => {
      reader = undefined
    })
    reader = client
    return client
  }

  return {
    server,
    sandbox,
    dataDir,
    redis,
    clock,
    disk,
    rung: () => ways.slack(),
    connect,
    rows: async <Row extends pg.QueryResultRow>(sql: string) =>
      (await (await reading()).query<Row>(sql)).rows,
    owner: async <Body>(address: string) => (await asking.owner<Body>('GET', address)).body,
    async health() {
      const answer = await fetch(`${server.origin}/api/v1/healthz`).catch(() => undefined)
      return answer && healthSchema.parse(await answer.json())
    },
    postmaster: () =>
      Number.parseInt(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10),
    secondOnFolder: () => secondOnFolder(program, dataDir),
    async close() {
      await reader?.end()
      await server.stop()
      await sandbox.close()
      await ways.close()
      await redis?.close()
      clock?.close()
      disk?.unmount()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A stay that a platform has sold: its nights stay closed whatever becomes of the platform. */
async function sellElsewhere(asking: ReturnType<typeof asker>, sandbox: Sandbox): Promise<void> {
  const listing = sandbox.calendars.listing('airbnb', 'ceibo')
  listing.book(localDate('2027-01-10'), localDate('2027-01-14'))
  const { items } = (await asking.api<{ items: { id: string }[] }>('GET', '/accommodations')).body
  const url = `${sandbox.server.origin}${listing.path}`
  const made = await asking.owner<{ id: string }>('POST', '/feeds', {
    accommodation_id: items[0]?.id,
    channel: 'airbnb',
    url,
  })
  await asking.owner('POST', `/feeds/${made.body.id}/sync`)
}

async function secondOnFolder(program: string, dataDir: string) {
  const env = { PATH: process.env.PATH, ENVIRONMENT: 'test', ADMIN_PASSWORD: PASSWORD, DATA_DIR: dataDir }
  const second = spawn(process.execPath, [program], {
    env: { ...env, PORT: String(await freePort()), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard: string[] = []
  for (const stream of [second.stdout, second.stderr]) stream.on('data', (bytes) => heard.push(String(bytes)))
  await once(second, 'close')
  return { said: heard.join(''), code: second.exitCode }
}
