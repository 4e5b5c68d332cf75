import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { expect, it } from 'vitest'
import { fromEpochDay, localDate } from '../../lib/local-date.ts'
import { parseCalendar } from './parser.ts'

/**
 * Well-formed calendars must read alike in ours, in ical.js and in node-ical; where they differ on purpose, the test
 * says why. Both others are given only what they can read: one malformed event costs them the whole feed.
 */
const horizon = { from: localDate('2020-01-01'), to: localDate('2040-01-01') }
const compact = (day: number) => fromEpochDay(day).replaceAll('-', '')

const stays = fc.uniqueArray(
  fc.record({
    uid: fc.uuid(),
    first: fc.integer({ min: 20_500, max: 21_000 }),
    nights: fc.integer({ min: 1, max: 30 }),
    rule: fc.option(
      fc.oneof(
        fc
          .record({ freq: fc.constantFrom('DAILY', 'WEEKLY'), count: fc.integer({ min: 1, max: 9 }) })
          .map(({ freq, count }) => `FREQ=${freq};COUNT=${count}`),
        fc.integer({ min: 2, max: 4 }).map((interval) => `FREQ=WEEKLY;INTERVAL=${interval};COUNT=4`),
      ),
      { freq: 3 },
    ),
  }),
  { selector: (stay) => stay.uid, maxLength: 12 },
)

type Stay = { uid: string; first: number; nights: number; rule: string | null }

function text(list: readonly Stay[]): string {
  const events = list.flatMap((stay) => [
    'BEGIN:VEVENT',
    `UID:${stay.uid}`,
    'DTSTAMP:20260101T000000Z',
    `DTSTART;VALUE=DATE:${compact(stay.first)}`,
    `DTEND;VALUE=DATE:${compact(stay.first + stay.nights)}`,
    'SUMMARY:Reserved',
    ...(stay.rule ? [`RRULE:${stay.rule}`] : []),
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', ...events, 'END:VCALENDAR', ''].join('\r\n')
}

function ours(body: string): string[] {
  const result = parseCalendar(Buffer.from(body), { zone: 'America/Argentina/Buenos_Aires', horizon })
  if (!result.ok) throw new Error(result.reason)
  return result.events.map((event) => `${event.uid} ${event.checkIn} ${event.checkOut}`).sort()
}

function byIcalJs(body: string): string[] {
  const root = new ICAL.Component(ICAL.parse(body))
  const out: string[] = []
  for (const component of root.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component, { exceptions: [] })
    const iterator = event.iterator()
    for (let start = iterator.next(); start; start = iterator.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(start)
      out.push(`${event.uid} ${startDate.toString()} ${endDate.toString()}`)
    }
  }
  return out.sort()
}

it('agrees with ical.js on whole days and on rules', () => {
  fc.assert(
    fc.property(stays, (list) => {
      expect(ours(text(list))).toEqual(byIcalJs(text(list)))
    }),
    { numRuns: 60 },
  )
})

it('agrees with node-ical on single stays, read in the zone of the process as node-ical makes them', () => {
  const local = (date: Date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
  fc.assert(
    fc.property(stays, (list) => {
      const body = text(list.map((stay) => ({ ...stay, rule: null })))
      const theirs = Object.values(nodeIcal.sync.parseICS(body)).flatMap((item) =>
        item?.type === 'VEVENT' && item.end ? [`${item.uid} ${local(item.start)} ${local(item.end)}`] : [],
      )
      expect(ours(body)).toEqual(theirs.sort())
    }),
    { numRuns: 60 },
  )
})

it('differs where they lose nights: a repeated UID, an impossible day, an event without dates', () => {
  const twice = text([
    { uid: 'a', first: 20_600, nights: 2, rule: null },
    { uid: 'a', first: 20_700, nights: 2, rule: null },
  ])
  // node-ical keys events by UID: the last one wins and the first guest's nights are gone.
  expect(Object.values(nodeIcal.sync.parseICS(twice)).filter((item) => item?.type === 'VEVENT')).toHaveLength(
    1,
  )
  expect(ours(twice)).toHaveLength(2)
  // ical.js repeats 30 February on 2 March; RFC 5545 section 3.3.10 says such instances are left out.
  const recur = ICAL.Recur.fromString('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')
  const iterator = recur.iterator(ICAL.Time.fromDateString('2026-03-02'))
  iterator.next()
  expect(iterator.next()?.toString()).toBe('2027-03-02')
  const rule = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'
  expect(ours(text([{ uid: 'b', first: 20_514, nights: 1, rule }]))).toHaveLength(1)
  // One event without dates: ical.js throws while iterating, and the feed's other stays go with it.
  const dateless = twice.replace('BEGIN:VEVENT', 'BEGIN:VEVENT\r\nUID:z\r\nEND:VEVENT\r\nBEGIN:VEVENT')
  expect(() => byIcalJs(dateless)).toThrow()
  expect(ours(dateless)).toHaveLength(2)
})
