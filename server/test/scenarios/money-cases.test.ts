import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

const NIGHT = 10_000_000
const dollars = (rate: number) => ({
  base_price: '100.00',
  currency: 'ARS',
  price_currency: 'USD',
  fx: { rate, source: 'owner' },
})

interface Preview {
  readonly difference: string
  readonly charge: string
  readonly refund: string
  readonly after: { readonly total_price: string }
}

function acting(app: () => MoneyApp) {
  const at = (stay: Pick<HeldStay, 'code'>, path = '') => `/reservations/${stay.code}${path}`
  return {
    change: (stay: Pick<HeldStay, 'code'>, body: object) => app().owner('PATCH', at(stay), body),
    preview: (stay: Pick<HeldStay, 'code'>, body: object) =>
      app().owner<Preview>('PATCH', at(stay, '?preview=true'), body),
    act: (stay: Pick<HeldStay, 'code'>, path: string, body?: object) =>
      app().owner('POST', at(stay, `/${path}`), body),
    total: async (stay: Pick<HeldStay, 'code'>) => cents((await app().see(stay)).total_price),
    due: async (stay: Pick<HeldStay, 'code'>) => cents((await app().see(stay)).due_amount),
    rates: (body: object) => app().owner('PUT', `/accommodations/${app().cabin}/rates`, body),
    linkOf: async (stay: HeldStay) => {
      const seen = await app().api<{ payment_url: string }>(
        'GET',
        `/reservations/${stay.code}?token=${stay.token}`,
      )
      return new URL(seen.body.payment_url).searchParams.get('pref_id') ?? ''
    },
  }
}

