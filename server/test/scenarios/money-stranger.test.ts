import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, type LocalDate, localDate } from '../../src/lib/local-date.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

/** Crossings that nobody had played; every figure was worked out by hand first. Sums are in thousands of pesos. */
let app: MoneyApp
const START = '2026-12-01T13:00:00Z'
const PLAIN = { base_price: '100000.00', currency: 'ARS' }
const dollars = (rate: number) => ({
  ...{ base_price: '100.00', currency: 'ARS', price_currency: 'USD', fx: { rate, source: 'owner' } },
})

beforeAll(async () => {
  app = await createMoneyApp({
    settings: {
      balance_fx: 'on_payment_day',
      cancellation_policy: [
        { days_before: 14, refund_percent: 100 },
        { days_before: 7, refund_percent: 50 },
      ],
    },
  })
})
afterEach(() => {
  app.mercadoPago.setBalance(null)
  app.clock.set(START)
})
afterAll(() => app.close())

type Own = Pick<HeldStay, 'code' | 'token'>
let week = 0
/** A Monday; each test has weeks of its own, too near for the provider's 180 days to matter. */
const monday = () => addDays(localDate('2027-01-04'), 7 * week++)
const rates = async (plan: object, cabin = app.cabin) => {
  const saved = await app.owner('PUT', `/accommodations/${cabin}/rates`, { ...PLAIN, ...plan })
  expect(saved.status, saved.text).toBe(200)
}
const act = async (stay: Pick<Own, 'code'>, path: string, body?: object, method = 'POST') => {
  app.clock.advance(1)
  const done = await app.owner(method, `/reservations/${stay.code}${path}`, body)
  expect(done.status, done.text).toBeLessThan(300)
  await app.settle()
  return done.body
}
const pays = (stay: Own, method: string, thousands: number) =>
  act(stay, '/payments', { method, amount: `${thousands}000.00` })
const change = (stay: Own, body: object) => act(stay, '', body, 'PATCH')
const linkOf = async ({ code, token }: Own) => {
  const seen = await app.api<{ payment_url: string }>('GET', `/reservations/${code}?token=${token}`)
  return new URL(seen.body.payment_url).searchParams.get('pref_id') ?? ''
}
/** Pays what the page's link asks for, or a part of it; answers how much, in thousands. */
const paysLink = async (stay: Own, thousands?: number) => {
  app.clock.advance(1)
  const part = thousands === undefined ? {} : { amount: thousands * 100_000 }
  return app.payment(await app.pay({ preference: await linkOf(stay) }, part)).amount / 100_000
}
/** Total, paid and due, in thousands. */
const money = async (stay: Pick<Own, 'code'>) => {
  const { total_price, paid_amount, due_amount } = await app.see(stay)
  return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100_000)
}
const later = (date: string, days: number): LocalDate => addDays(localDate(date), days)

test('rate of the day × half by card × a night more × a discount × the rest in cash at another rate', async () => {
  await rates(dollars(1000))
  const stay = await app.confirmed({ checkIn: monday() })
  await rates(dollars(1200))
  await paysLink(stay, 126)
  expect(await money(stay)).toEqual([321, 216, 105])
  await change(stay, { check_out: later(stay.checkOut, 1) })
  expect(await money(stay)).toEqual([421, 216, 205])
  await act(stay, '/payments', { kind: 'adjustment', amount: '-25000.00', note: 'friends' })
  expect(await money(stay)).toEqual([396, 216, 180])
  await rates(dollars(1500))
  await pays(stay, 'cash', 270)
  expect(await money(stay)).toEqual([486, 486, 0])
})

test('a rate that falls × half of it returned × paid again at the agreed rate', async () => {
  await rates(dollars(1000))
  const stay = await app.confirmed({ checkIn: monday() })
  await rates(dollars(800))
  expect(await paysLink(stay)).toBe(168)
  expect(await money(stay)).toEqual([258, 258, 0])
  await act(stay, '/refunds', { amount: '84000.00', as: 'return' })
  expect(await money(stay)).toEqual([279, 174, 105])
  await rates(dollars(1000))
  expect(await paysLink(stay)).toBe(105)
  expect(await money(stay)).toEqual([279, 279, 0])
})

