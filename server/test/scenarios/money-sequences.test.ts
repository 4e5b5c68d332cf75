import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

const START = '2026-12-01T13:00:00Z'

let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({
    settings: {
      cancellation_policy: [
        { days_before: 14, refund_percent: 100 },
        { days_before: 7, refund_percent: 50 },
      ],
    },
  })
})
afterEach(() => {
  app.mercadoPago.setBalance(null)
  app.clock.set(START)
})
afterAll(() => app.close())

interface Ways {
  readonly refund?: string
  readonly refund_amount?: string
  readonly refunds: readonly { readonly amount: string; readonly state: string; readonly method: string }[]
  readonly charge?: string
  readonly difference?: string
  readonly warnings?: readonly string[]
}

const at = (stay: HeldStay, path = '') => `/reservations/${stay.code}${path}`
const cash = async (stay: HeldStay, amount: string, method = 'cash') => {
  const done = await app.owner('POST', at(stay, '/payments'), { method, amount })
  expect(done.status, done.text).toBe(201)
}
const money = async (stay: HeldStay) => {
  const { total_price, paid_amount, due_amount } = await app.see(stay)
  return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100)
}
const returned = (id: number) => app.payment(id).refunded / 100
const sumOf = (ways: Ways['refunds']) => ways.reduce((sum, one) => sum + cents(one.amount), 0) / 100
const cancel = (stay: HeldStay, body?: object) => app.owner<Ways>('POST', at(stay, '/cancel'), body)
/** Shown first; what goes back is then exactly that. */
async function change(stay: HeldStay, body: object): Promise<Ways> {
  const refunds = async () =>
    (
      await app.database.query<{ amount: number }>(
        `select coalesce(sum(amount), 0)::int as amount from refunds where reservation_id =
           (select id from reservations where code = $1) and state <> 'rejected'`,
        [stay.code],
      )
    ).rows[0]?.amount ?? 0
  const look = await app.owner<Ways>('PATCH', at(stay, '?preview=true'), body)
  expect(look.status, look.text).toBe(200)
  const before = await refunds()
  expect((await app.owner('PATCH', at(stay), body)).status).toBe(200)
  expect((await refunds()) - before).toBe(cents(look.body.refund ?? ''))
  expect(sumOf(look.body.refunds)).toBe(cents(look.body.refund ?? '') / 100)
  return look.body
}

describe('what is promised back already', () => {
  test('by hand is not promised a second time by the next change', async () => {
    const stay = await app.confirmed()
    await cash(stay, '210000.00')
    const shorter = await change(stay, { check_out: addDays(localDate(stay.checkOut), -1), refund: 'all' })
    expect(shorter.refund).toBe('100000.00')
    await app.settle()
    expect(returned(stay.paymentId)).toBe(90_000)
    // 210,000 of cash is here, 10,000 of it promised; 10,000 more is too much now.
    expect((await change(stay, { total_price: '190000.00', refund: 'all' })).refund).toBe('10000.00')
    const over = await cancel(stay, { refund: '50000.00' })
    expect(over.body.refund_amount).toBe('50000.00')
    expect(sumOf(over.body.refunds)).toBe(50_000)
  })

  test('of a second payment is no part of what a cancellation returns', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.setBalance(0)
    const second = await app.pay(stay, { evenExpired: true })
    const over = await cancel(stay, { refund: '50000.00' })
    expect(over.body.refund_amount).toBe('50000.00')
    expect(sumOf(over.body.refunds)).toBe(50_000)
    // What is being sent at this moment fails first, and waits: only then is there something to try again.
    await app.settle()
    app.mercadoPago.setBalance(null)
    await app.retryNow()
    expect([returned(stay.paymentId), returned(second)]).toEqual([50_000, 90_000])
    expect((await app.see(stay)).paid_amount).toBe('40000.00')
  })

  test('is not told again by who cancels everything, and more than the rest is refused', async () => {
    const stay = await app.confirmed()
    app.mercadoPago.setBalance(0)
    await app.pay(stay, { evenExpired: true })
    expect((await cancel(stay, { refund: '100000.00' })).status).toBe(422)
    const over = await cancel(stay)
    expect(over.body.refund_amount).toBe('90000.00')
    expect(sumOf(over.body.refunds)).toBe(90_000)
    // What is being sent at this moment fails first, and waits: only then is there something to try again.
    await app.settle()
    app.mercadoPago.setBalance(null)
    await app.retryNow()
    expect((await app.see(stay)).paid_amount).toBe('0.00')
  })
})

