import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type LocalDate, localDate } from '../../src/lib/local-date.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

interface Alert {
  readonly id: string
  readonly kind: string
  readonly severity: string
  readonly summary: string
  readonly about: string
}
interface Conflict {
  readonly id: string
  readonly check_in: LocalDate
}

let app: TestApp
let cabin: { readonly id: string; readonly name: string }

beforeAll(async () => {
  app = await createTestApp()
  const { body } = await app.api<{ items: (typeof cabin & { slug: string })[] }>('GET', '/accommodations')
  cabin = body.items.find(({ slug }) => slug === 'nire') ?? { id: '', name: '' }
})
afterAll(() => app.close())

const alerts = async (status = 'open') =>
  (await app.owner<{ items: Alert[] }>('GET', `/alerts?status=${status}&page_size=100`)).body.items.filter(
    ({ kind }) => kind === 'calendar_conflict',
  )
const conflicts = async () =>
  (await app.owner<{ items: Conflict[] }>('GET', '/conflicts?status=open&page_size=100')).body.items.toSorted(
    (a, b) => (a.check_in < b.check_in ? -1 : 1),
  )

const FIRST = localDate('2027-03-01')
const nthStay = (i: number) => addDays(FIRST, i * 4)

async function bookHere(i: number) {
  const stay = await app.owner('POST', '/reservations', {
    accommodation_id: cabin.id,
    check_in: nthStay(i),
    check_out: addDays(nthStay(i), 2),
    guests: 2,
    contact_name: 'Ana Paz',
    contact_phone: '+5491155550101',
    status: 'confirmed',
    override: ['min_nights', 'closed_to_arrival', 'closed_to_departure'],
  })
  expect(stay.status).toBe(201)
}

test('clashes of one feed with one cabin are one alert that counts them, and each is settled on its own', async () => {
  const listing = app.sandbox.calendars.listing('booking', 'wrong-cabin')
  const url = `${app.sandbox.server.origin}${listing.path}`
  const added = await app.owner<{ id: string }>('POST', '/feeds', {
    accommodation_id: cabin.id,
    channel: 'booking',
    url,
  })
  const sync = async () => (await app.owner('POST', `/feeds/${added.body.id}/sync`)).body
  for (let i = 0; i < 12; i++) {
    await bookHere(i)
    if (i < 11) listing.book(nthStay(i), addDays(nthStay(i), 2), { force: true })
  }
  await app.settle()
  expect(await sync()).toMatchObject({ conflicts: 11 })
  expect(await conflicts()).toHaveLength(11)
  const [alert, ...more] = await alerts()
  expect(more).toEqual([])
  expect(alert?.summary).toContain(`${cabin.name}: 22 nights in 11 stays clash with Booking`)
  expect(alert?.summary).toContain(`${FIRST} to ${addDays(FIRST, 2)}`)
  expect(alert?.about).toContain('(11)')

  // One is settled: the alert says what is left and is still the same one.
  const [first, second] = await conflicts()
  expect((await app.owner('POST', `/conflicts/${first?.id}/resolve`, { note: 'moved' })).status).toBe(200)
  expect(await alerts()).toMatchObject([{ id: alert?.id }])
  expect((await alerts())[0]?.summary).toContain(`20 nights in 10 stays clash`)
  expect((await alerts())[0]?.about).toContain(second?.check_in)

  // Another one comes: that is news, and rings again.
  listing.book(nthStay(11), addDays(nthStay(11), 2), { force: true })
  app.clock.advance(600)
  expect(await sync()).toMatchObject({ conflicts: 1 })
  const [anew, ...others] = await alerts()
  expect(others).toEqual([])
  expect(anew?.id).not.toBe(alert?.id)
  expect(anew?.summary).toContain('22 nights in 11 stays clash')

  // Resolved by hand it stays away until something new happens.
  await app.owner('POST', `/alerts/${anew?.id}/resolve`)
  for (const one of (await conflicts()).slice(1))
    await app.owner('POST', `/conflicts/${one.id}/resolve`, { note: 'moved' })
  expect(await alerts()).toEqual([])
  expect(await conflicts()).toHaveLength(1)
})

test('the alert ends with the last clash', async () => {
  const listing = app.sandbox.calendars.listing('booking', 'wrong-cabin')
  await bookHere(12)
  listing.book(nthStay(12), addDays(nthStay(12), 2), { force: true })
  app.clock.advance(600)
  const { items } = (
    await app.owner<{ items: { id: string }[] }>('GET', `/feeds?accommodation_id=${cabin.id}`)
  ).body
  for (const { id } of items) await app.owner('POST', `/feeds/${id}/sync`)
  const [alert] = await alerts()
  expect(alert?.summary).toContain('4 nights in 2 stays clash')
  for (const one of await conflicts())
    await app.owner('POST', `/conflicts/${one.id}/resolve`, { note: 'moved' })
  expect(await alerts()).toEqual([])
  expect((await alerts('resolved')).map(({ id }) => id)).toContain(alert?.id)
})
