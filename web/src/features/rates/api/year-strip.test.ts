import { expect, test } from 'vitest'
import { EMPTY_PLAN, type Plan } from './rates-api.ts'
import { spansOf, yearOf } from './year-strip.ts'

const plan: Plan = {
  ...EMPTY_PLAN,
  base_price: '100000',
  seasons: [
    { name: 'Verano', start: '2026-12-20', end: '2027-02-28', multiplier: 1.5 },
    { name: 'Carnaval', start: '2027-02-06', end: '2027-02-09', price: '120000' },
    { name: 'Otoño', start: '2027-04-01', end: '2027-05-31', price: '80000' },
    { name: 'Pasada', start: '2026-01-01', end: '2026-01-31', price: '90000' },
  ],
  packages: [{ name: 'Pascua', check_in: '2027-03-25', check_out: '2027-03-28', price: '399000' }],
}

test('a year of nights: the shortest season gives the price, a package is one of its own', () => {
  const year = yearOf(plan, '2026-11-27')
  expect(year.map((month) => month.start)).toEqual([
    ...['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01'],
    ...['2027-06-01', '2027-07-01', '2027-08-01', '2027-09-01', '2027-10-01'],
  ])
  const kinds = new Map(year.flatMap(({ nights }) => nights.map(({ day, kind }) => [day, kind] as const)))
  expect(kinds.size).toBe(365)
  const days = [
    '2026-12-19',
    '2026-12-20',
    '2027-02-06',
    '2027-02-10',
    '2027-03-25',
    '2027-03-28',
    '2027-05-31',
  ]
  expect(days.map((day) => kinds.get(day))).toEqual([
    ...['plain', 'dearest', 'dearer', 'dearest', 'package', 'plain', 'cheaper'],
  ])
})

test('what has a price of its own is named, the nearest first, and what is over is left out', () => {
  expect(spansOf(plan, '2026-11-27').map(({ name, end }) => `${name} ${end}`)).toEqual([
    ...['Verano 2027-02-28', 'Carnaval 2027-02-09', 'Pascua 2027-03-27', 'Otoño 2027-05-31'],
  ])
})
