import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PhoneMessage } from '../../src/sandbox/whatsapp/state.ts'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

const OWNER = '5491155500001'
let world: ChatWorld
beforeAll(async () => {
  world = await createChatWorld({ env: { OWNER_PHONES: '+541155500001' } })
})
afterAll(() => world.close())

const COMMAND = 'bloqueá la Arrayán del 20 al 22 de marzo por pintura'

function idOf(message: PhoneMessage | undefined, title: string): string {
  return message?.buttons.find((one) => one.title === title)?.id ?? ''
}

async function blocks(month = '03'): Promise<string[]> {
  const { body } = await world.app.owner<{
    accommodations: { name: string; entries: { kind: string; start: string; label: string }[] }[]
  }>('GET', `/calendar?from=2027-${month}-01&to=2027-${month}-28`)
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

test('a tap does the deed it stands under, or nothing', async () => {
  const owner = world.chat(OWNER, 'Marta')
  await owner.says('bloqueá la Arrayán del 1 al 3 de abril')
  const first = idOf(owner.guest.last(), 'Sí')
  await owner.says('bloqueá la Arrayán del 10 al 12 de abril')
  const second = idOf(owner.guest.last(), 'Sí')
  const stale = await owner.taps(first)
  expect(stale[0]).toContain('anterior')
  expect(stale[1]).toMatch(/¿Bloqueo .*10 a/)
  expect(await blocks('04')).toEqual([])
  // Shown again, so that the one before is out of date as well.
  expect((await owner.taps(second)).join()).toContain('anterior')
  await owner.taps('Sí')
  expect((await blocks('04')).join()).toMatch(/^Arrayán 2027-04-10 [^,]*$/)
  expect((await owner.taps('Sí')).join()).toBe('Eso ya está resuelto.')
  expect(await blocks('04')).toHaveLength(1)
  await owner.says('desbloqueá la Arrayán del 10 al 11 de abril')
  await owner.says('sí')
  expect((await blocks('04')).join()).toMatch(/^Arrayán 2027-04-11/)
})

test('whatever else the owner says takes the deed off the table, and so does a rest', async () => {
  const owner = world.chat(OWNER, 'Marta')
  const command = 'bloqueá la Arrayán del 1 al 3 de mayo'
  await owner.says(command)
  const old = idOf(owner.guest.last(), 'Sí')
  await owner.says('quién debe?')
  await owner.says('sí')
  expect(await blocks('05')).toEqual([])
  expect((await owner.taps(old)).join()).toBe('Eso ya está resuelto.')
  await owner.says(command)
  await owner.says('cuánto sale del 10 al 13 de agosto para 2?')
  await owner.taps(
    idOf(
      owner.guest.messages().findLast((one) => one.buttons[0]?.title === 'Sí'),
      'Sí',
    ),
  )
  expect(await blocks('05')).toEqual([])
  await owner.says(command)
  await world.app.advance(13 * 3600)
  await owner.says('sí')
  expect(await blocks('05')).toEqual([])
})

test('who leaves after months is named on the day', async () => {
  const cabins = await world.app.owner<{ items: { id: string; name: string }[] }>('GET', '/accommodations')
  const cabin = cabins.body.items.find((one) => one.name === 'Coihue')
  const made = await world.app.owner('POST', '/reservations', {
    accommodation_id: cabin?.id,
    check_in: '2027-08-02',
    check_out: '2027-11-10',
    guests: 2,
    contact_name: 'Rita Larga',
    contact_phone: '+5491155500999',
    override: ['min_nights', 'max_nights'],
  })
  expect(made.status, made.text).toBe(201)
  const owner = world.chat(OWNER, 'Marta')
  expect((await owner.says('quién se va el 10 de noviembre de 2027?')).join()).toContain('Rita Larga')
  expect((await owner.says('quién se va el 9 de noviembre de 2027?')).join()).not.toContain('Rita Larga')
})
