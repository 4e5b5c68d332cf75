import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { createGroupApp, type GroupApp, type HeldGroup } from '../group-app.ts'
import { figuresOf } from '../money-figures.ts'

/** Money that was thanked for and went back: of several cabins, and at the rate of the day. */
const START = '2026-12-01T13:00:00Z'
let app: GroupApp
let on: ReturnType<typeof figuresOf>
beforeAll(async () => {
  app = await createGroupApp({ movesOn: true, settings: { balance_fx: 'on_payment_day' } })
  on = figuresOf(app)
})
afterEach(() => app.clock.set(START))
afterAll(() => app.close())

let phone = 5_491_155_550_900
async function chatting(codes: readonly string[]) {
  const number = String(phone++)
  const guest = chatOf(app, number, 'Ana Pérez')
  await guest.says('Hola')
  await app.database.query(
    `update reservations r set guest_id = c.guest_id, conversation_id = c.id
       from conversations c join guests g on g.id = c.guest_id where g.wa_id = $1 and r.code = any($2)`,
    [number, codes],
  )
  return guest
}
const lost = async (id: number) => {
  app.mercadoPago.chargeback(id)
  await app.settle()
  app.mercadoPago.settleChargeback(id, 'settled')
  await app.settle()
  app.mercadoPago.redeliver(2)
}
const codesOf = (group: HeldGroup) => group.reservations.map(({ code }) => code)
const paidGroup = async () => {
  const group = await app.holdGroup()
  const guest = await chatting(codesOf(group))
  const id = await app.pay(group)
  return { group, guest, id }
}
const alerts = async (kind: string) => (await app.alerts()).filter((one) => one.kind === kind).length

test('the deposits of three cabins, taken back by the bank: one word for all, and what all owe', async () => {
  const { group, guest, id } = await paidGroup()
  const before = await alerts('payment_lost')
  const said = await guest.after(() => lost(id))
  expect(said, said.join('\n--\n')).toHaveLength(1)
  for (const part of ['$ 207.000', '$ 690.000', group.group_code]) expect(said[0]).toContain(part)
  expect((await alerts('payment_lost')) - before).toBe(1)
  expect((await app.seeGroup(group)).due_amount).toBe('690000.00')
})

test('the deposit of one of three cabins, returned in the provider’s panel: one word, and what is left', async () => {
  const { group, guest, id } = await paidGroup()
  const { provider } = app.running.context.mercadoPago ?? {}
  const refund = { paymentId: String(id), amount: 7_200_000, idempotencyKey: 'one-of-three' }
  const said = await guest.after(() => provider?.createRefund(refund) ?? Promise.resolve())
  expect(said, said.join('\n--\n')).toHaveLength(1)
  for (const part of ['$ 72.000', '$ 483.000', group.group_code]) expect(said[0]).toContain(part)
})

test('a part of a balance at the rate of its day is owed again at the rate of today', async () => {
  const rate = (of: number) =>
    on.rates({ base_price: '100.00', price_currency: 'USD', fx: { rate: of, source: 'owner' } })
  await rate(1000)
  const stay = await app.confirmed({ checkIn: '2027-10-04' })
  const guest = await chatting([stay.code])
  await rate(1200)
  const { id } = await on.paysLink(stay, 126_000)
  expect(await on.money(stay)).toEqual([321_000, 216_000, 105_000])
  await rate(1500)
  const said = await guest.after(() => lost(id))
  expect(said, said.join('\n--\n')).toHaveLength(1)
  for (const part of ['$ 126.000', '$ 315.000', 'al cambio de hoy']) expect(said[0]).toContain(part)
  expect(await on.money(stay)).toEqual([300_000, 90_000, 210_000])
  expect((await on.paysLink(stay)).asked).toBe(315_000)
})

test('what goes back online at this moment is returned by nobody else', async () => {
  await on.rates()
  const stay = await app.confirmed({ checkIn: '2027-11-08' })
  app.mercadoPago.settings.refundsInProcess = true
  await on.act(stay, 'cancel', { refund: 'all' })
  const byHand = () =>
    app.owner('POST', `/reservations/${stay.code}/refunds`, { amount: '90000.00', method: 'transfer' })
  expect((await byHand()).status).toBe(422)
  app.mercadoPago.settings.refundsInProcess = false
  app.mercadoPago.settleRefund(app.payment(stay.paymentId).refunds[0]?.id ?? 0, 'approved')
  await app.retryNow()
  expect(on.returned(stay.paymentId)).toBe(90_000)
  expect((await on.money(stay))[1]).toBe(0)
})
