import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ManualClock, manualClock } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import { createSandboxServer, type SandboxServer } from '../server.ts'
import { createWhatsAppSandbox, type WhatsAppSandbox } from './create-whatsapp-sandbox.ts'

const message = z.object({
  id: z.string(),
  from: z.enum(['guest', 'bot']),
  type: z.string(),
  text: z.string().nullable(),
  media_url: z.string().nullable(),
  status: z.string(),
  buttons: z.array(z.object({ id: z.string(), title: z.string() })),
})
const chat = z.object({ messages: z.array(message), typing: z.boolean() })

let clock: ManualClock
let sandbox: WhatsAppSandbox
let server: SandboxServer
let phones: string

beforeEach(async () => {
  clock = manualClock('2026-11-24T12:00:00Z')
  sandbox = createWhatsAppSandbox({
    clock,
    ids: systemIds,
    appSecret: 'secret',
    verifyToken: 'verify',
    accessToken: 'token',
    phoneId: '2',
    wabaId: '1',
    webhookUrl: () => `${server.origin}/nobody-listens`,
    pace: { webhookRetriesMs: [] },
  })
  server = await createSandboxServer([sandbox.plugin])
  phones = `${server.origin}/sandbox/api/phones`
})

afterEach(() => server.close())

function post(path: string, body: unknown, base = phones): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer token' }
  return fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function newPhone(): Promise<string> {
  const answer = await post('', { name: 'Ana' })
  expect(answer.status).toBe(201)
  return z.object({ phone: z.string(), name: z.literal('Ana') }).parse(await answer.json()).phone
}

async function chatOf(phone: string, after?: string) {
  const query = after ? `?after=${after}` : ''
  return chat.parse(await (await fetch(`${phones}/${phone}/messages${query}`)).json())
}

const send = (body: object) =>
  post('/2/messages', { messaging_product: 'whatsapp', ...body }, server.graphUrl)

describe("the guest's phone", () => {
  test('every visitor gets a number of their own, an unknown one is told so', async () => {
    expect(await newPhone()).not.toBe(await newPhone())
    expect((await fetch(`${phones}/5490000000000/messages`)).status).toBe(404)
  })

  test('writes, sees "writing", receives buttons, taps one', async () => {
    const phone = await newPhone()
    const said = message.parse(await (await post(`/${phone}/messages`, { text: '¿Hay lugar?' })).json())
    await send({ status: 'read', message_id: said.id, typing_indicator: { type: 'text' } })
    const waiting = await chatOf(phone)
    expect(waiting.typing).toBe(true)
    expect(waiting.messages[0]).toMatchObject({ from: 'guest', text: '¿Hay lugar?', status: 'read' })
    clock.advance(25)
    expect((await chatOf(phone)).typing).toBe(false)

    const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'Sí' } }]
    const interactive = { type: 'button', body: { text: '¿Reservamos?' }, action: { buttons } }
    await send({ to: phone, type: 'interactive', interactive })
    const [question] = (await chatOf(phone, said.id)).messages
    expect(question).toMatchObject({
      from: 'bot',
      text: '¿Reservamos?',
      buttons: [{ id: 'yes', title: 'Sí' }],
    })
    const tap = await post(`/${phone}/taps`, { message_id: question?.id, id: 'yes' })
    expect(await tap.json()).toMatchObject({ type: 'choice', text: 'Sí', reply_to: question?.id })
    expect((await post(`/${phone}/taps`, { message_id: question?.id, id: 'no' })).status).toBe(404)
    expect((await post(`/${phone}/messages`, { text: ' ' })).status).toBe(400)
  })

  test('sends a file that can be opened again, by an address of this site', async () => {
    const phone = await newPhone()
    const headers = { 'content-type': 'application/pdf', 'x-filename': encodeURIComponent('seña.pdf') }
    const answer = await fetch(`${phones}/${phone}/media`, { method: 'POST', headers, body: '%PDF-1.7' })
    const sent: unknown = await answer.json()
    expect(sent).toMatchObject({ type: 'document', filename: 'seña.pdf', mime: 'application/pdf' })
    const { media_url: url } = message.parse(sent)
    expect(url).toMatch(/^\/sandbox\/api\/media\/\d+$/)
    expect(await (await fetch(`${server.origin}${url}`)).text()).toBe('%PDF-1.7')
  })

  test('hears of messages as they come', async () => {
    const phone = await newPhone()
    await post(`/${phone}/messages`, { text: 'Hola' })
    const response = await fetch(`${phones}/${phone}/events`)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    await send({ to: phone, type: 'text', text: { body: 'Bienvenida' } })
    let heard = ''
    for await (const chunk of response.body ?? []) {
      heard += Buffer.from(chunk).toString()
      if (heard.includes('"status":"read"')) break
    }
    const events = heard.split('\n\n').filter((one) => one.startsWith('event: message'))
    const seen = events.map((one) => message.parse(JSON.parse(one.split('\ndata: ')[1] ?? '')))
    expect(seen[0]?.text).toBe('Bienvenida')
    expect(seen.at(-1)).toMatchObject({ id: seen[0]?.id, status: 'read' })
  })
})

describe('what WhatsApp refuses', () => {
  beforeEach(() => sandbox.control.guest('5491155551234').says('Hola'))
  const to = '5491155551234'
  const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
  const buttons = (...all: object[]) => ({
    to,
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'x' }, action: { buttons: all } },
  })
  const link = (url: string) => ({
    to,
    type: 'interactive',
    interactive: {
      type: 'cta_url',
      body: { text: 'x' },
      action: { name: 'cta_url', parameters: { display_text: 'Pagar', url } },
    },
  })

  test.each<[string, object, number]>([
    ['no content', { to, type: 'text' }, 131008],
    ['a type nobody knows', { to, type: 'hologram' }, 100],
    ['nobody to send to', { type: 'text', text: { body: 'x' } }, 131008],
    ['itself', { to: '5491150000000', type: 'text', text: { body: 'x' } }, 131021],
    ['a text too long', { to, type: 'text', text: { body: 'x'.repeat(4097) } }, 131009],
    ['four buttons', buttons(...['a', 'b', 'c', 'd'].map((id) => reply(id, id))), 131009],
    ['two buttons with one title', buttons(reply('a', 'Sí'), reply('b', 'Sí')), 131009],
    ['two buttons with one id', buttons(reply('a', 'Sí'), reply('a', 'No')), 131009],
    ['a title of 21 characters', buttons(reply('a', 'x'.repeat(21))), 131009],
    ['a link to a bare address', link('http://127.0.0.1/pay'), 131009],
    ['a link that is no web address', link('javascript:alert(1)'), 131009],
    ['media it does not have', { to, type: 'image', image: { id: '123' } }, 100],
    ['a malformed business-scoped id', { recipient: 'ana', type: 'text', text: { body: 'x' } }, 100],
    [
      'a template nobody approved',
      { to, type: 'template', template: { name: 'x', language: { code: 'es' } } },
      132001,
    ],
  ])('%s', async (_name, body, code) => {
    const answer = await send(body)
    expect(answer.ok).toBe(false)
    expect(await answer.json()).toMatchObject({ error: { code, type: 'OAuthException' } })
    expect(sandbox.control.sent()).toHaveLength(0)
  })

  test('a call without a token', async () => {
    const answer = await fetch(`${server.graphUrl}/2`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: { code: 190 } })
  })
})
