import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvedPayment } from '../../../../test/factories/provider-payment.ts'
import type { ProviderPayment } from './provider-payment.ts'
import { PROVIDER_STATUSES } from './provider-payment.ts'
import { type PaymentExpectation, type Rejection, verifyPayment, wouldPay } from './verify.ts'

const expected: PaymentExpectation = {
  externalReference: 'RES261124K7QF-a1',
  currency: 'ARS',
  collectorId: '202809963',
  liveMode: true,
}

describe('verifying a payment', () => {
  it('accepts the very payment that was asked for', () => {
    expect(verifyPayment(approvedPayment(), expected)).toEqual({ ok: true, left: 5_550_000 })
  })

  const wrong: [Rejection, Partial<ProviderPayment>, Partial<PaymentExpectation>][] = [
    ['unknown_reference', { externalReference: 'another' }, {}],
    ['unknown_reference', { externalReference: null }, { externalReference: null }],
    ['unknown_reference', { externalReference: '' }, { externalReference: '' }],
    ['wrong_collector', { collectorId: '1' }, {}],
    ['wrong_collector', { collectorId: null }, {}],
    ['wrong_mode', { liveMode: false }, {}],
    ['wrong_mode', { liveMode: null }, {}],
    ['wrong_mode', { liveMode: true }, { liveMode: false }],
    ['wrong_currency', { currency: 'USD' }, {}],
    ['wrong_amount', { transactionAmount: 0 }, {}],
    ['refunded', { status: 'refunded' }, {}],
    ['refunded', { transactionAmountRefunded: 5_550_000 }, {}],
    ['charged_back', { status: 'charged_back' }, {}],
    ['in_mediation', { status: 'in_mediation' }, {}],
    ['not_approved', { status: 'in_process' }, {}],
    // Money that never came is nobody's mistake, whatever else is wrong with it.
    ['not_approved', { status: 'pending', currency: 'USD', collectorId: '1' }, {}],
    ['not_approved', { status: 'rejected', transactionAmount: 1, liveMode: null }, {}],
  ]
  it.each(wrong)('answers %s for %j against %j', (reason, payment, expectation) => {
    expect(verifyPayment(approvedPayment(payment), { ...expected, ...expectation })).toEqual({
      ok: false,
      reason,
    })
  })

  it('counts a payment first seen as partly refunded for what is left of it', () => {
    const seen = approvedPayment({ transactionAmountRefunded: 50_000 })
    expect(verifyPayment(seen, expected)).toEqual({ ok: true, left: 5_500_000 })
  })

  it('lets a coupon keep nights only when it would pay all that was asked, to our account', () => {
    const coupon = approvedPayment({ status: 'pending', paymentTypeId: 'ticket' })
    const asked = { ...expected, amount: 5_550_000 }
    expect(wouldPay(coupon, asked)).toBe(true)
    expect(wouldPay({ ...coupon, transactionAmount: 5_549_999 }, asked)).toBe(true)
    expect(wouldPay({ ...coupon, transactionAmount: 5_549_998 }, asked)).toBe(false)
    expect(wouldPay({ ...coupon, collectorId: '1' }, asked)).toBe(false)
    expect(wouldPay({ ...coupon, currency: 'USD' }, asked)).toBe(false)
  })

  it('accepts instalments that cost the guest more than was sold', () => {
    expect(verifyPayment(approvedPayment({ totalPaidAmount: 9_000_000 }), expected).ok).toBe(true)
  })

  it('accepts only when every condition holds, whatever the mixture', () => {
    const facts = fc.record({
      status: fc.constantFrom(...PROVIDER_STATUSES),
      externalReference: fc.constantFrom('RES261124K7QF-a1', 'x', null),
      collectorId: fc.constantFrom('202809963', '2', null),
      liveMode: fc.constantFrom(true, false, null),
      currency: fc.constantFrom('ARS', 'USD'),
      transactionAmount: fc.constantFrom(5_550_000, 1),
      transactionAmountRefunded: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(facts, (fact) => {
        const isTrue =
          fact.status === 'approved' &&
          fact.externalReference === expected.externalReference &&
          fact.collectorId === expected.collectorId &&
          fact.liveMode === true &&
          fact.currency === 'ARS' &&
          fact.transactionAmount > fact.transactionAmountRefunded
        expect(verifyPayment(approvedPayment(fact), expected).ok).toBe(isTrue)
      }),
      { numRuns: 2000 },
    )
  })
})
