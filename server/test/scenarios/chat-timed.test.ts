import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { createDialogueWorld, type DialogueWorld } from '../dialogue-world.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'

let post: MailServer
let world: DialogueWorld
beforeAll(async () => {
  post = await openMailServer()
  world = await createDialogueWorld({ CHAT_GATHER_MS: '0', ...post.env })
})
afterAll(async () => {
  await world.close()
  await post.close()
})

/** In Buenos Aires. */
function at(moment: string): void {
  world.app.signOut()
  world.app.clock.set(new Date(`${moment}:00-03:00`).toISOString())
}

/** The job, run twice: it says everything once. */
async function look(moment: string): Promise<void> {
  at(moment)
  const { chat } = world.app.running.services
  await chat.conversations(world.app.database).tellInTime()
  await chat.conversations(world.app.database).tellInTime()
  await world.app.settle()
}

let guests = 0
async function booked(dates: string, name = 'Ana Ríos') {
  guests += 1
  const chat = chatOf(world.app, String(5491155700000 + guests), name)
  at('2026-11-27T10:00')
  await chat.says(`hola, ${dates} para 2`)
  const code = /RES\d{6}\w{4}/.exec((await chat.taps('Reservar')).join())?.[0] ?? ''
  const confirmed = await world.app.owner('POST', `/reservations/${code}/confirm`, {})
  expect(confirmed.status, confirmed.text).toBe(200)
  await world.app.settle()
  let seen = chat.guest.messages().length
  /** What has come since the last look, as `type text`. */
  const news = () => {
    const all = chat.guest.messages().slice(seen)
    seen = chat.guest.messages().length
    return all.map((one) => `${one.type} ${one.text ?? ''}`)
  }
  return { ...chat, code, news }
}

/** WhatsApp takes the template back for a while. */
function pause(name: string) {
  return world.app.sandbox.whatsapp.control.deliverValue('message_template_status_update', {
    event: 'PAUSED',
    message_template_id: 1,
    message_template_name: name,
    message_template_language: 'es_AR',
    reason: 'NONE',
  })
}

async function cabinNamed(name: string) {
  type Cabins = { items: { id: string; name: string }[] }
  const { body } = await world.app.owner<Cabins>('GET', '/accommodations?page_size=100')
  const found = body.items.find((one) => one.name === name)
  if (!found) throw new Error(`The world has no ${name}`)
  return found
}

/** What the guest's own page says of the way in. */
async function keysOnPage(code: string) {
  const sql = 'select access_token from reservations where code = $1'
  const { rows } = await world.app.database.query<{ access_token: string }>(sql, [code])
  const { body } = await world.app.api<{ arrival_note: string | null }>(
    'GET',
    `/reservations/${code}?token=${rows[0]?.access_token}`,
  )
  return body.arrival_note
}

async function lateAlerts(name: string) {
  const { body } = await world.app.owner<{ items: { kind: string; summary: string }[] }>(
    'GET',
    '/alerts?status=open&page_size=100',
  )
  return body.items.filter((one) => one.kind === 'guest_not_reached' && one.summary.includes(name))
}