describe('a stay that is paid and becomes shorter', () => {
  test('follows the policy: half of what is too much, ten days before', async () => {
    const stay = await app.confirmed({ checkIn: '2027-09-06' })
    await cash(stay, '210000.00')
    app.clock.set('2027-08-27T15:00:00-03:00')
    const done = await change(stay, { check_out: '2027-09-08' })
    expect(done).toMatchObject({ difference: '-50000.00', refund: '50000.00', charge: '0.00' })
    await app.settle()
    // Older than 180 days at the provider: the rest goes by hand, so the ledger still has it.
    expect((await money(stay))[0]).toBe(250_000)
  })

  test('as the owner says: nothing, or so much', async () => {
    const stay = await app.confirmed()
    await cash(stay, '210000.00')
    const nothing = await change(stay, { check_out: addDays(localDate(stay.checkOut), -1), refund: 'none' })
    expect(nothing).toMatchObject({ refund: '0.00', warnings: ['credit_left'] })
    expect(await money(stay)).toEqual([200_000, 300_000, -100_000])
    const some = await change(stay, { total_price: '190000.00', refund: '35000.50' })
    expect(some).toMatchObject({ refund: '35000.50', difference: '-10000.00' })
    await app.settle()
    expect(await money(stay)).toEqual([190_000, 264_999.5, -74_999.5])
    expect(returned(stay.paymentId)).toBe(35_000.5)
  })
})

describe('several payments', () => {
  test('two cards on the deposit and two on the balance: what is too much goes back each time', async () => {
    const stay = await app.hold()
    await app.pay(stay, { amount: 6_000_000 })
    const second = await app.pay(stay, { amount: 5_000_000 })
    expect((await app.see(stay)).status).toBe('confirmed')
    expect([returned(second), await money(stay)]).toEqual([20_000, [300_000, 90_000, 210_000]])
    const asked = await app.api<{ payment_url: string }>('GET', `${at(stay)}?token=${stay.token}`)
    const preference = new URL(asked.body.payment_url).searchParams.get('pref_id') ?? ''
    await app.pay({ preference }, { amount: 15_000_000 })
    const last = await app.pay({ preference }, { amount: 10_000_000 })
    expect([returned(last), await money(stay)]).toEqual([40_000, [300_000, 300_000, 0]])
  })

  test('the hold ends between them: the first goes back, and the second alone is too little', async () => {
    const stay = await app.hold()
    const first = await app.pay(stay, { amount: 5_400_000 })
    await app.advance(1801)
    await app.settle()
    const second = await app.pay(stay, { amount: 3_600_000, evenExpired: true })
    expect([returned(first), returned(second)]).toEqual([54_000, 36_000])
    expect(await money(stay)).toMatchObject([300_000, 0, expect.anything()])
    expect((await app.see(stay)).status).toBe('expired')
  })

  test('a centavo less confirms and is noted; the balance asks for it', async () => {
    const stay = await app.hold()
    await app.pay(stay, { amount: 8_999_999 })
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await money(stay)).toEqual([300_000, 89_999.99, 210_000.01])
  })
})

