import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createGroupApp, type GroupApp, type HeldGroup } from '../group-app.ts'

let app: GroupApp
/** 10:00 in Buenos Aires; every test begins there. */
const START = '2026-12-01T13:00:00Z'
beforeAll(async () => {
  app = await createGroupApp({ movesOn: true })
})
afterEach(() => app.clock.set(START))
afterAll(() => app?.close())

const states = async (group: HeldGroup) => (await app.seeAll(group)).map((one) => one.status)
const guestSees = async ({ reservations, access_token: token }: HeldGroup) =>
  (await app.api('GET', `/reservations/${reservations[0]?.code}?token=${token}`)).body.group

/** The first of three is confirmed by the owner's word, for money that is still to come. */
async function firstByHand(): Promise<HeldGroup> {
  const group = await app.holdGroup()
  const confirmed = await app.owner('POST', `/reservations/${group.reservations[0]?.code}/confirm`, {})
  expect(confirmed.status, confirmed.text).toBe(200)
  await app.settle()
  return group
}

it('one confirmed by hand while the others are held: what is asked for is their deposits', async () => {
  const group = await firstByHand()
  expect(await states(group)).toEqual(['confirmed', 'pre_reserved', 'pre_reserved'])
  const whole = { total_price: '690000.00', due_amount: '690000.00', asked_amount: '117000.00' }
  expect(await app.seeGroup(group)).toMatchObject(whole)
  expect(await guestSees(group)).toMatchObject(whole)
  const paid = await app.pay({ preference: await app.preferenceNow(group) })
  expect(app.payment(paid).amount).toBe(117_000 * 100)
  expect(await app.seeGroup(group)).toMatchObject({ due_amount: '573000.00', asked_amount: '573000.00' })
})

it('the others have ended: the whole is the one that stands, and money for it pays no other', async () => {
  const group = await firstByHand()
  await app.advance(1801)
  expect(await states(group)).toEqual(['confirmed', 'expired', 'expired'])
  const whole = { total_price: '300000.00', due_amount: '300000.00', asked_amount: '300000.00' }
  expect(await app.seeGroup(group)).toMatchObject(whole)
  expect(await guestSees(group)).toMatchObject(whole)
  const record = (amount: string) =>
    app.owner('POST', `/groups/${group.group_code}/payments`, { method: 'cash', amount })
  expect((await record('300000.01')).body).toMatchObject({ code: 'more_than_due' })
  expect((await record('300000.00')).body).toMatchObject({ paid_amount: '300000.00', due_amount: '0.00' })
  expect(await states(group)).toEqual(['confirmed', 'expired', 'expired'])
})
