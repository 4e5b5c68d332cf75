import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

/** A Monday in March without holidays near; each stay gets weeks of its own. */
const FIRST = localDate('2027-05-31')
const PLAIN = { base_price: '100000.00', currency: 'ARS' }

let app: MoneyApp
let other: string
let week = 0

beforeAll(async () => {
  app = await createMoneyApp()
  const made = await app.owner<{ id: string }>('POST', '/accommodations', {
    name: 'Lenga',
    capacity: 6,
    rates: { ...PLAIN, base_price: '80000.00' },
  })
  other = made.body.id
  await app.owner('PATCH', `/accommodations/${app.cabin}`, { capacity: 6 })
})
afterAll(() => app.close())

const rates = async (plan: object, cabin = app.cabin) => {
  const saved = await app.owner('PUT', `/accommodations/${cabin}/rates`, { ...PLAIN, ...plan })
  expect(saved.status, saved.text).toBe(200)
}

interface Seen {
  readonly total_price: string
  readonly paid_amount: string
  readonly due_amount: string
  readonly lines: readonly { readonly kind: string; readonly description: string; readonly amount: string }[]
}

/** A stay agreed under a plan; `in(days)` is a day of it. */
async function agreed(
  plan: object,
  wanted: { nights: number; guests?: unknown; extras?: string[]; pay_by?: string },
) {
  await rates(plan)
  const { nights, guests = 2, ...more } = wanted
  const checkIn = addDays(FIRST, 28 * week++)
  const booked = await app.owner<{ code: string; total_price: string }>('POST', '/reservations', {
    ...{
      accommodation_id: app.cabin,
      check_in: checkIn,
      check_out: addDays(checkIn, nights),
      guests,
      ...more,
    },
    ...{ contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234', status: 'confirmed' },
  })
  expect(booked.status, booked.text).toBe(201)
  const { code } = booked.body
  const read = async () => (await app.owner<Seen>('GET', `/reservations/${code}`)).body
  return {
    code,
    total: cents(booked.body.total_price) / 100,
    day: (days: number) => addDays(checkIn, days),
    read,
    /** Shown first: what then happens is the same to the cent, and the lines sum to it. */
    async change(body: object): Promise<number> {
      const was = await read()
      const look = await app.owner<{ difference: string; charge: string; after: Seen }>(
        'PATCH',
        `/reservations/${code}?preview=true`,
        body,
      )
      expect(look.status, look.text).toBe(200)
      const done = await app.owner('PATCH', `/reservations/${code}`, body)
      expect(done.status, done.text).toBe(200)
      const now = await read()
      expect(look.body.after.total_price).toBe(now.total_price)
      expect(cents(look.body.difference)).toBe(cents(now.total_price) - cents(was.total_price))
      expect(cents(look.body.charge)).toBe(
        Math.max(0, cents(now.due_amount)) -
          Math.max(0, Math.min(cents(was.due_amount), cents(now.due_amount))),
      )
      expect(cents(now.paid_amount) + cents(now.due_amount)).toBe(cents(now.total_price))
      expect(now.lines.reduce((sum, one) => sum + cents(one.amount), 0)).toBe(cents(now.total_price))
      return cents(now.total_price) / 100
    },
  }
}

const people = { person_prices: [2, 4, 6].map((guests, i) => ({ guests, percent: [100, 130, 150][i] })) }
const ages = {
  ...{ included_guests: 2, extra_guest_fee: '15000.00', child_free_until_age: 6 },
  child_rates: [{ until_age: 12, percent: 50 }],
}
const family = (...child_ages: number[]) => ({ adults: 2, children: child_ages.length, child_ages })

describe('what a plan asks for who comes changes with who comes', () => {
  test('by number of people', async () => {
    const stay = await agreed(people, { nights: 3 })
    expect(stay.total).toBe(300_000)
    expect(await stay.change({ guests: 3 })).toBe(390_000)
    expect(await stay.change({ guests: 5 })).toBe(450_000)
    expect(await stay.change({ check_out: stay.day(4) })).toBe(600_000)
    expect(await stay.change({ guests: 2 })).toBe(400_000)
    expect(await stay.change({ guests: { adults: 2, children: 0, babies: 1 } })).toBe(400_000)
  })

  test('by number of people, after the prices have risen: the agreed nights are shared by more or fewer', async () => {
    const stay = await agreed(people, { nights: 3, guests: 4 })
    expect(stay.total).toBe(390_000)
    await rates({ ...people, base_price: '180000.00' })
    expect(await stay.change({ guests: 2 })).toBe(300_000)
    expect(await stay.change({ guests: 4, check_out: stay.day(4) })).toBe(624_000)
    expect(await stay.change({ guests: 2, check_out: stay.day(3) })).toBe(300_000)
  })

  test('children by their ages', async () => {
    const stay = await agreed(ages, { nights: 3, guests: family(3, 8) })
    expect(stay.total).toBe(322_500)
    expect(await stay.change({ guests: family(3) })).toBe(300_000)
    expect(await stay.change({ guests: family(3, 12) })).toBe(345_000)
    expect(await stay.change({ guests: family(3, 8), check_out: stay.day(4) })).toBe(430_000)
    await rates({ ...ages, extra_guest_fee: '30000.00' })
    expect(await stay.change({ check_out: stay.day(3) })).toBe(322_500)
    expect(await stay.change({ guests: family(3) })).toBe(300_000)
  })

  test('pets and extras go with what they were agreed at', async () => {
    const plan = {
      ...{ pet_fee: '5000.00', pet_fee_per: 'night', cleaning_fee: '20000.00' },
      extras: [{ name: 'Leña', price: '8000.00', per: 'night' }],
    }
    const stay = await agreed(plan, { nights: 3, guests: { adults: 2, pets: 1 }, extras: ['Leña'] })
    expect(stay.total).toBe(359_000)
    await rates({ ...plan, pet_fee: '9000.00', cleaning_fee: '35000.00' })
    expect(await stay.change({ check_out: stay.day(4) })).toBe(476_000)
    expect(await stay.change({ guests: 2 })).toBe(452_000)
  })
})

describe('discounts, packages and rounding stand on what is left', () => {
  const week7 = { length_discounts: [{ min_nights: 7, percent: 10 }] }

  test('a discount for the length that is lost takes off what it had given', async () => {
    const stay = await agreed(week7, { nights: 7 })
    expect(stay.total).toBe(630_000)
    expect(await stay.change({ check_out: stay.day(6) })).toBe(600_000)
    expect(await stay.change({ check_out: stay.day(8) })).toBe(720_000)
    await rates({ ...week7, base_price: '180000.00' })
    // Seven nights as agreed, and one more at today's price, each less a tenth.
    expect(await stay.change({ check_out: stay.day(9) })).toBe(882_000)
    expect(await stay.change({ check_out: stay.day(6) })).toBe(600_000)
  })

  test('a package that is agreed stays whole, with nights around it', async () => {
    const dear = (price: string) => ({
      ...{ length_discounts: [{ min_nights: 4, percent: 10 }] },
      packages: [
        {
          ...{ name: 'Quincena', price },
          ...{ check_in: addDays(FIRST, 28 * week), check_out: addDays(FIRST, 28 * week + 4) },
        },
      ],
    })
    const first = dear('600000.00')
    const stay = await agreed(first, { nights: 4 })
    expect(stay.total).toBe(600_000)
    expect(await stay.change({ check_out: stay.day(5) })).toBe(690_000)
    await rates({ ...first, packages: first.packages.map((one) => ({ ...one, price: '900000.00' })) })
    expect(await stay.change({ check_out: stay.day(6) })).toBe(780_000)
    expect(await stay.change({ guests: 3, check_out: stay.day(4) })).toBe(600_000)
    const part = await app.owner('PATCH', `/reservations/${stay.code}`, { check_out: stay.day(3) })
    expect([part.status, part.body.code]).toEqual([422, 'min_nights'])
    expect(await stay.change({ check_out: stay.day(3), override: ['min_nights'] })).toBe(450_000)
  })

  test('by transfer, with its percent as agreed', async () => {
    const plan = { cleaning_fee: '20000.00', payment_discounts: { transfer: 10 } }
    const stay = await agreed(plan, { nights: 3, pay_by: 'transfer' })
    expect(stay.total).toBe(290_000)
    await rates({ ...plan, base_price: '180000.00', payment_discounts: { transfer: 5 } })
    expect(await stay.change({ check_out: stay.day(4) })).toBe(452_000)
    expect(await stay.change({ check_out: stay.day(2) })).toBe(200_000)
  })

  test('the total is rounded as agreed, again after the change', async () => {
    const stay = await agreed({ base_price: '99990.00', rounding: 1000 }, { nights: 3 })
    expect(stay.total).toBe(300_000)
    await rates({ base_price: '120333.00', rounding: 1000 })
    expect(await stay.change({ check_out: stay.day(4) })).toBe(420_000)
    expect(await stay.change({ check_out: stay.day(2) })).toBe(200_000)
    expect(await stay.change({ guests: { adults: 2, babies: 1 } })).toBe(200_000)
  })
})

describe('another cabin', () => {
  test('costs the difference between the two, and nights go on at its price', async () => {
    const stay = await agreed({}, { nights: 3 })
    expect(await stay.change({ accommodation_id: other })).toBe(240_000)
    expect(await stay.change({ check_out: stay.day(4) })).toBe(320_000)
    expect(await stay.change({ accommodation_id: app.cabin })).toBe(400_000)
    await rates({ base_price: '180000.00' })
    expect(await stay.change({ check_out: stay.day(2) })).toBe(200_000)
  })

  test('after the prices have risen: never for nothing, and a night less costs what a night was', async () => {
    const stay = await agreed({}, { nights: 3 })
    await rates({ base_price: '200000.00' })
    // 80,000 of 200,000 is what the cheaper one is of the dearer today.
    expect(await stay.change({ accommodation_id: other })).toBe(120_000)
    expect(await stay.change({ check_out: stay.day(2) })).toBe(80_000)
  })

  test('with a discount of somebody’s hand and a price that was agreed', async () => {
    const stay = await agreed(people, { nights: 3, guests: 4 })
    await app.owner('POST', `/reservations/${stay.code}/payments`, {
      kind: 'adjustment',
      amount: '-15000.00',
    })
    expect(await stay.change({ guests: 2 })).toBe(285_000)
    expect(await stay.change({ total_price: '250000.00' })).toBe(250_000)
    expect(await stay.change({ check_out: stay.day(4) })).toBe(350_000)
    expect(await stay.change({ check_out: stay.day(5), keep_price: true })).toBe(350_000)
  })
})
