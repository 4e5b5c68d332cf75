import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { owner, ratePlan } from '../../../../test/factories/lodging.ts'
import { createMoneyWorld, type MoneyWorld } from '../../../../test/money-world.ts'
import { localDate } from '../../../lib/local-date.ts'
import { reminderMark } from './balances.ts'

const dollars = (rate: string) => ({
  base_price: '100.00',
  currency: 'ARS',
  price_currency: 'USD',
  fx: { rate, source: 'owner' },
})

describe('prices in dollars, charged in pesos', () => {
  test.each([
    ['frozen', 'the rate of the quote', 21_000_000],
    ['on_payment_day', 'the rate of the day', 23_100_000],
  ] as const)('a balance that is %s takes %s', async (balance_fx, _what, balance) => {
    const world = await createMoneyWorld({ rates: dollars('1000'), settings: { balance_fx } })
    try {
      const stay = await world.hold({ checkIn: localDate('2027-01-18') })
      expect(stay.terms.total).toBe(30_000_000)
      await payDue(world, stay)
      expect((await world.reload(stay)).status).toBe('confirmed')
      await world.bookings.pricing(world.database).saveRatePlan(world.cabin, ratePlan(dollars('1100')), owner)
      // The later rate changes nothing of what was quoted, only the balance that was agreed to follow it.
      expect((await world.reservations.balance(stay.id)).due).toBe(21_000_000)
      world.clock.set('2027-01-10T12:00:00-03:00')
      const paid = await payDue(world, stay)
      expect(paid).toBe(balance)
      const after = await world.reservations.balance(stay.id)
      expect(after).toEqual({ total: 9_000_000 + paid, paid: 9_000_000 + paid, due: 0 })
      expect((await world.reload(stay)).terms.total).toBe(after.total)
    } finally {
      await world.close()
    }
  })
})

async function payDue(world: MoneyWorld, stay: Awaited<ReturnType<MoneyWorld['hold']>>): Promise<number> {
  const url = await world.payments.paymentUrl(await world.reload(stay))
  const paid = world.sandbox.approve(new URL(url ?? '').searchParams.get('pref_id') ?? '')
  await world.notify(paid.id)
  await world.runAll()
  return paid.amount
}

describe('links', () => {
  let world: MoneyWorld
  beforeAll(async () => {
    world = await createMoneyWorld()
  })
  afterAll(() => world.close())

  test('opened while the hold ends: the link is closed as soon as it is known', async () => {
    const stay = await world.hold()
    const [wanted] = await world.payments.requestsOf(stay.id)
    world.sandbox.faults.inject({
      at: 'preferences.create',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'cut' },
    })
    expect(await world.payments.paymentUrl(stay)).toBeNull()
    world.clock.advance(1801)
    await world.reservations.expireHolds()
    await world.runAll()
    const [request] = await world.payments.requestsOf(stay.id)
    expect(request).toMatchObject({ id: wanted?.id, state: 'closed' })
    const made = world.sandbox
      .preferences()
      .filter((one) => String(one.external_reference).startsWith(stay.code))
    for (const one of made) expect(() => world.sandbox.approve(String(one.id))).toThrow('expired')
  })

  test('two who ask at once get the same link', async () => {
    const stay = await world.hold()
    await Promise.all([world.payments.paymentUrl(stay), world.runAll()])
    await world.runAll()
    const made = world.sandbox
      .preferences()
      .filter((one) => String(one.external_reference).startsWith(stay.code))
    expect(made).toHaveLength(1)
  })

  test('a coupon outlives the first end of its hold: asking for the link again takes nothing back', async () => {
    const cash_coupon = { enabled: true, hold_hours: 72, min_days_before_arrival: 10 }
    await world.bookings.lodging(world.database).saveSettings({ cash_coupon }, owner)
    const stay = await world.hold()
    const first = await world.payments.paymentUrl(stay)
    const coupon = world.sandbox.coupon(await world.preferenceOf(stay))
    await world.notify(coupon.id)
    await world.runAll()
    world.clock.advance(2 * 86_400)
    expect(await world.payments.paymentUrl(await world.reload(stay))).toBe(first)
    await world.payments.reconcile()
    await world.runAll()
    world.sandbox.settleCoupon(coupon.id)
    await world.notify(coupon.id)
    await world.runAll()
    expect((await world.reload(stay)).status).toBe('confirmed')
  })

  test('one that is asked for and given up within one transaction is closed, never passed over', async () => {
    const stay = await world.database.transaction(async (tx) => {
      const held = await world.hold({}, tx)
      const because = { actor: owner, by: 'guest', cause: 'at once' } as const
      await tx.savepoint((inner) => world.bookings.reservations(inner).cancel(held.id, because))
      return held
    })
    const requests = await world.payments.requestsOf(stay.id)
    expect(requests.map(({ state }) => state)).toEqual(['closed'])
  })

  test('a partial payment at the desk leaves a smaller link', async () => {
    const stay = await world.hold()
    await world.payments.paymentUrl(stay)
    const given = { reservationId: stay.id, amount: 1_000_000, note: '', actor: owner }
    await world.payments.recordPayment({ ...given, method: 'cash' })
    await world.runAll()
    const preference = await world.preferenceOf(stay)
    const paid = world.sandbox.approve(preference)
    expect(paid.amount).toBe(stay.terms.deposit - 1_000_000)
    await world.notify(paid.id)
    await world.runAll()
    expect((await world.reload(stay)).status).toBe('confirmed')
  })
})

test('a reminder belongs to the nearest of its days', () => {
  const balance = { linkDaysBefore: 10, reminderDaysBefore: [7, 3] }
  expect([12, 10, 8, 7, 4, 3, 0].map((days) => reminderMark(days, balance))).toEqual([
    null,
    10,
    10,
    7,
    7,
    3,
    3,
  ])
})
