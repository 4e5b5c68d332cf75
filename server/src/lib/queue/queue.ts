import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { INSTALLATION_LOCKS } from '../db/locks.ts'
import type { Database } from '../db/types.ts'
import { systemIds } from '../ids.ts'
import { inSpan } from '../logging/spans.ts'
import { type DeadLetterStore, deadLetterStore } from './dead-letters.ts'
import { ComeBack, type JobDefinition, type JobRegistration, type Jobs, LANES, OutsideError } from './job.ts'
import {
  type ClaimedJob,
  databaseTime,
  jobTable,
  type NewJob,
  type NextDue,
  newJobs,
  type Present,
  type QueueState,
} from './job-table.ts'
import { clockWatch } from './put-back.ts'
import { currentLane, type Outcome, startWorker, type Worker } from './worker.ts'

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

export interface QueueEvents {
  /** Runs a handler inside the trace of the request that caused the job. */
  runInTrace<T>(traceId: string | null, work: () => Promise<T>): Promise<T>
  currentTraceId(): string | null
  onOutcome(queue: string, outcome: 'done' | 'retry' | 'dead', error?: unknown): void
  onError(error: unknown): void
  /** Default: the database's. */
  readonly present?: Present
}

const WAKE_CHANNEL = 'tranquera_jobs'
/** How often a process says that it lives, takes up what the dead left and finds what nobody woke it for. */
const LOOK_AROUND_MS = 4_000
/** With nothing to do one look in so many is enough; what becomes due is known from the look before. */
const QUIET_LOOKS = 3
const STOP_PATIENCE_MS = 20_000
const IDLE_LOOK_MS = 15
/** What is waited for is mostly on its way already. */
const EAGER_LOOKS = 5
const EAGER_LOOK_MS = 1
/** Other processes hear of new jobs at most this often: a notification makes commits wait for each other. */
const TELL_MS = 50
/** Jobs wait for the network far longer than they compute. */
const PLACES_PER_CORE = 6
const KEPT_PER_CORE = 2
const LONGEST_PAUSE_SECONDS = 60
const LONGEST_ERROR = 500

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
        work: workOne,
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

  async function workOne(claimed: ClaimedJob): Promise<Outcome> {
    const registration = registrations.get(claimed.queue)
    if (!registration) return { kind: 'later', seconds: LONGEST_PAUSE_SECONDS, error: 'Nobody does it here' }
    const { job, handler } = registration
    const lastTry = claimed.every_seconds === null && claimed.failures >= claimed.retries
    try {
      const span = { name: job.name, kind: 'internal', attributes: { 'job.queue': job.name } } as const
      const answer = await events.runInTrace(claimed.trace_id, () =>
        inSpan(span, async () =>
          handler(job.schema.parse(claimed.payload), { attempt: claimed.failures + 1, lastTry }),
        ),
      )
      if (answer instanceof ComeBack) return { kind: 'later', seconds: answer.seconds, error: null }
      events.onOutcome(job.name, 'done')
      if (claimed.every_seconds === null) return { kind: 'done' }
      return { kind: 'rest', seconds: claimed.every_seconds, error: null }
    } catch (error) {
      const waits = error instanceof OutsideError
      events.onOutcome(job.name, lastTry && !waits ? 'dead' : 'retry', error)
      const told = error instanceof Error ? error.message : String(error)
      const kind = waits ? 'waits' : 'failed'
      return { kind, seconds: pauseOf(job, claimed), error: told.slice(0, LONGEST_ERROR) }
    }
  }

  return queue
}

/** Doubles up to a minute: a job that cannot be done is set aside after minutes, not hours. */
function pauseOf(job: JobDefinition<unknown>, { failures, every_seconds }: ClaimedJob): number {
  const grown = Math.min(LONGEST_PAUSE_SECONDS, job.retryDelaySeconds * 2 ** Math.min(failures, 10))
  const jittered = grown * (0.75 + systemIds.random() / 2)
  return every_seconds === null ? jittered : Math.max(jittered, every_seconds)
}

function placesOf(registrations: ReadonlyMap<string, JobRegistration>) {
  const cores = Math.max(2, availableParallelism())
  const places = cores * PLACES_PER_CORE
  const most = new Map([...registrations].map(([name, { job }]) => [name, job.concurrency ?? places]))
  return { places, kept: cores * KEPT_PER_CORE, most }
}

/** Tells the other processes that jobs came, when there are others, and many commits once. */
function createTeller(database: Database, onError: (error: unknown) => void) {
  let others = true
  let soonest: number | undefined
  let timer: NodeJS.Timeout | undefined
  const send = () => {
    timer = undefined
    if (soonest === undefined) return
    const ms = soonest
    soonest = undefined
    database.query('select pg_notify($1, $2)', [WAKE_CHANNEL, String(Math.ceil(ms))]).catch(onError)
    timer = setTimeout(send, TELL_MS).unref()
  }
  return {
    hasOthers: () => others,
    setOthers(there: boolean): void {
      others = there
    },
    tell(ms: number): void {
      if (!others) return
      soonest = Math.min(ms, soonest ?? ms)
      if (!timer) send()
    },
    stop(): void {
      others = false
      clearTimeout(timer)
    },
  }
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
