import { openBooks } from './audit/books.ts'
import type { Breach, Check, Inspection } from './audit/breach.ts'
import { alertsEnd, everythingIsBounded, moneyIsTold } from './audit/engine.ts'
import { moneyAgrees } from './audit/money.ts'
import { nightsSoldOnce } from './audit/nights.ts'
import { calendarsConverge, neverAfterThem } from './audit/platforms.ts'
import { returnsAsTold } from './audit/returns.ts'
import { nobodyWaitsInSilence, ownerIsObeyed, ownerIsTold, windowIsObeyed } from './audit/talk.ts'
import { nothingWithoutYes, termsAsAgreed } from './audit/terms.ts'
import { chanceOf } from './chance.ts'
import { type Day, HOUR, momentOf, plusDays, told } from './days.ts'
import { furnishAsDemo } from './demo-place.ts'
import { createFates, type Faults } from './fates.ts'
import { isSame } from './guests/asking.ts'
import { createCrowd } from './guests/crowd.ts'
import { keepLived } from './keep.ts'
import { createOwner } from './owner.ts'
import { ownerApi } from './owner-api.ts'
import { createOwnerPhone } from './owner-phone.ts'
import { furnish } from './place.ts'
import { openPlatforms } from './platforms.ts'
import { figuresOf } from './report/figures.ts'
import { createStory } from './story.ts'
import { createTruth } from './truth.ts'
import { createWorld } from './world.ts'

export interface SeasonOptions {
  readonly seed: string
  readonly days: number
  readonly cabins: number
  readonly faults: Faults
  readonly from: Day
  readonly folder: string
  readonly program: string
  readonly beatSeconds: number
  /** 1: as many people as write to such a place; less for a short look. */
  readonly crowd: number
  /** Only these guests come, by number: for shrinking a story. */
  readonly only?: ReadonlySet<number>
  /** Ends at the next midnight once so much real time has passed. */
  readonly mostMinutes?: number
  /** Plays in the place of the demo and keeps what was lived in this file, as it stands on the morning after. */
  readonly livedIn?: string
  /** Ends as soon as this promise is broken. */
  readonly until?: string
  readonly tell: (line: string) => void
}

const CHECKS: readonly Check[] = [
  nightsSoldOnce,
  moneyAgrees,
  returnsAsTold,
  nothingWithoutYes,
  termsAsAgreed,
  calendarsConverge,
  neverAfterThem,
  nobodyWaitsInSilence,
  windowIsObeyed,
  ownerIsTold,
  ownerIsObeyed,
  moneyIsTold,
  alertsEnd,
  everythingIsBounded,
]
/** Between two looks of the audit. */
const AUDIT_EVERY = 3 * HOUR

export async function playSeason(options: SeasonOptions) {
  const { seed, days, tell } = options
  const startsAt = momentOf(options.from, 8)
  const world = await createWorld({ ...options, startsAt })
  const story = createStory()
  const truth = createTruth()
  const chance = chanceOf(seed)
  const owner = ownerApi(world)
  const cabins = options.livedIn ? await furnishAsDemo(owner) : await furnish(owner, options.cabins)
  await world.rest()
  const platforms = await openPlatforms({
    world,
    api: owner,
    story,
    chance: chance.branch('platforms'),
    cabins,
  })
  const fates = createFates({
    world,
    story,
    chance: chance.branch('fates'),
    platforms,
    faults: options.faults,
  })
  const books = await openBooks(world.dataDir)
  const crowd = createCrowd({
    world,
    size: options.crowd,
    story,
    truth,
    chance,
    cabins,
    ...(options.only ? { only: options.only } : {}),
  })
  const { guests } = crowd
  const keeper = createOwner({
    world,
    api: owner,
    story,
    truth,
    chance: chance.branch('owner'),
    cabins,
    platforms,
    guests,
  })
  const ownerPhone = createOwnerPhone({ world, story, truth, chance: chance.branch('owner-phone'), cabins })
  let checkedUpTo = 0
  const breaches: (Breach & { readonly at: number; readonly story: string[] })[] = []
  const seen = new Set<string>()

  async function audit(at: number): Promise<void> {
    if (!world.product.isRunning()) return
    const calmSince = fates.calmSince()
    const inspection: Inspection = {
      world,
      books,
      truth,
      cabins,
      guests,
      platforms,
      calmSince,
      now: at,
      hadTime: fates.hadTime,
      checkedUpTo,
      calmTimes: (from, to) => to - Math.max(from, Math.min(calmSince, to)),
    }
    for (const check of CHECKS) {
      for (const breach of await check(inspection)) {
        const key = `${breach.promise}: ${breach.what}`
        if (seen.has(key)) continue
        seen.add(key)
        tell(`!! ${told(at)} ${key}`)
        breaches.push({ ...breach, at, story: story.about(new Set(breach.about)) })
      }
    }
    checkedUpTo = world.outside.whatsapp.sent().length
  }

  const startedAt = performance.now()
  let lastAudit = startsAt
  let played = 0
  async function each(at: number): Promise<void> {
    crowd.notice()
    ownerPhone.notice()
    if (at - lastAudit < AUDIT_EVERY) return
    lastAudit = at
    await audit(at)
  }
  const skipMissedBeats = async () => {
    if (world.product.isRunning()) await books.letWait(world.productNow())
  }
  for (let nth = 0; nth < days; nth++) {
    const day = plusDays(options.from, nth)
    if (breaches.some((one) => one.promise === options.until)) break
    if (performance.now() - startedAt > (options.mostMinutes ?? Number.POSITIVE_INFINITY) * 60_000) break
    played++
    crowd.planDay(day)
    platforms.planDay(day)
    keeper.planDay(day)
    ownerPhone.planDay(day)
    fates.planDay(day)
    await world.run(momentOf(plusDays(day, 1), 0) - 1, { skipMissedBeats, each })
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
  if (options.livedIn) {
    const morning = momentOf(plusDays(options.from, played), 9.5)
    await world.run(morning, { skipMissedBeats, each })
    await keepLived({ dataDir: world.dataDir, at: morning, file: options.livedIn })
  }
  const seconds = (performance.now() - startedAt) / 1000
  const figures = await figuresOf({ books, truth, from: options.from, days: played, cabins: cabins.length })
  const result = {
    seed,
    days: played,
    faults: options.faults,
    from: options.from,
    seconds: Math.round(seconds),
    daysAMinute: played / (seconds / 60),
    rssMb: world.rssMb(),
    breaches,
    /** Who came, by telephone: what `--only` takes. */
    numbers: Object.fromEntries([...guests.values()].map((one) => [one.phone, [one.nth]])),
    people: guests.size,
    wrongHeld: truth.agreed.filter((one) => !isSame(one.told, one.meant)),
    figures,
    again: again(options),
    story: story.lines,
  }
  await books.close()
  await world.close()
  return result
}

export type SeasonResult = Awaited<ReturnType<typeof playSeason>>

/** What to type to live through it once more. */
function again({ seed, days, cabins, faults, from, only }: SeasonOptions): string {
  const words = ['--seed', seed, '--days', days, '--cabins', cabins, '--faults', faults, '--from', from]
  return `npm run season -- ${[...words, ...(only ? ['--only', [...only].join(',')] : [])].join(' ')}`
}
