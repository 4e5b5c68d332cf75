import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
let cabins: { id: string; name: string }[]

beforeAll(async () => {
  app = await createTestApp()
  cabins = (await app.api<{ items: typeof cabins }>('GET', '/accommodations')).body.items
})
afterAll(() => app.close())

const PESOS = { base_price: '100000.00', currency: 'ARS' }
const cabin = () => cabins[0]?.id ?? ''
const saveRates = (id: string, rates: object) => app.owner('PUT', `/accommodations/${id}/rates`, rates)

describe('days on which nobody arrives or leaves', () => {
  const closed = (rules: object) => saveRates(cabin(), { ...PESOS, base_price: '50000.00', ...rules })
  const quote = (check_in: string, check_out: string) =>
    app.api<{ code: string; detail: string; weekdays?: string[]; nearest?: object[] }>('POST', '/quotes', {
      body: { accommodation_id: cabin(), check_in, check_out, guests: 2 },
    })

  test('the refusal names the days on which one can, and the nearest stays that are free', async () => {
    await closed({ closed_to_departure: ['sun'] })
    // The fourth of July of 2027 is a Sunday.
    const leaving = await quote('2027-07-01', '2027-07-04')
    expect([leaving.status, leaving.body.code]).toEqual([422, 'closed_to_departure'])
    expect(leaving.body.detail).toContain('one can leave on Monday, Tuesday')
    expect(leaving.body.detail).not.toContain('Sunday')
    expect(leaving.body.nearest?.slice(0, 2)).toEqual([
      { check_in: '2027-07-01', check_out: '2027-07-03' },
      { check_in: '2027-07-01', check_out: '2027-07-05' },
    ])
    await closed({ closed_to_arrival: ['sun', 'mon'], closed_to_departure: ['tue'] })
    const arriving = await quote('2027-07-04', '2027-07-07')
    expect(arriving.body.code).toBe('closed_to_arrival')
    // Each of them obeys every rule, not only the one that was broken.
    expect(arriving.body.nearest?.[0]).toEqual({ check_in: '2027-07-02', check_out: '2027-07-05' })
  })

  test('nights that somebody has are not offered, also when a stay is booked or changed', async () => {
    await closed({ closed_to_departure: ['sun'] })
    const taken = { check_in: '2027-07-04', check_out: '2027-07-06', guests: 2 }
    const contact = { contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234' }
    const held = await app.api<{ code: string }>('POST', '/reservations/pre-reserve', {
      body: { accommodation_id: cabin(), ...taken, ...contact },
    })
    expect(held.status, held.text).toBe(201)
    const refused = await app.api<{ nearest: { check_out: string }[] }>('POST', '/reservations/pre-reserve', {
      body: {
        accommodation_id: cabin(),
        check_in: '2027-07-01',
        check_out: '2027-07-04',
        guests: 2,
        ...contact,
      },
    })
    expect(refused.status).toBe(422)
    expect(refused.body.nearest.map((one) => one.check_out)).toEqual([
      '2027-07-03',
      '2027-07-02',
      '2027-07-03',
    ])
    const change = await app.owner('PATCH', `/reservations/${held.body.code}`, { check_out: '2027-07-11' })
    expect(change.body).toMatchObject({
      code: 'closed_to_departure',
      weekdays: expect.arrayContaining(['mon']),
    })
  })

  test('too few nights by the day of arrival say how many, and which stay that is', async () => {
    await closed({ min_nights_by_arrival: { fri: 3 } })
    const short = await quote('2027-07-09', '2027-07-11')
    expect(short.body).toMatchObject({
      code: 'min_nights',
      limit: 3,
      nearest: expect.arrayContaining([{ check_in: '2027-07-09', check_out: '2027-07-12' }]),
    })
    expect(short.body.nearest?.[0]).toEqual({ check_in: '2027-07-09', check_out: '2027-07-12' })
  })

  test('the chat says which day it is and offers stays that can be had', async () => {
    for (const { id } of cabins) await saveRates(id, { ...PESOS, closed_to_departure: ['sun'] })
    const guest = app.guest('5491155550401')
    await guest.says('hola, del 15 al 18 de julio de 2027 para 2 personas')
    await app.settle()
    const last = guest.messages().at(-1)
    expect(last?.text).toMatch(/dom(ingo)? 18/)
    expect(last?.text).toContain('no se puede salir')
    const titles = (last?.buttons ?? []).map((one) => one.title)
    expect(titles).toHaveLength(3)
    const [first] = last?.buttons ?? []
    await guest.taps(first?.id ?? '')
    await app.settle()
    expect(guest.messages().at(-1)?.text).toContain('$')
  })
})
