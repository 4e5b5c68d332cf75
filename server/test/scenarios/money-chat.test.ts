import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

let app: MoneyApp
const START = '2026-12-01T13:00:00Z'
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}\n%%EOF`)

interface ProofItem {
  readonly id: string
  readonly reservation_code: string
  readonly state: string
  readonly sha256: string | null
  readonly duplicate_of: string | null
  readonly file_url: string | null
}

beforeAll(async () => {
  app = await createMoneyApp({
    settings: { transfer: { alias: 'lago.azul.mp', holder: 'Marta Gómez' } },
  })
})
afterEach(() => app.clock.set(START))
afterAll(() => app.close())

/** A guest of the chat with a hold, as the chat would leave them. */
async function chatting(phone: string, checkIn: string) {
  const guest = app.guest(phone)
  await guest.says('Hola')
  await app.settle()
  const { rows } = await app.database.query<{ guest_id: string; id: string }>(
    `select c.guest_id, c.id from conversations c join guests g on g.id = c.guest_id where g.wa_id = $1`,
    [phone],
  )
  const { bookings } = app.running.services
  const stay = await app.hold({ checkIn })
  await app.database.query('update reservations set guest_id = $2, conversation_id = $3 where code = $1', [
    stay.code,
    rows[0]?.guest_id,
    rows[0]?.id,
  ])
  const reservation = await bookings.reservations(app.database).findByCode(stay.code)
  if (!reservation) throw new Error('no stay')
  const last = () => guest.messages().map((one) => one.text ?? '')
  return { guest, stay, reservation, heard: last }
}

const proofs = async (code: string) => {
  const listed = await app.owner<{ items: ProofItem[] }>('GET', '/payment-proofs')
  return listed.body.items.filter((one) => one.reservation_code === code)
}

describe('transfer with a receipt', () => {
  test('kept, shown to the owner, and only the owner’s word confirms', async () => {
    const { guest, stay, heard } = await chatting('5491155550201', '2027-03-01')
    const before = Date.parse((await app.see(stay)).expires_at ?? '')
    await guest.sendsImage(PNG, { mime: 'image/png' })
    await app.settle()
    const held = await app.see(stay)
    expect(held.status).toBe('pre_reserved')
    expect(Date.parse(held.expires_at ?? '')).toBeGreaterThan(before)
    const [proof] = await proofs(stay.code)
    expect(proof).toMatchObject({ state: 'waiting', duplicate_of: null })
    expect(heard().join()).toContain('comprobante')
    expect((await app.alerts()).map((one) => one.kind)).toContain('payment_proof')
    const file = await app.owner('GET', `/payment-proofs/${proof?.id}/file`)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await app.api('GET', `/admin/payment-proofs/${proof?.id}/file`)).status).toBe(401)

    const approved = await app.owner('POST', `/payment-proofs/${proof?.id}/approve`)
    expect([approved.status, approved.body.state]).toEqual([200, 'approved'])
    await app.settle()
    const seen = await app.see(stay)
    expect(seen.status).toBe('confirmed')
    expect(cents(seen.paid_amount)).toBe(stay.deposit)
    expect(seen.ledger).toContainEqual(expect.objectContaining({ kind: 'payment', method: 'transfer' }))
    const twice = await app.owner('POST', `/payment-proofs/${proof?.id}/approve`)
    expect(twice.status).toBe(409)
    expect((await app.owner('GET', '/alerts')).text).not.toContain(stay.code)
  })

  test('what is paid whole at once is reminded of as a payment, not as a deposit', async () => {
    const { heard, stay } = await chatting('5491155550232', '2026-12-03')
    expect(stay.deposit).toBe(stay.total)
    await app.settle()
    await app.advance(20 * 60)
    expect(heard().join('\n')).toMatch(/sigo guardando.*falta el pago de/)
  })

  test('who has sent the receipt is not reminded, and hears of it when the time runs out', async () => {
    const { guest, stay, heard } = await chatting('5491155550231', '2027-06-07')
    await guest.sendsImage(Uint8Array.from([...PNG, 9]), { mime: 'image/png' })
    await app.settle()
    const ends = Date.parse((await app.see(stay)).expires_at ?? '')
    const secondsTo = (at: number) => (at - app.clock.now().epochMilliseconds) / 1000
    await app.advance(secondsTo(ends - 10 * 60_000))
    expect(heard().join()).not.toContain('sigo guardando')
    await app.advance(secondsTo(ends + 60_000))
    expect(heard().at(-1)).toMatch(/Se cumplió el plazo.*comprobante todavía espera/)
    const [proof] = await proofs(stay.code)
    await app.owner('POST', `/payment-proofs/${proof?.id}/approve`)
    await app.settle()
    expect((await app.see(stay)).status).toBe('confirmed')
  })

  test('the same file twice is flagged, also for another stay; a second receipt extends nothing', async () => {
    const one = await chatting('5491155550202', '2027-03-08')
    await one.guest.sendsDocument(pdf('same'), { filename: 'pago.pdf', mime: 'application/pdf' })
    await app.settle()
    const once = (await app.see(one.stay)).expires_at
    await one.guest.sendsDocument(pdf('other'), { filename: 'pago2.pdf', mime: 'application/pdf' })
    await app.settle()
    expect((await app.see(one.stay)).expires_at).toBe(once)
    const two = await chatting('5491155550203', '2027-03-15')
    await two.guest.sendsDocument(pdf('same'), { filename: 'mio.pdf', mime: 'application/pdf' })
    await app.settle()
    const [copy] = await proofs(two.stay.code)
    const first = (await proofs(one.stay.code)).find((proof) => proof.sha256 === copy?.sha256)
    expect(copy?.duplicate_of).toBe(first?.id)
    expect((await app.alerts()).map((alert) => alert.kind)).toContain('payment_proof_repeated')
  })

  test('is offered with the hold; asked for in words it brings account, amount and deadline', async () => {
    const { guest, stay, heard } = await chatting('5491155550211', '2027-05-03')
    const account = async (words: string) => {
      await guest.says(words)
      await app.settle()
      return heard().at(-1) ?? ''
    }
    for (const words of ['quiero pagar por transferencia', 'prefiero transferir', 'pasame el CBU']) {
      const told = await account(words)
      expect(told).toContain('lago.azul.mp')
      expect(told).toContain('Marta Gómez')
      expect(told).toContain(stay.code)
      expect(told).toContain('$ 90.000')
      expect(told).toContain('hasta')
    }
    await app.pay(stay)
    expect(await account('el saldo lo pago por transferencia')).toContain('$ 210.000')
  })

  test('is not offered where no account is known: the guest gets the way that is open', async () => {
    const { guest, stay, heard } = await chatting('5491155550213', '2027-05-17')
    expect((await app.owner('PUT', '/settings', { transfer: null })).status).toBe(200)
    const before = heard().length
    await guest.says('quiero pagar por transferencia')
    await guest.waitForMessages(before + 2)
    const [how, way] = heard().slice(before)
    expect(how).toContain('Mercado Pago')
    expect(way).toContain(stay.code)
    expect(`${how} ${way}`).not.toMatch(/transfer/)
    expect(guest.messages().at(-1)?.cta?.url).toContain('/checkout')
    await app.owner('PUT', '/settings', { transfer: { alias: 'lago.azul.mp', holder: 'Marta Gómez' } })
  })

  test('a photo is called a receipt only while something is to be paid', async () => {
    const { guest, heard } = await chatting('5491155550212', '2027-05-10')
    await app.advance(3 * 24 * 60 * 60)
    await guest.sendsImage(PNG.slice().fill(3, 9), { mime: 'image/png' })
    await app.settle()
    expect(heard().at(-1)).toContain('Gracias por la foto')
    await guest.says('ya te transferí')
    await app.settle()
    expect(heard().at(-1)).toContain('No encuentro una reserva tuya que espere un pago')
    expect(heard().join()).not.toContain('Recibí el comprobante')
  })

  test('what is neither a picture nor a PDF is asked for again; a rejected one says why', async () => {
    const { guest, stay, heard } = await chatting('5491155550204', '2027-03-22')
    await guest.sendsDocument(new TextEncoder().encode('<html>'), {
      filename: 'pago.pdf',
      mime: 'application/pdf',
    })
    await app.settle()
    expect((await proofs(stay.code))[0]?.state).toBe('unreadable')
    expect(heard().join()).toContain('PDF')
    await guest.sendsImage(PNG.slice().fill(9, 9), { mime: 'image/png' })
    await app.settle()
    const waiting = (await proofs(stay.code)).find((one) => one.state === 'waiting')
    await app.owner('POST', `/payment-proofs/${waiting?.id}/reject`, { reason: 'el monto no coincide' })
    await app.settle()
    expect(heard().at(-1)).toContain('el monto no coincide')
    expect((await app.see(stay)).status).toBe('pre_reserved')
  })

  test('approved after the nights went to somebody else: nothing is booked, the owner has to return it', async () => {
    const { guest, stay } = await chatting('5491155550205', '2027-03-29')
    await guest.sendsImage(PNG.slice().fill(7, 9), { mime: 'image/png' })
    await app.settle()
    app.clock.advance(7200)
    await app.hold({ checkIn: stay.checkIn })
    const [proof] = await proofs(stay.code)
    const answer = await app.owner('POST', `/payment-proofs/${proof?.id}/approve`)
    expect([answer.status, answer.body.code]).toEqual([409, 'date_overlap'])
    expect(cents((await app.see(stay)).paid_amount)).toBe(0)
  })
})

describe('what the guest is told', () => {
  test('late money with the nights gone: the truth, and what is free instead', async () => {
    const { stay, heard } = await chatting('5491155550206', '2027-04-05')
    await app.advance(1801)
    await app.hold({ checkIn: stay.checkIn })
    await app.pay(stay, { evenExpired: true })
    const words = heard().join('\n')
    expect(words).toContain('después del plazo')
    expect(words).toContain('devolviendo')
    expect(words).toContain('Coihue')
  })

  test('a second payment, a refused card, a revived stay, a sent refund', async () => {
    const twice = await chatting('5491155550207', '2027-04-12')
    app.mercadoPago.reject(twice.stay.preference, { statusDetail: 'cc_rejected_insufficient_amount' })
    await app.settle()
    expect(twice.heard().join()).toContain('no se pudo hacer')
    expect(twice.heard().join()).toContain('no le alcanza el saldo o el límite')
    expect(twice.guest.messages().findLast((one) => one.text?.includes('no se pudo'))?.cta?.url).toContain(
      'checkout',
    )
    app.mercadoPago.approve(twice.stay.preference)
    app.mercadoPago.approve(twice.stay.preference)
    await app.settle()
    expect(twice.heard().join()).toContain('dos veces')

    const late = await chatting('5491155550208', '2027-04-19')
    await app.advance(1801)
    await app.pay(late.stay, { evenExpired: true })
    expect(late.heard().join()).toContain('seguía libre')
    await app.owner('POST', `/reservations/${late.stay.code}/refunds`, { amount: '100' })
    await app.settle()
    expect(late.heard().join()).toContain('Ya salió la devolución')
  })

  test('the balance, some days before arrival, with its button', async () => {
    const { guest, stay } = await chatting('5491155550209', '2027-04-26')
    await app.pay(stay)
    app.clock.set('2027-04-16T12:00:00-03:00')
    // Free words reach a guest only within a day of theirs (WhatsApp).
    await guest.says('Gracias!')
    await app.askBalances()
    await app.retryNow()
    const asked = guest.messages().filter((one) => one.cta)
    expect(asked.at(-1)?.cta?.url).toContain('/checkout')
    app.clock.set('2027-04-19T12:00:00-03:00')
    await guest.says('Gracias de nuevo!')
    await app.askBalances()
    await app.askBalances()
    expect(guest.messages().filter((one) => one.cta)).toHaveLength(asked.length + 1)
  })
})
