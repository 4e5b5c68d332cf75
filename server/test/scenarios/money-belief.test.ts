import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

let app: MoneyApp

beforeAll(async () => {
  app = await createMoneyApp()
})
afterEach(() => {
  app.mercadoPago.faults.clear()
  app.mercadoPago.dropWebhooks(false)
  Object.assign(app.mercadoPago.notifier.switches, {
    duplicated: false,
    reordered: false,
    wrongSignatureFirst: false,
    unknownTopics: false,
    ipnTwins: 'unless_filtered',
  })
})
afterAll(() => app.close())

describe('only what is read back counts (contract 2.5)', () => {
  test('the hold comes with a link for exactly its deposit', async () => {
    const stay = await app.hold()
    expect(stay.deposit).toBe(stay.total * 0.3)
    const link = app.mercadoPago.preferences().find((one) => one.id === stay.preference)
    expect(link).toMatchObject({ binary_mode: true, expires: true })
    expect(JSON.stringify(link)).toContain('source_news=webhooks')
    const answer = await fetch(`${app.origin}${new URL(stay.paymentUrl).pathname}?pref_id=${stay.preference}`)
    expect(answer.status).toBe(200)
  })

  test('paid: confirmed, booked once, the link is closed, the balance adds up', async () => {
    const stay = await app.confirmed()
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(cents(seen.paid_amount)).toBe(stay.deposit)
    expect(cents(seen.paid_amount) + cents(seen.due_amount)).toBe(cents(seen.total_price))
    expect(seen.ledger.map((one) => one.kind).sort()).toEqual(['charge', 'payment'])
    expect(() => app.mercadoPago.approve(stay.preference)).toThrow('expired')
  })

  test.each([
    ['another currency', { currency_id: 'USD' }, 'wrong_currency'],
    ['somebody else’s account', { collector_id: 1, collector: { id: 1 } }, 'wrong_collector'],
    ['test money taken for real or the other way', { live_mode: true }, 'wrong_mode'],
  ])('%s confirms nothing, and the owner sees why', async (_what, forged, reason) => {
    const stay = await app.hold()
    app.mercadoPago.dropWebhooks(true)
    const paid = app.mercadoPago.approve(stay.preference)
    app.mercadoPago.tamper(paid.id, forged)
    app.mercadoPago.dropWebhooks(false)
    app.mercadoPago.notifier.paymentChanged(paid, 'updated')
    await app.settle()
    const seen = await app.see(stay)
    expect(seen.status).toBe('pre_reserved')
    expect(cents(seen.paid_amount)).toBe(0)
    const listed = await app.owner<{ items: Record<string, unknown>[] }>('GET', '/payments?status=refused')
    expect(listed.body.items.find((one) => one.id === String(paid.id))).toMatchObject({
      refusal: reason,
      reservation_code: stay.code,
      outcome: reason === 'wrong_currency' ? 'unmatched_returned' : null,
    })
    expect((await app.metric('payments_total')).join('\n')).toContain(`status="${reason}"`)
    expect((await app.alerts()).some((one) => one.summary.includes(String(paid.id)))).toBe(true)
  })

  test.each([
    ['apply', 'confirmed', 'applied'],
    ['return', 'pre_reserved', 'returned'],
  ] as const)(
    'money on another account: the owner says %s, once, and the stay is %s',
    async (move, status, state) => {
      const stay = await app.hold()
      app.mercadoPago.dropWebhooks(true)
      const paid = app.mercadoPago.approve(stay.preference)
      app.mercadoPago.tamper(paid.id, { collector_id: 1, collector: { id: 1 } })
      app.mercadoPago.dropWebhooks(false)
      app.mercadoPago.notifier.paymentChanged(paid, 'updated')
      await app.settle()
      const decide = () => app.owner('POST', `/unmatched-payments/${paid.id}/${move}`)
      const decided = await decide()
      expect(decided.status, decided.text).toBe(200)
      await app.settle()
      expect((await app.see(stay)).status).toBe(status)
      expect((await decide()).status).toBe(409)
      const listed = await app.owner<{ items: { id: string }[] }>('GET', `/unmatched-payments?state=${state}`)
      expect(listed.body.items.map((one) => one.id)).toContain(String(paid.id))
      expect((await app.owner('POST', `/unmatched-payments/nobody/${move}`)).status).toBe(404)
    },
  )

  test('a payment of another shop on the same account is nobody’s deposit', async () => {
    const stay = await app.hold()
    app.mercadoPago.dropWebhooks(true)
    const paid = app.mercadoPago.approve(stay.preference)
    app.mercadoPago.tamper(paid.id, { external_reference: 'POS-4711' })
    app.mercadoPago.dropWebhooks(false)
    app.mercadoPago.notifier.paymentChanged(paid, 'updated')
    await app.settle()
    expect((await app.see(stay)).status).toBe('pre_reserved')
    const listed = await app.owner<{ items: Record<string, unknown>[] }>('GET', '/payments?status=refused')
    expect(listed.body.items.find((one) => one.id === String(paid.id))).toMatchObject({
      refusal: 'unknown_reference',
      reservation_code: null,
    })
  })

  test('a refused card says so and leaves the hold alone; the next one on the same link pays', async () => {
    const stay = await app.hold()
    app.mercadoPago.reject(stay.preference)
    await app.settle()
    expect((await app.see(stay)).status).toBe('pre_reserved')
    await app.pay(stay)
    expect((await app.see(stay)).status).toBe('confirmed')
  })
})

