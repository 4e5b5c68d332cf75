import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owner } from '../../../../test/factories/lodging.ts'
import { createMoneyWorld, type MoneyWorld } from '../../../../test/money-world.ts'
import { addDays } from '../../../lib/local-date.ts'

let world: MoneyWorld
beforeAll(async () => {
  world = await createMoneyWorld()
})
afterAll(() => world.close())

const because = { actor: owner, cause: 'test' }
const operation = fc.oneof(
  fc.record({ do: fc.constant('pay' as const), percent: fc.integer({ min: 1, max: 130 }) }),
  fc.record({ do: fc.constant('online' as const) }),
  fc.record({ do: fc.constant('refund' as const), percent: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ do: fc.constant('returned' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    do: fc.constant('adjust' as const),
    amount: fc.integer({ min: -20_000_000, max: 20_000_000 }),
  }),
  fc.record({ do: fc.constant('fee' as const), amount: fc.integer({ min: 1, max: 500_000 }) }),
  fc.record({ do: fc.constant('dates' as const), nights: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('cancel' as const) }),
)

test('paid + due = total after any sequence, and the stay says the same as its ledger', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (operations) => {
      const stay = await world.hold()
      for (const one of operations) {
        await perform(stay, one)
        await world.runAll()
        const now = await world.reload(stay)
        const { total, paid, due } = await world.reservations.balance(stay.id)
        expect(paid + due).toBe(total)
        expect(total).toBe(now.terms.total)
        expect(paid).toBeGreaterThanOrEqual(0)
        expect(now.terms.deposit).toBeLessThanOrEqual(now.terms.total)
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

async function perform(
  stay: Awaited<ReturnType<MoneyWorld['hold']>>,
  one: typeof operation extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const { payments, reservations, sandbox } = world
  const given = { reservationId: stay.id, note: '', actor: owner }
  const { paid, due } = await reservations.balance(stay.id)
  switch (one.do) {
    case 'pay': {
      const amount = Math.round((Math.max(1, due) * one.percent) / 100)
      if (amount > 0) await payments.recordPayment({ ...given, amount, method: 'cash' })
      return
    }
    case 'online': {
      const url = await payments.paymentUrl(stay)
      const preference = url && new URL(url).searchParams.get('pref_id')
      if (preference) await world.notify(sandbox.approve(preference).id)
      return
    }
    case 'refund':
    case 'returned': {
      const amount = Math.max(1, Math.round((paid * one.percent) / 100))
      await payments.refundByOwner({
        ...given,
        amount,
        method: one.do === 'returned' ? 'transfer' : null,
        meaning: null,
      })
      return
    }
    case 'adjust':
      if (one.amount !== 0)
        await payments.recordAdjustment({ ...given, amount: one.amount, kind: 'adjustment' })
      return
    case 'fee':
      await payments.recordAdjustment({ ...given, amount: one.amount, kind: 'fee' })
      return
    case 'dates': {
      const { checkIn } = await world.reload(stay)
      await reservations.change(stay.id, { ...because, checkOut: addDays(checkIn, one.nights) })
      return
    }
    case 'cancel':
      await reservations.cancel(stay.id, { ...because, by: 'owner' })
  }
}

test('a rebate that leaves too much paid gives the difference back once', async () => {
  const stay = await world.hold()
  const { payments, reservations } = world
  await payments.recordPayment({
    reservationId: stay.id,
    amount: stay.terms.total,
    note: '',
    actor: owner,
    method: 'transfer',
  })
  await payments.recordAdjustment({
    reservationId: stay.id,
    amount: -1_000_000,
    note: 'rain',
    actor: owner,
    kind: 'adjustment',
  })
  expect((await reservations.balance(stay.id)).due).toBe(-1_000_000)
  expect(world.alerts.filter((one) => one.kind === 'refund_by_hand')).not.toHaveLength(0)
  // Promised already: a second look does not promise it again.
  await payments.reprice(stay.id)
  const done = await payments.refundByOwner({
    reservationId: stay.id,
    amount: 1_000_000,
    note: '',
    actor: owner,
    method: 'transfer',
    meaning: null,
  })
  expect(done.ok).toBe(true)
  expect((await reservations.balance(stay.id)).due).toBe(0)
})

test('a hold that ends with a part of its deposit paid promises that part back', async () => {
  const stay = await world.hold()
  const given = { reservationId: stay.id, amount: 1_000_000, note: '', actor: owner }
  await world.payments.recordPayment({ ...given, method: 'cash' })
  world.clock.advance(1801)
  await world.reservations.expireHolds()
  const promised = await world.payments.listRefundsByState({ limit: 10, offset: 0 }, 'manual')
  expect(promised.items.filter((one) => one.code === stay.code)).toEqual([
    expect.objectContaining({ amount: 1_000_000, cause: 'late' }),
  ])
})

test('cancelling while a second payment is on its way back returns each peso once', async () => {
  const stay = await world.hold()
  await world.payments.paymentUrl(stay)
  const preference = await world.preferenceOf(stay)
  const both = [world.sandbox.approve(preference), world.sandbox.approve(preference)]
  world.sandbox.setBalance(0)
  for (const payment of both) await world.notify(payment.id)
  await world.runAll()
  await world.reservations.cancel(stay.id, { ...because, by: 'guest' })
  world.sandbox.setBalance(null)
  await world.runAll()
  world.clock.advance(7 * 3600)
  await world.payments.reconcile()
  await world.runAll()
  expect(world.sandbox.payments().filter((one) => one.preferenceId === preference)).toEqual([
    expect.objectContaining({ status: 'refunded' }),
    expect.objectContaining({ status: 'refunded' }),
  ])
  expect((await world.reservations.balance(stay.id)).paid).toBe(0)
  const promised = await world.payments.listRefundsByState({ limit: 50, offset: 0 }, 'manual')
  expect(promised.items.filter((one) => one.code === stay.code)).toEqual([])
})
