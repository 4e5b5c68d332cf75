import { afterAll, beforeAll, expect, test } from 'vitest'
import { owner } from '../factories/lodging.ts'
import { createMoneyWorld, type MoneyWorld } from '../money-world.ts'

let world: MoneyWorld
beforeAll(async () => {
  world = await createMoneyWorld()
})
afterAll(() => world.close())

test('a refund of everything books what the provider sent when a part is going back from its own panel', async () => {
  const stay = await world.hold()
  await world.payments.paymentUrl(stay)
  const { id } = world.sandbox.approve(await world.preferenceOf(stay))
  await world.notify(id)
  await world.runAll()
  world.sandbox.settings.refundsInProcess = true
  const paymentId = String(id)
  await world.client.createRefund({ paymentId, amount: 2_700_000, idempotencyKey: world.ids.uuid() })
  const given = { reservationId: stay.id, note: '', actor: owner, amount: null, method: null }
  await world.payments.refundByOwner({ ...given, meaning: 'return' })
  await world.runAll()
  world.sandbox.settings.refundsInProcess = false
  const payment = world.sandbox.payments().find((one) => one.id === id)
  for (const refund of payment?.refunds ?? []) world.sandbox.settleRefund(refund.id, 'approved')
  world.clock.advance(7 * 3600)
  await world.payments.reconcile()
  await world.notify(id)
  await world.runAll()
  const refunds = (await world.reservations.ledger(stay.id)).filter((one) => one.kind === 'refund')
  expect(refunds.map((one) => one.amount).sort()).toEqual([2_700_000, 6_300_000])
  expect((await world.reservations.balance(stay.id)).paid).toBe(0)
})
