import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateOf,
  daysInMonth,
  epochDay,
  fromEpochDay,
  nightsBetween,
  weekdayIndex,
} from './local-date.ts'

const DAY_MS = 86_400_000
/** 1800 to 2200. */
const days = fc.integer({ min: -62_091, max: 84_005 })

describe('local dates', () => {
  it('agree with the platform on every day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = fromEpochDay(day)
        expect(date).toBe(new Date(day * DAY_MS).toISOString().slice(0, 10))
        expect(epochDay(date)).toBe(day)
        expect(weekdayIndex(date)).toBe(new Date(day * DAY_MS).getUTCDay())
      }),
    )
  })

  it('know the length of every month', () => {
    for (let year = 1896; year <= 2104; year++)
      for (let month = 1; month <= 12; month++)
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
  })

  it('add and count nights consistently', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, nights) => {
        const date = fromEpochDay(day)
        expect(nightsBetween(date, addDays(date, nights))).toBe(nights)
      }),
    )
  })

  it.each([
    [2025, 2, 29],
    [2025, 11, 31],
    [2025, 13, 1],
    [2025, 0, 1],
  ])('refuse %i-%i-%i', (year, month, day) => {
    expect(() => dateOf(year, month, day)).toThrow(RangeError)
  })
})
