import { createServer } from 'node:http'
import { listenOnLoopback } from '../../server/test/loopback.ts'

interface PlatformStay {
  readonly name: string
  readonly checkIn: string
  readonly checkOut: string
}

/** A platform on loopback with one calendar, as Airbnb writes it. */
export function startPlatform(stays: readonly PlatformStay[]) {
  return startCalendar(calendarOf(stays))
}

/** A platform on loopback that answers with exactly this. */
export async function startCalendar(text: string) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' }).end(text)
  })
  const port = await listenOnLoopback(server)
  return {
    address: `http://127.0.0.1:${port}/calendar/ical/4711.ics`,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

function calendarOf(stays: readonly PlatformStay[]): string {
  const bare = (day: string) => day.replaceAll('-', '')
  const events = stays.map(({ name, checkIn, checkOut }, index) => [
    'BEGIN:VEVENT',
    `UID:stay-${index}@airbnb.com`,
    `DTSTAMP:${bare(checkIn)}T000000Z`,
    `DTSTART;VALUE=DATE:${bare(checkIn)}`,
    `DTEND;VALUE=DATE:${bare(checkOut)}`,
    `SUMMARY:${name}`,
    'END:VEVENT',
  ])
  const frame = ['BEGIN:VCALENDAR', 'PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN', 'VERSION:2.0']
  return [...frame, ...events.flat(), 'END:VCALENDAR', ''].join('\r\n')
}
