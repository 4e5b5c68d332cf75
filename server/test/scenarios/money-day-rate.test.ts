import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

/** Three nights at US$ 100, agreed at 1000: $ 300.000, of which $ 90.000 are the deposit. */
let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({ rates: dollars(1000), settings: { balance_fx: 'on_payment_day' } })
})
beforeEach(() => rate(1000))
afterAll(() => app.close())

function dollars(of: number) {
  const fx = { rate: of, source: 'owner' }
  return { base_price: '100.00', currency: 'ARS', price_currency: 'USD', fx }
}
const rate = (of: number) => app.owner('PUT', `/accommodations/${app.cabin}/rates`, dollars(of))
type Own = Pick<HeldStay, 'code' | 'token'>
/** Total, paid and due, in pesos. */
const money = async (stay: Own) => {
  const { total_price, paid_amount, due_amount } = await app.see(stay)
  return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100)
}
const act = async (stay: Own, path: string, body?: object) => {
  app.clock.advance(1)
  const done = await app.owner('POST', `/reservations/${stay.code}/${path}`, body)
  expect(done.status, done.text).toBeLessThan(300)
  await app.settle()
}
const cash = (stay: Own, amount: string) => act(stay, 'payments', { method: 'cash', amount })
const linkOf = async ({ code, token }: Own) => {
  const seen = await app.api<{ payment_url: string }>('GET', `/reservations/${code}?token=${token}`)
  return new URL(seen.body.payment_url).searchParams.get('pref_id') ?? ''
}
/** Pays whatever the page's link asks for now; answers how much that was, in pesos. */
const paysLink = async (stay: Own) => {
  app.clock.advance(1)
  return app.payment(await app.pay({ preference: await linkOf(stay) })).amount / 100
}
/** Deposit by card at 1000, and the balance of 210,000 at 1200. */
const paidAt1200 = async () => {
  const stay = await app.confirmed()
  await rate(1200)
  expect(await paysLink(stay)).toBe(252_000)
  expect(await money(stay)).toEqual([342_000, 342_000, 0])
  return stay
}

describe('a stay that was paid at the rate of its day, cancelled and opened again', () => {
  test('owes what was agreed, at the rate of today once', async () => {
    const stay = await paidAt1200()
    await act(stay, 'cancel')
    await act(stay, 'reopen')
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
    expect(await paysLink(stay)).toBe(360_000)
    expect(await money(stay)).toEqual([360_000, 360_000, 0])
  })

  test('of which a part went back owes as much of what was agreed', async () => {
    const stay = await paidAt1200()
    await act(stay, 'cancel', { refund: '171000.00' })
    await act(stay, 'reopen')
    // 171,000 of the 252,000 paid off 142,500 at the agreed rate.
    expect(await money(stay)).toEqual([313_500, 171_000, 142_500])
    expect(await paysLink(stay)).toBe(171_000)
    expect(await money(stay)).toEqual([342_000, 342_000, 0])
  })

  test('before anything has left owes nothing', async () => {
    const stay = await paidAt1200()
    app.mercadoPago.setBalance(0)
    await act(stay, 'cancel')
    await act(stay, 'reopen')
    app.mercadoPago.setBalance(null)
    await app.retryNow()
    expect(await money(stay)).toEqual([342_000, 342_000, 0])
  })

  test('with cash that nobody has sent back owes the deposit alone, and all of it once it is sent', async () => {
    const stay = await app.confirmed()
    await rate(1200)
    await cash(stay, '252000.00')
    await act(stay, 'cancel')
    await act(stay, 'reopen')
    expect(await money(stay)).toEqual([342_000, 252_000, 90_000])
    await act(stay, 'cancel')
    await act(stay, 'refunds', { method: 'transfer', amount: '252000.00' })
    await act(stay, 'reopen')
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
    expect(await paysLink(stay)).toBe(360_000)
  })

  test('twice, paid at another rate in between', async () => {
    const stay = await paidAt1200()
    await act(stay, 'cancel', { refund: '126000.00' })
    await act(stay, 'reopen')
    expect(await money(stay)).toEqual([321_000, 216_000, 105_000])
    await rate(1500)
    expect(await paysLink(stay)).toBe(157_500)
    expect(await money(stay)).toEqual([373_500, 373_500, 0])
    await act(stay, 'cancel')
    await act(stay, 'reopen')
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
  })

  test('with more given back while it was cancelled', async () => {
    const stay = await paidAt1200()
    await act(stay, 'cancel', { refund: '126000.00' })
    await act(stay, 'refunds', { amount: '126000.00' })
    await act(stay, 'reopen')
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
  })
})

