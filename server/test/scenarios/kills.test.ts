import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../api-fuzz.ts'
import { repeated, settledAudit } from '../fault-audit.ts'
import { traveller } from '../fault-guests.ts'
import { FAULTS, type FaultKind } from '../fault-kinds.ts'
import { createFaultWorld, type FaultWorld } from '../fault-world.ts'
import { isIdle, until } from '../real-server.ts'

/** `npm run prove -- kills` does fifty. */
const KILLS = Number(process.env.KILLS ?? 5)
const SEED = Number(process.env.KILLS_SEED ?? Date.now() % 100_000)
const KINDS = FAULTS.filter(({ name }) => name.startsWith('kill -9'))
const isPossible = process.platform === 'linux' && !process.env.TEST_DATABASE_URL
/** One asks, one holds, one pays, and one wants nights that others want as well. */
const EACH = 4
/** A story makes about so many deliveries, answers and calls: one of them is the moment. */
const MOST_EVENTS = 20

let world: FaultWorld
beforeAll(async () => {
  if (isPossible) world = await createFaultWorld({ smallDisk: false })
}, 180_000)
afterAll(() => world?.close())

test.runIf(isPossible)(
  `${KILLS} times killed at any moment of mixed traffic (embedded database), nothing is lost`,
  async () => {
    const random = seeded(SEED)
    for (let kill = 0; kill < KILLS; kill++) {
      const kind = random.of(KINDS)
      const after = 1 + random.below(MOST_EVENTS)
      const before = repeated(world).size
      const won = await playAndKill(kill * EACH, kind, after)
      const how = `seed ${SEED}, kill ${kill + 1}: ${kind.name} after ${after} events`
      await until(() => isIdle(world.server.origin))
      expect(await settledAudit(world), how).toEqual([])
      const times = repeated(world)
      expect(times.size - before, `${how}: messages that left twice`).toBeLessThanOrEqual(kind.inFlight ?? 0)
      expect(
        [...times.values()].filter((count) => count > 2),
        how,
      ).toEqual([])
      expect(won, how).toBeLessThanOrEqual(1)
    }
    console.log(`kills: ${KILLS} with seed ${SEED}, ${repeated(world).size} messages left twice`)
  },
  KILLS * 120_000,
)

async function playAndKill(first: number, kind: FaultKind, after: number): Promise<number> {
  const [asker, holder, payer, contested] = Array.from({ length: EACH }, (_, i) =>
    traveller(world, first + i, `Zoe ${'abcd'[i]}`),
  ) as [Guest, Guest, Guest, Guest]
  const target = events() + after
  const stories = Promise.all([
    asker.asks(),
    holder.asks().then(holder.holds),
    payer
      .asks()
      .then(payer.holds)
      .then(() => payer.pays()),
  ])
  const won = contested.rivals(3).catch(() => 0)
  await until(async () => events() >= target)
  const mend = await kind.strike(world)
  await mend()
  await stories
  await until(async () => (await world.health())?.checks.database?.status === 'ok')
  return (await won) + (await contested.rivals(3))
}

/** What the outside has seen of the product. */
function events(): number {
  const { whatsapp } = world.sandbox
  return whatsapp.control.deliveries.length + whatsapp.control.sent().length
}

type Guest = ReturnType<typeof traveller>
