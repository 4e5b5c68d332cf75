import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type AnswersWorld, answersWorld } from '../answers-world.ts'

let world: AnswersWorld
beforeAll(async () => {
  world = await answersWorld()
})
afterAll(() => world.app.close())

const block = (accommodation_id: string) =>
  world.app.owner('POST', '/blocks', { accommodation_id, start: '2027-01-10', end: '2027-01-14' })

test('taken dates are told at once, watched, and told first come first when they come free', async () => {
  const { app, nire, arrayan, coihue } = world
  for (const id of [nire, arrayan]) expect((await block(id)).status).toBe(201)
  const sold = await app.owner<{ code: string }>('POST', '/reservations', {
    accommodation_id: coihue,
    check_in: '2027-01-10',
    check_out: '2027-01-14',
    guests: 2,
    contact_name: 'Marta Ruiz',
    contact_phone: '+5492944111222',
    status: 'confirmed',
  })
  expect(sold.status).toBe(201)
  const first = world.chat('5491155561001')
  const second = world.chat('5491155561002')
  const [taken] = await first.says('hola, hay lugar del 10 al 13 de enero?')
  expect(taken).toContain('ya no tengo lugar')
  expect(taken).not.toContain('¿Cuántos son?')
  expect((await first.says('avisame si se libera')).join()).toContain('te aviso')
  app.clock.advance(1)
  await second.says('avisame si se libera algo del 11 al 13 de enero')
  const listed = await app.owner<{ items: { status: string }[] }>('GET', '/waitlist')
  expect(listed.body.items.map((one) => one.status)).toEqual(['waiting', 'waiting'])

  const cancelled = await app.owner('POST', `/reservations/${sold.body.code}/cancel`, {})
  expect(cancelled.status).toBe(200)
  await vi.waitFor(() => expect(first.texts().join()).toMatch(/Se liberó.*\*Coihue\*/), { timeout: 20_000 })
  expect(second.texts().join()).not.toContain('Se liberó')
  await app.advance(2 * 3600 + 60)
  await app.running.services.chat.waitlist(app.database).look()
  await vi.waitFor(() => expect(second.texts().join()).toContain('Se liberó'), { timeout: 20_000 })
})

test('the owner puts somebody on the list by hand, and takes them off', async () => {
  const { app, coihue } = world
  const wish = { check_in: '2027-02-01', check_out: '2027-02-04', guests: 4, accommodation_id: coihue }
  const made = await app.owner<{ id: string }>('POST', '/waitlist', { ...wish, contact_name: 'Ana' })
  expect(made).toMatchObject({ status: 201, body: { status: 'waiting', guests: { adults: 4 } } })
  expect((await app.owner('DELETE', `/waitlist/${made.body.id}`)).status).toBe(204)
  expect((await app.owner('DELETE', `/waitlist/${made.body.id}`)).status).toBe(404)
  const wrong = await app.owner('POST', '/waitlist', { ...wish, check_out: '2027-02-01' })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid_dates' } })
  const nowhere = { ...wish, accommodation_id: '00000000-0000-4000-8000-000000000000' }
  const unknown = await app.owner('POST', '/waitlist', nowhere)
  expect(unknown).toMatchObject({ status: 404, body: { code: 'accommodation_not_found' } })
})
