import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseMail } from '../../src/adapters/imap/parse-mail.ts'
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

let month = 0
/** A cabin and three nights that nobody else takes in this file. */
async function freshStay() {
  const { body } = await world.app.api<{ items: { id: string }[] }>('GET', '/accommodations')
  const check = ++month
  const day = (number: number) => `2027-${String(check).padStart(2, '0')}-${number}`
  return { accommodation_id: body.items[0]?.id ?? '', check_in: day(10), check_out: day(13) }
}

/** The owner writes a stay down: paid by nobody, confirmed all the same. */
async function booked(contact: Record<string, unknown>) {
  const stay = await freshStay()
  const { body, status } = await world.app.owner<{ code: string }>('POST', '/reservations', {
    ...stay,
    guests: 2,
    status: 'confirmed',
    contact_name: 'Marta Gómez',
    ...contact,
  })
  expect(status).toBe(201)
  await world.app.settle()
  return body.code
}

const filesOf = (mail: { attachments: readonly { filename?: string | undefined; content: Buffer }[] }) =>
  mail.attachments.map((one) => one.filename)

test('who booked without a chat gets the confirmation by mail: voucher, calendar, in their language', async () => {
  const address = 'joao@mail.example'
  const held = await world.app.api<{ code: string }>('POST', '/reservations/pre-reserve', {
    body: {
      ...(await freshStay()),
      guests: 2,
      contact_name: 'João Silva',
      contact_phone: '+55 11 91234-5678',
      contact_email: address,
      language: 'pt',
    },
  })
  const { code } = held.body
  await world.app.settle()
  await world.app.owner('POST', `/reservations/${code}/confirm`, {})
  await world.app.settle()
  const [mail, ...more] = post.to(address)
  expect(more).toEqual([])
  expect(mail?.subject).toContain('Sua reserva está confirmada')
  expect(mail?.text).toContain(code)
  expect(mail?.text).not.toContain('*')
  expect(mail?.text).toMatch(/\/r\/RES\w+\?token=/)
  expect(filesOf(mail ?? { attachments: [] })).toEqual([`${code}.pdf`, `${code}.ics`])
  expect(mail?.attachments[0]?.content.subarray(0, 4).toString()).toBe('%PDF')
  expect(mail?.attachments[1]?.content.toString()).toMatch(/METHOD:PUBLISH[\s\S]*STATUS:CONFIRMED/)
})

test('changes and cancellations are told too, and the calendar entry follows', async () => {
  const address = 'marta@mail.example'
  const code = await booked({ contact_email: address })
  const stay = await freshStay()
  const changed = await world.app.owner('PATCH', `/reservations/${code}`, {
    check_in: stay.check_in,
    check_out: stay.check_out,
  })
  expect(changed.status).toBe(200)
  await world.app.settle()
  await world.app.owner('POST', `/reservations/${code}/cancel`, { refund: 'none' })
  await world.app.settle()
  const mails = post.to(address)
  expect(mails.map((mail) => mail.subject?.split(' ·')[0])).toEqual([
    'Tu reserva está confirmada',
    'Tu reserva cambió',
    'Tu reserva quedó cancelada',
  ])
  const entries = mails.map((mail) => mail.attachments.at(-1)?.content.toString() ?? '')
  expect(entries[1]).toContain(`DTSTART;VALUE=DATE:${stay.check_in.replaceAll('-', '')}`)
  expect(entries[2]).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
})

test('money that came twice: who booked without a chat reads by mail that it goes back, and when it went', async () => {
  const contact = {
    contact_name: 'Eva Luz',
    contact_phone: '+54 9 11 5560 0009',
    contact_email: 'twice@mail.example',
  }
  const body = { ...(await freshStay()), guests: 2, ...contact }
  const held = await world.app.api<{ payment_url: string }>('POST', '/reservations/pre-reserve', { body })
  const link = new URL(held.body.payment_url).searchParams.get('pref_id') ?? ''
  const { control } = world.app.sandbox.mercadoPago
  control.approve(link)
  control.approve(link)
  await world.app.settle()
  const told = post.to(contact.contact_email).filter((mail) => mail.subject?.startsWith('Sobre tu pago'))
  expect(told.map((mail) => mail.text)).toEqual([
    expect.stringMatching(/dos veces|duplicado|segundo/i),
    expect.stringMatching(/devol|reintegr/i),
  ])
})

