import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvedPayment } from '../../../../test/factories/provider-payment.ts'
import { believePayment, type Disbelief, type PaymentExpectation } from './believe.ts'
import type { ProviderPayment } from './provider-payment.ts'
import { PROVIDER_STATUSES } from './provider-payment.ts'

const expected: PaymentExpectation = {
  externalReference: 'RES261124K7QF-a1',
  amount: 5_550_000,
  currency: 'ARS',
  collectorId: '202809963',
  liveMode: true,
  isAlreadyApplied: false,
}

describe('believing a payment', () => {
  it('believes the very payment that was asked for', () => {
    expect(believePayment(approvedPayment(), expected)).toEqual({ ok: true })
  })

  const lies: [Disbelief, Partial<ProviderPayment>, Partial<PaymentExpectation>][] = [
    ['unknown_reference', { externalReference: 'another' }, {}],
    ['unknown_reference', { externalReference: null }, { externalReference: null }],
    ['unknown_reference', { externalReference: '' }, { externalReference: '' }],
    ['wrong_collector', { collectorId: '1' }, {}],
    ['wrong_collector', { collectorId: null }, {}],
    ['wrong_mode', { liveMode: false }, {}],
    ['wrong_mode', { liveMode: null }, {}],
    ['wrong_mode', { liveMode: true }, { liveMode: false }],
    ['wrong_currency', { currency: 'USD' }, {}],
    ['wrong_amount', { transactionAmount: 100 }, {}],
    ['wrong_amount', { transactionAmount: 5_550_001 }, {}],
    ['wrong_amount', { transactionAmount: 100, totalPaidAmount: 5_550_000 }, {}],
    ['wrong_amount', { transactionAmount: 0 }, { amount: 0 }],
    ['refunded', { status: 'refunded' }, {}],
    ['refunded', { transactionAmountRefunded: 1 }, {}],
    ['charged_back', { status: 'charged_back' }, {}],
    ['in_mediation', { status: 'in_mediation' }, {}],
    ['not_approved', { status: 'in_process' }, {}],
    ['already_applied', {}, { isAlreadyApplied: true }],
  ]
  it.each(lies)('answers %s for %j against %j', (reason, payment, expectation) => {
    expect(believePayment(approvedPayment(payment), { ...expected, ...expectation })).toEqual({
      ok: false,
      reason,
    })
  })

  it('accepts instalments that cost the guest more than was sold', () => {
    expect(believePayment(approvedPayment({ totalPaidAmount: 9_000_000 }), expected).ok).toBe(true)
  })

  it('believes only when every condition holds, whatever the mixture', () => {
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
      fc.property(facts, fc.boolean(), (fact, isAlreadyApplied) => {
        const isTrue =
          fact.status === 'approved' &&
          fact.externalReference === expected.externalReference &&
          fact.collectorId === expected.collectorId &&
          fact.liveMode === true &&
          fact.currency === 'ARS' &&
          fact.transactionAmount === 5_550_000 &&
          fact.transactionAmountRefunded === 0 &&
          !isAlreadyApplied
        expect(believePayment(approvedPayment(fact), { ...expected, isAlreadyApplied }).ok).toBe(isTrue)
      }),
      { numRuns: 2000 },
    )
  })
})
