import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** A mailbox that lets `owner:secret` in and has an inbox and nothing else: just enough IMAP to sign in and look. */
export function openImapServer() {
  return listenTo(
    lineServer('* OK ready', (line) => {
      const [tag = '*', command = '', ...words] = line.split(' ')
      switch (command.toUpperCase()) {
        case 'CAPABILITY':
          return `* CAPABILITY IMAP4rev1\r\n${tag} OK done`
        case 'LOGIN':
          return words.join(' ').replaceAll('"', '') === 'owner secret'
            ? `${tag} OK in`
            : `${tag} NO [AUTHENTICATIONFAILED] no`
        case 'LIST':
          return `* LIST (\\HasNoChildren) "/" INBOX\r\n${tag} OK done`
        case 'EXAMINE':
        case 'SELECT':
          return words[0]?.replaceAll('"', '') === 'INBOX'
            ? `* 0 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n${tag} OK [READ-ONLY] done`
            : `${tag} NO no such mailbox`
        default:
          return `${tag} OK done`
      }
    }),
  )
}

/** Takes connections and says nothing, ever. */
export function openSilentServer() {
  return listenTo(createServer(() => {}))
}

/** Answers every request alike. */
export async function openWebServer(answer: { readonly status: number; readonly body: string }) {
  const server = createHttpServer((request, response) => {
    request.resume()
    request.on('end', () =>
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body),
    )
  })
  return listenTo(server)
}

/** A port on which nobody listens: it was ours a moment ago and the system gives others first. */
export async function closedPort(): Promise<number> {
  const { port, close } = await openSilentServer()
  await close()
  return port
}

function lineServer(greeting: string, answer: (line: string) => string): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    socket.write(`${greeting}\r\n`)
    let rest = ''
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) socket.write(`${answer(line)}\r\n`)
    })
  })
}

async function listenTo(server: Server) {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
