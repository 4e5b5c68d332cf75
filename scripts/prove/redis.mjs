import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const LOOKS = 100
const LOOK_MS = 50

/** A Redis for as long as this lasts, on a port of its own; null where it is not installed. */
export async function startRedis() {
  const port = await freePort()
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '']
  const child = spawn('redis-server', words, { stdio: 'ignore' })
  // Ctrl-C ends the proof and it as well; nothing waits for it.
  child.unref()
  const ended = new Promise((resolve) => {
    child.once('error', resolve)
    child.once('exit', resolve)
  })
  let isGone = false
  void ended.then(() => {
    isGone = true
  })
  for (let looks = 0; looks < LOOKS && !isGone; looks++) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill() }
    await pause(LOOK_MS)
  }
  child.kill()
  return null
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
