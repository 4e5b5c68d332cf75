import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { chatOf } from '../chat-world.ts'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

const OWNER = '5491155500001'
let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({
    env: { OWNER_PHONES: `+${OWNER}` },
    settings: { transfer: { alias: 'lago.azul.mp', holder: 'Marta Gómez' } },
  })
})
afterAll(() => app.close())

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}\n%%EOF`)

/** The owner's chat, open. */
async function ownerChat() {
  const owner = chatOf(app, OWNER, 'Marta')
  await owner.says('hoy')
  return owner
}

/** A guest of the chat who stands behind these bookings. */
async function guestOf(phone: string, codes: readonly string[]) {
  const guest = app.guest(phone)
  await guest.says('Hola')
  await app.settle()
  await app.database.query(
    `update reservations r set guest_id = c.guest_id, conversation_id = c.id
       from conversations c join guests g on g.id = c.guest_id where g.wa_id = $1 and r.code = any($2)`,
    [phone, codes],
  )
  return guest
}

async function held(phone: string) {
  const stay = await app.hold()
  const guest = await guestOf(phone, [stay.code])
  const sendsReceipt = async () => {
    await guest.sendsDocument(pdf(stay.code), { filename: 'pago.pdf', mime: 'application/pdf' })
    await app.settle()
  }
  return { stay, sendsReceipt }
}

test('a receipt is approved for the amount that was shown', async () => {
  const owner = await ownerChat()
  const { stay, sendsReceipt } = await held('5491155550301')
  const told = await owner.after(sendsReceipt)
  expect(told).toHaveLength(1)
  expect(told.join()).toContain('$ 90.000')
  expect((await owner.taps('Aprobar')).join()).toContain('Aprobado')
  const seen = await app.see(stay)
  expect([seen.status, cents(seen.paid_amount)]).toEqual(['confirmed', stay.deposit])
})

test('what was paid meanwhile is not approved once more as the balance', async () => {
  const owner = await ownerChat()
  const { stay, sendsReceipt } = await held('5491155550302')
  await owner.after(sendsReceipt)
  await app.pay(stay)
  const told = (await owner.taps('Aprobar')).join()
  expect(told).toContain('$ 90.000')
  expect(told).toContain('$ 210.000')
  expect(cents((await app.see(stay)).paid_amount)).toBe(stay.deposit)
  // The new figure has a button of its own.
  expect((await owner.taps('Aprobar')).join()).toContain('Aprobado')
  expect(cents((await app.see(stay)).paid_amount)).toBe(stay.total)
})

test('a stay that was changed meanwhile is approved only for what it asks now', async () => {
  const owner = await ownerChat()
  const { stay, sendsReceipt } = await held('5491155550303')
  await owner.after(sendsReceipt)
  const changed = await app.owner('PATCH', `/reservations/${stay.code}`, { total_price: '200000.00' })
  expect(changed.status, changed.text).toBe(200)
  expect((await owner.taps('Aprobar')).join()).toContain('$ 60.000')
  expect((await app.see(stay)).status).toBe('pre_reserved')
})

test('a receipt for several cabins is approved for what all of them ask together', async () => {
  const owner = await ownerChat()
  const rates = { base_price: '80000.00', currency: 'ARS' }
  const made = await app.owner('POST', '/accommodations', { name: 'Lenga', capacity: 4, rates })
  const { id } = z.object({ id: z.string() }).parse(made.body)
  await app.owner('PUT', `/accommodations/${id}/rates`, rates)
  const asked = await app.api('POST', '/reservations/pre-reserve-group', {
    body: {
      check_in: '2027-09-06',
      check_out: '2027-09-09',
      contact_name: 'Ana Pérez',
      contact_phone: '+54 9 11 5555 1234',
      items: [app.cabin, id].map((accommodation_id) => ({ accommodation_id, guests: 2 })),
    },
  })
  const { reservations } = z
    .object({ reservations: z.array(z.object({ code: z.string() })) })
    .parse(asked.body)
  const codes = reservations.map((one) => one.code)
  const guest = await guestOf('5491155550304', codes)
  const sends = (text: string) =>
    owner.after(() => guest.sendsDocument(pdf(text), { filename: 'pago.pdf', mime: 'application/pdf' }))
  expect((await sends('all')).join('\n')).toContain('$ 162.000')
  const byHand = { kind: 'payment', method: 'cash', amount: '10000.00', note: 'cash' }
  const paid = await app.owner('POST', `/reservations/${codes[0]}/payments`, byHand)
  expect(paid.status, paid.text).toBeLessThan(300)
  expect((await owner.taps('Aprobar')).join()).toContain('$ 152.000')
  expect((await owner.taps('Aprobar')).join()).toContain('Aprobado')
  for (const code of codes) expect((await app.see({ code })).status).toBe('confirmed')
})

test('what somebody else has by now is not approved, and the owner is told what to do with the money', async () => {
  const owner = await ownerChat()
  const { stay, sendsReceipt } = await held('5491155550305')
  await owner.after(sendsReceipt)
  app.clock.advance(3 * 3600)
  const quicker = await app.hold({ checkIn: stay.checkIn })
  await app.pay(quicker)
  const told = (await owner.taps('Aprobar')).join()
  expect(told).toContain('ya son de otro')
  expect(told).toContain('devolvésela')
  expect((await app.see(quicker)).status).toBe('confirmed')
  expect(cents((await app.see(stay)).paid_amount)).toBe(0)
  expect((await owner.taps('Anotar y devolver')).join()).toContain('anoté que entró')
  expect(await app.see(stay)).toMatchObject({ status: 'expired', paid_amount: '90000.00' })
  expect((await app.alerts()).map(({ kind }) => kind)).toContain('refund_by_hand')
})

test('an open chat says it by itself, whichever job runs first; a closed one leaves it to the bell', async () => {
  const phone = OWNER
  await ownerChat()
  const at = app.clock.now()
  const isTold = () =>
    app.running.services.chat.conversations(app.database).isToldToOwner({ kind: 'payment_proof', at, phone })
  expect(await isTold()).toBe(true)
  app.clock.advance(25 * 60 * 60)
  expect(await isTold()).toBe(false)
})
