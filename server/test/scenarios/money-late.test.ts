import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
/** 10:00 in Buenos Aires; every test begins there. */
const START = '2026-12-01T13:00:00Z'
const HOLD_SECONDS = 1800
const DAY = 86_400

beforeAll(async () => {
  app = await createMoneyApp({
    settings: { cash_coupon: { enabled: true, hold_hours: 72, min_days_before_arrival: 10 } },
  })
})
afterEach(() => {
  app.mercadoPago.faults.clear()
  app.mercadoPago.setBalance(null)
  app.mercadoPago.settings.refundsInProcess = false
  app.clock.set(START)
})
afterAll(() => app.close())

describe('late and double money (contract 2.6)', () => {
  test('approved after the hold, nights free: revived and confirmed', async () => {
    const stay = await app.hold()
    await app.advance(HOLD_SECONDS + 1)
    expect((await app.see(stay)).status).toBe('expired')
    await app.pay(stay, { evenExpired: true })
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(cents(seen.paid_amount)).toBe(stay.deposit)
    expect((await app.metric('payments_late_total{outcome="revived"}')).join()).toMatch(/ [1-9]/)
  })

  test('approved after the hold, before any job has said so: the same', async () => {
    const stay = await app.hold()
    app.clock.advance(HOLD_SECONDS + 1)
    await app.pay(stay, { evenExpired: true })
    expect((await app.see(stay)).status).toBe('confirmed')
  })

  test('approved after the hold, nights gone: all of it goes back, and the owner is told', async () => {
    const stay = await app.hold()
    await app.advance(HOLD_SECONDS + 1)
    const other = await app.hold({ checkIn: stay.checkIn })
    const payment = await app.pay(stay, { evenExpired: true })
    expect(app.payment(payment).status).toBe('refunded')
    const seen = await app.see(stay)
    expect(seen.status).toBe('expired')
    expect(seen.ledger.map((one) => one.kind).sort()).toEqual(['charge', 'payment', 'refund'])
    expect(cents(seen.paid_amount)).toBe(0)
    expect((await app.alerts()).some((one) => one.summary.includes(stay.code))).toBe(true)
    expect((await app.metric('payments_late_total{outcome="refunded"}')).join()).toMatch(/ [1-9]/)
    await app.owner('POST', `/reservations/${other.code}/cancel`)
  })

  test('who has neither chat nor mail: the owner hears that the guest was not told where the money went', async () => {
    const stay = await app.hold()
    await app.advance(HOLD_SECONDS + 1)
    const other = await app.hold({ checkIn: stay.checkIn })
    await app.pay(stay, { evenExpired: true })
    const alerts = await app.alerts()
    expect(alerts.filter((one) => one.kind === 'guest_not_reached').map((one) => one.summary)).toContainEqual(
      expect.stringMatching(`${stay.code}.*payment`),
    )
    await app.owner('POST', `/reservations/${other.code}/cancel`)
  })

  test('released holds close their link, so that nobody can begin to pay', async () => {
    const stay = await app.hold()
    await app.api('POST', `/reservations/${stay.code}/cancel?token=${stay.token}`)
    await app.settle()
    expect(() => app.mercadoPago.approve(stay.preference)).toThrow('expired')
  })

  test('money for a cancelled stay goes back', async () => {
    const stay = await app.hold()
    await app.api('POST', `/reservations/${stay.code}/cancel?token=${stay.token}`)
    const payment = await app.pay(stay, { evenExpired: true })
    expect(app.payment(payment).status).toBe('refunded')
    expect((await app.see(stay)).status).toBe('cancelled')
  })

  test('two approved payments: the second goes back, whichever is told first', async () => {
    const stay = await app.hold()
    app.mercadoPago.notifier.switches.reordered = true
    const first = app.mercadoPago.approve(stay.preference)
    const second = app.mercadoPago.approve(stay.preference)
    await app.settle()
    app.mercadoPago.notifier.switches.reordered = false
    const statuses = [first, second].map((one) => app.payment(one.id).status)
    expect(statuses.sort()).toEqual(['approved', 'refunded'])
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(cents(seen.paid_amount)).toBe(stay.deposit)
  })
})

