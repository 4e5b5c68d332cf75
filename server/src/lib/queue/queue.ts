import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { INSTALLATION_LOCKS } from '../db/locks.ts'
import type { Database } from '../db/types.ts'
import { systemIds } from '../ids.ts'
import { type AttemptEvents, attempt } from './attempt.ts'
import { type DeadLetterStore, deadLetterStore } from './dead-letters.ts'
import { type JobDefinition, type JobRegistration, type Jobs, LANES } from './job.ts'
import { jobTable, type NextDue, type QueueState } from './job-table.ts'
import { type NewJob, newJobs } from './new-jobs.ts'
import { clockWatch, databaseTime, type Present } from './queue-clock.ts'
import { createTeller, WAKE_CHANNEL } from './teller.ts'
import { currentLane, startWorker, type Worker } from './worker.ts'

export interface JobQueue extends Jobs {
  /** Before `start`. */
  register(...registrations: readonly JobRegistration[]): void
  /** Jobs can be enqueued from here on; with `work` they are also done here. */
  start(options: { readonly work: boolean }): Promise<void>
  /** Begins to do jobs, after `start`: for a process that must answer first. */
  startWork(): Promise<void>
  /** Lets running jobs end, then stops. Not graceful: lets go of them, and whoever starts next takes them up. */
  stop(options?: { readonly graceful: boolean }): Promise<void>
  readonly deadLetters: DeadLetterStore
  /** Other instances work on the same database, as far as was seen last. */
  hasOthers(): boolean
  state(): Promise<QueueState>
  /** Resolves when nothing is left to do now; jobs waiting for a later time do not count. For tests and draining. */
  idle(): Promise<void>
  /** Makes every job that waits for its next try due at once. For tests and for an owner who repaired the cause. */
  retryNow(): Promise<void>
  /** For a launcher that turns the clock: to which moment, and then to look for what is due. */
  nextDue(): Promise<NextDue>
  look(): void
}

export interface QueueEvents extends AttemptEvents {
  currentTraceId(): string | null
  onError(error: unknown): void
  /** Default: the database's. */
  readonly present?: Present
}

/** How often a process says that it lives, takes up what the dead left and finds what nobody woke it for. */
const LOOK_AROUND_MS = 4_000
/** With nothing to do one look in so many is enough; what becomes due is known from the look before. */
const QUIET_LOOKS = 3
const STOP_PATIENCE_MS = 20_000
const IDLE_LOOK_MS = 15
/** What is waited for is mostly on its way already. */
const EAGER_LOOKS = 5
const EAGER_LOOK_MS = 1
/** Jobs wait for the network far longer than they compute. */
const PLACES_PER_CORE = 6
const KEPT_PER_CORE = 2

