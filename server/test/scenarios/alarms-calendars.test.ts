import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalDate, localDate } from '../../src/lib/local-date.ts'
import { calendarOf } from '../calendar-host.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { portOf } from '../loopback.ts'

/** What rings about calendars of platforms, from its cause to its end. */
let app: TestApp
let cabin: { readonly id: string; readonly name: string; readonly ical_export_url: string }

beforeAll(async () => {
  app = await createTestApp({ demo: false })
  const rates = { base_price: '100000.00', currency: 'ARS' }
  const made = await app.owner<typeof cabin>('POST', '/accommodations', { name: 'Lenga', capacity: 4, rates })
  cabin = made.body
})
afterAll(() => app.close())

interface Alert {
  readonly kind: string
  readonly summary: string
}
const open = async (kind: string) => {
  app.signOut()
  const { items } = (await app.owner<{ items: Alert[] }>('GET', '/alerts?status=open&page_size=100')).body
  return items.filter((one) => one.kind === kind)
}
const hours = (count: number) => app.clock.advance(count * 3600)
const d = (text: string): LocalDate => localDate(text)

async function connect(platform: 'airbnb' | 'booking', name: string) {
  const listing = app.sandbox.calendars.listing(platform, name)
  const url = `${app.sandbox.server.origin}${listing.path}`
  app.signOut()
  const added = await app.owner<{ id: string; export_url: string }>('POST', '/feeds', {
    accommodation_id: cabin.id,
    channel: platform,
    url,
  })
  expect(added.status).toBe(201)
  return {
    id: added.body.id,
    listing,
    sync: async () => {
      app.signOut()
      return (await app.owner<{ status: string }>('POST', `/feeds/${added.body.id}/sync`)).body.status
    },
    remove: async () => {
      app.signOut()
      expect((await app.owner('DELETE', `/feeds/${added.body.id}`)).status).toBe(204)
    },
  }
}

test('a calendar that is no longer at its address: told at the second time, until it is read again', async () => {
  const feed = await connect('airbnb', 'moved')
  const fault = { kind: 'http', status: 404 } as const
  app.sandbox.calendars.faults.inject({ at: 'airbnb.feed', trigger: { mode: 'always' }, fault })
  expect(await feed.sync()).toBe('failed')
  expect(await open('calendar_address_gone')).toEqual([])
  hours(1)
  await feed.sync()
  expect(await open('calendar_address_gone')).toMatchObject([{ summary: expect.stringContaining('Lenga') }])
  hours(1)
  await feed.sync()
  expect(await open('calendar_address_gone')).toHaveLength(1)
  app.sandbox.calendars.faults.clear()
  hours(2)
  expect(await feed.sync()).toBe('ok')
  expect(await open('calendar_address_gone')).toEqual([])
  await feed.remove()
})

test('whatever was wrong with a calendar ends when it is disconnected', async () => {
  const feed = await connect('airbnb', 'forgotten')
  const fault = { kind: 'http', status: 404 } as const
  await feed.sync()
  app.sandbox.calendars.faults.inject({ at: 'airbnb.feed', trigger: { mode: 'always' }, fault })
  for (let i = 0; i < 2; i++) {
    hours(1)
    await feed.sync()
  }
  await app.running.services.calendars.channels(app.database).syncDue()
  hours(24 * 4)
  await app.running.services.calendars.channels(app.database).prune()
  const kinds = ['calendar_address_gone', 'calendar_stale', 'calendar_not_read']
  for (const kind of kinds) expect(await open(kind)).toHaveLength(1)
  await feed.remove()
  for (const kind of kinds) expect(await open(kind)).toEqual([])
  app.sandbox.calendars.faults.clear()
})

test('a calendar that came back empty rings until its owner says that the loss is true', async () => {
  const feed = await connect('booking', 'emptied')
  feed.listing.book(d('2027-03-10'), d('2027-03-14'))
  feed.listing.book(d('2027-03-20'), d('2027-03-24'))
  await feed.sync()
  feed.listing.behaviour.answerEmpty = true
  hours(2)
  expect(await feed.sync()).toBe('held')
  expect(await open('calendar_held')).toHaveLength(1)
  expect((await app.owner('POST', `/feeds/${feed.id}/accept-loss`)).status).toBe(200)
  expect(await open('calendar_held')).toEqual([])
  await feed.remove()
})

