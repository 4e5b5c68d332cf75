import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { chatOf } from '../chat-world.ts'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'
import { RECORDED } from '../voice-notes.ts'

let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({
    settings: { transfer: { alias: 'lago.azul.mp', holder: 'Marta Gómez' } },
    rates: { payment_discounts: { transfer: 10, cash: 20 } },
  })
})
afterAll(() => app.close())

/** Total, paid and due, in pesos. */
const money = async (stay: Pick<HeldStay, 'code'>) => {
  const { total_price, paid_amount, due_amount } = await app.see(stay)
  return [total_price, paid_amount, due_amount].map((one) => cents(one) / 100)
}
interface Group {
  readonly group_code: string
  readonly payment_url: string
  readonly total_price: string
  readonly access_token: string
  readonly reservations: readonly { readonly code: string }[]
}
interface Seen {
  readonly status: string
  readonly total_price: string
  readonly payment_url: string
  readonly group: object | null
  readonly ways_to_pay: readonly { readonly total_price: string }[]
}
type Own = Pick<HeldStay, 'code' | 'token'>
const page = async ({ code, token }: Own) =>
  (await app.api<Seen>('GET', `/reservations/${code}?token=${token}`)).body
const choose = ({ code, token }: Own, way: string) =>
  app.api<Seen>('POST', `/reservations/${code}/way-of-payment?token=${token}`, { body: { pay_by: way } })
const preferenceOf = ({ payment_url: address }: { readonly payment_url: string }) =>
  new URL(address).searchParams.get('pref_id') ?? ''
const records = async (stay: Pick<HeldStay, 'code'>, method: string, amount: string) => {
  const done = await app.owner('POST', `/reservations/${stay.code}/payments`, { method, amount })
  expect(done.status, done.text).toBe(201)
  await app.settle()
}

describe('a stay that was priced for a transfer', () => {
  test('and is paid by card costs what a card does, and the rest is due', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    expect([stay.total, stay.deposit]).toEqual([27_000_000, 8_100_000])
    await app.pay(stay)
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await money(stay)).toEqual([300_000, 81_000, 219_000])
  })

  test('and is paid by two cards, which together reach what was asked, is confirmed as by one', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await app.pay(stay, { amount: 4_000_000 })
    expect(await app.see(stay)).toMatchObject({ status: 'pre_reserved', total_price: '270000.00' })
    await app.pay(stay, { amount: 4_100_000 })
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await money(stay)).toEqual([300_000, 81_000, 219_000])
  })

  test('paid in part by card, and then cheaper or confirmed by hand, costs what a card does', async () => {
    const shorter = await app.hold({ payBy: 'transfer' })
    await app.pay(shorter, { amount: 6_000_000 })
    const check_out = addDays(localDate(shorter.checkOut), -1)
    await app.owner('PATCH', `/reservations/${shorter.code}`, { check_out })
    await app.settle()
    expect((await app.see(shorter)).status).toBe('confirmed')
    expect(await money(shorter)).toEqual([200_000, 60_000, 140_000])
    const byHand = await app.hold({ payBy: 'transfer' })
    await app.pay(byHand, { amount: 6_000_000 })
    const confirmed = await app.owner('POST', `/reservations/${byHand.code}/confirm`)
    expect(confirmed.body).toMatchObject({ status: 'confirmed', total_price: '300000.00' })
    expect(await money(byHand)).toEqual([300_000, 60_000, 240_000])
  })

  test('and is paid in cash is confirmed by the deposit that cash is asked', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await records(stay, 'cash', '72000.00')
    expect((await app.see(stay)).status).toBe('confirmed')
    expect(await money(stay)).toEqual([240_000, 72_000, 168_000])
  })

  test('and is paid by transfer and then by card keeps its price', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await records(stay, 'transfer', '40000.00')
    app.clock.advance(60)
    const { payment_url: rest } = await page(stay)
    await app.pay({ preference: preferenceOf({ payment_url: rest }) })
    expect(await money(stay)).toEqual([270_000, 81_000, 189_000])
  })

  test('and is paid in cash takes the discount for cash', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await records(stay, 'cash', '81000.00')
    expect(await money(stay)).toEqual([240_000, 81_000, 159_000])
  })

  test('and is paid so keeps its price, whatever pays the rest', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    await records(stay, 'transfer', '81000.00')
    expect(await money(stay)).toEqual([270_000, 81_000, 189_000])
    await records(stay, 'card_at_desk', '189000.00')
    expect(await money(stay)).toEqual([270_000, 270_000, 0])
  })

  test('at a total that a person agreed costs that total', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    const agreed = await app.owner('PATCH', `/reservations/${stay.code}`, { total_price: '250000.00' })
    expect(agreed.status, agreed.text).toBe(200)
    await records(stay, 'cash', '75000.00')
    expect(await money(stay)).toEqual([250_000, 75_000, 175_000])
  })
})