test('an address the server refuses: the telephone gets the approved template', async () => {
  const address = 'gone@mail.example'
  post.unknown.add(address)
  const code = await booked({ contact_email: address, contact_phone: '+54 9 11 5560 0001' })
  const phone = world.app.guest('5491155600001')
  expect(phone.messages().map((one) => [one.type, one.text])).toEqual([
    ['template', expect.stringContaining(`tu reserva ${code}`)],
  ])
})

test('without an address the telephone is written to; without either the owner hears who was not reached', async () => {
  const code = await booked({ contact_phone: '011 15 5560-0002' })
  expect(world.app.guest('5491155600002').messages()[0]?.text).toContain(code)
  const address = 'nobody@mail.example'
  post.unknown.add(address)
  const lost = await booked({ contact_email: address, contact_phone: null, contact_name: 'Tito Paz' })
  const told = (await world.alerts()).filter((one) => one.kind === 'guest_not_reached')
  expect(told.map((one) => one.summary)).toEqual([expect.stringContaining(`Tito Paz (${lost})`)])
})

test('whose nights the owner holds by telephone hears until when to pay, by template', async () => {
  const held = await world.app.owner<{ code: string }>('POST', '/reservations', {
    ...(await freshStay()),
    guests: 2,
    status: 'pre_reserved',
    contact_name: 'Pía Sol',
    contact_phone: '+54 9 11 5560 0005',
  })
  expect(held.status, held.text).toBe(201)
  await world.app.settle()
  const [told, ...more] = world.app.guest('5491155600005').messages()
  expect(told).toMatchObject({ type: 'template', text: expect.stringMatching(`${held.body.code} .* vence`) })
  expect(more).toEqual([])
})

test('a busy mail server costs time, not the mail', async () => {
  const address = 'later@mail.example'
  post.setBusy(true)
  await booked({ contact_email: address })
  expect(post.to(address)).toEqual([])
  post.setBusy(false)
  await world.app.running.context.queue.retryNow()
  await world.app.settle()
  expect(post.to(address)).toHaveLength(1)
})

const report = (messageId: string) => `From: Mail System <MAILER-DAEMON@mx.example>
To: hola@mallin.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <20270101@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; wrong@mail.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 user unknown

--b1
Content-Type: text/rfc822-headers

From: hola@mallin.example
Message-ID: ${messageId}
Subject: Tu reserva

--b1--
`

test('a mail that comes back later is seen, and the guest is told by telephone', async () => {
  const address = 'wrong@mail.example'
  const code = await booked({ contact_email: address, contact_phone: '+54 9 11 5560 0003' })
  const sent = post.to(address)[0]?.messageId ?? ''
  const returned = await parseMail(Buffer.from(report(sent)), world.app.clock.now())
  expect(await collect(world, [returned])).toBe(1)
  // The report comes once more: nobody is told twice.
  expect(await collect(world, [returned])).toBe(1)
  const messages = world.app.guest('5491155600003').messages()
  expect(messages.map((one) => one.text)).toEqual([expect.stringContaining(code)])
})

test('a mail server that no longer knows our account is a broken way, not the end of the mail', async () => {
  const address = 'patient@mail.example'
  post.setLocked(true)
  await booked({ contact_email: address, contact_phone: '+54 9 11 5560 0006' })
  const tryAgain = async () => {
    await world.app.running.context.queue.retryNow()
    await world.app.settle()
  }
  for (let round = 0; round < 5; round++) await tryAgain()
  await world.app.running.services.watch.patrol(world.app.database).lookAround()
  const [told] = (await world.alerts()).filter((one) => one.kind === 'circuit_open')
  expect(told?.summary).toContain('E-mail')
  // Nobody is told by another way what the mail will still say.
  expect(world.app.guest('5491155600006').messages()).toEqual([])
  const { rows } = await world.app.database.query('select status from guest_mails where to_address = $1', [
    address,
  ])
  expect(rows).toEqual([{ status: 'queued' }])
})
