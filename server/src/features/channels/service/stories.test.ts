import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ChannelsWorld, owner, startChannelsWorld } from '../../../../test/channels-world.ts'
import { portOf } from '../../../../test/loopback.ts'
import { addSeconds, toInstant } from '../../../lib/clock.ts'
import { localDate } from '../../../lib/local-date.ts'
import { type Nights, subtract } from '../domain/nights.ts'

const folder = new URL('../../../adapters/calendar-feed/fixtures/wild/', import.meta.url)
const spans = z.array(z.tuple([z.string(), z.string()])).default([])
const state = z.object({ taken: spans, open: spans }).optional()
const { scenarios } = z
  .object({
    scenarios: z.array(
      z.object({
        id: z.string(),
        note: z.string(),
        feeds: z.record(z.string(), z.string()),
        steps: z.array(
          z
            .looseObject({ at_hours: z.number(), sync: z.string(), file: z.string() })
            .transform((step) => ({ ...step, settles: step.then === 'resolve the conflict' })),
        ),
        expect: z.object({
          own: spans,
          after_first: state,
          after_last: state,
          status_last: z.string().optional(),
          conflicts_critical: z.number().optional(),
          conflicts_at_least: z.number().optional(),
          conflicts_open_at_least: z.number().optional(),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))

/** Noon of the reference date at the property. */
const NOON = toInstant('2026-11-27T15:00:00Z')

let world: ChannelsWorld
let server: Server
const served = new Map<string, Buffer>()
beforeAll(async () => {
  world = await startChannelsWorld()
})
beforeEach(async () => {
  await world.clear()
  world.clock.set(NOON.toString())
  // A port of its own for each story: time starts again, and a host is not asked before its last answer.
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/calendar')
    response.end(served.get(request.url ?? '') ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))
afterAll(() => world.close())

const nights = (list: z.infer<typeof spans>): Nights[] =>
  list.map(([checkIn, checkOut]) => ({ checkIn: localDate(checkIn), checkOut: localDate(checkOut) }))

describe('stories of rental managers', () => {
  it.each(scenarios)('$id: $note', async ({ id, feeds, steps, expect: wanted }) => {
    const cabin = await world.cabin(id)
    for (const [checkIn, checkOut] of wanted.own) await world.book(cabin, checkIn, checkOut)
    const port = portOf(server)
    const ids = new Map<string, string>()
    for (const [name, channel] of Object.entries(feeds)) {
      const url = `http://127.0.0.1:${port}/${id}/${name}`
      ids.set(name, (await world.channels.feeds.add({ accommodationId: cabin, channel, url }, owner)).id)
    }
    const conflicts = () =>
      world.channels.conflicts.list({ accommodationId: cabin }, { limit: 50, offset: 0 })
    const check = async (expected: z.infer<typeof state>) => {
      const standing = await world.bookings
        .occupancy(world.database)
        .listTaken(localDate('2026-11-27'), localDate('2028-11-27'), cabin)
      expect(subtract(nights(expected?.taken ?? []), standing)).toEqual([])
      const open = nights(expected?.open ?? [])
      expect(subtract(open, standing)).toEqual(open)
    }
    for (const [i, step] of steps.entries()) {
      world.clock.set(addSeconds(NOON, step.at_hours * 3600).toString())
      served.set(`/${id}/${step.sync}`, readFileSync(new URL(step.file, folder)))
      const { body } = await world.api('POST', `/admin/feeds/${ids.get(step.sync)}/sync`)
      expect(body.error).toBeNull()
      if (step.settles) {
        for (const one of (await conflicts()).items)
          await world.channels.conflicts.resolve(one.id, { actor: owner, note: 'agreed' })
      }
      if (i === 0) await check(wanted.after_first)
      if (i === steps.length - 1 && wanted.status_last) expect(body.status).toBe(wanted.status_last)
    }
    await check(wanted.after_last)
    const { items } = await conflicts()
    const critical = items.filter((one) => one.severity === 'critical')
    if (wanted.conflicts_critical !== undefined) expect(critical).toHaveLength(wanted.conflicts_critical)
    expect(items.length).toBeGreaterThanOrEqual(wanted.conflicts_at_least ?? 0)
    const open = items.filter((one) => one.status === 'open')
    expect(open.length).toBeGreaterThanOrEqual(wanted.conflicts_open_at_least ?? 0)
  })
})
