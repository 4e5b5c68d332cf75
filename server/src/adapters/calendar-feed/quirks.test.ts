import { describe, expect, it } from 'vitest'
import { localDate } from '../../lib/local-date.ts'
import { parseCalendar } from './parser.ts'

const zone = 'America/Argentina/Buenos_Aires'
const horizon = { from: localDate('2026-01-01'), to: localDate('2028-01-01') }
const options = { zone, horizon }

const wrap = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT']
const read = (
  text: string | Uint8Array,
  more: Partial<typeof options & { endIsLastNight: boolean; transparentIsFree: boolean }> = {},
) => {
  const result = parseCalendar(typeof text === 'string' ? Buffer.from(text) : text, { ...options, ...more })
  if (!result.ok) throw new Error(result.reason)
  return result
}
const nights = (text: string, more = {}) => read(text, more).events.map((e) => `${e.checkIn} ${e.checkOut}`)
const one = (...lines: string[]) => nights(wrap(...vevent(...lines)))

describe('lines', () => {
  it.each([
    ['bare CR', (text: string) => text.replaceAll('\r\n', '\r')],
    ['doubled CR', (text: string) => text.replaceAll('\r\n', '\r\r\n')],
    ['blank lines', (text: string) => text.replaceAll('\r\n', '\r\n\r\n')],
    ['lower case', (text: string) => text.toLowerCase()],
    ['indentation', (text: string) => text.replaceAll('\r\n', '\r\n    ')],
    ['a PHP warning before', (text: string) => `\nWarning: Undefined variable $x in /a.php:3${text}`],
    ['garbage lines', (text: string) => text.replaceAll('\r\n', '\r\n<<<>>> what?\r\n')],
    ['NUL bytes', (text: string) => text.replaceAll('DTEND', '\0DTEND')],
    ['no last newline', (text: string) => text.trimEnd()],
  ])('survive %s', (_name, breakIt) => {
    const text = wrap(...vevent('DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260313'))
    expect(nights(breakIt(text))).toEqual(['2026-03-10 2026-03-13'])
  })

  it('reads Latin-1 and UTF-16 when it is not UTF-8', () => {
    const text = wrap(...vevent('DTSTART;VALUE=DATE:20260310', 'SUMMARY:Réservée'))
    expect(read(Buffer.from(text, 'latin1')).events[0]?.summary).toBe('Réservée')
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le')).events[0]?.summary).toBe('Réservée')
  })

  it('joins a fold in the middle of a word, and unescapes', () => {
    const [event] = read(
      wrap(
        ...vevent(
          'DTSTART:20260310',
          'DESCRIPTION:https://x.example/de',
          ' tails/HM1\\nPhone\\, 4\\; b\\\\n',
        ),
      ),
    ).events
    expect(event?.description).toBe('https://x.example/details/HM1\nPhone, 4; b\\n')
  })

  it('knows a PRODID with a parameter', () => {
    const text = wrap().replace('PRODID:', 'PRODID;X-RICAL-TZSOURCE=TZINFO:')
    expect(read(text).prodId).toBe('-//t//EN')
  })
})

