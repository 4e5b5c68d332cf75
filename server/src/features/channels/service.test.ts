import { describe, expect, it } from 'vitest'
import { openChannelsWorld } from '../../../test/channels-world.ts'
import { localDate } from '../../lib/local-date.ts'

const world = await openChannelsWorld()

const d = localDate
const hours = (count: number) => world.clock.advance(count * 3600)

describe('a feed', () => {
  it('brings the stays of a platform and follows them when they move', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    const first = listing.book(d('2026-12-01'), d('2026-12-04'))
    listing.book(d('2026-12-20'), d('2026-12-27'))
    expect(await sync()).toMatchObject({ status: 'ok', counts: { imported: 2, updated: 0, removed: 0 } })
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-01 2026-12-04',
      'external 2026-12-20 2026-12-27',
    ])
    hours(1)
    listing.move(first.ok ? first.id : '', d('2026-12-02'), d('2026-12-06'))
    expect(await sync()).toMatchObject({ counts: { imported: 0, updated: 1, removed: 0 } })
    // The night it gave up waits: freeing is never done on one reading.
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-01 2026-12-06',
      'external 2026-12-20 2026-12-27',
    ])
    hours(2)
    await sync()
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-02 2026-12-06',
      'external 2026-12-20 2026-12-27',
    ])
  })

  it('frees a cancelled stay after two good readings and an hour, not before', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    const gone = listing.book(d('2026-12-01'), d('2026-12-04'))
    listing.book(d('2026-12-20'), d('2026-12-27'))
    await sync()
    listing.cancel(gone.ok ? gone.id : '')
    hours(0.1)
    expect(await sync()).toMatchObject({ counts: { missing: 1, removed: 0 } })
    expect(await world.taken(cabin)).toHaveLength(2)
    hours(1.1)
    expect(await sync()).toMatchObject({ counts: { removed: 1 } })
    expect(await world.taken(cabin)).toEqual(['external 2026-12-20 2026-12-27'])
  })

  it('frees nothing when the answer is empty, a page, an error or no answer', async () => {
    const cabin = await world.cabin()
    const { listing, feed, sync } = await world.connect('airbnb', cabin)
    listing.book(d('2026-12-01'), d('2026-12-04'))
    await sync()
    listing.behaviour.answerEmpty = true
    hours(1)
    expect(await sync()).toMatchObject({ status: 'held' })
    listing.behaviour.answerEmpty = false
    listing.behaviour.answerHtml = true
    hours(1)
    expect(await sync()).toMatchObject({ status: 'failed', errorType: 'not_a_calendar' })
    listing.behaviour.answerHtml = false
    for (const status of [500, 404]) {
      const fault = { kind: 'http', status } as const
      world.platforms.faults.inject({ at: 'airbnb.feed', trigger: { mode: 'next', count: 1 }, fault })
      hours(1)
      expect(await sync()).toMatchObject({ status: 'failed' })
    }
    world.platforms.faults.inject({
      at: 'airbnb.feed',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'cut' },
    })
    hours(1)
    expect(await sync()).toMatchObject({ status: 'failed', errorType: 'connection' })
    expect(await world.taken(cabin)).toEqual(['external 2026-12-01 2026-12-04'])
    expect(await world.channels.feeds.get(feed.id)).toMatchObject({
      failures: 4,
      lastErrorType: 'connection',
    })
    hours(1)
    expect(await sync()).toMatchObject({ status: 'ok' })
    expect(await world.channels.feeds.get(feed.id)).toMatchObject({ failures: 0, hold: null })
    const { items } = await world.channels.feeds.listRuns(feed.id, { limit: 10, offset: 0 })
    expect(items.map((run) => run.outcome)).toEqual([
      'ok',
      'failed',
      'failed',
      'failed',
      'failed',
      'held',
      'ok',
    ])
  })

  it('holds an emptied feed for a day, tells the owner, and lets the owner end the hold', async () => {
    const cabin = await world.cabin()
    const { listing, feed, sync } = await world.connect('booking', cabin)
    listing.book(d('2026-12-10'), d('2026-12-14'))
    await sync()
    listing.behaviour.answerEmpty = true
    for (let reading = 0; reading < 3; reading++) {
      hours(2)
      await sync()
    }
    expect(await world.taken(cabin)).toHaveLength(1)
    expect(world.alerts.filter((alert) => alert.kind === 'calendar_held')).toHaveLength(1)
    const released = await world.api('POST', `/admin/feeds/${feed.id}/accept-loss`)
    expect(released.body).toMatchObject({ status: 'ok', removed: 1 })
    expect(await world.taken(cabin)).toEqual([])
  })

  it('says when the platform asks to wait, and does not ask again before', async () => {
    const cabin = await world.cabin()
    const { feed, sync } = await world.connect('airbnb', cabin)
    const fault = { kind: 'http', status: 429, headers: { 'retry-after': '600' } } as const
    world.platforms.faults.inject({ at: 'airbnb.feed', trigger: { mode: 'next', count: 1 }, fault })
    expect(await sync()).toMatchObject({ status: 'failed', errorType: 'rate_limited' })
    expect(await sync()).toMatchObject({ status: 'postponed' })
    world.clock.advance(601)
    expect(await sync()).toMatchObject({ status: 'ok' })
    expect((await world.channels.feeds.get(feed.id)).blockedUntil).toBeNull()
  })

  it('reads an unchanged calendar again from memory, and refuses one of another platform', async () => {
    const cabin = await world.cabin()
    const { listing, feed, sync } = await world.connect('airbnb', cabin)
    listing.behaviour.conditional = true
    const stay = listing.book(d('2026-12-01'), d('2026-12-04'))
    await sync()
    hours(0.5)
    expect(await sync()).toMatchObject({ status: 'not_modified', counts: { events: 1 } })
    expect(stay.ok).toBe(true)
    const other = world.platforms.listing('booking', 'of-somebody-else')
    await world.database.query('update calendar_feeds set url = $2 where id = $1', [
      feed.id,
      `${world.outside.origin}${other.path}`,
    ])
    hours(0.5)
    expect(await sync()).toMatchObject({ status: 'failed', errorType: 'signature_changed' })
    expect(await world.taken(cabin)).toHaveLength(1)
  })

  it('gives its nights back when it is disconnected', async () => {
    const cabin = await world.cabin()
    const { listing, feed, sync } = await world.connect('airbnb', cabin)
    await world.book(cabin, '2026-12-02', '2026-12-05')
    listing.book(d('2026-12-01'), d('2026-12-04'))
    await sync()
    expect((await world.channels.conflicts.list({ status: 'open' }, { limit: 9, offset: 0 })).total).toBe(1)
    expect((await world.api('DELETE', `/admin/feeds/${feed.id}`)).status).toBe(204)
    expect(await world.taken(cabin)).toEqual(['reservation 2026-12-02 2026-12-05'])
    expect((await world.channels.conflicts.list({ status: 'open' }, { limit: 9, offset: 0 })).total).toBe(0)
    expect(await sync()).toMatchObject({ status: 'deleted' })
  })

  it('keeps the nights of stays that are over on the calendar', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    listing.book(d('2026-11-25'), d('2026-11-27'))
    await sync()
    hours(24 * 5)
    await sync()
    const past = await world.bookings
      .occupancy(world.database)
      .listTaken(d('2026-11-20'), d('2026-11-30'), cabin)
    expect(past).toMatchObject([{ kind: 'external', checkIn: '2026-11-25', checkOut: '2026-11-27' }])
  })
})

