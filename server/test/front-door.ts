import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import path from 'node:path'
import { serverRoot } from '../src/lib/package-root.ts'
import { listenOnLoopback } from './loopback.ts'

const TLS = path.join(serverRoot(), 'test/fixtures/tls')
export const testCertificate = readFileSync(path.join(TLS, 'certificate.pem'), 'utf8')

export type Behaviour = 'forward' | 'bad_gateway' | 'stranger' | 'hang'

/** What stands between the internet and the product: a proxy on loopback with an address of its own. */
export async function openFrontDoor(options: { readonly tls?: boolean } = {}) {
  let target: string | undefined
  let behaviour: Behaviour = 'forward'
  const onRequest = (incoming: IncomingMessage, answer: ServerResponse) => {
    if (behaviour === 'hang') return
    if (behaviour === 'stranger') return void answer.end('<h1>It works!</h1>')
    if (behaviour === 'bad_gateway' || !target) return void answer.writeHead(502).end('Bad Gateway')
    const passed = request(
      `${target}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      },
    )
    passed.on('error', () => answer.writeHead(502).end('Bad Gateway'))
    incoming.pipe(passed)
  }
  const server: Server = options.tls
    ? createTlsServer({ key: readFileSync(path.join(TLS, 'key.pem')), cert: testCertificate }, onRequest)
    : createServer(onRequest)
  const port = await listenOnLoopback(server)
  return {
    origin: `${options.tls ? 'https' : 'http'}://localhost:${port}`,
    forwardTo(origin: string): void {
      target = origin
    },
    behave(next: Behaviour): void {
      behaviour = next
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
