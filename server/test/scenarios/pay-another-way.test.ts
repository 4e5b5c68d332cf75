import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({
    settings: { transfer: { alias: 'lago.azul.mp', holder: 'Marta Gómez' } },
    rates: { payment_discounts: { transfer: 10, cash: 20 } },
  })
})
afterAll(() => app.close())

/** Total, paid and due, in pesos. */
const money = async (stay: Pick<HeldStay, 'code'>) => {
  const { total_price, paid_amount, due_amount } = await app.see(stay)
  return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100)
}
const records = async (stay: Pick<HeldStay, 'code'>, method: string, amount: string) => {
  const done = await app.owner('POST', `/reservations/${stay.code}/payments`, { method, amount })
  expect(done.status, done.text).toBe(201)
  await app.settle()
}

describe('a stay that was priced for a transfer', () => {
  test('and is paid by card costs what a card does, and the rest is due', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    expect([stay.total, stay.deposit]).toEqual([27_000_000, 8_100_000])
    await app.pay(stay)
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await money(stay)).toEqual([300_000, 81_000, 219_000])
  })

  test('and is paid in cash takes the discount for cash', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await records(stay, 'cash', '81000.00')
    expect(await money(stay)).toEqual([240_000, 81_000, 159_000])
  })

  test('and is paid so keeps its price, whatever pays the rest', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await records(stay, 'transfer', '81000.00')
    expect(await money(stay)).toEqual([270_000, 81_000, 189_000])
    await records(stay, 'card_at_desk', '189000.00')
    expect(await money(stay)).toEqual([270_000, 270_000, 0])
  })

  test('at a total that a person agreed costs that total', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    const agreed = await app.owner('PATCH', `/reservations/${stay.code}`, { total_price: '250000.00' })
    expect(agreed.status, agreed.text).toBe(200)
    await records(stay, 'cash', '75000.00')
    expect(await money(stay)).toEqual([250_000, 75_000, 175_000])
  })
})

test('a stay that was priced for no way costs what it did, however it is paid', async () => {
  const stay = await app.hold()
  await records(stay, 'cash', '90000.00')
  expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
})

test('several cabins that were priced for a transfer cost what a card does, each of them', async () => {
  const rates = { base_price: '50000.00', currency: 'ARS', payment_discounts: { transfer: 10 } }
  const made = await app.owner<{ id: string }>('POST', '/accommodations', {
    name: 'Lenga',
    capacity: 4,
    rates,
  })
  await app.owner('PUT', `/accommodations/${made.body.id}/rates`, rates)
  const asked = await app.api<{ group_code: string; payment_url: string; total_price: string }>(
    'POST',
    '/reservations/pre-reserve-group',
    {
      body: {
        check_in: '2027-07-10',
        check_out: '2027-07-12',
        items: [app.cabin, made.body.id].map((accommodation_id) => ({ accommodation_id, guests: 2 })),
        ...{ contact_name: 'Ana', contact_phone: '+54 9 11 5555 1234', pay_by: 'transfer' },
      },
    },
  )
  expect(asked.body.total_price, asked.text).toBe('270000.00')
  const preference = new URL(asked.body.payment_url).searchParams.get('pref_id') ?? ''
  await app.pay({ preference })
  const group = await app.owner('GET', `/groups/${asked.body.group_code}`)
  expect(group.body).toMatchObject({ total_price: '300000.00', paid_amount: '81000.00' })
})

test('who asks in the chat to pay by transfer is told the discount, and has it', async () => {
  const guest = chatOf(app, '5491155550501', 'Ana Pérez')
  await guest.says('hola, del 10 al 13 de junio para 2')
  const held = (await guest.taps('Reservar')).join()
  const code = /RES\w{10}/.exec(held)?.[0] ?? ''
  const told = (await guest.says('transferencia')).join('\n')
  for (const part of ['10 %', '$ 270.000', '$ 81.000', 'lago.azul.mp']) expect(told).toContain(part)
  expect(await money({ code })).toEqual([270_000, 0, 270_000])
  // Asked again, nothing is taken off twice.
  expect((await guest.says('transferencia')).join()).toContain('$ 81.000')
  await records({ code }, 'transfer', '81000.00')
  expect(await app.see({ code })).toMatchObject({ status: 'confirmed', due_amount: '189000.00' })
})
