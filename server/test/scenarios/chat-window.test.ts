import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

const OWNER = '5491155500001'
let world: ChatWorld
beforeAll(async () => {
  world = await createChatWorld({ env: { OWNER_PHONES: `+${OWNER}` } })
})
afterAll(() => world.close())

const THREE_DAYS = 3 * 24 * 60 * 60
/** More than a day after the guest's last message; the owner signs in anew, for the session has ended meanwhile. */
async function later(): Promise<void> {
  world.app.clock.advance(THREE_DAYS)
  world.app.signOut()
  await world.app.settle()
}

test('after a day what happens to a stay goes out as a template, and free words to nobody', async () => {
  const chat = world.chat('5491155590001', 'Ana Ríos')
  await chat.says('hola, del 10 al 13 de agosto para 2')
  const code = /RES\d{6}\w{4}/.exec((await chat.taps('Reservar')).join())?.[0]
  await world.app.owner('POST', `/reservations/${code}/confirm`)
  await world.app.settle()
  await later()
  const before = chat.guest.messages().length
  const changed = await world.app.owner('PATCH', `/reservations/${code}`, { check_out: '2027-08-14' })
  expect(changed.status).toBe(200)
  await world.app.settle()
  const received = chat.guest.messages().slice(before)
  // What changed, and what is owed since, in one: each template costs money.
  expect(received.map((one) => one.type)).toEqual(['template'])
  expect(received[0]?.text).toMatch(new RegExp(`${code} cambió: .* queda pendiente \\$ [\\d.]+`))
})

test('a hold that changes after a day goes out as one template, and its new link with the next word', async () => {
  const chat = world.chat('5491155590009', 'Zoe Luna')
  await chat.says('hola, del 20 al 23 de agosto para 2')
  const code = /RES\d{6}\w{4}/.exec((await chat.taps('Reservar')).join())?.[0]
  await world.app.database.query(
    `update conversations set last_inbound_at = last_inbound_at - interval '3 days'
      where id = (select conversation_id from reservations where code = $1)`,
    [code],
  )
  const before = chat.guest.messages().length
  const changed = await world.app.owner('PATCH', `/reservations/${code}`, { check_out: '2027-08-24' })
  expect(changed.status, changed.text).toBe(200)
  await world.app.settle()
  const received = chat.guest.messages().slice(before)
  expect(received.map((one) => one.type)).toEqual(['template'])
  expect(received[0]?.text).toMatch(new RegExp(`${code} cambió`))
})

test('a paused template is no way out: the owner is told who was not reached', async () => {
  const chat = world.chat('5491155590002', 'Berta Sosa')
  await chat.says('hola, del 10 al 13 de septiembre para 2')
  const code = /RES\d{6}\w{4}/.exec((await chat.taps('Reservar')).join())?.[0]
  await world.app.owner('POST', `/reservations/${code}/confirm`)
  await world.app.settle()
  await world.app.sandbox.whatsapp.control.deliverValue('message_template_status_update', {
    event: 'PAUSED',
    message_template_id: 1,
    message_template_name: 'tranquera_change',
    message_template_language: 'es_AR',
    reason: 'NONE',
  })
  await later()
  const before = chat.guest.messages().length
  await world.app.owner('PATCH', `/reservations/${code}`, { check_out: '2027-09-14' })
  await world.app.settle()
  const received = chat.guest.messages().slice(before)
  expect(received.map((one) => one.text).join()).not.toContain('cambió')
  const told = (await world.alerts()).filter((one) => one.kind === 'whatsapp_not_delivered')
  expect(told.map((one) => one.summary).join()).toContain('Berta Sosa')
  expect((await world.alerts()).map((one) => one.kind)).toContain('whatsapp_message_template_status_update')
})

test('the owner is shown the templates that may go, and one of them goes', async () => {
  const chat = world.chat('5491155590003', 'Carla Paz')
  await chat.says('hola')
  await later()
  const { id, window_expires_at: until } = await chat.conversation()
  expect(Date.parse(until ?? '')).toBeLessThan(world.app.clock.now().epochMilliseconds)
  const writes = () =>
    world.app.owner<{ code: string; templates: { key: string; cost: unknown }[] }>(
      'POST',
      `/conversations/${id}/messages`,
      { text: 'Hola Carla' },
    )
  const refused = await writes()
  expect(refused.status).toBe(409)
  expect(refused.body.code).toBe('window_closed')
  expect(refused.body.templates).toMatchObject([{ key: 'owner_wrote', cost: null }])
  const prices = { currency: 'USD', utility: '0.026' }
  expect((await world.app.owner('PUT', '/settings', { whatsapp_prices: prices })).status).toBe(200)
  const cost = { amount: '0.026', currency: 'USD' }
  expect((await writes()).body.templates).toMatchObject([{ key: 'owner_wrote', cost }])
  const sent = await world.app.owner('POST', `/conversations/${id}/messages`, { template: 'owner_wrote' })
  await world.app.settle()
  expect(sent.status).toBe(202)
  expect(chat.guest.last()?.text).toContain('Carla')
})