describe('cash coupons', () => {
  test('the hold lives until the coupon does, and the money that comes two days later confirms', async () => {
    const stay = await app.hold()
    const coupon = app.mercadoPago.coupon(stay.preference)
    await app.settle()
    const held = await app.see(stay)
    // Paid on its last day, it is credited within two working days.
    expect(Date.parse(held.expires_at ?? '')).toBeGreaterThanOrEqual((coupon.expiresAt ?? 0) + 2 * DAY * 1000)
    await app.advance(2 * DAY)
    expect((await app.see(stay)).status).toBe('pre_reserved')
    app.mercadoPago.settleCoupon(coupon.id)
    await app.settle()
    expect((await app.see(stay)).status).toBe('confirmed')
  })

  test('a coupon nobody pays frees the nights at its own deadline', async () => {
    const stay = await app.hold()
    app.mercadoPago.coupon(stay.preference)
    await app.settle()
    await app.advance(3 * DAY + 1)
    await app.reconcile()
    expect((await app.see(stay)).status).toBe('expired')
    expect((await app.hold({ checkIn: stay.checkIn })).code).not.toBe(stay.code)
  })

  test('paying by card beside a pending coupon takes the coupon back', async () => {
    const stay = await app.hold()
    const coupon = app.mercadoPago.coupon(stay.preference)
    await app.settle()
    await app.pay(stay)
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(app.payment(coupon.id).status).toBe('cancelled')
  })

  test('near the arrival the link takes no cash', async () => {
    const stay = await app.hold({ checkIn: '2026-12-09' })
    expect(() => app.mercadoPago.coupon(stay.preference)).toThrow('method_excluded')
  })

  test('a longer hold keeps the same link, and the link lives as long', async () => {
    const stay = await app.hold()
    await app.owner('POST', `/reservations/${stay.code}/extend`)
    await app.retryNow()
    app.clock.advance(HOLD_SECONDS + 60)
    await app.pay(stay)
    expect((await app.see(stay)).status).toBe('confirmed')
  })
})

describe('disputes', () => {
  test('a charge-back freezes and alerts; settled, it stands in the ledger; the past stay is not erased', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.chargeback(stay.paymentId)
    await app.settle()
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await frozen(stay.code)).toContain('charged_back')
    expect((await app.alerts()).map((one) => one.kind)).toContain('payment_charged_back')
    app.mercadoPago.settleChargeback(stay.paymentId, 'settled')
    await app.settle()
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(cents(seen.paid_amount)).toBe(0)
    expect(seen.ledger).toContainEqual(expect.objectContaining({ kind: 'refund', method: 'mercado_pago' }))
  })

  test('a charge-back the owner wins thaws the stay', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.chargeback(stay.paymentId)
    await app.settle()
    app.mercadoPago.settleChargeback(stay.paymentId, 'reimbursed')
    await app.settle()
    expect(await frozen(stay.code)).toBeNull()
    expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit)
  })

  test('a mediation that ends for the guest is booked as money that went back', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.mediate(stay.paymentId)
    await app.settle()
    expect(await frozen(stay.code)).toContain('in_mediation')
    app.mercadoPago.endMediation(stay.paymentId, 'refunded')
    await app.settle()
    await app.reconcile()
    expect(cents((await app.see(stay)).paid_amount)).toBe(0)
  })

  test('a fraud warning reaches the owner at once', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.warnOfFraud(stay.paymentId)
    await app.settle()
    expect((await app.alerts()).map((one) => one.kind)).toContain('payment_fraud_warning')
  })

  async function frozen(code: string): Promise<string | null> {
    const { rows } = await app.database.query<{ frozen_reason: string | null }>(
      'select frozen_reason from reservations where code = $1',
      [code],
    )
    return rows[0]?.frozen_reason ?? null
  }
})
