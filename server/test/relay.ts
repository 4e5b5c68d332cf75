import { connect, createServer, type Socket } from 'node:net'
import { freePort } from './real-server.ts'

/** A way to another server that can be cut and mended. */
export interface Relay {
  readonly url: string
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

export async function openRelay(url: string): Promise<Relay> {
  const target = new URL(url)
  const port = await freePort()
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const mend = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const cut = async () => {
    if (!server.listening) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await mend()
  return { url: Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href, cut, mend, close: cut }
}
