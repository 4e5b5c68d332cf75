import { expect, test } from 'vitest'
import type { CalendarEntry } from './calendar-api.ts'
import { placeEntries } from './place-entries.ts'

const entry = (start: string, end: string): CalendarEntry => ({
  id: start,
  kind: 'reservation',
  label: 'Ana',
  channel: 'web',
  status: 'confirmed',
  start,
  end,
})
const place = (entries: CalendarEntry[]) =>
  placeEntries(entries, '2027-01-01', '2027-02-01').map(({ left, width, lane }) => [left, width, lane])

test('a stay goes from noon to noon', () => {
  expect(place([entry('2027-01-15', '2027-01-18')])).toEqual([[14.5, 3, 0]])
})

test('a departure and an arrival share a day and a line', () => {
  expect(place([entry('2027-01-18', '2027-01-20'), entry('2027-01-15', '2027-01-18')])).toEqual([
    [14.5, 3, 0],
    [17.5, 2, 0],
  ])
})

test('overlapping stays, a conflict, go to lines of their own', () => {
  expect(place([entry('2027-01-10', '2027-01-20'), entry('2027-01-12', '2027-01-14')])).toEqual([
    [9.5, 10, 0],
    [11.5, 2, 1],
  ])
})

test('what begins before or ends after the month is cut at its edges', () => {
  expect(place([entry('2026-12-28', '2027-01-03'), entry('2027-01-30', '2027-02-04')])).toEqual([
    [0, 2.5, 0],
    [29.5, 1.5, 0],
  ])
})

test('what lies outside is left out', () => {
  expect(place([entry('2026-12-20', '2026-12-31'), entry('2027-02-01', '2027-02-04')])).toEqual([])
})
