import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OutboundContent, StoredMedia } from '../../features/messaging/ports.ts'
import { type ManualClock, manualClock } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import { createSandboxServer, type SandboxServer } from '../../sandbox/server.ts'
import {
  createWhatsAppSandbox,
  type WhatsAppSandbox,
} from '../../sandbox/whatsapp/create-whatsapp-sandbox.ts'
import { createWhatsAppClient } from './client.ts'
import { type Receiver, receiveWebhooks } from './webhook-receiver.ts'

const ANA = { waId: '5491155551234', bsuid: null }
const how = { correlationId: 'bk_1' }
const PICTURE: StoredMedia = {
  bytes: Buffer.from('89504e470d0a1a0a', 'hex'),
  mime: 'image/png',
  filename: 'cabin.png',
}

let clock: ManualClock
let product: Receiver
let sandbox: WhatsAppSandbox
let server: SandboxServer
let stored: Map<string, StoredMedia>
let loads: number

beforeEach(async () => {
  clock = manualClock('2026-11-24T12:00:00Z')
  stored = new Map([['cabin', PICTURE]])
  loads = 0
  product = await receiveWebhooks('secret')
  sandbox = createWhatsAppSandbox({
    clock,
    ids: systemIds,
    appSecret: 'secret',
    verifyToken: 'verify-me',
    accessToken: 'token-1',
    phoneId: '200000000000002',
    wabaId: '100000000000001',
    webhookUrl: () => product.url,
  })
  server = await createSandboxServer([sandbox.plugin])
  await guest().says('Hola')
})
afterEach(async () => {
  await server.close()
  await product.close()
})

const guest = () => sandbox.control.guest(ANA.waId)
const client = () =>
  createWhatsAppClient({
    baseUrl: server.graphUrl,
    accessToken: 'token-1',
    phoneId: '200000000000002',
    timeoutMs: 5000,
    loadMedia: async (key) => {
      loads++
      return stored.get(key)
    },
  })
const quote = (key: string): OutboundContent => ({
  type: 'buttons',
  body: 'Hay lugar',
  header: { type: 'image', media: { mediaKey: key } },
  buttons: [{ id: 'v1|others', title: 'Otras' }],
})

test('a quote whose picture is gone is said without it, buttons and all', async () => {
  expect(await client().send(ANA, quote('gone'), how)).toMatchObject({ ok: true })
  expect(guest().last()).toMatchObject({
    text: 'Hay lugar',
    header_image_url: null,
    buttons: [{ title: 'Otras' }],
  })
})

test('a picture that is gone leaves its words; without words there is nothing to say', async () => {
  const picture: OutboundContent = {
    type: 'image',
    media: { mediaKey: 'gone' },
    caption: 'Reserva confirmada',
  }
  expect(await client().send(ANA, picture, how)).toMatchObject({ ok: true })
  expect(guest().last()).toMatchObject({ type: 'text', text: 'Reserva confirmada' })
  const { caption: _caption, ...silent } = picture
  expect(await client().send(ANA, silent, how)).toMatchObject({ ok: false, kind: 'rejected' })
})

test('the same picture goes up once', async () => {
  const sender = client()
  for (let i = 0; i < 3; i++) expect(await sender.send(ANA, quote('cabin'), how)).toMatchObject({ ok: true })
  expect(loads).toBe(1)
  expect(
    guest()
      .messages()
      .filter((message) => message.header_image_url !== null),
  ).toHaveLength(3)
})

test('an upload that WhatsApp has forgotten goes up again', async () => {
  const sender = client()
  await sender.send(ANA, quote('cabin'), how)
  clock.advance(31 * 86_400)
  await guest().says('sigue libre?')
  expect(await sender.send(ANA, quote('cabin'), how)).toMatchObject({ ok: true })
  expect(loads).toBe(2)
  expect(guest().last()?.header_image_url).not.toBeNull()
})
