import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNotification } from './notification.ts'

describe('reading a notification', () => {
  it('reads a payment webhook', () => {
    const query = { source_news: 'webhooks', 'data.id': '1064001605', type: 'payment' }
    const body = {
      id: 12345678,
      type: 'payment',
      action: 'payment.created',
      user_id: 202809963,
      data: { id: '1' },
    }
    expect(parseNotification(query, body)).toEqual({
      hint: { kind: 'payment', paymentId: '1064001605' },
      isLegacy: false,
      signedId: '1064001605',
      notificationId: '12345678',
      action: 'payment.created',
      userId: '202809963',
    })
  })

  it('reads a payment webhook whose query was lost', () => {
    const parsed = parseNotification({}, { type: 'payment', data: { id: 77 } })
    expect(parsed).toMatchObject({ hint: { kind: 'payment', paymentId: '77' }, signedId: undefined })
  })

  it.each([
    [
      { topic: 'payment', id: '9' },
      { resource: '9', topic: 'payment' },
      { kind: 'payment', paymentId: '9' },
    ],
    [
      {},
      { resource: 'https://api/merchant_orders/12?x=1', topic: 'merchant_order' },
      { kind: 'merchant_order', orderId: '12' },
    ],
  ])('reads the legacy form %j', (query, body, hint) => {
    expect(parseNotification(query, body)).toMatchObject({ hint, isLegacy: true })
  })

  it.each([
    [
      { type: 'topic_merchant_order_wh', id: '29', data: { status: 'opened' } },
      { kind: 'merchant_order', orderId: '29' },
    ],
    [
      { type: 'topic_chargebacks_wh', id: '5', data: { id: '8', payment_id: 77, checkout: 'PRO' } },
      { kind: 'chargeback', chargebackId: '8', paymentId: '77' },
    ],
    [
      { type: 'topic_claims_integration_wh', data: { id: '4', resource: '/post-purchase/v1/claims/4' } },
      { kind: 'claim', claimId: '4' },
    ],
    [
      { type: 'stop_delivery_op_wh', data: { merchant_order: 3, payment_id: 77 } },
      { kind: 'stop_delivery', paymentId: '77', orderId: '3' },
    ],
    [
      { type: 'order', data: { id: 'ORD01' } },
      { kind: 'ignored', topic: 'order' },
    ],
    [
      { type: 'payment', data: { id: '../../users/me' } },
      { kind: 'ignored', topic: 'payment' },
    ],
    [
      { type: 'payment', data: { id: 'ORD01' } },
      { kind: 'ignored', topic: 'payment' },
    ],
    [{}, { kind: 'ignored', topic: 'unknown' }],
    [null, { kind: 'ignored', topic: 'unknown' }],
    ['text', { kind: 'ignored', topic: 'unknown' }],
  ])('reads %j as %j', (body, hint) => {
    expect(parseNotification({}, body).hint).toEqual(hint)
  })

  it('never throws, and never lets anything but digits through as a payment', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything()),
        fc.anything(),
        fc.anything(),
        (query, body, id) => {
          const { hint } = parseNotification({ ...query, type: 'payment', 'data.id': id }, body)
          if (hint.kind === 'payment') expect(hint.paymentId).toMatch(/^\d+$/)
        },
      ),
    )
  })
})
