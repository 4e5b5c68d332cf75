import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { createGroupApp, type GroupApp, type HeldGroup } from '../group-app.ts'
import { cents } from '../money-app.ts'

let app: GroupApp
beforeAll(async () => {
  app = await createGroupApp({ movesOn: true })
})
afterEach(() => app.clock.set(START))
afterAll(() => app?.close())

/** 10:00 in Buenos Aires; every test begins there. */
const START = '2026-12-01T13:00:00Z'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])
const HELD = Array(3).fill('pre_reserved')
const CONFIRMED: string[] = Array(3).fill('confirmed')
const DEPOSITS = [90_000, 72_000, 45_000]
const states = async (group: HeldGroup) => (await app.seeAll(group)).map((one) => one.status)
const paid = async (group: HeldGroup) => (await app.seeAll(group)).map((one) => cents(one.paid_amount) / 100)
const due = async (group: HeldGroup) => (await app.seeAll(group)).map((one) => cents(one.due_amount) / 100)
const codeOf = (group: HeldGroup, i: number) => group.reservations[i]?.code ?? ''

const record = (group: HeldGroup, i: number, amount: string) =>
  app.owner('POST', `/reservations/${codeOf(group, i)}/payments`, { method: 'cash', amount })
const recordAll = (group: HeldGroup, amount: string) =>
  app.owner('POST', `/groups/${group.group_code}/payments`, { method: 'transfer', amount })

const nightsOf = (group: HeldGroup) => ({ check_in: group.check_in, check_out: group.check_out })
async function alertsOf(group: HeldGroup, kind: string) {
  const codes = [group.group_code, ...group.reservations.map((one) => one.code)]
  const all = (await app.alerts()).filter((one) => one.kind === kind)
  return all.filter((one) => codes.some((code) => one.summary.includes(code)))
}

/** As the owner would in the panel of Mercado Pago. */
async function returnOutside(paymentId: number, amount: number) {
  const { provider } = app.running.context.mercadoPago ?? {}
  const idempotencyKey = `outside-${paymentId}-${amount}`
  await provider?.createRefund({ paymentId: String(paymentId), amount: amount * 100, idempotencyKey })
  await app.settle()
}

describe('money by hand', () => {
  it('for one cabin waits for the others, and the link asks for the rest', async () => {
    const group = await app.holdGroup()
    expect((await record(group, 0, '90000.00')).status).toBe(201)
    expect(await states(group)).toEqual(HELD)
    const preference = await app.preferenceNow(group)
    const id = await app.pay({ preference })
    expect(app.payment(id).amount).toBe(117_000 * 100)
    expect(await states(group)).toEqual(CONFIRMED)
    expect(await paid(group)).toEqual(DEPOSITS)
  })

  it('for all is each one’s deposit, confirms all, and later pays what each owes', async () => {
    const group = await app.holdGroup()
    const half = await recordAll(group, '100000.00')
    expect(half.status, half.text).toBe(201)
    expect(await states(group)).toEqual(HELD)
    expect((await recordAll(group, '107000.00')).body).toMatchObject({ paid_amount: '207000.00' })
    expect(await states(group)).toEqual(CONFIRMED)
    expect(await paid(group)).toEqual(DEPOSITS)
    const tooMuch = await recordAll(group, '483000.01')
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'more_than_due'])
    expect((await recordAll(group, '483000.00')).body.due_amount).toBe('0.00')
    expect(await due(group)).toEqual([0, 0, 0])
  })

  it('paying more than the deposits confirms and counts for what is owed', async () => {
    const group = await app.holdGroup()
    expect((await recordAll(group, '690000.00')).status).toBe(201)
    expect(await states(group)).toEqual(CONFIRMED)
    expect(await due(group)).toEqual([0, 0, 0])
  })

  it('a hold that ends with one cabin paid in cash gives it back by hand and frees all', async () => {
    const group = await app.holdGroup()
    await record(group, 1, '72000.00')
    await app.advance(1801)
    expect(await states(group)).toEqual(Array(3).fill('expired'))
    expect(await alertsOf(group, 'refund_by_hand')).toHaveLength(1)
    expect((await app.ask(app.cabins, nightsOf(group))).status).toBe(201)
  })

  it('a mistake is reversed in its cabin alone', async () => {
    const group = await app.holdGroup()
    await recordAll(group, '207000.00')
    const entry = z.object({ id: z.string() })
    const { ledger } = await app.see({ code: codeOf(group, 1) })
    const { id } = entry.parse(ledger.find((one) => one.kind === 'payment'))
    const reversed = await app.owner('POST', `/ledger/${id}/reverse`, { reason: 'otra cabaña' })
    expect(reversed.status, reversed.text).toBe(200)
    expect(await paid(group)).toEqual([90_000, 0, 45_000])
  })
})

