import type { AlertKind } from '@tranquera/contracts/alert-kinds'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsFor } from '../../src/features/notifications/domain/wording.ts'
import { repeated, settledAudit } from '../fault-audit.ts'
import { traveller } from '../fault-guests.ts'
import { FAULTS, type FaultKind } from '../fault-kinds.ts'
import { createFaultWorld, type FaultWorld } from '../fault-world.ts'
import { isIdle, until } from '../real-server.ts'

/** Those that take seconds; FAULTS=all (`npm run prove -- faults`) lets every one of them strike. */
const SHORT = [
  'kill -9 of the database',
  'the database only reads',
  'WhatsApp fails',
  'Mercado Pago fails',
  'the clock is an hour ahead',
]
const FULL = 'the disk of the data is full'
const chosen = process.env.FAULTS ?? SHORT.join(',')
const struck = FAULTS.filter(({ name }) => chosen === 'all' || chosen.split(',').includes(name))

/** Signals and files of /proc. With a database server of its own there is nothing to kill or to stop. */
const isPossible = process.platform === 'linux' && !process.env.TEST_DATABASE_URL
/** Holders of a stay, askers, who wants a person; the nights of the last are wanted by many. */
const EACH = 5

let world: FaultWorld
beforeAll(async () => {
  if (isPossible) world = await createFaultWorld({ smallDisk: struck.some(({ name }) => name === FULL) })
}, 180_000)
afterAll(() => world?.close())

describe.runIf(isPossible)('guests ask, hold and pay (embedded database) while', () => {
  for (const fault of struck) {
    test(fault.name, { timeout: 400_000 }, async ({ skip }) => {
      const lacks = fault.needs?.(world)
      if (lacks) skip(`needs ${lacks}`)
      await playUnder(fault)
    })
  }
})

async function playUnder(fault: FaultKind): Promise<void> {
  const first = FAULTS.indexOf(fault) * EACH
  const [payer, holder, asker, lost, contested] = Array.from({ length: EACH }, (_, i) =>
    traveller(world, first + i, `Zoe ${wordOf(first + i)}`),
  ) as [Guest, Guest, Guest, Guest, Guest]
  await Promise.all([payer.asks().then(payer.holds), holder.asks()])
  const before = repeated(world).size

  const mend = await fault.strike(world)
  const stories = [
    fault.endsHolds === 'at once'
      ? payer
          .losesTheHold()
          .then(payer.asks)
          .then(payer.holds)
          .then(() => payer.pays())
      : payer.pays(),
    holder.holds().then(() => holder.pays()),
    asker.asks().then(asker.holds),
    lost.wantsAPerson(),
  ]
  const during = fault.isBearable
    ? Promise.all(stories)
    : Promise.all(stories.map((one) => one.catch(() => {})))
  const won = [await contested.rivals(4).catch(() => 0)]
  const { healthSays } = fault
  if (healthSays) {
    await until(async () => {
      const health = await world.health()
      return health !== undefined && healthSays(health)
    })
  }
  if (fault.rings) await hears(fault.rings)
  if (fault.isBearable) await during
  await mend()

  await until(async () => (await world.health())?.checks.database?.status === 'ok')
  await Promise.all(stories)
  won.push(await contested.rivals(4))
  await until(() => isIdle(world.server.origin))
  expect(await settledAudit(world)).toEqual([])
  const times = repeated(world)
  expect(times.size - before, 'messages that left twice').toBeLessThanOrEqual(fault.inFlight ?? 0)
  expect([...times.values()].every((count) => count <= 2)).toBe(true)
  // Nights of a hold that is over are anybody's again.
  const most = fault.endsHolds ? Math.max(...won) : won.reduce((sum, one) => sum + one)
  expect(most).toBeLessThanOrEqual(1)
}

/** Outside of the panel, and once. */
async function hears(kind: AlertKind): Promise<void> {
  const [title] = wordsFor(kind, 'es')
  await until(async () => world.rung().some((text) => text.includes(title)))
  expect(world.rung().filter((text) => text.includes(title) && !text.includes('Resuelto'))).toHaveLength(1)
}

type Guest = ReturnType<typeof traveller>

/** A name of letters alone. */
function wordOf(n: number): string {
  const letters = [...String(n)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')
  return `Q${letters}`
}