describe('days', () => {
  it.each([
    [
      'a dashed date',
      ['DTSTART;VALUE=DATE:2026-03-10', 'DTEND;VALUE=DATE:2026-03-13'],
      '2026-03-10 2026-03-13',
    ],
    ['a date without VALUE', ['DTSTART:20260310', 'DTEND:20260313'], '2026-03-10 2026-03-13'],
    ['equal days', ['DTSTART:20260310', 'DTEND:20260310'], '2026-03-10 2026-03-11'],
    [
      'UTC across local midnight',
      ['DTSTART:20260311T020000Z', 'DTEND:20260313T140000Z'],
      '2026-03-10 2026-03-13',
    ],
    [
      'an offset',
      ['DTSTART:2026-03-10T23:00:00-03:00', 'DTEND:2026-03-13T10:00:00-03:00'],
      '2026-03-10 2026-03-13',
    ],
    ['hours of one day', ['DTSTART:20260310T140000', 'DTEND:20260310T180000'], '2026-03-10 2026-03-11'],
    ['24 o’clock', ['DTSTART:20260310T240000', 'DTEND:20260313T100000'], '2026-03-11 2026-03-13'],
    ['hours and DURATION', ['DTSTART:20260310T140000', 'DURATION:P2DT20H'], '2026-03-10 2026-03-13'],
    ['weeks', ['DTSTART:20260310', 'DURATION:P1W'], '2026-03-10 2026-03-17'],
    ['a negative DURATION', ['DTSTART:20260310', 'DURATION:-P3D'], '2026-03-10 2026-03-11'],
    ['a bad DTEND', ['DTSTART:20260310', 'DTEND:20260399'], '2026-03-10 2026-03-11'],
    [
      'a Windows zone',
      [
        'DTSTART;TZID=Romance Standard Time:20260311T010000',
        'DTEND;TZID=Romance Standard Time:20260313T120000',
      ],
      '2026-03-10 2026-03-13',
    ],
    [
      'a zone of a vendor',
      ['DTSTART;TZID=/mozilla.org/20070129_1/Europe/Madrid:20260311T010000', 'DTEND:20260313'],
      '2026-03-10 2026-03-13',
    ],
    [
      'a zone nobody knows',
      ['DTSTART;TZID=Casa:20260310T230000', 'DTEND;TZID=Casa:20260313T100000'],
      '2026-03-10 2026-03-13',
    ],
    [
      'an unquoted zone with a colon',
      ['DTSTART;TZID=(UTC+01:00) Madrid:20260311T010000', 'DTEND:20260313'],
      '2026-03-10 2026-03-13',
    ],
  ])('reads %s', (_name, lines, wanted) => {
    expect(one(...lines)).toEqual([wanted])
  })

  it.each([
    ['midnight to 23:59:59 of the property', '20260310T000000', '20260312T235959'],
    ['midnight to 23:59 of UTC', '20260310T000000Z', '20260312T235900Z'],
    ['midnight to midnight of a European', '20260309T230000Z', '20260312T230000Z', 'Europe/Madrid'],
    ['midnight of an offset', '2026-03-10T00:00:00+02:00', '2026-03-13T00:00:00+02:00'],
    ['until 23:59 of the day before', '20260310T150000', '20260312T235900'],
    ['for ever from year 1', '00010101', '20260313', null, '1000-01-01'],
    ['day/month/year', '10/03/2026', '13/03/2026'],
    ['day.month.year and hours', '10.03.2026 14:00', '13.03.2026 10:00'],
    ['month/day/year', '03/10/2026', '03/13/2026'],
  ])('reads %s', (_name, start, end, zone: string | null = null, from = '2026-03-10') => {
    const named = zone ? [`X-WR-TIMEZONE:${zone}`] : []
    const text = wrap(...named, ...vevent(`DTSTART:${start}`, `DTEND:${end}`))
    const result = parseCalendar(Buffer.from(text), {
      ...options,
      horizon: { ...horizon, from: localDate('1000-01-01') },
    })
    expect(result.ok && result.events.map((e) => `${e.checkIn} ${e.checkOut}`)).toEqual([
      `${from} 2026-03-13`,
    ])
  })

  it('closes both meanings of 04/05, tells them, and marks the one that is less likely', () => {
    const result = read(
      wrap(...vevent('DTSTART:04/05/2026', 'DTEND:06/05/2026'), ...vevent('DTSTART:20260310')),
    )
    expect(result.events.map(({ checkIn, doubt = false }) => [checkIn, doubt])).toEqual([
      ['2026-05-04', false],
      ['2026-04-05', true],
      ['2026-03-10', false],
    ])
    expect(result.badEvents).toEqual([
      { index: 0, uid: 'a', reason: 'ambiguous_date', text: 'DTSTART: 04/05/2026 · DTEND: 06/05/2026' },
    ])
  })

  it.each([
    ['an end before its start', ['DTSTART:20260310', 'DTEND:20260307'], 'bad_end'],
    ['a stay of less than nothing', ['DTSTART:20260310', 'DURATION:-P3D'], 'bad_end'],
    [
      'an exception that is no date',
      ['DTSTART:20260310', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:soon'],
      'bad_rule',
    ],
  ])('tells %s', (_name, lines, reason) => {
    expect(read(wrap(...vevent(...lines))).badEvents).toMatchObject([{ index: 0, uid: 'a', reason }])
  })

  it('reads the end of the world, both meanings of 04/05 and a whole period', () => {
    expect(one('DTSTART:20260310', 'DTEND:99991231')).toEqual(['2026-03-10 9990-12-28'])
    expect(one('DTSTART:04/05/2026', 'DTEND:06/05/2026')).toEqual([
      '2026-05-04 2026-05-06',
      '2026-04-05 2026-06-05',
    ])
    expect(one('DTSTART;VALUE=PERIOD:20260310T170000Z/P2DT18H')).toEqual(['2026-03-10 2026-03-13'])
  })

  it('counts the last night when the feed writes it', () => {
    const text = wrap(...vevent('DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260312'))
    expect(nights(text, { endIsLastNight: true })).toEqual(['2026-03-10 2026-03-13'])
  })

  it.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
    'never shifts a DATE, not even in %s',
    (other) => {
      const text = wrap(...vevent('DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260313'))
      expect(nights(text, { zone: other })).toEqual(['2026-03-10 2026-03-13'])
    },
  )
})

