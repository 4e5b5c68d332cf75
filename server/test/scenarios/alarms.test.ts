import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer as createTls, type Server as TlsServer } from 'node:tls'
import { ALERT_KINDS, type AlertKind } from '@tranquera/contracts/alert-kinds'
import { alertPageSchema } from '@tranquera/contracts/operations'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { wordsFor } from '../../src/features/notifications/domain/wording.ts'
import { backupName } from '../../src/features/operations/domain/backups.ts'
import { type Surroundings, signsOf } from '../../src/features/operations/domain/signs.ts'
import { systemIds } from '../../src/lib/ids.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { freePort, openFakeRedis } from '../fake-redis.ts'
import { openOwnerWays } from '../owner-ways.ts'

/** Each service is put into the state that rings, and out of it again, from outside. */
vi.setConfig({ testTimeout: 150_000, hookTimeout: 120_000 })

const OWNER = '5491155550000'
const certificates = path.join(import.meta.dirname, '../fixtures/certificates')
const contextOf = (name: string) => ({
  cert: readFileSync(path.join(certificates, `${name}.pem`)),
  key: readFileSync(path.join(certificates, `${name}.key.pem`)),
})

let app: TestApp
let ways: Awaited<ReturnType<typeof openOwnerWays>>
let redis: Awaited<ReturnType<typeof openFakeRedis>>
let redisPort: number
let tls: TlsServer
let provider: Server
const backups = mkdtempSync(path.join(tmpdir(), 'tranquera-backups-'))
/** What the machine and the provider answer; each cause changes one and each cure changes it back. */
const world = { free: 60, clockAhead: 0, providerStatus: 200 }

beforeAll(async () => {
  ways = await openOwnerWays()
  redisPort = await freePort()
  redis = await openFakeRedis(redisPort)
  tls = createTls(contextOf('ends-late'))
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
  provider = createServer((_request, response) => {
    // The product asks as soon as it starts, before it is ours to turn its clock.
    if (!app) return response.destroy()
    const now = app.clock.now().epochMilliseconds - world.clockAhead * 1000
    response.setHeader('date', new Date(now).toUTCString())
    response.writeHead(world.providerStatus, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: 4242, nickname: 'MALLIN', site_id: 'MLA' }))
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  app = await createTestApp({
    demo: false,
    freePercent: async () => world.free,
    env: {
      ...ways.env,
      OWNER_PHONES: OWNER,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      BASE_URL: `https://localhost:${(tls.address() as AddressInfo).port}`,
      BACKUP_KEEP_DAYS: '14',
      BACKUP_DIR: backups,
      MERCADOPAGO_API_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
      MERCADOPAGO_ACCESS_TOKEN: 'APP_USR-1',
      MERCADOPAGO_WEBHOOK_SECRET: 'a secret of the webhook',
    },
  })
  backUp()
  await redisIs('ok')
  Object.assign(app.sandbox.whatsapp.control.settings, { sendDelivered: false, sendRead: false })
  // Whoever wrote within 24 hours may be written to.
  await app.guest(OWNER).says('hola')
  await rounds()
  await resolveAll()
})
afterAll(async () => {
  await app?.close()
  await ways?.close()
  await redis?.close()
  provider?.close()
  tls?.close()
  rmSync(backups, { recursive: true, force: true })
})

const backUp = () => mkdirSync(path.join(backups, backupName(app.clock.now())), { recursive: true })

/** What the job does every minute, and whatever follows from it. */
async function rounds() {
  await app.running.services.watch.patrol(app.database).lookAround()
  await app.running.services.notifications.bell(app.database).ring()
}

/** A queue that is stuck on purpose is never idle, so what is waited for is what is to be heard. */
async function until(expected: () => Promise<void>) {
  await vi.waitFor(
    async () => {
      // Where WhatsApp's window is closed the template follows with the next try.
      await app.running.context.queue.retryNow()
      await expected()
    },
    { timeout: 45_000, interval: 200 },
  )
}

const open = () => alerts('open')
async function alerts(status: 'open' | 'all') {
  app.signOut() // days have passed
  return alertPageSchema.parse((await app.owner('GET', `/alerts?page_size=100&status=${status}`)).body).items
}
async function resolveAll() {
  for (const { id } of await open()) await app.running.services.notifications.alerts(app.database).resolve(id)
}

async function redisIs(status: string) {
  await vi.waitFor(
    async () => expect((await app.running.services.watch.health.read()).checks.redis.status).toBe(status),
    { timeout: 60_000 },
  )
}

