import type { Server } from 'node:net'

/** Lets it listen on a free port of this machine, and says on which. */
export async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return portOf(server)
}

/** @throws {Error} it listens on no port: not yet, no longer, or on a socket of the file system */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return address.port
}
