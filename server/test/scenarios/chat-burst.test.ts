import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

let world: ChatWorld
beforeAll(async () => {
  world = await createChatWorld({ env: { CHAT_GATHER_MS: '1500' } })
})
afterAll(() => world.close())

const BURST = ['hola', 'como andan', 'tienen lugar', 'para el 20 de enero', '3 noches', 'somos 4']

test('a burst of bubbles is one question and gets one answer', async () => {
  const { guest } = world.chat('5491155580001')
  for (const bubble of BURST) await guest.says(bubble)
  await guest.waitForMessages(1)
  await world.app.settle()
  const received = guest.messages().map((one) => one.text ?? '')
  expect(received.length).toBeLessThanOrEqual(2)
  expect(received.join()).toMatch(/20 .*23 ene/)
})

test('a greeting that is followed by a reaction or an edit alone is still answered', async () => {
  const { guest } = world.chat('5491155580002')
  const hello = await guest.says('hola')
  await guest.sends('reaction', { reaction: { message_id: hello.id, emoji: '🙏' } })
  const [answer] = await guest.waitForMessages(1)
  expect(answer?.text).toContain('Julieta')
})

test('an edit or a deletion inside the pause changes what is answered', async () => {
  const { guest } = world.chat('5491155580003')
  const first = await guest.says('hay lugar del 10 al 13 de marzo para 2?')
  const body = 'hay lugar del 10 al 15 de marzo para 2?'
  await guest.sends('edit', {
    edit: { original_message_id: first.id, message: { type: 'text', text: { body } } },
  })
  const second = await guest.says('¿aceptan mascotas?')
  // Read, and still inside the pause: two deliveries at once may arrive in either order.
  await world.app.settle()
  await guest.sends('revoke', { revoke: { original_message_id: second.id } })
  await guest.waitForMessages(1)
  await world.app.settle()
  const received = guest.messages().map((one) => one.text ?? '')
  expect(received.join()).toMatch(/10 .*15 mar/)
  expect(received.join()).not.toContain('mascota')
})

test('a tap waits for nobody, and what was typed before it is answered first', async () => {
  const { guest } = world.chat('5491155580004')
  await guest.says('hola, del 12 al 15 de abril para 2')
  await guest.waitForMessages(1)
  await world.app.settle()
  await guest.taps('Reservar')
  await guest.waitFor((received) => received.some((one) => /RES\d{6}/.test(one.text ?? '')))
})

test('every message of many guests at once is answered, each burst once', async () => {
  const guests = Array.from({ length: 12 }, (_, i) => world.chat(String(5491155581000 + i)).guest)
  await Promise.all(guests.map((guest) => guest.says('hola')))
  await Promise.all(guests.map((guest) => guest.says('hay lugar del 3 al 6 de octubre para 2?')))
  await Promise.all(guests.map((guest) => guest.waitForMessages(1, 15_000)))
  await world.app.settle()
  for (const guest of guests) expect(guest.messages().length).toBeLessThanOrEqual(2)
})
