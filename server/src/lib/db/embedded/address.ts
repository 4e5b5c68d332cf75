import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dataFolder, ROLE } from './cluster.ts'
import { EmbeddedDatabaseError } from './errors.ts'
import type { Place } from './rights.ts'

export interface Address {
  /** Null on Windows: a port of loopback then. */
  readonly socketFolder: string | null
  readonly port: number
}

/** The name of a socket may have 107 bytes on Linux and 103 on macOS; PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const LONGEST_SOCKET_FOLDER = 80
const SOCKET_PORT = 5432

export async function addressOf(place: Place): Promise<Address> {
  if (process.platform === 'win32') return { socketFolder: null, port: await loopbackPort(place) }
  const { folder, user } = place
  if (Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) return { socketFolder: folder, port: SOCKET_PORT }
  const id = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)
  const socketFolder = path.join(tmpdir(), `tranquera-${id}`)
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
  if (user) chownSync(socketFolder, user.uid, user.gid)
  const owner = user?.uid ?? process.getuid?.()
  if (owner !== undefined && statSync(socketFolder).uid !== owner) {
    throw new EmbeddedDatabaseError(`${socketFolder} belongs to somebody else. Choose a shorter DATA_DIR.`)
  }
  return { socketFolder, port: SOCKET_PORT }
}

/** That of a server which runs already, else a free one. */
async function loopbackPort(place: Place): Promise<number> {
  const file = path.join(dataFolder(place), 'postmaster.pid')
  const running = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0
  if (running > 0) return running
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const bound = probe.address()
  probe.close()
  if (bound === null || typeof bound === 'string') throw new Error('A free port was not given')
  return bound.port
}

export function urlOf(to: {
  readonly address: Address
  readonly password: string
  readonly database: string
}): string {
  const { address, password, database } = to
  const host = encodeURIComponent(address.socketFolder ?? '127.0.0.1')
  return `postgres://${ROLE}:${password}@${host}:${address.port}/${database}`
}
