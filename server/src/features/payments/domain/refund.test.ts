import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvedPayment } from '../../../../test/factories/provider-payment.ts'
import { addSeconds, toInstant } from '../../../lib/clock.ts'
import { planRefund, refundableUntil } from './refund.ts'

const now = toInstant('2026-12-05T12:00:00-03:00')
const approvedAt = toInstant('2026-12-01T10:12:42.000-04:00')
const wish = { amount: null, promised: 0, now }

describe('planning a refund', () => {
  it('returns everything when nothing is said', () => {
    expect(planRefund(approvedPayment(), wish)).toEqual({
      ok: true,
      amount: 5_550_000,
      isWhole: true,
      remaining: 0,
    })
  })

  it('counts what went back and what is promised', () => {
    const payment = approvedPayment({ transactionAmountRefunded: 1_000_000 })
    expect(planRefund(payment, { ...wish, promised: 550_000 })).toMatchObject({
      ok: true,
      amount: 4_000_000,
      isWhole: false,
    })
    expect(planRefund(payment, { ...wish, promised: 550_000, amount: 4_000_001 })).toEqual({
      ok: false,
      reason: 'more_than_left',
      left: 4_000_000,
    })
  })

  it.each([0, -1, 0.5, Number.NaN])('refuses the amount %s', (amount) => {
    expect(planRefund(approvedPayment(), { ...wish, amount })).toMatchObject({ reason: 'invalid_amount' })
  })

  it('refuses what was never approved and what is already gone', () => {
    expect(planRefund(approvedPayment({ status: 'in_process', dateApproved: null }), wish)).toMatchObject({
      reason: 'not_approved',
    })
    expect(planRefund(approvedPayment({ status: 'refunded' }), wish)).toMatchObject({
      reason: 'nothing_left',
    })
  })

  it('takes 180 days to the second', () => {
    const last = refundableUntil(approvedAt)
    expect(planRefund(approvedPayment(), { ...wish, now: last }).ok).toBe(true)
    expect(planRefund(approvedPayment(), { ...wish, now: addSeconds(last, 1) })).toMatchObject({
      reason: 'too_old',
    })
  })

  it('never plans more than is left', () => {
    const amounts = fc.tuple(fc.nat(6_000_000), fc.nat(6_000_000), fc.option(fc.integer({ max: 6_000_000 })))
    fc.assert(
      fc.property(amounts, ([refunded, promised, amount]) => {
        const plan = planRefund(approvedPayment({ transactionAmountRefunded: refunded }), {
          now,
          promised,
          amount,
        })
        if (plan.ok) {
          expect(plan.amount).toBeGreaterThan(0)
          expect(refunded + promised + plan.amount + plan.remaining).toBe(5_550_000)
        }
      }),
    )
  })
})
