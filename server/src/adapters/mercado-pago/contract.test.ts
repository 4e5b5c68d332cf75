import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  COLLECTOR,
  type MercadoPagoWorld,
  SECRET,
  startMercadoPagoWorld,
} from '../../../test/mercado-pago-world.ts'
import { addSeconds } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import type { SandboxFault } from '../../sandbox/faults.ts'
import { createMercadoPagoSandbox } from '../../sandbox/mercado-pago/sandbox.ts'

let world: MercadoPagoWorld

beforeEach(async () => {
  world = await startMercadoPagoWorld()
})

afterEach(() => world.close())

describe('preferences', () => {
  it('makes a link on the seller’s account', async () => {
    const made = await world.preference()
    expect(made.collectorId).toBe(String(COLLECTOR))
    expect(made.initPoint).toBe(`${world.baseUrl}/sandbox/mercado-pago/checkout?pref_id=${made.preferenceId}`)
    expect(await world.client().whoAmI()).toMatchObject({
      ok: true,
      collectorId: String(COLLECTOR),
      site: 'MLA',
      isTest: true,
    })
  })

  it('answers the same wish with the same link, and another wish with another', async () => {
    const first = await world.preference()
    expect((await world.preference()).preferenceId).toBe(first.preferenceId)
    expect((await world.preference({ externalReference: 'b' })).preferenceId).not.toBe(first.preferenceId)
  })

  it('drops return addresses that are not https instead of being refused', async () => {
    const back = (scheme: string) => ({
      success: `${scheme}://a.example/ok`,
      pending: `${scheme}://a.example/p`,
      failure: `${scheme}://a.example/no`,
    })
    await world.preference({ externalReference: 'http', backUrls: back('http') })
    await world.preference({ externalReference: 'https', backUrls: back('https') })
    expect(world.sandbox.control.preferences().map((one) => one.auto_return)).toEqual([null, 'approved'])
  })

  it('names what the provider refuses', async () => {
    expect(
      await world.client().createPreference(world.wish({ externalReference: 'with space' })),
    ).toMatchObject({
      reason: 'rejected',
      code: 'bad_request',
    })
    expect(await world.client().createPreference(world.wish({ amount: 0 }))).toMatchObject({
      code: 'invalid_items',
    })
  })

  it('takes no payment after it was closed, while one in flight still resolves', async () => {
    const { preferenceId } = await world.preference()
    const inFlight = world.sandbox.control.pend(preferenceId)
    expect(await world.client().closePreference(preferenceId, world.clock.now())).toEqual({ ok: true })
    expect(() => world.sandbox.control.approve(preferenceId)).toThrow('expired')
    expect(world.sandbox.control.approveLate(inFlight.id).status).toBe('approved')
    expect(await world.client().closePreference('unknown', world.clock.now())).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })
})

