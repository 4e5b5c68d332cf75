import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InboundContent } from '../../src/features/inbox/domain.ts'
import type { Db } from '../../src/lib/db/types.ts'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

let world: ChatWorld
let number = 5491155570000
beforeAll(async () => {
  world = await createChatWorld()
})
afterAll(() => world.close())

const now = () => String(Math.floor(world.app.clock.now().epochMilliseconds / 1000))

const newChat = () => {
  number += 1
  return world.chat(String(number), `Huésped ${number % 10_000}`)
}

test('a quoted offer is the one that is meant, never the newer one', async () => {
  const chat = newChat()
  await chat.says('hola, del 12 al 15 de abril para 2')
  const first = chat.guest.last()?.id ?? ''
  await chat.says('y del 19 al 22 de abril?')
  const answer = (await chat.says('esta me sirve, la reservo', { replyTo: first })).join()
  expect(answer).toMatch(/12 .*15 abr/)
  expect((await world.stays()).some((one) => one.check_in === '2027-04-19')).toBe(false)
  await chat.taps('Reservar')
  expect((await world.stays()).some((one) => one.check_in === '2027-04-12')).toBe(true)
})

test('the guest may also quote the own question', async () => {
  const chat = newChat()
  const asked = await chat.guest.says('hola, del 2 al 5 de mayo para 2')
  await world.app.settle()
  await chat.says('y del 12 al 15 de mayo?')
  expect((await chat.says('esta me sirve, la reservo', { replyTo: asked.id })).join()).toMatch(/2 .*5 may/)
  expect((await world.stays()).some((one) => one.check_in.startsWith('2027-05'))).toBe(false)
})

test('a reaction to a price holds nothing, and says once how to', async () => {
  const chat = newChat()
  await chat.says('hola, del 10 al 13 de junio para 2')
  const react = () => chat.sends('reaction', { reaction: { message_id: chat.guest.last()?.id, emoji: '👍' } })
  const quote = chat.guest.last()?.id
  const answer = await chat.sends('reaction', { reaction: { message_id: quote, emoji: '👍' } })
  expect(answer.join()).toContain('toques el botón')
  expect(await react()).toEqual([])
  expect((await world.stays()).some((one) => one.check_in === '2027-06-10')).toBe(false)
})

test('an edit is what the guest says now, and never a yes', async () => {
  const chat = newChat()
  const asked = await chat.guest.says('hola, del 10 al 13 de julio para 2')
  await world.app.settle()
  const edit = (body: string) =>
    chat.sends('edit', {
      edit: { original_message_id: asked.id, message: { type: 'text', text: { body } } },
    })
  expect((await edit('hola, del 10 al 14 de julio para 2')).join()).toMatch(/10 .*14 jul/)
  expect((await edit('dale')).join()).not.toMatch(/RES\d{6}/)
})

test('what is taken back is answered by nobody, and a later yes does not take what was offered for it', async () => {
  const chat = newChat()
  const asked = await chat.guest.says('hola, del 10 al 13 de septiembre para 2')
  await world.app.settle()
  expect(await chat.sends('revoke', { revoke: { original_message_id: asked.id } })).toEqual([])
  expect((await chat.says('dale')).join()).not.toMatch(/RES\d{6}/)
})

test('a message three days late is answered by nobody as if it were fresh: a person decides', async () => {
  const chat = newChat()
  const answer = await chat.says('hola, hay lugar mañana para 2?', { secondsAgo: 259_200 })
  expect(answer).toEqual([])
  const late = (await world.alerts()).filter((one) => one.kind === 'message_late')
  expect(late.map((one) => one.summary).join()).toContain(`Huésped ${number % 10_000}`)
})

test('an older message does not overrule a newer one', async () => {
  const chat = newChat()
  await chat.says('hola, del 17 al 20 de agosto para 2')
  expect(await chat.says('hola, del 10 al 13 de agosto para 4', { secondsAgo: 120 })).toEqual([])
  expect((await chat.taps('Reservar')).join()).toMatch(/17 .*20 ago/)
})

test('what is written to another number is not ours', async () => {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '5491100000000', phone_number_id: '999' },
    contacts: [{ wa_id: '5491155571999', profile: { name: 'Otra' } }],
    messages: [
      {
        from: '5491155571999',
        id: 'wamid.OTHER',
        timestamp: now(),
        type: 'text',
        text: { body: 'hola' },
      },
    ],
  }
  await world.app.sandbox.whatsapp.control.deliverValue('messages', value)
  await world.app.settle()
  expect(world.app.guest('5491155571999').messages()).toEqual([])
})

