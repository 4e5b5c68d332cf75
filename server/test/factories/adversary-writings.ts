import { type AdversaryFeed, EOL, GOOD, of, STAY, stay, times, wrap } from './adversary-feeds.ts'

const OWN_ZONE = [
  ...['BEGIN:VTIMEZONE', 'TZID:Customized Time Zone'],
  ...['BEGIN:STANDARD', 'DTSTART:20090315T000000', 'TZOFFSETFROM:-0200', 'TZOFFSETTO:-0300', 'END:STANDARD'],
  'END:VTIMEZONE',
]

/** What a file may say, and how. */
export const WRITINGS: readonly AdversaryFeed[] = [
  {
    name: 'every line folded after seven letters, names of properties too',
    answers: GOOD.replaceAll(/([^\r\n]{7})(?=[^\r\n])/g, '$1\r\n '),
    nights: STAY,
  },
  {
    name: 'a time of arrival and no end at all',
    answers: of('DTSTART:20261210T150000'),
    nights: ['2026-12-10 2026-12-11'],
  },
  {
    name: 'a stay of no length in seconds',
    answers: of('DTSTART:20261210T150000', 'DURATION:PT0S'),
    nights: ['2026-12-10 2026-12-11'],
  },
  {
    name: 'a zone whose sign is the other way round',
    answers: times(';TZID=Etc/GMT+3:20261210T020000', ';TZID=Etc/GMT+3:20261213T100000'),
    nights: STAY,
  },
  {
    name: 'a zone of the name GMT-0300',
    answers: times(';TZID=GMT-0300:20261210T230000', ';TZID=GMT-0300:20261213T100000'),
    nights: STAY,
  },
  {
    name: 'a zone with blanks instead of its underscore',
    answers: times(';TZID=America/New York:20261209T230000', ';TZID=America/New York:20261213T090000'),
    nights: STAY,
  },
  {
    name: 'three letters that are no zone',
    answers: times(';TZID=ART:20261210T233000', ';TZID=ART:20261213T100000'),
    nights: STAY,
  },
  {
    name: 'midnights of a zone that the file defines and nobody knows',
    answers: wrap(
      ...OWN_ZONE,
      ...stay(
        'a',
        'DTSTART;TZID=Customized Time Zone:20261210T000000',
        'DTEND;TZID=Customized Time Zone:20261213T000000',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'a rule that ends on the day of its last evening',
    answers: times(
      ';TZID=America/New_York:20261203T160000',
      ';TZID=America/New_York:20261204T100000',
      'RRULE:FREQ=WEEKLY;UNTIL=20261224;BYDAY=TH',
    ),
    nights: [
      '2026-12-03 2026-12-04',
      '2026-12-10 2026-12-11',
      '2026-12-17 2026-12-18',
      '2026-12-24 2026-12-25',
    ],
  },
  {
    name: 'a rule of the 31st of each month',
    answers: of('DTSTART;VALUE=DATE:20261231', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3'),
    nights: ['2026-12-31 2027-01-01', '2027-01-31 2027-02-01', '2027-03-31 2027-04-01'],
  },
  {
    name: 'an exception named in another zone than its series',
    answers: times(
      ';TZID=America/Argentina/Buenos_Aires:20261210T140000',
      ';TZID=America/Argentina/Buenos_Aires:20261211T100000',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20261211T170000Z',
    ),
    nights: ['2026-12-10 2026-12-11', '2026-12-12 2026-12-13'],
  },
  {
    name: 'a day of a series that became tentative and later',
    answers: wrap(
      ...stay('a', 'DTSTART;VALUE=DATE:20261210', 'RRULE:FREQ=DAILY;COUNT=2'),
      ...stay(
        'a',
        'RECURRENCE-ID;VALUE=DATE:20261211',
        'DTSTART;VALUE=DATE:20261220',
        'DTEND;VALUE=DATE:20261222',
        'STATUS:TENTATIVE',
      ),
    ),
    nights: ['2026-12-10 2026-12-11', '2026-12-20 2026-12-22'],
  },
  {
    name: 'a series that changes from one day on',
    answers: wrap(
      ...stay('a', 'DTSTART;VALUE=DATE:20261207', 'RRULE:FREQ=WEEKLY;COUNT=4'),
      ...stay(
        'a',
        'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261221',
        'DTSTART;VALUE=DATE:20261222',
        'DTEND;VALUE=DATE:20261224',
      ),
    ),
    nights: [
      '2026-12-07 2026-12-08',
      '2026-12-14 2026-12-15',
      '2026-12-22 2026-12-24',
      '2026-12-29 2026-12-31',
    ],
  },
  {
    name: 'a changed day whose series is not in the file',
    answers: of('RECURRENCE-ID:20261211T030000Z', 'DTSTART;VALUE=DATE:20261220', 'DTEND;VALUE=DATE:20261222'),
    nights: ['2026-12-20 2026-12-22'],
  },
  {
    name: 'a cancelled stay and another one under its name, uncounted',
    answers: wrap(
      ...stay('a', 'DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261213', 'STATUS:CANCELLED'),
      ...stay('a', 'DTSTART;VALUE=DATE:20261211', 'DTEND;VALUE=DATE:20261214', 'STATUS:CONFIRMED'),
    ),
    nights: ['2026-12-11 2026-12-14'],
  },
  {
    name: 'a tentative stay that calls itself free',
    answers: times(
      ';VALUE=DATE:20261210',
      ';VALUE=DATE:20261213',
      'STATUS:TENTATIVE',
      'TRANSP:TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    ),
    nights: STAY,
  },
  {
    name: 'a stay among things to do and a diary',
    answers: wrap(
      ...['BEGIN:VTODO', 'UID:t', 'DTSTART:20261201', 'DUE:20261205', 'SUMMARY:Paint', 'END:VTODO'],
      ...stay('a', 'DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261213'),
      ...['BEGIN:VJOURNAL', 'UID:j', 'DTSTART:20261215', 'END:VJOURNAL'],
    ),
    nights: STAY,
  },
  {
    name: 'two files in one, each with its byte-order mark',
    answers: `\ufeff${GOOD}\ufeff${wrap(...stay('b', 'DTSTART;VALUE=DATE:20261220'))}`,
    nights: [...STAY, '2026-12-20 2026-12-21'],
  },
  {
    name: 'two bytes a letter and no mark',
    answers: Buffer.from(GOOD, 'utf16le'),
    nights: STAY,
  },
  {
    name: 'a tail of four thousand NULs',
    answers: Buffer.concat([Buffer.from(GOOD), Buffer.alloc(4096)]),
    nights: STAY,
  },
  {
    name: 'Latin-1 beside a letter of UTF-8',
    answers: Buffer.concat([
      Buffer.from(GOOD.replace('SUMMARY:Reserved', 'SUMMARY:Reservée '), 'latin1'),
      Buffer.from('é\r\n'),
    ]),
    nights: STAY,
  },
  {
    name: 'four stays without a name',
    answers: wrap(...['01', '05', '05', '20'].flatMap((day) => stay('', `DTSTART;VALUE=DATE:202612${day}`))),
    nights: ['2026-12-01 2026-12-02', '2026-12-05 2026-12-06', '2026-12-20 2026-12-21'],
  },
  {
    name: 'two names that are the same for a thousand letters',
    answers: wrap(
      ...stay(`${'x'.repeat(1500)}1`, 'DTSTART;VALUE=DATE:20261210'),
      ...stay(`${'x'.repeat(1500)}2`, 'DTSTART;VALUE=DATE:20261220'),
    ),
    nights: ['2026-12-10 2026-12-11', '2026-12-20 2026-12-21'],
  },
  {
    name: 'whole days of Madrid over the change of its clocks',
    answers: times(';TZID=Europe/Madrid:20270327T000000', ';TZID=Europe/Madrid:20270329T000000'),
    nights: ['2027-03-27 2027-03-29'],
  },
  {
    name: 'hours that are two days of Madrid when its clocks change',
    answers: of('DTSTART;TZID=Europe/Madrid:20270327T000000', 'DURATION:PT47H'),
    nights: ['2027-03-27 2027-03-29'],
  },
  {
    name: 'what a program of today calls the same moment',
    answers: times(':2026-12-10t03:00:00.000z', ':2026-12-13t03:00:00.000z'),
    nights: STAY,
  },
  {
    name: 'days that say they are days and carry a time, and the other way round',
    answers: times(';VALUE=DATE:20261210T000000', ';VALUE=DATE-TIME:20261213'),
    nights: STAY,
  },
  {
    name: 'milliseconds since 1970',
    answers: times(':1797120512345', ':"1797379712345"'),
    nights: [],
    told: true,
  },
  {
    name: 'the language of calendars of 1996, with a rule of its own',
    answers: times(':20261210T170000Z', ':20261211T130000Z', 'RRULE:D1 #3').replace('2.0', '1.0'),
    nights: ['2026-12-10 2026-12-11', '2026-12-11 2028-11-23'],
    told: true,
  },
  {
    name: 'a card of an address before the calendar',
    answers: `BEGIN:VCARD${EOL}FN:Ana${EOL}END:VCARD${EOL}${GOOD}`,
    nights: STAY,
  },
  {
    name: 'a stay whose properties were escaped once more',
    answers: times('\\;VALUE=DATE:20261210', '\\;VALUE=DATE:20261213'),
    nights: [],
    told: true,
  },
  {
    name: 'a stay among fifteen thousand that are over',
    answers: wrap(
      ...Array.from({ length: 15_000 }, (_, i) =>
        stay(`${i}`, `DTSTART;VALUE=DATE:20${10 + (i % 16)}0310`),
      ).flat(),
      ...stay('a', 'DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261213'),
    ),
    nights: STAY,
  },
]
