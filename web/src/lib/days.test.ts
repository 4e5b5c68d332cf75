import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  daysOf,
  startOfMonth,
  weekdayOf,
  writeDay,
  writeLately,
  writeTimeLeft,
} from './days.ts'

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-03-01', -1, '2027-02-28'],
  ['2027-10-03', 1, '2027-10-04'],
])('%s and %i days is %s', (day, count, result) => {
  expect(addDays(day, count)).toBe(result)
  expect(daysBetween(day, result)).toBe(count)
})

test('the days of a stay leave the day of departure out', () => {
  expect(daysOf('2027-01-30', '2027-02-02')).toEqual(['2027-01-30', '2027-01-31', '2027-02-01'])
  expect(daysOf('2027-01-30', '2027-01-30')).toEqual([])
})

test.each([
  ['2027-01-15', 0, '2027-01-01'],
  ['2027-01-15', -1, '2026-12-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2027-03-31', 11, '2028-02-01'],
])('the month of %s moved by %i starts on %s', (day, months, start) => {
  expect(startOfMonth(day, months)).toBe(start)
})

test('2027-01-15 is a Friday, written in three languages', () => {
  expect(weekdayOf('2027-01-15')).toBe(5)
  expect(writeDay('2027-01-15', 'es-AR')).toContain('15')
  expect(writeDay('2027-01-15', 'es-AR')).toMatch(/^vie/)
  expect(writeDay('2027-01-15', 'pt-BR')).toMatch(/^sex/)
  expect(writeDay('2027-01-15', 'en-GB')).toMatch(/^Fri/)
})

describe('time left', () => {
  test.each([
    [1_799_999, '29:59'],
    [61_000, '1:01'],
    [3_723_000, '1:02:03'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(writeTimeLeft(milliseconds)).toBe(text)
  })
})

test.each([
  ['2026-11-27T23:09:00-03:00', '23:09'],
  ['2026-11-26T20:00:00-03:00', '26 nov'],
  ['2025-12-31T23:59:00-03:00', '31 dic 2025'],
])('%s is told in a list as %s', (instant, told) => {
  expect(
    writeLately(instant, '2026-11-27', 'es-AR')
      .replaceAll(/ de |\.| de$/g, ' ')
      .trim(),
  ).toBe(told)
})
