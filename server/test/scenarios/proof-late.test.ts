import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cents, createMoneyApp, type HeldStay, type MoneyApp } from '../money-app.ts'

const START = '2026-12-01T13:00:00Z'

let app: MoneyApp
let guests = 0
beforeAll(async () => {
  app = await createMoneyApp({ settings: { transfer: { alias: 'lago.azul.mp', holder: 'Marta Gómez' } } })
})
beforeEach(() => void app.clock.set(START))
afterAll(() => app.close())

/** A guest of the chat who sent the receipt of a transfer, and whose hold has ended since. */
async function lateReceipt() {
  const phone = `549115555${7000 + guests++}`
  const guest = app.guest(phone)
  await guest.says('Hola')
  await app.settle()
  const stay = await app.hold()
  await app.database.query(
    `update reservations set (guest_id, conversation_id) =
       (select c.guest_id, c.id from conversations c join guests g on g.id = c.guest_id where g.wa_id = $2)
      where code = $1`,
    [stay.code, phone],
  )
  const bytes = new TextEncoder().encode(`%PDF-1.4\n${phone}\n%%EOF`)
  await guest.sendsDocument(bytes, { filename: 'pago.pdf', mime: 'application/pdf' })
  await app.settle()
  await app.advance(3 * 3600)
  const listed = await app.owner<{ items: { id: string; reservation_code: string }[] }>(
    'GET',
    '/payment-proofs',
  )
  const id = listed.body.items.find((one) => one.reservation_code === stay.code)?.id ?? ''
  const approve = (body: object = {}) =>
    app.owner<{ state: string; code: string }>('POST', `/payment-proofs/${id}/approve`, body)
  return { stay, approve, heard: () => guest.messages().map((one) => one.text ?? '') }
}

const money = async (stay: HeldStay) => {
  const { status, paid_amount } = await app.see(stay)
  return [status, cents(paid_amount) / 100]
}
const byHand = async (stay: HeldStay) =>
  (await app.alerts()).filter(({ kind, summary }) => kind === 'refund_by_hand' && summary.includes(stay.code))
const sent = (stay: HeldStay, amount: string) =>
  app.owner('POST', `/reservations/${stay.code}/refunds`, { amount, method: 'transfer', as: 'return' })

describe('a receipt whose hold has ended before the owner looked', () => {
  test('frees the nights for anybody; while nobody has them, approving it confirms the stay', async () => {
    const { stay, approve } = await lateReceipt()
    expect((await app.see(stay)).status).toBe('expired')
    expect((await approve()).status).toBe(200)
    expect(await money(stay)).toEqual(['confirmed', 90_000])
  })

  test('somebody else has the nights: said, and with the owner’s word noted, told and to be returned', async () => {
    const { stay, approve, heard } = await lateReceipt()
    const quicker = await app.hold({ checkIn: stay.checkIn })
    await app.pay(quicker)
    const refused = await approve()
    expect([refused.status, refused.body.code]).toEqual([409, 'date_overlap'])
    expect(await money(stay)).toEqual(['expired', 0])
    expect(await approve({ or_return: true })).toMatchObject({ status: 200, body: { state: 'approved' } })
    await app.settle()
    expect(await money(stay)).toEqual(['expired', 90_000])
    expect(heard().at(-1)).toMatch(/se ocupó[\s\S]*devolviendo los \$ 90\.000[\s\S]*Coihue/)
    expect(await byHand(stay)).toHaveLength(1)
    expect((await app.see(quicker)).status).toBe('confirmed')
    expect((await sent(stay, '90000.00')).status).toBe(201)
    expect(await money(stay)).toEqual(['expired', 0])
    expect((await approve({ or_return: true })).status).toBe(409)
  })

  test('with less than the deposit it revives nothing, and is no money that nobody knows of', async () => {
    const { stay, approve } = await lateReceipt()
    const refused = await approve({ amount: '50000.00' })
    expect([refused.status, refused.body.code]).toEqual([409, 'not_allowed_in_status'])
    expect(await money(stay)).toEqual(['expired', 0])
    expect((await approve({ amount: '50000.00', or_return: true })).status).toBe(200)
    expect(await money(stay)).toEqual(['expired', 50_000])
    expect(await byHand(stay)).toHaveLength(1)
  })

  test('the guest has let go of it: the money is noted and goes back', async () => {
    const { stay, approve, heard } = await lateReceipt()
    await app.owner('POST', `/reservations/${stay.code}/confirm`)
    await app.owner('POST', `/reservations/${stay.code}/cancel`)
    expect((await approve()).status).toBe(422)
    expect((await approve({ or_return: true })).status).toBe(200)
    await app.settle()
    expect(await money(stay)).toEqual(['cancelled', 90_000])
    expect(heard().join('\n')).toMatch(/devolviendo los \$ 90\.000/)
    expect(await byHand(stay)).toHaveLength(1)
  })
})
