import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const now = () => Math.floor(app.clock.now().epochMilliseconds / 1000)

async function rows(table: string, where = 'true'): Promise<number> {
  const found = await app.database.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ${where}`,
  )
  return found.rows[0]?.n ?? 0
}

describe('WhatsApp', () => {
  test('a webhook replayed 20 times, and twice at once, is one message and one answer', async () => {
    const guest = app.guest('5491155550101')
    await guest.says('Hola')
    await app.settle()
    const received = guest.messages().length
    expect(received).toBeGreaterThan(0)
    const control = app.sandbox.whatsapp.control
    for (let i = 0; i < 20; i++) expect(await control.redeliver(-1)).toBe(200)
    await Promise.all([control.redeliver(-1), control.redeliver(-1)])
    await app.settle()
    expect(guest.messages()).toHaveLength(received)
    expect(await rows('messages', "direction = 'in'")).toBe(1)
  })

  test('unsigned, forged and re-serialised bodies are refused with 403 and leave nothing behind', async () => {
    const control = app.sandbox.whatsapp.control
    const before = await rows('webhook_events')
    const body = '{"object":"whatsapp_business_account","entry":[]}'
    expect(await control.deliver(body, { signature: null })).toBe(403)
    expect(await control.deliver(body, { signature: `sha256=${'0'.repeat(64)}` })).toBe(403)
    const secret = app.sandbox.whatsappConfig.appSecret
    const signed = createHmac('sha256', secret).update(`${body} `).digest('hex')
    expect(await control.deliver(body, { signature: `sha256=${signed}` })).toBe(403)
    expect(await rows('webhook_events')).toBe(before)
    expect((await app.ask('GET', '/metrics')).text).toMatch(
      /webhook_signature_invalid_total\{provider="whatsapp"\} [3-9]/,
    )
  })

  test('what nobody knows is stored and acknowledged', async () => {
    const before = await rows('webhook_events')
    const delivery = await app.sandbox.whatsapp.control.deliverValue('something_new', { what: 'ever' })
    expect(delivery).toBeTruthy()
    await app.settle()
    expect(await rows('webhook_events')).toBe(before + 1)
    expect(await rows('webhook_events', 'processed_at is null')).toBe(0)
  })

  test('a message with U+0000 or half an emoji is answered, and so are the others of its delivery', async () => {
    const guests = ['5491155550171', '5491155550172', '5491155550173'].map((waId) => app.guest(waId))
    for (const guest of guests) await guest.says('Hola')
    await app.settle()
    const before = guests.map((guest) => guest.messages().length)
    // As the bytes of a webhook write it: escapes that JSON allows and a database does not.
    const words = ['Hola\\u0000', 'Hola \\ud83d', 'Hola']
    const messages = guests.map(
      ({ waId }, n) =>
        `{"from":"${waId}","id":"wamid.odd${n}","timestamp":"${now()}","type":"text","text":{"body":"${words[n]}"}}`,
    )
    const contacts = guests.map(({ waId }) => `{"wa_id":"${waId}","profile":{"name":"Ana\\u0000 \\udc00"}}`)
    const { phoneId } = app.sandbox.whatsappConfig
    const value =
      `{"messaging_product":"whatsapp","metadata":{"phone_number_id":"${phoneId}"},` +
      `"contacts":[${contacts}],"messages":[${messages}]}`
    const change = `{"field":"messages","value":${value}}`
    const body = `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[${change}]}]}`
    expect(await app.sandbox.whatsapp.control.deliver(body)).toBe(200)
    await app.settle()
    for (const [n, guest] of guests.entries()) {
      expect(guest.messages().length).toBeGreaterThan(before[n] ?? 0)
    }
    expect(await rows('webhook_events', 'processed_at is null')).toBe(0)
  })

  test("Meta's handshake gets the bare challenge, a wrong token 403", async () => {
    expect(await app.sandbox.whatsapp.control.handshake()).toBe(true)
    expect(await app.sandbox.whatsapp.control.handshake('wrong')).toBe(false)
  })

  test('two quick messages of one guest are answered in order, and other guests are not held up', async () => {
    const one = app.guest('5491155550102')
    const other = app.guest('5491155550103')
    await Promise.all([one.says('¿dónde queda?'), one.says('¿aceptan mascotas?'), other.says('Hola')])
    await app.settle()
    expect(one.messages().length).toBeGreaterThanOrEqual(2)
    expect(other.messages().length).toBeGreaterThanOrEqual(1)
    expect(await rows('messages', "direction = 'in' and processed_at is null")).toBe(0)
  })

  test('every type a guest can send gets an answer or is meant to need none', async () => {
    const guest = app.guest('5491155550104')
    await guest.sends('location', { location: { latitude: -34.6, longitude: -58.4 } })
    await app.settle()
    expect(guest.messages().length).toBeGreaterThan(0)
    const answered = guest.messages().length
    await guest.sends('reaction', { reaction: { message_id: guest.last()?.id ?? '', emoji: '👍' } })
    await app.settle()
    expect(guest.messages()).toHaveLength(answered)
    await guest.sends('unsupported', { errors: [{ code: 131051, title: 'Message type unknown' }] })
    await app.settle()
    expect(guest.messages().length).toBeGreaterThan(answered)
  })
})

describe('Mercado Pago', () => {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    app.ask('POST', path, { body, headers })

  test('a notification without a signature or with a wrong one is 401', async () => {
    const body = { type: 'payment', action: 'payment.updated', data: { id: '123456789' } }
    for (const path of ['/api/v1/webhooks/mercadopago', '/api/v1/mercadopago/webhook']) {
      const unsigned = await post(`${path}?data.id=123456789&type=payment`, body)
      expect([unsigned.status, unsigned.body.code]).toEqual([401, 'invalid_signature'])
      const forged = await post(`${path}?data.id=123456789&type=payment`, body, {
        'x-signature': `ts=1790000000,v1=${'a'.repeat(64)}`,
        'x-request-id': 'req-1',
      })
      expect(forged.status).toBe(401)
    }
  })

  test('a signed notification of a topic nobody handles is 200', async () => {
    const ts = '1790000000000'
    const manifest = `id:42;request-id:req-2;ts:${ts};`
    const v1 = createHmac('sha256', app.sandbox.mercadoPagoConfig.webhookSecret)
      .update(manifest)
      .digest('hex')
    const answer = await post(
      '/api/v1/webhooks/mercadopago?data.id=42&type=something_new',
      { type: 'something_new', data: { id: '42' } },
      { 'x-signature': `ts=${ts},v1=${v1}`, 'x-request-id': 'req-2' },
    )
    expect(answer.status).toBe(200)
  })
})
