import { describe, expect, it } from 'vitest'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import { addDays, localDate } from '../../../lib/local-date.ts'

const world = await openChannelsWorld()

const d = localDate
const open = async () =>
  (await world.channels.conflicts.list({ status: 'open' }, { limit: 50, offset: 0 })).items

describe('an imported stay over a reservation of ours', () => {
  it('is kept with both sides, alerted once with ways out, and takes its nights when the obstacle goes', async () => {
    const cabin = await world.cabin()
    await world.cabin('Lenga libre')
    const { listing, sync } = await world.connect('airbnb', cabin)
    const ours = await world.book(cabin, '2026-12-02', '2026-12-05')
    listing.book(d('2026-12-01'), d('2026-12-07'))
    expect(await sync()).toMatchObject({ counts: { imported: 1, conflicts: 1 } })
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-01 2026-12-02',
      'reservation 2026-12-02 2026-12-05',
      'external 2026-12-05 2026-12-07',
    ])
    const [conflict] = await open()
    expect(conflict).toMatchObject({
      severity: 'critical',
      checkIn: '2026-12-02',
      checkOut: '2026-12-05',
      sides: [
        { kind: 'imported', channel: 'airbnb', checkIn: '2026-12-01', checkOut: '2026-12-07' },
        { kind: 'reservation', code: ours.code, label: 'Ana Paz' },
      ],
    })
    world.clock.advance(600)
    expect(await sync()).toMatchObject({ counts: { conflicts: 0 } })
    const alerts = world.alerts.filter((alert) => alert.kind === 'calendar_conflict')
    expect(alerts).toHaveLength(1)
    expect(alerts[0]?.summary).toContain('Move')
    await world.database.transaction((tx) =>
      world.bookings.reservations(tx).cancel(ours.id, { actor: owner, cause: 'test', by: 'owner' }),
    )
    expect(await world.taken(cabin)).toEqual(['external 2026-12-01 2026-12-07'])
    expect(await open()).toEqual([])
    expect(world.settled).toEqual([alerts[0]?.dedupeKey])
  })

  it('lets go of the conflict when the platform cancels, and stays quiet when the owner settled it', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('booking', cabin)
    await world.book(cabin, '2026-12-02', '2026-12-05')
    await world.book(cabin, '2026-12-20', '2026-12-23')
    const first = listing.book(d('2026-12-03'), d('2026-12-06'))
    listing.book(d('2026-12-20'), d('2026-12-23'))
    await sync()
    const [one, two] = (await open()).sort((a, b) => (a.checkIn < b.checkIn ? -1 : 1))
    expect([one?.checkIn, two?.checkIn]).toEqual(['2026-12-03', '2026-12-20'])
    await world.channels.conflicts.resolve(two?.id ?? '', { actor: owner, note: 'guest agreed to move' })
    expect(await open()).toHaveLength(1)
    world.clock.advance(600)
    expect(await sync()).toMatchObject({ counts: { conflicts: 0 } })
    expect(await open()).toHaveLength(1)
    listing.cancel(first.ok ? first.id : '')
    for (let reading = 0; reading < 2; reading++) {
      world.clock.advance(3700)
      await sync()
    }
    expect(await open()).toEqual([])
    expect(world.alerts).toHaveLength(1)
    expect(world.settled).toEqual([world.alerts[0]?.dedupeKey])
  })

  it('is a warning when the platform only closed the nights, and nothing when it shows a selling rule', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    await world.book(cabin, '2026-12-02', '2026-12-05')
    await world.book(cabin, '2027-08-02', '2027-08-05')
    listing.block(d('2026-12-01'), d('2026-12-07'))
    listing.behaviour.window = { startDays: 180, endDays: 365 }
    await sync()
    expect((await open()).map((one) => one.severity)).toEqual(['warning'])
  })
})

describe('an unpaid hold', () => {
  it('loses its nights to a guest of a platform, and its own guest is told', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    const hold = await world.book(cabin, '2026-12-02', '2026-12-05', 'pre_reserved')
    listing.book(d('2026-12-01'), d('2026-12-04'))
    await sync()
    expect(await world.taken(cabin)).toEqual(['external 2026-12-01 2026-12-04'])
    expect((await world.bookings.reservations(world.database).findById(hold.id))?.status).toBe('cancelled')
    expect(world.told).toEqual(['reservation.held', 'reservation.cancelled'])
    expect(await open()).toEqual([])
    const { rows } = await world.database.query<{ notice: string }>(
      `select payload->>'notice' as notice from jobs
        where queue = 'conversations.notify' and payload->>'reservationId' = $1`,
      [hold.id],
    )
    expect(rows).toEqual([{ notice: 'bumped' }])
    expect(world.alerts).toMatchObject([{ kind: 'hold_bumped', entityId: hold.id }])
  })

  it('stands against a mere closure, which takes the nights when the hold has ended', async () => {
    const cabin = await world.cabin()
    const { listing, sync } = await world.connect('airbnb', cabin)
    await world.book(cabin, '2026-12-02', '2026-12-05', 'pre_reserved')
    listing.block(d('2026-12-02'), d('2026-12-04'))
    await sync()
    expect(await world.taken(cabin)).toEqual(['hold 2026-12-02 2026-12-05'])
    world.clock.advance(1801)
    expect(await world.bookings.reservations(world.database).expireHolds()).toBe(1)
    expect(await world.taken(cabin)).toEqual(['external 2026-12-02 2026-12-04'])
  })
})