export function createJobQueue(database: Database, events: QueueEvents): JobQueue {
  const present = events.present ?? databaseTime
  const table = jobTable(database, present)
  const clock = clockWatch(database, present)
  const registrations = new Map<string, JobRegistration>()
  const name = systemIds.uuid()
  const teller = createTeller(database, events.onError)
  let worker: Worker | undefined
  let lookAround: NodeJS.Timeout | undefined
  /** The look of the queue's own clock that is under way. */
  let underWay: Promise<void> = Promise.resolve()
  let stopListening: (() => Promise<void>) | undefined

  const queue: JobQueue = {
    async enqueue(tx, job, payload) {
      await tx.gather(newJobs, written(job, payload))
      const ms = (job.delaySeconds ?? 0) * 1000
      tx.afterCommit(() => {
        worker?.lookIn(ms)
        teller.tell(ms)
      })
    },

    register(...added) {
      for (const registration of added) {
        const { job } = registration
        if (registrations.has(job.name)) throw new Error(`Two handlers for job ${job.name}`)
        registrations.set(job.name, registration)
      }
    },

    async start({ work }) {
      const alone = await database.claimAlone()
      await look(alone)
      if (work) await queue.startWork()
    },

    async startWork() {
      worker = startWorker({
        table,
        name,
        work: (claimed) => attempt({ registrations, events }, claimed),
        onError: events.onError,
        ...placesOf(registrations),
      })
      stopListening = await database.listen(WAKE_CHANNEL, (ms) => worker?.lookIn(Number(ms)))
      await table.plan(recurring())
      let spared = 0
      lookAround = setInterval(() => {
        // Alone and with nothing at hand nobody waits for our word, and nobody leaves anything behind.
        if (worker?.isQuiet() && !teller.hasOthers() && ++spared < QUIET_LOOKS) return
        spared = 0
        underWay = look(false).catch(events.onError)
      }, LOOK_AROUND_MS)
      worker.look()
    },

    async stop({ graceful } = { graceful: true }) {
      clearInterval(lookAround)
      await stopListening?.()
      if (graceful && worker) await atMost(STOP_PATIENCE_MS, worker.stop())
      worker?.abandon()
      teller.stop()
    },

    deadLetters: deadLetterStore(database, {
      present,
      onRetry() {
        worker?.lookIn(0)
        teller.tell(0)
      },
    }),
    hasOthers: () => teller.hasOthers(),
    state: () => table.state(slowOf(registrations)),

    async idle() {
      await underWay
      await quietOr(IDLE_LOOK_MS)
      for (let looks = 1; !(await table.isIdle()); looks++) {
        // The worker hears of new jobs by itself; this is for one whose waiting time has just ended.
        if (looks % 20 === 0) worker?.look()
        await sleep(looks < EAGER_LOOKS ? EAGER_LOOK_MS : IDLE_LOOK_MS)
        await quietOr(IDLE_LOOK_MS)
      }
    },

    async retryNow() {
      await table.makeAllDue()
      worker?.look()
    },

    nextDue: () => table.nextDue(),
    look: () => worker?.look(),
  }

  async function quietOr(ms: number): Promise<void> {
    await Promise.race([worker?.quiet(), sleep(ms)])
  }

  function written<Payload>(job: JobDefinition<Payload>, payload: Payload): NewJob {
    const { lane, delaySeconds } = job
    return {
      queue: job.name,
      key: job.key?.(payload) ?? null,
      lane: lane ? LANES[lane] : (currentLane() ?? LANES.talk),
      payload,
      trace_id: events.currentTraceId(),
      delay: delaySeconds ?? 0,
      retries: job.retries,
      every_seconds: null,
      present: present(),
    }
  }

  function recurring(): NewJob[] {
    return [...registrations.values()].flatMap(({ job, everySeconds }) =>
      everySeconds ? [{ ...written<unknown>(job, {}), every_seconds: Math.ceil(everySeconds) }] : [],
    )
  }

  async function look(all: boolean): Promise<void> {
    await worker?.renew(LOOK_AROUND_MS / 2)
    const { due, now_ms, next_ms, others } = await table.lookAround(INSTALLATION_LOCKS.presence, all)
    teller.setOthers(others)
    const isPutBack = await clock.follow(now_ms)
    if (due || isPutBack) worker?.look()
    // The look after this one finds what is due later.
    if (next_ms !== null && next_ms < LOOK_AROUND_MS * QUIET_LOOKS) worker?.lookInDue(next_ms)
  }

  return queue
}

function placesOf(registrations: ReadonlyMap<string, JobRegistration>) {
  const cores = Math.max(2, availableParallelism())
  const places = cores * PLACES_PER_CORE
  const most = new Map([...registrations].map(([name, { job }]) => [name, job.concurrency ?? places]))
  return { places, kept: cores * KEPT_PER_CORE, most }
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}

function slowOf(registrations: ReadonlyMap<string, JobRegistration>): string[] {
  return [...registrations.values()].filter(({ job }) => job.isSlow).map(({ job }) => job.name)
}
