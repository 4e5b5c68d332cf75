import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

/** U+0000 and half an emoji: what a database cannot keep (contract: issue of outside text). */
const HOSTILE = (text: string) => `${text.slice(0, 1)}\0${text.slice(1)}\ud83d`

const media = { id: '700000000000001', mime_type: 'image/jpeg', sha256: 'abc=' }
/** One of each kind that WhatsApp knows, with every string it may carry. */
const MESSAGES: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'text', text: { body: 'hola' }, context: { from: '5491100000000', id: 'wamid.q' } },
  { type: 'image', image: { ...media, caption: 'mi documento' } },
  { type: 'video', video: { ...media, caption: 'el lugar' } },
  { type: 'audio', audio: { ...media, mime_type: 'audio/ogg; codecs=opus', voice: true } },
  { type: 'document', document: { ...media, filename: 'a.pdf', caption: 'la seña' } },
  { type: 'sticker', sticker: { ...media, animated: false } },
  { type: 'location', location: { latitude: -34, longitude: -58, name: 'Casa', address: 'Calle 1' } },
  {
    type: 'contacts',
    contacts: [{ name: { formatted_name: 'Juan' }, phones: [{ phone: '+54 9 11', wa_id: '54911' }] }],
  },
  { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'v3|x', title: 'Sí' } } },
  {
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: 'v3|y', title: 'Ñire', description: 'dos' } },
  },
  { type: 'button', button: { payload: 'v3|z', text: 'Confirmar' } },
  { type: 'reaction', reaction: { message_id: 'wamid.q', emoji: '👍' } },
  {
    type: 'order',
    order: { catalog_id: 'c', text: 'quiero', product_items: [{ product_retailer_id: 'p' }] },
  },
  { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported', error_data: { details: 'poll' } }] },
  { type: 'system', system: { body: 'changed number', type: 'user_changed_number', wa_id: '54911' } },
]

/** Every place of a string inside a value, by its path. */
function stringsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return [[...path]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => stringsOf(inner, [...path, name]))
}

function changedAt(value: unknown, [name, ...rest]: readonly (string | number)[]): unknown {
  if (name === undefined) return HOSTILE(String(value))
  const copy = structuredClone(value) as Record<string, unknown>
  copy[name] = changedAt(copy[name], rest)
  return Array.isArray(value) ? Object.values(copy) : copy
}

describe('text that no database keeps', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp()
  })
  afterAll(() => app?.close())

  let count = 0
  async function deliver(value: Readonly<Record<string, unknown>>): Promise<number> {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '100000000000001',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '5491100000000', phone_number_id: '200000000000002' },
                ...value,
              },
            },
          ],
        },
      ],
    })
    const { appSecret } = app.sandbox.whatsappConfig
    const signature = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
    const headers = { 'x-hub-signature-256': signature, 'content-type': 'application/json' }
    const answer = await fetch(`${app.origin}/api/v1/webhooks/whatsapp`, { method: 'POST', body, headers })
    return answer.status
  }
  const timestamp = () => String(Math.floor(app.clock.now().epochMilliseconds / 1000))

  it('is taken in every field of every kind of message, and takes no neighbour with it', async () => {
    const [waId, neighbour] = ['5491188010001', '5491188010002']
    for (const one of [waId, neighbour]) await app.guest(one).says('hola')
    await app.settle()
    for (const message of MESSAGES) {
      for (const path of [...stringsOf(message), ['profile']]) {
        const n = ++count
        const [name, one] =
          path[0] === 'profile' ? [HOSTILE('Ana'), message] : ['Ana', changedAt(message, path)]
        const status = await deliver({
          contacts: [
            { wa_id: waId, profile: { name } },
            { wa_id: neighbour, profile: { name: 'Luz' } },
          ],
          messages: [
            { from: waId, id: `wamid.H${n}`, timestamp: timestamp(), ...(one as object) },
            {
              from: neighbour,
              id: `wamid.NEIGHBOUR${n}`,
              timestamp: timestamp(),
              type: 'text',
              text: { body: 'hola' },
            },
          ],
        })
        expect(status, path.join('.')).toBe(200)
      }
    }
    await app.settle()
    const { rows } = await app.database.query(
      `select 1 from messages where provider_message_id like 'wamid.NEIGHBOUR%' and processed_at is not null`,
    )
    expect(rows).toHaveLength(count)
    await everythingIsDone()
  })

  it('is taken in every field of a report', async () => {
    const report = {
      id: 'wamid.R',
      status: 'delivered',
      timestamp: '1790000000',
      recipient_id: '54911',
      biz_opaque_callback_data: 'x',
      conversation: { id: 'c', origin: { type: 'service' } },
      pricing: { category: 'service', pricing_model: 'PMP' },
    }
    const failed = { ...report, status: 'failed', errors: [{ code: 131026, title: 'T', message: 'M' }] }
    for (const one of [report, failed]) {
      for (const path of stringsOf(one)) {
        expect(await deliver({ statuses: [changedAt(one, path)] }), path.join('.')).toBe(200)
      }
    }
    await app.settle()
    await everythingIsDone()
  })

  async function everythingIsDone(): Promise<void> {
    const { deadLetters, failing, waiting } = await app.running.context.queue.state()
    expect({ deadLetters, failing, waiting }).toEqual({ deadLetters: 0, failing: 0, waiting: 0 })
    const open = await app.database.query('select error from webhook_events where processed_at is null')
    expect(open.rows).toEqual([])
  }
})
