import { afterAll, beforeAll, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'

const OWNER = '5492944000100'

/** Three nights at US$ 100, agreed at 1000: $ 210.000 are due after the deposit, which are $ 252.000 at 1200. */
let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({
    rates: dollars(1000),
    settings: { balance_fx: 'on_payment_day' },
    env: { OWNER_PHONES: `+${OWNER}` },
  })
})
afterAll(() => app.close())

function dollars(of: number) {
  const fx = { rate: of, source: 'owner' }
  return { base_price: '100.00', currency: 'ARS', price_currency: 'USD', fx }
}

const DUE = { due_amount: '210000.00', due_today: '252000.00' }

test('a balance at the rate of the day is the same sum wherever the owner reads it', async () => {
  const stay = await app.confirmed({ checkIn: '2026-12-20' })
  const held = await app.hold()
  await app.owner('PUT', `/accommodations/${app.cabin}/rates`, dollars(1200))
  const read = async (path: string) => {
    const answer = await app.owner('GET', path)
    expect(answer.status, answer.text).toBe(200)
    return answer
  }
  expect((await read(`/reservations/${stay.code}`)).body).toMatchObject(DUE)
  const { items } = (await read('/reservations?owing=true&sort=check_in')).body
  expect(items).toMatchObject([
    { code: stay.code, ...DUE },
    { code: held.code, due_amount: '300000.00', due_today: null },
  ])
  const sheet = await read('/reservations/export.csv?owing=true&sort=check_in')
  const [head = '', first = '', second = ''] = sheet.text.replace('\uFEFF', '').split(/\r?\n/)
  const column = (line: string) => line.split(',')[head.split(',').indexOf('due_today')]
  expect([first, second].map(column)).toEqual(['252000.00', '300000.00'])
  const months = await read('/reports/months?from=2026-12&to=2027-03')
  expect(months.body.months).toMatchObject([
    { month: '2026-12', owed: '210000.00', owed_today: '252000.00' },
    { month: '2027-01', owed: '0.00', owed_today: null },
    {},
    {},
  ])
  const owner = chatOf(app, OWNER, 'Marta')
  expect((await owner.says('quién debe')).join('\n')).toMatch(/Ana Pérez.*\$ 252\.000/)

  app.clock.set('2026-12-20T15:00:00Z')
  expect((await read('/today')).body.arrivals).toMatchObject([{ code: stay.code, ...DUE }])
  expect((await read('/dashboard')).body.arrivals_today).toMatchObject([{ code: stay.code, ...DUE }])
  expect((await owner.says('quién llega hoy')).join('\n')).toMatch(/Ana Pérez.*\$ 252\.000/)
})