async function job(row: { state: string; failures?: number; dueAgo?: number; claimedAgo?: number }) {
  const id = systemIds.uuid()
  const { state, failures = 0, dueAgo = 0, claimedAgo } = row
  await app.database.query(
    `insert into jobs (queue, payload, retries, state, failures, lane, due_at, claimed_at, lease_until, worker,
       failed_at,
       trace_id)
     values ('test.unknown', '{}', 3, $1, $2, 1, now() - $3 * interval '1 second', now() - $4 * interval '1 second',
       case when $1 = 'working' then now() + interval '1 hour' end, case when $1 = 'working' then 'somebody' end,
       case when $1 = 'dead' then now() end, $5)`,
    [state, failures, dueAgo, claimedAgo ?? null, id],
  )
}
const noJobs = () => app.database.query(`delete from jobs where queue = 'test.unknown'`)

const forge = () =>
  app.ask('POST', '/api/v1/webhooks/whatsapp', {
    body: { object: 'whatsapp_business_account', entry: [] },
    headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
  })

async function callProvider(status: number) {
  world.providerStatus = status
  await app.running.context.mercadoPago?.provider.whoAmI()
}

const quarter = () => app.clock.advance(16 * 60)

interface Alarm {
  readonly kind: AlertKind
  cause(): Promise<unknown>
  cure(): Promise<unknown>
  /** While nothing rings: what the owner is told of something else comes back by the webhook and ends a silence. */
  again?(): void
  /** By WhatsApp nobody can be told that WhatsApp does not take our key. */
  readonly phoneIsOut?: boolean
}

const ALARMS: readonly Alarm[] = [
  { kind: 'dead_letters', cause: () => job({ state: 'dead', failures: 4 }), cure: noJobs },
  { kind: 'jobs_failing', cause: () => job({ state: 'waiting', failures: 2, dueAgo: -3600 }), cure: noJobs },
  { kind: 'queue_stuck', cause: () => job({ state: 'waiting', dueAgo: 301 }), cure: noJobs },
  { kind: 'rows_unsettled', cause: () => job({ state: 'working', claimedAgo: 121 }), cure: noJobs },
  {
    kind: 'disk_low',
    cause: async () => Object.assign(world, { free: 2 }),
    cure: async () => Object.assign(world, { free: 60 }),
  },
  {
    kind: 'redis_down',
    async cause() {
      await redis.close()
      await redisIs('error')
    },
    async cure() {
      redis = await openFakeRedis(redisPort)
      await redisIs('ok')
    },
  },
  {
    kind: 'backup_missed',
    cause: async () => app.clock.advance(37 * 3600),
    cure: async () => backUp(),
  },
  {
    kind: 'circuit_open',
    async cause() {
      for (let call = 0; call < 6; call++) await callProvider(500)
    },
    async cure() {
      await vi.waitFor(
        async () => {
          await callProvider(200)
          expect(app.running.context.mercadoPago?.circuit()).toBe('closed')
        },
        { timeout: 60_000, interval: 500 },
      )
    },
  },
  {
    kind: 'whatsapp_unauthorized',
    async cause() {
      const fault = { kind: 'http', status: 401, code: 190, detail: 'The session has ended' } as const
      app.sandbox.whatsapp.control.faults.inject({ at: 'messages', trigger: { mode: 'always' }, fault })
      await send('one')
    },
    async cure() {
      app.sandbox.whatsapp.control.faults.clear()
      await send('two')
    },
    phoneIsOut: true,
  },
  {
    kind: 'errors_many',
    async cause() {
      quarter()
      await rounds()
      await app.database.execute('alter table accommodations rename to accommodations_away')
      for (let i = 0; i < 8; i++) await app.api('GET', '/accommodations')
      await app.database.execute('alter table accommodations_away rename to accommodations')
    },
    cure: async () => quarter(),
  },
  {
    kind: 'replies_slow',
    async cause() {
      for (let i = 0; i < 3; i++) app.running.context.metrics.messageReply.observe({ kind: 'text' }, 9)
    },
    cure: async () => quarter(),
  },
  {
    kind: 'webhook_signatures',
    async cause() {
      for (let i = 0; i < 5; i++) expect((await forge()).status).toBe(403)
    },
    cure: async () => app.clock.advance(61 * 60),
  },
  {
    kind: 'webhook_silence',
    async cause() {
      for (let i = 0; i < 30; i++) {
        app.clock.advance(600)
        await app.guest(OWNER).says(`hola ${i}`)
      }
      // What the owner is told by WhatsApp would be heard of again by its webhook.
      mkdirSync(path.join(backups, backupName(app.clock.now().add({ hours: 95 }))), { recursive: true })
      app.clock.advance(4 * 86_400)
    },
    again() {
      app.clock.advance(86_400)
      backUp()
    },
    cure: async () => app.guest(OWNER).says('hola de nuevo'),
  },
  {
    kind: 'certificate_ends',
    async cause() {
      tls.setSecureContext(contextOf('ends-soon'))
      app.clock.set('2026-12-09T13:00:00Z')
    },
    async cure() {
      tls.setSecureContext(contextOf('ends-late'))
      app.clock.advance(7 * 3600)
    },
  },
  {
    kind: 'clock_wrong',
    async cause() {
      world.clockAhead = 90
      app.clock.advance(7 * 3600)
    },
    async cure() {
      world.clockAhead = 0
      app.clock.advance(7 * 3600)
    },
  },
]