describe('polling', () => {
  it('claims each feed once per turn and spreads them over the interval', async () => {
    const cabin = await world.cabin()
    for (const platform of ['airbnb', 'booking'] as const) await world.connect(platform, cabin)
    expect(await world.channels.syncDue()).toBe(0)
    world.clock.advance(15)
    expect(await world.channels.syncDue()).toBe(2)
    expect(await world.channels.syncDue()).toBe(0)
    for (const feed of await world.channels.feeds.list()) await world.channels.sync(feed.id)
    const next = (await world.channels.feeds.list()).map((feed) => feed.nextPollAt?.epochMilliseconds ?? 0)
    const now = world.clock.now().epochMilliseconds
    for (const at of next) expect((at - now) / 1000).toBeGreaterThanOrEqual(150)
    for (const at of next) expect((at - now) / 1000).toBeLessThan(450)
  })

  it('waits longer with every failure and tells the owner once that a calendar is stale', async () => {
    const cabin = await world.cabin()
    const { feed, sync } = await world.connect('airbnb', cabin)
    await sync()
    world.platforms.faults.inject({
      at: 'airbnb.feed',
      trigger: { mode: 'always' },
      fault: { kind: 'http', status: 500 },
    })
    const pauses: number[] = []
    for (let failure = 0; failure < 4; failure++) {
      hours(1)
      await sync()
      const { nextPollAt } = await world.channels.feeds.get(feed.id)
      pauses.push(((nextPollAt?.epochMilliseconds ?? 0) - world.clock.now().epochMilliseconds) / 1000)
    }
    expect(pauses[3]).toBeGreaterThan((pauses[0] ?? 0) * 4)
    await world.channels.syncDue()
    await world.channels.syncDue()
    expect(world.alerts.filter((alert) => alert.kind === 'calendar_stale')).toHaveLength(1)
    expect(await world.context.metrics.text()).toContain('ical_last_sync_age_minutes 240')
    world.platforms.faults.clear()
    hours(6)
    expect((await sync()).status).toBe('ok')
    expect(world.settled).toEqual([`feed_stale:${feed.id}`])
  })

  it('counts what it did', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    listing.book(d('2026-12-01'), d('2026-12-04'))
    await sync()
    const fault = { kind: 'http', status: 503 } as const
    world.platforms.faults.inject({ at: 'airbnb.feed', trigger: { mode: 'next', count: 1 }, fault })
    await sync()
    const text = await world.context.metrics.text()
    expect(text).toContain(`ical_events_imported_total{accommodation_id="${cabin}",source="airbnb"} 1`)
    expect(text).toContain(`ical_sync_errors_total{accommodation_id="${cabin}",error_type="server_error"} 1`)
    expect(text).toMatch(/ical_sync_job_duration_seconds_count [1-9]/)
  })

  it('reads stale feeds of a cabin before a booking is confirmed, and survives a platform that hangs', async () => {
    const cabin = await world.cabin()
    const { listing, feed } = await world.connect('airbnb', cabin)
    const ask = () => world.channels.refreshStale(cabin, { maxAgeSeconds: 300, budgetMs: 500 })
    expect(await ask()).toEqual({ fresh: true, stale: [] })
    listing.book(d('2026-12-01'), d('2026-12-04'))
    expect(await world.taken(cabin)).toEqual([])
    world.clock.advance(301)
    expect(await ask()).toEqual({ fresh: true, stale: [] })
    expect(await world.taken(cabin)).toEqual(['external 2026-12-01 2026-12-04'])
    world.clock.advance(301)
    world.platforms.faults.inject({
      at: 'airbnb.feed',
      trigger: { mode: 'always' },
      fault: { kind: 'timeout' },
    })
    expect(await ask()).toEqual({ fresh: false, stale: [feed.id] })
    expect((await world.channels.feeds.get(feed.id)).lastErrorType).toBe('timeout')
  })

  it('reads the calendars of a cabin when somebody holds it, unless they were read just now', async () => {
    const cabin = await world.cabin()
    const { sync } = await world.connect('airbnb', cabin)
    const asked = async () => {
      const { rows } = await world.database.query<{ count: number }>(
        `select count(*)::int as count from jobs
          where queue = 'channels.refresh-cabin' and payload->>'accommodationId' = $1`,
        [cabin],
      )
      return rows[0]?.count
    }
    await sync()
    await world.book(cabin, '2026-12-02', '2026-12-05', 'pre_reserved')
    expect(await asked()).toBe(0)
    world.clock.advance(301)
    await world.book(cabin, '2026-12-12', '2026-12-15', 'pre_reserved')
    expect(await asked()).toBe(1)
  })

  it('tells once that a platform does not read our calendar, until it does', async () => {
    const cabin = await world.cabin()
    const { listing } = await world.connect('booking', cabin)
    await listing.pull()
    const told = () => world.alerts.filter((alert) => alert.kind === 'calendar_not_read')
    hours(24 * 2)
    await world.channels.prune()
    expect(told()).toEqual([])
    hours(24 * 2)
    await world.channels.prune()
    await world.channels.prune()
    expect(told()).toHaveLength(1)
    expect(told()[0]?.summary).toContain('for 4 days')
    await listing.pull()
    await world.channels.prune()
    expect(world.settled).toContain(told()[0]?.dedupeKey)
  })

  it('forgets runs after thirty days', async () => {
    const cabin = await world.cabin()
    const { feed, sync } = await world.connect('airbnb', cabin)
    await sync()
    hours(24 * 31)
    await sync()
    await world.channels.prune()
    expect((await world.channels.feeds.listRuns(feed.id, { limit: 9, offset: 0 })).total).toBe(1)
  })
})
