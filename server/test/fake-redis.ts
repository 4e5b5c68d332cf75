import { createServer, type Server, type Socket } from 'node:net'
import { listenOnLoopback } from './loopback.ts'

/** Speaks as much of Redis as a health check and a connection need; everything it is told is well. */
export async function openFakeRedis(port: number) {
  const sockets = new Set<Socket>()
  const info = 'redis_version:7.2.0\r\nloading:0\r\n'
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const command of commandsIn(chunk.toString())) {
        socket.write(command === 'info' ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The names of the commands of one packet: `*<parts>` and then the first part. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/\*\d+\r\n\$\d+\r\n([a-z]+)\r\n/gi)].map(([, name = '']) => name.toLowerCase())
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnLoopback(server)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
