import { calendar } from '@tranquera/contracts/calendar'
import { preReservedGroup } from '@tranquera/contracts/groups'
import { guestReservationView } from '@tranquera/contracts/reservations'
import { decisionsView } from '@tranquera/contracts/today'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

/** What the panel and the guest's page ask besides what programs ask. */
let app: TestApp
let cabins: readonly { readonly id: string; readonly name: string }[]

beforeAll(async () => {
  app = await createTestApp()
  // The sample stays have their own days; these are far from them.
  app.clock.set('2027-08-10T12:00:00Z')
  app.signOut()
  cabins = (await app.api<{ items: typeof cabins }>('GET', '/accommodations')).body.items
})
afterAll(() => app?.close())

async function written(check_in: string, check_out: string): Promise<string> {
  const made = await app.owner<{ code: string }>('POST', '/reservations', {
    accommodation_id: cabins[0]?.id,
    check_in,
    check_out,
    guests: 2,
    contact_name: 'Marta Ruiz',
    contact_phone: '+5492944111222',
    status: 'confirmed',
    total_price: '100000.00',
    override: ['min_nights'],
  })
  expect(made.status).toBe(201)
  return made.body.code
}

const pay = (code: string, amount: string) =>
  app.owner('POST', `/reservations/${code}/payments`, { kind: 'payment', method: 'cash', amount, note: '' })

describe('the calendar', () => {
  it('tells how much of a stay is paid, what a night asks for, and which days are off', async () => {
    const code = await written('2027-08-12', '2027-08-14')
    const shown = async () => {
      const { body } = await app.owner('GET', '/calendar?from=2027-08-10&to=2027-08-25')
      const { accommodations, days_off } = calendar.parse(body)
      const cabin = accommodations.find(({ id }) => id === cabins[0]?.id)
      return { entry: cabin?.entries.find((one) => one.code === code), night: cabin?.prices[0], days_off }
    }
    expect((await shown()).entry?.paid).toBe('nothing')
    await pay(code, '30000.00')
    expect((await shown()).entry?.paid).toBe('part')
    await pay(code, '70000.00')
    const { entry, night, days_off } = await shown()
    expect(entry?.paid).toBe('all')
    expect(night?.min_nights).toBeGreaterThanOrEqual(1)
    expect(days_off).toContainEqual({ date: '2027-08-16', name: expect.stringContaining('San Martín') })
  })
})

describe('money that went back without a word about it', () => {
  it('waits for a decision that is taken in place', async () => {
    const code = await written('2027-09-07', '2027-09-09')
    await pay(code, '100000.00')
    await app.owner('POST', `/reservations/${code}/refunds`, { amount: '20000.00', method: 'cash' })
    const waiting = async () =>
      decisionsView
        .parse((await app.owner('GET', '/decisions')).body)
        .items.find((one) => one.reservation_code === code)
    const decision = await waiting()
    expect(decision).toMatchObject({ alert_kind: 'refund_meaning', about: code })
    const [action] = decision?.actions ?? []
    expect(action?.name).toBe('classify')
    const path = action?.path.replace(/^\/admin/, '') ?? ''
    expect((await app.owner('POST', path, { as: 'return' })).status).toBe(200)
    expect(await waiting()).toBeUndefined()
    const { body } = await app.owner<{ due_amount: string }>('GET', `/reservations/${code}`)
    expect(body.due_amount).toBe('20000.00')
  })
})

describe('several cabins booked together', () => {
  it('show their guest the whole of it', async () => {
    const [first, second] = cabins
    const held = preReservedGroup.parse(
      (
        await app.api('POST', '/reservations/pre-reserve-group', {
          body: {
            check_in: '2027-09-13',
            check_out: '2027-09-17',
            items: [first, second].map((cabin) => ({ accommodation_id: cabin?.id, guests: 2 })),
            contact_name: 'Grupo Grande',
            contact_phone: '+5492944111333',
          },
        })
      ).body,
    )
    const [one] = held.reservations
    const read = await app.api('GET', `/reservations/${one?.code}?token=${held.access_token}`)
    const { group } = guestReservationView.parse(read.body)
    expect(group).toMatchObject({
      group_code: held.group_code,
      total_price: held.total_price,
      deposit_amount: held.deposit_amount,
      due_amount: held.total_price,
    })
    expect(group?.reservations).toHaveLength(2)
  })
})
