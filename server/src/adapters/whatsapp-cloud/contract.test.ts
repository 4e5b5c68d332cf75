import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { WhatsAppMessageEvent, WhatsAppStatusEvent } from '../../features/inbox/domain.ts'
import type { OutboundContent, StoredMedia, WhatsAppGateway } from '../../features/messaging/ports.ts'
import { type ManualClock, manualClock } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import { createSandboxServer, type SandboxServer } from '../../sandbox/server.ts'
import {
  createWhatsAppSandbox,
  type WhatsAppSandbox,
} from '../../sandbox/whatsapp/create-whatsapp-sandbox.ts'
import { createWhatsAppClient } from './client.ts'
import { contentCases } from './contract-cases.ts'
import { type Receiver, receiveWebhooks } from './webhook-receiver.ts'

const APP_SECRET = 'sandbox-app-secret'
const ANA = '5491155551234'
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const how = { correlationId: 'bk_1' }
const toAna = { waId: ANA, bsuid: null }

let clock: ManualClock
let sandbox: WhatsAppSandbox
let server: SandboxServer
let client: WhatsAppGateway
let product: Receiver

beforeEach(async () => {
  clock = manualClock('2026-11-24T12:00:00Z')
  product = await receiveWebhooks(APP_SECRET)
  sandbox = createWhatsAppSandbox({
    clock,
    ids: systemIds,
    appSecret: APP_SECRET,
    verifyToken: 'verify-me',
    accessToken: 'token-1',
    phoneId: '200000000000002',
    wabaId: '100000000000001',
    webhookUrl: () => product.url,
    pace: { webhookRetriesMs: [1, 1, 1] },
  })
  server = await createSandboxServer([sandbox.plugin])
  client = clientWith({})
})

afterEach(async () => {
  await server.close()
  await product.close()
})

const stored = new Map<string, StoredMedia>([
  ['cabin.png', { bytes: PNG, mime: 'image/png', filename: 'cabin.png' }],
  [
    'voucher.pdf',
    { bytes: Buffer.from('%PDF-1.7 voucher'), mime: 'application/pdf', filename: 'voucher.pdf' },
  ],
])

function clientWith(changes: {
  accessToken?: string
  phoneId?: string
  timeoutMs?: number
  baseUrl?: string
}) {
  return createWhatsAppClient({
    baseUrl: server.graphUrl,
    accessToken: 'token-1',
    phoneId: '200000000000002',
    timeoutMs: 5000,
    loadMedia: async (key) => stored.get(key),
    ...changes,
  })
}

const messageEvents = () =>
  product.events.filter((one): one is WhatsAppMessageEvent => one.kind === 'message')
const statusEvents = () => product.events.filter((one): one is WhatsAppStatusEvent => one.kind === 'status')

describe('what the guest receives', () => {
  beforeEach(() => sandbox.control.guest(ANA).says('Hola'))

  test.each(contentCases)('%s', async (_name, content, seen) => {
    const outcome = await client.send(toAna, content, how)
    expect(outcome).toMatchObject({ ok: true, waId: ANA })
    expect(sandbox.control.guest(ANA).last()).toMatchObject(seen)
  })

  test('a picture arrives byte for byte', async () => {
    await client.send(toAna, { type: 'image', media: { mediaKey: 'cabin.png' } }, how)
    const url = sandbox.control.guest(ANA).last()?.media_url
    const response = await fetch(`${server.origin}${url}`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG)
  })

  test('a text beyond 4096 characters comes in parts, nothing lost', async () => {
    const body = Array.from({ length: 1200 }, (_, n) => `palabra${n}`).join(' ')
    expect(await client.send(toAna, { type: 'text', body }, how)).toMatchObject({ ok: true })
    const texts = sandbox.control
      .guest(ANA)
      .messages()
      .map((one) => one.text)
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.join(' ')).toBe(body)
  })

  test('a business-scoped id reaches a guest whose number is hidden', async () => {
    const guest = sandbox.control.guest(ANA)
    guest.setUsername('@ana.viaja')
    await guest.says('otra vez')
    const sender = messageEvents().at(-1)?.sender
    expect(sender).toMatchObject({ waId: null, bsuid: guest.bsuid, username: '@ana.viaja' })
    const outcome = await client.send({ waId: null, bsuid: guest.bsuid }, { type: 'text', body: 'Hola' }, how)
    expect(outcome).toMatchObject({ ok: true, waId: null })
    await sandbox.control.settled()
    expect(statusEvents().at(-1)?.recipient).toEqual({ waId: null, bsuid: guest.bsuid })
  })

  test('a template reaches a guest after the window, filled in; free text does not', async () => {
    sandbox.control.defineTemplate({
      name: 'reserva_confirmada',
      language: 'es_AR',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Hola {{nombre}}, te esperamos el {{fecha}}.' }],
    })
    clock.advance(25 * 3600)
    const template: OutboundContent = {
      type: 'template',
      name: 'reserva_confirmada',
      language: 'es_AR',
      body: [
        { name: 'nombre', text: 'Ana' },
        { name: 'fecha', text: '20\n12' },
      ],
    }
    expect(await client.send(toAna, template, how)).toMatchObject({ ok: true })
    expect(sandbox.control.guest(ANA).last()?.text).toBe('Hola Ana, te esperamos el 20 12.')
    expect(await client.send(toAna, { ...template, body: [] }, how)).toMatchObject({
      kind: 'rejected',
      code: 132000,
    })
    expect(await client.send(toAna, { ...template, language: 'es' }, how)).toMatchObject({ code: 132001 })

    const seen = sandbox.control.guest(ANA).messages().length
    expect(await client.send(toAna, { type: 'text', body: 'tarde' }, how)).toMatchObject({ ok: true })
    await sandbox.control.settled()
    expect(statusEvents().at(-1)).toMatchObject({
      status: 'failed',
      correlationId: 'bk_1',
      errors: [{ code: 131047 }],
    })
    expect(sandbox.control.guest(ANA).messages()).toHaveLength(seen)
  })
})

