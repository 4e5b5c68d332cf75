import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '../../../lib/local-date.ts'
import { paymentSchedule, standingsOf } from './schedule.ts'

const terms = {
  total: 18_500_000,
  depositPercent: 30,
  balanceDueDays: 7,
  checkIn: localDate('2027-01-15'),
  bookedOn: localDate('2026-12-01'),
}

describe('the schedule of a stay', () => {
  it('asks for a deposit now and the balance before arrival', () => {
    expect(paymentSchedule(terms)).toEqual([
      { kind: 'deposit', dueOn: '2026-12-01', amount: 5_550_000 },
      { kind: 'balance', dueOn: '2027-01-08', amount: 12_950_000 },
    ])
  })

  it('collapses to 100 % from the day the balance would be due', () => {
    expect(paymentSchedule({ ...terms, bookedOn: localDate('2027-01-07') })).toHaveLength(2)
    expect(paymentSchedule({ ...terms, bookedOn: localDate('2027-01-08') })).toEqual([
      { kind: 'deposit', dueOn: '2027-01-08', amount: 18_500_000 },
    ])
  })

  it('says where each part stands', () => {
    const states = (paid: number, today: string) =>
      standingsOf(paymentSchedule(terms), { paid, today: localDate(today) }).map((one) => one.state)
    expect(states(0, '2026-12-01')).toEqual(['due', 'upcoming'])
    expect(states(5_550_000, '2026-12-02')).toEqual(['paid', 'upcoming'])
    expect(states(5_550_001, '2027-01-08')).toEqual(['paid', 'partial'])
    expect(states(5_550_000, '2027-01-09')).toEqual(['paid', 'overdue'])
    expect(states(99_000_000, '2027-01-09')).toEqual(['paid', 'paid'])
  })

  it('always sums to the total, in positive parts, never due before the booking', () => {
    const any = fc.record({
      total: fc.nat(1_000_000_000),
      depositPercent: fc.nat(100),
      balanceDueDays: fc.nat(60),
      ahead: fc.nat(400),
      paid: fc.nat(1_000_000_000),
    })
    fc.assert(
      fc.property(any, ({ total, depositPercent, balanceDueDays, ahead, paid }) => {
        const checkIn = addDays(terms.bookedOn, ahead)
        const schedule = paymentSchedule({ ...terms, total, depositPercent, balanceDueDays, checkIn })
        expect(schedule.reduce((sum, one) => sum + one.amount, 0)).toBe(total)
        expect(schedule.every((one) => one.amount > 0 && one.dueOn >= terms.bookedOn)).toBe(true)
        const standings = standingsOf(schedule, { paid, today: terms.bookedOn })
        expect(standings.reduce((sum, one) => sum + one.paid, 0)).toBe(Math.min(paid, total))
      }),
    )
  })
})
