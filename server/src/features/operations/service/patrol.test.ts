import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../../test/test-database.ts'
import { manualClock } from '../../../lib/clock.ts'
import type { Database } from '../../../lib/db/types.ts'
import { purgeIdempotencyKeys } from '../../../lib/http/idempotency.ts'
import { type PropertyId, systemIds } from '../../../lib/ids.ts'
import { systemTimer } from '../../../lib/probe.ts'
import { inboxRepository } from '../../inbox/repository.ts'
import { alertService } from '../../notifications/service.ts'
import { staffRepository } from '../../staff/repository.ts'
import type { Circuit, QueueFacts } from '../domain/health-facts.ts'
import { healthService } from './health.ts'
import { patrolService } from './patrol.ts'
import { pulseService } from './pulse.ts'

const propertyId = systemIds.uuid<PropertyId>()
const clock = manualClock('2026-11-24T12:00:00Z')
const alerts = alertService({ clock, ids: systemIds, propertyId, announce: async () => {} })
const well = {
  queue: {
    waiting: 0,
    oldestSeconds: 0,
    deadLetters: 0,
    failing: 0,
    unsettledOldestSeconds: 0,
  } as QueueFacts,
  freePercent: 50,
  circuit: 'closed' as Circuit,
  isRedisUp: true,
}
let facts = well
const off = { configured: false, circuit: 'open', lastEventAt: null } as const
const health = healthService({
  clock,
  timer: { ...systemTimer, after: () => () => {} }, // everything here answers
  askDatabase: async () => ({ writable: true }),
  pool: () => ({ total: 1, idle: 1, waiting: 0 }),
  pingRedis: async () => {
    if (!facts.isRedisUp) throw new Error('away')
  },
  disk: async () => ({ freePercent: facts.freePercent, of: 'data' }),
  backups: null,
  memory: () => ({ rssMb: 1, heapUsedPercent: 1 }),
  runtime: () => ({ node: 'v20', uptimeSeconds: 1, eventLoopP99Ms: 1, instance: 'a:1' }),
  feeds: async () => [],
  maxFeedAgeMinutes: 20,
  queue: async () => facts.queue,
  channels: () => ({
    whatsapp: { configured: true, circuit: facts.circuit, lastEventAt: null },
    mercadopago: off,
    speech: off,
    email: off,
  }),
})
const forgotten: string[] = []
const audited: string[] = []
const patrol = patrolService({
  clock,
  health,
  alerts,
  zone: 'America/Argentina/Buenos_Aires',
  pulse: pulseService({
    clock,
    instance: 'a:1',
    tally: async () => ({ requests: 0, errors: 0, replies: 0, slowReplies: 0, forged: 0 }),
    circuits: () => ({}),
    keys: () => ({}),
  }),
  certificateEndsAt: async () => null,
  clockAheadSeconds: async () => null,
  whatsapp: async () => null,
  retention: {
    webhooks: (tx, before) => inboxRepository(tx).deleteProcessed(before),
    alerts: (tx, before) => alerts(tx).forgetResolved(before),
    sessions: (tx, before) => staffRepository(tx).deleteSessions(before),
    arrivals: async () => 0,
    voices: async () => 0,
    mails: async () => 0,
    receipts: async () => 0,
    chats: async () => 0,
    idempotencyKeys: purgeIdempotencyKeys,
    pulses: async () => 0,
  },
  audit: async (_tx, { entityId, after }) => void audited.push(`${entityId} ${after.rows}`),
  onForgotten: (kind, rows) => forgotten.push(`${kind} ${rows}`),
})

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
  await db.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
})
afterAll(() => db?.close())

describe('looking around', () => {
  const openAlerts = async () =>
    (await alerts(db).list('open', { limit: 50, offset: 0 })).items
      .map(({ kind, severity, entityId }) => `${kind} ${entityId} ${severity}`)
      .sort()

  it('knows by the newest word of any process whether WhatsApp takes our key', async () => {
    const process = (instance: string, isRefused: boolean) => {
      const at = clock.now().epochMilliseconds
      const tally = async () => ({ requests: 0, errors: 0, replies: 0, slowReplies: 0, forged: 0 })
      const keys = () => ({ whatsapp: { isRefused, at } })
      return pulseService({ clock, instance, tally, circuits: () => ({}), keys })(db)
    }
    const first = process('b:1', true)
    await first.beat()
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual(['whatsapp_unauthorized whatsapp critical'])
    await first.end()
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual(['whatsapp_unauthorized whatsapp critical'])
    await first.beat()
    clock.advance(60)
    const second = process('c:1', false)
    await second.beat()
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual([])
    await Promise.all([first.end(), second.end()])
  })

  it('finds nothing where all is well', async () => {
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual([])
  })

  it('raises what is wrong once, however often it looks, and settles it when it is repaired', async () => {
    facts = {
      queue: { ...well.queue, waiting: 9, oldestSeconds: 900, deadLetters: 2 },
      freePercent: 2,
      circuit: 'open',
      isRedisUp: false,
    }
    await patrol(db).lookAround()
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual([
      'circuit_open whatsapp critical',
      'dead_letters queue warning',
      'disk_low disk critical',
      'queue_stuck queue critical',
      'redis_down redis warning',
    ])
    facts = { ...well, freePercent: 8 }
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual(['disk_low disk warning'])
    facts = well
    await patrol(db).lookAround()
    expect(await openAlerts()).toEqual([])
  })
})

describe('forgetting', () => {
  it('deletes what is past its time and keeps everything that may still be needed', async () => {
    const webhook = (key: string, received: string, processed: string | null) =>
      db.query(
        `insert into webhook_events (id, provider, event_key, body, received_at, processed_at)
         values ($1, 'whatsapp', $2, '', $3, $4)`,
        [systemIds.uuid(), key, received, processed],
      )
    await webhook('old', '2026-09-01T00:00:00Z', '2026-09-01T00:00:01Z')
    await webhook('old but open', '2026-09-01T00:00:00Z', null)
    await webhook('may be repeated', '2026-11-17T12:00:00Z', '2026-11-17T12:00:01Z')
    for (const [key, at] of [
      ['old', '2026-11-20T00:00:00Z'],
      ['new', '2026-11-24T11:00:00Z'],
    ]) {
      await db.query(
        `insert into idempotency_keys (scope, key, body_sha256, created_at) values ('POST /x', $1, 'x', $2)`,
        [key, at],
      )
    }
    expect(await patrol(db).forget()).toBe(2)
    expect(await patrol(db).forget()).toBe(0)
    expect(forgotten).toEqual(['webhooks 1', 'idempotencyKeys 1'])
    expect(audited).toEqual(['webhooks 1'])
    const kept = await db.query<{ key: string }>(
      `select event_key as key from webhook_events union all select key from idempotency_keys order by 1`,
    )
    expect(kept.rows.map(({ key }) => key)).toEqual(['may be repeated', 'new', 'old but open'])
  })
})
