import { openBooks } from './audit/books.ts'
import type { Breach, Check, Inspection } from './audit/breach.ts'
import { moneyAgrees } from './audit/money.ts'
import { nightsSoldOnce } from './audit/nights.ts'
import { chanceOf } from './chance.ts'
import { type Day, dayAt, daysBetween, HOUR, momentOf, plusDays, told } from './days.ts'
import { createCrowd } from './guests/crowd.ts'
import { ownerApi } from './owner-api.ts'
import { furnish } from './place.ts'
import { createStory } from './story.ts'
import { createTruth } from './truth.ts'
import { createWorld } from './world.ts'

export interface SeasonOptions {
  readonly seed: string
  readonly days: number
  readonly cabins: number
  readonly faults: 'none' | 'low' | 'high'
  readonly from: Day
  readonly folder: string
  readonly program: string
  readonly beatSeconds: number
  /** Only these guests come, by number: for shrinking a story. */
  readonly only?: ReadonlySet<number>
  readonly tell: (line: string) => void
}

const CHECKS: readonly Check[] = [nightsSoldOnce, moneyAgrees]
/** Between two looks of the audit. */
const AUDIT_EVERY = 1 * HOUR

export async function playSeason(options: SeasonOptions) {
  const { seed, days, tell } = options
  const startsAt = momentOf(options.from, 8)
  const world = await createWorld({ ...options, startsAt })
  const story = createStory()
  const truth = createTruth()
  const chance = chanceOf(seed)
  const owner = ownerApi(world)
  const cabins = await furnish(world, owner, options.cabins)
  await world.rest()
  const books = await openBooks(world.dataDir)
  const crowd = createCrowd({
    world,
    story,
    truth,
    chance,
    cabins,
    ...(options.only ? { only: options.only } : {}),
  })
  const breaches: (Breach & { readonly at: number; readonly story: string[] })[] = []
  const seen = new Set<string>()

  async function audit(at: number): Promise<void> {
    const inspection: Inspection = { world, books, truth, cabins, calmSince: startsAt, now: at }
    for (const check of CHECKS) {
      for (const breach of await check(inspection)) {
        const key = `${breach.promise}: ${breach.what}`
        if (seen.has(key)) continue
        seen.add(key)
        tell(`!! ${told(at)} ${key}`)
        breaches.push({ ...breach, at, story: story.about(new Set(breach.about)) })
      }
    }
  }

  const startedAt = performance.now()
  let lastAudit = startsAt
  for (let nth = 0; nth < days; nth++) {
    const day = plusDays(options.from, nth)
    crowd.planDay(day)
    await world.run(momentOf(plusDays(day, 1), 0) - 1, async (at) => {
      crowd.notice()
      if (at - lastAudit < AUDIT_EVERY) return
      lastAudit = at
      await audit(at)
    })
    const perMinute = (nth + 1) / ((performance.now() - startedAt) / 60_000)
    const { conversations } = truth.figures
    const done = [
      `${conversations} conversations`,
      `${truth.agreed.length} holds`,
      `${breaches.length} breaches`,
    ]
    tell(`${day}: ${done.join(', ')}, ${world.rssMb()} MB, ${perMinute.toFixed(1)} days a minute`)
  }
  await audit(world.now())
  const seconds = (performance.now() - startedAt) / 1000
  const wrong = truth.agreed.filter(
    (one) => one.told.checkIn !== one.meant.checkIn || one.told.checkOut !== one.meant.checkOut,
  )
  const result = {
    seed,
    days,
    faults: options.faults,
    from: options.from,
    to: dayAt(world.now()),
    nights: daysBetween(options.from, dayAt(world.now())) * cabins.length,
    seconds,
    breaches,
    wrongHeld: wrong,
    figures: { ...truth.figures, withPerson: truth.figures.withPerson.size, holds: truth.agreed.length },
    story,
  }
  await books.close()
  await world.close()
  return result
}
