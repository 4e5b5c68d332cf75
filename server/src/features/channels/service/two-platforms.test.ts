import { expect, it } from 'vitest'
import { calendarHosts } from '../../../../test/calendar-host.ts'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { localDate as d } from '../../../lib/local-date.ts'
import type { Listing } from '../../../sandbox/calendars/listing.ts'
import { union } from '../domain/nights.ts'

/** Two platforms and one cabin, as owners tell it; each with the nights that are right, written before it was run. */
const world = await openChannelsWorld()
const { connect } = calendarHosts(world)

const AIRBNB = '-//Airbnb Inc//Hosting Calendar 1.0//EN'
const BOOKING = '-//admin.booking.com\\, b.v.//NONSGML v1.0//EN'
const CLOSED = 'CLOSED - Not available'

/** Nights of one kind, joined where they touch: in how many pieces they lie is nobody's business. */
async function nights(cabin: AccommodationId, kind: 'external' | 'reservation' | 'block' = 'external') {
  const spans = (await world.taken(cabin)).flatMap((one) => {
    const [what, from = '', to = ''] = one.split(' ')
    return what === kind ? [{ checkIn: d(from), checkOut: d(to) }] : []
  })
  return union(spans).map(({ checkIn, checkOut }) => `${checkIn} ${checkOut}`)
}

const conflicts = async (cabin: AccommodationId) =>
  (await world.channels.conflicts.list({ accommodationId: cabin }, { limit: 50, offset: 0 })).items
const open = async (cabin: AccommodationId) =>
  (await conflicts(cabin)).filter(({ status }) => status === 'open').map(({ severity }) => severity)
const alerts = (kind: string) => world.alerts.filter((one) => one.kind === kind)
const hours = (count: number) => world.clock.advance(count * 3600)

/** Hour by hour each platform reads ours, if it does so, and is read. */
async function pass(
  count: number,
  platforms: readonly {
    readonly sync: () => Promise<unknown>
    readonly listing?: Listing
    reads?: boolean
  }[],
) {
  for (let hour = 0; hour < count; hour++) {
    hours(1)
    for (const { listing, reads = true, sync } of platforms) {
      world.clock.advance(60)
      if (listing && reads) await listing.pull()
      await sync()
    }
  }
}

it('a double sale of two platforms, the second of which cancels', async () => {
  const cabin = await world.cabin('Double sale')
  const [despegar, airbnb] = [await connect('Despegar', cabin), await connect('Airbnb', cabin, AIRBNB)]
  await airbnb.shows({ uid: 'a@airbnb.com', from: '2026-12-10', to: '2026-12-13' })
  await despegar.shows({ uid: 'd', from: '2026-12-12', to: '2026-12-15', says: 'Reserva - Juan' })
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-15'])
  expect(await open(cabin)).toEqual(['critical'])
  expect(alerts('calendar_conflict')).toHaveLength(1)
  // Another stay far away, so that the one that goes is not all there was.
  await despegar.shows({ uid: 'e', from: '2027-02-12', to: '2027-02-15', says: 'Reserva - Luz' })
  await pass(3, [despegar])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13', '2027-02-12 2027-02-15'])
  expect(await open(cabin)).toEqual([])
})

it('an echo that its original leaves behind when it moves', async () => {
  const cabin = await world.cabin('Moved original')
  const [airbnb, booking] = [await world.connect('airbnb', cabin), await world.connect('booking', cabin)]
  const sold = airbnb.listing.book(d('2026-12-10'), d('2026-12-13'))
  await pass(3, [airbnb, booking])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13'])
  airbnb.listing.move(sold.ok ? sold.id : '', d('2026-12-12'), d('2026-12-15'))
  await pass(4, [airbnb, booking])
  expect(await nights(cabin)).toEqual(['2026-12-12 2026-12-15'])
  expect(await conflicts(cabin)).toEqual([])
  // The nights that it left are sold by the other one, and it is no echo.
  expect(booking.listing.book(d('2026-12-10'), d('2026-12-12')).ok).toBe(true)
  await pass(1, [airbnb, booking])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-15'])
  expect(await conflicts(cabin)).toEqual([])
})

