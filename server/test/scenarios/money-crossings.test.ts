import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

/** What stands alone elsewhere, crossed; every figure was worked out by hand from the contract. */
let app: MoneyApp
let lenga = ''
let radal = ''
const PLAIN = { base_price: '100000.00', currency: 'ARS' }

beforeAll(async () => {
  app = await createMoneyApp()
  await app.owner('PATCH', `/accommodations/${app.cabin}`, { capacity: 6 })
  const add = async (name: string) => {
    const made = await app.owner<{ id: string }>('POST', '/accommodations', {
      ...{ name, capacity: 6, rates: PLAIN },
    })
    return made.body.id
  }
  lenga = await add('Lenga')
  radal = await add('Radal')
})
afterAll(() => app.close())

/** A Monday without holidays near; each test has weeks of its own. */
let week = 0
const monday = () => addDays(localDate('2027-05-31'), 28 * week++)

const rates = async (plan: object, cabin = app.cabin) => {
  const saved = await app.owner('PUT', `/accommodations/${cabin}/rates`, { ...PLAIN, ...plan })
  expect(saved.status, saved.text).toBe(200)
}

interface Held {
  readonly code: string
  readonly group_code: string
  readonly access_token: string
  readonly payment_url: string
  readonly reservations: readonly { readonly code: string }[]
}
const hold = async (wish: object, door = 'pre-reserve') => {
  const contact = { contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234' }
  const asked = await app.api<Held>('POST', `/reservations/${door}`, { body: { ...contact, ...wish } })
  expect(asked.status, asked.text).toBe(201)
  return asked.body
}

/** Total, deposit, paid and due, in pesos. */
const money = async (code: string) => {
  const { total_price, deposit_amount, paid_amount, due_amount } = await app.see({ code })
  return [total_price, deposit_amount, paid_amount, due_amount].map((one) => cents(String(one)) / 100)
}

/** Shown first: what then happens is the same. Answers the total, in pesos. */
const change = async (code: string, body: object) => {
  const look = await app.owner<{ after: { total_price: string } }>(
    ...(['PATCH', `/reservations/${code}?preview=true`, body] as const),
  )
  const done = await app.owner<{ total_price: string }>('PATCH', `/reservations/${code}`, body)
  expect(done.status, done.text).toBe(200)
  await app.settle()
  expect(look.body.after.total_price).toBe(done.body.total_price)
  return cents(done.body.total_price) / 100
}

/** Pays whatever the page's link asks for now; answers how much that was, in pesos. */
const paysLink = async ({ code, token }: { readonly code: string; readonly token: string }) => {
  const page = await app.api<Held>('GET', `/reservations/${code}?token=${token}`)
  const id = await app.pay({ preference: new URL(page.body.payment_url).searchParams.get('pref_id') ?? '' })
  return app.payment(id).amount / 100
}

test('length × way × rounding × dollars × ages: another way, a guest more after a rise, two nights less', async () => {
  const plan = (rate: number) => ({
    ...{ base_price: '80.00', price_currency: 'USD', fx: { rate, source: 'BNA' }, cleaning_fee: '20.00' },
    ...{ included_guests: 2, extra_guest_fee: '12.00', child_free_until_age: 3 },
    ...{ child_rates: [{ until_age: 12, percent: 50 }], length_discounts: [{ min_nights: 4, percent: 10 }] },
    ...{ payment_discounts: { transfer: 7 }, rounding: 1000 },
  })
  await rates(plan(1250))
  const from = monday()
  const family = (adults: number) => ({ adults, children: 2, child_ages: [8, 2] })
  const stay = { accommodation_id: app.cabin, check_in: from, check_out: addDays(from, 5), guests: family(2) }
  const { code, access_token: token } = await hold({ ...stay, pay_by: 'transfer' })
  // 500.000 + 37.500, − 10 %, + 25.000, − 7 % of 483.750, rounded.
  expect(await money(code)).toEqual([475_000, 142_500, 0, 475_000])
  const choose = (pay_by: string) =>
    app.api('POST', `/reservations/${code}/way-of-payment?token=${token}`, { body: { pay_by } })
  await choose('card')
  expect(await money(code)).toEqual([509_000, 152_700, 0, 509_000])
  await choose('transfer')
  await rates(plan(1500))
  expect(await change(code, { guests: family(3) })).toBe(538_000)
  expect(await change(code, { check_out: addDays(from, 3) })).toBe(367_000)
  expect(await money(code)).toEqual([367_000, 110_100, 0, 367_000])
  await choose('card')
  expect(await money(code)).toEqual([393_000, 117_900, 0, 393_000])
})

test('package × length × way: the night beside it goes, and the discount for the length with it', async () => {
  const from = monday()
  await rates({
    packages: [{ name: 'Semana', check_in: from, check_out: addDays(from, 5), price: '600000.00' }],
    ...{ length_discounts: [{ min_nights: 6, percent: 5 }], payment_discounts: { transfer: 10 } },
  })
  const stay = { accommodation_id: app.cabin, check_in: from, check_out: addDays(from, 6), guests: 2 }
  const { code } = await hold({ ...stay, pay_by: 'transfer' })
  expect(await money(code)).toEqual([625_500, 187_650, 0, 625_500])
  expect(await change(code, { check_out: addDays(from, 5) })).toBe(540_000)
})

test('returned in parts × taken back by the bank × paid again × cancelled', async () => {
  await rates({})
  const stay = await app.confirmed({ checkIn: monday() })
  expect(await paysLink(stay)).toBe(210_000)
  for (const [amount, as] of [
    ['50000.00', 'return'],
    ['30000.00', 'discount'],
  ]) {
    const done = await app.owner('POST', `/reservations/${stay.code}/refunds`, { amount, as })
    expect(done.status, done.text).toBe(201)
    await app.settle()
  }
  expect(await money(stay.code)).toEqual([270_000, 90_000, 220_000, 50_000])
  app.mercadoPago.chargeback(stay.paymentId)
  await app.settle()
  app.mercadoPago.settleChargeback(stay.paymentId, 'settled')
  await app.settle()
  expect(await money(stay.code)).toEqual([270_000, 90_000, 130_000, 140_000])
  expect(await paysLink(stay)).toBe(140_000)
  expect(await money(stay.code)).toEqual([270_000, 90_000, 270_000, 0])
  const cancelled = await app.owner('POST', `/reservations/${stay.code}/cancel`, {})
  expect(cancelled.body).toMatchObject({ refund_amount: '270000.00' })
  await app.settle()
  expect((await app.see(stay)).paid_amount).toBe('0.00')
})

test('paid by transfer × a night more after a rise × another cabin with another discount', async () => {
  await rates({ payment_discounts: { transfer: 10 } })
  const from = monday()
  const stay = { accommodation_id: app.cabin, check_in: from, check_out: addDays(from, 3), guests: 2 }
  const { code } = await hold({ ...stay, pay_by: 'transfer' })
  await app.owner('POST', `/reservations/${code}/payments`, { method: 'transfer', amount: '81000.00' })
  await rates({ base_price: '150000.00', payment_discounts: { transfer: 20 } })
  await change(code, { check_out: addDays(from, 4) })
  expect(await money(code)).toEqual([405_000, 81_000, 81_000, 324_000])
  await rates({ base_price: '75000.00', payment_discounts: { transfer: 5 } }, lenga)
  // Half of 450.000, at the discount of the cabin that is moved to, which is the smaller.
  expect(await change(code, { accommodation_id: lenga })).toBe(213_750)
})

test('a rise × one cabin of a group moved × a night more for it × that cabin cancelled', async () => {
  await rates({})
  await rates({ base_price: '50000.00' }, lenga)
  const from = monday()
  const items = [app.cabin, lenga].map((accommodation_id) => ({ accommodation_id, guests: 2 }))
  const wish = { check_in: from, check_out: addDays(from, 2), items }
  const held = await hold(wish, 'pre-reserve-group')
  const [first = '', second = ''] = held.reservations.map((one) => one.code)
  const other = { code: second, token: held.access_token }
  const sums = async () => (await app.owner('GET', `/groups/${held.group_code}`)).body
  expect(await paysLink(other)).toBe(90_000)
  await rates({ base_price: '150000.00' })
  await rates({ base_price: '80000.00' }, lenga)
  await rates({ base_price: '120000.00' }, radal)
  expect(await change(first, { accommodation_id: radal })).toBe(160_000)
  expect(await change(first, { check_out: addDays(from, 3) })).toBe(280_000)
  expect(await sums()).toMatchObject({ total_price: '380000.00', due_amount: '290000.00' })
  const gone = await app.owner('POST', `/reservations/${first}/cancel`, {})
  expect(gone.body).toMatchObject({ refund_amount: '60000.00' })
  await app.settle()
  expect(await sums()).toMatchObject({ total_price: '100000.00', paid_amount: '30000.00' })
  expect(await paysLink(other)).toBe(70_000)
})
