import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from '../../src/lib/db/postgres.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { createTestDatabase } from '../test-database.ts'

const UNLIMITED = {
  RATE_LIMIT_ENABLED: 'false',
}
const STAY = { check_in: '2027-03-10', check_out: '2027-03-13' }
const SEARCH = `/availability?check_in=${STAY.check_in}&check_out=${STAY.check_out}&guests=2`

interface Cabin {
  readonly id: string
  readonly name: string
  readonly base_price: string
  readonly photos: readonly { readonly id: string }[]
  readonly policies: { readonly check_in_time: string }
}
interface Offer {
  readonly accommodation_id: string
  readonly available: boolean
  readonly total_price?: string
}

/** Two servers keep what they read of the catalogue; whoever was told that a change is made sees it in either. */
describe('the public answers of two servers on one database', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  let first: TestApp
  let second: TestApp
  let cabin: Cabin

  beforeAll(async () => {
    database = await createTestDatabase()
    const pool = () => openPostgres({ url: database.url, maxConnections: 6 })
    first = await createTestApp({ database: await pool(), env: UNLIMITED })
    second = await createTestApp({ database: await pool(), env: UNLIMITED, demo: false, clock: first.clock })
    cabin = (await cabins(second))[0] as Cabin
  })
  afterAll(async () => {
    await second?.close()
    await first?.close()
    await database?.close()
  })

  const cabins = async (app: TestApp) =>
    (await app.api<{ items: Cabin[] }>('GET', '/accommodations')).body.items
  const find = async (app: TestApp) => (await cabins(app)).find(({ id }) => id === cabin.id)
  const offer = async (app: TestApp) => {
    const { body } = await app.api<{ items: Offer[] }>('GET', SEARCH)
    return body.items.find((item) => item.accommodation_id === cabin.id)
  }
  const quote = async (app: TestApp) => {
    const body = { accommodation_id: cabin.id, ...STAY, guests: 2 }
    return (await app.api<{ total_price: string }>('POST', '/quotes', { body })).body.total_price
  }

  /** What that server keeps is as fresh as can be. */
  function keepAsking(app: TestApp): () => void {
    let isAsking = true
    const ask = async (): Promise<void> => {
      while (isAsking) await cabins(app)
    }
    void ask()
    return () => {
      isAsking = false
    }
  }

  it('show a price that was saved in the other, from the next request on', async () => {
    const { body: plan } = await first.owner('GET', `/accommodations/${cabin.id}/rates`)
    const seasonless = { ...plan, seasons: [], packages: [], weekend_multiplier: 1, holiday_multiplier: 1 }
    const quiet = { ...seasonless, length_discounts: [], last_minute: [], cleaning_fee: '0.00' }
    for (let thousands = 101; thousands < 113; thousands++) {
      const rates = { ...quiet, base_price: `${thousands}000.00` }
      const stopAsking = keepAsking(second)
      const { status } = await first.owner('PUT', `/accommodations/${cabin.id}/rates`, rates)
      stopAsking()
      expect(status).toBe(200)
      const total = `${3 * thousands}000.00`
      expect((await offer(second))?.total_price).toBe(total)
      expect((await find(second))?.base_price).toBe(rates.base_price)
      expect(await quote(second)).toBe(total)
      expect((await offer(first))?.total_price).toBe(total)
    }
  })

  it('show new names, photos, times, and that a cabin is no longer offered', async () => {
    await find(second)
    await first.owner('PATCH', `/accommodations/${cabin.id}`, { name: 'La más nueva' })
    expect((await find(second))?.name).toBe('La más nueva')
    const photos = cabin.photos.map(({ id }) => id).toReversed()
    await first.owner('PATCH', `/accommodations/${cabin.id}`, { photo_ids: photos })
    expect((await find(second))?.photos.map(({ id }) => id)).toEqual(photos)
    await first.owner('PUT', '/settings', { check_in_time: '16:30' })
    expect((await find(second))?.policies.check_in_time).toBe('16:30')
    await first.owner('PATCH', `/accommodations/${cabin.id}`, { active: false })
    expect(await find(second)).toBeUndefined()
    expect(await offer(second)).toBeUndefined()
    const gone = await second.api('GET', `/accommodations/${cabin.id}`)
    expect(gone.body.code).toBe('accommodation_not_found')
    await first.owner('PATCH', `/accommodations/${cabin.id}`, { active: true })
    expect(await find(second)).toBeDefined()
  })

  it('show nights as taken as soon as the other has sold them, and free again when they are', async () => {
    expect((await offer(second))?.available).toBe(true)
    const body = { accommodation_id: cabin.id, ...STAY, guests: 2, contact_name: 'Ana' }
    const held = await first.api<{ code: string; access_token: string }>(
      'POST',
      '/reservations/pre-reserve',
      {
        body: { ...body, contact_phone: '+5491144445555' },
      },
    )
    expect(held.status).toBe(201)
    expect((await offer(second))?.available).toBe(false)
    const { code, access_token } = held.body
    await first.api('POST', `/reservations/${code}/cancel?token=${access_token}`, { body: {} })
    expect((await offer(second))?.available).toBe(true)
  })

  it('are whole in every coding', async () => {
    const plain = await second.ask('GET', '/api/v1/accommodations', {
      headers: { 'accept-encoding': 'identity' },
    })
    for (const coding of ['br', 'gzip;q=0.5', 'gzip, br;q=0']) {
      const headers = { 'accept-encoding': coding }
      for (let again = 0; again < 2; again++) {
        const coded = await second.ask('GET', '/api/v1/accommodations', { headers })
        expect(coded.headers.get('content-encoding')).toBe(coding.startsWith('br') ? 'br' : 'gzip')
        expect(coded.headers.get('vary')).toMatch(/accept-encoding/i)
        expect(coded.body).toEqual(plain.body)
      }
    }
    expect(plain.headers.get('content-encoding')).toBeNull()
  })
})
