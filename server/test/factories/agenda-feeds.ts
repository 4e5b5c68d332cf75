import { EOL, STAY, stay } from './adversary-feeds.ts'
import { calendar, days, type PlatformFeed } from './platform-feeds.ts'

const GOOGLE = '-//Google Inc//Google Calendar 70.9054//EN'
const BUE = 'TZID=America/Argentina/Buenos_Aires'
const OUTLOOK = [
  ...['METHOD:PUBLISH', 'X-WR-CALNAME:Cabañas', 'BEGIN:VTIMEZONE', 'TZID:Argentina Standard Time'],
  ...['BEGIN:STANDARD', 'DTSTART:16010101T000000', 'TZOFFSETFROM:-0300', 'TZOFFSETTO:-0300', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T000000', 'TZOFFSETFROM:-0300', 'TZOFFSETTO:-0300', 'END:DAYLIGHT'],
  'END:VTIMEZONE',
]

/** Calendars of people: on the phone, in the office, written by hand. */
export const AGENDA_FEEDS: readonly PlatformFeed[] = [
  {
    name: 'Google: a whole-day note that counts as free, and the plumber of a morning',
    channel: 'google',
    answers: calendar(
      GOOGLE,
      'X-WR-TIMEZONE:America/Argentina/Buenos_Aires',
      ...days('g1@google.com', ['20261210', '20261213'], 'SUMMARY:Familia', 'TRANSP:TRANSPARENT'),
      ...stay('g2@google.com', 'DTSTART:20261220T130000Z', 'DTEND:20261220T140000Z', 'SUMMARY:Plomero'),
    ),
    nights: [...STAY, '2026-12-20 2026-12-21'],
  },
  {
    name: 'Google: three weekends of which one is free after all',
    channel: 'google',
    answers: calendar(
      GOOGLE,
      ...days(
        'g1@google.com',
        ['20261204', '20261206'],
        'RRULE:FREQ=WEEKLY;WKST=SU;COUNT=3;BYDAY=FR',
        'EXDATE;VALUE=DATE:20261211',
        'SUMMARY:Finde propio',
      ),
    ),
    nights: ['2026-12-04 2026-12-06', '2026-12-18 2026-12-20'],
  },
  {
    name: 'Google: a weekly stay of hours, one of which was moved by a day',
    channel: 'google',
    answers: calendar(
      GOOGLE,
      ...stay(
        'g1@google.com',
        `DTSTART;${BUE}:20261204T140000`,
        `DTEND;${BUE}:20261206T100000`,
        'RRULE:FREQ=WEEKLY;UNTIL=20261219T025959Z;BYDAY=FR',
        'SUMMARY:Suegros',
      ),
      ...stay(
        'g1@google.com',
        `DTSTART;${BUE}:20261212T140000`,
        `DTEND;${BUE}:20261214T100000`,
        `RECURRENCE-ID;${BUE}:20261211T140000`,
        'SUMMARY:Suegros',
      ),
    ),
    nights: ['2026-12-04 2026-12-06', '2026-12-12 2026-12-14', '2026-12-18 2026-12-20'],
  },
  {
    name: 'Google: cancelled and tentative',
    channel: 'google',
    answers: calendar(
      GOOGLE,
      ...days('g1@google.com', ['20261210', '20261213'], 'STATUS:TENTATIVE', 'SUMMARY:¿Vienen los chicos?'),
      ...days('g2@google.com', ['20261220', '20261222'], 'STATUS:CANCELLED', 'SUMMARY:Luis'),
    ),
    nights: STAY,
  },
  {
    name: 'Google, to which another calendar was added',
    channel: 'google',
    answers: calendar(
      GOOGLE,
      ...days('1418fb94e984-aa@airbnb.com', ['20261210', '20261213'], 'SUMMARY:Reserved'),
      ...days('7f662ec65913-bb@airbnb.com', ['20261213', '20261214'], 'SUMMARY:Airbnb (Not available)'),
    ),
    nights: ['2026-12-10 2026-12-14'],
  },
  {
    name: 'Outlook: whole days, marked as free and as out of office',
    channel: 'Outlook',
    answers: calendar(
      'Microsoft Exchange Server 2010',
      ...OUTLOOK,
      ...days(
        '040000008200E00074C5B7101A82E008',
        ['20261210', '20261213'],
        'SUMMARY;LANGUAGE=es-AR:Reserva Gómez',
        'X-MICROSOFT-CDO-BUSYSTATUS:OOF',
      ),
      ...days(
        '040000008200E00074C5B7101A82E009',
        ['20261220', '20261222'],
        'SUMMARY:Feriado largo',
        'TRANSP:TRANSPARENT',
        'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      ),
    ),
    nights: [...STAY, '2026-12-20 2026-12-22'],
  },
  {
    name: 'Outlook: hours in its own zone, a page of HTML in the text',
    channel: 'Outlook',
    answers: calendar(
      '-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
      ...OUTLOOK,
      ...stay(
        '0400',
        'CLASS:PUBLIC',
        'DTEND;TZID="Argentina Standard Time":20261213T100000',
        'DTSTART;TZID="Argentina Standard Time":20261210T150000',
        'SUMMARY;LANGUAGE=es:Gómez x 4',
        'X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML><HTML><BODY><P>DTSTART:20250101</P>',
        ' </BODY></HTML>',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'ACTION:DISPLAY',
        'END:VALARM',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'Outlook: a series of whole days in a zone, every second Friday',
    channel: 'Outlook',
    answers: calendar(
      'Microsoft Exchange Server 2010',
      ...OUTLOOK,
      ...stay(
        '0400',
        'DTSTART;TZID=Argentina Standard Time:20261204T000000',
        'DTEND;TZID=Argentina Standard Time:20261206T000000',
        'RRULE:FREQ=WEEKLY;UNTIL=20270101T030000Z;INTERVAL=2;BYDAY=FR;WKST=MO',
        'SUMMARY:Ocupado',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ),
    ),
    nights: ['2026-12-04 2026-12-06', '2026-12-18 2026-12-20', '2027-01-01 2027-01-03'],
  },
  {
    name: 'iPhone: a bell that has a name of its own, travel time',
    channel: 'iCloud',
    answers: calendar(
      '-//Apple Inc.//iOS 18.1//EN',
      'CALSCALE:GREGORIAN',
      ...days(
        'A1B2C3D4-0000',
        ['20261210', '20261213'],
        'SUMMARY:Marta',
        'TRANSP:OPAQUE',
        'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
        'BEGIN:VALARM',
        'UID:E5F6',
        'TRIGGER;VALUE=DATE-TIME:19760401T005545Z',
        'END:VALARM',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'Mac: a day from midnight to 23:59, three days in a row',
    channel: 'iCloud',
    answers: calendar(
      '-//Apple Inc.//macOS 15.1//EN',
      ...stay(
        'A1B2',
        `DTSTART;${BUE}:20261210T000000`,
        `DTEND;${BUE}:20261210T235900`,
        'RRULE:FREQ=DAILY;COUNT=3',
        'SUMMARY:Pintura',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'Samsung: midnights at home, counted in UTC',
    channel: 'Celular',
    answers: calendar(
      '-//SAMSUNG ELECTRONICS//CALENDAR//EN',
      ...stay('s-1', 'DTSTART:20261210T030000Z', 'DTEND:20261213T030000Z', 'SUMMARY:Reserva Beto'),
    ),
    nights: STAY,
  },
  {
    name: 'Android: midnights of UTC by name, and a length',
    channel: 'Celular',
    answers: calendar(
      '-//Android//EN',
      ...stay('s-1', 'DTSTART;TZID=UTC:20261210T000000', 'DURATION:P3D', 'SUMMARY:Reserva Beto'),
    ),
    nights: STAY,
  },
  {
    name: 'Android of before: a length in seconds without its T',
    channel: 'Celular',
    answers: calendar(
      '-//Android//EN',
      ...stay('s-1', 'DTSTART;VALUE=DATE:20261210', 'DURATION:P259200S', 'SUMMARY:Reserva Beto'),
    ),
    nights: STAY,
  },
  {
    name: 'Thunderbird: a task with a day, a diary, and a stay',
    channel: 'Otra',
    answers: calendar(
      '-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
      ...['BEGIN:VTODO', 'UID:t', 'DTSTART:20261201T100000', 'DUE:20261205T100000', 'END:VTODO'],
      ...['BEGIN:VJOURNAL', 'UID:j', 'DTSTART;VALUE=DATE:20261207', 'SUMMARY:Notas', 'END:VJOURNAL'],
      ...days('e', ['20261210', '20261213'], 'SUMMARY:Visita'),
    ),
    nights: STAY,
  },
  {
    name: 'a server of free and busy: busy, out of office, free',
    channel: 'Otra',
    answers: calendar(
      '-//Zimbra//EN',
      ...['BEGIN:VFREEBUSY', 'DTSTART:20261124T000000Z', 'DTEND:20270224T000000Z'],
      'FREEBUSY;FBTYPE=BUSY:20261210T180000Z/20261213T130000Z',
      'FREEBUSY;FBTYPE=FREE:20261213T130000Z/20261220T180000Z',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261220T180000Z/PT40H,20270103T180000Z/P1D',
      'END:VFREEBUSY',
    ),
    nights: [...STAY, '2026-12-20 2026-12-22', '2027-01-03 2027-01-04'],
  },
  {
    name: 'a date that calls itself a time, and a time that calls itself a date',
    channel: 'Otra',
    answers: calendar(
      '-//proton.me//EN',
      ...stay('a', 'DTSTART;VALUE=DATE-TIME:20261210', 'DTEND;VALUE=DATE-TIME:20261213', 'SUMMARY:Una'),
      ...stay('b', 'DTSTART;VALUE=DATE:20261220T000000', 'DTEND;VALUE=DATE:20261222T000000', 'SUMMARY:Dos'),
      ...stay('c', `DTSTART;${BUE};VALUE=DATE:20270110`, `DTEND;${BUE};VALUE=DATE:20270112`, 'SUMMARY:Tres'),
    ),
    nights: [...STAY, '2026-12-20 2026-12-22', '2027-01-10 2027-01-12'],
  },
  {
    name: 'by hand: dashes, no VERSION, no PRODID, no names, lines of Unix',
    channel: 'Mi planilla',
    answers: [
      'BEGIN:VCALENDAR',
      ...stay('', 'DTSTART:2026-12-10', 'DTEND:2026-12-13', 'SUMMARY:Pérez - seña paga'),
      ...stay('', 'DTSTART:2026-12-20', 'DTEND:2026-12-22', 'SUMMARY:Pérez - seña paga'),
      'END:VCALENDAR',
    ].join('\n'),
    nights: [...STAY, '2026-12-20 2026-12-22'],
  },
  {
    name: 'by hand: a spreadsheet has put commas behind every line',
    channel: 'Mi planilla',
    answers: [
      'BEGIN:VCALENDAR,,',
      'VERSION:2.0,,',
      ...days('1', ['20261210', '20261213'], 'SUMMARY:Pérez').map((line) => `${line},,`),
      'END:VCALENDAR,,',
      '',
    ].join(EOL),
    nights: STAY,
  },
  {
    name: 'by hand: blanks around the colons and behind the dates',
    channel: 'Mi planilla',
    answers: calendar(
      '-//yo//ES',
      ...stay('1', 'DTSTART;VALUE=DATE : 20261210 ', 'DTEND;VALUE=DATE : 20261213  ', 'SUMMARY : Pérez'),
    ),
    nights: STAY,
  },
  {
    name: 'by hand: days of two figures with bars, an hour behind the departure',
    channel: 'Mi planilla',
    answers: calendar(
      '-//yo//ES',
      ...stay('1', 'DTSTART:15/12/2026', 'DTEND:18/12/2026 10hs', 'SUMMARY:Pérez'),
    ),
    nights: ['2026-12-15 2026-12-18'],
  },
  {
    name: 'by hand: hours as they are said, and a word instead of an hour',
    channel: 'Mi planilla',
    answers: calendar(
      '-//yo//ES',
      ...stay('1', 'DTSTART:15/12/2026 a las 15', 'DTEND:18/12/2026 10h30', 'SUMMARY:Pérez'),
      ...stay('2', 'DTSTART:2026-12-20 por la tarde', 'DTEND:22/12/2026 al mediodía', 'SUMMARY:Gómez'),
      ...stay('3', 'DTSTART:26/12/2026 3 pm', 'DTEND:28/12/2026 10 hs.', 'SUMMARY:Ruiz'),
      ...stay('4', 'DTSTART:02/01/2027 12 a.m.', 'DTEND:2027-01-05 pm', 'SUMMARY:Sosa'),
    ),
    nights: [
      '2026-12-15 2026-12-18',
      '2026-12-20 2026-12-22',
      '2026-12-26 2026-12-28',
      '2027-01-02 2027-01-05',
    ],
  },
  {
    name: 'by hand: a spreadsheet has put semicolons behind and quotes around',
    channel: 'Mi planilla',
    answers: [
      'BEGIN:VCALENDAR;',
      'VERSION:2.0;',
      ...stay('1', '"DTSTART;VALUE=DATE:20261210"', '"DTEND;VALUE=DATE:20261213"', '"SUMMARY:Pérez; 4"').map(
        (line) => `${line};`,
      ),
      'END:VCALENDAR;',
      '',
    ].join(EOL),
    nights: STAY,
  },
]
