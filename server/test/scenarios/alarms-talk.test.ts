import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type AnswersWorld, answersWorld } from '../answers-world.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

/** What guests ask for and only a person can give, from its cause to its end. */
let world: AnswersWorld
beforeAll(async () => {
  world = await answersWorld()
})
afterAll(() => world.app.close())

interface Alert {
  readonly id: string
  readonly kind: string
  readonly severity: string
  readonly summary: string
}
const openIn = async (app: TestApp, kind: string) => {
  app.signOut()
  const { items } = (await app.owner<{ items: Alert[] }>('GET', '/alerts?status=open&page_size=100')).body
  return items.filter((one) => one.kind === kind)
}
const open = (kind: string) => openIn(world.app, kind)

test('a question that nobody has answered rings until the owner answers it', async () => {
  const { app } = world
  await world.chat('5491155562001').says('el agua de la canilla es potable?')
  expect(await open('question_unanswered')).toMatchObject([
    { severity: 'warning', summary: expect.stringContaining('potable') },
  ])
  const asked = await app.owner<{ items: { id: string }[] }>('GET', '/unanswered-questions')
  const text = 'Sí, es de vertiente.'
  await app.owner('POST', `/unanswered-questions/${asked.body.items[0]?.id}/answer`, {
    text,
    remember: false,
  })
  expect(await open('question_unanswered')).toEqual([])
})

test('an invoice that is asked for stands until the owner has seen to it', async () => {
  const { app } = world
  const one = world.chat('5491155562002')
  await one.says('hola, hay lugar del 9 al 12 de marzo para 2?')
  const code = /RES\d{6}\w{4}/.exec((await one.taps('Reservar')).join())?.[0]
  expect(code).toBeDefined()
  await one.says('necesito factura A, CUIT 30-71234567-8')
  const [alert, ...more] = await open('invoice_wanted')
  expect(alert?.summary).toContain(code)
  expect(more).toEqual([])
  expect((await app.owner<{ notes: string }>('GET', `/reservations/${code}`)).body.notes).toContain(
    '30-71234567',
  )
  expect((await app.owner('POST', `/alerts/${alert?.id}/resolve`)).status).toBe(200)
  expect(await open('invoice_wanted')).toEqual([])
})

test('somebody without a chat on the waiting list can be told: until taken off, or the days are over', async () => {
  const { app, coihue } = world
  const dates = { check_in: '2027-02-10', check_out: '2027-02-14' }
  const wish = { ...dates, guests: 4, accommodation_id: coihue, contact_name: 'Ana' }
  const look = () => app.running.services.chat.waitlist(app.database).look()
  const block = await app.owner<{ id: string }>('POST', '/blocks', {
    accommodation_id: coihue,
    start: dates.check_in,
    end: dates.check_out,
  })
  expect(block.status).toBe(201)
  const first = await app.owner<{ id: string }>('POST', '/waitlist', wish)
  await look()
  expect(await open('waitlist_free')).toEqual([])
  await app.owner('DELETE', `/blocks/${block.body.id}`)
  await vi.waitFor(async () => {
    await look()
    expect(await open('waitlist_free')).toMatchObject([{ summary: expect.stringContaining('Coihue') }])
  })
  app.signOut()
  expect((await app.owner('DELETE', `/waitlist/${first.body.id}`)).status).toBe(204)
  expect(await open('waitlist_free')).toEqual([])

  await app.owner('POST', '/waitlist', wish)
  await look()
  expect(await open('waitlist_free')).toHaveLength(1)
  app.clock.set('2027-02-11T13:00:00Z')
  await look()
  expect(await open('waitlist_free')).toEqual([])
})

test('a balance that nobody can pay online rings until it is paid', async () => {
  const app = await createTestApp({ demo: false, mercadoPago: null })
  const rates = { base_price: '100000.00', currency: 'ARS' }
  const { body } = await app.owner<{ id: string }>('POST', '/accommodations', {
    name: 'Coihue',
    capacity: 4,
    rates,
  })
  const book = async (check_in: string, check_out: string) => {
    const stay = await app.owner<{ code: string }>('POST', '/reservations', {
      accommodation_id: body.id,
      check_in,
      check_out,
      guests: 2,
      contact_name: 'Ana Paz',
      contact_phone: '+5491155550101',
      status: 'confirmed',
    })
    expect(stay.status).toBe(201)
    return stay.body.code
  }
  const paid = await book('2026-12-07', '2026-12-10')
  const cancelled = await book('2026-12-14', '2026-12-17')
  const ask = () => app.running.services.money.payments(app.database).askBalances()
  app.clock.set('2026-12-06T15:00:00Z')
  await ask()
  await ask()
  const alerts = await openIn(app, 'balance_due')
  expect(alerts.map(({ summary }) => /RES\w+/.exec(summary)?.[0]).sort()).toEqual([paid, cancelled].sort())
  const { due_amount } = (await app.owner<{ due_amount: string }>('GET', `/reservations/${paid}`)).body
  const given = { kind: 'payment', method: 'cash', amount: due_amount, note: 'on arrival' }
  expect((await app.owner('POST', `/reservations/${paid}/payments`, given)).status).toBe(201)
  expect((await openIn(app, 'balance_due')).map(({ summary }) => summary).join()).not.toContain(paid)
  expect((await app.owner('POST', `/reservations/${cancelled}/cancel`, {})).status).toBe(200)
  expect(await openIn(app, 'balance_due')).toEqual([])
  await app.close()
})
