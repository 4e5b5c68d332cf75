import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMoneyWorld, type MoneyWorld } from '../../../test/money-world.ts'

let world: MoneyWorld
beforeAll(async () => {
  world = await createMoneyWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.alerts.length = 0
  world.sandbox.faults.clear()
})

const balance = (id: Parameters<MoneyWorld['reservations']['balance']>[0]) => world.reservations.balance(id)

test('a paid deposit confirms the stay, books the money once and closes the link', async () => {
  const held = await world.hold()
  const url = await world.payments.paymentUrl(held)
  expect(url).toContain('/sandbox/mercado-pago/checkout')
  expect(await world.payments.paymentUrl(held)).toBe(url)
  await world.runAll()
  const paid = world.sandbox.approve(await world.preferenceOf(held))
  await world.notify(paid.id)
  await world.notify(paid.id)
  await world.runAll()
  expect((await world.reload(held)).status).toBe('confirmed')
  expect(await balance(held.id)).toEqual({
    total: held.terms.total,
    paid: held.terms.deposit,
    due: held.terms.total - held.terms.deposit,
  })
  const [request] = await world.payments.requestsOf(held.id)
  expect(request?.state).toBe('closed')
  expect(() => world.sandbox.approve(request?.preferenceId ?? '')).toThrow('expired')
})

test('every notification is lost: the reconciler confirms, once', async () => {
  const held = await world.hold()
  await world.payments.paymentUrl(held)
  world.sandbox.approve(await world.preferenceOf(held))
  await world.payments.reconcile()
  await world.runAll()
  await world.payments.reconcile()
  await world.runAll()
  expect((await world.reload(held)).status).toBe('confirmed')
  expect((await balance(held.id)).paid).toBe(held.terms.deposit)
})

test('late money with free nights revives; with taken nights all of it goes back', async () => {
  const held = await world.hold()
  await world.payments.paymentUrl(held)
  world.clock.advance(1801)
  await world.reservations.expireHolds()
  const late = world.sandbox.approve(await world.preferenceOf(held), { evenExpired: true })
  await world.notify(late.id)
  await world.runAll()
  expect((await world.reload(held)).status).toBe('confirmed')

  const loser = await world.hold()
  await world.payments.paymentUrl(loser)
  world.clock.advance(1801)
  const winner = await world.hold({ checkIn: loser.checkIn })
  const lost = world.sandbox.approve(await world.preferenceOf(loser), { evenExpired: true })
  await world.notify(lost.id)
  await world.runAll()
  expect((await world.reload(loser)).status).not.toBe('confirmed')
  expect((await balance(loser.id)).paid).toBe(0)
  expect(world.sandbox.payments().find((one) => one.id === lost.id)?.status).toBe('refunded')
  expect(world.alerts.map((one) => one.kind)).toContain('payment_late_returned')
  await world.reservations.cancel(winner.id, {
    actor: { kind: 'system', id: 'test' },
    cause: 'test',
    by: 'owner',
  })
})

test('a second approved payment is returned, the first one stands', async () => {
  const held = await world.hold()
  await world.payments.paymentUrl(held)
  const preference = await world.preferenceOf(held)
  const [first, second] = [world.sandbox.approve(preference), world.sandbox.approve(preference)]
  await world.notify(second.id)
  await world.notify(first.id)
  await world.runAll()
  expect((await world.reload(held)).status).toBe('confirmed')
  expect((await balance(held.id)).paid).toBe(held.terms.deposit)
  const states = world.sandbox.payments().filter((one) => one.preferenceId === preference)
  expect(states.map((one) => one.status).sort()).toEqual(['approved', 'refunded'])
})