describe('notifications are hints', () => {
  test('duplicated, reversed, with twins and strangers among them: booked once', async () => {
    const stay = await app.hold()
    Object.assign(app.mercadoPago.notifier.switches, {
      duplicated: true,
      reordered: true,
      wrongSignatureFirst: true,
      unknownTopics: true,
      ipnTwins: 'always',
    })
    await app.pay(stay)
    app.mercadoPago.redeliver(20)
    await app.settle()
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(seen.ledger.filter((one) => one.kind === 'payment')).toHaveLength(1)
    expect(await app.metric('webhook_signature_invalid_total{provider="mercado_pago"}')).not.toEqual([])
  })

  test('a genuine notification that lies about the state changes nothing', async () => {
    const stay = await app.hold()
    app.mercadoPago.dropWebhooks(true)
    const refused = app.mercadoPago.reject(stay.preference)
    const body = {
      type: 'payment',
      action: 'payment.updated',
      status: 'approved',
      data: { id: String(refused.id), status: 'approved' },
    }
    const ts = '1790000000000'
    const { webhookSecret } = app.sandbox.mercadoPagoConfig
    const manifest = `id:${refused.id};request-id:req-9;ts:${ts};`
    const v1 = createHmac('sha256', webhookSecret).update(manifest).digest('hex')
    const answer = await app.ask('POST', `/api/v1/webhooks/mercadopago?data.id=${refused.id}&type=payment`, {
      body,
      headers: { 'x-signature': `ts=${ts},v1=${v1}`, 'x-request-id': 'req-9' },
    })
    expect(answer.status).toBe(200)
    await app.settle()
    expect((await app.see(stay)).status).toBe('pre_reserved')
  })

  test('every notification is lost: the reconciler confirms, once', async () => {
    const stay = await app.hold()
    app.mercadoPago.dropWebhooks(true)
    app.mercadoPago.approve(stay.preference)
    await app.settle()
    expect((await app.see(stay)).status).toBe('pre_reserved')
    await app.reconcile()
    await app.reconcile()
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(seen.ledger.filter((one) => one.kind === 'payment')).toHaveLength(1)
  })

  test('the search index lags: the next round finds what this one did not', async () => {
    const stay = await app.hold()
    app.mercadoPago.dropWebhooks(true)
    app.mercadoPago.searchLag(90)
    app.mercadoPago.approve(stay.preference)
    await app.reconcile()
    expect((await app.see(stay)).status).toBe('pre_reserved')
    app.clock.advance(120)
    await app.reconcile()
    app.mercadoPago.searchLag(0)
    expect((await app.see(stay)).status).toBe('confirmed')
  })

  test('the provider answers 404 just after its own notification, then the payment is there', async () => {
    const stay = await app.hold()
    const fault = { kind: 'http', status: 404, code: 2000 } as const
    app.mercadoPago.faults.inject({ at: 'payments.get', trigger: { mode: 'next', count: 1 }, fault })
    await app.pay(stay)
    await app.retryNow()
    expect((await app.see(stay)).status).toBe('confirmed')
  })
})

describe('the provider is down', () => {
  test('the hold is placed without a link, and the link comes when it is back', async () => {
    const fault = { kind: 'http', status: 503 } as const
    app.mercadoPago.faults.inject({ at: 'preferences.create', trigger: { mode: 'next', count: 3 }, fault })
    const answer = await app.api('POST', '/reservations/pre-reserve', {
      body: {
        accommodation_id: app.cabin,
        check_in: '2027-08-02',
        check_out: '2027-08-05',
        guests: 2,
        contact_name: 'Ana Pérez',
        contact_phone: '+54 9 11 5555 1234',
      },
    })
    expect([answer.status, answer.body.payment_url]).toEqual([201, null])
    app.mercadoPago.faults.clear()
    await app.reconcile()
    await app.retryNow()
    const again = await app.owner<{ payment_url: string | null }>(
      'POST',
      `/reservations/${answer.body.code}/resend-payment`,
    )
    expect(again.body.payment_url).toContain('/checkout')
  })

  test('a payment told while nobody can read it is not forgotten', async () => {
    const stay = await app.hold()
    const fault = { kind: 'http', status: 500 } as const
    app.mercadoPago.faults.inject({ at: 'payments.get', trigger: { mode: 'next', count: 4 }, fault })
    await app.pay(stay)
    await app.retryNow()
    await app.reconcile()
    await app.retryNow()
    expect((await app.see(stay)).status).toBe('confirmed')
  })
})
