import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { localDate } from '../../../lib/local-date.ts'
import { type Cancellation, cancellationOutcome, tooOldToRefund } from './cancellation.ts'

const cancellation: Cancellation = {
  policy: [
    { days_before: 3, refund_percent: 50 },
    { days_before: 14, refund_percent: 100 },
  ],
  checkIn: localDate('2027-01-15'),
  checkInTime: '14:00',
  zone: 'America/Argentina/Buenos_Aires',
  now: toInstant('2026-12-01T10:00:00-03:00'),
  paid: 5_550_001,
}
const at = (now: string, differing: Partial<Cancellation> = {}) =>
  cancellationOutcome({ ...cancellation, now: toInstant(now), ...differing })

describe('cancelling', () => {
  it.each([
    ['2027-01-01T14:00:59-03:00', 100, 5_550_001],
    ['2027-01-01T14:01:00-03:00', 50, 2_775_001],
    ['2027-01-12T14:00:00-03:00', 50, 2_775_001],
    ['2027-01-12T14:01:00-03:00', 0, 0],
    ['2027-02-12T14:00:00-03:00', 0, 0],
  ])('at %s returns %s %%: %s', (now, percent, refund) => {
    expect(at(now)).toMatchObject({ percent, refund, kept: 5_550_001 - refund })
  })

  it('reads the clock of the property, not of the server', () => {
    expect(at('2027-01-01T17:00:00Z').percent).toBe(100)
    expect(at('2027-01-01T17:01:00Z').percent).toBe(50)
    expect(at('2027-01-01T17:01:00Z', { zone: 'America/Los_Angeles' }).percent).toBe(100)
  })

  it('keeps the hour of the clock across a change of offset', () => {
    // New York loses an hour on 2027-03-14; 3 days before 14:00 is still 14:00.
    const spring = { zone: 'America/New_York', checkIn: localDate('2027-03-15') }
    expect(at('2027-03-12T14:00:00-05:00', spring).percent).toBe(50)
    expect(at('2027-03-12T14:01:00-05:00', spring).percent).toBe(0)
  })

  it('promises nothing that was not written', () => {
    expect(at('2026-01-01T00:00:00Z', { policy: [] })).toMatchObject({
      refund: 0,
      tier: null,
      holdsUntil: null,
    })
  })

  it('returns between nothing and everything, and its answer holds exactly as long as it says', () => {
    const tier = fc.record({ days_before: fc.nat(60), refund_percent: fc.integer({ min: -5, max: 120 }) })
    const hours = fc.integer({ min: -24 * 90, max: 48 })
    fc.assert(
      fc.property(fc.array(tier, { maxLength: 5 }), hours, fc.nat(1e9), (policy, hour, paid) => {
        const now = toInstant('2027-01-15T14:00:00-03:00').add({ hours: hour })
        const outcome = cancellationOutcome({ ...cancellation, policy, now, paid })
        expect(outcome.refund + outcome.kept).toBe(paid)
        expect(outcome.refund).toBeGreaterThanOrEqual(0)
        expect(outcome.kept).toBeGreaterThanOrEqual(0)
        if (outcome.holdsUntil) {
          const last = cancellationOutcome({ ...cancellation, policy, paid, now: outcome.holdsUntil })
          expect(last).toEqual(outcome)
        }
      }),
    )
  })

  it.each(['es', 'pt', 'en'] as const)('says the 180 days in %s', (language) => {
    expect(tooOldToRefund(language)).toContain('180')
  })
})
