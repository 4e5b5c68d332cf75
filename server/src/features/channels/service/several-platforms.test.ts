import { expect, it } from 'vitest'
import { calendarHosts } from '../../../../test/calendar-host.ts'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, localDate as d, dateAt } from '../../../lib/local-date.ts'
import type { Listing } from '../../../sandbox/calendars/listing.ts'
import { union } from '../domain/nights.ts'

/** Two and three platforms on one cabin over days; each story with its nights, written before it was run. */
const world = await openChannelsWorld()
const { connect } = calendarHosts(world)

const AIRBNB = '-//Airbnb Inc//Hosting Calendar 1.0//EN'
const BOOKING = '-//admin.booking.com\\, b.v.//NONSGML v1.0//EN'
const VRBO = '-//HomeAway.com\\, Inc.//EN'
const CLOSED = 'CLOSED - Not available'

/** Nights of one kind, joined where they touch: in how many pieces they lie is nobody's business. */
async function nights(cabin: AccommodationId, kind: 'external' | 'reservation' | 'block' = 'external') {
  const spans = (await world.taken(cabin)).flatMap((one) => {
    const [what, from = '', to = ''] = one.split(' ')
    return what === kind ? [{ checkIn: d(from), checkOut: d(to) }] : []
  })
  return union(spans).map(({ checkIn, checkOut }) => `${checkIn} ${checkOut}`)
}

const open = async (cabin: AccommodationId) =>
  (await world.channels.conflicts.list({ accommodationId: cabin }, { limit: 50, offset: 0 })).items
    .filter(({ status }) => status === 'open')
    .map(({ severity }) => severity)
const hours = (count: number) => world.clock.advance(count * 3600)
const today = () => dateAt(world.clock.now(), 'America/Argentina/Buenos_Aires')
const critical = () => world.alerts.filter(({ severity }) => severity === 'critical')

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

const three = async (cabin: AccommodationId) =>
  [
    await world.connect('airbnb', cabin),
    await world.connect('booking', cabin),
    await world.connect('generic', cabin, 'Despegar'),
  ] as const