describe('a cabin that leaves its group', () => {
  it('whose part is missing leaves the others confirmed by what came', async () => {
    const group = await app.holdGroup()
    await app.pay(group, { amount: 162_000 * 100 })
    expect(await states(group)).toEqual(HELD)
    const parts = await paid(group)
    const missing = DEPOSITS.findIndex((deposit, i) => parts[i] !== deposit)
    await app.owner('POST', `/reservations/${codeOf(group, missing)}/cancel`, {})
    expect(await states(group)).toEqual(CONFIRMED.with(missing, 'cancelled'))
  })

  it('is returned whole, and all together nothing more than was paid', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    await app.owner('POST', `/reservations/${codeOf(group, 0)}/cancel`, {})
    await app.settle()
    const rest = await app.owner('POST', `/groups/${group.group_code}/cancel`, {})
    expect(rest.body.refund_amount).toBe('117000.00')
    await app.settle()
    expect(app.payment(id).refunded).toBe(207_000 * 100)
    expect(await paid(group)).toEqual([0, 0, 0])
  })
})

describe('money that went back in the panel of Mercado Pago', () => {
  it('to the cent of one cabin is that cabin’s, and is asked about once', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    await returnOutside(id, 72_000)
    expect(await paid(group)).toEqual([90_000, 0, 45_000])
    expect(await due(group)).toEqual([210_000, 168_000, 105_000])
    const asked = await alertsOf(group, 'refund_outside')
    expect(asked.map((one) => one.summary).join()).toContain(codeOf(group, 1))
    expect(asked).toHaveLength(1)
  })

  it('in one sum is each cabin’s part, asked about once, and opens every debt when it was a return', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    await returnOutside(id, 207_000)
    expect(await paid(group)).toEqual([0, 0, 0])
    expect(await due(group)).toEqual([210_000, 168_000, 105_000])
    const asked = await alertsOf(group, 'refund_outside')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.summary).toContain(group.group_code)
    const { rows } = await app.database.query<{ key: string }>(
      `select dedupe_key as key from alerts where kind = 'refund_outside' and summary like $1`,
      [`%${group.group_code}%`],
    )
    const refund = rows[0]?.key.split(':')[1]
    const chosen = await app.owner('POST', `/refunds/${refund}/classify`, { as: 'return' })
    expect(chosen.status, chosen.text).toBe(200)
    expect(await due(group)).toEqual([300_000, 240_000, 150_000])
  })

  it('after a cabin was cancelled without a return is that cabin’s', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    await app.owner('POST', `/reservations/${codeOf(group, 0)}/cancel`, { refund: 'none' })
    await returnOutside(id, 60_000)
    expect(await paid(group)).toEqual([30_000, 72_000, 45_000])
  })
})

