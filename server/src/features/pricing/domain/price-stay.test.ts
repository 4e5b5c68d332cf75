import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratePlan } from '../../../../test/factories/lodging.ts'
import { addDays, localDate } from '../../../lib/local-date.ts'
import { checkStay } from './check-stay.ts'
import { presentLines } from './lines.ts'
import { depositOf, priceStay } from './price-stay.ts'

const christmas = {
  isHoliday: (date: string) => date === '2026-12-08',
  nameOf: (date: string) => (date === '2026-12-08' ? 'Inmaculada Concepción' : undefined),
}
const couple = { adults: 2, children: 0, babies: 0, pets: 0 }
// 2026-12-03 is a Thursday, 2026-12-08 a Tuesday.
const stay = (plan: Record<string, unknown>, from: string, to: string, guests = couple) =>
  priceStay({
    plan: ratePlan(plan),
    checkIn: localDate(from),
    checkOut: localDate(to),
    guests,
    today: localDate('2026-11-27'),
    holidays: christmas,
  })

describe('priceStay', () => {
  it('groups equal nights and tells the dear ones apart', () => {
    const price = stay({ weekend_multiplier: 1.2, holiday_multiplier: 1.5 }, '2026-12-03', '2026-12-09')
    const lines = presentLines(price.steps, { currency: 'ARS', language: 'es' })
    expect(lines.map((line) => [line.kind, line.amount, line.description])).toEqual([
      ['nights', 30_000_000, '3 noches a $ 100.000'],
      ['weekend', 24_000_000, '2 noches de fin de semana a $ 120.000'],
      ['holiday', 15_000_000, '1 noche de feriado a $ 150.000 (Inmaculada Concepción)'],
    ])
    expect(price.total).toBe(69_000_000)
  })

  it('takes the higher of weekend and holiday, never both', () => {
    const plan = { weekend_days: ['mon'], weekend_multiplier: 2, holiday_multiplier: 1.5 }
    expect(stay(plan, '2026-12-07', '2026-12-08').total).toBe(20_000_000)
  })

  it('takes the shortest season, whose last night is included', () => {
    const seasons = [
      { name: 'Verano', start: '2026-12-01', end: '2027-02-28', multiplier: 1.5 },
      { name: 'Fiestas', start: '2026-12-24', end: '2026-12-26', price: '300000' },
    ]
    const price = stay({ seasons }, '2026-12-26', '2026-12-28')
    expect(price.perNight.map((night) => night.amount)).toEqual([30_000_000, 15_000_000])
    expect(stay({ seasons: seasons.toReversed() }, '2026-12-26', '2026-12-28')).toEqual(price)
  })

  it('charges guests, length and fees in that order', () => {
    const plan = {
      included_guests: 2,
      extra_guest_fee: '10000',
      child_free_until_age: 3,
      cleaning_fee: '5000',
      pet_fee: '7000',
      length_discounts: [
        { min_nights: 2, percent: 5 },
        { min_nights: 3, percent: 10 },
      ],
    }
    const guests = { adults: 2, children: 2, childAges: [2, 8], babies: 1, pets: 2 }
    const price = stay(plan, '2026-11-30', '2026-12-03', guests)
    expect(price.steps.map((step) => [step.kind, step.amount])).toEqual([
      ['nights', 30_000_000],
      ['extra_guests', 3_000_000],
      ['length_discount', -3_300_000],
      ['cleaning', 500_000],
      ['pets', 700_000],
    ])
  })

  it('converts at the rate 1 USD = n ARS and rounds each line half-up once', () => {
    const plan = {
      base_price: '33.33',
      price_currency: 'USD',
      fx: { rate: '1450.5555', source: 'BNA' },
    }
    const price = stay(plan, '2026-11-30', '2026-12-03')
    expect(price.currency).toBe('ARS')
    expect(price.total).toBe(14_504_104) // 99.99 × 1450.5555 = 145041.044…
    // 100000.10 × 1.15 = 115000.115, which binary fractions would round down.
    expect(
      stay({ base_price: '100000.10', weekend_multiplier: 1.15 }, '2026-12-04', '2026-12-05').total,
    ).toBe(11_500_012)
  })

  const plans = fc.record({
    base_price: fc.integer({ min: 1, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
    weekend_multiplier: fc.integer({ min: 1, max: 30_000 }).map((n) => n / 10_000),
    holiday_multiplier: fc.integer({ min: 1, max: 30_000 }).map((n) => n / 10_000),
    included_guests: fc.integer({ min: 1, max: 3 }),
    extra_guest_fee: fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    cleaning_fee: fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  })

  it('sums to the cent, never costs less for one night more, and discounts never pay the guest', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 40 }), fc.nat(100), (plan, nights, percent) => {
        const checkIn = localDate('2026-11-28')
        const of = (length: number, extra = {}) =>
          stay({ ...plan, ...extra }, checkIn, addDays(checkIn, length), { ...couple, children: 2 })
        const price = of(nights)
        expect(price.total).toBe(price.steps.reduce((sum, step) => sum + step.amount, 0))
        expect(of(nights + 1).total).toBeGreaterThanOrEqual(price.total - 1) // two lines may round apart
        const discounted = of(nights, { length_discounts: [{ min_nights: 1, percent }] })
        expect(discounted.total).toBeGreaterThanOrEqual(0)
        expect(discounted.total).toBeLessThanOrEqual(price.total)
      }),
      { numRuns: 60 },
    )
  })

  it('asks the whole price when arrival is sooner than the balance term', () => {
    const terms = { depositPercent: 30, balanceDueDays: 7, today: localDate('2026-12-01') }
    expect(depositOf(1_000_001, { ...terms, checkIn: localDate('2026-12-08') }).deposit).toBe(300_000)
    expect(depositOf(1_000_001, { ...terms, checkIn: localDate('2026-12-07') }).deposit).toBe(1_000_001)
  })
})

describe('checkStay', () => {
  const seasons = [{ name: 'Verano', start: '2027-01-01', end: '2027-01-31', min_nights: 4 }]
  const plan = ratePlan({ seasons, min_nights: 2, max_nights: 10, closed_to_arrival: ['sun'] })
  const check = (checkIn: string, checkOut: string, adults = 2) =>
    checkStay(
      plan,
      {
        checkIn: localDate(checkIn),
        checkOut: localDate(checkOut),
        party: { adults, children: 1, babies: 0, pets: 0 },
      },
      { today: localDate('2026-12-01'), capacity: 4 },
    )

  it.each([
    ['2027-01-04', '2027-01-04', 2, { reason: 'invalid_dates' }],
    ['2026-11-30', '2026-12-04', 2, { reason: 'past_dates' }],
    ['2027-01-04', '2027-01-09', 4, { reason: 'capacity_exceeded', limit: 4 }],
    [
      '2027-01-03',
      '2027-01-09',
      2,
      { reason: 'closed_to_arrival', open: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
    ],
    ['2027-01-04', '2027-01-07', 2, { reason: 'min_nights', limit: 4 }],
    ['2027-02-01', '2027-02-02', 2, { reason: 'min_nights', limit: 2 }],
    ['2027-02-01', '2027-02-12', 2, { reason: 'max_nights', limit: 10 }],
    ['2026-12-01', '2026-12-03', 3, null],
  ])('%s to %s with %i adults', (checkIn, checkOut, adults, expected) => {
    expect(check(checkIn, checkOut, adults)).toEqual(expected)
  })
})
