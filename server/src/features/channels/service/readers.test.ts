import { expect, it } from 'vitest'
import { calendarHosts } from '../../../../test/calendar-host.ts'
import { type ChannelsWorld, openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import type { AccommodationId } from '../../../lib/ids.ts'

/** Several readers of the address of everybody: which of them was told what, and which has stopped. */
const world = await openChannelsWorld()
const { connect } = calendarHosts(world)

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36'
const hours = (count: number) => world.clock.advance(count * 3600)
const read = async (cabin: AccommodationId, agent: string, query = '') =>
  fetch(`${await world.plainAddress(cabin)}${query}`, { headers: { 'user-agent': agent } })
const severities = async (cabin: AccommodationId) =>
  (await world.channels.conflicts.list({ accommodationId: cabin }, { limit: 50, offset: 0 })).items.map(
    ({ severity }) => severity,
  )
const cancel = (stay: { readonly id: Awaited<ReturnType<ChannelsWorld['book']>>['id'] }) =>
  world.database.transaction((tx) =>
    world.bookings.reservations(tx).cancel(stay.id, { actor: owner, cause: 'test', by: 'owner' }),
  )
const shown = async (cabin: AccommodationId) =>
  (await world.api('GET', '/admin/exports')).body.items.find(
    (one: { accommodation_id: string }) => one.accommodation_id === cabin,
  )
const COPY = { uid: 'x', from: '2026-12-10', to: '2026-12-13', says: 'Ocupado' }
const EXTERNAL = ['external 2026-12-10 2026-12-13']

it('each is remembered and shown, whatever its version, and not more than twenty', async () => {
  const cabin = await world.cabin('Readers')
  for (const agent of [
    'Java/17.0.1',
    'okhttp/4.12.0',
    'Java/17.0.2',
    'Booking.com iCal/1.0',
    'okhttp/4.12.1',
  ])
    await read(cabin, agent)
  const agents = async () =>
    (await shown(cabin)).readers.map((one: { user_agent: string; reads: number }) => [
      one.user_agent,
      one.reads,
    ])
  expect(new Map(await agents())).toEqual(
    new Map([
      ['Java/17.0.2', 2],
      ['okhttp/4.12.1', 2],
      ['Booking.com iCal/1.0', 1],
    ]),
  )
  for (let i = 0; i < 25; i++) {
    hours(1)
    await read(cabin, `program-${String.fromCharCode(97 + i)}`)
  }
  const kept = await agents()
  expect(kept).toHaveLength(20)
  expect(kept.at(-1)).toEqual(['program-y', 1])
})

it('a stay that is gone opens nothing while one of them was never told of it', async () => {
  const cabin = await world.cabin('Never told')
  const feed = await connect('Otra', cabin)
  await feed.shows()
  await read(cabin, 'Java/17')
  const stay = await world.book(cabin, COPY.from, COPY.to)
  await read(cabin, 'okhttp/4')
  await cancel(stay)
  hours(1)
  await feed.shows(COPY)
  expect(await world.taken(cabin)).toEqual(EXTERNAL)
})

it('a stay that is gone, of which all of them were told, comes back as no sale', async () => {
  const cabin = await world.cabin('All told')
  const feed = await connect('Otra', cabin)
  await feed.shows()
  const stay = await world.book(cabin, COPY.from, COPY.to)
  await read(cabin, 'Java/17')
  await read(cabin, 'okhttp/4')
  await cancel(stay)
  hours(1)
  await feed.shows(COPY)
  expect(await world.taken(cabin)).toEqual([])
})

it('whoever of them was told of a stay that stands may show it', async () => {
  const cabin = await world.cabin('Stands')
  const feed = await connect('Otra', cabin)
  await feed.shows()
  await read(cabin, 'okhttp/4')
  await world.book(cabin, COPY.from, COPY.to)
  await read(cabin, 'Java/17')
  hours(1)
  await feed.shows(COPY)
  expect(await severities(cabin)).toEqual([])
})

it('a look in a browser makes no sale a copy, nor opens what is gone', async () => {
  const cabin = await world.cabin('Looked at')
  const feed = await connect('Otra', cabin)
  await feed.shows()
  const gone = await world.book(cabin, '2026-12-20', '2026-12-22')
  await world.book(cabin, COPY.from, COPY.to)
  await read(cabin, BROWSER)
  await cancel(gone)
  hours(1)
  await feed.shows(COPY, { ...COPY, uid: 'y', from: '2026-12-20', to: '2026-12-22' })
  expect(await severities(cabin)).toEqual(['warning'])
  expect(await world.taken(cabin)).toContain('external 2026-12-20 2026-12-22')
})

it('a look in a browser is no reading of whoever else reads there', async () => {
  const cabin = await world.cabin('Looked at late')
  const feed = await connect('Otra', cabin)
  await feed.shows()
  await read(cabin, 'Java/17')
  await world.book(cabin, COPY.from, COPY.to)
  await read(cabin, BROWSER)
  hours(1)
  await feed.shows(COPY)
  expect(await severities(cabin)).toEqual(['critical'])
})

it('who calls itself a browser and comes every day is a platform', async () => {
  const cabin = await world.cabin('Disguised')
  const feed = await connect('Otra', cabin)
  await feed.shows()
  for (let day = 0; day < 6; day++) {
    await read(cabin, BROWSER)
    hours(24)
  }
  await world.book(cabin, COPY.from, COPY.to)
  await read(cabin, BROWSER)
  await feed.shows(COPY)
  expect(await severities(cabin)).toEqual([])
})

const silent = () =>
  world.alerts
    .filter(({ kind }) => kind === 'calendar_not_read')
    .map(({ about, summary }) => `${about}: ${summary}`)

it('a platform that stopped is told, though its owner looks at the address', async () => {
  const cabin = await world.cabin('Stopped')
  await connect('Turismo Sur', cabin)
  await read(cabin, 'Java/17')
  hours(24 * 4)
  await read(cabin, BROWSER)
  await world.channels.prune()
  expect(silent()).toHaveLength(1)
  expect(silent()[0]).toMatch(/^Turismo Sur, Stopped: Turismo Sur has not read .* for 4 days/)
})

it('of two without a name the one that stopped is told, and closed when it reads again', async () => {
  const cabin = await world.cabin('Two')
  await connect('Turismo Sur', cabin)
  await connect('Cabañas Ya', cabin)
  await read(cabin, 'Java/17')
  await read(cabin, 'okhttp/4')
  hours(24 * 4)
  await read(cabin, 'okhttp/4')
  await world.channels.prune()
  expect(silent()).toHaveLength(2)
  expect(silent()[0]).toContain('or another calendar without an address of its own has not read')
  await read(cabin, 'Java/21')
  await world.channels.prune()
  expect(world.settled).toHaveLength(2)
})

it('two that are one program are no silence', async () => {
  const cabin = await world.cabin('One program')
  await connect('Turismo Sur', cabin)
  await connect('Cabañas Ya', cabin)
  for (let day = 0; day < 5; day++) {
    await read(cabin, 'Java/17')
    hours(24)
  }
  await world.channels.prune()
  expect(silent()).toEqual([])
})
