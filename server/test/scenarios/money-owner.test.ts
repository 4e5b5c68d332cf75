import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
/** 10:00 in Buenos Aires; every test begins there. */
const START = '2026-12-01T13:00:00Z'
const DAY = 86_400

beforeAll(async () => {
  app = await createMoneyApp({
    settings: {
      cancellation_policy: [
        { days_before: 14, refund_percent: 100 },
        { days_before: 7, refund_percent: 50 },
      ],
      balance_reminder_days: [10, 5],
    },
  })
})
afterEach(() => {
  app.mercadoPago.faults.clear()
  app.mercadoPago.setBalance(null)
  app.mercadoPago.settings.refundsInProcess = false
  app.clock.set(START)
})
afterAll(() => app.close())

const refund = (stay: HeldStay, body: object = {}) =>
  app.owner<{ refunds: { id: string; state: string; amount: string }[]; code: string }>(
    'POST',
    `/reservations/${stay.code}/refunds`,
    body,
  )

describe('refunds', () => {
  test('in part and in full, with the owner’s word in the audit log', async () => {
    const stay = await app.confirmed()
    const part = await refund(stay, { amount: '10000.50', note: 'no hot water' })
    expect(part.status).toBe(201)
    await app.settle()
    expect(app.payment(stay.paymentId)).toMatchObject({ refunded: 1_000_050, status: 'approved' })
    expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit - 1_000_050)
    await refund(stay)
    await app.settle()
    expect(app.payment(stay.paymentId).status).toBe('refunded')
    const seen = await app.see(stay)
    expect(cents(seen.paid_amount)).toBe(0)
    expect(seen.timeline.map((one) => one.action)).toEqual(
      expect.arrayContaining(['refund.requested', 'refund.sent']),
    )
  })

  test('more than was paid is refused, and so is a refund of nothing', async () => {
    const stay = await app.confirmed()
    const tooMuch = await refund(stay, { amount: '999999.00' })
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'more_than_paid'])
    const unpaid = await app.hold()
    expect((await refund(unpaid)).status).toBe(409)
  })

  test('the answer is lost after the provider has paid: looked for, not sent twice', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.faults.inject({
      at: 'refunds.create',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'cut' },
    })
    app.mercadoPago.dropWebhooks(true)
    await refund(stay, { amount: '5000' })
    await app.settle()
    await app.retryNow()
    app.mercadoPago.dropWebhooks(false)
    expect(app.payment(stay.paymentId).refunds).toHaveLength(1)
    const seen = await app.see(stay)
    expect(cents(seen.paid_amount)).toBe(stay.deposit - 500_000)
    expect(seen.ledger.filter((one) => one.kind === 'refund')).toHaveLength(1)
  })

  test('no balance: queued, alerted, and sent when there is money', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.setBalance(0)
    const asked = await refund(stay)
    await app.settle()
    const kinds = (await app.alerts()).map((one) => one.kind)
    expect(kinds).toContain('refund_without_balance')
    expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit)
    app.mercadoPago.setBalance(null)
    await app.retryNow()
    expect(app.payment(stay.paymentId).status).toBe('refunded')
    const listed = await app.owner<{ items: { id: string; refunds: { id: string; state: string }[] }[] }>(
      'GET',
      '/payments',
    )
    const own = listed.body.items.find((one) => one.id === String(stay.paymentId))
    expect(own?.refunds).toEqual([
      expect.objectContaining({ id: asked.body.refunds[0]?.id, state: 'approved' }),
    ])
  })

  test('in process at the provider: not booked before it is final', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.settings.refundsInProcess = true
    await refund(stay)
    await app.settle()
    expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit)
    const waiting = app.payment(stay.paymentId).refunds[0]
    app.mercadoPago.settleRefund(waiting?.id ?? 0, 'approved')
    await app.retryNow()
    expect(cents((await app.see(stay)).paid_amount)).toBe(0)
  })

  test('older than 180 days: the owner is asked to return it by hand, and recording it closes the matter', async () => {
    const stay = await app.confirmed({ checkIn: '2027-10-04' })
    app.clock.advance(181 * DAY)
    await refund(stay)
    await app.settle()
    expect(app.payment(stay.paymentId).refunded).toBe(0)
    expect((await app.alerts()).some((one) => one.kind === 'refund_by_hand')).toBe(true)
    const done = await refund(stay, { method: 'transfer', note: 'sent from the bank' })
    expect(done.body.refunds[0]?.state).toBe('approved')
    expect(cents((await app.see(stay)).paid_amount)).toBe(0)
    expect((await refund(stay)).status).toBe(409)
  })

  test('a refund made in Mercado Pago itself stands in the ledger too', async () => {
    const stay = await app.confirmed()
    const { provider } = app.running.context.mercadoPago ?? {}
    await provider?.createRefund({
      paymentId: String(stay.paymentId),
      amount: 700_000,
      idempotencyKey: `outside-${stay.code}`,
    })
    await app.settle()
    expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit - 700_000)
    expect((await app.alerts()).map((one) => one.kind)).toContain('refund_outside')
  })
})