describe('what is over', () => {
  test('owes nothing: cancelled with a part kept, and who never came', async () => {
    const stay = await app.confirmed()
    await cancel(stay, { refund: '40000.00' })
    await app.settle()
    // Paid and due are the total, always; what is summed, asked for or listed as owed leaves it out.
    expect(await money(stay)).toEqual([300_000, 50_000, 250_000])
    const owing = async (one: HeldStay) => {
      const listed = await app.owner<{ items: unknown[] }>('GET', `/reservations?owing=true&q=${one.code}`)
      const csv = await app.owner('GET', `/reservations/export.csv?q=${one.code}&locale=es-AR`)
      const seen = await app.api<{ payment_url: string | null }>('GET', `${at(one)}?token=${one.token}`)
      const cells = csv.text.split('\r\n')[1]?.split(';') ?? []
      return [listed.body.items.length, cells[12], seen.body.payment_url === null]
    }
    expect(await owing(stay)).toEqual([0, '0,00', true])
    const absent = await app.confirmed({ checkIn: '2027-10-04' })
    app.clock.set('2027-10-04T20:00:00-03:00')
    await app.owner('POST', at(absent, '/no-show'))
    expect(await owing(absent)).toEqual([0, '0,00', true])
    expect((await app.owner('POST', at(absent, '/reopen'))).status).toBe(200)
    expect(await owing(absent)).toEqual([1, '210000,00', false])
  })

  test('cancelled and opened again: it owes what went back, and its link asks for that', async () => {
    const stay = await app.confirmed()
    await cancel(stay)
    await app.settle()
    expect((await app.owner('POST', at(stay, '/reopen'))).status).toBe(200)
    await app.settle()
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
    const asked = await app.api<{ payment_url: string }>('GET', `${at(stay)}?token=${stay.token}`)
    const preference = new URL(asked.body.payment_url).searchParams.get('pref_id') ?? ''
    await app.pay({ preference })
    expect(await money(stay)).toEqual([300_000, 300_000, 0])
  })

  test('opened again before the owner has sent it: what was to go back by hand stays', async () => {
    const stay = await app.hold()
    await cash(stay, '90000.00')
    expect((await cancel(stay)).body.refunds).toMatchObject([{ amount: '90000.00', state: 'manual' }])
    await app.owner('POST', at(stay, '/reopen'))
    await app.settle()
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
    const asked = await app.api<{ payment_url: string }>('GET', `${at(stay)}?token=${stay.token}`)
    const preference = new URL(asked.body.payment_url).searchParams.get('pref_id') ?? ''
    expect(app.mercadoPago.approve(preference).amount).toBe(21_000_000)
    const alerts = await app.owner<{ items: { kind: string; summary: string }[] }>(
      'GET',
      '/alerts?status=open',
    )
    expect(
      alerts.body.items.filter((one) => one.kind === 'refund_by_hand' && one.summary.includes(stay.code)),
    ).toEqual([])
  })

  test('cancelled a second time: the rest goes back, by the same way and by hand', async () => {
    const stay = await app.confirmed()
    await cash(stay, '10000.00')
    await cancel(stay, { refund: '40000.00' })
    await app.settle()
    await app.owner('POST', at(stay, '/reopen'))
    const again = await cancel(stay)
    expect(again.body.refund_amount).toBe('60000.00')
    expect(sumOf(again.body.refunds)).toBe(60_000)
    await app.settle()
    expect(returned(stay.paymentId)).toBe(90_000)
    await app.owner('POST', at(stay, '/reopen'))
    await cash(stay, '20000.00')
    expect((await cancel(stay)).body).toMatchObject({ refund_amount: '30000.00' })
  })

  test('its nights sold meanwhile: it stays closed', async () => {
    const stay = await app.confirmed()
    await cancel(stay)
    await app.hold({ checkIn: stay.checkIn, nights: 1 })
    const back = await app.owner('POST', at(stay, '/reopen'))
    expect([back.status, back.body.code]).toEqual([409, 'date_overlap'])
  })
})

test('a month of these agrees with the ledger to the cent', async () => {
  const sums = await app.database.query<{ taken: number; returned: number }>(
    `select coalesce(sum(amount) filter (where kind = 'payment'), 0)::bigint as taken,
            coalesce(sum(amount) filter (where kind = 'refund'), 0)::bigint as returned from ledger_entries`,
  )
  const months = await app.owner<{ months: { taken: string; returned: string }[] }>(
    'GET',
    '/reports/months?from=2026-12&to=2027-11',
  )
  expect(months.status, months.text).toBe(200)
  const of = (name: 'taken' | 'returned') =>
    months.body.months.reduce((sum, one) => sum + cents(one[name]), 0)
  expect([of('taken'), of('returned')]).toEqual([Number(sums.rows[0]?.taken), Number(sums.rows[0]?.returned)])
})
