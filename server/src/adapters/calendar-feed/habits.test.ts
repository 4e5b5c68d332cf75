import { describe, expect, it } from 'vitest'
import { localDate } from '../../lib/local-date.ts'
import { parseCalendar } from './parser.ts'

const zone = 'America/Argentina/Buenos_Aires'
const horizon = { from: localDate('2026-11-27'), to: localDate('2028-06-01') }

const wrap = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT']
const busy = (...lines: string[]) => ['BEGIN:VFREEBUSY', ...lines, 'END:VFREEBUSY']

function read(body: string | Uint8Array) {
  const result = parseCalendar(typeof body === 'string' ? Buffer.from(body) : body, { zone, horizon })
  if (!result.ok) throw new Error(result.reason)
  return result
}
const nights = (...lines: string[]) => read(wrap(...lines)).events.map((e) => `${e.checkIn} ${e.checkOut}`)
const reasons = (...lines: string[]) => read(wrap(...lines)).badEvents.map(({ reason }) => reason)
const of = (start: string, end: string) => vevent(`DTSTART:${start}`, `DTEND:${end}`)

const MADRID = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Madrid',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
]

describe('midnights of a zone that stands elsewhere, or nowhere', () => {
  it('reads the days of the zone that the file defines', () => {
    const days = of('20261209T230000Z', '20261212T230000Z')
    expect(nights(...MADRID, ...days)).toEqual(['2026-12-10 2026-12-13'])
  })

  it('closes both meanings of whole days from evening to evening, and tells', () => {
    const days = of('20261209T230000Z', '20261212T230000Z')
    expect(nights(...days)).toEqual(['2026-12-10 2026-12-13', '2026-12-09 2026-12-12'])
    expect(reasons(...days)).toEqual(['ambiguous_date'])
  })

  it('leaves the evening of a late arrival and the noons of a guest alone', () => {
    expect(nights(...of('20261209T230000Z', '20261212T130000Z'))).toEqual(['2026-12-09 2026-12-12'])
    expect(nights(...of('20261210T150000Z', '20261213T150000Z'))).toEqual(['2026-12-10 2026-12-13'])
  })

  it.each([
    ['an exception', 'EXDATE:20261210T230000Z', []],
    [
      'a cancelled day',
      'SUMMARY:x',
      vevent('RECURRENCE-ID:20261210T230000Z', 'DTSTART:20261211', 'STATUS:CANCELLED'),
    ],
  ])(
    'takes the evening that %s of whole days names for the midnight it is somewhere',
    (_name, line, more) => {
      const series = vevent('DTSTART;VALUE=DATE:20261210', 'RRULE:FREQ=DAILY;COUNT=3', line)
      expect(nights(...series, ...more)).toEqual(['2026-12-10 2026-12-11', '2026-12-12 2026-12-13'])
    },
  )
})

describe('days in the writing of other programs', () => {
  it.each([
    ['14/12/26', '17/12/26'],
    ['14/12/2026 02:00 PM', '17/12/2026 10:00 a.m.'],
    ['14 Dec 2026', '17 Dec 2026'],
    ['14-dic-2026', '17-dic-2026'],
    ['14 de dezembro de 2026', '17 de dezembro de 2026'],
    ['Dec 14, 2026', 'Dec 17, 2026'],
    ['Mon, 14 Dec 2026 17:00:00 GMT', 'Thu, 17 Dec 2026 13:00:00 GMT'],
  ])('reads %s to %s', (start, end) => {
    expect(nights(...of(start, end))).toEqual(['2026-12-14 2026-12-17'])
  })

  it('keeps midnight and noon of twelve hours apart', () => {
    expect(nights(...of('14/12/2026 12:00 AM', '17/12/2026 12:00 AM'))).toEqual(['2026-12-14 2026-12-17'])
    expect(nights(...of('14/12/2026 12:30 PM', '17/12/2026 12:00 PM'))).toEqual(['2026-12-14 2026-12-17'])
  })

  it('closes from the last day before to the first day after a day that no month has, and tells', () => {
    const end = vevent('DTSTART;VALUE=DATE:20261128', 'DTEND;VALUE=DATE:20261131')
    expect(nights(...end)).toEqual(['2026-11-28 2026-12-01'])
    expect(reasons(...end)).toEqual(['bad_end'])
    const start = vevent('DTSTART;VALUE=DATE:20270229', 'DTEND;VALUE=DATE:20270303')
    expect(nights(...start)).toEqual(['2027-02-28 2027-03-03'])
    expect(reasons(...start)).toEqual(['bad_end'])
  })

  it('knows properties behind the name of a group', () => {
    const grouped = ['item1.DTSTART;VALUE=DATE:20261210', 'item1.DTEND;VALUE=DATE:20261213']
    expect(nights(...vevent(...grouped))).toEqual(['2026-12-10 2026-12-13'])
  })
})