it('a mirror of a stay of ours that is cancelled, by a platform that reads us once a day', async () => {
  const cabin = await world.cabin('Mirror')
  const booking = await world.connect('booking', cabin)
  const ours = await world.book(cabin, '2026-12-10', '2026-12-13')
  await pass(2, [booking])
  expect([await nights(cabin), await conflicts(cabin)]).toEqual([[], []])
  await world.database.transaction((tx) =>
    world.bookings.reservations(tx).cancel(ours.id, { actor: owner, cause: 'test', by: 'owner' }),
  )
  await pass(26, [{ ...booking, reads: false }])
  expect(await nights(cabin)).toEqual([])
  expect(alerts('calendar_mirror')).toHaveLength(1)
  await pass(2, [booking])
  expect(await nights(cabin)).toEqual([])
  expect(world.settled).toEqual([alerts('calendar_mirror')[0]?.dedupeKey])
})

it('a calendar that is disconnected, while the other platform still shows its stay', async () => {
  const cabin = await world.cabin('Removed')
  const [airbnb, booking] = [await world.connect('airbnb', cabin), await world.connect('booking', cabin)]
  airbnb.listing.book(d('2026-12-10'), d('2026-12-13'))
  await pass(2, [airbnb, booking])
  expect((await world.api('DELETE', `/admin/feeds/${airbnb.feed.id}`)).status).toBe(204)
  await pass(26, [{ ...booking, reads: false }])
  expect(await nights(cabin)).toEqual([])
  expect(alerts('calendar_mirror')).toHaveLength(1)
  expect(await conflicts(cabin)).toEqual([])
})

it.each([
  ['a new address', true],
  ['its new name', false],
])('a manager that is changed for another one, whose owner gives us %s', async (_what, isElsewhere) => {
  const cabin = await world.cabin(`Switch ${isElsewhere}`)
  const old = await connect('Lodgify', cabin, '-//Lodgify//EN')
  await old.shows(
    { uid: 'l1', from: '2026-12-10', to: '2026-12-13' },
    { uid: 'l2', from: '2026-12-20', to: '2026-12-22' },
  )
  await old.becomes('-//Smoobu//EN', { uid: 's1', from: '2026-12-10', to: '2026-12-13' })
  await pass(3, [old])
  expect((await world.api('GET', `/admin/feeds/${old.id}`)).body.error.type).toBe('signature_changed')
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13', '2026-12-20 2026-12-22'])
  const address = isElsewhere ? { url: await old.elsewhere() } : {}
  await world.api('PATCH', `/admin/feeds/${old.id}`, { ...address, channel: 'smoobu' })
  await old.shows(
    { uid: 's1', from: '2026-12-10', to: '2026-12-13' },
    { uid: 's3', from: '2026-12-25', to: '2026-12-27' },
  )
  await pass(3, [old])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13', '2026-12-25 2026-12-27'])
  expect(await conflicts(cabin)).toEqual([])
})

it('a calendar that belonged to the other cabin all along', async () => {
  const [wrong, right] = [await world.cabin('Wrong'), await world.cabin('Right')]
  await world.book(right, '2026-12-11', '2026-12-12')
  const airbnb = await connect('Airbnb', wrong, AIRBNB)
  await airbnb.shows({ uid: 'a@airbnb.com', from: '2026-12-10', to: '2026-12-13' })
  const body = { accommodation_id: right, channel: 'airbnb', url: airbnb.url }
  const asked = await world.api('POST', '/admin/feeds', body)
  expect([asked.status, await nights(right)]).toEqual([409, []])
  await world.api('DELETE', `/admin/feeds/${airbnb.id}`)
  const made = await world.api('POST', '/admin/feeds', body)
  expect(made.status).toBe(201)
  hours(1)
  await world.api('POST', `/admin/feeds/${made.body.id}/sync`)
  expect(await nights(wrong)).toEqual([])
  expect(await nights(right)).toEqual(['2026-12-10 2026-12-11', '2026-12-12 2026-12-13'])
  expect(await open(right)).toEqual(['critical'])
})

it('nights of preparation on both sides of a stay, copied by the other platform as one', async () => {
  const cabin = await world.cabin('Preparation')
  const [airbnb, booking] = [await connect('Airbnb', cabin, AIRBNB), await connect('Booking', cabin, BOOKING)]
  const prep = 'Airbnb (Not available)'
  await world.book(cabin, '2026-12-14', '2026-12-16')
  await airbnb.shows(
    { uid: 'p1', from: '2026-12-09', to: '2026-12-10', says: prep },
    { uid: 'a@airbnb.com', from: '2026-12-10', to: '2026-12-13' },
    { uid: 'p2', from: '2026-12-13', to: '2026-12-14', says: prep },
  )
  await booking.shows({ uid: 'b', from: '2026-12-09', to: '2026-12-14', says: CLOSED })
  await pass(3, [airbnb, booking])
  expect(await nights(cabin)).toEqual(['2026-12-09 2026-12-14'])
  expect(await conflicts(cabin)).toEqual([])
  // A night of preparation over a stay of ours is how Airbnb sells, not a guest.
  await airbnb.shows(
    { uid: 'a@airbnb.com', from: '2026-12-10', to: '2026-12-14' },
    { uid: 'p2', from: '2026-12-14', to: '2026-12-15', says: prep },
  )
  expect(await conflicts(cabin)).toEqual([])
})

