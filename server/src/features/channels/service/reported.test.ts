import { describe, expect, it } from 'vitest'
import { calendarHosts, calendarOf, type Shown } from '../../../../test/calendar-host.ts'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'

const world = await openChannelsWorld()
const { connect, serve } = calendarHosts(world)

const ZONE = 'America/Argentina/Buenos_Aires'
const today = () => dateAt(world.clock.now(), ZONE)
const hours = (count: number) => world.clock.advance(count * 3600)

const conflicts = async (cabin: AccommodationId) =>
  (await world.channels.conflicts.list({ accommodationId: cabin }, { limit: 50, offset: 0 })).items
const kinds = () => world.alerts.map(({ kind }) => kind)

describe('servers', () => {
  it('are not believed for ever when they say that nothing changed', async () => {
    const cabin = await world.cabin('Coihue 304')
    const stays: Shown[] = [{ uid: 'a', from: '2026-12-10', to: '2026-12-13' }]
    const url = await serve((request, answer) =>
      request.headers['if-none-match'] === '"same"'
        ? answer.writeHead(304).end()
        : answer.writeHead(200, { etag: '"same"' }).end(calendarOf('-//t//EN', stays)),
    )
    const { id } = await world.channels.feeds.add({ accommodationId: cabin, channel: 'Otra', url }, owner)
    await world.channels.sync(id)
    stays.push({ uid: 'b', from: '2026-12-20', to: '2026-12-22' })
    world.clock.advance(300)
    expect((await world.channels.sync(id)).status).toBe('not_modified')
    hours(1)
    expect((await world.channels.sync(id)).status).toBe('ok')
    expect(await world.taken(cabin)).toEqual([
      'external 2026-12-10 2026-12-13',
      'external 2026-12-20 2026-12-22',
    ])
  })
})

describe('what the owner decides', () => {
  it.each([
    ['transparent', { transparent: 'free' }, { more: ['TRANSP:TRANSPARENT'] }],
    ['closures', { closures: 'free' }, { says: 'Not available' }],
    ['doubts', { doubts: 'free' }, { more: ['RRULE:FREQ=SOMETIMES'] }],
  ])('of %s is no loss to be held and told', async (name, change, like) => {
    const cabin = await world.cabin(`Decided ${name}`)
    const feed = await connect('Otra', cabin)
    const events = [
      { uid: 'z', from: '2026-12-02', to: '2026-12-04' },
      ...['05', '12', '19', '26'].map((day) => ({
        uid: day,
        from: `2027-01-${day}`,
        to: addDays(`2027-01-${day}` as never, 2),
        ...like,
      })),
    ]
    await feed.shows(...events)
    world.alerts.length = 0
    hours(0.1)
    await world.api('PATCH', `/admin/feeds/${feed.id}`, change)
    for (const wait of [0.1, 1, 1]) {
      hours(wait)
      expect((await feed.sync()).status).toBe('ok')
    }
    expect(kinds()).toEqual([])
    const left = name === 'doubts' ? 5 : 1
    expect(await world.taken(cabin)).toHaveLength(left)
  })
})

describe('two platforms', () => {
  const cases: readonly (readonly [string, Shown[], Shown[], string[]])[] = [
    [
      'one closure over two adjacent stays',
      [
        { uid: '1', from: '2026-12-10', to: '2026-12-12' },
        { uid: '2', from: '2026-12-12', to: '2026-12-15' },
      ],
      [{ uid: 'c', from: '2026-12-10', to: '2026-12-15', says: 'CLOSED - Not available' }],
      [],
    ],
    [
      'a stay inside a stay',
      [{ uid: '1', from: '2026-12-10', to: '2026-12-17' }],
      [{ uid: 'c', from: '2026-12-12', to: '2026-12-14', says: 'CLOSED - Not available' }],
      ['warning'],
    ],
    [
      'a stay partly outside',
      [{ uid: '1', from: '2026-12-10', to: '2026-12-14' }],
      [{ uid: 'c', from: '2026-12-12', to: '2026-12-16', says: 'CLOSED - Not available' }],
      ['critical'],
    ],
    [
      'two that both name a guest',
      [{ uid: '1', from: '2026-12-10', to: '2026-12-14' }],
      [{ uid: 'c', from: '2026-12-10', to: '2026-12-14', says: 'CLOSED - Ana Paz' }],
      ['critical'],
    ],
    [
      'one stay under one UID',
      [{ uid: 'one-stay-7@manager.example', from: '2026-12-10', to: '2026-12-14' }],
      [{ uid: 'one-stay-7@manager.example', from: '2026-12-10', to: '2026-12-14', says: 'CLOSED - Ana Paz' }],
      [],
    ],
  ]
  it.each(cases)('with %s', async (name, ofAirbnb, ofBooking, wanted) => {
    const cabin = await world.cabin(name)
    const airbnb = await connect('Airbnb', cabin, '-//Airbnb Inc//Hosting Calendar 1.0//EN')
    const booking = await connect('Booking', cabin, '-//admin.booking.com//EN')
    await airbnb.shows(...ofAirbnb)
    await booking.shows(...ofBooking)
    expect((await conflicts(cabin)).map(({ severity }) => severity)).toEqual(wanted)
  })
})