test('a closure that only copies a stay which is gone is noted once, until the platform opens the nights', async () => {
  const feed = await connect('airbnb', 'mirror')
  const { listing } = feed
  app.signOut()
  const shown = await app.owner<{ items: { id: string; export_url?: string }[] }>('GET', '/feeds')
  const exported = shown.body.items.find(({ id }) => id === feed.id)?.export_url ?? cabin.ical_export_url
  listing.importUrl = exported.replace('http://localhost:8000', app.origin)
  const block = await app.owner<{ id: string }>('POST', '/blocks', {
    accommodation_id: cabin.id,
    start: '2027-05-03',
    end: '2027-05-07',
    reason: 'paint',
  })
  expect(block.status).toBe(201)
  await listing.pull()
  hours(1)
  await feed.sync()
  expect(await open('calendar_mirror')).toEqual([])
  expect((await app.owner('DELETE', `/blocks/${block.body.id}`)).status).toBe(204)
  for (let i = 0; i < 2; i++) {
    hours(1)
    await feed.sync()
  }
  expect(await open('calendar_mirror')).toMatchObject([{ summary: expect.stringContaining('2027-05-03') }])
  // Seen and put aside, it is not told again while nothing else appears.
  await app.database.query(`update alerts set resolved_at = now() where kind = 'calendar_mirror'`)
  hours(1)
  await feed.sync()
  expect(await open('calendar_mirror')).toEqual([])
  await app.database.query(`update alerts set resolved_at = null where kind = 'calendar_mirror'`)
  await listing.pull()
  hours(1)
  await feed.sync()
  expect(await open('calendar_mirror')).toEqual([])
})

test('a calendar that cannot be read waits for a decision once, by its name, until it is decided', async () => {
  const rule = 'RRULE:FREQ=SOMETIMES'
  const body = calendarOf('-//t//EN', [{ uid: 'a', from: '2027-08-10', to: '2027-08-13', more: [rule] }])
  const host = createServer((_request, answer) => answer.end(body))
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${portOf(host)}/a.ics`
  app.signOut()
  const feed = { accommodation_id: cabin.id, channel: 'Turismo Sur', url }
  const { id } = (await app.owner<{ id: string }>('POST', '/feeds', feed)).body
  await app.owner('POST', `/feeds/${id}/sync`)
  const waiting = async () => {
    const { items } = (await app.owner<{ items: (Alert & Record<string, string>)[] }>('GET', '/decisions'))
      .body
    return items.filter((one) => one.kind === 'unreadable_event')
  }
  expect(await waiting()).toMatchObject([
    { entity: 'feed', title: 'Turismo Sur, Lenga', detail: expect.stringContaining('FREQ=SOMETIMES') },
  ])
  expect(await open('calendar_unreadable')).toHaveLength(1)
  await app.owner('PATCH', `/feeds/${id}`, { doubts: 'taken' })
  expect([await waiting(), await open('calendar_unreadable')]).toEqual([[], []])
  hours(1)
  await app.owner('POST', `/feeds/${id}/sync`)
  expect([await waiting(), await open('calendar_unreadable')]).toEqual([[], []])
  await app.owner('DELETE', `/feeds/${id}`)
  host.close()
})

test('nights that platforms sold stand in the calendar under the name of the platform', async () => {
  const [airbnb, booking] = [await connect('airbnb', 'named-a'), await connect('booking', 'named-b')]
  airbnb.listing.book(d('2027-09-10'), d('2027-09-13'))
  booking.listing.book(d('2027-09-20'), d('2027-09-23'))
  for (const feed of [airbnb, booking]) await feed.sync()
  const entries = async () => {
    app.signOut()
    const read = await app.owner<{ accommodations: { entries: { label: string; channel: string }[] }[] }>(
      'GET',
      '/calendar?from=2027-09-01&to=2027-10-01',
    )
    return read.body.accommodations.flatMap((one) =>
      one.entries.map(({ label, channel }) => [channel, label]),
    )
  }
  expect(await entries()).toEqual([
    ['airbnb', 'Airbnb'],
    ['booking', 'Booking.com'],
  ])
  for (const feed of [airbnb, booking]) await feed.remove()
})