const send = (body: string) =>
  app.running.context.whatsapp?.gateway.send(
    { waId: OWNER, bsuid: null },
    { type: 'text', body },
    { correlationId: body },
  )

it.each(ALARMS)('$kind rings by every way, once, and says when it is over', async (alarm) => {
  const { kind, cause, cure } = alarm
  const [title] = wordsFor(kind, 'es')
  const over = `Resuelto: ${title}`
  const heard = (words: string) => ({
    slack: ways.slack().filter((text) => text.includes(words)).length,
    mail: ways.mails.filter(({ subject }) => subject?.includes(words)).length,
    phone: onPhone().filter((text) => text?.includes(words)).length,
  })
  const more = (than: ReturnType<typeof heard>, phoneIsOut = false) => ({
    slack: expect.toSatisfy((times: number) => times > than.slack),
    mail: expect.toSatisfy((times: number) => times > than.mail),
    phone: phoneIsOut ? expect.any(Number) : expect.toSatisfy((times: number) => times > than.phone),
  })
  const known = new Set((await alerts('all')).map(({ id }) => id))
  const before = heard(title)
  const endedBefore = heard(over)
  await cause()
  backUpUnless(kind)
  await awake()
  // A check that missed its deadline on a busy machine is answered the next time.
  await until(async () => {
    await rounds()
    if (heard(title).slack === before.slack) alarm.again?.()
    expect(heard(title)).toEqual(more(before, alarm.phoneIsOut))
  })
  await rounds()
  // What the owner is told by WhatsApp is itself heard of by the webhook, which ends a silence.
  const rung = (await alerts('all')).filter((one) => one.kind === kind && !known.has(one.id))
  expect(rung).toHaveLength(1)
  const opened = rung[0]?.told.filter(({ phase }) => phase === 'opened').map(({ way }) => way)
  expect([...new Set(opened)].sort()).toEqual(['email', 'slack', 'whatsapp'])
  expect(rung[0]?.about ?? '').not.toMatch(/null|undefined|NaN/)

  await cure()
  backUpUnless(null)
  await until(async () => {
    await rounds()
    expect((await open()).map((one) => one.kind)).not.toContain(kind)
    expect(heard(over)).toEqual(more(endedBefore, alarm.phoneIsOut))
  })
  await resolveAll()
})

const onPhone = () =>
  app
    .guest(OWNER)
    .messages()
    .map(({ text }) => text)

/** Turning the clock ages the last backup: only where that is the point it is let grow old. */
function backUpUnless(kind: AlertKind | null) {
  if (kind !== 'backup_missed') backUp()
}

/** By day, and within 24 hours of the owner's last message: only then may WhatsApp carry words. */
async function awake() {
  const hour = app.clock.now().toZonedDateTimeISO('America/Argentina/Buenos_Aires').hour
  if (hour < 8 || hour >= 22) app.clock.advance(((8 + 24 - hour) % 24) * 3600)
}

it('looks for every sign of the installation, and each is in the catalogue', () => {
  const looked = new Set(signsOf(nothingWrong()).map(({ alert }) => alert.kind))
  expect([...looked].sort()).toEqual([...new Set(ALARMS.map(({ kind }) => kind))].sort())
  for (const kind of looked) expect(ALERT_KINDS).toContain(kind)
})

function nothingWrong(): Surroundings {
  const ok = { status: 'ok' } as const
  const channel = { ...ok, configured: false, circuit: 'closed', lastEventAt: null } as const
  return {
    now: app.clock.now(),
    zone: 'America/Argentina/Buenos_Aires',
    pulse: {
      lately: { requests: 0, errors: 0, replies: 0, slowReplies: 0, forged: 0 },
      circuits: {},
    },
    certificateEndsAt: null,
    clockAheadSeconds: null,
    whatsapp: null,
    checks: {
      database: { ...ok, latencyMs: 1, writable: true, pool: { total: 1, idle: 1, waiting: 0 } },
      redis: { ...ok, latencyMs: 1 },
      disk: { ...ok, freePercent: 50 },
      memory: { ...ok, rssMb: 1, heapUsedPercent: 1 },
      ical: { ...ok, ageMinutes: 1, feeds: 1, failing: 0 },
      whatsapp: channel,
      mercadopago: channel,
      speech: channel,
      email: channel,
      queue: { ...ok, facts: null },
      backup: { ...ok, lastSuccessAt: null, ageHours: null },
      runtime: { ...ok, node: 'v20', uptimeSeconds: 1, eventLoopP99Ms: 1, instance: 'a:1' },
    },
  }
}