describe('repetitions', () => {
  it('ends whole days on the day whose end UNTIL names', () => {
    const rule = 'RRULE:FREQ=DAILY;UNTIL=20261213T025959Z'
    expect(nights(...vevent('DTSTART;VALUE=DATE:20261210', rule)).at(-1)).toBe('2026-12-12 2026-12-13')
  })

  it('leaves out days listed with semicolons', () => {
    const list = 'EXDATE;VALUE=DATE:20261211;20261212'
    expect(nights(...vevent('DTSTART;VALUE=DATE:20261210', 'RRULE:FREQ=DAILY;COUNT=4', list))).toEqual([
      '2026-12-10 2026-12-11',
      '2026-12-13 2026-12-14',
    ])
  })

  it('ends a series that is cancelled from one day on', () => {
    const series = vevent('DTSTART:20261207', 'RRULE:FREQ=WEEKLY;COUNT=4')
    const rest = vevent('RECURRENCE-ID;RANGE=THISANDFUTURE:20261221', 'DTSTART:20261221', 'STATUS:CANCELLED')
    expect(nights(...series, ...rest)).toEqual(['2026-12-07 2026-12-08', '2026-12-14 2026-12-15'])
  })

  it('needs no start of a day that is only cancelled', () => {
    const series = vevent('DTSTART:20261210', 'RRULE:FREQ=DAILY;COUNT=3')
    const dropped = vevent('RECURRENCE-ID:20261211', 'STATUS:CANCELLED')
    expect(nights(...series, ...dropped)).toEqual(['2026-12-10 2026-12-11', '2026-12-12 2026-12-13'])
    expect(reasons(...series, ...dropped)).toEqual([])
  })
})

describe('one name for several stays', () => {
  it('keeps every stay of a name that is numbered but not the same stay', () => {
    const stays = [0, 1, 2].flatMap((n) =>
      vevent(`SEQUENCE:${n}`, `SUMMARY:Guest ${n}`, `DTSTART:2026121${n * 3}`, `DTEND:2026121${n * 3 + 1}`),
    )
    expect(nights(...stays)).toEqual([
      '2026-12-10 2026-12-11',
      '2026-12-13 2026-12-14',
      '2026-12-16 2026-12-17',
    ])
  })
})

