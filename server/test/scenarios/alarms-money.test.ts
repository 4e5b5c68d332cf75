import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'

/** What rings about money: by what is done outside, from its cause to its end. */
let app: MoneyApp
const START = '2026-12-01T13:00:00Z'
const HOLD_SECONDS = 1800
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(64).fill(5)])

beforeAll(async () => {
  app = await createMoneyApp()
})
afterEach(() => {
  app.mercadoPago.faults.clear()
  app.clock.set(START)
})
afterAll(() => app.close())

interface Alert {
  readonly id: string
  readonly kind: string
  readonly severity: string
  readonly summary: string
}
const open = async (kind: string) =>
  (await app.owner<{ items: Alert[] }>('GET', '/alerts?status=open&page_size=100')).body.items.filter(
    (one) => one.kind === kind,
  )
const unauthorized = { kind: 'http', status: 401 } as const
const refused = { kind: 'http', status: 400 } as const

describe('Mercado Pago', () => {
  test('refuses the access token: told once, until a payment can be read again', async () => {
    const stay = await app.hold()
    app.mercadoPago.faults.inject({ at: 'payments.get', trigger: { mode: 'always' }, fault: unauthorized })
    await app.pay(stay)
    await app.retryNow()
    expect(await open('mercado_pago_unauthorized')).toMatchObject([{ severity: 'critical' }])
    expect((await app.see(stay)).status).toBe('pre_reserved')
    app.mercadoPago.faults.clear()
    await app.retryNow()
    await app.reconcile()
    await app.retryNow()
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await open('mercado_pago_unauthorized')).toEqual([])
  })

  test('refuses to make a link: told, until one is made', async () => {
    const fault = { at: 'preferences.create', trigger: { mode: 'always' }, fault: refused } as const
    app.mercadoPago.faults.inject(fault)
    const answer = await app.api<{ code: string; payment_url: string | null }>(
      'POST',
      '/reservations/pre-reserve',
      {
        body: {
          accommodation_id: app.cabin,
          check_in: '2027-09-06',
          check_out: '2027-09-09',
          guests: 2,
          contact_name: 'Ana Pérez',
          contact_phone: '+54 9 11 5555 1234',
        },
      },
    )
    expect([answer.status, answer.body.payment_url]).toEqual([201, null])
    await app.settle()
    const [alert, ...more] = await open('payment_link_refused')
    expect(alert).toMatchObject({ severity: 'critical', summary: expect.stringContaining(answer.body.code) })
    expect(more).toEqual([])
    app.mercadoPago.faults.clear()
    await app.hold()
    await app.settle()
    expect(await open('payment_link_refused')).toEqual([])
  })
})

describe('what Mercado Pago refused another process', () => {
  test.each(['mercado_pago_unauthorized', 'payment_link_refused'])(
    '%s: ends when this one is served',
    async (kind) => {
      await app.confirmed()
      await app.running.services.notifications.alerts(app.database).raise({
        kind,
        severity: 'critical',
        summary: 'told by another process',
        entity: 'channel',
        entityId: 'mercado_pago',
        dedupeKey: kind,
      })
      await app.confirmed()
      expect(await open(kind)).toEqual([])
    },
  )
})

describe('a dispute', () => {
  test('of the guest rings until it is decided', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.mediate(stay.paymentId)
    await app.settle()
    expect(await open('payment_in_mediation')).toMatchObject([
      { severity: 'critical', summary: expect.stringContaining(stay.code) },
    ])
    app.clock.advance(60)
    app.mercadoPago.endMediation(stay.paymentId, 'approved')
    await app.settle()
    expect(await open('payment_in_mediation')).toEqual([])
  })

  test('of the bank rings with the day by which evidence is to be sent, until the bank has decided', async () => {
    for (const outcome of ['reimbursed', 'settled'] as const) {
      const stay = await app.confirmed()
      app.mercadoPago.chargeback(stay.paymentId)
      await app.settle()
      expect(await open('payment_charged_back')).toMatchObject([
        { summary: expect.stringContaining(stay.code) },
      ])
      expect(await open('payment_evidence')).toMatchObject([{ summary: expect.stringContaining('evidence') }])
      app.clock.advance(60)
      app.mercadoPago.settleChargeback(stay.paymentId, outcome)
      await app.settle()
      expect(await open('payment_charged_back')).toEqual([])
      expect(await open('payment_evidence')).toEqual([])
    }
  })
})

describe('what Mercado Pago does not describe', () => {
  test('a payment that had ended and has money again', async () => {
    const stay = await app.hold()
    const { id } = app.mercadoPago.reject(stay.preference)
    await app.settle()
    app.clock.advance(60)
    Object.assign(app.payment(id), { status: 'in_process', statusDetail: 'pending_review_manual' })
    app.mercadoPago.approveLate(id)
    await app.settle()
    const [alert] = await open('payment_revived_after_end')
    expect(alert).toMatchObject({ severity: 'critical', summary: expect.stringContaining(stay.code) })
    await app.owner('POST', `/alerts/${alert?.id}/resolve`)
    expect(await open('payment_revived_after_end')).toEqual([])
  })

  test('a payment that moves as none may', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.tamper(stay.paymentId, { status: 'teleported' })
    app.clock.advance(60)
    await app.running.services.money
      .payments(app.database)
      .lookNow(
        (await app.running.services.bookings.reservations(app.database).findByCode(stay.code))?.id ??
          ('' as never),
      )
    await app.settle()
    expect(await open('payment_impossible_move')).toMatchObject([
      { severity: 'critical', summary: expect.stringContaining(stay.code) },
    ])
    // The books stand as they were.
    expect((await app.see(stay)).status).toBe('confirmed')
  })
})

test('money for a stay that cannot take it is told with what becomes of it', async () => {
  const stay = await app.hold()
  await app.api('POST', `/reservations/${stay.code}/cancel?token=${stay.token}`)
  await app.pay(stay, { evenExpired: true })
  expect(await open('payment_out_of_turn')).toMatchObject([
    { severity: 'warning', summary: expect.stringContaining(stay.code) },
  ])
})

test('a hold that ends with a part of its deposit paid is told, and what came goes back', async () => {
  const stay = await app.hold()
  const half = Math.round(stay.deposit / 2)
  await app.pay(stay, { amount: half })
  expect((await app.see(stay)).status).toBe('pre_reserved')
  await app.advance(HOLD_SECONDS + 1)
  expect((await app.see(stay)).status).toBe('expired')
  expect(await open('hold_ended_part_paid')).toMatchObject([
    { severity: 'warning', summary: expect.stringContaining(stay.code) },
  ])
})

test('a receipt that nobody can read rings until another one is here', async () => {
  const guest = app.guest('5491155550291')
  await guest.says('Hola')
  await app.settle()
  const stay = await app.hold()
  await app.database.query(
    `update reservations r set guest_id = c.guest_id, conversation_id = c.id
       from conversations c join guests g on g.id = c.guest_id where g.wa_id = $2 and r.code = $1`,
    [stay.code, '5491155550291'],
  )
  const bytes = new TextEncoder().encode('<html>')
  await guest.sendsDocument(bytes, { filename: 'pago.pdf', mime: 'application/pdf' })
  await app.settle()
  expect(await open('payment_proof_unreadable')).toMatchObject([
    { summary: expect.stringContaining(stay.code) },
  ])
  await guest.sendsImage(PNG, { mime: 'image/png' })
  await app.settle()
  expect(await open('payment_proof_unreadable')).toEqual([])
  expect(await open('payment_proof')).toHaveLength(1)
})
