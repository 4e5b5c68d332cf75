import { type AddressInfo, createServer, type Socket } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'

interface Kept {
  readonly raw: string
  readonly mail: ParsedMail
  isSeen: boolean
}

/** A mailbox on loopback into which mails are laid: as much IMAP as it takes to find, read and mark them. */
export async function openImapMailbox() {
  const kept: Kept[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    socket.write('* OK ready\r\n')
    let rest = ''
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) socket.write(`${answerTo(line, kept)}\r\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    env: { IMAP_URL: `imap://owner:secret@127.0.0.1:${port}` },
    /** Header lines, a blank one, and the text. */
    async lay(...lines: readonly string[]) {
      const raw = `${lines.join('\r\n')}\r\n`
      kept.push({ raw, mail: await simpleParser(raw), isSeen: false })
    },
    unseen: () => kept.filter(({ isSeen }) => !isSeen).length,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function answerTo(line: string, kept: readonly Kept[]): string {
  const [tag = '*', ...words] = line.split(' ')
  const command = (words[0] === 'UID' ? `UID ${words[1]}` : (words[0] ?? '')).toUpperCase()
  const one = kept[Number(words[2]) - 1]
  const uid = words[2] ?? ''
  switch (command) {
    case 'CAPABILITY':
      return `* CAPABILITY IMAP4rev1\r\n${tag} OK done`
    case 'LIST':
      return `* LIST (\\HasNoChildren) "/" INBOX\r\n${tag} OK done`
    case 'SELECT':
    case 'EXAMINE':
      return `* ${kept.length} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n${tag} OK [READ-WRITE] done`
    case 'UID SEARCH':
      return `* SEARCH ${kept.flatMap(({ isSeen }, i) => (isSeen ? [] : [i + 1])).join(' ')}\r\n${tag} OK done`
    case 'UID FETCH':
      return one ? `* ${uid} FETCH (UID ${uid} ${fetched(one, line)})\r\n${tag} OK done` : `${tag} OK done`
    case 'UID STORE':
      if (one) one.isSeen = true
      return `${tag} OK done`
    case 'LOGOUT':
      return `* BYE\r\n${tag} OK done`
    default:
      return `${tag} OK done`
  }
}

function fetched({ raw, mail }: Kept, line: string): string {
  if (line.includes('BODY')) return `BODY[]<0> {${Buffer.byteLength(raw)}}\r\n${raw}`
  const [from, replyTo] = [addressesOf(mail.from), addressesOf(mail.replyTo ?? mail.from)]
  const ends = [quoted(mail.inReplyTo), quoted(mail.messageId)]
  return `ENVELOPE (NIL ${quoted(mail.subject)} ${from} ${from} ${replyTo} NIL NIL NIL ${ends.join(' ')})`
}

const quoted = (text: string | undefined) => (text ? `"${text.replaceAll(/[\\"]/g, '\\$&')}"` : 'NIL')

function addressesOf(object: AddressObject | undefined): string {
  const list = (object?.value ?? []).map(({ name, address = '' }) => {
    const [box, host] = address.split('@')
    return `(${quoted(name)} NIL ${quoted(box)} ${quoted(host)})`
  })
  return list.length > 0 ? `(${list.join('')})` : 'NIL'
}
