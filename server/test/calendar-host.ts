import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { AccommodationId } from '../src/lib/ids.ts'
import { type ChannelsWorld, owner } from './channels-world.ts'

/** An event of a calendar that a test writes itself. */
export interface Shown {
  readonly uid: string
  readonly from: string
  readonly to: string
  readonly says?: string
  /** Further lines. */
  readonly more?: readonly string[]
}

export const calendarOf = (prodId: string, events: readonly Shown[], method = 'PUBLISH') =>
  [
    'BEGIN:VCALENDAR',
    `PRODID:${prodId}`,
    `METHOD:${method}`,
    ...events.flatMap(({ uid, from, to, says = 'Reserved', more = [] }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTART;VALUE=DATE:${from.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${to.replaceAll('-', '')}`,
      `SUMMARY:${says}`,
      ...more,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** Calendars on hosts of their own: each is a server, closed after the test. */
export function calendarHosts(world: ChannelsWorld) {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    servers.push(server)
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.ics`
  }

  return {
    serve,
    /** A calendar which shows what it is told to. */
    async connect(channel: string, cabin: AccommodationId, prodId = '-//t//EN') {
      let body = calendarOf(prodId, [])
      let says = prodId
      const host = () => serve((_request, answer) => answer.end(body))
      const url = await host()
      const feed = await world.channels.feeds.add({ accommodationId: cabin, channel, url }, owner)
      const sync = () => world.channels.sync(feed.id)
      return {
        id: feed.id,
        url,
        sync,
        /** The same calendar at an address of its own. */
        elsewhere: host,
        /** Whoever answers there now writes calendars of another kind. */
        async becomes(other: string, ...events: readonly Shown[]) {
          says = other
          body = calendarOf(says, events)
          return sync()
        },
        async shows(...events: readonly Shown[]) {
          body = calendarOf(says, events)
          return sync()
        },
        async cancels(...events: readonly Shown[]) {
          body = calendarOf(says, events, 'CANCEL')
          return sync()
        },
      }
    },
  }
}
