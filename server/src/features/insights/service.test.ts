import { dashboardSchema } from '@tranquera/contracts/insights'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Database } from '../../lib/db/types.ts'
import { type PropertyId, systemIds } from '../../lib/ids.ts'
import { presentDashboard } from './presenter.ts'
import { todayService } from './service/today.ts'
import { insightsService } from './service.ts'

const zone = 'America/Argentina/Buenos_Aires'
/** 22:30 of the 24th in Buenos Aires: in London it is already the 25th. */
const NOW = '2026-11-25T01:30:00Z'
const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString()

interface Row {
  readonly code: string
  readonly status: string
  readonly checkIn: string
  readonly checkOut: string
  readonly total: number
  readonly paid?: number
  readonly createdAt?: string
  readonly expiresAt?: string
  readonly conversation?: string
}

/** Rows as the product writes them, with their nights and their ledger. */
function writer(db: Database, propertyId: PropertyId, cabin: string) {
  return {
    async reservation(row: Row): Promise<void> {
      const id = systemIds.uuid()
      const createdAt = row.createdAt ?? hoursAgo(100)
      await db.query(
        `insert into reservations (id, property_id, code, accommodation_id, conversation_id, status, check_in,
            check_out,
           adults, children, contact_name, channel, total, deposit, currency, lines, policy, expires_at, access_token,
           created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 2, 1, 'Ana', 'whatsapp', $9, 0, 'ARS', '[]', '{}', $10, 'x',
            $11, $11)`,
        [
          id,
          propertyId,
          row.code,
          cabin,
          row.conversation ?? null,
          row.status,
          row.checkIn,
          row.checkOut,
          row.total,
          row.expiresAt ?? null,
          createdAt,
        ],
      )
      if (['confirmed', 'checked_in', 'completed'].includes(row.status)) {
        await this.nights('reservation', { ...row, reservation: id })
      }
      await this.entry(id, 'charge', row.total, createdAt)
      if (row.paid) await this.entry(id, 'payment', row.paid, createdAt)
    },
    async nights(
      kind: string,
      row: { readonly checkIn: string; readonly checkOut: string; readonly reservation?: string },
    ): Promise<void> {
      await db.query(
        `insert into occupancies (id, property_id, accommodation_id, period, kind, reservation_id, created_at)
         values ($1, $2, $3, daterange($4::date, $5::date), $6, $7, $8)`,
        [systemIds.uuid(), propertyId, cabin, row.checkIn, row.checkOut, kind, row.reservation ?? null, NOW],
      )
    },
    async entry(reservation: string, kind: string, amount: number, at: string): Promise<void> {
      await db.query(
        `insert into ledger_entries (id, reservation_id, kind, amount, currency, actor_kind, created_at)
         values ($1, $2, $3, $4, 'ARS', 'system', $5)`,
        [systemIds.uuid(), reservation, kind, amount, at],
      )
    },
    async conversation(frame: object, lastInboundAt: string): Promise<string> {
      const guest = systemIds.uuid()
      const id = systemIds.uuid()
      await db.query('insert into guests (id, property_id, name) values ($1, $2, $3)', [
        guest,
        propertyId,
        'Ana',
      ])
      await db.query(
        `insert into conversations (id, property_id, guest_id, frame, unread, last_inbound_at, last_message_at,
            created_at)
         values ($1, $2, $3, $4, 1, $5, $5, $5)`,
        [id, propertyId, guest, frame, lastInboundAt],
      )
      for (const [direction, at] of [
        ['in', lastInboundAt],
        ['out', lastInboundAt],
      ]) {
        await db.query(
          'insert into messages (id, conversation_id, direction, type, status, at) values ($1, $2, $3, ' +
            "'text', 'done', $4)",
          [systemIds.uuid(), id, direction, at],
        )
      }
      return id
    },
    audit: (code: string, action: string, at: string) =>
      db.query(
        `insert into audit_log (at, actor_kind, action, entity, entity_id)
         select $1, 'system', $2, 'reservation', id from reservations where code = $3`,
        [at, action, code],
      ),
  }
}

