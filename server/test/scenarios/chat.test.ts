import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const FIRST = 'Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?'

/** One guest writing; each answer is there when it resolves. */
function chatOf(waId: string) {
  const guest = app.guest(waId)
  guest.setName('Julieta Ferreyra')
  const texts = () => guest.messages().map((one) => one.text ?? '')
  return {
    guest,
    texts,
    /** The texts of the answers to this message alone. */
    async says(text: string): Promise<string[]> {
      const before = texts().length
      await guest.says(text)
      await app.settle()
      return texts().slice(before)
    },
    async taps(title: string): Promise<string[]> {
      const before = texts().length
      await guest.taps(title)
      await app.settle()
      return texts().slice(before)
    },
  }
}

test('a question in between is answered, and the quote is still there to be taken', async () => {
  const chat = chatOf('5491155550001')
  await chat.says(FIRST)
  const [answer, reminder] = await chat.says('¿aceptan perros?')
  expect(answer).toContain('mascota')
  expect(reminder).toContain('¿Seguimos con')
  expect((await chat.taps('Reservar')).at(-1)).toContain('Código')
})

test('a second tap on the same button brings the same hold again, not another one', async () => {
  const chat = chatOf('5491155550002')
  await chat.says('hay lugar del 1 al 4 de febrero para 2?')
  const [first] = await chat.taps('Reservar')
  const [second] = await chat.taps('Reservar')
  const codeIn = (text: string | undefined) => /RES\d{6}\w{4}/.exec(text ?? '')?.[0]
  expect(codeIn(first)).toBeDefined()
  expect(codeIn(second)).toBe(codeIn(first))
})

test('whoever asks for a person gets one, and the bot keeps out of it unless the guest wants it back', async () => {
  const chat = chatOf('5491155550003')
  expect((await chat.says('quiero hablar con una persona')).join()).toContain('una persona')
  expect(await chat.says('hola?')).toEqual([expect.stringContaining('ya está al tanto')])
  expect(await chat.says('del 15 al 18 de enero para 2')).toEqual([expect.stringContaining('lo busque yo')])
  const { body } = await app.owner<{ items: { guest: { phone: string }; status: string }[] }>(
    'GET',
    '/conversations',
  )
  expect(body.items.find((one) => one.guest.phone === chat.guest.waId)?.status).toBe('waiting_human')
})

test('"mañana" is the day after the message was written, however late it is read', async () => {
  const chat = chatOf('5491155550004')
  await chat.guest.says('hay lugar mañana por 3 noches para 2?', { secondsAgo: 20 * 60 * 60 })
  await app.settle()
  // It is Tuesday 1 December; the message is of Monday afternoon.
  expect(chat.texts().at(-1)).toContain('mar 1 a vie 4 dic')
})

test('a pet is quoted only where it is welcome', async () => {
  const chat = chatOf('5491155550005')
  const [quote] = await chat.says('del 10 al 13 de abril para 2 adultos con un perro')
  expect(quote).toContain('Coihue')
  const [refusal] = await chat.says('y la Arrayán?')
  expect(refusal).toContain('En *Arrayán* no recibimos mascotas')
})

test('the hold tells of the transfer, and the word brings the account', async () => {
  const chat = chatOf('5491155550007')
  const without = (await chat.says('puedo pagar por transferencia?')).join()
  expect(without).toContain('por transferencia')
  expect(without).not.toContain('Alias')
  await chat.says('hay lugar del 1 al 4 de marzo para 2?')
  expect((await chat.taps('Reservar')).at(-1)).toContain('escribime "transferencia"')
  const [account, ...more] = await chat.says('Transferencia')
  expect(account).toContain('MALLIN.LAGO.CABANAS')
  expect(account).toContain('9990001800048151623420')
  expect(more).toEqual([])
})

test('the guest is called by the first name, the stay carries all of it, and a name told later is noted', async () => {
  const chat = chatOf('5491155550008')
  expect((await chat.says('Hola!')).join()).toContain('¡Hola Julieta, buen día!')
  await chat.says('hay lugar del 8 al 11 de marzo para 2?')
  const code = /RES\d{6}\w{4}/.exec((await chat.taps('Reservar')).join())?.[0]
  const [thanks] = await chat.says('mi nombre es Carla Gómez')
  expect(thanks).toBe(`Anotado: la reserva ${code} queda a nombre de *Carla Gómez*.`)
  const { body } = await app.owner('GET', `/reservations/${code}`)
  expect(body).toMatchObject({ contact_name: 'Julieta Ferreyra', notes: 'WhatsApp: Carla Gómez' })
})

test('a guess at the dates is said once, with the question', async () => {
  const [question, ...more] = await chatOf('5491155550009').says('Tenés algo para este finde?')
  expect(question).toContain('Entendí *')
  expect(question).toContain('¿Cuántos son?')
  expect(more).toEqual([])
})