it('a guest of one platform stays longer, and two others copy both versions', async () => {
  const cabin = await world.cabin('Longer')
  const [airbnb, booking, despegar] = await three(cabin)
  const sold = airbnb.listing.book(d('2026-12-10'), d('2026-12-13'))
  await pass(3, [airbnb, booking, despegar])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13'])
  airbnb.listing.move(sold.ok ? sold.id : '', d('2026-12-10'), d('2026-12-15'))
  await pass(3, [airbnb, booking, { ...despegar, reads: false }])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-15'])
  expect(despegar.listing.book(d('2027-01-02'), d('2027-01-04')).ok).toBe(true)
  await pass(2, [airbnb, booking, despegar])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-15', '2027-01-02 2027-01-04'])
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('a stay cut short is sold by us for the rest, while a copy of the whole lingers', async () => {
  const cabin = await world.cabin('Cut short')
  const [airbnb, booking, despegar] = await three(cabin)
  const sold = airbnb.listing.book(d('2026-12-10'), d('2026-12-15'))
  await pass(3, [airbnb, booking, despegar])
  airbnb.listing.move(sold.ok ? sold.id : '', d('2026-12-10'), d('2026-12-13'))
  await pass(4, [airbnb, { ...booking, reads: false }, { ...despegar, reads: false }])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13'])
  await world.book(cabin, '2026-12-13', '2026-12-15')
  await pass(3, [airbnb, { ...booking, reads: false }, despegar])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13'])
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('windows of two platforms roll for five days, and a guest is sold at their edge', async () => {
  const cabin = await world.cabin('Windows')
  const [airbnb, booking] = [await connect('Airbnb', cabin, AIRBNB), await connect('Booking', cabin, BOOKING)]
  const guest = { uid: '1418fb94e984-a@airbnb.com', from: addDays(today(), 178), to: addDays(today(), 182) }
  for (let day = 0; day < 5; day++) {
    const from = addDays(today(), 180)
    await airbnb.shows(...(day >= 2 ? [guest] : []), {
      uid: `7f662ec65913-w${day}@airbnb.com`,
      from: day >= 2 && from < guest.to ? guest.to : from,
      to: addDays(today(), 365),
      says: 'Airbnb (Not available)',
    })
    const far = { uid: `w${day}@booking.com`, from: addDays(today(), 240), to: addDays(today(), 480) }
    await booking.shows({ ...far, says: CLOSED })
    hours(24)
  }
  expect(await nights(cabin)).toEqual([`${guest.from} ${guest.to}`])
  await world.book(cabin, guest.to, addDays(guest.to, 3))
  expect(await open(cabin)).toEqual([])
})

it('a week of the owner is copied by three, given up, and sold at once though the copies linger', async () => {
  const cabin = await world.cabin('Own week')
  const all = await three(cabin)
  const block = { accommodation_id: cabin, start: '2026-12-20', end: '2026-12-27', reason: 'family' }
  const made = await world.api('POST', '/admin/blocks', block)
  await pass(3, all)
  expect([await nights(cabin), await nights(cabin, 'block')]).toEqual([[], ['2026-12-20 2026-12-27']])
  await world.api('DELETE', `/admin/blocks/${made.body.id}`)
  await pass(
    1,
    all.map((one) => ({ ...one, reads: false })),
  )
  await world.book(cabin, '2026-12-21', '2026-12-24')
  await pass(
    20,
    all.map((one) => ({ ...one, reads: false })),
  )
  await pass(3, all)
  expect([await nights(cabin), await nights(cabin, 'reservation')]).toEqual([[], ['2026-12-21 2026-12-24']])
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('a closure made on one platform comes back by two others, and ends where it was made', async () => {
  const cabin = await world.cabin('Closed there')
  const [airbnb, booking, despegar] = await three(cabin)
  const closed = airbnb.listing.block(d('2026-12-10'), d('2026-12-13'))
  await pass(3, [airbnb, booking, despegar])
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13'])
  airbnb.listing.cancel(closed.ok ? closed.id : '')
  await pass(30, [airbnb, { ...booking, reads: false }, despegar])
  expect(await nights(cabin)).toEqual([])
  await pass(4, [airbnb, booking, despegar])
  expect(await nights(cabin)).toEqual([])
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('two platforms sell one weekend in one hour, and the one that gives way copies the other', async () => {
  const cabin = await world.cabin('One weekend')
  const [airbnb, , despegar] = await three(cabin)
  airbnb.listing.book(d('2026-12-11'), d('2026-12-13'))
  const second = despegar.listing.book(d('2026-12-11'), d('2026-12-13'), { force: true })
  await airbnb.sync()
  await despegar.sync()
  expect(await nights(cabin)).toEqual(['2026-12-11 2026-12-13'])
  expect(await open(cabin)).not.toEqual([])
  despegar.listing.cancel(second.ok ? second.id : '')
  await pass(30, [airbnb, despegar])
  expect(await nights(cabin)).toEqual(['2026-12-11 2026-12-13'])
  expect(await open(cabin)).toEqual([])
})

it('a platform sells what we sold a minute before, and our guest is moved out of the way', async () => {
  const cabin = await world.cabin('Moved away')
  const [airbnb, booking] = await three(cabin)
  await pass(1, [airbnb, booking])
  const ours = await world.book(cabin, '2026-12-10', '2026-12-13')
  booking.listing.book(d('2026-12-12'), d('2026-12-14'))
  await booking.sync()
  expect(await open(cabin)).toEqual(['critical'])
  expect(await nights(cabin)).toEqual(['2026-12-13 2026-12-14'])
  await world.database.transaction((tx) =>
    world.bookings.reservations(tx).change(ours.id, {
      checkIn: d('2026-12-07'),
      checkOut: d('2026-12-10'),
      actor: owner,
      cause: 'test',
    }),
  )
  await world.channels.sweep()
  await pass(3, [airbnb, booking])
  expect([await nights(cabin), await nights(cabin, 'reservation')]).toEqual([
    ['2026-12-12 2026-12-14'],
    ['2026-12-07 2026-12-10'],
  ])
  expect(await open(cabin)).toEqual([])
})

it('a guest in the house whose platform renames its stays each day, with ours behind it', async () => {
  const cabin = await world.cabin('Renamed')
  const booking = await world.connect('booking', cabin)
  booking.listing.behaviour.churnUids = true
  booking.listing.book(d('2026-11-23'), d('2026-11-29'))
  booking.listing.book(d('2026-12-10'), d('2026-12-13'))
  await world.book(cabin, '2026-11-29', '2026-12-02')
  for (let day = 0; day < 6; day++) {
    await pass(2, [booking])
    hours(22)
  }
  expect(await nights(cabin)).toContain('2026-12-10 2026-12-13')
  expect(await nights(cabin, 'reservation')).toEqual(['2026-11-29 2026-12-02'])
  expect([await open(cabin), world.alerts.map(({ kind }) => kind)]).toEqual([[], []])
})

it('one of two calendars is empty for six hours and comes back', async () => {
  const cabin = await world.cabin('Empty')
  const [airbnb, booking] = await three(cabin)
  airbnb.listing.book(d('2026-12-10'), d('2026-12-13'))
  airbnb.listing.book(d('2027-01-10'), d('2027-01-13'))
  booking.listing.book(d('2026-12-20'), d('2026-12-22'))
  await pass(2, [airbnb, booking])
  airbnb.listing.behaviour.answerEmpty = true
  await pass(6, [airbnb, booking])
  const all = ['2026-12-10 2026-12-13', '2026-12-20 2026-12-22', '2027-01-10 2027-01-13']
  expect(await nights(cabin)).toEqual(all)
  airbnb.listing.behaviour.answerEmpty = false
  await pass(3, [airbnb, booking])
  expect(await nights(cabin)).toEqual(all)
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('a manager carries the stays of a platform that is connected as well, and drops them half a day later', async () => {
  const cabin = await world.cabin('Carried')
  const airbnb = await connect('Airbnb', cabin, AIRBNB)
  const hostaway = await connect('Hostaway', cabin, '-//Hostaway//EN')
  const stay = { uid: '1418fb94e984-a@airbnb.com', from: '2026-12-10', to: '2026-12-13' }
  const code = ['DESCRIPTION:https://www.airbnb.com/hosting/reservations/details/HMAB12CD34']
  const other = { uid: '1418fb94e984-b@airbnb.com', from: '2027-02-01', to: '2027-02-03' }
  await airbnb.shows({ ...stay, more: code }, other)
  await hostaway.shows({ ...stay, uid: 'hostaway-4711', more: ['DESCRIPTION:Reservation code: HMAB12CD34'] })
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-13', '2027-02-01 2027-02-03'])
  expect(await open(cabin)).toEqual([])
  for (let hour = 0; hour < 4; hour++) {
    hours(1)
    await airbnb.shows(other)
  }
  expect(await nights(cabin)).toContain('2026-12-10 2026-12-13')
  for (let hour = 0; hour < 30; hour++) {
    hours(1)
    await airbnb.shows(other)
    await hostaway.shows()
  }
  expect(await nights(cabin)).toEqual(['2027-02-01 2027-02-03'])
  expect(await open(cabin)).toEqual([])
})

it('a platform sells the nights of a hold while its guest pays, and its own guest cancels an hour later', async () => {
  const cabin = await world.cabin('While paying')
  const [airbnb, booking] = await three(cabin)
  await pass(1, [airbnb, booking])
  world.clock.advance(600)
  const hold = await world.book(cabin, '2026-12-10', '2026-12-13', 'pre_reserved')
  const sold = airbnb.listing.book(d('2026-12-12'), d('2026-12-14'))
  const asked = await world.channels.refreshStale(cabin, { maxAgeSeconds: 300, budgetMs: 3000 })
  expect(asked.fresh).toBe(true)
  expect(await nights(cabin)).toEqual(['2026-12-12 2026-12-14'])
  expect((await world.bookings.reservations(world.database).findById(hold.id))?.status).not.toBe(
    'pre_reserved',
  )
  airbnb.listing.cancel(sold.ok ? sold.id : '')
  await pass(30, [airbnb, booking])
  expect(await nights(cabin)).toEqual([])
  await world.book(cabin, '2026-12-10', '2026-12-13')
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('a stay is moved by a day under another name, beside a stay of ours and a block named by its days', async () => {
  const cabin = await world.cabin('Another name')
  const vrbo = await connect('Vrbo', cabin, VRBO)
  const block = { uid: '12162026-1216-2026-1218-121820261218', from: '2026-12-16', to: '2026-12-18' }
  await vrbo.shows(
    { uid: 'u-1', from: '2026-12-10', to: '2026-12-13', says: 'Reserved - Ana' },
    { ...block, says: 'Blocked' },
  )
  await world.book(cabin, '2026-12-14', '2026-12-16')
  const moved = { uid: 'u-2', from: '2026-12-11', to: '2026-12-14', says: 'Reserved - Ana' }
  const grown = { uid: '12162026-1216-2026-1219-121920261219', from: '2026-12-16', to: '2026-12-19' }
  for (let hour = 0; hour < 3; hour++) {
    hours(1)
    await vrbo.shows(moved, { ...grown, says: 'Blocked' })
  }
  expect(await nights(cabin)).toEqual(['2026-12-11 2026-12-14', '2026-12-16 2026-12-19'])
  expect([await open(cabin), critical()]).toEqual([[], []])
})

it('stays of three that follow one another come back as one closure', async () => {
  const cabin = await world.cabin('One closure')
  const [airbnb, despegar] = [await connect('Airbnb', cabin, AIRBNB), await connect('Despegar', cabin)]
  const booking = await connect('Booking', cabin, BOOKING)
  await airbnb.shows({ uid: '1418fb94e984-a@airbnb.com', from: '2026-12-10', to: '2026-12-12' })
  await despegar.shows({ uid: 'dsp-1', from: '2026-12-12', to: '2026-12-14', says: 'Reserva' })
  await world.book(cabin, '2026-12-14', '2026-12-16')
  const { body } = await world.api('GET', '/admin/exports')
  const mine = body.items.find((one: { accommodation_id: string }) => one.accommodation_id === cabin)
  const { url } = mine.channels.find((one: { feed_id: string }) => one.feed_id === booking.id)
  await fetch(url.replace('https://cabins.example', world.origin), { headers: { 'user-agent': 'B' } })
  hours(1)
  await booking.shows({ uid: 'b@booking.com', from: '2026-12-10', to: '2026-12-16', says: CLOSED })
  expect(await nights(cabin)).toEqual(['2026-12-10 2026-12-14'])
  expect([await open(cabin), critical()]).toEqual([[], []])
})