describe('events', () => {
  it('keeps TRANSPARENT ones unless told', () => {
    const text = wrap(...vevent('DTSTART:20260310', 'TRANSP:TRANSPARENT'))
    expect(nights(text)).toHaveLength(1)
    expect(nights(text, { transparentIsFree: true })).toHaveLength(0)
  })

  it('reports one without dates and keeps the others', () => {
    const result = read(
      wrap(...vevent('SUMMARY:x'), ...vevent('DTSTART:20260310'), ...vevent('DTSTART:soon')),
    )
    expect(result.badEvents).toEqual([
      { index: 0, uid: 'a', reason: 'no_start', text: 'SUMMARY: x' },
      { index: 2, uid: 'a', reason: 'bad_start', text: 'DTSTART: soon' },
    ])
    expect(result.events).toHaveLength(1)
  })

  it('reads several calendars, closes an event left open and passes over its alarm', () => {
    const open = [
      'BEGIN:VEVENT',
      'UID:o',
      'DTSTART:20260401',
      'BEGIN:VALARM',
      'DTSTART:20200101',
      'END:VALARM',
    ]
    const text = wrap(...open, ...vevent('DTSTART:20260310')) + wrap(...vevent('DTSTART:20260501'))
    expect(nights(text)).toEqual(['2026-04-01 2026-04-02', '2026-03-10 2026-03-11', '2026-05-01 2026-05-02'])
  })

  it('refuses what is no whole calendar', () => {
    const reason = (text: string) => {
      const result = parseCalendar(Buffer.from(text), options)
      return result.ok ? 'ok' : result.reason
    }
    const whole = wrap(...vevent('DTSTART:20260310'))
    expect(reason(`${whole}<script>begin: 1</script>`)).toBe('ok')
    expect(reason('')).toBe('empty')
    expect(reason('{"error":"BEGIN:VCALENDAR"}')).toBe('not_a_calendar')
    expect(reason(`<html>${whole}</html>`)).toBe('not_a_calendar')
    expect(reason(whole.replace('END:VCALENDAR', ''))).toBe('truncated')
    expect(reason(whole + whole.slice(0, 60))).toBe('truncated')
    expect(reason(wrap())).toBe('ok')
    expect(reason(wrap(...Array.from({ length: 20_001 }, () => 'BEGIN:VEVENT')))).toBe('too_many_events')
    expect(reason(`${whole}${' '.repeat(5 * 1024 * 1024)}`)).toBe('too_large')
  })

  it('bears any depth', () => {
    const deep = Array.from({ length: 50_000 }, () => 'BEGIN:X')
    expect(read(wrap(...vevent('DTSTART:20260310', ...deep))).badEvents).toMatchObject([
      { reason: 'too_deep' },
    ])
  })
})

