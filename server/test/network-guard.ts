import net from 'node:net'
import { beforeEach, vi } from 'vitest'

// Tests talk to loopback only: a forgotten base URL must fail here, not call somebody's server.
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
const connect = net.Socket.prototype.connect

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: Parameters<typeof connect>) {
  const first = (Array.isArray(args[0]) ? args[0][0] : args[0]) as
    | { host?: string; path?: string }
    | undefined
  const host = typeof first === 'object' && first ? first.host : undefined
  if (host && !LOOPBACK.has(host)) throw new Error(`A test tried to reach ${host}; only loopback is allowed`)
  return connect.apply(this, args)
} as typeof connect

beforeEach(() => {
  // A test that prints an error has one; say so instead of scrolling it away.
  vi.spyOn(console, 'error').mockImplementation((...args) => {
    throw new Error(`console.error was called: ${args.map(String).join(' ')}`)
  })
})
