import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import { parseCalendar } from '../../../adapters/calendar-feed/parser.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, eachNight, type LocalDate, localDate } from '../../../lib/local-date.ts'
import { union } from '../domain/nights.ts'

const world = await openChannelsWorld()

const d = localDate

async function addressOf(cabin: AccommodationId): Promise<string> {
  const { icalExportToken } = await world.bookings.lodging(world.database).getAccommodation(cabin)
  return `/ical/export/${cabin}/${icalExportToken}`
}

function eventsIn(text: string): string[] {
  const read = parseCalendar(Buffer.from(text), {
    zone: 'America/Argentina/Buenos_Aires',
    horizon: { from: d('2026-01-01'), to: d('2030-01-01') },
  })
  if (!read.ok) throw new Error(read.reason)
  return read.events.map((event) => `${event.summary} ${event.checkIn} ${event.checkOut}`)
}

describe('our calendar', () => {
  it('holds what is taken, without names, and leaves out what the reader sold itself', async () => {
    const cabin = await world.cabin()
    const airbnb = await world.connect('airbnb', cabin)
    airbnb.listing.book(d('2026-12-01'), d('2026-12-04'))
    await airbnb.sync()
    await world.book(cabin, '2026-12-10', '2026-12-12')
    await world.book(cabin, '2026-12-20', '2026-12-22', 'pre_reserved')
    await world.api('POST', '/admin/blocks', {
      accommodation_id: cabin,
      start: '2026-12-15',
      end: '2026-12-16',
      reason: 'paint',
    })
    const address = await addressOf(cabin)
    const all = await world.api('GET', `${address}.ics`)
    expect(all.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(eventsIn(all.text)).toEqual([
      'Reserved 2026-12-01 2026-12-04',
      'Reserved 2026-12-10 2026-12-12',
      'Not available 2026-12-15 2026-12-16',
    ])
    expect(all.text).not.toMatch(/Ana|Paz|paint/)
    const forAirbnb = await world.api('GET', `${address}?channel=airbnb`)
    expect(eventsIn(forAirbnb.text)).toEqual([
      'Reserved 2026-12-10 2026-12-12',
      'Not available 2026-12-15 2026-12-16',
    ])
    const withMore = await world.api('GET', `${address}.ics?holds=1&prep=1`)
    expect(eventsIn(withMore.text)).toContain('Not available 2026-12-20 2026-12-22')
    expect(eventsIn(withMore.text)).toContain('Not available 2026-12-12 2026-12-13')
  })

  it('knows its readers by their feeds: two platforms without a name are two', async () => {
    const cabin = await world.cabin()
    const [one, two] = [
      await world.connect('generic', cabin),
      await world.connect('generic', cabin, 'Agenda 2'),
    ]
    one.listing.book(d('2026-12-01'), d('2026-12-04'))
    two.listing.book(d('2026-12-10'), d('2026-12-14'))
    await one.sync()
    await two.sync()
    const read = async (address: string) => eventsIn((await world.api('GET', address)).text)
    const { body } = await world.api('GET', '/admin/exports')
    const { channels, url } = body.items.find(
      (item: { accommodation_id: string }) => item.accommodation_id === cabin,
    )
    const own = (feed: { id: string }) =>
      new URL(channels.find((item: { feed_id: string }) => item.feed_id === feed.id).url).pathname.slice(7)
    const [first, second] = ['Reserved 2026-12-01 2026-12-04', 'Reserved 2026-12-10 2026-12-14']
    expect(await read(own(one.feed))).toEqual([second])
    expect(await read(own(two.feed))).toEqual([first])
    const plain = new URL(url).pathname.slice(7)
    for (const query of ['', '?channel=other', '?channel=airbnb', '?channel=quincho'])
      expect(await read(`${plain}${query}`)).toEqual([first, second])
    const shown = (await world.api('GET', '/admin/exports')).body.items.find(
      (item: { accommodation_id: string }) => item.accommodation_id === cabin,
    )
    expect(shown.readers.map((reader: { unknown_channel: string }) => reader.unknown_channel)).toContain(
      'quincho',
    )
  })

  it('is the same bytes while nothing changes, and is not sent twice', async () => {
    const cabin = await world.cabin()
    const stay = await world.book(cabin, '2026-12-10', '2026-12-12')
    const address = await addressOf(cabin)
    const first = await world.api('GET', `${address}.ics`)
    world.clock.advance(86_400)
    const second = await world.api('GET', `${address}.ics`)
    expect(second.text).toBe(first.text)
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(`${world.origin}/api/v1${address}.ics`, {
      headers: { 'if-none-match': `W/${etag}`, 'user-agent': 'Booking.com iCal Sync/1.0' },
    })
    expect(again.status).toBe(304)
    await world.database.transaction((tx) =>
      world.bookings
        .reservations(tx)
        .change(stay.id, { checkOut: d('2026-12-13'), actor: owner, cause: 'test' }),
    )
    const third = await world.api('GET', `${address}.ics`)
    expect(third.headers.get('etag')).not.toBe(etag)
    expect(/UID:.*/.exec(third.text)?.[0]).toBe(/UID:.*/.exec(first.text)?.[0])
  })

  it('says who read it and when, and stops working when its address is renewed', async () => {
    const cabin = await world.cabin()
    const { listing, feed } = await world.connect('booking', cabin)
    expect(await listing.pull()).toMatchObject({ ok: true })
    world.clock.advance(12 * 60)
    const mine = async () =>
      (await world.api('GET', '/admin/exports')).body.items.find(
        (one: { accommodation_id: string }) => one.accommodation_id === cabin,
      )
    const channels = (await mine()).channels
    expect(channels).toMatchObject([
      {
        feed_id: feed.id,
        channel: 'booking',
        minutes_ago: 12,
        reads: 1,
        user_agent: 'Booking.com iCal Sync/1.0 (sandbox)',
      },
      { feed_id: null, channel: 'airbnb', last_read_at: null, minutes_ago: null },
    ])
    const address = await addressOf(cabin)
    expect((await world.api('POST', `/admin/exports/${cabin}/renew`)).body.url).not.toContain(address)
    expect((await world.api('GET', `${address}.ics`)).status).toBe(404)
    expect(await listing.pull()).toMatchObject({ ok: false, status: 404 })
    expect((await world.api('GET', `/ical/export/${cabin}/wrong.ics`)).status).toBe(404)
  })

  it('answers 503 when it cannot be written, never an empty calendar', async () => {
    const cabin = await world.cabin()
    const address = await addressOf(cabin)
    await world.database.query('alter table exported_stays rename to exported_stays_away')
    try {
      const answer = await world.api('GET', `${address}.ics`)
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '120'])
      expect(answer.text).not.toContain('VCALENDAR')
    } finally {
      await world.database.query('alter table exported_stays_away rename to exported_stays')
    }
  })

  it('read by another cabin closes the same nights there, and read by its own closes none', async () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 })), {
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(spans, async (wanted) => {
        const [from, to] = [await world.cabin(), await world.cabin()]
        for (const [start, nights] of wanted) {
          const span = {
            checkIn: addDays(d('2026-12-01'), start),
            checkOut: addDays(d('2026-12-01'), start + nights),
          }
          await world.bookings
            .occupancy(world.database)
            .take({ kind: 'block', accommodationId: from, reason: '', ...span })
        }
        const url = `${world.origin}/api/v1${await addressOf(from)}.ics`
        const other = await world.channels.feeds.add(
          { accommodationId: to, channel: 'Our other cabin', url },
          owner,
        )
        const itself = await world.channels.feeds.add(
          { accommodationId: from, channel: 'other', url, shared: true },
          owner,
        )
        const before = await nightsOf(from)
        for (const feed of [other, itself]) expect((await world.channels.sync(feed.id)).status).toBe('ok')
        expect(await nightsOf(to)).toEqual(before)
        expect(await nightsOf(from)).toEqual(before)
      }),
      { numRuns: 8 },
    )
  })
})

