import { AsyncLocalStorage } from 'node:async_hooks'
import { LANES } from './job.ts'
import type { ClaimedJob, JobTable, Release } from './job-table.ts'
import { lookTimers } from './timers.ts'

/** How one attempt ended. */
export type Outcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: Release['kind']
      readonly seconds: number
      readonly error: string | null
    }

export interface WorkerOptions {
  readonly table: JobTable
  /** Name of this process in the table. */
  readonly name: string
  /** How many jobs are worked on at once. */
  readonly places: number
  /** Places that upkeep and first messages leave to the others. */
  readonly kept: number
  /** How many of one queue at once, for each queue done here. */
  readonly most: ReadonlyMap<string, number>
  /** Never throws. */
  readonly work: (job: ClaimedJob) => Promise<Outcome>
  readonly onError: (error: unknown) => void
}

/** The database was away: jobs are kept and their outcomes too. */
const AWAY_MS = 1_000
/** A job that asks for another is about to end: its end and the look for the other travel together. */
const SOON_MS = 10
/** One look in so many serves whoever waits longest. */
const ELDEST_EVERY = 8

const atWork = new AsyncLocalStorage<{ readonly lane: number }>()

/** The lane of the job this code runs in. */
export function currentLane(): number | undefined {
  return atWork.getStore()?.lane
}

/**
 * One fetcher for the whole process: hands jobs to its places, and writes down in the same statement what is done and
 * what comes next. What the database could not be told is told again until it knows.
 */
export function startWorker(options: WorkerOptions) {
  const { table, name, onError } = options
  const running = new Map<number, { readonly job: ClaimedJob; readonly since: number }>()
  let done: number[] = []
  let releases: Release[] = []
  let looking = false
  let again = false
  /** Something may be due. An end of a job alone is only written down. */
  let seeking = false
  /** The last look left something behind because places were short: every end makes room for it. */
  let short = false
  let stopping = false
  let turns = 0
  let whenQuiet: (() => void)[] = []
  const timers = lookTimers(() => look())
  // Whoever asks for a look must not lend its trace and its lane to the jobs that are found.
  const detached = AsyncLocalStorage.snapshot()

  let soon: NodeJS.Timeout | undefined

  function look(): void {
    seeking = true
    writeDown()
  }

  function writeDown(): void {
    again = true
    // Whoever was to be looked for soon is found by this look.
    if (soon) seeking = true
    clearTimeout(soon)
    soon = undefined
    if (looking) return
    looking = true
    void detached(async () => {
      while (again) {
        again = false
        try {
          await turn()
        } catch (error) {
          onError(error)
          timers.in(AWAY_MS)
        }
      }
      looking = false
      if (!isBusy()) for (const resolve of whenQuiet.splice(0)) resolve()
    })
  }

  async function turn(): Promise<void> {
    while (releases[0]) {
      // A recurring job that went well, and in whose place nobody waits, leaves nothing to be found.
      if (!(await table.release(releases[0])) || releases[0].kind !== 'rest') seeking = true
      releases = releases.slice(1)
    }
    const limit = stopping ? 0 : options.places - running.size
    if ((limit <= 0 || !(seeking || short)) && done.length === 0) return
    seeking = false
    const told = done
    done = []
    const rooms = roomsNow()
    let claimed: ClaimedJob[]
    try {
      claimed = await table.turn({
        worker: name,
        done: told,
        limit,
        rooms,
        lowestLane: limit > options.kept ? LANES.upkeep : LANES.talk,
        eldestFirst: ++turns % ELDEST_EVERY === 0,
      })
    } catch (error) {
      done = [...told, ...done]
      throw error
    }
    for (const job of claimed) begin(job)
    // Whoever asks for more jobs wakes us: only a look that a full queue cut short is repeated.
    const left = roomsNow()
    const isCut = [...rooms.keys()].some((queue) => !left.has(queue))
    short = isCut || claimed.length >= limit || limit <= options.kept || left.size < options.most.size
    if (running.size < options.places && isCut) again = true
  }

  function isBusy(): boolean {
    const isAtHand = running.size > 0 || done.length > 0 || releases.length > 0
    return isAtHand || looking || soon !== undefined
  }

  function roomsNow(): Map<string, number> {
    const busy = new Map<string, number>()
    for (const { job } of running.values()) busy.set(job.queue, (busy.get(job.queue) ?? 0) + 1)
    return new Map(
      [...options.most]
        .map(([queue, most]) => [queue, most - (busy.get(queue) ?? 0)] as const)
        .filter(([, room]) => room > 0),
    )
  }

  function begin(job: ClaimedJob): void {
    running.set(job.id, { job, since: performance.now() })
    void atWork.run({ lane: job.lane }, async () => {
      const outcome = await options.work(job)
      running.delete(job.id)
      if (outcome.kind === 'done') done.push(job.id)
      else {
        const { kind, seconds, error } = outcome
        releases.push({ id: job.id, worker: name, kind, seconds, error })
        if (seconds < LONGEST_TIMER_SECONDS) timers.in(seconds * 1000)
      }
      writeDown()
    })
  }

  return {
    look,
    /** A job will be due in so many milliseconds. */
    lookIn(ms: number): void {
      if (stopping) return
      if (ms > SOON_MS) {
        if (ms < LONGEST_TIMER_SECONDS * 1000) timers.in(ms)
      } else if (!atWork.getStore()) look()
      else soon ??= setTimeout(look, SOON_MS)
    },
    /** Known from a look: one that already has its moment is not looked for twice. */
    lookInDue(ms: number): void {
      if (!stopping && ms < LONGEST_TIMER_SECONDS * 1000) timers.in(ms, NEAR_STEPS)
    },
    isQuiet: (): boolean => running.size === 0,
    /** Says that we live, when a job at hand has taken long enough for others to wonder. */
    async renew(afterMs: number): Promise<void> {
      const now = performance.now()
      if ([...running.values()].some(({ since }) => now - since > afterMs)) await table.renew(name)
    },
    /** Resolves when nothing is at hand and nothing is to be looked for soon. Never, once stopped or abandoned. */
    quiet: (): Promise<void> =>
      isBusy() ? new Promise((resolve) => whenQuiet.push(resolve)) : Promise.resolve(),
    /** Takes no further job; resolves when those at hand are done and written down. */
    stop(): Promise<void> {
      stopping = true
      timers.clear()
      clearTimeout(soon)
      soon = undefined
      return new Promise((resolve) => {
        whenQuiet.push(resolve)
        look()
      })
    },
    /** Lets go of everything without a word, as if the process had been killed. */
    abandon(): void {
      stopping = true
      timers.clear()
      clearTimeout(soon)
      whenQuiet = []
    },
  }
}

export type Worker = ReturnType<typeof startWorker>

/** How far apart two timers for one job may stand: one by our clock, one by the database's. */
const NEAR_STEPS = 3
/** What is due later than this is found by the ordinary look. */
const LONGEST_TIMER_SECONDS = 60
