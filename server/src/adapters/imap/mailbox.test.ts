import { ImapFlow } from 'imapflow'
import { expect, it } from 'vitest'
import { systemClock } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import { createMailbox } from './mailbox.ts'

/** `imap://127.0.0.1:<port>` of a server that lets any user in with the password `secret`. */
const server = process.env.TEST_IMAP_URL
const title = (text: string) => (server ? text : `${text} (needs TEST_IMAP_URL: an IMAP server for tests)`)

function mailboxOf(user: string) {
  const url = new URL(server ?? '')
  url.username = user
  url.password = 'secret'
  const errors: unknown[] = []
  const mailbox = createMailbox({
    url: url.href,
    clock: systemClock,
    onError: (error) => errors.push(error),
    reconnectMs: 50,
  })
  return { mailbox, errors, url }
}

async function asOwner<T>(url: URL, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port),
    secure: false,
    auth: { user: url.username, pass: url.password },
    logger: false,
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout()
  }
}

const deliver = (url: URL, from: string, subject: string) =>
  asOwner(url, (client) =>
    client.append(
      'INBOX',
      `From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x>\r\n\r\nhola\r\n`,
    ),
  )

const unseen = (url: URL) =>
  asOwner(url, async (client) => {
    await client.mailboxOpen('INBOX')
    return ((await client.search({ seen: false }, { uid: true })) || []).length
  })

const anyone = () => true

it.runIf(server)(title('marks seen what was taken, leaves the rest for its owner'), async () => {
  const { mailbox, url } = mailboxOf(`u${systemIds.uuid()}`)
  await deliver(url, 'a@airbnb.com', 'one')
  await deliver(url, 'b@stranger.example', 'two')
  await deliver(url, 'c@booking.com', 'three')
  const got: string[] = []
  const take = async (mail: { subject: string }) => {
    got.push(mail.subject)
    return mail.subject !== 'three'
  }
  expect(await mailbox.collect(({ sender }) => !sender.includes('stranger'), take)).toBe(1)
  expect(await mailbox.collect(({ sender }) => !sender.includes('stranger'), take)).toBe(0)
  expect(got).toEqual(['one', 'three'])
  expect(await unseen(url)).toBe(2)
})

it.runIf(server)(title('hands a mail over again after a failure'), async () => {
  const { mailbox, url } = mailboxOf(`u${systemIds.uuid()}`)
  await deliver(url, 'a@airbnb.com', 'one')
  const failing = () => Promise.reject(new Error('the database is away'))
  await expect(mailbox.collect(anyone, failing)).rejects.toThrow('away')
  expect(await unseen(url)).toBe(1)
  expect(await mailbox.collect(anyone, async () => true)).toBe(1)
  expect(await unseen(url)).toBe(0)
})

it.runIf(server)(title('hears of a new mail while it waits'), async () => {
  const { mailbox, url } = mailboxOf(`u${systemIds.uuid()}`)
  let heard = 0
  const twice = new Promise<void>((resolve) => {
    const watching = mailbox.watch(() => {
      heard++
      if (heard === 1) void deliver(url, 'a@airbnb.com', 'one')
      if (heard === 2) void watching.stop().then(resolve)
    })
  })
  await twice
  expect(heard).toBe(2)
})