describe('cash at the rate of its day', () => {
  test('returned, and then the deposit: each takes with it what it had paid', async () => {
    const stay = await app.hold()
    await cash(stay, '90000.00')
    await rate(1200)
    await cash(stay, '252000.00')
    await act(stay, 'refunds', { method: 'cash', amount: '252000.00', as: 'return' })
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
    await act(stay, 'refunds', { method: 'cash', amount: '90000.00', as: 'return' })
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
    await rate(1500)
    await cash(stay, '450000.00')
    expect(await money(stay)).toEqual([450_000, 450_000, 0])
    await act(stay, 'refunds', { method: 'cash', amount: '225000.00', as: 'return' })
    expect(await money(stay)).toEqual([375_000, 225_000, 150_000])
    await act(stay, 'refunds', { method: 'cash', amount: '225000.00', as: 'return' })
    expect(await money(stay)).toEqual([300_000, 0, 300_000])
  })

  test('of which a part was a discount: the rest, returned, is due as agreed', async () => {
    const stay = await app.confirmed()
    await rate(1200)
    await cash(stay, '252000.00')
    await act(stay, 'refunds', { method: 'cash', amount: '30000.00', as: 'discount' })
    expect(await money(stay)).toEqual([312_000, 312_000, 0])
    await act(stay, 'refunds', { method: 'cash', amount: '222000.00', as: 'return' })
    expect(await money(stay)).toEqual([270_000, 90_000, 180_000])
  })
  test('recorded as returned by mistake and taken back: nothing has changed', async () => {
    const stay = await app.confirmed()
    await rate(1200)
    await cash(stay, '252000.00')
    for (const as of ['return', undefined]) {
      await act(stay, 'refunds', { method: 'cash', amount: '252000.00', ...(as ? { as } : {}) })
      const refunds = await app.owner<{ items: { id: string }[] }>('GET', '/refunds?page_size=1')
      const [last] = refunds.body.items
      if (!as) await app.owner('POST', `/refunds/${last?.id}/classify`, { as: 'return' })
      expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
      const { ledger } = await app.see(stay)
      const entry = ledger.findLast((one) => one.kind === 'refund')
      const undone = await app.owner('POST', `/ledger/${entry?.id}/reverse`, { reason: 'wrong stay' })
      expect(undone.status, undone.text).toBeLessThan(300)
      expect(await money(stay)).toEqual([342_000, 342_000, 0])
    }
  })

  test('online money that went back by hand takes its rate with it too', async () => {
    const stay = await paidAt1200()
    await act(stay, 'refunds', { method: 'transfer', amount: '252000.00', as: 'return' })
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
    expect(await paysLink(stay)).toBe(252_000)
  })
})

describe('several cabins at the rate of the day', () => {
  const both = async (checkIn: string, checkOut: string) => {
    const items = [app.cabin, lenga].map((accommodation_id) => ({ accommodation_id, guests: 2 }))
    const contact = { contact_name: 'Ana Pérez', contact_phone: '+54 9 11 5555 1234' }
    const asked = await app.api<{
      group_code: string
      access_token: string
      reservations: { code: string }[]
      payment_url: string
    }>('POST', '/reservations/pre-reserve-group', {
      body: { check_in: checkIn, check_out: checkOut, items, ...contact },
    })
    expect(asked.status, asked.text).toBe(201)
    const { access_token: token, reservations, payment_url, group_code } = asked.body
    await app.pay({ preference: new URL(payment_url).searchParams.get('pref_id') ?? '' })
    await rate(1200)
    await lengaAt(1200)
    return { group_code, stays: reservations.map(({ code }) => ({ code, token })) }
  }
  let lenga = ''
  beforeAll(async () => {
    const made = await app.owner<{ id: string }>('POST', '/accommodations', {
      ...{ name: 'Lenga', capacity: 4, rates: dollars(1000) },
    })
    lenga = made.body.id
  })
  beforeEach(() => lengaAt(1000))
  const lengaAt = (of: number) =>
    app.owner('PUT', `/accommodations/${lenga}/rates`, { ...dollars(of), base_price: '50.00' })
  const seen = async (stay: Own) => (await app.owner('GET', `/reservations/${stay.code}`)).body

  test('each is told what it owes alone, and is paid so', async () => {
    const { group_code, stays } = await both('2027-09-06', '2027-09-08')
    const sums = async () => (await app.owner('GET', `/groups/${group_code}`)).body
    expect(await sums()).toMatchObject({ due_amount: '210000.00', due_today: '252000.00' })
    const owed = await Promise.all(stays.map(async (one) => (await seen(one)).due_today))
    expect(owed.toSorted()).toEqual(['168000.00', '84000.00'])
    const [first = { code: '', token: '' }] = stays
    await cash(first, String(owed[0]))
    expect(await seen(first)).toMatchObject({ due_amount: '0.00', due_today: null })
    expect((await sums()).due_today).toBe(owed[1])
  })

  test('paid together, cancelled together, and one of them opened again', async () => {
    const { group_code, stays } = await both('2027-09-13', '2027-09-15')
    const [first = { code: '', token: '' }, second = first] = stays
    expect(await paysLink(first)).toBe(252_000)
    await app.owner('POST', `/groups/${group_code}/cancel`, {})
    await app.settle()
    await act(second, 'reopen')
    const [total = 0, paid, due] = await money(second)
    expect([paid, due]).toEqual([0, total])
    expect([100_000, 200_000]).toContain(total)
    expect(await paysLink(second)).toBe(total * 1.2)
  })
})