describe('payments', () => {
  it('reads one back to the centavo', async () => {
    const { preferenceId } = await world.preference()
    const { id } = world.sandbox.control.approve(preferenceId)
    expect(String(id)).toMatch(/^\d{10,12}$/)
    const read = await world.client().getPayment(String(id))
    expect(read).toMatchObject({
      ok: true,
      payment: {
        id: String(id),
        status: 'approved',
        statusDetail: 'accredited',
        liveMode: false,
        transactionAmount: 5_550_050,
        transactionAmountRefunded: 0,
        currency: 'ARS',
        collectorId: String(COLLECTOR),
        externalReference: 'RES261201K7QF-a1',
        metadata: { reservation_code: 'RES261201K7QF' },
      },
    })
    expect(read.ok && read.payment.dateApproved?.epochMilliseconds).toBe(world.clock.now().epochMilliseconds)
  })

  it('finds them by reference and by time, page after page, behind an index that lags', async () => {
    const { preferenceId } = await world.preference()
    for (let i = 0; i < 60; i++) world.sandbox.control.reject(preferenceId)
    const byReference = await world.client().searchPayments({ externalReference: 'RES261201K7QF-a1' })
    expect(byReference).toMatchObject({ ok: true, total: 60, nextOffset: 50, unreadable: 0 })
    const since = addSeconds(world.clock.now(), -60)
    const until = addSeconds(world.clock.now(), 60)
    const rest = await world.client().searchPayments({ since, until, offset: 50 })
    expect(rest.ok && rest.payments).toHaveLength(10)
    expect(rest).toMatchObject({ nextOffset: undefined })
    world.sandbox.control.searchLag(30)
    expect(await world.client().searchPayments({ since, until })).toMatchObject({ total: 0 })
  })

  it('cancels a coupon, and nothing that is settled', async () => {
    const { preferenceId } = await world.preference()
    const coupon = world.sandbox.control.coupon(preferenceId)
    expect(await world.client().cancelPayment(String(coupon.id))).toMatchObject({
      payment: { status: 'cancelled', statusDetail: 'by_collector' },
    })
    const paid = world.sandbox.control.approve(preferenceId)
    expect(await world.client().cancelPayment(String(paid.id))).toMatchObject({
      reason: 'rejected',
      code: '2018',
    })
  })

  it('lets a coupon nobody paid expire', async () => {
    const { preferenceId } = await world.preference({ couponDeadline: addSeconds(world.clock.now(), 3600) })
    const coupon = world.sandbox.control.coupon(preferenceId)
    world.clock.advance(3601)
    const read = await world.client().getPayment(String(coupon.id))
    expect(read).toMatchObject({ payment: { status: 'cancelled', statusDetail: 'expired' } })
  })

  it('reads orders and chargebacks', async () => {
    const { preferenceId } = await world.preference()
    const payment = world.sandbox.control.approve(preferenceId)
    expect(await world.client().getMerchantOrder(String(payment.orderId))).toMatchObject({
      order: { status: 'closed', paidAmount: 5_550_050, paymentIds: [String(payment.id)] },
    })
    const { chargebackId } = world.sandbox.control.chargeback(payment.id)
    expect(await world.client().getChargeback(chargebackId)).toMatchObject({
      chargeback: { paymentIds: [String(payment.id)], amount: 5_550_050 },
    })
    expect(await world.client().getMerchantOrder('1')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('carries a forged answer unchanged to whoever judges it', async () => {
    const { preferenceId } = await world.preference()
    const { id } = world.sandbox.control.approve(preferenceId)
    world.sandbox.control.tamper(id, { transaction_amount: 1, collector_id: 7, live_mode: true })
    expect(await world.client().getPayment(String(id))).toMatchObject({
      payment: { transactionAmount: 100, collectorId: '7', liveMode: true },
    })
    world.sandbox.control.tamper(id, { transaction_amount: 'a lot' })
    expect(await world.client().getPayment(String(id))).toMatchObject({ reason: 'unavailable' })
  })
})

describe('a sandbox that was put to sleep', () => {
  it('wakes with what it knew, and never gives an old number to a new payment', async () => {
    const { preferenceId } = await world.preference()
    const { id } = world.sandbox.control.approve(preferenceId)
    const options = {
      clock: world.clock,
      ids: systemIds,
      accessToken: 'TEST-token',
      webhookSecret: SECRET,
      collectorId: COLLECTOR,
      publicBase: '/sandbox/mercado-pago',
      publicBaseUrl: () => world.baseUrl,
    }
    const woken = createMercadoPagoSandbox(
      options,
      JSON.parse(JSON.stringify(world.sandbox.control.snapshot())),
    )
    expect(woken.control.payments().map((one) => one.id)).toEqual([id])
    expect(woken.control.approve(preferenceId).id).toBeGreaterThan(id)
    woken.control.close()
  })
})

describe('refunds', () => {
  async function paid() {
    const { preferenceId } = await world.preference()
    return world.sandbox.control.approve(preferenceId)
  }

  it('returns a part, then the rest', async () => {
    const paymentId = String((await paid()).id)
    const part = { paymentId, amount: 30, idempotencyKey: 'row-1' }
    expect(await world.client().createRefund(part)).toMatchObject({
      refund: { amount: 30, status: 'approved' },
    })
    expect(await world.client().getPayment(paymentId)).toMatchObject({
      payment: { status: 'approved', statusDetail: 'partially_refunded', transactionAmountRefunded: 30 },
    })
    const rest = { paymentId, amount: null, idempotencyKey: 'row-2' }
    expect(await world.client().createRefund(rest)).toMatchObject({ refund: { amount: 5_550_020 } })
    expect(await world.client().getPayment(paymentId)).toMatchObject({ payment: { status: 'refunded' } })
    expect(await world.client().listRefunds(paymentId)).toMatchObject({
      refunds: [{ amount: 30 }, { amount: 5_550_020 }],
    })
  })

  it('pays one key once, however often it is sent, and refuses it for another amount', async () => {
    const paymentId = String((await paid()).id)
    const refund = { paymentId, amount: 100, idempotencyKey: 'row-1' }
    const first = await world.client().createRefund(refund)
    expect(await world.client().createRefund(refund)).toEqual(first)
    expect(await world.client().createRefund({ ...refund, amount: 200 })).toMatchObject({
      reason: 'rejected',
    })
    expect(await world.client().listRefunds(paymentId)).toMatchObject({ refunds: [{ amount: 100 }] })
  })

  it('says why it is refused', async () => {
    const { id } = await paid()
    const refund = (amount: number | null, idempotencyKey: string) =>
      world.client().createRefund({ paymentId: String(id), amount, idempotencyKey })
    expect(await refund(5_550_051, 'a')).toMatchObject({ reason: 'rejected', code: '4040' })
    world.sandbox.control.setBalance(10)
    expect(await refund(null, 'b')).toMatchObject({ code: '2031' })
    world.sandbox.control.setBalance(null)
    expect(await refund(100, '')).toMatchObject({ code: '4292' })
    world.clock.advance(181 * 86_400)
    expect(await refund(null, 'c')).toMatchObject({ code: '2024' })
  })

  it('is ambiguous when the answer is lost, and found in the list', async () => {
    const paymentId = String((await paid()).id)
    world.sandbox.control.faults.inject({
      at: 'refunds.create',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'timeout' },
    })
    const refund = { paymentId, amount: 100, idempotencyKey: 'row-1' }
    expect(await world.client({ timeoutMs: 100 }).createRefund(refund)).toMatchObject({ reason: 'ambiguous' })
    expect(await world.client().listRefunds(paymentId)).toMatchObject({ refunds: [{ amount: 100 }] })
    expect(await world.client().createRefund(refund)).toMatchObject({ ok: true })
    expect(await world.client().listRefunds(paymentId)).toMatchObject({ refunds: [{ amount: 100 }] })
  })

  it('may stay in process and end later', async () => {
    const paymentId = String((await paid()).id)
    world.sandbox.control.settings.refundsInProcess = true
    const made = await world.client().createRefund({ paymentId, amount: null, idempotencyKey: 'row-1' })
    expect(made).toMatchObject({ refund: { status: 'in_process' } })
    if (made.ok) world.sandbox.control.settleRefund(Number(made.refund.id), 'approved')
    expect(await world.client().getPayment(paymentId)).toMatchObject({ payment: { status: 'refunded' } })
  })
})

describe('failures', () => {
  const fail = (at: string, fault: SandboxFault) =>
    world.sandbox.control.faults.inject({ at, trigger: { mode: 'always' }, fault })
  /** Short where the answer never comes; elsewhere a busy machine must have the time to give it. */
  const clientUnder = ({ kind }: SandboxFault) =>
    world.client({ timeoutMs: kind === 'timeout' ? 100 : 10_000 })

  it.each([
    [{ kind: 'http', status: 500 }, { reason: 'unavailable' }],
    [{ kind: 'http', status: 502, body: '<html>Bad gateway</html>' }, { reason: 'unavailable' }],
    [{ kind: 'http', status: 200, body: '<html>Maintenance</html>' }, { reason: 'unavailable' }],
    [
      { kind: 'http', status: 429, headers: { 'retry-after': '7' } },
      { reason: 'unavailable', retryAfterSeconds: 7 },
    ],
    [{ kind: 'http', status: 423 }, { reason: 'unavailable' }],
    [{ kind: 'http', status: 403 }, { reason: 'unauthorized' }],
    [
      { kind: 'http', status: 400, code: 3, detail: 'Token must be for test' },
      { reason: 'rejected', code: '3' },
    ],
    [{ kind: 'timeout' }, { reason: 'unavailable' }],
    [{ kind: 'cut' }, { reason: 'unavailable' }],
  ] as const)('a read under %j is %j', async (fault, expected) => {
    fail('payments.get', fault)
    const { id } = world.sandbox.control.approve((await world.preference()).preferenceId)
    expect(await clientUnder(fault).getPayment(String(id))).toMatchObject({
      ok: false,
      ...expected,
    })
  })

  it.each([
    [{ kind: 'http', status: 500 }, 'ambiguous'],
    [{ kind: 'timeout' }, 'ambiguous'],
    [{ kind: 'cut' }, 'ambiguous'],
    [{ kind: 'http', status: 429 }, 'unavailable'],
  ] as const)('a write under %j is %s', async (fault, reason) => {
    fail('preferences.create', fault)
    expect(await clientUnder(fault).createPreference(world.wish())).toMatchObject({
      ok: false,
      reason,
    })
  })

  it('says when the token is not known and when a payment is not', async () => {
    expect(await world.client({ accessToken: 'stolen' }).whoAmI()).toMatchObject({ reason: 'unauthorized' })
    expect(await world.client().getPayment('123456')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('survives a provider that is not there', async () => {
    expect(await world.client({ baseUrl: 'http://127.0.0.1:1' }).whoAmI()).toMatchObject({
      reason: 'unavailable',
    })
  })
})