describe('selling rules', () => {
  const advance = (nights: number, round: number, churn: boolean): Shown => ({
    uid: churn ? `notice-${round}` : 'notice',
    from: today(),
    to: addDays(today(), nights),
    says: 'Not available',
  })
  it.each([
    ['Vrbo', 2, false],
    ['Otra', 3, false],
    ['Otra', 1, true],
    ['Booking', 5, true],
    ['Despegar', 7, false],
  ] as const)('of %s: %i nights of notice are open within three days', async (channel, nights, churn) => {
    const cabin = await world.cabin(`Notice ${channel} ${nights}`)
    const feed = await connect(channel, cabin)
    const stay = { uid: 'guest', from: addDays(today(), 20), to: addDays(today(), 23) }
    for (let round = 0; round < 4; round++) {
      await feed.shows(advance(nights, round, churn), stay)
      if (round < 3) hours(24)
    }
    // Nights that were closed before it was learnt are history.
    const ahead = (await world.taken(cabin)).filter((one) => one.slice(-10) > today())
    expect(ahead).toEqual([`external ${stay.from} ${stay.to}`])
    expect(kinds().filter((kind) => kind === 'calendar_conflict')).toEqual([])
    const { body } = await world.api('GET', `/admin/feeds/${feed.id}`)
    expect(body.selling_rules).toMatchObject([{ kind: 'advance', days: nights }])
  })
})

it('tells nobody of the notice that a platform asks for, while it is learnt', async () => {
  const cabin = await world.cabin('Notice over ours')
  const ours = await world.book(cabin, today(), addDays(today(), 4))
  const feed = await connect('Vrbo', cabin)
  for (let round = 0; round < 3; round++) {
    await feed.shows({ uid: 'notice', from: today(), to: addDays(today(), 2), says: 'Not available' })
    hours(24)
  }
  expect(ours.status).toBe('confirmed')
  expect([kinds(), await conflicts(cabin)]).toEqual([[], []])
})

it('calls each side of a clash by the name its owner gave it', async () => {
  const cabin = await world.cabin('Two names')
  const [one, two] = [await connect('Turismo Sur', cabin), await connect('Cabañas Ya', cabin)]
  await one.shows({ uid: 'a', from: '2026-12-10', to: '2026-12-13' })
  await two.shows({ uid: 'b', from: '2026-12-11', to: '2026-12-14' })
  const { body } = await world.api('GET', `/admin/conflicts?accommodation_id=${cabin}`)
  const names = body.items[0].sides.map((side: { channel_name: string }) => side.channel_name)
  expect(names.sort()).toEqual(['Cabañas Ya', 'Turismo Sur'])
})

describe('who does not read us', () => {
  const silent = () =>
    world.alerts.filter(({ kind }) => kind === 'calendar_not_read').map(({ about }) => about)
  const shown = async (cabin: AccommodationId) => {
    const { body } = await world.api('GET', '/admin/exports')
    return body.items.find((one: { accommodation_id: string }) => one.accommodation_id === cabin)
  }
  const readAs = (url: string, agent: string) => fetch(url, { headers: { 'user-agent': agent } })

  it('is told by name after three days, unless nobody books there', async () => {
    const cabin = await world.cabin('Silent')
    await connect('Booking', cabin)
    await connect('Google Calendar', cabin)
    hours(24 * 3)
    await world.channels.prune()
    expect(silent()).toEqual(['Booking.com, Silent'])
    const { channels } = await shown(cabin)
    const days = channels.map((one: { channel: string; silent_days: number }) => [
      one.channel,
      one.silent_days,
    ])
    expect(new Map(days)).toEqual(
      new Map([
        ['booking', 3],
        ['google', null],
        ['airbnb', null],
      ]),
    )
  })

  it('is not hidden by a stranger once it had come by its own address', async () => {
    const cabin = await world.cabin('Hidden')
    const { id } = await connect('Turismo Sur', cabin)
    const { url } = (await shown(cabin)).channels.find((one: { feed_id: string }) => one.feed_id === id)
    await readAs(url.replace('https://cabins.example', world.origin), 'Java/17')
    hours(24 * 4)
    await readAs(await world.plainAddress(cabin), 'curl/8')
    await world.channels.prune()
    expect(silent()).toEqual(['Turismo Sur, Hidden'])
  })

  it('is no stranger where it reads the address that is shown for it before it is connected', async () => {
    const cabin = await world.cabin('Alias')
    await readAs(`${await world.plainAddress(cabin)}?channel=airbnb`, 'Java/17')
    const { channels, readers } = await shown(cabin)
    expect(channels[0]).toMatchObject({ channel: 'airbnb', reads: 1 })
    expect(readers).toEqual([])
  })
})

it('says that nothing was closed where an event has no day', async () => {
  const cabin = await world.cabin('Undated')
  const feed = await connect('Otra', cabin)
  await feed.shows({ uid: 'a', from: 'someday', to: 'later' })
  expect(world.alerts[0]?.summary).toContain('close its nights by hand: SUMMARY: Reserved')
})