describe('a part of what is due', () => {
  const inChat = async (phone: string, stay: Own) => {
    const guest = chatOf(app, phone, 'Ana Pérez')
    await guest.says('Hola')
    await app.database.query(
      `update reservations r set guest_id = c.guest_id, conversation_id = c.id
         from conversations c join guests g on g.id = c.guest_id where g.wa_id = $1 and r.code = $2`,
      [phone, stay.code],
    )
    return guest
  }
  const proofId = async (stay: Own) => {
    const { body } = await app.owner<{ items: { id: string; reservation_code: string }[] }>(
      'GET',
      '/payment-proofs',
    )
    return body.items.find((one) => one.reservation_code === stay.code)?.id
  }

  const ok = (answer: { readonly status: number; readonly text: string }) =>
    expect(answer.status, answer.text).toBeLessThan(300)

  test('paid online is thanked for, with what is left at the rate of today and until when', async () => {
    const stay = await app.confirmed({ checkIn: '2027-10-04' })
    const guest = await inChat('5491155550711', stay)
    await rate(1200)
    const preference = await linkOf(stay)
    const told = (await guest.after(() => app.pay({ preference }, { amount: 12_600_000 }))).join('\n')
    // Half of 252,000: half of 210,000 is left, which is 126,000 today.
    for (const part of ['Gracias', '$ 126.000', 'al cambio de hoy', 'mañana', '27 sep'])
      expect(told).toContain(part)
    expect(told).not.toContain('$ 105.000')
    expect(await paysLink(stay)).toBe(126_000)
    expect(await money(stay)).toEqual([342_000, 342_000, 0])
  })

  test('seen by the owner on a receipt, of the balance and of a deposit, is told too', async () => {
    const stay = await app.confirmed({ checkIn: '2027-10-11' })
    const guest = await inChat('5491155550712', stay)
    await rate(1200)
    const receipt = async () => {
      const bytes = new TextEncoder().encode(`%PDF-1.4\n${stay.code}${app.clock.now()}\n%%EOF`)
      await guest.after(() =>
        guest.guest.sendsDocument(bytes, { filename: 'a.pdf', mime: 'application/pdf' }),
      )
    }
    await receipt()
    const approve = async (of: Own, amount: string) =>
      ok(await app.owner('POST', `/payment-proofs/${await proofId(of)}/approve`, { amount }))
    const told = (await guest.after(() => approve(stay, '126000.00'))).join('\n')
    for (const part of ['Gracias', '$ 126.000', 'al cambio de hoy']) expect(told).toContain(part)
    await cash(stay, '126000.00')
    expect(await money(stay)).toEqual([342_000, 342_000, 0])

    const held = await app.hold({ checkIn: '2027-10-18' })
    const other = await inChat('5491155550713', held)
    await other.after(() =>
      other.guest.sendsDocument(new TextEncoder().encode(`%PDF-1.4\n${held.code}\n%%EOF`), {
        ...{ filename: 'b.pdf', mime: 'application/pdf' },
      }),
    )
    const deposit = (await other.after(() => approve(held, '40000.00'))).join('\n')
    for (const part of ['$ 40.000', '$ 68.000']) expect(deposit).toContain(part)
  })
})
