import { readFile } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { createServer } from 'node:https'
import path from 'node:path'
import { listenOnLoopback } from '../../server/test/loopback.ts'

/** Signed by itself for `localhost`: a browser has to be told that it may. */
const CERTIFICATE = path.resolve(import.meta.dirname, '../../server/test/fixtures/tls')

/** What Caddy does on a server: takes https and hands it on to the product on `port`. */
export async function startTlsFront(port: number) {
  const [key, cert] = await Promise.all(
    ['key.pem', 'certificate.pem'].map((file) => readFile(path.join(CERTIFICATE, file))),
  )
  const server = createServer({ key, cert }, (incoming, answer) => {
    const { method, url, headers } = incoming
    const forwarded = { ...headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' }
    const onward = ask({ host: '127.0.0.1', port, path: url, method, headers: forwarded }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    onward.once('error', () => answer.destroy())
    answer.once('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  const own = await listenOnLoopback(server)
  return {
    origin: `https://localhost:${own}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