test('an owner who has not written for a day hears by template that somebody waits', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await owner.says('hoy')
  await later()
  const before = owner.guest.messages().length
  await world.chat('5491155590004', 'Inés Paz').says('quiero hablar con una persona')
  // WhatsApp refuses the words; the template follows with the next try.
  await world.app.running.context.queue.retryNow()
  await world.app.settle()
  const received = owner.guest.messages().slice(before)
  expect(new Set(received.map((one) => one.type))).toEqual(new Set(['template']))
  expect(received.filter((one) => one.text?.includes('Inés Paz'))).toHaveLength(1)
})

test('what had buttons for the owner comes as soon as the owner answers, once', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await later()
  await world.chat('5491155590005', 'Gala Ruiz').says('¿alquilan monopatines?')
  expect(owner.texts().filter((text) => text.includes('monopatines'))).toEqual([])
  const told = await owner.says('hola')
  expect(told.filter((text) => text.includes('monopatines'))).toHaveLength(1)
  expect((await owner.says('hoy')).filter((text) => text.includes('monopatines'))).toEqual([])
  await owner.taps('Responder')
  await owner.says('Sí, dos.')
  expect(world.chat('5491155590005').texts().at(-1)).toBe('Sí, dos.')
})

test('the morning comes as one template to an owner who has not written, and whole with the answer', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await world.chat('5491155590006', 'Iara Sol').says('¿tienen clases de tango?')
  const { clock, running, database } = world.app
  const day = clock.now().toZonedDateTimeISO('America/Argentina/Buenos_Aires').add({ days: 3 })
  clock.set(day.with({ hour: 8, minute: 5 }).toInstant().toString())
  const mornings = async () => {
    await running.services.chat.conversations(database).ownerMorning()
    await running.services.chat.conversations(database).ownerMorning()
  }
  const brief = (await owner.after(mornings)).filter((text) => text.includes('hoy ·'))
  expect(brief).toEqual([expect.stringMatching(/esperan tu respuesta \d/)])
  const told = await owner.says('hola')
  expect(told.filter((text) => text.startsWith('*Hoy, '))).toHaveLength(1)
})

test('two guests who were not reached are two alerts, each with the name', async () => {
  const guests = ['Dora Luz', 'Elsa Mar'].map((name, i) => world.chat(String(5491155590010 + i), name))
  for (const chat of guests) {
    world.app.sandbox.whatsapp.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'fail_later', code: 131026 },
    })
    await chat.says('¿aceptan mascotas?')
  }
  const told = (await world.alerts()).map((one) => one.summary).join('\n')
  expect(told).toContain('Dora Luz')
  expect(told).toContain('Elsa Mar')
})

test('what WhatsApp thinks of each template is listed', async () => {
  const { body } = await world.app.owner<{ items: { key: string; language: string; status: string }[] }>(
    'GET',
    '/whatsapp-templates',
  )
  expect(new Set(body.items.map((one) => one.language))).toEqual(new Set(['es_AR', 'pt_BR', 'en']))
  expect(body.items.find((one) => one.key === 'balance')?.status).toBe('APPROVED')
})

test('the owner rewords a message, and the guest reads it so; a mistake is told with its line', async () => {
  const chat = world.chat('5491155590020', 'Flor Vega')
  const put = (text: string) => world.app.owner('PUT', '/templates/ask_dates/es', { text })
  expect((await put('¿Cuándo\n{{ nope }}')).status).toBe(422)
  expect((await put('¿Cuándo\n{{ nope }}')).text).toContain('Line 2')
  expect((await put('¿Qué días te quedan bien?')).status).toBe(200)
  expect((await chat.says('quiero reservar')).join()).toContain('¿Qué días te quedan bien?')
  expect((await world.app.owner('DELETE', '/templates/ask_dates/es')).body).toMatchObject({
    is_default: true,
  })
  const { body } = await world.app.owner<{ items: unknown[] }>('GET', '/templates/ask_dates/es/versions')
  expect(body.items).toHaveLength(2)
  const preview = { key: 'greeting', language: 'es', text: 'Hola {{ guest_name }}' }
  expect((await world.app.owner('POST', '/templates/preview', preview)).body).toEqual({ text: 'Hola Ana' })
})

test('saved replies are kept', async () => {
  const replies = { items: [{ title: 'Wifi', text: 'La clave es la de la heladera.' }] }
  expect((await world.app.owner('PUT', '/saved-replies', replies)).body).toEqual(replies)
  expect((await world.app.owner('GET', '/saved-replies')).body).toEqual(replies)
})