describe('a bank that takes the payment of a group back', () => {
  it('takes each cabin’s part; nothing of it is sent by another way', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    app.mercadoPago.chargeback(id)
    await app.settle()
    await app.owner('POST', `/reservations/${codeOf(group, 1)}/cancel`, {})
    await app.settle()
    const byHand = () => alertsOf(group, 'refund_by_hand')
    expect(await byHand()).toHaveLength(0)
    app.mercadoPago.settleChargeback(id, 'settled')
    await app.settle()
    expect(await paid(group)).toEqual([0, 0, 0])
    expect(await byHand()).toHaveLength(0)
  })

  it('and gives it back again to each', async () => {
    const group = await app.holdGroup()
    const id = await app.pay(group)
    app.mercadoPago.chargeback(id)
    await app.settle()
    app.mercadoPago.settleChargeback(id, 'reimbursed')
    await app.settle()
    expect(await paid(group)).toEqual(DEPOSITS)
    expect(await states(group)).toEqual(CONFIRMED)
  })
})

describe('in the chat', () => {
  async function chatting(group: HeldGroup, phone: string) {
    const guest = app.guest(phone)
    await guest.says('Hola')
    await app.settle()
    await app.database.query(
      `update reservations set guest_id = g.id, conversation_id = c.id
         from conversations c join guests g on g.id = c.guest_id
        where code = any($1::text[]) and g.wa_id = $2`,
      [group.reservations.map((one) => one.code), phone],
    )
    return { guest, heard: () => guest.messages().map((one) => one.text ?? '') }
  }

  it('"ya pagué" finds the payment of all cabins, whichever speaks for them', async () => {
    const group = await app.holdGroup(app.cabins, { contact_phone: '+54 9 11 5555 0301' })
    const { guest, heard } = await chatting(group, '5491155550301')
    await app.owner('POST', `/reservations/${codeOf(group, 0)}/cancel`, {})
    const preference = await app.preferenceNow(group)
    app.mercadoPago.dropWebhooks(true)
    app.mercadoPago.approve(preference)
    await guest.says('ya pagué')
    await app.settle()
    app.mercadoPago.dropWebhooks(false)
    expect(await states(group)).toEqual(['cancelled', 'confirmed', 'confirmed'])
    expect(heard().join()).toContain(group.group_code)
  })

  it('a receipt that the owner approves pays all cabins, and one voucher tells of them', async () => {
    const group = await app.holdGroup(app.cabins, { contact_phone: '+54 9 11 5555 0302' })
    const { guest, heard } = await chatting(group, '5491155550302')
    await guest.sendsImage(PNG, { mime: 'image/png' })
    await app.settle()
    const listed = await app.owner<{ items: { id: string }[] }>('GET', '/payment-proofs')
    const approved = await app.owner('POST', `/payment-proofs/${listed.body.items[0]?.id}/approve`)
    expect(approved.body).toMatchObject({ state: 'approved', amount: '207000.00' })
    await app.settle()
    expect(await states(group)).toEqual(CONFIRMED)
    const told = heard().filter((one) => one.includes(group.group_code) && one.includes('Lenga'))
    expect(told).toHaveLength(1)
    expect(guest.messages().filter((one) => one.type === 'document')).toHaveLength(1)
  })
})

describe('other nights for one cabin of a group', () => {
  it('are charged as its difference, and the booking is spoken of from first to last day', async () => {
    const group = await app.holdGroup()
    await app.pay(group)
    const change = { check_out: addDays(localDate(group.check_out), 1) }
    const address = `/reservations/${codeOf(group, 2)}`
    const preview = await app.owner('PATCH', `${address}?preview=true`, change)
    expect(preview.body).toMatchObject({ difference: '50000.00' })
    const changed = await app.owner('PATCH', address, change)
    expect(changed.status, changed.text).toBe(200)
    expect(await due(group)).toEqual([210_000, 168_000, 155_000])
    const id = await app.pay({ preference: await app.preferenceNow(group) })
    expect(app.payment(id).amount).toBe(533_000 * 100)
    expect(await due(group)).toEqual([0, 0, 0])
  })
})
