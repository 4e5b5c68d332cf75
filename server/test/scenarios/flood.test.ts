import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatWorld, createChatWorld } from '../chat-world.ts'

/** As many jobs as one process works on at once (lib/queue/queue.ts), or more. */
const PLACES = Math.max(2, availableParallelism()) * 6
let world: ChatWorld

beforeAll(async () => {
  world = await createChatWorld()
})
afterAll(() => world?.close())

test('a flood of first messages is acknowledged, and who then taps is answered before most of it', async () => {
  const { app, chat } = world
  const guest = chat('5491166600000')
  await guest.says('hola')
  await guest.says('del 15 al 18 de enero para 2')

  // Nobody works while the flood comes: what is served first then depends on no clock.
  await app.running.context.queue.stop()
  const strangers = Array.from({ length: PLACES * 6 }, (_, i) => app.guest(`54911666${10000 + i}`))
  await Promise.all(strangers.map((stranger) => stranger.says('hola')))
  const { deliveries } = app.sandbox.whatsapp.control
  expect(deliveries.slice(-strangers.length).every((one) => one.outcome === 'acknowledged')).toBe(true)
  await guest.guest.taps('Reservar')

  const before = guest.texts().length
  await app.running.context.queue.startWork()
  await guest.guest.waitFor((received) => received.length > before, 120_000)
  const served = strangers.filter((stranger) => stranger.messages().length > 0).length
  expect(served).toBeLessThan(strangers.length / 2)

  await app.settle()
  expect(strangers.every((stranger) => stranger.messages().length === 1)).toBe(true)
  expect(guest.texts().at(-1)).toContain('Te guardé')
}, 240_000)
