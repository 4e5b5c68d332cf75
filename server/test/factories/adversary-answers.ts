import type { RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type AdversaryFeed, GOOD, STAY, stay, wrap } from './adversary-feeds.ts'

const day = (start: string, end: string) => ({ start, end })
const written = (uid: string, { start, end }: ReturnType<typeof day>) =>
  stay(uid, `DTSTART:${start}`, `DTEND:${end}`)
const LATE_DECEMBER = ['2026-12-28 2026-12-31']

/** Dates with the year last, or in two digits, or in none that a calendar has. */
export const DATES: readonly AdversaryFeed[] = [
  {
    name: 'day, month and year run together',
    answers: wrap(...written('a', day('28122026', '31122026'))),
    nights: LATE_DECEMBER,
  },
  {
    name: 'the same with times',
    answers: wrap(...written('a', day('28122026T150000', '31122026T100000'))),
    nights: LATE_DECEMBER,
  },
  {
    name: 'month, day and year run together',
    answers: wrap(...written('a', day('12282026', '12312026'))),
    nights: LATE_DECEMBER,
  },
  {
    name: 'month/day/year',
    answers: wrap(...written('a', day('12/28/2026', '12/31/2026'))),
    nights: LATE_DECEMBER,
  },
  {
    name: 'month/day/year in two digits',
    answers: wrap(...written('a', day('12/28/26', '12/31/26'))),
    nights: LATE_DECEMBER,
  },
  {
    name: 'both orders in one file, where each can be read one way only',
    answers: wrap(
      ...written('a', day('28/12/2026', '31/12/2026')),
      ...written('b', day('01/16/2027', '01/18/2027')),
    ),
    nights: [...LATE_DECEMBER, '2027-01-16 2027-01-18'],
  },
  {
    name: 'a day and a month that may be the other way round, run together',
    answers: wrap(...written('a', day('04052027', '06052027'))),
    nights: ['2027-04-05 2027-06-05'],
    told: true,
  },
  {
    name: 'the same in two digits',
    answers: wrap(...written('a', day('04/05/27', '06/05/27'))),
    nights: ['2027-04-05 2027-06-05'],
    told: true,
  },
  {
    name: 'the same with hours of twelve',
    answers: wrap(...written('a', day('04/05/2027 02:00 PM', '06/05/2027 10:00 AM'))),
    nights: ['2027-04-05 2027-06-05'],
    told: true,
  },
  {
    name: 'a year in two digits on one end or on the other',
    answers: wrap(...written('a', day('26-12-28', '26-12-31')), ...stay('b', 'DTSTART;VALUE=DATE:20270105')),
    nights: ['2027-01-05 2027-01-06'],
    told: true,
  },
  {
    name: 'a month without its nought',
    answers: wrap(...written('a', day('2027-1-5', '2027-1-8'))),
    nights: ['2027-01-05 2027-01-08'],
  },
  {
    name: 'a month without its nought, run together',
    answers: wrap(...written('a', day('2026128', '20261211'))),
    nights: ['2026-12-10 2026-12-11'],
    told: true,
  },
]

const page = '<!doctype html><title>Log in</title><form method=post><input name=password></form>'
const html: RequestListener = (_request, answer) =>
  answer.writeHead(200, { 'content-type': 'text/calendar' }).end(page)

/** Answers of servers that are read all the same. */
export const ODD_SERVERS: readonly AdversaryFeed[] = [
  {
    name: 'packed by a packer nobody asked for',
    answers: (_request, answer) =>
      answer.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(GOOD)),
    nights: STAY,
  },
  {
    name: 'after a lasting and a passing redirect, one of them to a fragment',
    answers: (request, answer) => {
      if (request.url === '/a.ics') answer.writeHead(308, { location: 'b.ics?k=1#top' }).end()
      else if (request.url === '/b.ics?k=1')
        answer.writeHead(307, { location: `//${request.headers.host}/c` }).end()
      else answer.end(GOOD)
    },
    nights: STAY,
  },
  {
    name: 'a calendar that is called a page',
    answers: (_request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(GOOD),
    nights: STAY,
  },
]

/** Answers that prove nothing: whatever was known stays. */
export const NO_ANSWERS: readonly Omit<AdversaryFeed, 'nights'>[] = [
  { name: 'a page to log in that is called a calendar', answers: html },
  { name: 'nothing', answers: (_request, answer) => answer.writeHead(200).end() },
  { name: 'no content', answers: (_request, answer) => answer.writeHead(204).end() },
  {
    name: 'unchanged, though nobody asked for a change',
    answers: (_request, answer) => answer.writeHead(304).end(),
  },
  { name: 'half a calendar', answers: GOOD.slice(0, GOOD.length - 40) },
  {
    name: 'half a packed calendar',
    answers: (_request, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(GOOD).subarray(0, 60)),
  },
  {
    name: 'a redirect to where one logs in',
    answers: (request, answer) => {
      if (request.url === '/a.ics') answer.writeHead(302, { location: '/login' }).end()
      else html(request, answer)
    },
  },
  {
    name: 'the second part of a calendar',
    answers: (_request, answer) =>
      answer.writeHead(206, { 'content-range': 'bytes 60-199/200' }).end(GOOD.slice(60)),
  },
  {
    name: 'hours at which somebody can be had (RFC 7953), and nothing else',
    answers: wrap('BEGIN:VAVAILABILITY', 'UID:v', 'DTSTART:20261210T030000Z', 'END:VAVAILABILITY'),
  },
  { name: 'six million bytes', answers: `${GOOD}${' '.repeat(6 * 1024 * 1024)}` },
  {
    name: 'the calendar in JSON',
    answers: JSON.stringify(['vcalendar', [], [['vevent', [['uid', {}, 'text', 'BEGIN:VCALENDAR']]]]]),
  },
]
