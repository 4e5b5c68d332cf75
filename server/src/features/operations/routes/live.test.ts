import { liveEventSchema } from '@tranquera/contracts/operations'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGuards } from '../../../../test/guards.ts'
import { portOf } from '../../../../test/loopback.ts'
import { createTestDatabase, openTestDatabase } from '../../../../test/test-database.ts'
import { manualClock } from '../../../lib/clock.ts'
import { openPostgres } from '../../../lib/db/postgres.ts'
import type { Database } from '../../../lib/db/types.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { createHttpServer } from '../../../lib/http/server.ts'
import { type PropertyId, systemIds } from '../../../lib/ids.ts'
import { createMetrics } from '../../../lib/metrics.ts'
import { liveHub } from '../service/live.ts'
import { liveRoutes } from './live.ts'

const at = '2026-11-24T12:00:00Z'
const propertyId = systemIds.uuid<PropertyId>()
const other = systemIds.uuid<PropertyId>()
const guards = openGuards

async function serve(db: Database, timing: { heartbeatMs: number; longestMs: number }) {
  const app = await createHttpServer({
    logger: pino({ level: 'silent' }),
    metrics: createMetrics({ processMetrics: false }),
    clock: manualClock(at),
    ids: systemIds,
    config: {
      baseUrl: 'http://localhost',
      allowedOrigins: [],
      trustProxy: false,
      version: '1',
      production: false,
    },
    limiter: null,
  })
  const live = liveHub({ database: db, propertyId, onError: () => {} })
  await liveRoutes({ guards, live, ...timing })(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url: `http://127.0.0.1:${portOf(app.server)}/admin/events` }
}

/** Reads the stream until the text holds what is looked for; undefined when the stream ends before. */
async function open(url: string) {
  const response = await fetch(url)
  if (!response.body) throw new Error('No stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  async function until(found: string): Promise<string | undefined> {
    for (;;) {
      if (text.includes(found)) return text
      const { done, value } = await reader.read()
      if (done) return undefined
      text += value
    }
  }
  return { response, until, close: () => reader.cancel() }
}

describe('live events', () => {
  let db: Database
  let app: App
  let url: string
  const cabin = systemIds.uuid()
  const guest = systemIds.uuid()
  const conversation = systemIds.uuid()
  const reservation = systemIds.uuid()

  beforeAll(async () => {
    db = await openTestDatabase()
    for (const id of [propertyId, other]) {
      await db.query('insert into properties (id, name) values ($1, $2)', [id, 'Cabins'])
    }
    await db.query(
      `insert into accommodations (id, property_id, slug, name, capacity, ical_export_token)
       values ($1, $2, 'coihue', 'Coihue', 4, 'x')`,
      [cabin, propertyId],
    )
    await db.query('insert into guests (id, property_id, name) values ($1, $2, $3)', [
      guest,
      propertyId,
      'Ana',
    ])
    await db.query(
      'insert into conversations (id, property_id, guest_id, created_at) values ($1, $2, $3, $4)',
      [conversation, propertyId, guest, at],
    )
    const served = await serve(db, { heartbeatMs: 5, longestMs: 60_000 })
    app = served.app
    url = served.url
  })
  afterAll(async () => {
    await app?.close()
    await db?.close()
  })

  async function bookAndPay() {
    await db.query(
      `insert into messages (id, conversation_id, direction, type, text, status, at)
       values ($1, $2, 'in', 'text', 'Mi clave es 1234', 'received', $3)`,
      [systemIds.uuid(), conversation, at],
    )
    await db.query(
      `insert into reservations (id, property_id, code, accommodation_id, status, check_in, check_out, adults,
         contact_name, channel, total, deposit, currency, lines, policy, expires_at, access_token, created_at,
          updated_at)
       values ($1, $2, 'RES261124K7QF', $3, 'pre_reserved', '2027-01-10', '2027-01-12', 2, 'Ana', 'web', 100, 30, 'ARS',
         '[]', '{}', $4, 'secret', $4, $4)`,
      [reservation, propertyId, cabin, at],
    )
    await db.query(
      `insert into ledger_entries (id, reservation_id, kind, method, amount, currency, actor_kind, created_at)
       values ($1, $2, 'payment', 'cash', 30, 'ARS', 'staff', $3)`,
      [systemIds.uuid(), reservation, at],
    )
    await db.query(`update reservations set status = 'confirmed' where id = $1`, [reservation])
    await db.query(`update conversations set status = 'waiting_human' where id = $1`, [conversation])
    await db.query(
      `insert into occupancies (id, property_id, accommodation_id, period, kind, created_at)
       values ($1, $2, $3, '[2027-01-10,2027-01-12)', 'reservation', $4)`,
      [systemIds.uuid(), propertyId, cabin, at],
    )
  }

  it('tells a panel what happened in the order in which it did, with ids and codes only', async () => {
    const panel = await open(url)
    expect(panel.response.headers.get('content-type')).toContain('text/event-stream')
    await panel.until('retry:')
    await bookAndPay()
    const text = (await panel.until('calendar.changed')) ?? ''
    await panel.close()
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) =>
      liveEventSchema.parse(JSON.parse(json ?? '')),
    )
    expect(events.map(({ type }) => type)).toEqual([
      'message.created',
      'reservation.created',
      'payment.recorded',
      'reservation.changed',
      'conversation.changed',
      'calendar.changed',
    ])
    expect(events[0]).toMatchObject({ conversation_id: conversation, direction: 'in' })
    expect(events[2]).toMatchObject({ reservation_code: 'RES261124K7QF', kind: 'payment' })
    expect(events[3]).toMatchObject({ reservation_code: 'RES261124K7QF', status: 'confirmed' })
    expect(text).not.toContain('clave')
    expect(text).not.toContain('Ana')
    expect(text).not.toContain('secret')
  })

  it('tells every panel, nothing of another property, and nothing that was rolled back', async () => {
    const panels = [await open(url), await open(url)]
    for (const panel of panels) await panel.until('retry:')
    const raise = (tx: Pick<Database, 'query'>, property: string, kind: string) =>
      tx.query(
        'insert into alerts (id, property_id, kind, severity, summary, created_at) values ($1, $2, $3, ' +
          "'info', 's', $4)",
        [systemIds.uuid(), property, kind, at],
      )
    await raise(db, other, 'of_another_property')
    await db
      .transaction(async (tx) => {
        await raise(tx, propertyId, 'rolled_back')
        throw new Error('undone')
      })
      .catch(() => {})
    await raise(db, propertyId, 'ours')
    for (const panel of panels) {
      const text = (await panel.until('ours')) ?? ''
      expect(text).not.toContain('of_another_property')
      expect(text).not.toContain('rolled_back')
      await panel.close()
    }
  })

  it('keeps the connection warm while nothing happens', async () => {
    const panel = await open(url)
    expect(await panel.until(': still here')).toBeDefined()
    await panel.close()
  })

  it('ends its streams when the process stops, so that stopping does not wait for open panels', async () => {
    const served = await serve(db, { heartbeatMs: 60_000, longestMs: 60_000 })
    const panel = await open(served.url)
    await panel.until('retry:')
    await served.app.close()
    expect(await panel.until('never')).toBeUndefined()
  })

  it('ends a stream after its time, so that the browser signs in again', async () => {
    const served = await serve(db, { heartbeatMs: 60_000, longestMs: 1 })
    const panel = await open(served.url)
    expect(await panel.until('never')).toBeUndefined()
    await served.app.close()
  })
})