async function nightsOf(cabin: AccommodationId) {
  return union(
    await world.bookings.occupancy(world.database).listTaken(d('2026-11-24'), d('2028-01-01'), cabin),
  )
}

describe('ten rounds of platforms that copy each other through us', () => {
  it('reach a fixed point: nobody blocks anything that nobody sold', async () => {
    const cabin = await world.cabin()
    const airbnb = await world.connect('airbnb', cabin)
    const booking = await world.connect('booking', cabin)
    booking.listing.behaviour.churnUids = true
    const sold: [LocalDate, LocalDate][] = [
      [d('2026-12-01'), d('2026-12-04')],
      [d('2026-12-10'), d('2026-12-15')],
      [d('2026-12-20'), d('2026-12-22')],
    ]
    airbnb.listing.book(...(sold[0] as [LocalDate, LocalDate]))
    booking.listing.book(...(sold[1] as [LocalDate, LocalDate]))
    const ours = await world.book(cabin, ...(sold[2] as [LocalDate, LocalDate]))
    const round = async () => {
      for (const one of [airbnb, booking]) {
        world.clock.advance(450)
        await one.listing.pull()
        world.clock.advance(450)
        expect((await one.sync()).status).toBe('ok')
      }
      return {
        ours: await nightsOf(cabin),
        theirs: [airbnb, booking].map((one) => one.listing.takenNights()),
      }
    }
    const everything = union(sold.map(([checkIn, checkOut]) => ({ checkIn, checkOut })))
    const nights = everything.flatMap((span) => eachNight(span.checkIn, span.checkOut))
    const states = []
    for (let i = 0; i < 10; i++) states.push(await round())
    for (const state of states.slice(2)) {
      expect(state).toEqual({ ours: everything, theirs: [nights, nights] })
    }
    expect((await world.channels.conflicts.list({}, { limit: 9, offset: 0 })).items).toEqual([])

    // What is cancelled at its source disappears everywhere, instead of coming back from the others for ever.
    await world.database.transaction((tx) =>
      world.bookings.reservations(tx).cancel(ours.id, { actor: owner, cause: 'test', by: 'owner' }),
    )
    const [stay] = airbnb.listing.stays
    airbnb.listing.cancel(stay?.id ?? '')
    let last = await round()
    for (let i = 0; i < 16; i++) last = await round()
    const rest = [{ checkIn: d('2026-12-10'), checkOut: d('2026-12-15') }]
    expect(last).toEqual({
      ours: rest,
      theirs: [eachNight(d('2026-12-10'), d('2026-12-15')), eachNight(d('2026-12-10'), d('2026-12-15'))],
    })
  })
})
