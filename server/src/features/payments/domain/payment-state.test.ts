import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSeconds, toInstant } from '../../../lib/clock.ts'
import { advancePaymentState, type PaymentState } from './payment-state.ts'
import { PROVIDER_STATUSES, type ProviderPaymentStatus } from './provider-payment.ts'

const START = toInstant('2026-12-01T10:00:00-04:00')

function reading(status: ProviderPaymentStatus, seconds: number, amountRefunded = 0): PaymentState {
  return { status, statusDetail: status, dateLastUpdated: addSeconds(START, seconds), amountRefunded }
}

function settle(readings: readonly PaymentState[]): PaymentState | undefined {
  let state: PaymentState | undefined
  for (const one of readings) {
    const step = advancePaymentState(state, one)
    if (step.outcome === 'advanced') state = step.state
  }
  return state
}

describe('the state of a payment', () => {
  it.each([
    ['pending', 'approved', null],
    ['in_process', 'approved', null],
    ['approved', 'refunded', null],
    ['approved', 'charged_back', 'charged_back'],
    ['approved', 'in_mediation', 'in_mediation'],
    ['in_mediation', 'approved', null],
    ['in_mediation', 'refunded', null],
    ['charged_back', 'approved', null],
    ['cancelled', 'approved', 'revived_after_end'],
    ['rejected', 'approved', 'revived_after_end'],
  ] as const)('moves from %s to %s with alert %s', (from, to, alert) => {
    const next = reading(to, 1)
    expect(advancePaymentState(reading(from, 0), next)).toEqual({ outcome: 'advanced', state: next, alert })
  })

  it.each(['pending', 'in_process', 'authorized'] as const)(
    'never lets a later %s overwrite approved',
    (late) => {
      expect(advancePaymentState(reading('approved', 0), reading(late, 60))).toEqual({
        outcome: 'refused',
        alert: null,
      })
    },
  )

  it('never gives refunded money back to the booking', () => {
    expect(advancePaymentState(reading('refunded', 0, 100), reading('approved', 60))).toEqual({
      outcome: 'refused',
      alert: 'impossible_move',
    })
  })

  it('leaves an older reading and a repeated one without effect', () => {
    const now = reading('approved', 10)
    expect(advancePaymentState(now, reading('cancelled', 9)).outcome).toBe('stale')
    expect(advancePaymentState(now, reading('approved', 10)).outcome).toBe('unchanged')
  })

  it('advances on a partial refund, which keeps the status', () => {
    const step = advancePaymentState(reading('approved', 0), reading('approved', 1, 500))
    expect(step.outcome).toBe('advanced')
  })

  it('ends the same for any order and repetition of the readings of one life', () => {
    const life = [
      reading('pending', 0),
      reading('in_process', 5),
      reading('approved', 10),
      reading('approved', 20, 100),
      reading('refunded', 30, 500),
    ]
    const shuffled = fc.shuffledSubarray([...life, ...life], { minLength: life.length * 2 })
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(settle(order)).toEqual(life.at(-1))
      }),
      { numRuns: 500 },
    )
  })

  it('never goes back in time nor from paid to waiting, whatever is thrown at it', () => {
    const any = fc
      .tuple(fc.constantFrom(...PROVIDER_STATUSES), fc.nat(20), fc.nat(3))
      .map(([status, seconds, refunded]) => reading(status, seconds, refunded))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (readings) => {
        let state: PaymentState | undefined
        for (const one of readings) {
          const step = advancePaymentState(state, one)
          if (step.outcome !== 'advanced') continue
          if (state) {
            expect(step.state.dateLastUpdated.epochMilliseconds).toBeGreaterThanOrEqual(
              state.dateLastUpdated.epochMilliseconds,
            )
            const wasPaid = ['approved', 'refunded', 'charged_back', 'in_mediation'].includes(state.status)
            const waits = ['pending', 'in_process', 'authorized', 'unknown'].includes(step.state.status)
            expect(wasPaid && waits).toBe(false)
          }
          state = step.state
        }
      }),
      { numRuns: 1000 },
    )
  })
})
