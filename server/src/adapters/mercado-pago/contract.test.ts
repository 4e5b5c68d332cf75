import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PreferenceRequest } from '../../features/payments/ports.ts'
import { addSeconds, manualClock } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import type { SandboxFault } from '../../sandbox/faults.ts'
import { createSandboxApp } from '../../sandbox/http.ts'
import { createMercadoPagoSandbox, type MercadoPagoSandbox } from '../../sandbox/mercado-pago/sandbox.ts'
import { createMercadoPagoClient, type MercadoPagoClientOptions } from './client.ts'
import { parseNotification } from './notification.ts'
import { verifyMercadoPagoSignature } from './signature.ts'

const START = '2026-12-01T10:00:00-03:00'
const SECRET = 'sandbox-webhook-secret'
const COLLECTOR = 202809963

let clock = manualClock(START)
let sandbox: MercadoPagoSandbox
let provider: FastifyInstance
let seller: FastifyInstance
let baseUrl = ''
let hook = ''
let received: { verdict: string; kind: string; legacy: boolean; retry: string }[] = []
let answers: number[] = []

beforeEach(async () => {
  clock = manualClock(START)
  received = []
  answers = []
  sandbox = createMercadoPagoSandbox({
    clock,
    ids: systemIds,
    accessToken: 'TEST-token',
    webhookSecret: SECRET,
    collectorId: COLLECTOR,
    publicBase: '/sandbox/mercado-pago',
    publicBaseUrl: () => baseUrl,
    retryDelaysMs: [1, 1, 1],
  })
  provider = createSandboxApp()
  await provider.register(sandbox.plugin)
  await provider.listen({ host: '127.0.0.1', port: 0 })
  baseUrl = addressOf(provider)
  seller = Fastify({ forceCloseConnections: true })
  seller.post('/hook', (request, reply) => {
    const query = request.query as Record<string, unknown>
    const parsed = parseNotification(query, request.body)
    const verdict = verifyMercadoPagoSignature({
      signatureHeader: String(request.headers['x-signature']),
      requestId: String(request.headers['x-request-id']),
      dataId: parsed.signedId,
      secrets: [SECRET],
    })
    received.push({
      verdict: verdict.ok ? 'valid' : verdict.reason,
      kind: parsed.hint.kind,
      legacy: parsed.isLegacy,
      retry: String(request.headers['x-retry']),
    })
    return reply.code(answers.shift() ?? 200).send()
  })
  await seller.listen({ host: '127.0.0.1', port: 0 })
  hook = `${addressOf(seller)}/hook?source_news=webhooks`
})

afterEach(async () => {
  await Promise.all([provider.close(), seller.close()])
})

