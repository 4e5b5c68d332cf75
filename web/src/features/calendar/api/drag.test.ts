import { expect, test } from 'vitest'
import type { CalendarCabin, CalendarEntry } from './calendar-api.ts'
import { isMovable, movedTo } from './drag.ts'
import { DAY_PX } from './tape.ts'

const entry: CalendarEntry = {
  id: 'o1',
  kind: 'reservation',
  start: '2027-01-15',
  end: '2027-01-18',
  code: 'RES261124K7QF',
  label: 'Ana',
  channel: 'web',
  status: 'confirmed',
}
const cabin: CalendarCabin = { id: 'c1', name: 'Coihue', entries: [entry], prices: [] }

test('a stay keeps its length, by whole nights and to the cabin below it', () => {
  expect(movedTo({ cabin, entry }, { x: 2.4 * DAY_PX, cabinId: 'c2' })).toEqual({
    code: 'RES261124K7QF',
    cabinId: 'c2',
    checkIn: '2027-01-17',
    checkOut: '2027-01-20',
  })
  expect(movedTo({ cabin, entry }, { x: -DAY_PX, cabinId: undefined })?.checkIn).toBe('2027-01-14')
})

test('let go where it was, nothing changes', () => {
  expect(movedTo({ cabin, entry }, { x: 0.4 * DAY_PX, cabinId: 'c1' })).toBeUndefined()
})

test('what is past or a platform’s stays where it is', () => {
  expect(isMovable(entry)).toBe(true)
  expect(isMovable({ ...entry, status: 'completed' })).toBe(false)
  const { code: _none, ...external } = entry
  expect(isMovable({ ...external, kind: 'external' })).toBe(false)
})