describe('two platforms', () => {
  it('that sold one night are a critical conflict', async () => {
    const cabin = await world.cabin()
    const airbnb = await world.connect('airbnb', cabin)
    const booking = await world.connect('booking', cabin)
    airbnb.listing.book(d('2026-12-01'), d('2026-12-05'))
    booking.listing.book(d('2026-12-04'), d('2026-12-08'))
    await airbnb.sync()
    await booking.sync()
    expect(await open()).toMatchObject([
      {
        severity: 'critical',
        checkIn: '2026-12-04',
        checkOut: '2026-12-05',
        sides: [{ channel: 'booking' }, { channel: 'airbnb' }],
      },
    ])
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-01 2026-12-05',
      'external 2026-12-05 2026-12-08',
    ])
  })

  it('of which one shows the other one as closed are told as a warning: nobody knows whose copy it is', async () => {
    const cabin = await world.cabin()
    const airbnb = await world.connect('airbnb', cabin)
    const booking = await world.connect('booking', cabin)
    airbnb.listing.book(d('2026-12-01'), d('2026-12-05'))
    booking.listing.block(d('2026-12-01'), d('2026-12-05'))
    await airbnb.sync()
    await booking.sync()
    expect((await open()).map((one) => one.severity)).toEqual(['warning'])
  })

  it('of which one shows two stays of the other one as one closure are none', async () => {
    const cabin = await world.cabin()
    const airbnb = await world.connect('airbnb', cabin)
    const booking = await world.connect('booking', cabin)
    airbnb.listing.book(d('2026-12-01'), d('2026-12-05'))
    airbnb.listing.book(d('2026-12-05'), d('2026-12-08'))
    booking.listing.block(d('2026-12-01'), d('2026-12-08'))
    await airbnb.sync()
    await booking.sync()
    expect(await open()).toEqual([])
  })
})

it('readings, holds, cancellations and exports of one cabin at once neither fail nor wait for each other', async () => {
  const cabin = await world.cabin()
  const airbnb = await world.connect('airbnb', cabin)
  const booking = await world.connect('booking', cabin)
  for (let round = 0; round < 6; round++) {
    const month = d(`2027-0${round + 1}-01`)
    const held = await world.book(cabin, addDays(month, 1), addDays(month, 4), 'pre_reserved')
    const sure = await world.book(cabin, addDays(month, 10), addDays(month, 13))
    airbnb.listing.book(addDays(month, 2), addDays(month, 5), { force: true })
    booking.listing.book(addDays(month, 11), addDays(month, 14), { force: true })
    const confirm = () =>
      world.bookings
        .reservations(world.database)
        .confirm(held.id, { actor: owner, cause: 'test', revive: true })
    const cancel = () =>
      world.bookings
        .reservations(world.database)
        .cancel(sure.id, { actor: owner, cause: 'test', by: 'owner' })
    await Promise.all([
      airbnb.sync(),
      booking.sync(),
      confirm(),
      cancel(),
      airbnb.listing.pull(),
      booking.listing.pull(),
      world.channels.sweep(),
    ])
    world.clock.advance(60)
    await world.channels.sweep()
  }
  const nights = await world.taken(cabin)
  expect(nights.filter((one) => one.startsWith('external')).length).toBeGreaterThanOrEqual(6)
})

it('a block of ours over a sold stay is a warning, and gives way when the owner removes it', async () => {
  const cabin = await world.cabin()
  const { listing, sync } = await world.connect('airbnb', cabin)
  const block = await world.api('POST', '/admin/blocks', {
    accommodation_id: cabin,
    start: '2026-12-02',
    end: '2026-12-05',
    reason: 'paint',
  })
  listing.book(d('2026-12-02'), d('2026-12-05'))
  await sync()
  const listed = await world.api('GET', '/admin/conflicts?status=open')
  expect(listed.body.items).toMatchObject([
    { severity: 'warning', status: 'open', suggestions: [{ kind: 'free_block' }, { kind: 'cancel_theirs' }] },
  ])
  const shown = await world.api('GET', '/admin/calendar?from=2026-12-01&to=2027-01-01')
  expect(shown.body.conflicts).toMatchObject([{ id: listed.body.items[0].id }])
  expect((await world.api('DELETE', `/admin/blocks/${block.body.id}`)).status).toBe(204)
  expect(await world.taken(cabin)).toEqual(['external 2026-12-02 2026-12-05'])
  const closed = await world.api('GET', '/admin/conflicts')
  expect(closed.body.items[0]).toMatchObject({
    status: 'resolved',
    resolution: 'nights_free',
    suggestions: [],
  })
})