describe('recurrence', () => {
  it.each([
    ['daily with UNTIL', 'RRULE:FREQ=DAILY;UNTIL=20260304', ['02', '03', '04']],
    ['lower case and spaces', 'rrule:freq=daily; count=2', ['02', '03']],
    ['two weekdays', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3', ['02', '04', '09']],
    ['every second week', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2', ['02', '16']],
    ['the last Friday', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=1', ['02', '27']],
    ['a set position', 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=1', ['02', '31']],
    ['a day that never comes', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', ['02']],
    ['an endless interval', 'RRULE:FREQ=DAILY;INTERVAL=1000000000', ['02']],
    ['RDATE', 'RDATE;VALUE=DATE:20260305,20260308', ['02', '05', '08']],
    ['EXRULE', 'RRULE:FREQ=DAILY;COUNT=4\r\nEXRULE:FREQ=DAILY;INTERVAL=2;COUNT=5', ['03', '05']],
  ])('expands %s', (_name, rule, days) => {
    const text = wrap(...vevent('DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:20260303', rule))
    expect(read(text).events.map((event) => event.checkIn.slice(8))).toEqual(days)
  })

  it('blocks every day a rule finer than a day covers, at once', () => {
    expect(one('DTSTART:20260302', 'RRULE:FREQ=HOURLY;COUNT=73')).toEqual(['2026-03-02 2026-03-06'])
    expect(one('DTSTART:20260302', 'RRULE:FREQ=SECONDLY;UNTIL=20260304')).toEqual(['2026-03-02 2026-03-05'])
    expect(one('DTSTART:20260302', 'RRULE:FREQ=SECONDLY')[0]).toMatch(/^2026-03-02 2028/)
  })

  it.each([
    ['begin in 1970', 'DTSTART;VALUE=DATE:19700101', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9'],
    ['never end', 'DTSTART;VALUE=DATE:20261101', 'FREQ=DAILY'],
  ])('refuses thousands of rules that %s, before it works any of them out', (_name, start, rule) => {
    const bombs = Array.from({ length: 2_000 }, (_, i) => [
      'BEGIN:VEVENT',
      `UID:${i}`,
      start,
      `RRULE:${rule}`,
      'END:VEVENT',
    ]).flat()
    expect(parseCalendar(Buffer.from(wrap(...bombs)), options)).toEqual({
      ok: false,
      reason: 'too_much_work',
    })
  })

  it('moves, cancels and excludes single occurrences', () => {
    const series = vevent(
      'DTSTART:20260302',
      'DTEND:20260304',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE:20260316',
    )
    const moved = vevent('RECURRENCE-ID:20260309', 'DTSTART:20260311', 'DTEND:20260314')
    const dropped = vevent('RECURRENCE-ID:20260323', 'DTSTART:20260323', 'STATUS:CANCELLED')
    expect(nights(wrap(...series, ...moved, ...dropped)).sort()).toEqual([
      '2026-03-02 2026-03-04',
      '2026-03-11 2026-03-14',
    ])
  })

  it.each([
    ['an unknown frequency', 'FREQ=SOMETIMES', '2028-01-02'],
    ['a negative COUNT', 'FREQ=DAILY;COUNT=-1', '2028-01-02'],
    ['a step of nothing', 'FREQ=WEEKLY;INTERVAL=0', '2028-01-02'],
    ['an unreadable UNTIL', 'FREQ=DAILY;UNTIL=soon', '2028-01-02'],
    ['another calendar than ours', 'RSCALE=CHINESE;FREQ=YEARLY;UNTIL=20260601', '2026-06-02'],
  ])('keeps the stay of a rule with %s, closes what follows and tells', (_name, rule, until) => {
    const result = read(wrap(...vevent('DTSTART:20260302', `RRULE:${rule}`)))
    expect(result.events).toMatchObject([
      { checkIn: '2026-03-02', checkOut: '2026-03-03' },
      { checkIn: '2026-03-03', checkOut: until, doubt: true },
    ])
    expect(result.badEvents).toMatchObject([{ index: 0, uid: 'a', reason: 'bad_rule' }])
    expect(result.badEvents[0]?.text).toContain(rule)
  })

  it('drops the whole series when it is cancelled', () => {
    expect(one('DTSTART:20260302', 'RRULE:FREQ=DAILY;COUNT=3', 'STATUS:CANCELLED')).toEqual([])
  })
})