test('priced for a transfer × expired × revived by a card × a refund that has to wait for money', async () => {
  await rates({ payment_discounts: { transfer: 10 } })
  const stay = await app.hold({ checkIn: monday(), payBy: 'transfer' })
  await app.advance(1801)
  await app.pay(stay, { evenExpired: true })
  expect((await app.see(stay)).status).toBe('confirmed')
  expect(await money(stay)).toEqual([300, 81, 219])
  app.mercadoPago.setBalance(0)
  await act(stay, '/refunds', { amount: '50000.00', as: 'return' })
  expect(await money(stay)).toEqual([300, 81, 219])
  app.mercadoPago.setBalance(null)
  await app.retryNow()
  expect(await money(stay)).toEqual([300, 31, 269])
  expect(await paysLink(stay)).toBe(269)
})

test('several cabins × one of them shorter × cash for all × that one cancelled and opened again', async () => {
  await rates({})
  const made = await app.owner<{ id: string }>('POST', '/accommodations', { name: 'Lenga', capacity: 4 })
  await rates({ base_price: '50000.00' }, made.body.id)
  const from = monday()
  const items = [app.cabin, made.body.id].map((accommodation_id) => ({ accommodation_id, guests: 2 }))
  const held = await app.api<{
    group_code: string
    access_token: string
    payment_url: string
    reservations: { code: string; accommodation_id: string }[]
  }>('POST', '/reservations/pre-reserve-group', {
    body: {
      ...{ check_in: from, check_out: addDays(from, 2), items },
      ...{ contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234' },
    },
  })
  await app.pay({ preference: new URL(held.body.payment_url).searchParams.get('pref_id') ?? '' })
  const { code = '' } = held.body.reservations.find((one) => one.accommodation_id === app.cabin) ?? {}
  const dear = { code, token: held.body.access_token }
  expect(await money(dear)).toEqual([200, 60, 140])
  await change(dear, { check_out: addDays(from, 1) })
  expect(await money(dear)).toEqual([100, 60, 40])
  const all = (amount: string) =>
    app.owner('POST', `/groups/${held.body.group_code}/payments`, { method: 'cash', amount })
  expect((await all('110000.01')).body.code).toBe('more_than_due')
  expect((await all('110000.00')).status).toBe(201)
  expect(await money(dear)).toEqual([100, 100, 0])
  expect(await act(dear, '/cancel', {})).toMatchObject({ refund_amount: '100000.00' })
  await act(dear, '/reopen')
  // 60 went back online; the 40 in cash had not been sent.
  expect(await money(dear)).toEqual([100, 40, 60])
  expect(await paysLink(dear)).toBe(60)
})

test('a security deposit × nobody came × given back × they came after all × the rest in cash', async () => {
  await rates({ security_deposit: '50000.00' })
  const stay = await app.confirmed({ checkIn: monday() })
  const security = async (body: object) => (await act(stay, '/security-deposit', body)).held
  expect(await security({ kind: 'received', method: 'cash' })).toBe('50000.00')
  app.clock.set(`${stay.checkIn}T21:00:00-03:00`)
  await act(stay, '/no-show')
  expect(await security({ kind: 'returned', method: 'cash' })).toBe('0.00')
  expect(await money(stay)).toEqual([300, 90, 210])
  await act(stay, '/reopen')
  await pays(stay, 'cash', 210)
  expect(await security({ kind: 'received', method: 'cash' })).toBe('50000.00')
  expect(await money(stay)).toEqual([300, 300, 0])
})

test('card, transfer and cash × two of them taken back as mistakes × a charge-back × paid anew', async () => {
  await rates({})
  const stay = await app.confirmed({ checkIn: monday() })
  await pays(stay, 'transfer', 100)
  await pays(stay, 'cash', 60)
  expect(await money(stay)).toEqual([300, 250, 50])
  const takesBack = async (method: string) => {
    const { ledger } = await app.see(stay)
    const entry = ledger.find((one) => one.method === method)
    expect((await app.owner('POST', `/ledger/${entry?.id}/reverse`, { reason: 'wrong stay' })).status).toBe(
      200,
    )
  }
  await takesBack('cash')
  app.clock.advance(1)
  const id = await app.pay({ preference: await linkOf(stay) })
  expect(app.payment(id).amount).toBe(11_000_000)
  expect(await money(stay)).toEqual([300, 300, 0])
  await takesBack('transfer')
  app.mercadoPago.chargeback(id)
  await app.settle()
  app.mercadoPago.settleChargeback(id, 'settled')
  await app.settle()
  expect(await money(stay)).toEqual([300, 90, 210])
  expect(await paysLink(stay)).toBe(210)
})

test('a guest more × three ways of paying at the price of a transfer × a guest and a night less', async () => {
  await rates({ payment_discounts: { transfer: 10 }, included_guests: 2, extra_guest_fee: '10000.00' })
  const stay = await app.hold({ checkIn: monday(), payBy: 'transfer' })
  await pays(stay, 'transfer', 81)
  expect(await money(stay)).toEqual([270, 81, 189])
  await change(stay, { guests: 3 })
  expect(await money(stay)).toEqual([297, 81, 216])
  await pays(stay, 'card_at_desk', 100)
  await pays(stay, 'cash', 50)
  await change(stay, { guests: 2 })
  expect(await money(stay)).toEqual([270, 231, 39])
  await change(stay, { check_out: later(stay.checkOut, -1) })
  expect(await money(stay)).toEqual([180, 231, -51])
  await act(stay, '/refunds', { method: 'transfer', amount: '51000.00' })
  expect(await money(stay)).toEqual([180, 180, 0])
})

test('a card that pays a part × the hold ends × its refund waits × revived by cash', async () => {
  await rates({})
  const stay = await app.hold({ checkIn: monday() })
  await app.pay(stay, { amount: 5_000_000 })
  app.mercadoPago.setBalance(0)
  await app.advance(1801)
  await app.settle()
  await pays(stay, 'cash', 90)
  expect((await app.see(stay)).status).toBe('confirmed')
  app.mercadoPago.setBalance(null)
  await app.retryNow()
  expect(await money(stay)).toEqual([300, 90, 210])
  expect(await paysLink(stay)).toBe(210)
})

test('rate of the day × cancelled, nothing back × some of it sent by hand × opened again', async () => {
  await rates(dollars(1000))
  const stay = await app.confirmed({ checkIn: monday() })
  await rates(dollars(1200))
  expect(await paysLink(stay)).toBe(252)
  expect(await act(stay, '/cancel', { refund: 'none' })).toMatchObject({ refund_amount: '0.00' })
  await act(stay, '/refunds', { method: 'transfer', amount: '100000.00' })
  await act(stay, '/reopen')
  // 100 of the 252 had paid off 83,333.33 at the agreed rate.
  expect(await money(stay)).toEqual([325.3333, 242, 83.3333].map((one) => expect.closeTo(one, 3)))
  expect(await paysLink(stay)).toBe(100)
  expect(await money(stay)).toEqual([342, 342, 0])
})

test('paid whole × cheaper × a broken glass × a night more × cancelled ten days before, half back', async () => {
  await rates({})
  const stay = await app.confirmed({ checkIn: monday() })
  await pays(stay, 'cash', 210)
  await change(stay, { total_price: '250000.00' })
  expect(await money(stay)).toEqual([250, 300, -50])
  await act(stay, '/payments', { kind: 'charge', amount: '30000.00', note: 'glass' })
  expect(await money(stay)).toEqual([280, 300, -20])
  await change(stay, { check_out: later(stay.checkOut, 1) })
  expect(await money(stay)).toEqual([380, 300, 80])
  await pays(stay, 'cash', 80)
  expect(await money(stay)).toEqual([380, 380, 0])
  app.clock.set(`${later(stay.checkIn, -10)}T12:00:00-03:00`)
  const done = await act(stay, '/cancel', { refund: 'policy' })
  expect(done).toMatchObject({ refund_amount: '190000.00' })
  expect(done.refunds).toHaveLength(2)
  expect(done.refunds).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ method: 'mercado_pago', amount: '90000.00' }),
      expect.objectContaining({ method: 'transfer', amount: '100000.00', state: 'manual' }),
    ]),
  )
  await act(stay, '/refunds', { method: 'transfer', amount: '100000.00' })
  expect((await money(stay))[1]).toBe(190)
})

test('a credit that was left × a rebate: what the rebate gave goes back, and the credit stays', async () => {
  await rates({})
  const stay = await app.confirmed({ checkIn: monday() })
  await paysLink(stay)
  await change(stay, { total_price: '250000.00' })
  await act(stay, '/payments', { kind: 'adjustment', amount: '-10000.00', note: 'cold shower' })
  expect(await money(stay)).toEqual([240, 290, -50])
  await act(stay, '/refunds', { amount: '50000.00', as: 'return' })
  expect(await money(stay)).toEqual([240, 240, 0])
})