test('"ya transferí" with nothing to pay and a photo out of the blue are told so; a person is the way on', async () => {
  const chat = chatOf('5491155550006')
  expect((await chat.says('ya te transferí')).join()).toContain('No encuentro una reserva tuya')
  await chat.guest.sendsImage(Buffer.from('ffd8ffe0', 'hex'))
  await app.settle()
  expect(chat.texts().at(-1)).toContain('Gracias por la foto')
  expect(await chat.taps('Hablar con alguien')).toHaveLength(1)
})

test('every line of a quote is in the language of the guest', async () => {
  const portuguese = (
    await chatOf('5491155550091').says('Oi! tem vaga de 10 a 13 de fevereiro para 2 adultos?')
  ).join()
  expect(portuguese).toContain('Limpeza')
  expect(portuguese).not.toMatch(/noches|Limpieza/)
  const english = (
    await chatOf('5491155550092').says('Hi! is there room from 10 to 13 February for 2 adults?')
  ).join()
  expect(english).toContain('Cleaning')
  expect(english).not.toMatch(/noches|Limpieza/)
})

test('a person who is asked for gets the chat: the bot is silent until it is released', async () => {
  const chat = chatOf('5491155550077')
  await chat.says('quiero hablar con una persona')
  const { body } = await app.owner<{ items: { id: string; status: string; guest: { phone: string } }[] }>(
    'GET',
    '/conversations?page_size=100',
  )
  const conversation = body.items.find((one) => one.guest.phone === '5491155550077')
  expect(conversation?.status).toBe('waiting_human')
  const alerts = () => app.owner<{ items: { kind: string; resolved_at: string | null }[] }>('GET', '/alerts')
  const waiting = async () =>
    (await alerts()).body.items.filter((one) => one.kind === 'human_wanted' && one.resolved_at === null)
      .length
  expect(await waiting()).toBeGreaterThan(0)
  const before = await waiting()
  const decisions = await app.owner<{ items: { kind: string; conversation_id: string | null }[] }>(
    'GET',
    '/decisions',
  )
  expect(decisions.body.items).toContainEqual(
    expect.objectContaining({ kind: 'guest_waiting', conversation_id: conversation?.id }),
  )
  const found = (query: string) => app.owner<{ items: { id: string }[] }>('GET', `/conversations?${query}`)
  const ids = async (query: string) => (await found(query)).body.items.map((one) => one.id)
  expect(await ids('status=waiting_human&page_size=100')).toContain(conversation?.id)
  expect(await ids('status=human')).not.toContain(conversation?.id)
  expect(await ids('q=5555-0077')).toEqual([conversation?.id])
  expect((await found('status=asleep')).status).toBe(422)
  expect(await chat.says('hola?')).toEqual([expect.stringContaining('ya está al tanto')])

  const sent = await app.owner('POST', `/conversations/${conversation?.id}/messages`, {
    text: 'Hola, soy Marta',
  })
  await app.settle()
  expect(sent.status).toBe(202)
  expect(chat.texts().at(-1)).toBe('Hola, soy Marta')
  expect(await waiting()).toBe(before - 1)
  expect(await chat.says(FIRST)).toEqual([])

  expect((await app.owner('POST', `/conversations/${conversation?.id}/release`)).status).toBe(200)
  expect((await chat.says(FIRST)).join()).toContain('hay lugar')
  expect((await app.owner('POST', '/conversations/nobody/takeover')).status).toBe(404)
  expect((await app.owner('POST', `/conversations/${conversation?.id}/messages`, { text: ' ' })).status).toBe(
    422,
  )
})

test('days without a month are days of the month that is talked about', async () => {
  const chat = chatOf('5491155550021')
  await chat.says('quería averiguar precios para enero, una semana, 6 personas')
  const answer = (await chat.says('del 10 al 17')).join()
  expect(answer).toContain('10')
  expect(answer).toContain('17 ene')
  expect(answer).not.toContain(' dic ')
})

test('which of two weekends was meant stays the question when something else is said', async () => {
  const chat = chatOf('5491155550022')
  const [question] = await chat.says(
    'tienen algo para el finde largo de diciembre? somos 2 grandes y un nene de 4',
  )
  expect(question).toContain('¿cuál de estas fechas querés?')
  expect((await chat.says('y con perro?')).join()).toContain('¿cuál de estas fechas querés?')
})

test('a month in which so few nights are not sold is told by its minimum, with what is free', async () => {
  const chat = chatOf('5491155550077')
  const told = (await chat.says('hola, en enero, 2 noches, para 2')).join('\n')
  expect(told).toMatch(/mínima en enero es de \*\d noches\*/)
  expect(told).not.toContain('No me quedan')
})