describe('what a guest is told at its time', () => {
  it('leaves out what the owner does not want, and asks for a review where they are written', async () => {
    const put = (body: object) => world.app.owner('PUT', '/settings', body)
    const refused = await put({ review_url: 'http://example.org/review' })
    expect([refused.status, refused.text.includes('review_url')]).toEqual([422, true])
    const review_url = 'https://g.page/r/mallin/review'
    expect((await put({ timed_messages_off: ['directions', 'thanks'], review_url })).status).toBe(200)
    const guest = await booked('del 10 al 13 de mayo')
    at('2027-05-06T20:00')
    await guest.says('gracias')
    guest.news()
    await look('2027-05-07T10:30')
    expect(guest.news()).toEqual([])
    at('2027-05-12T20:00')
    await guest.says('todo muy lindo')
    guest.news()
    await look('2027-05-13T15:00')
    expect(guest.news()).toEqual([])
    at('2027-05-14T20:00')
    await guest.says('llegamos bien a casa')
    guest.news()
    await look('2027-05-15T11:30')
    expect(guest.news().join()).toContain(review_url)
    expect((await put({ timed_messages_off: [], review_url: null })).status).toBe(200)
  })

  it('comes each once, in the day, in free words while the guest has written within a day', async () => {
    const guest = await booked('del 10 al 13 de marzo')
    at('2027-03-06T20:00')
    await guest.says('gracias')
    guest.news()
    await look('2027-03-07T09:30')
    expect(guest.news()).toEqual([])
    await look('2027-03-07T10:30')
    const [way, pin, ...more] = guest.news()
    expect(way).toMatch(/cómo llegar a \*Ñire\*.*Ruta 40 km 2010/s)
    expect(pin).toMatch(/^location/)
    expect(more).toEqual([])
    at('2027-03-08T20:00')
    await guest.says('dale')
    guest.news()
    await look('2027-03-09T07:30')
    expect(guest.news()).toEqual([])
    await look('2027-03-09T12:00')
    const [before, ...others] = guest.news()
    expect(before).toMatch(/Mañana te esperamos, Ana.*\$ 240\.000.*llave en la caja/s)
    expect(others).toEqual([])
    at('2027-03-13T09:00')
    await guest.says('ya salimos')
    guest.news()
    await look('2027-03-13T15:00')
    expect(guest.news().join()).toMatch(/Gracias por venir a Cabañas del Mallín, Ana/)
    at('2027-03-14T20:00')
    await guest.says('hola')
    guest.news()
    await look('2027-03-15T12:00')
    expect(guest.news().join()).toMatch(/Ana, ¿cómo la pasaste en \*Ñire\*/)
    await look('2027-03-16T12:00')
    expect(guest.news()).toEqual([])
  })

  it('goes as a template to who has not written for days, and after the night at eight', async () => {
    const guest = await booked('del 10 al 13 de abril')
    guest.news()
    await look('2027-04-07T23:00')
    expect(guest.news()).toEqual([])
    await look('2027-04-08T08:05')
    expect(guest.news()).toEqual([expect.stringMatching(new RegExp(`^template .*${guest.code}`))])
  })

  it('is dropped once it is no longer true', async () => {
    const gone = await booked('del 10 al 13 de mayo')
    await world.app.owner('POST', `/reservations/${gone.code}/cancel`, { refund: 'all' })
    const moved = await booked('del 20 al 23 de mayo')
    const change = { check_in: '2027-05-25', check_out: '2027-05-28' }
    expect((await world.app.owner('PATCH', `/reservations/${moved.code}`, change)).status).toBe(200)
    await world.app.settle()
    gone.news()
    moved.news()
    for (const day of ['07', '09', '13', '15', '17', '19']) await look(`2027-05-${day}T15:00`)
    expect([...gone.news(), ...moved.news()]).toEqual([])
    // Nobody looked in time: on the day itself nobody is expected "tomorrow".
    await look('2027-05-25T08:10')
    expect(moved.news()).toEqual([])
  })

  it('gives what opens the door the day before, to a stay that stands, once, and to nobody else', async () => {
    const { id } = await cabinNamed('Ñire')
    const arrival_note = { es: 'Caja gris, código 4471#. Wifi: mallin / lago2026' }
    const patched = await world.app.owner('PATCH', `/accommodations/${id}`, { arrival_note })
    expect(patched.body).toMatchObject({ arrival_note })
    const guest = await booked('del 5 al 8 de septiembre')
    const held = chatOf(world.app, '5491155709999', 'Sin Seña')
    at('2027-09-03T20:00')
    await guest.says('gracias')
    guest.news()
    expect(await keysOnPage(guest.code)).toBeNull()
    await look('2027-09-04T12:00')
    expect(guest.news()).toEqual([expect.stringMatching(/Mañana te esperamos.*código 4471/s)])
    expect(await keysOnPage(guest.code)).toBe(arrival_note.es)
    at('2027-09-07T11:00')
    await held.says('hola, del 8 al 10 de septiembre para 2 en la Ñire')
    const unpaid = /RES\d{6}\w{4}/.exec((await held.taps('Reservar')).join())?.[0] ?? ''
    await look('2027-09-07T11:05')
    expect(await keysOnPage(unpaid)).toBeNull()
    at('2027-09-08T09:00')
    expect(await keysOnPage(guest.code)).toBe(arrival_note.es)
    at('2027-09-09T09:00')
    expect(await keysOnPage(guest.code)).toBeNull()
    const seen = await Promise.all([
      world.app.owner('GET', '/audit?page_size=100'),
      world.app.api('GET', '/accommodations'),
      world.app.api('GET', `/accommodations/${id}`),
      world.app.api('GET', `/reservations/${guest.code}`),
    ])
    expect(seen.map((one) => one.text).join()).not.toContain('4471#')
    expect(
      held.guest
        .messages()
        .map((one) => one.text)
        .join(),
    ).not.toContain('4471')
    await world.app.owner('PATCH', `/accommodations/${id}`, { arrival_note: {} })
  })

  it('gives what opens the other door to who is moved after that message, once', async () => {
    const [{ id }, other] = [await cabinNamed('Ñire'), await cabinNamed('Arrayán')]
    const write = (cabin: string, es: string) =>
      world.app.owner('PATCH', `/accommodations/${cabin}`, { arrival_note: { es } })
    await write(id, 'Código 4471')
    await write(other.id, 'Código 9182')
    const guest = await booked('del 5 al 8 de noviembre')
    at('2027-11-03T20:00')
    await guest.says('gracias')
    await look('2027-11-04T12:00')
    expect(guest.news().join()).toContain('4471')
    const change = async (body: object) => {
      expect((await world.app.owner('PATCH', `/reservations/${guest.code}`, body)).status).toBe(200)
      await world.app.settle()
      return guest.news().filter((one) => one.includes('Código'))
    }
    expect(await change({ guests: 1 })).toEqual([])
    expect(await change({ accommodation_id: other.id })).toEqual([
      'text 🔑 Para entrar a *Arrayán*:\nCódigo 9182',
    ])
    expect(await change({ guests: 2 })).toEqual([])
    await write(id, '')
    await write(other.id, '')
  })

  it('gives it with the confirmation to who books when that message has gone', async () => {
    const { id } = await cabinNamed('Ñire')
    await world.app.owner('PATCH', `/accommodations/${id}`, { arrival_note: { es: 'Código 4471' } })
    at('2027-10-05T12:00')
    const late = chatOf(world.app, '5491155709998', 'Tarde Gómez')
    await late.says('hola, del 5 al 7 de octubre para 2')
    const code = /RES\d{6}\w{4}/.exec((await late.taps('Reservar')).join())?.[0] ?? ''
    expect(
      late.guest
        .messages()
        .map((one) => one.text)
        .join(),
    ).not.toContain('4471')
    await world.app.owner('POST', `/reservations/${code}/confirm`, {})
    await world.app.settle()
    const keys = late.guest.messages().filter((one) => one.text?.includes('4471'))
    expect(keys.map((one) => one.text)).toEqual(['🔑 Para entrar a *Ñire*:\nCódigo 4471'])
    await world.app.owner('PATCH', `/accommodations/${id}`, { arrival_note: {} })
  })

  it('is a mail where no template may go, and else the owner is told', async () => {
    await pause('tranquera_directions')
    const silent = await booked('del 10 al 13 de junio', 'Berta Sosa')
    const reachable = await booked('del 20 al 23 de junio', 'Carla Paz')
    const contact = { contact_email: 'carla@mail.example' }
    expect((await world.app.owner('PATCH', `/reservations/${reachable.code}`, contact)).status).toBe(200)
    await world.app.settle()
    silent.news()
    reachable.news()
    await look('2027-06-07T11:00')
    await look('2027-06-17T11:00')
    expect([...silent.news(), ...reachable.news()]).toEqual([])
    expect((await lateAlerts('Berta Sosa')).map((one) => one.summary).join()).toContain('how to get there')
    expect(await lateAlerts('Carla Paz')).toEqual([])
    expect(post.to('carla@mail.example').map((one) => one.subject)).toEqual([
      expect.stringContaining('Cómo llegar'),
    ])
  })
})

