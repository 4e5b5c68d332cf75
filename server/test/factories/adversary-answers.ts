import type { RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type AdversaryFeed, GOOD, of, STAY, stay, times, wrap } from './adversary-feeds.ts'

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

/** What programs write that never heard of calendars, and rules from before anybody's time. */
export const PROGRAMS: readonly AdversaryFeed[] = [
  {
    name: 'a series that began in 1890',
    answers: of(
      'DTSTART;VALUE=DATE:18900104',
      'DTEND;VALUE=DATE:18900105',
      'RRULE:FREQ=WEEKLY;UNTIL=20261212',
    ),
    nights: ['2026-11-28 2026-11-29', '2026-12-05 2026-12-06', '2026-12-12 2026-12-13'],
  },
  {
    name: 'Christmas of every year since 1899',
    answers: of('DTSTART;VALUE=DATE:18991224', 'DTEND;VALUE=DATE:18991226', 'RRULE:FREQ=YEARLY'),
    nights: ['2026-12-24 2026-12-26', '2027-12-24 2027-12-26'],
  },
  {
    name: 'the first Saturday of a month, with its sign',
    answers: of('DTSTART;VALUE=DATE:20261205', 'RRULE:FREQ=MONTHLY;BYDAY=+1SA;COUNT=2'),
    nights: ['2026-12-05 2026-12-06', '2027-01-02 2027-01-03'],
  },
  {
    name: 'a day, and a period of another one beside it',
    answers: of('DTSTART;VALUE=DATE:20261210', 'RDATE;VALUE=PERIOD:20261220T170000Z/20261223T130000Z'),
    nights: ['2026-12-10 2026-12-11', '2026-12-20 2026-12-23'],
  },
  {
    name: 'a moment as Go writes it',
    answers: times(':2026-12-10 00:00:00 +0000 UTC', ':2026-12-13 00:00:00 +0000 UTC'),
    nights: STAY,
  },
  {
    name: 'a moment as Python writes it',
    answers: times(':2026-12-10 14:00:00-03:00', ':2026-12-13 10:00:00-03:00'),
    nights: STAY,
  },
  {
    name: 'a moment as Java writes it',
    answers: times(':Thu Dec 10 14:00:00 ART 2026', ':Sun Dec 13 10:00:00 ART 2026'),
    nights: STAY,
  },
  {
    name: 'a moment as JavaScript writes it',
    answers: times(
      ':Thu Dec 10 2026 00:00:00 GMT-0300 (Argentina Standard Time)',
      ':Sun Dec 13 2026 00:00:00 GMT-0300 (Argentina Standard Time)',
    ),
    nights: STAY,
  },
  { name: 'values in quotes', answers: times(':"20261210"', ':"20261213"'), nights: STAY },
  {
    name: 'values that end in a semicolon',
    answers: times(';VALUE=DATE:20261210;', ';VALUE=DATE:20261213;'),
    nights: STAY,
  },
  {
    name: 'blanks and tabs around everything',
    answers: times(' ; VALUE=DATE\t: 20261210 ', ' ;VALUE=DATE : 20261213\t'),
    nights: STAY,
  },
  {
    name: 'a zone of the name UTC-3',
    answers: times(';TZID=UTC-3:20261210T233000', ';TZID=UTC-3:20261213T100000'),
    nights: STAY,
  },
  {
    name: 'a line of two hundred thousand letters before the days',
    answers: of(
      `DESCRIPTION:${'x'.repeat(200_000)}`,
      'DTSTART;VALUE=DATE:20261210',
      'DTEND;VALUE=DATE:20261213',
    ),
    nights: STAY,
  },
  {
    name: 'an end that is no date',
    answers: times(':20261210', ':Invalid date'),
    nights: ['2026-12-10 2026-12-11'],
    told: true,
  },
  {
    name: 'a start that is nothing',
    answers: times(':null', ':20261213'),
    nights: ['2026-12-12 2026-12-13'],
    told: true,
  },
  {
    name: 'an end and a length',
    answers: of('DTEND;VALUE=DATE:20261213', 'DURATION:P3D'),
    nights: STAY,
    told: true,
  },
  { name: 'a week and its day', answers: times(':2026-W50-4', ':2026-W50-7'), nights: [], told: true },
  { name: 'digits of Arabia', answers: times(':٢٠٢٦١٢١٠', ':٢٠٢٦١٢١٣'), nights: [], told: true },
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
  {
    name: 'two thousand rules without an end',
    answers: wrap(
      ...Array.from({ length: 2_000 }, (_, i) => stay(`${i}`, 'DTSTART:20261101', 'RRULE:FREQ=DAILY')).flat(),
    ),
  },
  { name: 'six million bytes', answers: `${GOOD}${' '.repeat(6 * 1024 * 1024)}` },
  {
    name: 'the calendar in JSON',
    answers: JSON.stringify(['vcalendar', [], [['vevent', [['uid', {}, 'text', 'BEGIN:VCALENDAR']]]]]),
  },
]