test('a stay that was priced for no way costs what it did, however it is paid', async () => {
  const stay = await app.hold()
  await records(stay, 'cash', '90000.00')
  expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
})

describe('several cabins', () => {
  let lenga = ''
  beforeAll(async () => {
    const rates = { base_price: '50000.00', currency: 'ARS', payment_discounts: { transfer: 10 } }
    const made = await app.owner<{ id: string }>('POST', '/accommodations', {
      name: 'Lenga',
      capacity: 4,
      rates,
    })
    lenga = made.body.id
    await app.owner('PUT', `/accommodations/${lenga}/rates`, rates)
  })
  const holdBoth = async (checkIn: string, checkOut: string, more: object = {}) => {
    const items = [app.cabin, lenga].map((accommodation_id) => ({ accommodation_id, guests: 2 }))
    const contact = { contact_name: 'Ana', contact_phone: '+54 9 11 5555 1234' }
    const body = { check_in: checkIn, check_out: checkOut, items, ...contact, ...more }
    const asked = await app.api<Group>('POST', '/reservations/pre-reserve-group', { body })
    expect(asked.status, asked.text).toBe(201)
    return asked.body
  }
  /** The dearer first. */
  const byPrice = async ({ reservations }: Group) => {
    const totals = await Promise.all(
      reservations.map(async ({ code }) => [code, await money({ code })] as const),
    )
    return totals.toSorted(([, [a = 0]], [, [b = 0]]) => b - a).map(([code]) => code)
  }
  const cancels = async (code: string) => {
    expect((await app.owner('POST', `/reservations/${code}/cancel`, {})).status).toBe(200)
    await app.settle()
  }
  const sums = async (code: string) => (await app.owner('GET', `/groups/${code}`)).body

  test('that were priced for a transfer cost what a card does, each of them', async () => {
    const held = await holdBoth('2027-07-10', '2027-07-12', { pay_by: 'transfer' })
    expect(held.total_price).toBe('270000.00')
    await app.pay({ preference: preferenceOf(held) })
    expect(await sums(held.group_code)).toMatchObject({ total_price: '300000.00', paid_amount: '81000.00' })
  })

  test('that were priced for a transfer are confirmed by two cards that reach what was asked', async () => {
    const held = await holdBoth('2027-07-24', '2027-07-26', { pay_by: 'transfer' })
    await app.pay({ preference: preferenceOf(held) }, { amount: 6_000_000 })
    await app.pay({ preference: preferenceOf(held) }, { amount: 2_100_000 })
    expect(await sums(held.group_code)).toMatchObject({
      ...{ total_price: '300000.00', paid_amount: '81000.00' },
      reservations: [{ status: 'confirmed' }, { status: 'confirmed' }],
    })
  })

  test('of which one leaves, paid by card: the other costs what a card does', async () => {
    const held = await holdBoth('2027-08-07', '2027-08-09', { pay_by: 'transfer' })
    const [one = '', other = ''] = await byPrice(held)
    await cancels(other)
    await app.pay({ preference: preferenceOf(await page({ code: one, token: held.access_token })) })
    expect(await money({ code: one })).toEqual([200_000, 54_000, 146_000])
    expect(await app.see({ code: other })).toMatchObject({ status: 'cancelled', total_price: '90000.00' })
    expect(await sums(held.group_code)).toMatchObject({ total_price: '200000.00', due_amount: '146000.00' })
  })

  test('of which one leaves after a card paid a part that is enough for the other', async () => {
    const held = await holdBoth('2027-08-14', '2027-08-16', { pay_by: 'transfer' })
    const [one = '', other = ''] = await byPrice(held)
    await app.pay({ preference: preferenceOf(held) }, { amount: 8_000_000 })
    expect(await sums(held.group_code)).toMatchObject({ total_price: '270000.00', paid_amount: '80000.00' })
    // Which of them got all of its deposit, 54,000 or 27,000, is that of their ids.
    const isWhole = (await money({ code: one }))[1] === 54_000
    await cancels(isWhole ? other : one)
    const left = isWhole ? one : other
    expect((await app.see({ code: left })).status).toBe('confirmed')
    expect(await money({ code: left })).toEqual(
      isWhole ? [200_000, 54_000, 146_000] : [100_000, 27_000, 73_000],
    )
  })

  test('take the discount together, chosen on their page', async () => {
    const held = await holdBoth('2027-07-14', '2027-07-16')
    const stay = { code: held.reservations[0]?.code ?? '', token: held.access_token }
    expect((await page(stay)).ways_to_pay).toEqual([
      { pay_by: 'card', total_price: '300000.00', deposit_amount: '90000.00' },
      { pay_by: 'transfer', total_price: '270000.00', deposit_amount: '81000.00' },
    ])
    const { body } = await choose(stay, 'transfer')
    expect(body.group).toMatchObject({ total_price: '270000.00', deposit_amount: '81000.00' })
    await records(stay, 'transfer', '81000.00')
    expect(await sums(held.group_code)).toMatchObject({ total_price: '270000.00', due_amount: '189000.00' })
  })

  test('take it together, asked for in the chat', async () => {
    const guest = chatOf(app, '5491155550502', 'Bruno Díaz')
    await guest.says('hola, del 20 al 22 de julio para 8')
    await guest.says('sí')
    expect((await guest.says('transferencia')).join()).toContain('$ 270.000')
    const told = (await guest.taps('Sí, transferencia')).join('\n')
    for (const part of ['10 %', '$ 270.000', '$ 81.000', 'lago.azul.mp']) expect(told).toContain(part)
    const code = /GRP\w{10}/.exec(told)?.[0] ?? ''
    expect(await sums(code)).toMatchObject({ total_price: '270000.00', deposit_amount: '81000.00' })
  })
})

