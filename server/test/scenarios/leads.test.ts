import { ImapFlow } from 'imapflow'
import { expect, test } from 'vitest'
import { systemIds } from '../../src/lib/ids.ts'
import { createTestApp } from '../create-test-app.ts'

/** `imap://127.0.0.1:<port>` of a server that lets any user in with the password `secret`. */
const server = process.env.TEST_IMAP_URL

test.runIf(server)('an enquiry by mail waits in the inbox (needs TEST_IMAP_URL)', async () => {
  const url = new URL(server ?? '')
  url.username = `u${systemIds.uuid()}`
  url.password = 'secret'
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port),
    secure: false,
    auth: { user: url.username, pass: url.password },
    logger: false,
  })
  await client.connect()
  const mail = [
    'From: Booking.com <noreply@guest.booking.com>',
    'Reply-To: 123@guest.booking.com',
    'Subject: Mensaje de Rosa Vera',
    'Message-ID: <rosa@booking.com>',
    '',
    'Nombre: Rosa Vera',
    'Llegada: 15/02/2027',
    'Salida: 20/02/2027',
    'Mensaje: Hola, ¿la cabaña tiene cocina?',
  ]
  await client.append('INBOX', `${mail.join('\r\n')}\r\n`)
  const app = await createTestApp({ env: { IMAP_URL: url.href } })
  try {
    await app.settle()
    const chats = await app.owner<{ items: { id: string; status: string; guest: { name: string } }[] }>(
      'GET',
      '/conversations',
    )
    const rosa = chats.body.items.find((chat) => chat.guest.name === 'Rosa Vera')
    expect(rosa).toMatchObject({ status: 'waiting_human', unread: 1 })
    const messages = await app.owner('GET', `/conversations/${rosa?.id}/messages`)
    expect(messages.text).toContain('¿la cabaña tiene cocina?')
    await client.mailboxOpen('INBOX')
    expect(await client.search({ seen: false })).toEqual([])
  } finally {
    await app.close()
    await client.logout()
  }
})
