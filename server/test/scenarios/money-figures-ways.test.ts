import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { createGroupApp, type GroupApp, type HeldGroup } from '../group-app.ts'
import { cents } from '../money-app.ts'
import { figuresOf } from '../money-figures.ts'

/** Three cabins, ways of payment and the rate of the day; every figure was worked out on paper before it was run. */
const START = '2026-12-01T13:00:00Z'
let app: GroupApp
let on: ReturnType<typeof figuresOf>
beforeAll(async () => {
  app = await createGroupApp({ movesOn: true, settings: { balance_fx: 'on_payment_day' } })
  on = figuresOf(app)
})
beforeEach(() => app.clock.set(START))
afterEach(() => on.rates())
afterAll(() => app.close())

describe('at the rate of the day', () => {
  const rate = (of: number) =>
    on.rates({ base_price: '100.00', price_currency: 'USD', fx: { rate: of, source: 'owner' } })

  test('a part in cash at one rate and the rest by link at another', async () => {
    await rate(1000)
    const stay = await app.confirmed({ checkIn: on.monday() })
    await rate(1200)
    // 63.000 pay 52.500 of what was agreed.
    await on.cash(stay, 63_000)
    expect(await on.money(stay)).toEqual([310_500, 153_000, 157_500])
    await rate(1500)
    expect((await on.paysLink(stay)).asked).toBe(236_250)
    expect(await on.money(stay)).toEqual([389_250, 389_250, 0])
  })

  test('a night less before the balance', async () => {
    await rate(1000)
    const checkIn = on.monday()
    const stay = await app.confirmed({ checkIn })
    await rate(1200)
    expect(await on.change(stay, { check_out: addDays(checkIn, 2) })).toBe(200_000)
    expect((await on.paysLink(stay)).asked).toBe(132_000)
    expect(await on.money(stay)).toEqual([222_000, 222_000, 0])
  })

  test('a rate that has fallen asks for less', async () => {
    await rate(1000)
    const stay = await app.confirmed({ checkIn: on.monday() })
    await rate(900)
    expect((await on.paysLink(stay)).asked).toBe(189_000)
    expect(await on.money(stay)).toEqual([279_000, 279_000, 0])
  })

  test('a part was paid, and everything goes back as it came', async () => {
    await rate(1000)
    const stay = await app.confirmed({ checkIn: on.monday() })
    await rate(1200)
    await on.cash(stay, 63_000)
    const over = await on.act(stay, 'cancel', { refund: 'all' })
    expect(over.refund_amount).toBe('153000.00')
    expect(on.returned(stay.paymentId)).toBe(90_000)
    await on.act(stay, 'refunds', { amount: '63000.00', method: 'cash' })
    expect((await on.money(stay))[1]).toBe(0)
  })
})

describe('by transfer', () => {
  test('the price is chosen, and a card pays after all', async () => {
    await on.rates({ payment_discounts: { transfer: 10 }, cleaning_fee: '20000.00' })
    const stay = await app.hold({ checkIn: on.monday(), payBy: 'transfer' })
    // 300.000 less 10 %, and the cleaning.
    expect([stay.total, stay.deposit]).toEqual([29_000_000, 8_700_000])
    await app.pay(stay)
    expect(await on.money(stay)).toEqual([320_000, 87_000, 233_000])
  })

  test('the deposit by transfer and the rest by card keep the price, also for a night more', async () => {
    await on.rates({ payment_discounts: { transfer: 10 } })
    const checkIn = on.monday()
    const stay = await app.hold({ checkIn, payBy: 'transfer' })
    await on.cash(stay, 81_000, 'transfer')
    expect(await on.money(stay)).toEqual([270_000, 81_000, 189_000])
    expect(await on.change(stay, { check_out: addDays(checkIn, 4) })).toBe(360_000)
    expect((await on.paysLink(stay)).asked).toBe(279_000)
    expect(await on.money(stay)).toEqual([360_000, 360_000, 0])
  })
})

describe('several cabins', () => {
  const each = async (group: HeldGroup) =>
    (await app.seeAll(group)).map((one) =>
      [one.total_price, one.paid_amount, one.due_amount].map((sum) => cents(sum) / 100),
    )
  const codeOf = (group: HeldGroup, i: number) => ({ code: group.reservations[i]?.code ?? '' })

  test('one is cancelled: its deposit goes back and the others are as they were', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    expect(await each(group)).toEqual([
      [300_000, 90_000, 210_000],
      [240_000, 72_000, 168_000],
      [150_000, 45_000, 105_000],
    ])
    await on.act(codeOf(group, 1), 'cancel', { refund: 'all' })
    expect(on.returned(id)).toBe(72_000)
    expect((await app.seeGroup(group)).due_amount).toBe('315000.00')
  })

  test('all is paid, and one stays a night more: the link asks for that night', async () => {
    const group = await app.holdGroup()
    await app.pay(group)
    app.clock.advance(1)
    await app.pay({ preference: await app.preferenceNow(group) })
    expect((await app.seeGroup(group)).due_amount).toBe('0.00')
    await on.change(codeOf(group, 1), { check_out: addDays(localDate(group.check_out), 1) })
    app.clock.advance(1)
    const id = await app.pay({ preference: await app.preferenceNow(group) })
    expect(app.payment(id).amount).toBe(8_000_000)
    expect(await each(group)).toEqual([
      [300_000, 300_000, 0],
      [320_000, 320_000, 0],
      [150_000, 150_000, 0],
    ])
  })

  test('one is cancelled while held: the link asks for the deposits of the others', async () => {
    const group = await app.holdGroup()
    await on.act(codeOf(group, 0), 'cancel')
    app.clock.advance(1)
    const id = await app.pay({ preference: await app.preferenceNow(group) })
    expect(app.payment(id).amount).toBe(11_700_000)
    expect((await each(group)).slice(1)).toEqual([
      [240_000, 72_000, 168_000],
      [150_000, 45_000, 105_000],
    ])
  })
})