describe('cancellation by the frozen policy', () => {
  test.each([
    ['long before', 20, 1],
    ['exactly on the boundary of 14 days', 14, 1],
    ['within the second tier', 8, 0.5],
    ['too late', 3, 0],
  ])('%s', async (_when, daysBefore, share) => {
    const stay = await app.confirmed({ checkIn: CHECK_INS[daysBefore] ?? '2027-05-03' })
    // 15:00 in Buenos Aires, the hour of arrival, so many days before.
    app.clock.set(`${stay.checkIn}T15:00:00-03:00`)
    app.clock.advance(-daysBefore * DAY)
    const answer = await app.api('POST', `/reservations/${stay.code}/cancel?token=${stay.token}`)
    expect(cents(String(answer.body.refund_due))).toBe(stay.deposit * share)
    await app.settle()
    expect(app.payment(stay.paymentId).refunded).toBe(stay.deposit * share)
    expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit * (1 - share))
  })

  test('one minute after the boundary the lower tier holds', async () => {
    const stay = await app.confirmed({ checkIn: '2027-05-20' })
    app.clock.set('2027-05-06T15:01:00-03:00')
    const answer = await app.api('POST', `/reservations/${stay.code}/cancel?token=${stay.token}`)
    expect(cents(String(answer.body.refund_due))).toBe(stay.deposit * 0.5)
  })
})

/** Within the 180 days in which Mercado Pago returns what is paid today. */
const CHECK_INS: Readonly<Record<number, string>> = {
  20: '2027-05-04',
  14: '2027-05-08',
  8: '2027-05-12',
  3: '2027-05-16',
}

