import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { openImapMailbox } from '../imap-mailbox.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'

/** Enquiries as they come over IMAP, and the owner's answers as they leave over SMTP. */
let app: TestApp
let post: MailServer
let mailbox: Awaited<ReturnType<typeof openImapMailbox>>
beforeAll(async () => {
  ;[post, mailbox] = await Promise.all([openMailServer(), openImapMailbox()])
  app = await createTestApp({ env: { ...post.env, ...mailbox.env } })
})
afterAll(async () => {
  await app.close()
  await Promise.all([post.close(), mailbox.close()])
})

/** What the look does that comes every two minutes, and whenever the server says so. */
async function look() {
  app.clock.advance(150)
  await app.running.services.leads?.leads(app.database).collect()
  await app.settle()
  app.signOut()
}

interface Chat {
  readonly id: string
  readonly status: string
  readonly guest: { readonly name: string }
}
const chatsOf = async (name: string) => {
  const { body } = await app.owner<{ items: Chat[] }>('GET', '/conversations?page_size=100')
  return body.items.filter(({ guest }) => guest.name === name)
}

const ENQUIRIES: readonly (readonly [
  of: string,
  from: string,
  replyTo: string,
  subject: string,
  text: string,
])[] = [
  [
    'Despegar',
    'Despegar <no-reply@despegar.com>',
    'huesped-31@mail.despegar.com',
    'Consulta de Irma Sosa',
    'Nombre: Irma Sosa\r\nLlegada: 15/02/2027\r\nSalida: 20/02/2027\r\nMensaje: Hola, tienen parrilla?',
  ],
  [
    'Booking',
    'Booking.com <noreply@guest.booking.com>',
    'a1b2-rosa@guest.booking.com',
    'Mensagem de Rosa Lima',
    'Nome: Rosa Lima\r\nCheck-in: 15/02/2027\r\nCheck-out: 20/02/2027\r\nMensagem: Oi, aceita cachorro?',
  ],
  [
    'Vrbo',
    'Vrbo <sender@messages.vrbo.com>',
    'thread-9@messages.vrbo.com',
    'Inquiry from Joan Hill',
    'Name: Joan Hill\r\nArrive: February 15, 2027\r\nDepart: February 20, 2027\r\nMessage: Is there parking?',
  ],
  [
    'a form of a page',
    'WordPress <wordpress@site.example>',
    'luz@mail.example',
    'Formulario de contacto',
    'Nombre: Luz Vega\r\nEmail: luz@mail.example\r\nMensaje: Tienen lugar del 15 al 20 de febrero?',
  ],
]

test.each(ENQUIRIES)('an enquiry of %s is answered in its thread, and goes on there', async (...enquiry) => {
  const [of, from, replyTo, subject, text] = enquiry
  const name = /(?:Nombre|Nome|Name): (.*)/.exec(text)?.[1]?.trim() ?? ''
  const first = `first-${of.replaceAll(' ', '-')}@x.example`
  await mailbox.lay(
    `From: ${from}`,
    `Reply-To: ${replyTo}`,
    `Subject: ${subject}`,
    `Message-ID: <${first}>`,
    '',
    text,
  )
  await look()
  expect(mailbox.unseen()).toBe(0)
  const [chat] = await chatsOf(name)
  expect(chat).toMatchObject({ status: 'waiting_human' })
  const write = (words: string) => app.owner('POST', `/conversations/${chat?.id}/messages`, { text: words })
  const before = post.to(replyTo).length
  expect((await write('Sí, tenemos lugar.')).status).toBe(202)
  await app.settle()
  const [answer, ...more] = post.to(replyTo).slice(before)
  expect(more).toEqual([])
  expect(answer).toMatchObject({ subject: `Re: ${subject}`, inReplyTo: `<${first}>` })
  expect(answer?.text?.trim()).toBe('Sí, tenemos lugar.')

  await mailbox.lay(
    ...[`From: ${name} <${replyTo}>`, `Subject: Re: ${subject}`, `In-Reply-To: ${answer?.messageId}`],
    ...[
      `Message-ID: <second-${first}>`,
      '',
      'Gracias! Y se puede pagar en dos veces?',
      '',
      '> tenemos lugar.',
    ],
  )
  await look()
  expect(await chatsOf(name)).toHaveLength(1)
  expect((await write('Sí, la mitad ahora.')).status).toBe(202)
  await app.settle()
  const last = post.to(replyTo).at(-1)
  expect(last).toMatchObject({ inReplyTo: `<second-${first}>` })
  expect([last?.references].flat()).toEqual([`<${first}>`, `<second-${first}>`])
})

test('an answer waits while the mail server does not take it, and goes out once when it does', async () => {
  await mailbox.lay(
    ...[
      'From: Airbnb <express@airbnb.com>',
      'Reply-To: thread-5@reply.airbnb.com',
      'Subject: Consulta de Noé Paz',
    ],
    ...['Message-ID: <noe@airbnb.com>', '', 'Hola, hay lugar del 15 al 18 de enero?'],
  )
  await look()
  const [chat] = await chatsOf('Noé Paz')
  const sent = () =>
    post.to('thread-5@reply.airbnb.com').filter(({ text }) => text?.trim() === 'Sí, del 15 al 18.')
  post.setBusy(true)
  expect(
    (await app.owner('POST', `/conversations/${chat?.id}/messages`, { text: 'Sí, del 15 al 18.' })).status,
  ).toBe(202)
  await app.settle()
  expect(sent()).toEqual([])
  post.setBusy(false)
  for (let again = 0; again < 3; again++) {
    await app.running.context.queue.retryNow()
    await app.settle()
  }
  expect(sent()).toHaveLength(1)
})

test('a newsletter of a platform and a letter of a friend stay unread for their owner', async () => {
  await mailbox.lay('From: Airbnb <news@airbnb.com>', 'Subject: Ideas for your summer', '', 'Book now!')
  await mailbox.lay('From: Tía <tia@mail.example>', 'Subject: Hola', '', 'Te llamo mañana')
  await look()
  expect(mailbox.unseen()).toBe(2)
})
