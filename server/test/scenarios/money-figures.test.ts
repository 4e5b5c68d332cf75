import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from '../../src/lib/local-date.ts'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'
import { figuresOf } from '../money-figures.ts'

/** $ 100.000 a night, 30 % of deposit; every figure was worked out on paper before it was run. */
const START = '2026-12-01T13:00:00Z'
let app: MoneyApp
let on: ReturnType<typeof figuresOf>
beforeAll(async () => {
  app = await createMoneyApp({
    settings: {
      cash_coupon: { enabled: true, hold_hours: 72, min_days_before_arrival: 10 },
      cancellation_policy: [
        { days_before: 14, refund_percent: 100 },
        { days_before: 7, refund_percent: 50 },
      ],
    },
  })
  on = figuresOf(app)
  await app.owner('PATCH', `/accommodations/${app.cabin}`, { capacity: 6 })
})
afterEach(async () => {
  app.clock.set(START)
  app.mercadoPago.setBalance(null)
  await on.rates()
})
afterAll(() => app.close())

const confirmed = async (nights = 3) => {
  const checkIn = on.monday()
  app.clock.set(`${addDays(checkIn, -60)}T10:00:00-03:00`)
  const stay = await app.confirmed({ checkIn, nights })
  return { ...stay, day: (days: number): LocalDate => addDays(checkIn, days) }
}
const paidWhole = async (nights = 3) => {
  const stay = await confirmed(nights)
  const balance = await on.paysLink(stay)
  return { ...stay, balanceId: balance.id }
}

describe('a stay that is paid and changes', () => {
  test('two nights more and two nights less: nothing went back and nothing came', async () => {
    const stay = await confirmed()
    expect(await on.change(stay, { check_out: stay.day(5) })).toBe(500_000)
    expect(await on.money(stay)).toEqual([500_000, 90_000, 410_000])
    expect(await on.change(stay, { check_out: stay.day(3) })).toBe(300_000)
    expect(await on.money(stay)).toEqual([300_000, 90_000, 210_000])
  })

  test('paid whole, two nights more are paid, one of them goes back', async () => {
    const stay = await paidWhole()
    await on.change(stay, { check_out: stay.day(5) })
    expect((await on.paysLink(stay)).asked).toBe(200_000)
    expect(await on.money(stay)).toEqual([500_000, 500_000, 0])
    await on.change(stay, { check_out: stay.day(4), refund: 'all' })
    expect(await on.money(stay)).toEqual([400_000, 400_000, 0])
  })

  test('an agreed price survives a night more, and a discount by hand a night more and a night less', async () => {
    const agreed = await confirmed()
    await on.change(agreed, { total_price: '270000.00' })
    expect(await on.change(agreed, { check_out: agreed.day(4) })).toBe(370_000)
    expect(await on.money(agreed)).toEqual([370_000, 90_000, 280_000])
    const rebate = await confirmed()
    await on.act(rebate, 'payments', { kind: 'adjustment', amount: '-30000.00', note: 'amigos' })
    expect(await on.change(rebate, { check_out: rebate.day(4) })).toBe(370_000)
    expect(await on.change(rebate, { check_out: rebate.day(3) })).toBe(270_000)
    expect(await on.money(rebate)).toEqual([270_000, 90_000, 180_000])
  })

  test('a rise moves no night that was agreed: a night more at the new price, the same night less', async () => {
    const stay = await confirmed()
    await on.rates({ base_price: '150000.00' })
    expect(await on.change(stay, { check_out: stay.day(4) })).toBe(450_000)
    expect(await on.change(stay, { check_out: stay.day(3) })).toBe(300_000)
    expect(await on.change(stay, { check_in: stay.day(1), check_out: stay.day(4) })).toBe(350_000)
  })

  test('a guest more, a baby, a pet, and the guest less', async () => {
    const plan = { included_guests: 2, extra_guest_fee: '15000.00', pet_fee: '5000.00' }
    await on.rates(plan)
    const stay = await confirmed()
    expect(await on.change(stay, { guests: 3 })).toBe(345_000)
    expect(await on.change(stay, { guests: { adults: 3, babies: 1 } })).toBe(345_000)
    expect(await on.change(stay, { guests: { adults: 3, babies: 1, pets: 1 } })).toBe(350_000)
    expect(await on.change(stay, { guests: { adults: 2, babies: 1, pets: 1 } })).toBe(305_000)
    expect(await on.money(stay)).toEqual([305_000, 90_000, 215_000])
  })

  test('the cleaning is paid once, whatever the nights', async () => {
    await on.rates({ cleaning_fee: '20000.00' })
    const stay = await confirmed()
    expect(await on.money(stay)).toEqual([320_000, 96_000, 224_000])
    expect(await on.change(stay, { check_out: stay.day(2) })).toBe(220_000)
    expect(await on.change(stay, { check_out: stay.day(5) })).toBe(520_000)
  })

  test('the week: six nights, seven, eight and six again', async () => {
    await on.rates({ length_discounts: [{ min_nights: 7, percent: 10 }] })
    const stay = await confirmed(6)
    expect(await on.money(stay)).toEqual([600_000, 180_000, 420_000])
    expect(await on.change(stay, { check_out: stay.day(7) })).toBe(630_000)
    expect(await on.change(stay, { check_out: stay.day(8) })).toBe(720_000)
    expect(await on.change(stay, { check_out: stay.day(6) })).toBe(600_000)
  })

  test('the total is rounded again after each change', async () => {
    await on.rates({ base_price: '99990.00', rounding: 1000 })
    const stay = await confirmed()
    expect(await on.money(stay)).toEqual([300_000, 90_000, 210_000])
    expect(await on.change(stay, { check_out: stay.day(4) })).toBe(400_000)
    expect(await on.change(stay, { guests: 3 })).toBe(400_000)
  })
})

