import { EOL, STAY, stay } from './adversary-feeds.ts'
import { calendar, days, type PlatformFeed } from './platform-feeds.ts'

const PLAIN = calendar('-//x//EN', ...days('1', ['20261210', '20261213'], 'SUMMARY:Ocupado, 2 personas'))
const one = (start: string, end: string, ...more: readonly string[]) =>
  calendar('-//x//EN', ...stay('1', `DTSTART${start}`, `DTEND${end}`, 'SUMMARY:Ocupado', ...more))
const odd = (name: string, answers: string, nights: readonly string[] = STAY): PlatformFeed => ({
  ...{ name, answers, nights, channel: 'Otra' },
})

/** Files that reached us in somebody else's wrapping, and days in somebody else's hand. */
export const ODD_FEEDS: readonly PlatformFeed[] = [
  odd('one line, its breaks written as letters', PLAIN.trimEnd().replaceAll(EOL, String.raw`\r\n`)),
  odd('one line, its breaks written as one letter', PLAIN.trimEnd().replaceAll(EOL, String.raw`\n`)),
  odd('the text of a program, in quotes', JSON.stringify(PLAIN)),
  odd(
    'a birthday of every year',
    calendar('-//x//EN', ...days('1', ['20251215', '20251216'], 'RRULE:FREQ=YEARLY')),
    ['2026-12-15 2026-12-16', '2027-12-15 2027-12-16'],
  ),
  odd(
    'a parameter with the signs of others in quotes',
    one(';VALUE=DATE;X-A="b:c;d":20261210', ';VALUE=DATE:20261213'),
  ),
  odd(
    'three days from nine to eleven at night, each by itself',
    calendar(
      '-//x//EN',
      ...['10', '11', '12'].flatMap((day) =>
        stay(day, `DTSTART:202612${day}T090000`, `DTEND:202612${day}T230000`, 'SUMMARY:Ocupado'),
      ),
    ),
  ),
  odd('small letters in a time', one(':20261210t180000z', ':20261213t130000z')),
  odd('a short date and a long time', one(':20261210T18:00:00Z', ':20261213T13:00:00Z')),
  odd('bars between the figures', one(';VALUE=DATE:2026/12/10', ';VALUE=DATE:2026/12/13')),
  odd('points between the figures, whose end says which is the day', one(':10.12.2026', ':13.12.2026')),
  odd('a weekday before the figures', one(':sáb 12/12/2026', ':mar. 15/12/2026'), ['2026-12-12 2026-12-15']),
  odd('a weekday and a comma, the year in two figures', one(':jueves, 17/12/26', ':domingo, 20/12/26'), [
    '2026-12-17 2026-12-20',
  ]),
  odd('months in Portuguese', one(':10 dez 2026', ':13 dez 2026')),
  odd(
    'a zone of the neighbours',
    one(';TZID=America/Sao_Paulo:20261210T150000', ';TZID=America/Sao_Paulo:20261213T110000'),
  ),
  odd(
    'an invitation',
    one(';VALUE=DATE:20261210', ';VALUE=DATE:20261213', 'ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.c'),
  ),
  odd('an hour that is written with a point', one(':20261210 15.00', ':20261213 10.30')),
]
