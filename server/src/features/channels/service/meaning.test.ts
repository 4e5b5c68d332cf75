import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ChannelsWorld, owner, startChannelsWorld } from '../../../../test/channels-world.ts'
import { portOf } from '../../../../test/loopback.ts'

let world: ChannelsWorld
let page = ''
let server: Server
beforeAll(async () => {
  world = await startChannelsWorld()
})
beforeEach(async () => {
  await world.clear()
  // A host of its own for each test: nobody is asked twice within a second.
  server = createServer((_request, answer) =>
    answer.writeHead(200, { 'content-type': 'text/calendar' }).end(page),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => void server.close())
afterAll(() => world.close())

const calendar = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:-//t//EN',
    ...events.flatMap((lines, i) => ['BEGIN:VEVENT', `UID:stay-${i}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

async function connect(name: string) {
  const cabin = await world.cabin(name)
  const url = `http://127.0.0.1:${portOf(server)}/${cabin}`
  const feed = await world.channels.feeds.add({ accommodationId: cabin, channel: 'Cabañas Ya', url }, owner)
  const sync = async () => {
    expect((await world.channels.sync(feed.id)).status).toBe('ok')
    world.clock.advance(60)
  }
  const view = async () => (await world.api('GET', `/admin/feeds/${feed.id}`)).body
  return { cabin, id: feed.id, view, sync }
}

const unreadable = () => world.alerts.filter(({ kind }) => kind === 'calendar_unreadable')

it('closes both meanings of a day, asks its owner once, and opens the less likely one when told', async () => {
  page = calendar(['DTSTART:07/01/2027', 'DTEND:09/01/2027'])
  const { cabin, id, view, sync } = await connect('Lenga')
  await sync()
  const [surely, maybe] = ['external 2027-01-07 2027-01-09', 'external 2027-07-01 2027-09-01']
  expect(await world.taken(cabin)).toEqual([surely, maybe])
  expect(unreadable()).toMatchObject([{ summary: expect.stringContaining('07/01/2027') }])
  expect(await view()).toMatchObject({ doubts: 'taken', doubts_decided: false })
  expect((await world.api('PATCH', `/admin/feeds/${id}`, { doubts: 'free' })).body).toMatchObject({
    doubts: 'free',
    doubts_decided: true,
  })
  expect(world.settled).toContain(unreadable()[0]?.dedupeKey)
  page = calendar(['DTSTART:07/01/2027', 'DTEND:09/01/2027'], ['DTSTART:03/02/2027', 'DTEND:05/02/2027'])
  for (const hours of [0, 1, 1]) {
    world.clock.advance(hours * 3600)
    await sync()
  }
  expect(await world.taken(cabin)).toEqual([surely, 'external 2027-02-03 2027-02-05'])
  expect(unreadable()).toHaveLength(1)
})

it('asks no more about what its owner decided to leave closed, and again about what closed nothing', async () => {
  page = calendar(['DTSTART:20270107', 'RRULE:FREQ=SOMETIMES'])
  const { cabin, id, sync } = await connect('Radal')
  await sync()
  await world.api('PATCH', `/admin/feeds/${id}`, { doubts: 'taken' })
  page = calendar(['DTSTART:20270107', 'RRULE:FREQ=NOW AND THEN'])
  await sync()
  expect(unreadable()).toHaveLength(1)
  expect((await world.taken(cabin)).length).toBeGreaterThan(0)
  world.alerts.length = 0
  page = calendar(['DTSTART:20270107', 'RRULE:FREQ=NOW AND THEN'], ['DTSTART:one fine day'])
  await sync()
  expect(unreadable()).toMatchObject([{ summary: expect.stringContaining('one fine day') }])
})

it('suggests what the pattern of a feed shows, until its owner has said what it means', async () => {
  const nights = [
    ['20270107', '20270109'],
    ['20270110', '20270112'],
    ['20270113', '20270115'],
    ['20270116', '20270118'],
  ].map(([from, to]) => [`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`])
  page = calendar(...nights, ['DTSTART;VALUE=DATE:20270301', 'TRANSP:TRANSPARENT', 'RRULE:FREQ=SOMETIMES'])
  const { cabin, id, view, sync } = await connect('Maitén')
  await sync()
  expect((await view()).suggestions).toEqual(['last_night_is_end', 'transparent_is_free'])
  await world.api('PATCH', `/admin/feeds/${id}`, { last_night_is_end: true, transparent: 'free' })
  for (const hours of [0, 1, 1]) {
    world.clock.advance(hours * 3600)
    await sync()
  }
  expect((await view()).suggestions).toEqual([])
  expect(await world.taken(cabin)).toEqual([
    'external 2027-01-07 2027-01-10',
    'external 2027-01-10 2027-01-13',
    'external 2027-01-13 2027-01-16',
    'external 2027-01-16 2027-01-19',
  ])
})
