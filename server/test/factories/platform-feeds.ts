import { type AdversaryFeed, EOL, STAY, stay } from './adversary-feeds.ts'

/** A calendar as platforms and programs really write it, read for the first time. */
export interface PlatformFeed extends AdversaryFeed {
  readonly answers: string
  /** What its owner chose when connecting it. */
  readonly channel: string
}

/** With a PRODID of its own, or without one. */
export const calendar = (prodId: string, ...lines: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...(prodId ? [`PRODID:${prodId}`] : []),
    ...lines,
    'END:VCALENDAR',
    '',
  ].join(EOL)
/** An event of whole days, written `20261210`. */
export const days = (uid: string, span: readonly [from: string, to: string], ...more: readonly string[]) =>
  stay(uid, `DTSTART;VALUE=DATE:${span[0]}`, `DTEND;VALUE=DATE:${span[1]}`, ...more)

const AIRBNB = '-//Airbnb Inc//Hosting Calendar 1.0//EN'
const BOOKING = '-//admin.booking.com\\\\\\, b.v.//NONSGML v1.0//EN'
const VRBO = '-//HomeAway.com\\, Inc.//EN'
const CLOSED = 'SUMMARY:CLOSED - Not available'

/** Platforms where guests book. */
export const PLATFORM_FEEDS: readonly PlatformFeed[] = [
  {
    name: 'Airbnb: two guests and the end of its window',
    channel: 'airbnb',
    answers: calendar(
      AIRBNB,
      ...days(
        '1418fb94e984-aa@airbnb.com',
        ['20261205', '20261208'],
        'SUMMARY:Reserved',
        'DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de',
        ' tails/HMAB12CD34\\nPhone Number (Last 4 Digits): 4412',
      ),
      ...days('1418fb94e984-bb@airbnb.com', ['20270115', '20270122'], 'SUMMARY:Reserved'),
      ...days('7f662ec65913-cc@airbnb.com', ['20270523', '20271124'], 'SUMMARY:Airbnb (Not available)'),
    ),
    nights: ['2026-12-05 2026-12-08', '2027-01-15 2027-01-22', '2027-05-23 2027-11-24'],
  },
  {
    name: 'Airbnb: a guest in the house and a night to clean',
    channel: 'airbnb',
    answers: calendar(
      AIRBNB,
      ...days('1418fb94e984-aa@airbnb.com', ['20261120', '20261126'], 'SUMMARY:Reserved'),
      ...days('7f662ec65913-cc@airbnb.com', ['20261126', '20261127'], 'SUMMARY:Airbnb (Not available)'),
    ),
    nights: ['2026-11-24 2026-11-27'],
  },
  {
    name: 'Airbnb of 2018: names, codes and a parameter of PRODID',
    channel: 'airbnb',
    answers: calendar(
      '',
      'PRODID;X-RICAL-TZSOURCE=TZINFO:-//Airbnb Inc//Hosting Calendar 0.8.8//EN',
      'CALSCALE:GREGORIAN',
      ...stay(
        '-1sap8elyuq-xx@airbnb.com',
        'DTEND;VALUE=DATE:20261213',
        'DTSTART;VALUE=DATE:20261210',
        'DESCRIPTION:CHECKIN: 10/12/2026\\nCHECKOUT: 13/12/2026\\nNIGHTS: 3\\nPHONE: ',
        '  \\nEMAIL: (no email alias available)',
        'SUMMARY:María José (HMXK3QJ2MS)',
        'LOCATION:Cabaña Arrayán',
      ),
      ...days('-1sap8elyuq-yy@airbnb.com', ['20261220', '20261222'], 'SUMMARY:Not available'),
    ),
    nights: [...STAY, '2026-12-20 2026-12-22'],
  },
  {
    name: 'Booking: two guests who take turns, and a closure far away',
    channel: 'booking',
    answers: calendar(
      BOOKING,
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      ...days('0a1b@booking.com', ['20261210', '20261212'], CLOSED, 'ORGANIZER:mailto:noreply@booking.com'),
      ...days('2c3d@booking.com', ['20261212', '20261215'], CLOSED),
      ...days('4e5f@booking.com', ['20270831', '20280229'], CLOSED),
    ),
    nights: ['2026-12-10 2026-12-15', '2027-08-31 2028-02-29'],
  },
  {
    name: 'Booking of before: the guest behind the dash, and who left today',
    channel: 'Booking.com',
    answers: calendar(
      '-//admin.booking.com//NONSGML v1.0//EN',
      ...days('0a1b@booking.com', ['20261121', '20261124'], 'SUMMARY:CLOSED - Raúl Sosa'),
      ...days('2c3d@booking.com', ['20261210', '20261213'], 'SUMMARY:CLOSED - Juan Pérez'),
    ),
    nights: STAY,
  },
  {
    name: 'Vrbo: a guest, a block named by its days, one who has not decided, and last year',
    channel: 'vrbo',
    answers: calendar(
      VRBO,
      'CALSCALE:GREGORIAN',
      ...days('4c1f-11', ['20251227', '20260103'], 'SUMMARY:Reserved - Inés'),
      ...days('4c1f-22', ['20261210', '20261213'], 'SUMMARY:Reserved - Ana'),
      ...days('12202026-1220-2026-1222-122020262026', ['20261220', '20261222'], 'SUMMARY:Blocked'),
      ...days('4c1f-33', ['20270103', '20270105'], 'SUMMARY:Tentative - Luis'),
    ),
    nights: [...STAY, '2026-12-20 2026-12-22', '2027-01-03 2027-01-05'],
  },
  {
    name: 'Abritel: in French, with the time of the reading behind every event',
    channel: 'abritel',
    answers: calendar(
      VRBO,
      ...days('a-1', ['20261210', '20261213'], 'SUMMARY:Réservée - Camille', 'DTSTAMP:20261124T150000Z'),
      ...days('a-2', ['20261214', '20261215'], 'SUMMARY:Indisponible', 'DTSTAMP:20261124T150000Z'),
    ),
    nights: [...STAY, '2026-12-14 2026-12-15'],
  },
  {
    name: 'Expedia: a row of single nights and a guest',
    channel: 'expedia',
    answers: calendar(
      '-//Expedia//EN',
      ...['01', '02', '03', '04'].flatMap((day, i) =>
        days(
          `7${i}@expedia.com`,
          [`202612${day}`, `202612${String(Number(day) + 1).padStart(2, '0')}`],
          'SUMMARY:Unavailable on Expedia',
          'DESCRIPTION:',
        ),
      ),
      ...days(
        '99@expedia.com',
        ['20261210', '20261213'],
        'SUMMARY:Reserved on Expedia',
        'DESCRIPTION:Reserved by ANA MARIA LOPEZ',
      ),
    ),
    nights: ['2026-12-01 2026-12-05', ...STAY],
  },
  {
    name: 'Despegar: hours of arrival and departure without a zone',
    channel: 'despegar',
    answers: calendar(
      '-//Despegar.com//Extranet Alquileres//ES',
      ...stay(
        'DSP-12345678',
        'DTSTART:20261210T150000',
        'DTEND:20261213T100000',
        'SUMMARY:Reserva Despegar 12345678',
        'STATUS:CONFIRMED',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'Despegar: the same hours counted in UTC, a departure and an arrival on one day',
    channel: 'Despegar',
    answers: calendar(
      '-//Decolar//ICAL//PT',
      ...stay('DSP-1', 'DTSTART:20261210T180000Z', 'DTEND:20261213T130000Z', 'SUMMARY:Reservado'),
      ...stay('DSP-2', 'DTSTART:20261213T180000Z', 'DTEND:20261214T130000Z', 'SUMMARY:Reservado'),
    ),
    nights: ['2026-12-10 2026-12-14'],
  },
  {
    name: 'Tripadvisor: dates only, a guest to be confirmed',
    channel: 'tripadvisor',
    answers: calendar(
      '-//TripAdvisor Rentals//EN',
      ...days('fk-1', ['20261210', '20261213'], 'SUMMARY:PENDING - Booking 88123', 'STATUS:TENTATIVE'),
      ...days('fk-2', ['20270110', '20270112'], 'SUMMARY:Booked'),
    ),
    nights: [...STAY, '2027-01-10 2027-01-12'],
  },
  {
    name: 'ParaIrnos: no names of events, the month in capital letters',
    channel: 'ParaIrnos',
    answers: calendar(
      '',
      ...stay('', 'DTSTART:10-DIC-2026', 'DTEND:13-DIC-2026', 'SUMMARY:OCUPADO'),
      ...stay('', 'DTSTART:20-ENE-2027', 'DTEND:24-ENE-2027', 'SUMMARY:OCUPADO'),
    ),
    nights: [...STAY, '2027-01-20 2027-01-24'],
  },
  {
    name: 'Agoda: midnights of its office',
    channel: 'agoda',
    answers: calendar(
      '-//Agoda Company Pte. Ltd//YCS//EN',
      ...stay(
        'ag-1@agoda.com',
        'DTSTART;TZID=Asia/Bangkok:20261210T000000',
        'DTEND;TZID=Asia/Bangkok:20261213T000000',
        'SUMMARY:Booked',
      ),
    ),
    nights: STAY,
  },
]

/** Programs that manage rentals. */
export const MANAGER_FEEDS: readonly PlatformFeed[] = [
  {
    name: 'Smoobu: a stay three times, and one whose arrival alone is shown',
    channel: 'smoobu',
    answers: calendar(
      '-//Smoobu//EN',
      ...days('1-in', ['20261210', '20261211'], 'SUMMARY:Check-in: Ana López'),
      ...days('1', ['20261210', '20261213'], 'SUMMARY:Ana López (Direct booking)'),
      ...days('1-out', ['20261213', '20261214'], 'SUMMARY:Check-out: Ana López'),
      ...days('2-in', ['20261220', '20261221'], 'SUMMARY:Check in Pedro'),
    ),
    nights: [...STAY, '2026-12-20 2026-12-21'],
  },
  {
    name: 'Smoobu: a block and what was cancelled, without a word',
    channel: 'smoobu',
    answers: calendar(
      '-//Smoobu//EN',
      ...days('2', ['20261210', '20261213'], 'SUMMARY:Blocked'),
      ...days('3', ['20261220', '20261221'], 'STATUS:CANCELLED'),
    ),
    nights: STAY,
  },
  {
    name: 'Lodgify: masked names, no PRODID, the end before the start',
    channel: 'lodgify',
    answers: calendar(
      '',
      ...stay(
        'aaa-111',
        'DTEND;VALUE=DATE:20261213',
        'DTSTAMP:20261124T140034Z',
        'DTSTART;VALUE=DATE:20261210',
        'SEQUENCE:0',
        'SUMMARY:J*** S****',
      ),
      ...stay('aaa-112', 'DTEND;VALUE=DATE:20270110', 'DTSTART;VALUE=DATE:20270103', 'SUMMARY:Closed Period'),
    ),
    nights: [...STAY, '2027-01-03 2027-01-10'],
  },
  {
    name: 'Hostaway: midnights of UTC',
    channel: 'hostaway',
    answers: calendar(
      '-//Hostaway//Calendar//EN',
      ...stay(
        'hostaway-4711',
        'DTSTART:20261210T000000Z',
        'DTEND:20261213T000000Z',
        'SUMMARY:Reserved (airbnbOfficial)',
      ),
      ...stay('hostaway-4712', 'DTSTART:20270110T000000Z', 'DTEND:20270111T000000Z', 'SUMMARY:Blocked'),
    ),
    nights: [...STAY, '2027-01-10 2027-01-11'],
  },
  {
    name: 'Guesty: hours of the property with seconds and a fraction',
    channel: 'guesty',
    answers: calendar(
      '-//Guesty//EN',
      ...stay(
        'gy-1',
        'DTSTART;TZID=America/Argentina/Salta:20261210T150000.000',
        'DTEND;TZID=America/Argentina/Salta:20261213T110000.000',
        'SUMMARY:Reserved - GY-abc12',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'Beds24: two guests on touching days, one night with the same day twice',
    channel: 'beds24',
    answers: calendar(
      '-//Beds24.com//iCal//EN',
      ...days('b24-1', ['20261210', '20261213'], 'SUMMARY:Booked'),
      ...days('b24-2', ['20261213', '20261213'], 'SUMMARY:Booked'),
    ),
    nights: ['2026-12-10 2026-12-14'],
  },
  {
    name: 'OwnerRez: an older name of the zone, a text of many lines',
    channel: 'ownerrez',
    answers: calendar(
      '-//OwnerRez//OwnerRez 1.0//EN',
      'X-WR-CALNAME:Cabaña Coihue',
      ...stay(
        'ORB1234567',
        'DTSTART;TZID=America/Buenos_Aires:20261210T160000',
        'DTEND;TZID=America/Buenos_Aires:20261213T100000',
        'SUMMARY:ORB1234567 - Guest',
        'DESCRIPTION:Guests: 2 adults\\, 1 child\\nArrival: 12/10/2026\\nDTSTART: none\\n',
        ' END:VEVENT is no end here',
      ),
    ),
    nights: STAY,
  },
  {
    name: 'MotoPress: a row for each room of one booking, under one name',
    channel: 'Mi web',
    answers: calendar(
      '-//Mi Cabaña//Hotel Booking//ES',
      ...days('77@micabana.example', ['20261210', '20261213'], 'SUMMARY:Ana', 'DESCRIPTION:Habitación 1'),
      ...days('77@micabana.example', ['20261210', '20261213'], 'SUMMARY:Ana', 'DESCRIPTION:Habitación 2'),
    ),
    nights: STAY,
  },
  {
    name: 'a merger of two platforms in one file of two calendars',
    channel: 'Otra',
    answers:
      calendar(AIRBNB, ...days('1418fb94e984-aa@airbnb.com', ['20261210', '20261212'], 'SUMMARY:Reserved')) +
      calendar(BOOKING, ...days('0a1b@booking.com', ['20261212', '20261213'], CLOSED)),
    nights: STAY,
  },
]
