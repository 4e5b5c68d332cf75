import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { addDays, fromEpochDay, localDate } from '../../../lib/local-date.ts'
import {
  fitWithin,
  formatDayLong,
  formatGuests,
  formatMoment,
  formatMoney,
  formatPercent,
  formatStay,
  formatStayWithin,
} from './format.ts'

const languages = ['es', 'pt', 'en'] as const

describe('formatMoney', () => {
  it.each([
    [18_500_000, 'ARS', 'es', '$ 185.000'],
    [18_500_050, 'ARS', 'es', '$ 185.000,50'],
    [123_456_789, 'ARS', 'pt', 'ARS 1.234.567,89'],
    [123_456_789, 'ARS', 'en', 'ARS 1,234,567.89'],
    [15_000, 'USD', 'es', 'US$ 150'],
    [5, 'ARS', 'es', '$ 0,05'],
    [-1_000_000, 'ARS', 'es', '-$ 10.000'],
  ] as const)('%i %s in %s is %s', (amount, currency, language, text) => {
    expect(formatMoney({ amount, currency }, language)).toBe(text)
  })

  it('loses no centavo', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom(...languages),
        (amount, language) => {
          const text = formatMoney({ amount, currency: 'ARS' }, language)
          const digits = text.replace(/[^\d]/g, '')
          const cents = /[.,]\d\d$/.test(text) ? Number(digits) : Number(digits) * 100
          expect(cents * (text.startsWith('-') ? -1 : 1)).toBe(amount)
        },
      ),
    )
  })
})

describe('stays', () => {
  const stay = (checkIn: string, checkOut: string) => ({
    checkIn: localDate(checkIn),
    checkOut: localDate(checkOut),
  })

  it.each([
    ['2025-12-15', '2025-12-18', 'es', 'lun 15 a jue 18 dic (3 noches)'],
    ['2026-12-30', '2027-01-02', 'es', 'mié 30 dic a sáb 2 ene (3 noches)'],
    ['2025-12-15', '2025-12-16', 'pt', 'seg 15 a ter 16 dez (1 noite)'],
    ['2025-12-15', '2025-12-18', 'en', 'Mon 15 to Thu 18 Dec (3 nights)'],
  ] as const)('%s to %s in %s', (checkIn, checkOut, language, text) => {
    expect(formatStay(stay(checkIn, checkOut), language)).toBe(text)
  })

  it('always fit a button', () => {
    const day = fc.integer({ min: 20_000, max: 22_000 })
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...languages),
        (first, nights, lang) => {
          const checkIn = fromEpochDay(first)
          const text = formatStayWithin({ checkIn, checkOut: addDays(checkIn, nights) }, lang, 20)
          expect(text.length).toBeLessThanOrEqual(20)
        },
      ),
    )
  })

  it('names the day in full', () => {
    expect(formatDayLong(localDate('2026-12-15'), 'es', true)).toBe('martes 15 de diciembre de 2026')
    expect(formatDayLong(localDate('2026-12-15'), 'pt')).toBe('terça-feira, 15 de dezembro')
    expect(formatDayLong(localDate('2026-12-15'), 'en', true)).toBe('Tuesday 15 December 2026')
  })
})

describe('formatGuests', () => {
  it.each([
    [{ adults: 4, children: 0, babies: 0, pets: 0 }, 'es', '4 personas'],
    [{ adults: 1, children: 0, babies: 0, pets: 1 }, 'es', '1 persona y 1 mascota'],
    [{ adults: 2, children: 1, babies: 1, pets: 2 }, 'es', '2 adultos, 1 chico, 1 bebé y 2 mascotas'],
    [{ adults: 2, children: 2, babies: 0, pets: 0 }, 'pt', '2 adultos e 2 crianças'],
    [{ adults: 2, children: 1, babies: 0, pets: 0 }, 'en', '2 adults and 1 child'],
  ] as const)('%o in %s is %s', (guests, language, text) => {
    expect(formatGuests(guests, language)).toBe(text)
  })
})

describe('formatMoment', () => {
  const moment = (at: string) => ({
    at: toInstant(at),
    zone: 'America/Argentina/Buenos_Aires',
    today: localDate('2026-12-01'),
  })

  it.each([
    ['2026-12-01T21:30:00Z', 'es', 'hoy a las 18:30'],
    ['2026-12-02T02:59:00Z', 'es', 'hoy a las 23:59'],
    ['2026-12-02T03:10:00Z', 'es', 'mañana a las 00:10'],
    ['2026-12-02T04:10:00Z', 'es', 'mañana a la 01:10'],
    ['2026-12-05T21:30:00Z', 'pt', 'sáb 5 dez às 18:30'],
    ['2026-12-01T21:30:00Z', 'en', '18:30 today'],
    ['2026-12-05T21:30:00Z', 'en', '18:30 on Sat 5 Dec'],
  ] as const)('%s in %s is %s', (at, language, text) => {
    expect(formatMoment(moment(at), language)).toBe(text)
  })
})

describe('fitWithin', () => {
  it('never exceeds the limit nor cuts a character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 3, max: 40 }),
        (text, limit) => {
          const fitted = fitWithin(text, limit)
          expect(fitted.length).toBeLessThanOrEqual(limit)
          expect(fitted).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
        },
      ),
    )
  })
})

it.each([
  ['es', '12,5 %'],
  ['pt', '12,5%'],
  ['en', '12.5%'],
] as const)('a percentage in %s is %s', (language, written) => {
  expect(formatPercent(12.5, language)).toBe(written)
})
