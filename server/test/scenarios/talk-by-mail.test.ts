import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IncomingMail } from '../../src/features/channels/domain/lead.ts'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { collect } from '../mailbox.ts'

let post: MailServer
let world: ChatWorld
beforeAll(async () => {
  post = await openMailServer()
  world = await createChatWorld({ env: post.env })
})
afterAll(async () => {
  await world.close()
  await post.close()
})

const enquiry = (over: Partial<IncomingMail>): IncomingMail => ({
  messageId: 'first@reply.airbnb.com',
  from: { address: 'express@airbnb.com', name: 'Airbnb' },
  replyTo: { address: 'thread-77@reply.airbnb.com', name: 'Ana Paz' },
  subject: 'Consulta de Ana Paz',
  text: 'Hola, ¿tienen lugar del 15 al 18 de enero?',
  receivedAt: world.app.clock.now(),
  genuine: true,
  inReplyTo: '',
  returned: null,
  ...over,
})

async function conversationOf(name: string) {
  const { body } = await world.app.owner<{ items: { id: string; guest: { name: string } }[] }>(
    'GET',
    '/conversations?page_size=100',
  )
  return body.items.find((one) => one.guest.name === name)?.id ?? ''
}

test('what the owner writes in the panel goes out by mail in the thread, and the guest can go on there', async () => {
  expect(await collect(world, [enquiry({})])).toBe(1)
  const id = await conversationOf('Ana Paz')
  const write = (text: string) => world.app.owner('POST', `/conversations/${id}/messages`, { text })
  expect((await write('¡Hola Ana! Sí, tenemos lugar.')).status).toBe(202)
  await world.app.settle()
  const [mail] = post.to('thread-77@reply.airbnb.com')
  expect(mail).toMatchObject({ subject: 'Re: Consulta de Ana Paz', inReplyTo: '<first@reply.airbnb.com>' })
  expect(mail?.text?.trim()).toBe('¡Hola Ana! Sí, tenemos lugar.')
  expect(mail?.headers.get('auto-submitted')).toBeUndefined()

  const answer = enquiry({
    messageId: 'second@mail.example',
    from: { address: 'ana@mail.example', name: 'Ana Paz' },
    replyTo: { address: 'thread-77@reply.airbnb.com', name: 'Ana Paz' },
    subject: 'Re: Consulta de Ana Paz',
    text: '¡Genial! ¿Aceptan perros?\n\nEl mar, 1 dic 2026 a las 10:05, Mallín escribió:\n> ¡Hola Ana!',
    inReplyTo: (mail?.messageId ?? '').replace(/[<>]/g, ''),
  })
  world.app.clock.advance(60)
  expect(await collect(world, [{ ...answer, receivedAt: world.app.clock.now() }])).toBe(1)
  await write('Sí, de hasta 10 kg.')
  await world.app.settle()
  const again = post.to('thread-77@reply.airbnb.com')[1]
  expect(again?.references).toEqual(
    ['first@reply.airbnb.com', 'second@mail.example'].map((one) => `<${one}>`),
  )
  const said = await world.app.owner<{ items: { text: string; status: string; direction: string }[] }>(
    'GET',
    `/conversations/${id}/messages`,
  )
  expect(said.body.items.map((one) => [one.direction, one.status])).toEqual([
    ['out', 'sent'],
    ['in', 'done'],
    ['out', 'sent'],
    ['in', 'done'],
  ])
  expect(said.body.items[1]?.text).not.toContain('escribió')
})

test('an enquiry by mail rings as a guest who waits, once, until the owner has written', async () => {
  const mail = enquiry({
    messageId: 'waits-1@reply.airbnb.com',
    replyTo: { address: 'thread-78@reply.airbnb.com', name: 'Luz Paz' },
    subject: 'Consulta de Luz Paz',
  })
  const waiting = async () =>
    (await world.alerts()).filter((one) => one.kind === 'human_wanted' && one.summary.includes('Luz Paz'))
  expect(await collect(world, [mail])).toBe(1)
  const { rows } = await world.app.database.query<{ waits: boolean }>(
    `select c.status = 'waiting_human' and c.handover_at is not null as waits
       from conversations c join guests g on g.id = c.guest_id where g.name = 'Luz Paz'`,
  )
  expect(rows).toEqual([{ waits: true }])
  expect(
    await collect(world, [{ ...mail, messageId: 'waits-2@reply.airbnb.com', text: '¿Y cuánto sale?' }]),
  ).toBe(1)
  expect(await waiting()).toHaveLength(1)
  const id = await conversationOf('Luz Paz')
  await world.app.owner('POST', `/conversations/${id}/messages`, { text: 'Hola Luz, sí.' })
  await world.app.settle()
  expect(await waiting()).toEqual([])
})

test('an answer that is refused stands so in the talk, and the owner is told', async () => {
  const form = enquiry({
    messageId: 'form-1@site.example',
    from: { address: 'wordpress@site.example', name: 'WordPress' },
    replyTo: null,
    subject: 'Formulario de contacto',
    text: 'Nombre: Raúl Sosa\nEmail: raul@nowhere.example\nMensaje: ¿Tienen lugar en enero?',
  })
  post.unknown.add('raul@nowhere.example')
  expect(await collect(world, [form])).toBe(1)
  const id = await conversationOf('Raúl Sosa')
  await world.app.owner('POST', `/conversations/${id}/messages`, { text: 'Sí, del 10 al 15.' })
  await world.app.settle()
  const said = await world.app.owner<{ items: { status: string }[] }>('GET', `/conversations/${id}/messages`)
  expect(said.body.items[0]?.status).toBe('failed')
  expect((await world.alerts()).map((one) => one.summary).join()).toContain(
    'An answer by mail did not arrive',
  )
})

test('who writes by mail and by WhatsApp is answered in the chat, and the owner is told on the telephone', async () => {
  const chat = world.chat('5491155600009', 'Rosa Vera')
  await chat.says('Hola')
  const { database } = world.app.running.context
  const address = 'thread-99@reply.airbnb.com'
  await database.query('update guests set email = $2 where wa_id = $1', ['5491155600009', address])
  const replyTo = { address, name: 'Rosa Vera' }
  expect(await collect(world, [enquiry({ messageId: 'rosa@reply.airbnb.com', replyTo })])).toBe(1)
  const { conversations } = world.app.running.services.chat
  // Whatever order the rows are read in: each of the two has been touched last once.
  for (const channel of ['email', 'whatsapp']) {
    await database.query('update conversations set unread = unread where channel = $1', [channel])
    const id = await conversations(database).chatOf('5491155600009')
    const { rows } = await database.query('select channel from conversations where id = $1', [id])
    expect(rows).toEqual([{ channel: 'whatsapp' }])
    expect(await chat.says('¿A qué hora se entra?')).not.toEqual([])
  }
})
