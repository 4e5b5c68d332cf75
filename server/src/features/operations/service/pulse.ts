import { addSeconds, type Clock, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import {
  FORGED_WINDOW_SECONDS,
  type Pulse,
  type Sample,
  since,
  type Tally,
  together,
  WINDOW_SECONDS,
} from '../domain/pulse.ts'
import { pulseRepository } from '../repository.ts'

export interface PulseDeps {
  readonly clock: Clock
  /** Of this process, unlike any other's. */
  readonly instance: string
  readonly tally: () => Promise<Tally>
  readonly circuits: () => Pulse['circuits']
  readonly keys: () => NonNullable<Pulse['keys']>
}

/** A process that was not heard of for so long is gone. */
const GONE_SECONDS = 180

/** Every process writes down how it is doing; whoever does the rounds reads all of them. */
export function pulseService(deps: PulseDeps) {
  const { clock, instance } = deps
  let samples: readonly Sample[] = []

  async function take(): Promise<Pulse> {
    const now = clock.now()
    const tally = await deps.tally()
    const lately = since(samples, tally, addSeconds(now, -WINDOW_SECONDS))
    const { forged } = since(samples, tally, addSeconds(now, -FORGED_WINDOW_SECONDS))
    const old = samples.findLastIndex(({ at }) => secondsBetween(at, now) >= FORGED_WINDOW_SECONDS)
    samples = [...samples.slice(Math.max(0, old)), { ...tally, at: now }]
    return { lately: { ...lately, forged }, circuits: deps.circuits(), keys: deps.keys() }
  }

  return (db: Db) => ({
    async beat(): Promise<void> {
      await pulseRepository(db).save(instance, await take(), clock.now())
    },
    /** All processes that live, as one. */
    async read(): Promise<Pulse> {
      return together(await pulseRepository(db).list(addSeconds(clock.now(), -GONE_SECONDS)))
    },
    /** It stops by itself: nobody need wait until it counts as gone. */
    end: (): Promise<void> => pulseRepository(db).end(instance),
    forget: pulseRepository(db).forget,
  })
}

export type PulseService = ReturnType<ReturnType<typeof pulseService>>