function addressOf(app: FastifyInstance): string {
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

function client(options: Partial<MercadoPagoClientOptions> = {}) {
  return createMercadoPagoClient({ baseUrl, accessToken: 'TEST-token', allowHttp: true, ...options })
}

function wish(differing: Partial<PreferenceRequest> = {}): PreferenceRequest {
  return {
    externalReference: 'RES261201K7QF-a1',
    title: 'Seña Cabaña del Lago',
    description: '3 noches',
    amount: 5_550_050,
    currency: 'ARS',
    notificationUrl: hook,
    expiresFrom: clock.now(),
    expiresTo: addSeconds(clock.now(), 1800),
    excludeCash: false,
    binaryMode: false,
    metadata: { reservation_code: 'RES261201K7QF' },
    ...differing,
  }
}

async function preference(differing: Partial<PreferenceRequest> = {}) {
  const made = await client().createPreference(wish(differing))
  if (!made.ok) throw new Error(`preference: ${JSON.stringify(made)}`)
  return made
}

describe('preferences', () => {
  it('makes a link on the seller’s account', async () => {
    const made = await preference()
    expect(made.collectorId).toBe(String(COLLECTOR))
    expect(made.initPoint).toBe(`${baseUrl}/sandbox/mercado-pago/checkout?pref_id=${made.preferenceId}`)
    expect(await client().whoAmI()).toEqual({ ok: true, collectorId: String(COLLECTOR) })
  })

  it('answers the same wish with the same link, and another wish with another', async () => {
    const first = await preference()
    expect((await preference()).preferenceId).toBe(first.preferenceId)
    expect((await preference({ externalReference: 'b' })).preferenceId).not.toBe(first.preferenceId)
  })

  it('drops return addresses that are not https instead of being refused', async () => {
    const back = (scheme: string) => ({
      success: `${scheme}://a.example/ok`,
      pending: `${scheme}://a.example/p`,
      failure: `${scheme}://a.example/no`,
    })
    await preference({ externalReference: 'http', backUrls: back('http') })
    await preference({ externalReference: 'https', backUrls: back('https') })
    expect(sandbox.control.preferences().map((one) => one.auto_return)).toEqual([null, 'approved'])
  })

  it('names what the provider refuses', async () => {
    expect(await client().createPreference(wish({ externalReference: 'with space' }))).toMatchObject({
      reason: 'rejected',
      code: 'bad_request',
    })
    expect(await client().createPreference(wish({ amount: 0 }))).toMatchObject({ code: 'invalid_items' })
  })

  it('takes no payment after it was closed, while one in flight still resolves', async () => {
    const { preferenceId } = await preference()
    const inFlight = sandbox.control.pend(preferenceId)
    expect(await client().closePreference(preferenceId, clock.now())).toEqual({ ok: true })
    expect(() => sandbox.control.approve(preferenceId)).toThrow('expired')
    expect(sandbox.control.approveLate(inFlight.id).status).toBe('approved')
    expect(await client().closePreference('unknown', clock.now())).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('payments', () => {
  it('reads one back to the centavo', async () => {
    const { preferenceId } = await preference()
    const { id } = sandbox.control.approve(preferenceId)
    expect(String(id)).toMatch(/^\d{10,12}$/)
    const read = await client().getPayment(String(id))
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
    expect(read.ok && read.payment.dateApproved?.epochMilliseconds).toBe(clock.now().epochMilliseconds)
  })

  it('finds them by reference and by time, page after page, behind an index that lags', async () => {
    const { preferenceId } = await preference()
    for (let i = 0; i < 60; i++) sandbox.control.reject(preferenceId)
    const byReference = await client().searchPayments({ externalReference: 'RES261201K7QF-a1' })
    expect(byReference).toMatchObject({ ok: true, total: 60, nextOffset: 50, unreadable: 0 })
    const since = addSeconds(clock.now(), -60)
    const until = addSeconds(clock.now(), 60)
    const rest = await client().searchPayments({ since, until, offset: 50 })
    expect(rest.ok && rest.payments).toHaveLength(10)
    expect(rest).toMatchObject({ nextOffset: undefined })
    sandbox.control.searchLag(30)
    expect(await client().searchPayments({ since, until })).toMatchObject({ total: 0 })
  })

  it('cancels a coupon, and nothing that is settled', async () => {
    const { preferenceId } = await preference()
    const coupon = sandbox.control.coupon(preferenceId)
    expect(await client().cancelPayment(String(coupon.id))).toMatchObject({
      payment: { status: 'cancelled', statusDetail: 'by_collector' },
    })
    const paid = sandbox.control.approve(preferenceId)
    expect(await client().cancelPayment(String(paid.id))).toMatchObject({ reason: 'rejected', code: '2018' })
  })

  it('lets a coupon nobody paid expire', async () => {
    const { preferenceId } = await preference({ couponDeadline: addSeconds(clock.now(), 3600) })
    const coupon = sandbox.control.coupon(preferenceId)
    clock.advance(3601)
    const read = await client().getPayment(String(coupon.id))
    expect(read).toMatchObject({ payment: { status: 'cancelled', statusDetail: 'expired' } })
  })

  it('reads orders and chargebacks', async () => {
    const { preferenceId } = await preference()
    const payment = sandbox.control.approve(preferenceId)
    expect(await client().getMerchantOrder(String(payment.orderId))).toMatchObject({
      order: { status: 'closed', paidAmount: 5_550_050, paymentIds: [String(payment.id)] },
    })
    const { chargebackId } = sandbox.control.chargeback(payment.id)
    expect(await client().getChargeback(chargebackId)).toMatchObject({
      chargeback: { paymentIds: [String(payment.id)], amount: 5_550_050 },
    })
    expect(await client().getMerchantOrder('1')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('carries a forged answer unchanged to whoever judges it', async () => {
    const { preferenceId } = await preference()
    const { id } = sandbox.control.approve(preferenceId)
    sandbox.control.tamper(id, { transaction_amount: 1, collector_id: 7, live_mode: true })
    expect(await client().getPayment(String(id))).toMatchObject({
      payment: { transactionAmount: 100, collectorId: '7', liveMode: true },
    })
    sandbox.control.tamper(id, { transaction_amount: 'a lot' })
    expect(await client().getPayment(String(id))).toMatchObject({ reason: 'unavailable' })
  })
})

describe('a sandbox that was put to sleep', () => {
  it('wakes with what it knew, and never gives an old number to a new payment', async () => {
    const { preferenceId } = await preference()
    const { id } = sandbox.control.approve(preferenceId)
    const options = {
      clock,
      ids: systemIds,
      accessToken: 'TEST-token',
      webhookSecret: SECRET,
      collectorId: COLLECTOR,
      publicBase: '/sandbox/mercado-pago',
      publicBaseUrl: () => baseUrl,
    }
    const woken = createMercadoPagoSandbox(options, JSON.parse(JSON.stringify(sandbox.control.snapshot())))
    expect(woken.control.payments().map((one) => one.id)).toEqual([id])
    expect(woken.control.approve(preferenceId).id).toBeGreaterThan(id)
    woken.control.close()
  })
})

describe('refunds', () => {
  async function paid() {
    const { preferenceId } = await preference()
    return sandbox.control.approve(preferenceId)
  }

  it('returns a part, then the rest', async () => {
    const paymentId = String((await paid()).id)
    const part = { paymentId, amount: 30, idempotencyKey: 'row-1' }
    expect(await client().createRefund(part)).toMatchObject({ refund: { amount: 30, status: 'approved' } })
    expect(await client().getPayment(paymentId)).toMatchObject({
      payment: { status: 'approved', statusDetail: 'partially_refunded', transactionAmountRefunded: 30 },
    })
    const rest = { paymentId, amount: null, idempotencyKey: 'row-2' }
    expect(await client().createRefund(rest)).toMatchObject({ refund: { amount: 5_550_020 } })
    expect(await client().getPayment(paymentId)).toMatchObject({ payment: { status: 'refunded' } })
    expect(await client().listRefunds(paymentId)).toMatchObject({
      refunds: [{ amount: 30 }, { amount: 5_550_020 }],
    })
  })

  it('pays one key once, however often it is sent, and refuses it for another amount', async () => {
    const paymentId = String((await paid()).id)
    const refund = { paymentId, amount: 100, idempotencyKey: 'row-1' }
    const first = await client().createRefund(refund)
    expect(await client().createRefund(refund)).toEqual(first)
    expect(await client().createRefund({ ...refund, amount: 200 })).toMatchObject({ reason: 'rejected' })
    expect(await client().listRefunds(paymentId)).toMatchObject({ refunds: [{ amount: 100 }] })
  })

  it('says why it is refused', async () => {
    const { id } = await paid()
    const refund = (amount: number | null, idempotencyKey: string) =>
      client().createRefund({ paymentId: String(id), amount, idempotencyKey })
    expect(await refund(5_550_051, 'a')).toMatchObject({ reason: 'rejected', code: '4040' })
    sandbox.control.setBalance(10)
    expect(await refund(null, 'b')).toMatchObject({ code: '2031' })
    sandbox.control.setBalance(null)
    expect(await refund(100, '')).toMatchObject({ code: '4292' })
    clock.advance(181 * 86_400)
    expect(await refund(null, 'c')).toMatchObject({ code: '2024' })
  })

  it('is ambiguous when the answer is lost, and found in the list', async () => {
    const paymentId = String((await paid()).id)
    sandbox.control.faults.inject({
      at: 'refunds.create',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'timeout' },
    })
    const refund = { paymentId, amount: 100, idempotencyKey: 'row-1' }
    expect(await client({ timeoutMs: 100 }).createRefund(refund)).toMatchObject({ reason: 'ambiguous' })
    expect(await client().listRefunds(paymentId)).toMatchObject({ refunds: [{ amount: 100 }] })
    expect(await client().createRefund(refund)).toMatchObject({ ok: true })
    expect(await client().listRefunds(paymentId)).toMatchObject({ refunds: [{ amount: 100 }] })
  })

  it('may stay in process and end later', async () => {
    const paymentId = String((await paid()).id)
    sandbox.control.settings.refundsInProcess = true
    const made = await client().createRefund({ paymentId, amount: null, idempotencyKey: 'row-1' })
    expect(made).toMatchObject({ refund: { status: 'in_process' } })
    if (made.ok) sandbox.control.settleRefund(Number(made.refund.id), 'approved')
    expect(await client().getPayment(paymentId)).toMatchObject({ payment: { status: 'refunded' } })
  })
})

describe('failures', () => {
  const fail = (at: string, fault: SandboxFault) =>
    sandbox.control.faults.inject({ at, trigger: { mode: 'always' }, fault })

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
    const { id } = sandbox.control.approve((await preference()).preferenceId)
    expect(await client({ timeoutMs: 100 }).getPayment(String(id))).toMatchObject({ ok: false, ...expected })
  })

  it.each([
    [{ kind: 'http', status: 500 }, 'ambiguous'],
    [{ kind: 'timeout' }, 'ambiguous'],
    [{ kind: 'cut' }, 'ambiguous'],
    [{ kind: 'http', status: 429 }, 'unavailable'],
  ] as const)('a write under %j is %s', async (fault, reason) => {
    fail('preferences.create', fault)
    expect(await client({ timeoutMs: 100 }).createPreference(wish())).toMatchObject({ ok: false, reason })
  })

  it('says when the token is not known and when a payment is not', async () => {
    expect(await client({ accessToken: 'stolen' }).whoAmI()).toMatchObject({ reason: 'unauthorized' })
    expect(await client().getPayment('123456')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('survives a provider that is not there', async () => {
    expect(await client({ baseUrl: 'http://127.0.0.1:1' }).whoAmI()).toMatchObject({ reason: 'unavailable' })
  })
})

describe('notifications', () => {
  it('announces a payment as created, updated and as an order, all signed', async () => {
    sandbox.control.approve((await preference()).preferenceId)
    await sandbox.control.idle()
    expect(received.map((one) => [one.verdict, one.kind])).toEqual([
      ['valid', 'payment'],
      ['valid', 'payment'],
      ['valid', 'merchant_order'],
    ])
  })

  it('also goes wrong in every way it is told to', async () => {
    const { switches } = sandbox.control.notifier
    Object.assign(switches, {
      duplicated: true,
      reordered: true,
      wrongSignatureFirst: true,
      unknownTopics: true,
      ipnTwins: 'always',
      timestampUnit: 's',
    })
    sandbox.control.approve((await preference()).preferenceId)
    await sandbox.control.idle()
    const kinds = new Set(received.map((one) => one.kind))
    expect(kinds).toEqual(new Set(['payment', 'merchant_order', 'ignored']))
    expect(received.some((one) => one.legacy)).toBe(true)
    expect(received.filter((one) => one.verdict === 'mismatch').length).toBeGreaterThanOrEqual(
      received.length / 2,
    )
    expect(received.some((one) => one.verdict === 'valid')).toBe(true)
    expect(received[0]?.kind).toBe('ignored')
  })

  it('comes again until it is taken, and counts', async () => {
    answers = [500, 200, 200, 503, 201]
    sandbox.control.approve((await preference()).preferenceId)
    await expect.poll(() => received.map((one) => one.retry)).toEqual(['0', '0', '0', '1', '2'])
  })

  it('stays silent when dropped, and repeats what was sent', async () => {
    sandbox.control.dropWebhooks(true)
    const { preferenceId } = await preference()
    sandbox.control.approve(preferenceId)
    await sandbox.control.idle()
    expect(received).toHaveLength(0)
    sandbox.control.dropWebhooks(false)
    sandbox.control.approve(preferenceId)
    sandbox.control.redeliver()
    await sandbox.control.idle()
    expect(received).toHaveLength(4)
  })

  it('never calls a machine that is not this one', async () => {
    const { preferenceId } = await preference({ notificationUrl: 'http://192.0.2.1/hook' })
    sandbox.control.approve(preferenceId)
    await sandbox.control.idle()
    const outcomes = sandbox.control.notifier.deliveries.map((one) => one.outcome)
    expect(new Set(outcomes)).toEqual(new Set(['not_loopback']))
  })
})

describe('the checkout page', () => {
  async function choose(initPoint: string, choice: string) {
    return fetch(initPoint, { method: 'POST', body: new URLSearchParams({ choice }) })
  }

  it('shows what is paid and takes the payment', async () => {
    const { initPoint } = await preference({ title: 'Seña <Cabaña> & lago' })
    const page = await (await fetch(initPoint)).text()
    expect(page).toContain('Seña &lt;Cabaña&gt; &amp; lago')
    expect(page).toContain('$ 55.500,50')
    expect(page).not.toContain('<script')
    const result = await choose(initPoint, 'approve')
    expect(result.url).toContain('/checkout/result?payment_id=')
    expect(await result.text()).toContain('Se aprobó tu pago')
    expect(sandbox.control.payments().map((one) => one.status)).toEqual(['approved'])
  })

  it.each([
    ['account_money', ['approved']],
    ['reject', ['rejected']],
    ['review', ['in_process']],
    ['coupon', ['pending']],
    ['twice', ['approved', 'approved']],
    ['abandon', []],
    ['nonsense', []],
  ])('%s leaves payments %j', async (choice, statuses) => {
    await choose((await preference()).initPoint, choice)
    expect(sandbox.control.payments().map((one) => one.status)).toEqual(statuses)
  })

  it('lets the guest pay the coupon at a cashier later', async () => {
    const { initPoint } = await preference()
    await choose(initPoint, 'coupon')
    const [coupon] = sandbox.control.payments()
    const read = await client().getPayment(String(coupon?.id))
    const url = read.ok ? (read.payment.externalResourceUrl ?? '') : ''
    await choose(url, 'settle')
    expect(coupon?.status).toBe('approved')
  })

  it('hides what the preference excludes, and refuses it all the same', async () => {
    const { initPoint } = await preference({ excludeCash: true, binaryMode: true })
    const page = await (await fetch(initPoint)).text()
    expect(page).not.toContain('Rapipago')
    expect(page).not.toContain('revisión')
    await choose(initPoint, 'coupon')
    expect(sandbox.control.payments()).toHaveLength(0)
  })

  it('returns to the seller with the whole query', async () => {
    const back = {
      success: 'https://a.example/ok',
      pending: 'https://a.example/p',
      failure: 'https://a.example/no',
    }
    const { initPoint, preferenceId } = await preference({ backUrls: back })
    const left = await (await choose(initPoint, 'abandon')).text()
    expect(left).toContain('https://a.example/no?collection_id=null')
    const paid = await (await choose(initPoint, 'approve')).text()
    expect(paid).toContain(`preference_id=${preferenceId}`)
    expect(paid).toContain('http-equiv="refresh"')
  })

  it('says that a link has ended', async () => {
    const { initPoint } = await preference()
    clock.advance(1801)
    expect((await fetch(initPoint)).status).toBe(410)
    expect((await choose(initPoint, 'approve')).status).toBe(410)
    expect((await fetch(`${baseUrl}/sandbox/mercado-pago/checkout?pref_id=none`)).status).toBe(404)
  })
})