describe('one name for stays that are all called alike', () => {
  const stay = (sequence: number, day: number, ...more: string[]) =>
    vevent(
      'SUMMARY:Reserved',
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:202612${day}`,
      `DTEND;VALUE=DATE:202612${day + 2}`,
      ...more,
    )
  const other = ['BEGIN:VEVENT', 'UID:b', 'DTSTART:20261201', 'END:VEVENT']

  it('closes all of three that never meet, and tells those that may be older versions', () => {
    const three = [...stay(0, 10), ...stay(1, 14), ...stay(2, 20)]
    expect(nights(...three)).toEqual([
      '2026-12-10 2026-12-12',
      '2026-12-14 2026-12-16',
      '2026-12-20 2026-12-22',
    ])
    expect(reasons(...three)).toEqual(['shared_uid', 'shared_uid'])
    expect(read(wrap(...three)).events.map(({ doubt = false }) => doubt)).toEqual([true, true, false])
  })

  it('closes both of two where the calendar knows no other name and no date of a change', () => {
    expect(nights(...stay(0, 10), ...stay(1, 20))).toEqual(['2026-12-10 2026-12-12', '2026-12-20 2026-12-22'])
    expect(reasons(...stay(0, 10), ...stay(1, 20))).toEqual(['shared_uid'])
  })

  it.each([
    ['other stays have names of their own', [...stay(0, 10), ...stay(1, 20), ...other]],
    [
      'it says when it was changed',
      [...stay(0, 10, 'LAST-MODIFIED:20261101T000000Z'), ...stay(3, 20, 'LAST-MODIFIED:20261102T000000Z')],
    ],
    ['days that overlap tell a history', [...stay(0, 18), ...stay(1, 19), ...stay(2, 20)]],
  ])('reads the last version where %s', (_name, lines) => {
    expect(nights(...lines)).toContain('2026-12-20 2026-12-22')
    expect(nights(...lines).filter((one) => one > '2026-12-02')).toHaveLength(1)
    expect(reasons(...lines)).toEqual([])
  })

  it('loses no guest because the last one cancelled', () => {
    const guest = (n: number, ...more: string[]) =>
      vevent(`SUMMARY:Guest ${n}`, `SEQUENCE:${n}`, `DTSTART:2026121${n * 3}`, ...more)
    expect(nights(...guest(0), ...guest(1), ...guest(2, 'STATUS:CANCELLED'))).toEqual([
      '2026-12-10 2026-12-11',
      '2026-12-13 2026-12-14',
    ])
  })
})

describe('a calendar of METHOD:CANCEL', () => {
  const cancelling = (...lines: string[]) => wrap('METHOD:CANCEL', ...lines)

  it('closes nothing and names what it cancels, with or without days', () => {
    const dated = vevent('DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261213', 'SEQUENCE:1')
    const named = ['BEGIN:VEVENT', 'UID:b', 'SEQUENCE:1', 'END:VEVENT']
    const day = ['BEGIN:VEVENT', 'UID:c', 'RECURRENCE-ID:20261220T000000Z', 'END:VEVENT']
    const { events, badEvents, cancels } = read(cancelling(...dated, ...named, ...day))
    expect([events, badEvents]).toEqual([[], []])
    expect(cancels).toMatchObject([
      { uid: 'a', recurrenceId: null, nights: { checkIn: '2026-12-10', checkOut: '2026-12-13' } },
      { uid: 'b', recurrenceId: null, nights: null },
      { uid: 'c', recurrenceId: '2026-12-20', following: false },
    ])
  })

  it('beside a whole one takes out of it what it names, though nobody counted', () => {
    const stays = [...vevent('DTSTART:20261210'), 'BEGIN:VEVENT', 'UID:b', 'DTSTART:20261220', 'END:VEVENT']
    const both = read(wrap('METHOD:PUBLISH', ...stays) + cancelling(...vevent('DTSTART:20261210')))
    expect(both.events.map(({ checkIn }) => checkIn)).toEqual(['2026-12-20'])
    expect(both.cancels).toBeUndefined()
  })
})

describe('busy times', () => {
  it('are read in their zone, and beside events', () => {
    const tokyo = busy('FREEBUSY;TZID=Asia/Tokyo:20261211T020000/20261213T230000')
    expect(nights(...tokyo, ...vevent('DTSTART:20261220'))).toEqual([
      '2026-12-20 2026-12-21',
      '2026-12-10 2026-12-13',
    ])
  })
})

it('joins a fold in the middle of a letter', () => {
  const text = wrap(...vevent('DTSTART:20261210', 'SUMMARY:Réservée 🏡'))
  const bytes = Buffer.from(text)
  const at = bytes.indexOf(0xc3) + 1
  const emoji = bytes.indexOf(0xf0) + 2
  const fold = Buffer.from('\r\n ')
  const folded = [bytes.subarray(0, at), fold, bytes.subarray(at, emoji), fold, bytes.subarray(emoji)]
  expect(read(Buffer.concat(folded)).events[0]?.summary).toBe('Réservée 🏡')
})