it('a stay that is cancelled and sold again under its name, to the same nights that we sold meanwhile', async () => {
  const cabin = await world.cabin('Rebooked')
  const [airbnb, booking] = [await connect('Airbnb', cabin, AIRBNB), await connect('Booking', cabin, BOOKING)]
  const stay = { uid: 'a@airbnb.com', from: '2026-12-10', to: '2026-12-13' }
  const other = { uid: 'o@airbnb.com', from: '2027-01-10', to: '2027-01-13' }
  const far = { uid: 'f', from: '2027-03-10', to: '2027-03-12', says: CLOSED }
  await airbnb.shows(stay, other)
  await booking.shows(far)
  // Gone for one reading only: nobody hears of it, and nobody can take the nights.
  await airbnb.shows(other)
  hours(0.5)
  await airbnb.shows(stay, other)
  expect(await nights(cabin)).toContain('2026-12-10 2026-12-13')
  await airbnb.shows(other)
  await pass(3, [airbnb, booking])
  expect(await nights(cabin)).toEqual(['2027-01-10 2027-01-13', '2027-03-10 2027-03-12'])
  const ours = await world.book(cabin, '2026-12-10', '2026-12-13')
  hours(1)
  await airbnb.shows(stay, other)
  expect(await nights(cabin, 'reservation')).toEqual(['2026-12-10 2026-12-13'])
  expect(await open(cabin)).toEqual(['critical'])
  await world.database.transaction((tx) =>
    world.bookings.reservations(tx).cancel(ours.id, { actor: owner, cause: 'test', by: 'owner' }),
  )
  await world.channels.sweep()
  expect(await nights(cabin)).toContain('2026-12-10 2026-12-13')
  expect(await open(cabin)).toEqual([])
})

it('a block of the owner over a stay of one platform, copied by the other one', async () => {
  const cabin = await world.cabin('Block')
  const [airbnb, booking] = [await world.connect('airbnb', cabin), await world.connect('booking', cabin)]
  const sold = airbnb.listing.book(d('2026-12-10'), d('2026-12-13'))
  await pass(1, [airbnb, booking])
  const block = (start: string) =>
    world.api('POST', '/admin/blocks', { accommodation_id: cabin, start, end: '2026-12-16', reason: 'paint' })
  expect((await block('2026-12-12')).status).toBe(409)
  const made = await block('2026-12-13')
  expect(made.status).toBe(201)
  await pass(1, [airbnb, booking])
  airbnb.listing.move(sold.ok ? sold.id : '', d('2026-12-10'), d('2026-12-15'))
  await pass(2, [{ ...airbnb, reads: false }, booking])
  expect([await nights(cabin), await nights(cabin, 'block')]).toEqual([
    ['2026-12-10 2026-12-13'],
    ['2026-12-13 2026-12-16'],
  ])
  expect(await open(cabin)).toEqual(['warning'])
  expect((await world.api('DELETE', `/admin/blocks/${made.body.id}`)).status).toBe(204)
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-15'])
  await pass(4, [airbnb, booking])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-15'])
  expect(await open(cabin)).toEqual([])
})

it('two platforms without a name that both read the address of everybody and show what they read', async () => {
  const cabin = await world.cabin('Everybody')
  const south = await world.connect('generic', cabin, 'Turismo Sur')
  const quick = await world.connect('generic', cabin, 'Cabañas Ya')
  for (const { listing } of [south, quick]) listing.importUrl = await world.plainAddress(cabin)
  await world.book(cabin, '2026-12-10', '2026-12-13')
  const sold = south.listing.book(d('2026-12-20'), d('2026-12-22'))
  quick.listing.book(d('2026-12-25'), d('2026-12-27'))
  await pass(6, [south, quick])
  expect(await nights(cabin)).toEqual(['2026-12-20 2026-12-22', '2026-12-25 2026-12-27'])
  south.listing.cancel(sold.ok ? sold.id : '')
  await pass(26, [south, quick])
  expect(await nights(cabin)).toEqual(['2026-12-25 2026-12-27'])
  expect(await nights(cabin, 'reservation')).toEqual(['2026-12-10 2026-12-13'])
  expect(world.alerts.filter(({ severity }) => severity === 'critical')).toEqual([])
})