describe('the balance', () => {
  async function ask(moment: string): Promise<void> {
    at(moment)
    await world.app.running.services.money.payments(world.app.database).askBalances()
    await world.app.settle()
  }

  it('is asked for in the day, with its link while the guest may be written to, else by template', async () => {
    const guest = await booked('del 10 al 13 de julio')
    guest.news()
    await ask('2027-06-30T23:30')
    expect(guest.news()).toEqual([])
    await ask('2027-07-01T09:00')
    expect(guest.news()).toEqual([
      expect.stringMatching(new RegExp(`^template .*${guest.code}.*\\$ 240\\.000`)),
    ])
    at('2027-07-02T20:00')
    await guest.says('gracias')
    guest.news()
    await ask('2027-07-03T12:00')
    expect(guest.news().join()).toMatch(/Falta poco.*quedan \*\$ 240\.000\*/s)
    expect(guest.guest.last()?.cta?.url).toContain('/checkout')
    await ask('2027-07-03T13:00')
    expect(guest.news()).toEqual([])
  })

  it('is a mail with the link where no template may go, and else the owner is told', async () => {
    await pause('tranquera_balance')
    await booked('del 10 al 13 de agosto', 'Dora Luz')
    const reachable = await booked('del 20 al 23 de agosto', 'Elsa Mar')
    const contact = { contact_email: 'elsa@mail.example' }
    expect((await world.app.owner('PATCH', `/reservations/${reachable.code}`, contact)).status).toBe(200)
    await world.app.settle()
    await ask('2027-08-01T11:00')
    await ask('2027-08-11T11:00')
    expect((await lateAlerts('Dora Luz')).map((one) => one.summary).join()).toContain('the balance is due')
    expect(await lateAlerts('Elsa Mar')).toEqual([])
    const [mail, ...more] = post.to('elsa@mail.example')
    expect(mail?.subject).toContain('El saldo de tu reserva')
    expect(mail?.text).toMatch(/\$ 240\.000.*checkout/s)
    expect(more).toEqual([])
  })
})

describe('the day by which the rest is paid', () => {
  it('is the one that was told, and the arrival once that has come', async () => {
    const guest = await booked('del 20 al 23 de septiembre')
    const confirmed = guest.texts().find((one) => one.includes('confirmada')) ?? ''
    expect(confirmed).toMatch(/Falta pagar \$ [\d.]+, hasta el lun 13 sep/)
    const asks = async () => (await guest.says('me pasás el link del saldo?')).join('\n')
    expect(await asks()).toContain('hasta el lun 13 sep')
    at('2027-09-14T11:00')
    expect(await asks()).toContain('hasta el lun 20 sep')
  })
})