describe('a change is a difference (contract 2.12)', () => {
  let app: MoneyApp
  const { change, preview, act, total, due, rates } = acting(() => app)
  beforeAll(async () => {
    app = await createMoneyApp()
  })
  afterAll(() => app.close())

  test('6: dearer prices and harder conditions never touch what was agreed; one night more costs today’s', async () => {
    const stay = await app.confirmed()
    const before = await app.owner<{ policy: object }>('GET', `/reservations/${stay.code}`)
    await rates({ base_price: '180000.00', currency: 'ARS', cancellation_policy: [], deposit_percent: 50 })
    expect((await change(stay, { guests: { adults: 2, children: 0, babies: 1, pets: 0 } })).status).toBe(200)
    const after = await app.owner<{ policy: object; deposit_amount: string }>(
      'GET',
      `/reservations/${stay.code}`,
    )
    expect(after.body.policy).toEqual(before.body.policy)
    expect(cents(after.body.deposit_amount)).toBe(stay.deposit)
    expect(await total(stay)).toBe(3 * NIGHT)
    const longer = {
      check_out: stay.checkOut.replace(/\d\d$/, (day) => String(Number(day) + 1).padStart(2, '0')),
    }
    const look = await preview(stay, longer)
    expect(look.body).toMatchObject({ difference: '180000.00', charge: '180000.00', refund: '0.00' })
    expect(await total(stay)).toBe(3 * NIGHT)
    expect((await change(stay, longer)).status).toBe(200)
    expect(await total(stay)).toBe(3 * NIGHT + 18_000_000)
    // The night that goes takes its own price with it.
    await change(stay, { check_out: stay.checkOut })
    expect(await total(stay)).toBe(3 * NIGHT)
    await rates({ base_price: '100000.00', currency: 'ARS' })
  })

  test('1: a plan in another currency never touches a stay agreed before', async () => {
    const stay = await app.confirmed()
    await rates(dollars(1000))
    expect((await change(stay, { guests: 3 })).status).toBe(200)
    await app.settle()
    expect(await app.see(stay)).toMatchObject({ total_price: '300000.00', paid_amount: '90000.00' })
    await app.database.query(
      `update rates set plan = plan || '{"currency":"USD"}' where accommodation_id = $1`,
      [app.cabin],
    )
    expect((await change(stay, { guests: 2 })).status).toBe(200)
    expect(await app.see(stay)).toMatchObject({ total_price: '300000.00', currency: 'ARS' })
    await rates({ base_price: '100000.00', currency: 'ARS' })
  })

  test('hand-made discounts survive, an agreed price stands, and keep_price keeps it', async () => {
    const stay = await app.confirmed()
    await act(stay, 'payments', { kind: 'adjustment', amount: '-10000.00', note: 'friends' })
    expect(await total(stay)).toBe(3 * NIGHT - 1_000_000)
    await change(stay, { guests: 3 })
    expect(await total(stay)).toBe(3 * NIGHT - 1_000_000)
    await change(stay, { total_price: '250000.00' })
    expect(await total(stay)).toBe(25_000_000)
    const shorter = {
      check_out: stay.checkOut.replace(/\d\d$/, (day) => String(Number(day) - 1).padStart(2, '0')),
    }
    await change(stay, { ...shorter, keep_price: true })
    expect(await total(stay)).toBe(25_000_000)
    const seen = await app.see(stay)
    expect(cents(seen.paid_amount) + cents(seen.due_amount)).toBe(cents(seen.total_price))
  })

  test('no money leaves by repricing alone; a person says what goes back', async () => {
    const stay = await app.confirmed()
    await act(stay, 'payments', { method: 'cash', amount: '210000.00' })
    expect((await preview(stay, { total_price: '280000.00' })).body.refund).toBe('0.00')
    await change(stay, { total_price: '280000.00' })
    await app.settle()
    expect(await due(stay)).toBe(-2_000_000)
    expect((await preview(stay, { total_price: '270000.00', refund: 'all' })).body.refund).toBe('30000.00')
    await change(stay, { total_price: '270000.00', refund: 'all' })
    await app.settle()
    expect(await due(stay)).toBe(0)
  })

  test('13: names, phones and mail addresses are corrected', async () => {
    const stay = await app.confirmed()
    const given = {
      contact_name: 'Ana Gómez',
      contact_phone: '+54 9 351 555 9999',
      contact_email: 'a@b.com.ar',
    }
    const changed = await change(stay, given)
    expect(changed.body).toMatchObject(given)
    for (const q of ['gomez', '0351 15 555-9999', stay.code, 'coihue']) {
      const found = await app.owner<{ items: { code: string }[] }>(
        'GET',
        `/reservations?page_size=100&q=${encodeURIComponent(q)}`,
      )
      expect(
        found.body.items.map((one) => one.code),
        q,
      ).toContain(stay.code)
    }
  })

  test('11: arrival, departure and no-show not before their day, and each can be taken back', async () => {
    const stay = await app.confirmed()
    for (const step of ['check-in', 'no-show']) {
      const refused = await act(stay, step)
      expect([refused.status, refused.body.code]).toEqual([409, 'too_early'])
    }
    app.clock.set(`${stay.checkIn}T15:00:00-03:00`)
    expect((await act(stay, 'no-show')).status).toBe(200)
    expect((await act(stay, 'reopen')).status).toBe(200)
    expect((await act(stay, 'check-in')).status).toBe(200)
    expect((await act(stay, 'check-out')).status).toBe(409)
    // 17: in the house: a night more, a guest more, and a day less whose night can be sold at once.
    const day = (add: number) =>
      stay.checkOut.replace(/\d\d$/, (text) => String(Number(text) + add).padStart(2, '0'))
    expect((await change(stay, { check_out: day(1) })).status).toBe(200)
    expect(await total(stay)).toBe(4 * NIGHT)
    expect((await change(stay, { guests: 3 })).status).toBe(200)
    expect((await change(stay, { check_out: day(-1) })).status).toBe(200)
    const sold = await app.hold({ checkIn: day(-1), nights: 1 })
    expect(sold.code).not.toBe(stay.code)
    app.clock.set(`${day(-1)}T11:00:00-03:00`)
    expect((await act(stay, 'check-out')).status).toBe(200)
  })

  test('a guest tells about the arrival bit by bit; who has no token is told of no such stay', async () => {
    const stay = await app.confirmed()
    const tell = (body: object, token = stay.token) =>
      app.api('POST', `/reservations/${stay.code}/arrival?token=${token}`, { body })
    const people = [{ name: 'Ana Pérez', document: '30111222' }]
    expect((await tell({ arrival_time: '16:30', people })).status).toBe(200)
    expect((await tell({ plate: 'AB123CD', requests: 'cuna' })).body).toEqual({
      arrival_time: '16:30',
      people,
      plate: 'AB123CD',
      requests: 'cuna',
    })
    expect((await tell({ arrival_time: '25:00' })).status).toBe(422)
    expect((await tell({ plate: 'X' }, 'wrong')).status).toBe(404)
    const owner = await app.owner<{ arrival: { plate: string } }>('GET', `/reservations/${stay.code}`)
    expect(owner.body.arrival.plate).toBe('AB123CD')
    const service = app.running.services.bookings.reservations(app.database)
    expect(await service.forgetArrivals(app.clock.now())).toBe(0)
    expect(await service.forgetArrivals(app.clock.now().add({ hours: 24 * 700 }))).toBeGreaterThan(0)
  })

  test('21: a hold past its second cannot be cancelled, whatever the job has done', async () => {
    const stay = await app.hold({ checkIn: '2027-09-10' })
    app.clock.advance(1801)
    expect((await act(stay, 'cancel')).status).toBe(409)
    const asGuest = await app.api('POST', `/reservations/${stay.code}/cancel?token=${stay.token}`)
    expect(asGuest.status).toBe(409)
  })

  test('an owner who cancels returns everything unless told otherwise; a guest what the policy says', async () => {
    const arrival = '2027-09-20'
    await rates({ base_price: '100000.00', currency: 'ARS', cancellation_policy: [] })
    const [one, two, three] = [
      await app.confirmed({ checkIn: arrival }),
      await app.confirmed({ checkIn: '2027-09-25' }),
      await app.confirmed({ checkIn: '2027-09-30' }),
    ]
    const all = await act(one, 'cancel')
    expect(all.body).toMatchObject({ refund_amount: '90000.00' })
    expect(all.body.refunds).toEqual([
      expect.objectContaining({ method: 'mercado_pago', amount: '90000.00' }),
    ])
    expect((await act(two, 'cancel', { refund: '12345.67' })).body).toMatchObject({
      refund_amount: '12345.67',
    })
    const guest = await app.api('POST', `/reservations/${three.code}/cancel?token=${three.token}`)
    expect(guest.body).toMatchObject({ refund_amount: '0.00' })
    await app.settle()
  })
})

