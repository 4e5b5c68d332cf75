import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

const OWNER = '5491155500001'
let world: ChatWorld
beforeAll(async () => {
  world = await createChatWorld({ env: { OWNER_PHONES: `+${OWNER}` } })
})
afterAll(() => world.close())

const COMMAND = 'bloqueá la Arrayán del 20 al 22 de marzo por pintura'

async function blocks(): Promise<string[]> {
  const { body } = await world.app.owner<{
    accommodations: { name: string; entries: { kind: string; start: string; label: string }[] }[]
  }>('GET', '/calendar?from=2027-03-01&to=2027-04-01')
  return body.accommodations.flatMap((cabin) =>
    cabin.entries
      .filter((one) => one.kind === 'block')
      .map((one) => `${cabin.name} ${one.start} ${one.label}`),
  )
}

test('the owner closes nights with a yes and opens them again, and it stands in the audit log', async () => {
  const owner = world.chat(OWNER, 'Marta')
  const [question] = await owner.says(COMMAND)
  expect(question).toContain('¿Bloqueo')
  expect(await blocks()).toEqual([])
  expect((await owner.says('sí')).join()).toContain('bloqueado')
  expect((await blocks()).join()).toMatch(/Arrayán 2027-03-20 pintura/)
  const audit = await world.app.owner('GET', '/audit?page_size=20')
  expect(audit.text).toContain('by the owner on WhatsApp')
  await owner.says('desbloqueá la Arrayán del 20 al 22 de marzo')
  expect((await owner.taps('Sí')).join()).toContain('libre')
  expect(await blocks()).toEqual([])
})

test('a no leaves everything as it is', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await owner.says(COMMAND)
  expect((await owner.says('no')).join()).toContain('como está')
  expect(await blocks()).toEqual([])
})

test('the owner asks who arrives and who owes, and what nights cost like everybody', async () => {
  const owner = world.chat(OWNER, 'Marta')
  expect((await owner.says('quién llega hoy?')).join()).toMatch(/Llegan hoy|no llega nadie/)
  expect((await owner.says('quién debe?')).join()).toMatch(/Falta cobrar|Nadie debe/)
  expect((await owner.says('cuánto sale del 10 al 13 de agosto para 2?')).join()).toContain('$')
})

test('a stranger who says the same gets the answer of a guest', async () => {
  const chat = world.chat('5491155500099', 'Nadie')
  const answer = (await chat.says(COMMAND)).join()
  expect(answer).not.toContain('¿Bloqueo')
  await chat.says('sí')
  expect(await blocks()).toEqual([])
})