describe('the dashboard', () => {
  const clock = manualClock(NOW)
  const propertyId = systemIds.uuid<PropertyId>()
  const insights = insightsService({ clock, propertyId, zone })
  let db: Database

  async function cabinOf(property: PropertyId, name: string): Promise<string> {
    const id = systemIds.uuid()
    await db.query(
      'insert into accommodations (id, property_id, slug, name, capacity, ical_export_token) values ($1, ' +
        "$2, $3, $3, 4, 'x')",
      [id, property, name],
    )
    return id
  }

  beforeAll(async () => {
    db = await openTestDatabase()
    await db.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
  })
  afterAll(() => db?.close())

  const board = async () =>
    presentDashboard(await insights(db).dashboard(), { zone, health: { status: 'healthy', problems: [] } })

  it('shows zeros and no price per night where nothing is yet', async () => {
    const empty = dashboardSchema.parse(await board())
    expect(empty).toMatchObject({
      today: '2026-11-24',
      month_revenue: '0.00',
      occupancy: 0,
      adr: null,
      totals: { accommodations: 0, reservations: 0 },
      arrivals_today: [],
    })
    expect(empty.conversion.stages.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0])
  })

  it('adds up the month, the funnel, the day and who comes and goes, and nothing of another property', async () => {
    const cabin = await cabinOf(propertyId, 'Coihue')
    await cabinOf(propertyId, 'Lenga')
    const write = writer(db, propertyId, cabin)
    const paid = await write.conversation({ offers: [{}] }, hoursAgo(30))
    const held = await write.conversation({ offers: [] }, hoursAgo(2))
    await write.conversation({ offers: [{}] }, hoursAgo(3))
    await write.conversation({}, hoursAgo(4))
    await write.conversation({ offers: [{}] }, hoursAgo(24 * 40))

    const stays: Row[] = [
      // 2 of 4 nights in November, 400.00 of 800.00
      {
        code: 'A',
        status: 'completed',
        checkIn: '2026-10-30',
        checkOut: '2026-11-03',
        total: 80_000,
        createdAt: hoursAgo(900),
      },
      {
        code: 'B',
        status: 'checked_in',
        checkIn: '2026-11-20',
        checkOut: '2026-11-24',
        total: 100_000,
        paid: 30_000,
      },
      {
        code: 'C',
        status: 'confirmed',
        checkIn: '2026-11-24',
        checkOut: '2026-11-26',
        total: 60_000,
        paid: 60_000,
        createdAt: hoursAgo(29),
        conversation: paid,
      },
      {
        code: 'D',
        status: 'pre_reserved',
        checkIn: '2026-12-01',
        checkOut: '2026-12-03',
        total: 50_000,
        createdAt: hoursAgo(1),
        expiresAt: '2026-11-25T01:45:00Z',
        conversation: held,
      },
      {
        code: 'E',
        status: 'pre_reserved',
        checkIn: '2026-12-05',
        checkOut: '2026-12-07',
        total: 50_000,
        expiresAt: '2026-11-25T01:30:00Z',
      },
      { code: 'F', status: 'cancelled', checkIn: '2026-11-24', checkOut: '2026-11-26', total: 90_000 },
    ]
    for (const stay of stays) await write.reservation(stay)
    await write.nights('external', { checkIn: '2026-11-10', checkOut: '2026-11-13' })
    await write.nights('block', { checkIn: '2026-11-13', checkOut: '2026-11-14' })
    await write.audit('C', 'reservation.confirmed', hoursAgo(20))
    await write.audit('F', 'reservation.cancelled', hoursAgo(30))

    const stranger = systemIds.uuid<PropertyId>()
    await db.query('insert into properties (id, name) values ($1, $2)', [stranger, 'Other'])
    const theirs = writer(db, stranger, await cabinOf(stranger, 'Roble'))
    await theirs.reservation({
      code: 'Z',
      status: 'confirmed',
      checkIn: '2026-11-24',
      checkOut: '2026-11-25',
      total: 999_999,
      paid: 999_999,
    })
    await theirs.audit('Z', 'reservation.confirmed', hoursAgo(1))

    const shown = dashboardSchema.parse(await board())
    expect(shown.totals).toMatchObject({
      accommodations: 2,
      reservations: 6,
      in_house: 1,
      guests: 5,
      conversations: 5,
      unread: 5,
      by_status: {
        completed: 1,
        checked_in: 1,
        confirmed: 1,
        pre_reserved: 1,
        expired: 1,
        cancelled: 1,
        no_show: 0,
      },
    })
    expect(shown.month).toEqual({
      from: '2026-11-01',
      to: '2026-12-01',
      currency: 'ARS',
      revenue: '2000.00',
      collected: '900.00',
      other_revenue: [],
      nights_sold: 8,
      nights_external: 3,
      nights_available: 59,
    })
    expect(shown).toMatchObject({ month_revenue: '2000.00', adr: '250.00', occupancy: 18.6 })
    expect(shown.conversion.stages).toEqual([
      { stage: 'inquiry', count: 4, percent: null },
      { stage: 'quote', count: 3, percent: 75 },
      { stage: 'hold', count: 2, percent: 66.7 },
      { stage: 'payment', count: 1, percent: 50 },
      { stage: 'confirmed', count: 1, percent: 100 },
    ])
    expect(shown.last_24h).toEqual({
      messages_in: 3,
      messages_out: 3,
      conversations: 3,
      reservations: 1,
      confirmed: 1,
      cancelled: 0,
      expired: 0,
      payments: 0,
      collected: '0.00',
    })
    expect(shown.arrivals_today).toMatchObject([
      { code: 'C', accommodation_name: 'Coihue', guests: 3, due_amount: '0.00' },
    ])
    expect(shown.departures_today).toMatchObject([{ code: 'B', due_amount: '700.00' }])
    expect(shown.expiring_holds).toMatchObject([
      { code: 'D', expires_at: '2026-11-24T22:45:00-03:00', seconds_left: 900 },
    ])
  })

  it('counts to ten thousand, and says which totals are estimates beyond', async () => {
    const before = dashboardSchema.parse(await board()).totals
    await db.query(
      `insert into guests (id, property_id, name, language, created_at)
       select gen_random_uuid(), $1, 'Guest ' || n, 'es', $2 from generate_series(1, $3) n`,
      [propertyId, NOW, 10_000 - before.guests],
    )
    expect((await board()).totals).toEqual({ ...before, guests: 10_000 })
    await db.query(
      `insert into guests (id, property_id, name, language, created_at)
       select gen_random_uuid(), $1, 'Guest ' || n, 'es', $2 from generate_series(1, 5000) n`,
      [propertyId, NOW],
    )
    await db.execute('analyze guests')
    const { guests, estimated, ...rest } = (await board()).totals
    expect(estimated).toEqual(['guests'])
    expect(guests).toBeGreaterThan(14_000)
    expect(guests).toBeLessThan(16_000)
    expect({ ...rest, guests: before.guests }).toEqual(before)
  })
})

