import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDayLong, formatStay } from '../features/messaging/domain/format.ts'
import { toInstant } from '../lib/clock.ts'
import { addDays, localDate } from '../lib/local-date.ts'
import { daysToBring, shiftDays } from './lived-days.ts'

const near = localDate('2027-01-25')
const shifted = (rows: string, days: number) => shiftDays(rows, { days, near })

test.each([
  ['2027-01-25T12:30:00Z', '2027-02-04T12:30:00Z', 10],
  ['2027-01-25T12:30:00Z', '2027-02-04T05:00:00Z', 9],
  ['2027-01-25T12:30:00Z', '2026-12-01T23:00:00Z', -55],
])('what ended on %s ends on the day before %s at the latest', (lived, now, days) => {
  expect(daysToBring(toInstant(lived), toInstant(now))).toBe(days)
})

describe('a lived season brought to another day', () => {
  test.each([
    ['2027-01-15 12:00:00+00\t[2027-01-15,2027-01-18)', '2027-01-25 12:00:00+00\t[2027-01-25,2027-01-28)'],
    [
      '{"checkIn": "2027-02-25"}\tv3|reserve|25efe1e9-2027-41ec-a5ae-2d025828de52|2027-01-30',
      '{"checkIn": "2027-03-07"}\tv3|reserve|25efe1e9-2027-41ec-a5ae-2d025828de52|2027-02-09',
    ],
    [
      'DTSTART;VALUE=DATE:20270115\\nDTSTAMP:20270115T120000Z',
      'DTSTART;VALUE=DATE:20270125\\nDTSTAMP:20270125T120000Z',
    ],
    ['Código *RES270128QWPW*, $ 20.270.115', 'Código *RES270207QWPW*, $ 20.270.115'],
    ['Hola! del 15 al 18 de enero para 4, $ 150.000', 'Hola! del 25 al 28 de enero para 4, $ 150.000'],
    ['hola, del 20 al 25 de enero', 'hola, del 30 de enero al 4 de febrero'],
    ['{"body": "Hola\\\\n28 de enero, para 2"}', '{"body": "Hola\\\\n7 de febrero, para 2"}'],
    ['hola, del 27/12 al 3/1/2027 somos 2', 'hola, del 6/1 al 13/1/2027 somos 2'],
    ['from January 25 to 28, the two of us', 'from February 4 to 7, the two of us'],
    ['the price from March 28-31', 'the price from April 7-10'],
    ['cabana de 28 a 31 de março', 'cabana de 7 a 10 de abril'],
  ])('%s', (before, after) => {
    expect(shifted(before, 10)).toBe(after)
  })

  test('what the house says of a stay is what it would have said of the later one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60, max: 100 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: -100, max: 60 }),
        fc.constantFrom('es' as const, 'pt' as const, 'en' as const),
        (start, nights, days, language) => {
          const stay = { checkIn: addDays(near, start), checkOut: addDays(near, start + nights) }
          const later = { checkIn: addDays(stay.checkIn, days), checkOut: addDays(stay.checkOut, days) }
          expect(shifted(formatStay(stay, language), days)).toBe(formatStay(later, language))
          const [said, wanted] = [stay, later].map(({ checkIn }) => formatDayLong(checkIn, language))
          const around = { es: '¿hasta el', pt: 'você vem até', en: 'until the' }[language]
          expect(shifted(`${around} ${said}`, days)).toBe(`${around} ${wanted}`)
        },
      ),
    )
  })
})
