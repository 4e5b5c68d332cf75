import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

/** Money that was thanked for, and went back without anybody having asked for it here. */
const START = '2026-12-01T13:00:00Z'
let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp()
})
afterEach(() => app.clock.set(START))
afterAll(() => app.close())

const money = async (stay: Pick<HeldStay, 'code'>) => {
  const { total_price, paid_amount, due_amount } = await app.see(stay)
  return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100)
}
let phone = 5_491_155_550_800
async function chatting(stay: HeldStay) {
  const number = String(phone++)
  const guest = chatOf(app, number, 'Ana Pérez')
  await guest.says('Hola')
  await app.database.query(
    `update reservations r set guest_id = c.guest_id, conversation_id = c.id
       from conversations c join guests g on g.id = c.guest_id where g.wa_id = $1 and r.code = $2`,
    [number, stay.code],
  )
  return guest
}
/** What the guest hears while this happens, however often the payment is read again. */
async function heard(guest: Awaited<ReturnType<typeof chatting>>, act: () => unknown) {
  const said = await guest.after(async () => {
    await act()
    await app.settle()
    await app.mercadoPago.redeliver(2)
    await app.settle()
    await app.reconcile()
  })
  return said
}
const linkOf = async ({ code, token }: Pick<HeldStay, 'code' | 'token'>) => {
  const seen = await app.api<{ payment_url: string }>('GET', `/reservations/${code}?token=${token}`)
  return new URL(seen.body.payment_url).searchParams.get('pref_id') ?? ''
}
const alertsOf = async (stay: Pick<HeldStay, 'code'>, kind: string) =>
  (await app.alerts()).filter((one) => one.kind === kind && one.summary.includes(stay.code))
/** As the owner would in the panel of Mercado Pago. */
async function returnOutside(paymentId: number, amount: number) {
  const { provider } = app.running.context.mercadoPago ?? {}
  const idempotencyKey = `outside-${paymentId}-${amount}`
  await provider?.createRefund({ paymentId: String(paymentId), amount: amount * 100, idempotencyKey })
}
const lost = async (id: number) => {
  app.mercadoPago.chargeback(id)
  await app.settle()
  app.mercadoPago.settleChargeback(id, 'settled')
}

describe('a part of a deposit', () => {
  test('that goes back is asked for again, and both hear of it once', async () => {
    const stay = await app.hold()
    const guest = await chatting(stay)
    const id = await app.pay(stay, { amount: 6_000_000 })
    const said = await heard(guest, () => returnOutside(id, 60_000))
    expect(said).toHaveLength(2)
    for (const part of ['volvieron', '$ 60.000', '$ 90.000', stay.code]) expect(said[0]).toContain(part)
    expect(said[1]).toContain('$ 90.000')
    expect(said[1]).not.toContain('Te guardé')
    expect(await alertsOf(stay, 'refund_outside')).toHaveLength(1)
    app.clock.advance(1)
    const again = await app.pay({ preference: await linkOf(stay) })
    expect(app.payment(again).amount).toBe(9_000_000)
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
  })

  test('that the bank takes back is missing again, and both hear of it once', async () => {
    const stay = await app.hold()
    const guest = await chatting(stay)
    const id = await app.pay(stay, { amount: 6_000_000 })
    const said = await heard(guest, () => lost(id))
    expect(said).toHaveLength(2)
    for (const part of ['volvieron', '$ 60.000', '$ 90.000']) expect(said[0]).toContain(part)
    expect(said[1]).toContain('$ 90.000')
    expect(await alertsOf(stay, 'payment_lost')).toHaveLength(1)
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
  })
})

describe('a part of a balance', () => {
  const partly = async () => {
    const stay = await app.confirmed()
    const guest = await chatting(stay)
    const id = await app.pay({ preference: await linkOf(stay) }, { amount: 10_000_000 })
    expect(await money(stay)).toEqual([300_000, 190_000, 110_000])
    return { stay, guest, id }
  }

  test('that the bank takes back is owed again, and both hear of it once', async () => {
    const { stay, guest, id } = await partly()
    const said = await heard(guest, () => lost(id))
    expect(said).toHaveLength(1)
    for (const part of ['$ 100.000', '$ 210.000']) expect(said[0]).toContain(part)
    const [told] = await alertsOf(stay, 'payment_lost')
    expect(told?.summary).toContain('bank')
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
  })

  test('that goes back to the guest is told to both, once', async () => {
    const { stay, guest, id } = await partly()
    const said = await heard(guest, () => returnOutside(id, 40_000))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('$ 40.000')
    expect(await alertsOf(stay, 'refund_outside')).toHaveLength(1)
    expect(await money(stay)).toEqual([260_000, 150_000, 110_000])
  })

  test('that a mediation returns is told to both, once', async () => {
    const { stay, guest, id } = await partly()
    const said = await heard(guest, async () => {
      app.mercadoPago.mediate(id)
      await app.settle()
      app.mercadoPago.endMediation(id, 'refunded')
    })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('$ 100.000')
    expect(await alertsOf(stay, 'refund_outside')).toHaveLength(1)
  })

  test('that the bank brings back after all is thanked for', async () => {
    const { stay, guest, id } = await partly()
    await heard(guest, () => lost(id))
    const said = await heard(guest, () => app.mercadoPago.settleChargeback(id, 'reimbursed'))
    expect(said).toHaveLength(1)
    for (const part of ['Gracias', '$ 100.000', '$ 110.000']) expect(said[0]).toContain(part)
    expect(await money(stay)).toEqual([300_000, 190_000, 110_000])
  })

  test('a dispute that the owner wins is no word to the guest', async () => {
    const { guest, id } = await partly()
    const said = await heard(guest, async () => {
      app.mercadoPago.chargeback(id)
      await app.settle()
      app.mercadoPago.settleChargeback(id, 'reimbursed')
    })
    expect(said).toEqual([])
  })
})

test('of a stay that is over nothing is asked for again', async () => {
  const stay = await app.confirmed()
  const guest = await chatting(stay)
  await app.owner('POST', `/reservations/${stay.code}/cancel`, { refund: 'none' })
  await app.settle()
  const said = await heard(guest, () => returnOutside(stay.paymentId, 90_000))
  expect(said.filter((one) => one.includes('$ 90.000'))).toHaveLength(1)
  expect(said.join()).not.toContain('$ 300.000')
})
