import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

const OWNER = '5491155569999'
let world: ChatWorld
let number = 5491155560000
beforeAll(async () => {
  world = await createChatWorld({ env: { OWNER_PHONES: `+${OWNER}` } })
  await world.chat(OWNER, 'Marta').says('hoy')
})
afterAll(() => world.close())

const newChat = () => {
  number += 1
  return world.chat(String(number), `Huésped ${number % 10_000}`)
}

const waiting = async (name: string) =>
  (await world.alerts()).filter((one) => one.kind === 'human_wanted' && one.summary.includes(name))

test('a complaint is no cheer: it is handed over, with when somebody is there; the owner hears who it is', async () => {
  await world.app.owner('PUT', '/settings', { attention_hours: { from: '09:00', to: '21:00' } })
  const chat = newChat()
  const [answer, ...more] = await chat.says('la cabaña estaba sucia y nadie nos atendió, un desastre')
  expect(more).toEqual([])
  expect(answer).not.toContain('Dale')
  expect(answer).toContain('Atienden de 09:00 a 21:00')
  expect((await chat.conversation()).status).toBe('waiting_human')
  expect(await waiting(chat.guest.messages().length > 0 ? `Huésped ${number % 10_000}` : '')).toHaveLength(1)
})

test('the owner hears of one wait once on the own phone, of an emergency again, and takes it with a tap', async () => {
  const owner = world.chat(OWNER, 'Marta')
  const chat = newChat()
  const name = `Huésped ${number % 10_000}`
  const asks = (text: string) => owner.after(() => chat.says(text))
  const [told, ...more] = await asks('quiero hablar con una persona')
  expect(told).toContain(name)
  expect(more).toEqual([])
  expect(await asks('hola?? quiero hablar con una persona')).toEqual([])
  expect(await asks('hay olor a gas!!')).toEqual([expect.stringContaining('Urgente')])
  expect(await asks('quiero hablar con alguien')).toEqual([])
  await owner.taps('Lo atiendo yo')
  const { id, status } = await chat.conversation()
  expect(status).toBe('human')
  expect(await waiting(name)).toEqual([])
  await world.app.owner('POST', `/conversations/${id}/release`)
  expect(await asks('quiero hablar con una persona')).toHaveLength(1)
})

test('while a person is awaited facts are answered, small talk is not, and an enquiry goes on with a yes', async () => {
  const chat = newChat()
  await chat.says('quiero hablar con una persona')
  expect(await chat.says('gracias')).toEqual([])
  expect((await chat.says('¿aceptan mascotas?')).join()).toContain('mascota')
  const [offer] = await chat.says('hay lugar del 15 al 18 de marzo para 2?')
  expect(offer).toContain('¿querés que te lo busque yo?')
  expect((await chat.says('sí')).join()).toContain('hay lugar')
  expect((await chat.conversation()).status).toBe('bot')
})

test('after a stay is paid, what is asked is still answered: the code and how to get there', async () => {
  const chat = newChat()
  await chat.says('hola del 7 al 10 de mayo para 4')
  const code = /RES\d{6}\w{4}/.exec((await chat.taps('Reservar')).join())?.[0]
  await chat.says('qué llevo?')
  expect((await chat.says('perdí el código')).join()).toContain(code)
  expect((await chat.says('cómo llego?')).join()).toMatch(/https?:\/\//)
})

test('one switch silences the bot everywhere: who writes is told once, and the owner that they wrote', async () => {
  await world.app.owner('PUT', '/settings', { bot_silent: true })
  const chat = newChat()
  const [note, ...more] = await chat.says('hola, hay lugar mañana?')
  expect(more).toEqual([])
  expect(note).toContain('te contesta una persona')
  expect(await chat.says('hola??')).toEqual([])
  expect(await waiting(`Huésped ${number % 10_000}`)).toHaveLength(1)
  await world.app.owner('PUT', '/settings', { bot_silent: false })
  expect((await chat.says('hay lugar del 3 al 6 de marzo para 2?')).join()).toContain('hay lugar')
})

test('a chat a person has taken is silent, and comes back after twelve hours of nobody', async () => {
  const chat = newChat()
  await chat.says('hola')
  const { id } = await chat.conversation()
  expect((await world.app.owner('POST', `/conversations/${id}/takeover`)).status).toBe(200)
  expect(await chat.says('¿aceptan mascotas?')).toEqual([])
  world.app.clock.advance(12 * 60 * 60)
  await world.app.running.services.chat.conversations(world.app.database).attend()
  expect((await chat.says('¿aceptan mascotas?')).join()).toContain('mascota')
})

test('one wait is one alert, whose words tell how long it has been, and ends after twelve hours', async () => {
  const chat = newChat()
  const name = `Huésped ${number % 10_000}`
  const attend = async (seconds: number) => {
    world.app.clock.advance(seconds)
    await world.app.running.services.chat.conversations(world.app.database).attend()
  }
  await chat.says('pasame con una persona')
  // The bell rings again by itself; a second alert would ring twice for the same guest.
  const told = async () => {
    const { rows } = await world.app.database.query<{ summary: string }>(
      'select summary from alerts where summary like $1',
      [`${name}%`],
    )
    return rows.map((row) => row.summary)
  }
  expect(await told()).toHaveLength(1)
  const heard = chat.texts().length
  await attend(10 * 60)
  expect((await told()).join()).not.toContain('waited')
  await attend(6 * 60)
  await attend(1)
  expect(await told()).toEqual([expect.stringContaining('15 minutes')])
  await attend(2 * 60 * 60)
  expect(await told()).toEqual([expect.stringContaining('2 hours')])
  await attend(10 * 60 * 60)
  expect(chat.texts()).toHaveLength(heard)
  // The owner's session has ended meanwhile, so the rows are asked.
  const { rows } = await world.app.database.query<{ status: string; told: string }>(
    `select c.status, (select summary from alerts where summary like $1 and resolved_at is null) as told
       from conversations c join guests g on g.id = c.guest_id where g.name = $2`,
    [`${name}%`, name],
  )
  expect(rows).toEqual([{ status: 'bot', told: null }])
})