describe('what can go wrong when sending', () => {
  const hello: OutboundContent = { type: 'text', body: 'Hola' }
  beforeEach(() => sandbox.control.guest(ANA).says('Hola'))

  test('a wrong token and a blocked account call for a person', async () => {
    expect(await clientWith({ accessToken: 'old' }).send(toAna, hello, how)).toMatchObject({
      kind: 'alert',
      code: 190,
    })
    sandbox.control.settings.numberStatus = 'DISCONNECTED'
    expect(await client.send(toAna, hello, how)).toMatchObject({ kind: 'alert', code: 133010 })
  })

  test('a foreign number id is rejected', async () => {
    expect(await clientWith({ phoneId: '999' }).send(toAna, hello, how)).toMatchObject({
      kind: 'rejected',
      code: 100,
    })
  })

  test('limits of rate are worth a retry, with the pause WhatsApp asks for', async () => {
    sandbox.control.settings.pairRate = { messages: 1, perSeconds: 6 }
    expect(await client.send(toAna, hello, how)).toMatchObject({ ok: true })
    expect(await client.send(toAna, hello, how)).toMatchObject({
      kind: 'retry',
      code: 131056,
      retryAfterSeconds: 6,
    })
    clock.advance(6)
    expect(await client.send(toAna, hello, how)).toMatchObject({ ok: true })
    sandbox.control.settings.pairRate = null
    sandbox.control.settings.throughputPerSecond = 1
    expect(await client.send(toAna, hello, how)).toMatchObject({
      kind: 'retry',
      code: 130429,
      retryAfterSeconds: 1,
    })
  })

  test('a test number refuses 549 and takes the spelling it is told to try next', async () => {
    sandbox.control.settings.allowList = new Set(['541155551234'])
    const refused = await client.send(toAna, hello, how)
    expect(refused).toMatchObject({ ok: false, kind: 'rejected', code: 131030, nextFormat: 'ar_strip_9' })
    const accepted = await client.send({ ...toAna, format: 'ar_strip_9' }, hello, how)
    expect(accepted).toMatchObject({ ok: true, waId: ANA })
  })

  test('a reply that never comes is ambiguous, and the guest did get the message', async () => {
    sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'timeout' },
    })
    expect(await clientWith({ timeoutMs: 200 }).send(toAna, hello, how)).toMatchObject({
      kind: 'ambiguous',
      code: null,
    })
    await sandbox.control.settled()
    expect(statusEvents().at(-1)).toMatchObject({ status: 'read', correlationId: 'bk_1' })
  })

  test('a connection cut after the request is ambiguous, one never made is not', async () => {
    sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'cut' },
    })
    expect(await client.send(toAna, hello, how)).toMatchObject({ kind: 'ambiguous' })
    const nobody = client
    await server.close()
    expect(await nobody.send(toAna, hello, how)).toMatchObject({
      kind: 'retry',
      detail: 'network: ECONNREFUSED',
    })
  })

  test.each([
    [500, 131000, 'retry'],
    [503, 2, 'retry'],
    [400, 131009, 'rejected'],
    [403, 131031, 'alert'],
  ])('HTTP %i with code %i: %s', async (status, code, kind) => {
    sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'http', status, code },
    })
    expect(await client.send(toAna, hello, how)).toMatchObject({ ok: false, kind, code })
    expect(sandbox.control.sent()).toHaveLength(0)
  })

  test("a proxy's page instead of an answer", async () => {
    const page = { kind: 'http', status: 502, body: '<h1>Bad gateway</h1>' } as const
    sandbox.control.faults.inject({ at: 'messages', trigger: { mode: 'next', count: 1 }, fault: page })
    expect(await client.send(toAna, hello, how)).toMatchObject({ kind: 'ambiguous', code: null })
  })

  test('media that is gone from the store is rejected before anything is sent', async () => {
    const outcome = await client.send(toAna, { type: 'image', media: { mediaKey: 'lost' } }, how)
    expect(outcome).toMatchObject({ kind: 'rejected', code: null })
    expect(sandbox.control.sent()).toHaveLength(0)
  })
})