test.each([
  ['a sticker', 'sticker', { sticker: { id: '1', mime_type: 'image/webp' } }, null],
  ['a place on the map', 'location', { location: { latitude: -41, longitude: -71 } }, /https?:\/\//],
  ['a card', 'contacts', { contacts: [{ name: { formatted_name: 'Juan' }, phones: [] }] }, /Juan/],
  ['a security notice', 'system', { system: { type: 'identity_changed', body: 'x' } }, null],
  ['an order', 'order', { order: { catalog_id: '1', product_items: [] } }, /fechas/],
  [
    'a form',
    'interactive',
    nfm({ llegada: '10 de octubre', salida: '13 de octubre', somos: '2 personas' }),
    /./,
  ],
  ['the first tap on "start"', 'request_welcome', {}, /Julieta|Hola|hola/],
  ['a poll', 'unsupported', { errors: [{ code: 131051, title: 'x' }] }, /escribís/],
])('%s gets one answer at most', async (_name, type, node, expected) => {
  const chat = newChat()
  if (type !== 'request_welcome') await chat.says('hola')
  const answer = await chat.sends(type, node)
  // Directions are a sentence and the pin itself.
  expect(answer.length).toBeLessThanOrEqual(type === 'location' ? 2 : 1)
  if (expected === null) expect(answer).toEqual([])
  else expect(answer.join()).toMatch(expected)
})

test('folded hands alone close a talk without words', async () => {
  const chat = newChat()
  await chat.says('¿aceptan mascotas?')
  expect(await chat.says('🙏')).toEqual([])
})

test('an ordinary photo is no receipt, and its caption is read', async () => {
  const chat = newChat()
  const bytes = Buffer.from('ffd8ffe0', 'hex')
  const plain = await chat.after(() => chat.guest.sendsImage(bytes))
  expect(plain.join()).not.toMatch(/comprobante/i)
  const asked = await chat.after(() => chat.guest.sendsImage(bytes, { caption: '¿aceptan mascotas?' }))
  expect(asked.join()).toContain('mascota')
})

test('a call is told to the owner, and to the guest that nobody can take it here', async () => {
  const chat = newChat()
  await chat.says('hola')
  const answer = await chat.after(() =>
    world.app.sandbox.whatsapp.control.deliverValue('calls', {
      contacts: [{ wa_id: chat.guest.waId, profile: { name: 'Rosa' } }],
      calls: [
        {
          id: 'wacid.1',
          from: chat.guest.waId,
          event: 'connect',
          direction: 'USER_INITIATED',
          timestamp: now(),
        },
      ],
    }),
  )
  expect(answer.join()).toContain('llamadas')
  expect((await world.alerts()).map((one) => one.summary).join()).toMatch(/Huésped \d+ \(\+\d+\) called/)
})

test('what the owner writes on the phone stands in the transcript and pauses the bot', async () => {
  const chat = newChat()
  await chat.says('hola')
  await world.app.sandbox.whatsapp.control.deliverValue('smb_message_echoes', {
    message_echoes: [
      {
        id: 'wamid.ECHO1',
        from: '5491150000000',
        to: chat.guest.waId,
        timestamp: now(),
        type: 'text',
        text: { body: 'Hola, soy Marta' },
      },
    ],
  })
  await world.app.settle()
  expect(await chat.says('¿aceptan mascotas?')).toEqual([])
  const { id, status } = await chat.conversation()
  expect(status).toBe('human')
  const { body } = await world.app.owner<{ items: { direction: string; text: string }[] }>(
    'GET',
    `/conversations/${id}/messages`,
  )
  expect(body.items.find((one) => one.text === 'Hola, soy Marta')?.direction).toBe('out')
})

test('problems of the account ring', async () => {
  await world.app.sandbox.whatsapp.control.deliverValue('messages', {
    errors: [{ code: 131031, title: 'Account has been locked', message: 'Business account locked' }],
  })
  await world.app.settle()
  expect((await world.alerts()).map((one) => one.kind)).toContain('whatsapp_account_error')
})

function nfm(values: Readonly<Record<string, string>>) {
  const reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify({ flow_token: 't', ...values }) }
  return { interactive: { type: 'nfm_reply', nfm_reply: reply } }
}

test('a message and its deletion that are read at once cancel out, whichever comes first', async () => {
  for (const order of ['deletion first', 'message first'] as const) {
    const chat = newChat()
    await chat.says('hola')
    const before = chat.texts()
    const { database, running, clock } = world.app
    const at = clock.now()
    const receive = (db: Db, id: string, content: InboundContent) =>
      running.services.chat.conversations(db).receive(
        {
          ...{
            kind: 'message',
            phoneNumberId: null,
            id,
            at,
            content,
            context: null,
            referral: null,
            groupId: null,
          },
          sender: { waId: chat.guest.waId, bsuid: null, profileName: null, username: null },
        },
        at,
      )
    const id = `wamid.said ${order}`
    const said = (db: Db) => receive(db, id, { type: 'text', body: '¿aceptan mascotas?' })
    const gone = (db: Db) => receive(db, `wamid.gone ${order}`, { type: 'revoke', originalMessageId: id })
    const [one, other] = order === 'deletion first' ? [gone, said] : [said, gone]
    let second: Promise<void> | undefined
    await database.transaction(async (tx) => {
      await one(tx)
      second = database.transaction(other)
      await someoneWaits(database)
    })
    await second
    await world.app.settle()
    expect([order, chat.texts()]).toEqual([order, before])
  }
})

async function someoneWaits(db: Db): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await db.query(waiting)).rows.length === 0);
}