describe('today', () => {
  const propertyId = systemIds.uuid<PropertyId>()
  const today = todayService({
    clock: manualClock(NOW),
    propertyId,
    zone,
    cleaning: () => ({ states: async () => [] }),
  })
  let db: Database
  beforeAll(async () => {
    db = await openTestDatabase()
    await db.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
  })
  afterAll(() => db?.close())

  it('tells of every stay at the door, those of platforms too, and of holds that still live', async () => {
    const cabin = systemIds.uuid()
    await db.query(
      'insert into accommodations (id, property_id, slug, name, capacity, ical_export_token) values ($1, ' +
        "$2, 'a', 'A', 4, 'x')",
      [cabin, propertyId],
    )
    const write = writer(db, propertyId, cabin)
    const stay = { status: 'confirmed', total: 100_000 }
    await write.reservation({
      ...stay,
      code: 'LEAVES',
      status: 'checked_in',
      checkIn: '2026-11-20',
      checkOut: '2026-11-24',
    })
    await write.reservation({
      ...stay,
      code: 'COMES',
      checkIn: '2026-11-24',
      checkOut: '2026-11-26',
      paid: 30_000,
    })
    await write.reservation({ ...stay, code: 'LATER', checkIn: '2026-11-28', checkOut: '2026-11-30' })
    const hold = { ...stay, status: 'pre_reserved', checkIn: '2026-12-10', checkOut: '2026-12-12' }
    await write.reservation({ ...hold, code: 'HOLDS', expiresAt: hoursAgo(-1) })
    await write.reservation({ ...hold, code: 'OVER', expiresAt: hoursAgo(1) })
    const other = systemIds.uuid()
    await db.query(
      `insert into accommodations (id, property_id, slug, name, capacity, ical_export_token, position)
       values ($1, $2, 'b', 'B', 4, 'y', 1)`,
      [other, propertyId],
    )
    await writer(db, propertyId, other).nights('external', { checkIn: '2026-11-24', checkOut: '2026-11-27' })

    const door = await today(db).door()
    expect(door.date).toBe('2026-11-24')
    expect(door.arrivals.map((one) => [one.kind, one.code, one.due])).toEqual([
      ['reservation', 'COMES', 70_000],
      ['external', null, null],
    ])
    expect(door.departures.map((one) => one.code)).toEqual(['LEAVES'])
    expect(door.inHouse.map((one) => one.code)).toEqual(['LEAVES'])
    expect(door.holds.map((one) => one.code)).toEqual(['HOLDS'])
  })
})
