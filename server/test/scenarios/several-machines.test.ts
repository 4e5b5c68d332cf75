import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../api-fuzz.ts'
import { repeated, settledAudit } from '../fault-audit.ts'
import { type Traveller, traveller } from '../fault-guests.ts'
import { isIdle, type RealServer, until } from '../real-server.ts'
import { createSeveralWorld } from '../several-world.ts'

const NAMES = ['Ana', 'Bea', 'Cora', 'Dora', 'Elsa', 'Flora']
/** `npm run prove -- machines` does ten. */
const KILLS = Number(process.env.MACHINE_KILLS ?? 2)
const SEED = Number(process.env.KILLS_SEED ?? Date.now() % 100_000)
let world: Awaited<ReturnType<typeof createSeveralWorld>>
beforeAll(async () => {
  world = await createSeveralWorld()
}, 180_000)
afterAll(() => world?.close())

let booked = 0
const guests = (count: number) =>
  Array.from({ length: count }, (_, i) => traveller(world, booked++, `Zoe ${NAMES[i]}`))

test('what happens on one server is seen by who looks at the other', async () => {
  const stopped = new AbortController()
  const heard: string[] = []
  const stream = await fetch(`${world.second.origin}/api/v1/admin/events`, {
    headers: { authorization: `Bearer ${await world.ownerToken()}` },
    signal: stopped.signal,
  })
  const reading = (async () => {
    for await (const bytes of stream.body ?? []) heard.push(Buffer.from(bytes).toString())
  })().catch(() => undefined)
  const [guest] = guests(1)
  const elsewhere = traveller({ ...world, server: world.first }, booked++, 'Zoe Gala')
  await guest?.asks()
  expect(await elsewhere.rivals(3)).toBe(1)
  await until(async () => heard.join('').includes('event: reservation'))
  stopped.abort()
  await reading
}, 300_000)

test('a hold that ends is told once, whoever of three looks', async () => {
  const holders = guests(4)
  await Promise.all(holders.map((one) => one.asks().then(one.holds)))
  await until(() => isIdle(world.second.origin))
  const before = holders.map(({ guest }) => guest.messages().length)
  await world.rows(
    `update occupancies set expires_at = now() - interval '1 second' where expires_at is not null`,
  )
  await world.rows(
    `update reservations set expires_at = now() - interval '1 second' where status = 'pre_reserved'`,
  )
  await until(async () => holders.every(({ guest }, i) => guest.messages().length > (before[i] ?? 0)))
  await until(() => isIdle(world.second.origin))
  for (const [i, { guest, statuses }] of holders.entries()) {
    expect(guest.messages().length - (before[i] ?? 0)).toBe(1)
    expect(await statuses()).toEqual(['expired'])
  }
  const twice = await world.rows(
    `select queue from jobs where every_seconds is not null group by queue, key having count(*) > 1`,
  )
  expect(twice).toEqual([])
}, 300_000)

test(`one of three is killed at random, ${KILLS} times, while guests talk and pay: nothing is lost`, async () => {
  const random = seeded(SEED)
  const machines = [world.first, world.second, world.worker]
  for (let kill = 0; kill < KILLS; kill++) {
    const victim = random.of(machines)
    const after = 1 + random.below(6)
    const how = `seed ${SEED}, kill ${kill + 1}: ${machines.indexOf(victim)} after ${after} messages`
    const before = repeated(world).size
    const left = world.sandbox.whatsapp.control.sent().length
    const [asker, holder, payer] = guests(3) as [Traveller, Traveller, Traveller]
    const stories = [
      asker.asks(),
      holder.asks().then(holder.holds),
      payer
        .asks()
        .then(payer.holds)
        .then(() => payer.pays()),
    ]
    await until(async () => world.sandbox.whatsapp.control.sent().length >= left + after)
    await victim.kill()
    // The others go on; nobody waits for it to come back.
    await Promise.all(stories)
    await victim.begin()
    await until(() => isIdle(world.second.origin))
    expect(await settledAudit(world), how).toEqual([])
    const times = repeated(world)
    // Each worker of the one that was killed has at most one in flight.
    expect(times.size - before, `${how}: messages that left twice`).toBeLessThanOrEqual(4)
    expect(
      [...times.values()].filter((count) => count > 2),
      how,
    ).toEqual([])
  }
}, 600_000)

test('one after another is restarted behind a proxy, and no request is lost', async () => {
  const proxy = watchReadiness(world.servers)
  const { origin } = world.first
  const { items } = (await (await fetch(`${origin}/api/v1/accommodations`)).json()) as {
    items: { id: string }[]
  }
  const quote = { accommodation_id: items[0]?.id, check_in: '2027-12-01', check_out: '2027-12-03', guests: 2 }
  let done = false
  const failed: string[] = []
  let asked = 0
  const asking = Array.from({ length: 4 }, async (_, i) => {
    while (!done) {
      const address = `${proxy.next().origin}/api/v1/${i % 2 === 0 ? 'accommodations' : 'availability?'}`
      const url =
        i % 2 === 0 ? address : `${address}check_in=${quote.check_in}&check_out=${quote.check_out}&guests=2`
      const status = await fetch(url).then(
        async (answer) => (await answer.text()) && answer.status,
        (error: Error) => `${error.message} ${String(error.cause)}`,
      )
      asked++
      if (status !== 200) failed.push(`${url}: ${status}`)
    }
  })
  try {
    for (const server of world.servers) {
      await server.stop()
      await server.begin()
      await until(async () => proxy.ready().length === world.servers.length)
    }
  } finally {
    done = true
    await Promise.all(asking)
    await proxy.close()
  }
  console.log(`rolling restart: ${asked} requests, ${failed.length} lost`)
  expect(failed).toEqual([])
  // Readiness fell before the door closed: the proxy was told, and found out nothing by itself.
  expect(proxy.told).toEqual(new Set(world.servers))
}, 300_000)

/** What a proxy does: asks each server again and again whether it is ready, and sends nothing to who is not. */
function watchReadiness(servers: readonly RealServer[]) {
  const ready = new Set(servers)
  let turn = 0
  let isOpen = true
  const told = new Set<RealServer>()
  // Each by itself: one that answers late keeps nobody from seeing the other.
  const looking = servers.map(async (server) => {
    while (isOpen) {
      const status = await fetch(`${server.origin}/api/v1/readyz`).then(
        (answer) => answer.status,
        () => 0,
      )
      if (status === 503) told.add(server)
      if (status === 200) ready.add(server)
      else ready.delete(server)
      await pause(25)
    }
  })
  return {
    told,
    ready: () => [...ready],
    next: () => ([...ready][turn++ % Math.max(1, ready.size)] ?? servers[0]) as RealServer,
    async close() {
      isOpen = false
      await Promise.all(looking)
    },
  }
}
