import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from './postgres.ts'
import { connectAlone } from './session.ts'

function message(kind: string, body: string): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(4 + Buffer.byteLength(body), 1)
  return Buffer.concat([head, Buffer.from(body)])
}

/** Welcome, ready, and in the same bytes goodbye: a postmaster that was killed at this moment. */
const WELCOME_AND_GOODBYE = Buffer.concat([
  message('R', '\0\0\0\0'),
  message('Z', 'I'),
  message('E', 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
])

const server = createServer((socket: Socket) => {
  socket.on('error', () => undefined)
  socket.once('data', () => socket.end(WELCOME_AND_GOODBYE))
})
let url: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  url = `postgres://postgres@127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/postgres`
})
afterAll(() => server.close())

test('a goodbye in the bytes of the welcome fails the statement, and ends no process', async () => {
  const heard: string[] = []
  const onConnectionError = (error: Error) => void heard.push(error.message)
  const database = await openPostgres({ url, maxConnections: 2, onConnectionError })
  await expect(database.query('select 1')).rejects.toThrow()
  await expect(database.listen('anything', () => undefined)).rejects.toThrow()
  await database.close()
  const alone = await connectAlone(url)
  await expect(alone.query('select 1')).rejects.toThrow()
  await alone.end()
})