describe('on the page of a stay that is held', () => {
  test('both prices stand, and the one that is chosen is asked for', async () => {
    const stay = await app.hold()
    const { body: chosen } = await choose(stay, 'transfer')
    expect(chosen).toMatchObject({
      pay_by: 'transfer',
      total_price: '270000.00',
      deposit_amount: '81000.00',
      transfer: { alias: 'lago.azul.mp' },
    })
    expect(chosen.ways_to_pay.map((one) => one.total_price)).toEqual(['300000.00', '270000.00'])
    await records(stay, 'transfer', '81000.00')
    expect(await page(stay)).toMatchObject({ status: 'confirmed', due_amount: '189000.00', ways_to_pay: [] })
  })

  test('whoever takes it back pays by card what a card costs', async () => {
    const stay = await app.hold({ payBy: 'transfer' })
    const { body: chosen } = await choose(stay, 'card')
    expect(chosen).toMatchObject({ pay_by: 'card', total_price: '300000.00' })
    await app.pay({ preference: preferenceOf(chosen) })
    expect(await money(stay)).toEqual([300_000, 90_000, 210_000])
    const late = await choose(stay, 'transfer')
    expect([late.status, (await page(stay)).total_price]).toEqual([409, '300000.00'])
  })

  test('a stranger chooses nothing, and a total that a person agreed has one price', async () => {
    const stay = await app.hold()
    expect((await choose({ ...stay, token: 'x' }, 'transfer')).status).toBe(404)
    await app.owner('PATCH', `/reservations/${stay.code}`, { total_price: '250000.00' })
    expect((await page(stay)).ways_to_pay).toEqual([])
    expect((await choose(stay, 'transfer')).body).toMatchObject({ total_price: '250000.00' })
  })
})

describe('who asks in the chat to pay by transfer', () => {
  const held = async (waId: string) => {
    const guest = chatOf(app, waId, 'Ana Pérez')
    await guest.says(`hola, del ${waId.at(-1)} de junio, 3 noches, para 2`)
    const told = (await guest.taps('Reservar')).join()
    return { guest, code: /RES\w{10}/.exec(told)?.[0] ?? '' }
  }

  test('is shown the discount, and has it once they say yes', async () => {
    const { guest, code } = await held('5491155550501')
    const shown = (await guest.says('transferencia')).join('\n')
    for (const part of ['10 %', '$ 300.000', '$ 270.000', '$ 81.000']) expect(shown).toContain(part)
    expect(shown).not.toContain('lago.azul.mp')
    expect(await money({ code })).toEqual([300_000, 0, 300_000])
    const told = (await guest.says('sí, por transferencia')).join('\n')
    for (const part of ['10 %', '$ 270.000', '$ 81.000', 'lago.azul.mp']) expect(told).toContain(part)
    expect(await money({ code })).toEqual([270_000, 0, 270_000])
    // Asked again, nothing is taken off twice.
    const again = (await guest.says('transferencia')).join()
    for (const part of ['10 %', '$ 270.000', '$ 81.000', 'lago.azul.mp']) expect(again).toContain(part)
    await records({ code }, 'transfer', '81000.00')
    expect(await app.see({ code })).toMatchObject({ status: 'confirmed', due_amount: '189000.00' })
  })

  test('keeps the price it has when they leave it as it is', async () => {
    const { guest, code } = await held('5491155550505')
    await guest.says('cómo pago por transferencia?')
    expect((await guest.says('no, dejá, pago con tarjeta')).join()).not.toContain('lago.azul.mp')
    expect(await money({ code })).toEqual([300_000, 0, 300_000])
  })

  test('changes nothing by speaking of it', async () => {
    const { guest, code } = await held('5491155550508')
    const speaks = (spoken: string) =>
      guest.after(() => guest.guest.sendsAudio(RECORDED, { spoken, clarity: 0.95 }))
    expect((await speaks('te pago por transferencia')).join()).toContain('$ 270.000')
    await speaks('sí, por transferencia')
    expect(await money({ code })).toEqual([300_000, 0, 300_000])
    expect((await guest.taps('Sí, transferencia')).join()).toContain('lago.azul.mp')
    expect(await money({ code })).toEqual([270_000, 0, 270_000])
  })
})
