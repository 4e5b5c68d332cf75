import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { chatOf } from '../chat-world.ts'
import { createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

/** Nights that a platform sold while our guest had not paid: however they booked they are told, and so is the owner. */
let app: MoneyApp
let listing: ReturnType<MoneyApp['sandbox']['calendars']['listing']>
let feed: string
beforeAll(async () => {
  app = await createMoneyApp()
  listing = app.sandbox.calendars.listing('airbnb', 'Coihue')
  const url = `${app.sandbox.server.origin}${listing.path}`
  const made = await app.owner<{ id: string }>('POST', '/feeds', {
    ...{ accommodation_id: app.cabin, channel: 'airbnb', url },
  })
  expect(made.status, made.text).toBe(201)
  feed = made.body.id
})
afterAll(() => app.close())
beforeEach(() => app.sandbox.calendars.faults.clear())

const sync = async () => (await app.owner<{ status: string }>('POST', `/feeds/${feed}/sync`)).body.status
const sells = ({ checkIn, checkOut }: Pick<HeldStay, 'checkIn' | 'checkOut'>) =>
  listing.book(localDate(checkIn), localDate(checkOut))
const alertsOf = async (code: string) =>
  (await app.alerts()).filter(({ summary }) => summary.includes(code)).map(({ kind }) => kind)

test('a guest of the chat is told in the chat, with nights that are free', async () => {
  const guest = chatOf(app, '5491155550601', 'Ana Pérez')
  await guest.says('hola, del 10 al 13 de junio para 2')
  const code = /RES\w{10}/.exec((await guest.taps('Reservar')).join())?.[0] ?? ''
  sells({ checkIn: '2027-06-10', checkOut: '2027-06-13' })
  const told = await guest.after(async () => expect(await sync()).toBe('ok'))
  expect(told.join('\n')).toMatch(/jun/)
  expect(told.join('\n')).toContain(code)
  expect((await app.see({ code })).status).toBe('cancelled')
  expect(await alertsOf(code)).toContain('hold_bumped')
})

test('of a guest without a chat the owner is told that nobody could tell them', async () => {
  const stay = await app.hold()
  sells(stay)
  expect(await sync()).toBe('ok')
  await app.settle()
  expect((await app.see(stay)).status).toBe('cancelled')
  expect(await alertsOf(stay.code)).toEqual(expect.arrayContaining(['hold_bumped', 'guest_not_reached']))
})

test('a payment looks first where the last reading failed, and buys no night that a platform has sold', async () => {
  const stay = await app.hold()
  app.sandbox.calendars.faults.inject({
    ...{ at: 'airbnb.feed', trigger: { mode: 'always' }, fault: { kind: 'http', status: 503 } },
  })
  expect(await sync()).toBe('failed')
  sells(stay)
  app.sandbox.calendars.faults.clear()
  const payment = await app.pay(stay)
  expect((await app.see(stay)).status).toBe('cancelled')
  await app.retryNow()
  expect(app.payment(payment).refunded).toBe(stay.deposit)
})

test('nights that are still free are confirmed, although the reading failed before', async () => {
  const stay = await app.hold({ checkIn: addDays(localDate('2027-09-01'), 3) })
  app.sandbox.calendars.faults.inject({
    ...{ at: 'airbnb.feed', trigger: { mode: 'always' }, fault: { kind: 'http', status: 503 } },
  })
  expect(await sync()).toBe('failed')
  app.sandbox.calendars.faults.clear()
  await app.pay(stay)
  expect((await app.see(stay)).status).toBe('confirmed')
})