describe('money that does not fit', () => {
  test('more than the deposit, and more than the balance', async () => {
    const stay = await app.hold({ checkIn: on.monday() })
    const first = await app.pay(stay, { amount: 12_000_000 })
    expect([on.returned(first), await on.money(stay)]).toEqual([30_000, [300_000, 90_000, 210_000]])
    const second = await on.paysLink(stay, 250_000)
    expect([on.returned(second.id), await on.money(stay)]).toEqual([40_000, [300_000, 300_000, 0]])
  })

  test('more than is due by hand is refused; so is a payment of nothing', async () => {
    const stay = await confirmed()
    const pay = (amount: string) =>
      app.owner('POST', `/reservations/${stay.code}/payments`, { method: 'cash', amount })
    expect((await pay('210000.01')).status).toBe(422)
    expect((await pay('0.00')).status).toBe(422)
    expect((await pay('210000.00')).status).toBe(201)
    expect(await on.money(stay)).toEqual([300_000, 300_000, 0])
  })

  test('cash in the wrong stay is taken back, and the rest stands', async () => {
    const stay = await confirmed()
    await on.cash(stay, 50_000)
    expect(await on.money(stay)).toEqual([300_000, 140_000, 160_000])
    const { ledger } = await app.see(stay)
    const entry = ledger.find((one) => one.method === 'cash')
    const done = await app.owner('POST', `/ledger/${String(entry?.id)}/reverse`, { reason: 'otra reserva' })
    expect(done.status, done.text).toBeLessThan(300)
    expect(await on.money(stay)).toEqual([300_000, 90_000, 210_000])
  })
})

describe('what the bank decides', () => {
  test('for the owner: everything is as it was', async () => {
    const stay = await paidWhole()
    app.mercadoPago.chargeback(stay.balanceId)
    await app.settle()
    app.mercadoPago.settleChargeback(stay.balanceId, 'reimbursed')
    await app.settle()
    expect(await on.money(stay)).toEqual([300_000, 300_000, 0])
  })

  test('for the guest: the deposit is owed again, and the link asks for it alone', async () => {
    const stay = await paidWhole()
    app.mercadoPago.chargeback(stay.paymentId)
    await app.settle()
    app.mercadoPago.settleChargeback(stay.paymentId, 'settled')
    await app.settle()
    expect(await on.money(stay)).toEqual([300_000, 210_000, 90_000])
    expect((await on.paysLink(stay)).asked).toBe(90_000)
    expect(await on.money(stay)).toEqual([300_000, 300_000, 0])
  })
})

describe('money that goes back', () => {
  test('fails, is returned by hand, and is not sent again when there is money', async () => {
    const stay = await confirmed()
    app.mercadoPago.setBalance(0)
    await on.act(stay, 'cancel', { refund: 'all' })
    await on.act(stay, 'refunds', { amount: '90000.00', method: 'transfer', note: 'por el banco' })
    app.mercadoPago.setBalance(null)
    await app.retryNow()
    expect(on.returned(stay.paymentId)).toBe(0)
    expect((await on.money(stay)).slice(0, 2)).toEqual([300_000, 0])
  })

  test('as a discount and as a return: only the second is owed again', async () => {
    const stay = await paidWhole()
    await on.act(stay, 'refunds', { amount: '10000.00', as: 'discount' })
    expect(await on.money(stay)).toEqual([290_000, 290_000, 0])
    await on.act(stay, 'refunds', { amount: '10000.00', as: 'return' })
    expect(await on.money(stay)).toEqual([290_000, 280_000, 10_000])
    expect((await on.paysLink(stay)).asked).toBe(10_000)
  })

  test('in the provider’s own panel: a discount until the owner says that it was a return', async () => {
    const stay = await confirmed()
    const { provider } = app.running.context.mercadoPago ?? {}
    const refund = { paymentId: String(stay.paymentId), amount: 3_000_000, idempotencyKey: 'panel-1' }
    await provider?.createRefund(refund)
    await app.settle()
    expect(await on.money(stay)).toEqual([270_000, 60_000, 210_000])
    const { body } = await app.owner<{ items: { id: string; refunds: { id: string }[] }[] }>(
      'GET',
      '/payments',
    )
    const id = body.items.find((one) => one.id === String(stay.paymentId))?.refunds[0]?.id
    const chosen = await app.owner('POST', `/refunds/${id}/classify`, { as: 'return' })
    expect(chosen.status, chosen.text).toBeLessThan(300)
    expect(await on.money(stay)).toEqual([300_000, 60_000, 240_000])
  })
})

