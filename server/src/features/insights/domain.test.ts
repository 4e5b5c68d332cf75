import { describe, expect, it } from 'vitest'
import { localDate } from '../../lib/local-date.ts'
import { funnel, monthFigures, monthOf, nightsWithin, percent, type TakenNights } from './domain.ts'

const november = { from: localDate('2026-11-01'), to: localDate('2026-12-01') }

function stay(checkIn: string, checkOut: string, total: number, currency = 'ARS'): TakenNights {
  const taken = { checkIn: localDate(checkIn), checkOut: localDate(checkOut) }
  const nights = nightsWithin(taken, { from: localDate('2000-01-01'), to: localDate('2100-01-01') })
  return { kind: 'reservation', ...taken, price: { total, currency, nights } }
}
function without(kind: 'block' | 'external' | 'hold', checkIn: string, checkOut: string): TakenNights {
  return { kind, checkIn: localDate(checkIn), checkOut: localDate(checkOut), price: null }
}
const figures = (...taken: TakenNights[]) =>
  monthFigures({ span: november, accommodations: 4, taken, currency: 'ARS' })

describe('the figures of a month', () => {
  it('are nothing when nothing was sold', () => {
    expect(figures()).toEqual({
      revenue: 0,
      otherRevenue: [],
      nightsSold: 0,
      nightsExternal: 0,
      nightsAvailable: 120,
      occupancy: 0,
      adr: null,
    })
  })

  it('take from a stay over the end of the month the nights that lie in it, and that share of its price', () => {
    // 3 of 4 nights, 100.00: 75.00
    expect(figures(stay('2026-11-28', '2026-12-02', 10_000))).toMatchObject({
      revenue: 7_500,
      nightsSold: 3,
      occupancy: 2.5,
      adr: 2_500,
    })
    // 1 of 3 nights of 100.00, rounded half up once
    expect(figures(stay('2026-10-30', '2026-11-02', 10_000))).toMatchObject({ revenue: 3_333, nightsSold: 1 })
  })

  it('count imported stays as full and earning nothing, and take blocked nights out of what was for sale', () => {
    expect(
      figures(
        stay('2026-11-01', '2026-11-11', 100_000),
        without('external', '2026-11-01', '2026-11-06'),
        without('block', '2026-11-01', '2026-12-01'),
        without('hold', '2026-11-20', '2026-11-30'),
      ),
    ).toEqual({
      revenue: 100_000,
      otherRevenue: [],
      nightsSold: 10,
      nightsExternal: 5,
      nightsAvailable: 90,
      occupancy: 16.7,
      adr: 10_000,
    })
  })

  it('keep currencies apart', () => {
    expect(
      figures(stay('2026-11-01', '2026-11-03', 20_000), stay('2026-11-05', '2026-11-07', 300, 'USD')),
    ).toMatchObject({
      revenue: 20_000,
      otherRevenue: [{ currency: 'USD', amount: 300 }],
      nightsSold: 4,
      adr: 10_000,
    })
  })

  it('are never more than full', () => {
    expect(percent(5, 4)).toBe(100)
    expect(percent(1, 0)).toBe(0)
    expect(percent(1, 3)).toBe(33.3)
  })
})

it.each([
  ['2026-11-24', '2026-11-01', '2026-12-01'],
  ['2026-12-31', '2026-12-01', '2027-01-01'],
  ['2027-01-01', '2027-01-01', '2027-02-01'],
])('the month of %s runs from %s to before %s', (today, from, to) => {
  expect(monthOf(localDate(today))).toEqual({ from, to })
})

it('a funnel compares each stage with the one before', () => {
  expect(funnel({ inquiry: 10, quote: 8, hold: 4, payment: 0, confirmed: 0 })).toEqual([
    { stage: 'inquiry', count: 10, percent: null },
    { stage: 'quote', count: 8, percent: 80 },
    { stage: 'hold', count: 4, percent: 50 },
    { stage: 'payment', count: 0, percent: 0 },
    { stage: 'confirmed', count: 0, percent: null },
  ])
})
