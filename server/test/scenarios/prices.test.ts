import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
let cabins: { id: string; name: string; capacity: number }[]

beforeAll(async () => {
  app = await createTestApp()
  cabins = (await app.api<{ items: typeof cabins }>('GET', '/accommodations')).body.items
})
afterAll(() => app.close())

const PESOS = { base_price: '100000.00', currency: 'ARS' }
const cabin = (index = 0) => cabins[index]?.id ?? ''
const saveRates = (id: string, rates: object) => app.owner('PUT', `/accommodations/${id}/rates`, rates)
const quote = (body: object) => app.api('POST', '/quotes', { body })
const texts = (guest: ReturnType<TestApp['guest']>) => guest.messages().map((one) => one.text ?? '')
const contact = { contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234' }

describe('rates', () => {
  test('every field is kept as it was written', async () => {
    const rates = {
      ...PESOS,
      weekday_prices: { fri: '130000.00' },
      packages: [
        { name: 'Semana Santa', check_in: '2027-03-24', check_out: '2027-03-28', price: '600000.00' },
      ],
      min_nights_by_arrival: { fri: 2 },
      closed_to_departure: ['sun'],
      fill_gaps: true,
      person_prices: [{ guests: 2, percent: 100 }],
      child_rates: [{ until_age: 12, percent: 50 }],
      pet_fee_per: 'night',
      extras: [{ name: 'Leña', price: '8000.00', per: 'stay' }],
      security_deposit: '50000.00',
      last_minute: [{ within_days: 7, percent: 15 }],
      payment_discounts: { transfer: 10 },
      rounding: 1000,
    }
    expect(await saveRates(cabin(), rates)).toMatchObject({ status: 200, body: rates })
    const stored = await app.owner('GET', `/accommodations/${cabin()}/rates`)
    expect(stored.body).toMatchObject(rates)
  })

  test('a stay is priced under rates that nobody saved, and nothing of it is kept', async () => {
    await saveRates(cabin(), PESOS)
    const stay = { check_in: '2027-05-03', check_out: '2027-05-06', guests: 2 }
    const rates = { ...PESOS, base_price: '50000.00', security_deposit: '20000.00' }
    const simulated = await app.owner('POST', `/accommodations/${cabin()}/rates/simulate`, { rates, ...stay })
    expect(simulated.body).toMatchObject({ total_price: '150000.00', security_deposit: '20000.00' })
    expect((await quote({ accommodation_id: cabin(), ...stay })).body.total_price).toBe('300000.00')
  })

  test.each([
    ['es', '3 noches a $ 50.000'],
    ['pt', '3 noites a ARS 50.000'],
    ['en', '3 nights at ARS 50,000'],
  ])('its lines are told in the language of who tries them: %s', async (language, line) => {
    const stay = { check_in: '2027-05-03', check_out: '2027-05-06', guests: 2 }
    const body = { rates: { ...PESOS, base_price: '50000.00' }, ...stay, language }
    const simulated = await app.owner('POST', `/accommodations/${cabin()}/rates/simulate`, body)
    const { lines } = z
      .object({ lines: z.array(z.object({ description: z.string() })) })
      .parse(simulated.body)
    expect(lines.map(({ description }) => description)).toContain(line)
  })

  test.each([
    ['charged in dollars', { base_price: '100.00', currency: 'USD' }],
    ['in dollars without a rate', { ...PESOS, price_currency: 'USD' }],
  ])('%s: 422 fx_required, saved or not', async (_what, rates) => {
    expect(await saveRates(cabin(), rates)).toMatchObject({ status: 422, body: { code: 'fx_required' } })
    const stay = { check_in: '2027-05-03', check_out: '2027-05-06', guests: 2 }
    const simulated = await app.owner('POST', `/accommodations/${cabin()}/rates/simulate`, { rates, ...stay })
    expect(simulated).toMatchObject({ status: 422, body: { code: 'fx_required' } })
  })

  test('one night between two stays is sold without its minimum, and only there', async () => {
    await saveRates(cabin(), { ...PESOS, min_nights: 3, fill_gaps: true })
    const block = (start: string, end: string) =>
      app.owner('POST', '/blocks', { accommodation_id: cabin(), start, end, reason: 'test' })
    await block('2027-05-10', '2027-05-12')
    await block('2027-05-13', '2027-05-15')
    const night = (check_in: string, check_out: string) =>
      quote({ accommodation_id: cabin(), check_in, check_out, guests: 2 })
    expect((await night('2027-05-12', '2027-05-13')).status).toBe(200)
    expect(await night('2027-05-15', '2027-05-16')).toMatchObject({
      status: 422,
      body: { code: 'min_nights' },
    })
  })
})

describe('what a price was made of travels with the stay', () => {
  const plan = {
    ...PESOS,
    included_guests: 2,
    extra_guest_fee: '20000.00',
    child_free_until_age: 6,
    extras: [{ name: 'Leña', price: '8000.00', per: 'stay' }],
    payment_discounts: { transfer: 10 },
  }
  const nights = { check_in: '2027-06-07', check_out: '2027-06-10' }

  test('ages, extras and way of payment of a quote hold for the booking and for its change', async () => {
    await saveRates(cabin(1), plan)
    const family = { adults: 2, children: 2, child_ages: [3, 4] }
    const stay = {
      accommodation_id: cabin(1),
      ...nights,
      guests: family,
      extras: ['Leña'],
      pay_by: 'transfer',
    }
    const quoted = await quote(stay)
    expect(quoted.body).toMatchObject({ total_price: '278000.00', pay_by: 'transfer', extras: ['Leña'] })
    // Ages are not said again.
    const booked = await app.api('POST', '/reservations/pre-reserve', {
      body: {
        ...{ accommodation_id: cabin(1), ...nights, guests: { adults: 2, children: 2 } },
        ...{ ...contact, quote_id: quoted.body.quote_id },
      },
    })
    expect(booked).toMatchObject({ status: 201, body: { total_price: '278000.00' } })
    const moved = await app.owner('PATCH', `/reservations/${booked.body.code}`, {
      check_in: '2027-06-08',
      check_out: '2027-06-11',
    })
    expect(moved.body).toMatchObject({ total_price: '278000.00', guests: { child_ages: [3, 4] } })
  })

  test('ages said in the chat hold for the quote, the booking and its change', async () => {
    for (const { id } of cabins) await saveRates(id, plan)
    const guest = app.guest('5491155550077')
    guest.setName('Julieta Ferreyra')
    await guest.says('Hola! hay lugar del 5 al 8 de abril para 2 adultos y 2 nenes de 3 y 4 años?')
    await app.settle()
    expect(texts(guest).join()).toContain('$ 300.000')
    await guest.taps('Reservar')
    await app.settle()
    const code = /RES\d{6}\w{4}/.exec(texts(guest).join())?.[0]
    const held = await app.owner('GET', `/reservations/${code}`)
    expect(held.body).toMatchObject({ total_price: '300000.00', guests: { child_ages: [4, 3] } })
    const moved = { check_in: '2027-04-06', check_out: '2027-04-09' }
    const changed = await app.owner('PATCH', `/reservations/${code}`, moved)
    expect(changed.body).toMatchObject({ total_price: '300000.00', guests: { child_ages: [4, 3] } })
  })

  test('an extra that the cabin does not have is named', async () => {
    const refused = await quote({ accommodation_id: cabin(1), ...nights, guests: 2, extras: ['Helicóptero'] })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'extras' }] } })
  })
})