describe('instances', () => {
  const told = () => {
    const types: string[] = []
    return { types, hear: (event: { readonly type: string }) => void types.push(event.type) }
  }
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const raise = (db: Database) =>
    db.query(
      `insert into alerts (id, property_id, kind, severity, summary, created_at) values ($1, $2, 'k', 'info', 's', $3)`,
      [systemIds.uuid(), propertyId, at],
    )

  it('wake each other, and write and notify nothing while nobody looks', async () => {
    const { url, close } = await createTestDatabase()
    const [here, there] = [await openPostgres({ url }), await openPostgres({ url })]
    await here.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
    const hubs = [here, there].map((database) =>
      liveHub({ database, propertyId, onError: () => {}, hasOthers: () => true }),
    )
    const kept = async () => (await here.query('select 1 from live_events')).rowCount
    await raise(here)
    expect(await kept()).toBe(0)

    const panel = told()
    await hubs[1]?.subscribe(panel.hear)
    await raise(here)
    await until(() => panel.types.length > 0)
    expect(panel.types).toEqual(['alert.raised'])
    for (const hub of hubs) await hub.close()
    expect((await here.query('select 1 from live_watchers')).rowCount).toBe(0)
    await raise(here)
    expect(await kept()).toBe(1)
    await Promise.all([here.close(), there.close()])
    await close()
  })

  it('ask to read everything again after the connection was lost, and pass on no other shape', async () => {
    let notified: (payload: string) => void = () => {}
    const errors: unknown[] = []
    let events: unknown[] = [{ type: 'unheard.of' }, 'text', { type: 'alert.raised' }]
    const hub = liveHub({
      propertyId,
      onError: (error) => errors.push(error),
      database: {
        listen: async (_channel, hear) => {
          notified = hear
          return async () => {}
        },
        onWrite: () => () => {},
        async query<Row>(sql: string) {
          const rows = sql.includes('watch_live')
            ? [{ last: 0 }]
            : events.map((event, id) => ({ id: id + 1, event }))
          if (!sql.includes('watch_live')) events = []
          return { rows: rows as Row[], rowCount: rows.length }
        },
      },
    })
    const panel = told()
    await hub.subscribe(panel.hear)
    notified('')
    await until(() => errors.length === 3)
    expect(panel.types).toEqual(['resync'])
    await hub.close()
  })
})
