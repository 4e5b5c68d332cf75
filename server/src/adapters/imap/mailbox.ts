import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import type { Mailbox, MailEnvelope } from '../../features/channels/ports.ts'
import { type Clock, instantFromMs } from '../../lib/clock.ts'
import { parseMail } from './parse-mail.ts'

export interface MailboxOptions {
  /** `imaps://user:password@host[:port][/Folder]`; the inbox unless a folder is named. */
  readonly url: string
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** Between the end of a connection and the next one. */
  readonly reconnectMs?: number
}

const MAX_BYTES = 1024 * 1024
const RECONNECT_MS = 30_000

/** A mailbox over IMAP: one connection per look, and one that only waits for news. */
export function createMailbox(options: MailboxOptions): Mailbox {
  /** Looked at and left unseen for their owner; another process looks at them once more, which harms nobody. */
  const notOurs = new Set<string>()

  return {
    async collect(accepts, take) {
      const client = await connect(options)
      try {
        const lock = await client.getMailboxLock(folderOf(options.url))
        try {
          return await collectUnseen(client, { clock: options.clock, accepts, take, notOurs })
        } finally {
          lock.release()
        }
      } finally {
        await client.logout().catch(() => client.close())
      }
    },

    watch(onMail) {
      let stopped = false
      let client: ImapFlow | undefined
      let timer: NodeJS.Timeout | undefined
      const open = async (): Promise<void> => {
        try {
          client = await connect(options)
          client.on('exists', onMail)
          client.on('close', again)
          await client.mailboxOpen(folderOf(options.url), { readOnly: true })
          onMail() // what came while nobody listened
        } catch (error) {
          options.onError(error)
          again()
        }
      }
      const again = () => {
        clearTimeout(timer)
        if (!stopped) timer = setTimeout(open, options.reconnectMs ?? RECONNECT_MS).unref()
      }
      const opening = open()
      return {
        async stop() {
          stopped = true
          clearTimeout(timer)
          await opening
          client?.close()
        },
      }
    },
  }
}

async function connect({ url, onError }: MailboxOptions): Promise<ImapFlow> {
  // Loaded where a mailbox is: most installations have none, and it takes 25 MB.
  const { ImapFlow: Client } = await import('imapflow')
  const client = new Client(connectionOf(url))
  client.on('error', onError)
  await client.connect()
  return client
}

export function connectionOf(text: string): ImapFlowOptions {
  const url = new URL(text)
  const secure = url.protocol === 'imaps:'
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
  }
}

export function folderOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'
}

async function collectUnseen(
  client: ImapFlow,
  work: {
    readonly clock: Clock
    readonly accepts: Parameters<Mailbox['collect']>[0]
    readonly take: Parameters<Mailbox['collect']>[1]
    readonly notOurs: Set<string>
  },
): Promise<number> {
  const validity = client.mailbox === false ? '' : String(client.mailbox.uidValidity)
  const found = (await client.search({ seen: false }, { uid: true })) || []
  const fresh = found.filter((uid) => !work.notOurs.has(`${validity}:${uid}`)).sort((a, b) => a - b)
  let taken = 0
  for (const uid of fresh) {
    const envelope = await client.fetchOne(String(uid), { envelope: true, internalDate: true }, { uid: true })
    const head = envelope ? envelope.envelope : undefined
    const told = {
      sender: head?.from?.[0]?.address ?? '',
      subject: head?.subject ?? '',
      inReplyTo: (head?.inReplyTo ?? '').replace(/^<|>$/g, ''),
    }
    if (await isTaken(client, { uid, told }, work)) {
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      taken++
    } else work.notOurs.add(`${validity}:${uid}`)
  }
  return taken
}

async function isTaken(
  client: ImapFlow,
  { uid, told }: { readonly uid: number; readonly told: MailEnvelope },
  work: Parameters<typeof collectUnseen>[1],
): Promise<boolean> {
  if (!work.accepts(told)) return false
  // PEEK: reading does not mark it seen.
  const message = await client.fetchOne(
    String(uid),
    { source: { maxLength: MAX_BYTES }, internalDate: true },
    { uid: true },
  )
  if (message === false || message.source === undefined) return false
  const { internalDate } = message
  const arrivedAt = internalDate instanceof Date ? instantFromMs(internalDate.getTime()) : work.clock.now()
  const mail = await parseMail(message.source, arrivedAt)
  return mail ? work.take(mail) : false
}