describe('the owner’s ledger', () => {
  test('cash at the desk confirms a hold; the balance by card at the desk ends it', async () => {
    const stay = await app.hold()
    const url = `/reservations/${stay.code}/payments`
    const amount = (stay.deposit / 100).toFixed(2)
    const deposit = await app.owner('POST', url, { kind: 'payment', method: 'cash', amount, note: 'seña' })
    expect([deposit.status, deposit.body.status]).toEqual([201, 'confirmed'])
    const rest = ((stay.total - stay.deposit) / 100).toFixed(2)
    const tooMuch = await app.owner('POST', url, { method: 'card_at_desk', amount: `${Number(rest) + 1}` })
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'more_than_due'])
    const balance = await app.owner('POST', url, { kind: 'balance', method: 'card_at_desk', amount: rest })
    expect(balance.body.due_amount).toBe('0.00')
    await app.settle()
    expect(() => app.mercadoPago.approve(stay.preference)).toThrow('expired')
  })

  test('a fee makes the stay dearer, a rebate cheaper, and what is paid too much goes back', async () => {
    const stay = await app.confirmed()
    const url = `/reservations/${stay.code}/payments`
    const fee = await app.owner('POST', url, { kind: 'fee', amount: '1500', note: 'firewood' })
    expect(cents(String(fee.body.total_price))).toBe(stay.total + 150_000)
    const rebate = await app.owner('POST', url, { kind: 'adjustment', amount: `-${stay.total / 100}` })
    expect(rebate.status).toBe(201)
    await app.settle()
    const seen = await app.see(stay)
    expect(cents(seen.total_price)).toBe(150_000)
    expect(cents(seen.paid_amount)).toBe(150_000)
    expect(cents(seen.due_amount)).toBe(0)
  })

  test('a change of dates charges or returns the difference', async () => {
    const stay = await app.confirmed({ checkIn: '2027-07-05', nights: 3 })
    const pay = (amount: number) =>
      app.owner('POST', `/reservations/${stay.code}/payments`, {
        method: 'cash',
        amount: String(amount / 100),
      })
    await pay(stay.total - stay.deposit)
    const shorter = await app.owner('PATCH', `/reservations/${stay.code}`, { check_out: '2027-07-07' })
    expect(shorter.status).toBe(200)
    await app.settle()
    const after = await app.see(stay)
    expect(cents(after.total_price)).toBe((stay.total / 3) * 2)
    // What came by Mercado Pago goes back there first, the rest is left to the owner.
    expect(app.payment(stay.paymentId).refunded).toBe(Math.min(stay.deposit, stay.total / 3))
    await app.owner('PATCH', `/reservations/${stay.code}`, { check_out: '2027-07-12' })
    await app.settle()
    const longer = await app.see(stay)
    expect(cents(longer.paid_amount) + cents(longer.due_amount)).toBe(cents(longer.total_price))
    expect(cents(longer.due_amount)).toBeGreaterThan(0)
  })

  test('a hold that changes is paid by a new link, and the old one is closed', async () => {
    const stay = await app.hold({ checkIn: '2027-07-20', nights: 2 })
    await app.owner('PATCH', `/reservations/${stay.code}`, { check_out: '2027-07-25' })
    await app.retryNow()
    const { payment_url } = (await app.owner<{ payment_url: string }>('GET', `/reservations/${stay.code}`))
      .body
    const preference = new URL(payment_url).searchParams.get('pref_id') ?? ''
    await app.settle()
    expect(preference).not.toBe(stay.preference)
    expect(() => app.mercadoPago.approve(stay.preference)).toThrow('expired')
    await app.pay({ preference })
    expect((await app.see(stay)).status).toBe('confirmed')
  })

  test('movements as a spreadsheet: one meaning a column, and as es-AR writes numbers on request', async () => {
    const stay = await app.confirmed()
    await refund(stay)
    await app.settle()
    const csv = await app.owner('GET', '/payments/export.csv')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const lines = csv.text.split('\r\n').filter((line) => line.includes(stay.code))
    const paid = (stay.deposit / 100).toFixed(2)
    expect(csv.text.split('\r\n')[0]).toContain('kind,method,payment,return,fee,charge,currency')
    expect(lines.join('\n')).toContain(`,refund,mercado_pago,,${paid},,,ARS`)
    expect(lines.join('\n')).toMatch(new RegExp(`,payment,mercado_pago,${paid},,\\d+\\.\\d\\d,,ARS`))
    expect(lines.join('\n')).toContain(`,charge,,,,,${(stay.total / 100).toFixed(2)},ARS`)
    const argentine = await app.owner('GET', '/payments/export.csv?locale=es-AR')
    expect(argentine.text).toContain(`;refund;mercado_pago;;${paid.replace('.', ',')};;;ARS`)
  })

  test('nobody without a session sees or moves money', async () => {
    const stay = await app.confirmed()
    for (const [method, path] of [
      ['GET', '/admin/payments'],
      ['GET', '/admin/payments/export.csv'],
      ['GET', '/admin/payment-proofs'],
      ['POST', `/admin/reservations/${stay.code}/payments`],
      ['POST', `/admin/reservations/${stay.code}/refunds`],
    ] as const) {
      const body = method === 'POST' ? { body: { amount: '1' } } : {}
      expect((await app.api(method, path, body)).status, path).toBe(401)
    }
  })
})

describe('the balance', () => {
  test('its link has its own reference, is sent some days before arrival, and ends the matter', async () => {
    const stay = await app.confirmed({ checkIn: '2027-01-18' })
    app.clock.set('2027-01-07T12:00:00-03:00')
    await app.askBalances()
    expect(await linksOf(stay)).toHaveLength(1)
    app.clock.set('2027-01-08T12:00:00-03:00')
    await app.askBalances()
    await app.askBalances()
    await app.retryNow()
    const links = await linksOf(stay)
    expect(links).toHaveLength(2)
    const balance = links.find((one) => one.id !== stay.preference)
    await app.pay({ preference: String(balance?.id) })
    const seen = await app.see(stay)
    expect(cents(seen.due_amount)).toBe(0)
    expect(seen.ledger.filter((one) => one.kind === 'payment')).toHaveLength(2)
  })

  test('a late booking asks for everything at once', async () => {
    const stay = await app.hold({ checkIn: '2026-12-05' })
    expect(stay.deposit).toBe(stay.total)
    await app.pay(stay)
    expect(cents((await app.see(stay)).due_amount)).toBe(0)
  })

  const linksOf = async (stay: HeldStay) =>
    app.mercadoPago.preferences().filter((one) => String(one.external_reference).startsWith(`${stay.code}-`))
})