describe('a balance at the rate of its day (contract 2.12)', () => {
  let app: MoneyApp
  const { change, act, due, total, rates, linkOf } = acting(() => app)
  beforeAll(async () => {
    app = await createMoneyApp({ rates: dollars(1000), settings: { balance_fx: 'on_payment_day' } })
  })
  afterAll(() => app.close())

  test('2 and 3: the rate is applied once, also after a change; a second payment goes back, nothing else', async () => {
    const stay = await app.confirmed()
    await rates(dollars(1200))
    const longer = stay.checkOut.replace(/\d\d$/, (day) => String(Number(day) + 1).padStart(2, '0'))
    expect((await change(stay, { check_out: longer })).status).toBe(200)
    expect(await total(stay)).toBe(4 * NIGHT)
    const link = await linkOf(stay)
    const paid = app.mercadoPago.approve(link)
    expect(paid.amount).toBe(37_200_000)
    const twice = app.mercadoPago.approve(link)
    await app.settle()
    expect(await due(stay)).toBe(0)
    expect(await total(stay)).toBe(9_000_000 + 37_200_000)
    expect(app.payment(twice.id).status).toBe('refunded')
    await rates(dollars(1000))
  })

  test('10: 210,000 owed at 1000 is 252,000 in cash at 1200', async () => {
    const stay = await app.confirmed()
    await rates(dollars(1200))
    const tooMuch = await act(stay, 'payments', { method: 'cash', amount: '252000.01' })
    expect(tooMuch.body.code).toBe('more_than_due')
    expect((await act(stay, 'payments', { method: 'cash', amount: '252000.00' })).status).toBe(201)
    expect(await due(stay)).toBe(0)
    await rates(dollars(1000))
  })

  test('is told to the guest, and shown, as it is charged', async () => {
    await app.owner('PUT', '/settings', { transfer: { alias: 'lago.azul.mp' } })
    const guest = chatOf(app, '5491155550701', 'Ana Pérez')
    await guest.says('hola, del 10 al 13 de agosto para 2')
    const held = (await guest.taps('Reservar')).join()
    const code = /RES\w{10}/.exec(held)?.[0] ?? ''
    await act({ code }, 'payments', { method: 'cash', amount: '90000.00' })
    await app.settle()
    await rates(dollars(1200))
    for (const words of ['quiero pagar el saldo', 'pasame el alias para transferir', '¿cuánto debo?']) {
      const told = (await guest.says(words)).join('\n')
      expect(told, words).toContain('$ 252.000')
      expect(told, words).not.toContain('$ 210.000')
    }
    const owned = await app.owner('GET', `/reservations/${code}`)
    expect(owned.body).toMatchObject({ due_amount: '210000.00', due_today: '252000.00' })
    await rates(dollars(1000))
    const back = await app.owner('GET', `/reservations/${code}`)
    expect(back.body).toMatchObject({ due_amount: '210000.00', due_today: null })
  })

  test.each([
    ['all', '252000.00', [300_000, 90_000, 210_000], 25_200_000],
    ['half', '126000.00', [321_000, 216_000, 105_000], 12_600_000],
  ] as const)(
    '%s of it returned is due at the agreed rate, and asked at that of its day once',
    async (_name, amount, sums, asked) => {
      await rates(dollars(1000))
      const stay = await app.confirmed()
      await rates(dollars(1200))
      await app.pay({ preference: await linkOf(stay) })
      expect(await total(stay)).toBe(34_200_000)
      await act(stay, 'refunds', { amount, as: 'return' })
      await app.settle()
      const { total_price, paid_amount, due_amount } = await app.see(stay)
      expect([total_price, paid_amount, due_amount].map((one) => cents(one) / 100)).toEqual(sums)
      expect(app.payment(await app.pay({ preference: await linkOf(stay) })).amount).toBe(asked)
      expect(await due(stay)).toBe(0)
      await rates(dollars(1000))
    },
  )

  test('taken by the bank it is due at the agreed rate again', async () => {
    await rates(dollars(1000))
    const stay = await app.confirmed()
    await rates(dollars(1200))
    const id = await app.pay({ preference: await linkOf(stay) })
    app.mercadoPago.chargeback(id)
    await app.settle()
    app.mercadoPago.settleChargeback(id, 'settled')
    await app.settle()
    expect([await total(stay), await due(stay)]).toEqual([30_000_000, 21_000_000])
    expect(app.payment(await app.pay({ preference: await linkOf(stay) })).amount).toBe(25_200_000)
    expect([await total(stay), await due(stay)]).toEqual([34_200_000, 0])
    await rates(dollars(1000))
  })
})