describe('the stay itself', () => {
  test('nobody came: nothing is owed, and a gesture goes back', async () => {
    const stay = await confirmed()
    app.clock.set(`${stay.checkIn}T23:30:00-03:00`)
    await on.act(stay, 'no-show')
    await on.act(stay, 'refunds', { amount: '50000.00', as: 'return' })
    expect((await on.money(stay)).slice(0, 2)).toEqual([300_000, 40_000])
    const owing = await app.owner<{ items: unknown[] }>('GET', `/reservations?owing=true&q=${stay.code}`)
    expect(owing.body.items).toEqual([])
  })

  test('a night more in the house is paid in cash, and a day less gives back what the owner says', async () => {
    const stay = await paidWhole()
    app.clock.set(`${stay.checkIn}T16:00:00-03:00`)
    await on.act(stay, 'check-in')
    expect(await on.change(stay, { check_out: stay.day(4) })).toBe(400_000)
    await on.cash(stay, 100_000)
    expect(await on.money(stay)).toEqual([400_000, 400_000, 0])
    app.clock.set(`${stay.day(2)}T09:00:00-03:00`)
    expect(await on.change(stay, { check_out: stay.day(2), refund: '150000.00' })).toBe(200_000)
    expect((await on.money(stay))[0]).toBe(200_000)
    expect((await on.money(stay))[1]).toBe(250_000)
  })

  test('leaving a day early without a word costs what was agreed: the conditions give nothing back', async () => {
    const stay = await paidWhole()
    app.clock.set(`${stay.checkIn}T16:00:00-03:00`)
    await on.act(stay, 'check-in')
    app.clock.set(`${stay.day(2)}T09:00:00-03:00`)
    expect(await on.change(stay, { check_out: stay.day(2) })).toBe(300_000)
    expect(await on.money(stay)).toEqual([300_000, 300_000, 0])
  })

  test('cancelled by its guest ten days before and opened again: owes what went back', async () => {
    const stay = await confirmed()
    app.clock.set(`${addDays(stay.day(0), -10)}T10:00:00-03:00`)
    const path = `/reservations/${stay.code}/cancel?token=${stay.token}`
    const over = await app.api<{ refund_amount: string }>('POST', path, { body: {} })
    expect([over.status, over.body.refund_amount]).toEqual([200, '45000.00'])
    await app.settle()
    await on.act(stay, 'reopen')
    expect(on.returned(stay.paymentId)).toBe(45_000)
    expect(await on.money(stay)).toEqual([300_000, 45_000, 255_000])
  })

  test('booked five days before is paid whole, and its guest who cancels gets nothing', async () => {
    const checkIn = on.monday()
    app.clock.set(`${addDays(checkIn, -5)}T10:00:00-03:00`)
    const stay = await app.confirmed({ checkIn })
    expect(await on.money(stay)).toEqual([300_000, 300_000, 0])
    const path = `/reservations/${stay.code}/cancel?token=${stay.token}`
    const over = await app.api<{ refund_amount: string }>('POST', path, { body: {} })
    expect(over.body.refund_amount).toBe('0.00')
    await app.settle()
    expect((await on.money(stay))[1]).toBe(300_000)
  })

  test('a coupon holds it until the money comes, which confirms', async () => {
    const stay = await app.hold({ checkIn: on.monday() })
    const coupon = app.mercadoPago.coupon(stay.preference)
    await app.settle()
    await app.advance(86_400)
    app.mercadoPago.settleCoupon(coupon.id)
    await app.settle()
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await on.money(stay)).toEqual([300_000, 90_000, 210_000])
  })

  test('a package is shortened by nobody and followed by a night', async () => {
    const from = on.monday()
    const packages = [{ name: 'Semana', check_in: from, check_out: addDays(from, 4), price: '600000.00' }]
    await on.rates({ packages })
    const stay = await app.confirmed({ checkIn: from, nights: 4 })
    expect(await on.money(stay)).toEqual([600_000, 180_000, 420_000])
    const shorter = await app.owner('PATCH', `/reservations/${stay.code}`, { check_out: addDays(from, 3) })
    expect([shorter.status, shorter.body.code]).toEqual([422, 'min_nights'])
    expect(await on.change(stay, { check_out: addDays(from, 5) })).toBe(700_000)
  })
})