describe('media from the guest', () => {
  test('comes back byte for byte, with its bare type', async () => {
    await sandbox.control.guest(ANA).sendsAudio(Buffer.from('OggS voice'))
    const content = messageEvents()[0]?.content
    expect(content).toMatchObject({ type: 'audio', voice: true, media: { mime: 'audio/ogg' } })
    const mediaId = content?.type === 'audio' ? content.media.mediaId : ''
    const media = await client.downloadMedia(mediaId)
    expect(media).toMatchObject({ ok: true, mime: 'audio/ogg', size: 10 })
    expect(media.ok && Buffer.from(media.bytes).toString()).toBe('OggS voice')
    clock.advance(8 * 24 * 3600)
    expect(await client.downloadMedia(mediaId)).toMatchObject({ ok: false, kind: 'gone', code: 100 })
  })

  test('is not fetched without the token', async () => {
    const uploaded = await client.uploadMedia(PNG, 'image/png', 'a.png')
    const id = uploaded.ok ? uploaded.mediaId : ''
    const headers = { authorization: 'Bearer token-1' }
    const answer = await fetch(`${server.graphUrl}/${id}`, { headers })
    const descriptor = z.object({ url: z.string() }).parse(await answer.json())
    expect((await fetch(descriptor.url)).status).toBe(401)
    expect((await fetch(descriptor.url, { headers })).status).toBe(200)
    clock.advance(5 * 60)
    expect((await fetch(descriptor.url, { headers })).status).toBe(404)
    expect(await client.downloadMedia(id)).toMatchObject({ ok: true, size: 8 })
  })
})

describe('what the webhook brings', () => {
  test('a conversation: text, tap, statuses in order, blue ticks', async () => {
    const guest = sandbox.control.guest(ANA)
    guest.setName('Peña 😀')
    const said = await guest.says('¿Hay lugar mañana?')
    expect(messageEvents()[0]).toMatchObject({
      id: said.id,
      sender: { waId: ANA, profileName: 'Peña 😀', bsuid: guest.bsuid },
      content: { type: 'text', body: '¿Hay lugar mañana?' },
    })
    expect(await client.markRead(said.id, { typing: true })).toEqual({ ok: true })
    expect(said.status).toBe('read')
    const sent = await client.send(
      toAna,
      { type: 'buttons', body: '¿Seguimos?', buttons: [{ id: 'go', title: 'Sí' }] },
      { ...how, replyToMessageId: said.id },
    )
    await sandbox.control.settled()
    expect(statusEvents().map((one) => one.status)).toEqual(['sent', 'delivered', 'read'])
    await guest.taps('Sí')
    expect(messageEvents().at(-1)).toMatchObject({
      content: { type: 'choice', source: 'button', id: 'go', title: 'Sí' },
      context: { messageId: sent.ok ? sent.messageId : '' },
    })
  })

  test('is repeated until 200, duplicated, dropped and reordered on demand', async () => {
    const guest = sandbox.control.guest(ANA)
    product.answer = 500
    await guest.says('uno')
    product.answer = 200
    await sandbox.control.settled()
    expect(messageEvents()).toHaveLength(1)

    const { faults } = sandbox.control
    faults.inject({
      at: 'webhook',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'duplicate', times: 2 },
    })
    await guest.says('dos')
    faults.inject({ at: 'webhook', trigger: { mode: 'next', count: 1 }, fault: { kind: 'drop' } })
    await guest.says('tres')
    faults.inject({ at: 'webhook', trigger: { mode: 'next', count: 1 }, fault: { kind: 'reorder' } })
    await guest.says('cuatro')
    await guest.says('cinco')
    const bodies = messageEvents().map((one) => (one.content.type === 'text' ? one.content.body : ''))
    expect(bodies).toEqual(['uno', 'dos', 'dos', 'cinco', 'cuatro'])
  })

  test('a forged one is refused', async () => {
    const body = '{"object":"whatsapp_business_account","entry":[]}'
    expect(await sandbox.control.deliver(body, { signature: null })).toBe(403)
    expect(await sandbox.control.deliver(body, { signature: `sha256=${'0'.repeat(64)}` })).toBe(403)
    expect(await sandbox.control.deliver(body)).toBe(200)
  })

  test('the handshake needs the verify token', async () => {
    expect(await sandbox.control.handshake()).toBe(true)
    expect(await sandbox.control.handshake('guess')).toBe(false)
  })
})

test('the number describes itself', async () => {
  expect(await client.describeNumber()).toMatchObject({
    ok: true,
    status: 'CONNECTED',
    qualityRating: 'GREEN',
  })
})
