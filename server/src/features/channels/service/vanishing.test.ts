import { describe, expect, it } from 'vitest'
import { calendarHosts, type Shown } from '../../../../test/calendar-host.ts'
import { openChannelsWorld } from '../../../../test/channels-world.ts'
import type { AccommodationId } from '../../../lib/ids.ts'

const world = await openChannelsWorld()
const { connect } = calendarHosts(world)

const hours = (count: number) => world.clock.advance(count * 3600)
const kinds = () => world.alerts.map(({ kind }) => kind)

describe('stays that vanish', () => {
  it('are held and told when they were only two, though a third arrived', async () => {
    const cabin = await world.cabin('Two vanish')
    const feed = await connect('Booking', cabin, '-//admin.booking.com\\, b.v.//NONSGML v1.0//EN')
    const says = 'CLOSED - Not available'
    await feed.shows(
      { uid: 'a', from: '2026-12-10', to: '2026-12-13', says },
      { uid: 'b', from: '2026-12-20', to: '2026-12-23', says },
    )
    hours(1)
    const fresh = { uid: 'c', from: '2027-01-20', to: '2027-01-23', says }
    expect((await feed.shows(fresh)).status).toBe('held')
    hours(20)
    expect((await feed.shows(fresh)).status).toBe('held')
    expect(await world.taken(cabin)).toHaveLength(3)
    expect(kinds()).toEqual(['calendar_held'])
  })

  const four: Shown[] = ['10', '14', '18', '22'].map((day) => ({
    uid: `stay-${day}`,
    from: `2026-12-${day}`,
    to: `2026-12-${Number(day) + 2}`,
  }))
  const left = (cabin: AccommodationId) =>
    world.taken(cabin).then((all) => all.map((one) => one.slice(-13, -11)))

  it('are those that a file of METHOD:CANCEL names, after the grace, and nobody else', async () => {
    const cabin = await world.cabin('Cancels')
    const feed = await connect('Otra', cabin)
    await feed.shows(...four)
    for (const [wait, days] of [
      [0.1, '10,14,18,22'],
      [0.5, '10,14,18,22'],
      [1, '10,18,22'],
      [48, '10,18,22'],
    ] as const) {
      hours(wait)
      expect((await feed.cancels(...four.slice(1, 2))).status).toBe('ok')
      expect((await left(cabin)).join()).toBe(days)
    }
    expect(kinds()).toEqual(['calendar_unreadable'])
  })

  it('come from a feed that does nothing but cancel, and its owner hears that no new stay does', async () => {
    const cabin = await world.cabin('Cancels for ever')
    const feed = await connect('Otra', cabin)
    const shown = async () => (await world.api('GET', `/admin/feeds/${feed.id}`)).body.bad_events
    for (let day = 0; day < 4; day++) {
      await feed.cancels(...four)
      expect(await shown()).toMatchObject([{ reason: 'only_cancels', text: 'METHOD: CANCEL' }])
      hours(24)
    }
    expect(world.alerts).toMatchObject([
      { kind: 'calendar_unreadable', severity: 'warning', about: 'Otra, Cancels for ever' },
    ])
    expect(world.alerts[0]?.summary).toContain('new ones do not reach us')
    const tried = await world.api('POST', '/admin/feeds/test', { url: feed.url })
    expect(tried.body).toMatchObject({ stays: [], unreadable: [{ reason: 'only_cancels' }] })
    await feed.shows(...four)
    expect([await shown(), world.settled]).toEqual([[], [world.alerts[0]?.dedupeKey]])
    expect(await left(cabin)).toEqual(['10', '14', '18', '22'])
  })

  it('are held where a file of METHOD:CANCEL names most of them, and stay held by one that names none', async () => {
    const cabin = await world.cabin('Cancels many')
    const feed = await connect('Otra', cabin)
    await feed.shows(...four)
    hours(1)
    expect((await feed.cancels(...four.slice(0, 3))).status).toBe('held')
    hours(2)
    expect((await feed.cancels()).status).toBe('held')
    hours(2)
    expect((await feed.cancels(...four.slice(0, 3))).status).toBe('held')
    expect(await left(cabin)).toEqual(['10', '14', '18', '22'])
    for (const wait of [20, 1, 1]) {
      hours(wait)
      await feed.cancels(...four.slice(0, 3))
    }
    expect(await left(cabin)).toEqual(['22'])
    expect(kinds().sort()).toEqual(['calendar_held', 'calendar_unreadable'])
  })

  it('are told by an older SEQUENCE as by a newer one: what the feed says now counts', async () => {
    const cabin = await world.cabin('Regress')
    const feed = await connect('Otra', cabin)
    await feed.shows({ uid: 'a', from: '2026-12-20', to: '2026-12-23', more: ['SEQUENCE:3'] })
    for (const wait of [1, 1, 1]) {
      hours(wait)
      await feed.shows({ uid: 'a', from: '2026-12-10', to: '2026-12-13', more: ['SEQUENCE:1'] })
      expect(await world.taken(cabin)).toContain('external 2026-12-10 2026-12-13')
    }
    expect(await world.taken(cabin)).toEqual(['external 2026-12-10 2026-12-13'])
  })

  it('go one by one where every UID is new at each reading', async () => {
    const cabin = await world.cabin('New names')
    const feed = await connect('Booking', cabin, '-//admin.booking.com//EN')
    const at = (round: number, ...spans: readonly (readonly [string, string])[]) =>
      spans.map(([from, to]) => ({
        uid: `${round}-${from}@booking.com`,
        from,
        to,
        says: 'CLOSED - Not available',
      }))
    const [a, b, c, d] = [
      ['2026-12-10', '2026-12-13'],
      ['2026-12-13', '2026-12-15'],
      ['2026-12-15', '2026-12-18'],
      ['2026-12-24', '2026-12-27'],
    ] as const
    await feed.shows(...at(0, a, b, c, d))
    for (let round = 1; round < 4; round++) {
      hours(1)
      expect((await feed.shows(...at(round, a, c, d))).status).toBe('ok')
    }
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-10 2026-12-13',
      'external 2026-12-15 2026-12-18',
      'external 2026-12-24 2026-12-27',
    ])
    expect(world.alerts).toEqual([])
  })
})
