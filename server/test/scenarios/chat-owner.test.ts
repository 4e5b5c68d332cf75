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

test('what nobody has written down waits among the decisions until it is answered', async () => {
  const chat = world.chat('5491155500101', 'Lucía Prado')
  await chat.says('¿tienen bicicletas para alquilar?')
  type Decisions = { items: { kind: string; detail: string; actions: { name: string; path: string }[] }[] }
  const asked = async () => {
    const { body } = await world.app.owner<Decisions>('GET', '/decisions')
    return body.items.filter((one) => one.detail.includes('bicicletas'))
  }
  const [question, ...more] = await asked()
  expect(more).toEqual([])
  expect(question?.kind).toBe('unanswered_question')
  const path = question?.actions.find((one) => one.name === 'answer')?.path ?? ''
  const body = { text: 'Sí, en el pueblo.', remember: false }
  const answered = await world.app.api('POST', path, { asOwner: true, body })
  expect(answered.status, answered.text).toBeLessThan(300)
  await world.app.settle()
  expect(chat.texts().at(-1)).toBe('Sí, en el pueblo.')
  expect(await asked()).toEqual([])
})

test('an answer is kept once, however often it is asked to be kept', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await owner.says('hoy')
  const chat = world.chat('5491155500104', 'Nora Paz')
  await owner.after(() => chat.says('¿alquilan monopatines?'))
  await owner.taps('Responder')
  await owner.says('Sí, dos pares.')
  expect(chat.texts().at(-1)).toBe('Sí, dos pares.')
  await owner.taps('Guardar para todas')
  await owner.taps('Guardar para todas')
  const { body } = await world.app.owner<{ items: { text: { es: string } }[] }>('GET', '/answers')
  expect(body.items.filter((one) => one.text.es === 'Sí, dos pares.')).toHaveLength(1)
})

test('arrivals of other channels stand in the owner’s day as in the panel', async () => {
  const owner = world.chat(OWNER, 'Marta')
  const { body } = await world.app.owner<{
    arrivals: { accommodation_name: string; label: string }[]
    departures: { accommodation_name: string; label: string }[]
  }>('GET', '/today')
  const told = (await owner.says('hoy')).join()
  for (const one of [...body.arrivals, ...body.departures])
    expect(told).toContain(`• ${one.label}, ${one.accommodation_name}`)
})

test('at eight the owner hears once who comes and who goes', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await owner.says('hoy')
  world.app.clock.set('2026-12-02T11:05:00Z')
  const morning = () => world.app.running.services.chat.conversations(world.app.database).ownerMorning()
  const [told, ...more] = await owner.after(async () => {
    await morning()
    await morning()
  })
  expect(told).toMatch(/Hoy, mié 2 dic/)
  expect(more).toEqual([])
})

test('a price the owner agrees to is the price of the stay, and nothing is booked by it', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await owner.says('hoy')
  const chat = world.chat('5491155500102', 'Tomás Vera')
  await chat.says('hola, del 10 al 13 de septiembre para 2')
  await chat.says('me lo dejás en 150 lucas?')
  expect(owner.texts().join()).toContain('$ 150.000')
  const before = (await world.stays()).length
  await owner.taps('Otro precio')
  await owner.says('200000')
  const offered = await chat.after(() => owner.taps('Sí'))
  expect(offered.join()).toContain('$ 200.000')
  expect((await world.stays()).length).toBe(before)
  const code = /RES\d{6}\w{4}/.exec((await chat.says('dale')).join())?.[0]
  const { body } = await world.app.owner('GET', `/reservations/${code}`)
  expect(body).toMatchObject({ status: 'pre_reserved', total_price: '200000.00' })
  const audit = await world.app.owner('GET', '/audit?page_size=30')
  expect(audit.text).toContain('price.agreed')
  // The same button once more changes nothing.
  expect((await owner.taps('Otro precio')).join()).toContain('total')
})

test('the owner takes a chat by name, with a yes, and gives it back', async () => {
  const owner = world.chat(OWNER, 'Marta')
  const chat = world.chat('5491155500103', 'Zulema Quiroga')
  await chat.says('hola')
  expect((await owner.says('atiendo yo a Zulema')).join()).toContain('Zulema Quiroga')
  await owner.says('sí')
  expect((await chat.conversation()).status).toBe('human')
  expect(await chat.says('¿aceptan mascotas?')).toEqual([])
  await owner.says('seguí vos con Zulema')
  await owner.taps('Sí')
  expect((await chat.conversation()).status).toBe('bot')
})