interface Ways {
  readonly ways_to_pay?: readonly object[]
}

describe('GET /availability', () => {
  const search = (guests: string, check_in = '2027-08-02', check_out = '2027-08-05') =>
    app.api<{
      items: ({
        accommodation_id: string
        available: boolean
        reason?: string
        total_price?: string
      } & Ways)[]
      combinations: ({
        accommodation_ids: string[]
        total_price: string
        items: ({ guests: object } & Ways)[]
      } & Ways)[]
      alternatives: { check_in: string }[]
    }>('GET', `/availability?check_in=${check_in}&check_out=${check_out}&guests=${guests}`)

  test('shows every cabin with its price or its reason', async () => {
    await saveRates(cabin(0), { ...PESOS, min_nights: 7 })
    await saveRates(cabin(1), PESOS)
    const { body } = await search('2')
    expect(body.items).toHaveLength(cabins.length)
    expect(body.items[0]).toMatchObject({ available: false, reason: 'min_nights' })
    expect(body.items[1]).toMatchObject({ available: true, total_price: '300000.00' })
    expect(body.combinations).toEqual([])
    const own = await quote({
      ...{ accommodation_id: cabin(1), check_in: '2027-08-02', check_out: '2027-08-05', guests: 2 },
    })
    expect(own.body.total_price).toBe(body.items[1]?.total_price)
  })

  test('places a group that no cabin takes in the cheapest that do', async () => {
    for (const [i, { id }] of cabins.entries()) {
      await saveRates(id, { ...PESOS, base_price: `${(i + 1) * 10_000}.00` })
    }
    const people = Math.max(...cabins.map((one) => one.capacity)) + 1
    const { body } = await search(String(people))
    const [cheapest] = body.combinations
    const prices = new Map(cabins.map(({ id, capacity }, i) => [id, { capacity, price: (i + 1) * 30_000 }]))
    const subsets: string[][] = [[]]
    for (const { id } of cabins) subsets.push(...subsets.map((some) => [...some, id]))
    const sum = (ids: string[], what: 'capacity' | 'price') =>
      ids.reduce((total, id) => total + (prices.get(id)?.[what] ?? 0), 0)
    const best = Math.min(
      ...subsets.filter((ids) => sum(ids, 'capacity') >= people).map((ids) => sum(ids, 'price')),
    )
    expect(Number(cheapest?.total_price)).toBe(best)
    expect(sum(cheapest?.accommodation_ids ?? [], 'price')).toBe(best)
  })

  test('tells both prices where a transfer costs another, of one cabin and of several together', async () => {
    const discounts = [{ transfer: 10 }, {}, { transfer: 20 }]
    for (const [i, { id }] of cabins.entries()) {
      await saveRates(id, { ...PESOS, payment_discounts: discounts[i] ?? {} })
    }
    const ways = (card: string, transfer: string) => [
      { pay_by: 'card', total_price: card },
      { pay_by: 'transfer', total_price: transfer },
    ]
    const { body } = await search('1')
    expect(body.items.map((one) => one.ways_to_pay).slice(0, 3)).toEqual([
      ways('300000.00', '270000.00'),
      undefined,
      ways('300000.00', '240000.00'),
    ])
    const people = cabins.reduce((all, one) => all + one.capacity, 0)
    const [together] = (await search(String(people))).body.combinations
    expect(together?.ways_to_pay).toEqual(ways(`${cabins.length * 300_000}.00`, '1110000.00'))
    expect(together?.items.filter((one) => one.ways_to_pay)).toHaveLength(2)
  })

  test('names what is free nearby when nothing is', async () => {
    for (const { id } of cabins) {
      const block = { accommodation_id: id, start: '2027-09-06', end: '2027-09-09', reason: 'test' }
      await app.owner('POST', '/blocks', block)
    }
    const { body } = await search('2', '2027-09-06', '2027-09-09')
    expect(new Set(body.items.map((item) => item.reason))).toEqual(new Set(['date_overlap']))
    expect(body.alternatives).toHaveLength(3)
    expect(await search('2', '2027-09-09', '2027-09-06')).toMatchObject({ status: 422 })
  })

  test('takes who comes with ages', async () => {
    const family = encodeURIComponent(JSON.stringify({ adults: 2, children: 1, child_ages: [3] }))
    expect((await search(family)).status).toBe(200)
    expect((await search('nobody')).status).toBe(422)
  })
})
