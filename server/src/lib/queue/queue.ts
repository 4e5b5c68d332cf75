import PgBoss from 'pg-boss'
import { z } from 'zod'
import type { Database, Db } from '../db/types.ts'
import { DEAD_LETTERS, type DeadLetterStore, deadLetterStore } from './dead-letters.ts'
import type { JobDefinition, JobRegistration, Jobs, NoPayload } from './job.ts'
import { startWorker, type Worker } from './worker.ts'

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
  state(): Promise<QueueState>
  /** Resolves when nothing is left to do now; jobs waiting for a later time do not count. For tests and draining. */
  idle(): Promise<void>
  /** Makes every job that waits for its next try due at once. For tests and for an owner who repaired the cause. */
  retryNow(): Promise<void>
}

export interface QueueState {
  readonly waiting: number
  readonly oldestSeconds: number
  readonly deadLetters: number
}

export interface QueueEvents {
  /** Runs a handler inside the trace of the request that caused the job. */
  runInTrace<T>(traceId: string | null, work: () => Promise<T>): Promise<T>
  currentTraceId(): string | null
  onOutcome(queue: string, outcome: 'done' | 'retry' | 'dead', error?: unknown): void
  onError(error: unknown): void
}

const envelope = z.object({ queue: z.string(), traceId: z.string().nullable(), payload: z.unknown() })
const WAKE_CHANNEL = 'tranquera_jobs'
const POLL_MS = 2000
/** A job due later than this is found by the ordinary look; nobody waits for it with the phone in hand. */
const LONGEST_WAKE_SECONDS = 60
/** A job whose process died is given to another after this long; at start a lone instance takes them at once. */
const EXPIRE_SECONDS = 120
const STOP_PATIENCE_MS = 20_000
const IDLE_LOOK_MS = 15
/** pg-boss refuses a slot longer than this: it forgets finished jobs then, and with them that the slot was taken. */
const ARCHIVE_SECONDS = 3600

export function createJobQueue(database: Database, events: QueueEvents): JobQueue {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => executeSql(database, text, values) },
    schedule: false,
    maintenanceIntervalSeconds: 30,
    archiveCompletedAfterSeconds: ARCHIVE_SECONDS,
    deleteAfterDays: 7,
  })
  boss.on('error', (error) => events.onError(error))

  const registrations = new Map<string, JobRegistration>()
  const workers = new Map<string, Worker[]>()
  const timers: NodeJS.Timeout[] = []
  let stopListening: (() => Promise<void>) | undefined
  let stopped = false

  const wake = (queue: string) => {
    if (stopped) return
    const sleepers = queue === '' ? [...workers.values()].flat() : (workers.get(queue) ?? [])
    for (const worker of sleepers) worker.wake()
  }

  const wakeLater = (queue: string, seconds: number) => {
    if (seconds <= LONGEST_WAKE_SECONDS) setTimeout(wake, seconds * 1000 + 5, queue).unref()
  }

  const queue: JobQueue = {
    async enqueue(tx, job, payload, options = {}) {
      const data = { queue: job.name, traceId: events.currentTraceId(), payload }
      await boss.send(job.name, data, {
        db: { executeSql: (text: string, values: unknown[]) => executeSql(tx, text, values) },
        ...(options.delaySeconds ? { startAfter: options.delaySeconds } : {}),
        ...(options.onceKey ? { singletonKey: options.onceKey } : {}),
        ...(options.everySeconds
          ? { singletonSeconds: Math.min(options.everySeconds, ARCHIVE_SECONDS) }
          : {}),
      })
      // Nobody is woken for what is not due yet; this process looks at the right moment, the others at their next look.
      const { delaySeconds } = options
      if (delaySeconds) tx.afterCommit(() => wakeLater(job.name, delaySeconds))
      else await tx.query('select pg_notify($1, $2)', [WAKE_CHANNEL, job.name])
    },

    register(...added) {
      for (const registration of added) {
        const { name } = registration.job
        if (registrations.has(name)) throw new Error(`Two handlers for job ${name}`)
        registrations.set(name, registration)
      }
    },

    async start({ work }) {
      const alone = await database.claimAlone()
      await boss.start()
      await createQueues()
      if (alone) await recoverOrphans(database)
      if (work) await queue.startWork()
    },

    async startWork() {
      for (const registration of registrations.values()) startWorkers(registration)
      stopListening = await database.listen(WAKE_CHANNEL, wake)
      for (const { job, everySeconds } of registrations.values()) {
        if (everySeconds) startTicking(job, everySeconds)
      }
    },

    async stop({ graceful } = { graceful: true }) {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await stopListening?.()
      const ended = Promise.all([...workers.values()].flat().map((worker) => worker.stop()))
      if (graceful) await atMost(STOP_PATIENCE_MS, ended)
      await boss.stop({ graceful: false, wait: false })
    },

    deadLetters: deadLetterStore(database, boss),
    state: () => readState(database),

    async idle() {
      for (let look = 1; ; look++) {
        const { rows } = await database.query<{ busy: boolean }>(
          `select exists (select 1 from pgboss.job where name <> $1
             and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))) as busy`,
          [DEAD_LETTERS],
        )
        if (!rows[0]?.busy) return
        // Workers hear of new jobs by themselves; this is for one whose waiting time has just ended.
        if (look % 20 === 0) wake('')
        await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS))
      }
    },

    async retryNow() {
      await database.query(`update pgboss.job set start_after = now() where state in ('created', 'retry')`)
      wake('')
    },
  }

  async function createQueues(): Promise<void> {
    await boss.createQueue(DEAD_LETTERS, { name: DEAD_LETTERS, policy: 'standard', retentionDays: 365 })
    for (const { job } of registrations.values()) {
      const options: PgBoss.Queue = {
        name: job.name,
        policy: 'standard',
        retryLimit: job.retries,
        retryDelay: job.retryDelaySeconds,
        retryBackoff: true,
        expireInSeconds: EXPIRE_SECONDS,
        deadLetter: DEAD_LETTERS,
      }
      await boss.createQueue(job.name, options)
      await boss.updateQueue(job.name, options)
    }
  }

  function startTicking(job: JobDefinition<unknown>, everySeconds: number): void {
    const nothing: NoPayload = {}
    const tick = () => {
      queue
        .enqueue(database, job, nothing, { onceKey: job.name, everySeconds })
        .catch((error) => events.onError(error))
    }
    tick()
    timers.push(setInterval(tick, everySeconds * 1000))
  }

  function startWorkers(registration: JobRegistration): void {
    const { job } = registration
    const mine = Array.from({ length: job.concurrency ?? 1 }, () =>
      startWorker({
        workOne: () => workOne(registration),
        onError: events.onError,
        pollMs: POLL_MS,
      }),
    )
    workers.set(job.name, mine)
  }

  async function workOne(registration: JobRegistration): Promise<boolean> {
    const { job } = registration
    const [item] = await boss.fetch<unknown>(job.name, { includeMetadata: true })
    if (!item) return false
    try {
      await runOne(registration, item)
    } catch (error) {
      // Should this be lost too, the job is given to somebody again after EXPIRE_SECONDS.
      await boss.fail(job.name, item.id, error instanceof Error ? error : { value: String(error) })
      return true
    }
    await boss.complete(job.name, item.id)
    return true
  }

  async function runOne(
    { job, handler }: JobRegistration,
    item: PgBoss.JobWithMetadata<unknown>,
  ): Promise<void> {
    const data = envelope.parse(item.data)
    const lastTry = item.retryCount >= item.retryLimit
    try {
      await events.runInTrace(data.traceId, () =>
        handler(job.schema.parse(data.payload), { attempt: item.retryCount + 1, lastTry }),
      )
      events.onOutcome(job.name, 'done')
    } catch (error) {
      events.onOutcome(job.name, lastTry ? 'dead' : 'retry', error)
      throw error
    }
  }

  return queue
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}

async function executeSql(
  db: Db,
  text: string,
  values: readonly unknown[] | undefined,
): Promise<{ rows: never[]; rowCount: number }> {
  if (values && values.length > 0)
    return (await db.query(text, values)) as { rows: never[]; rowCount: number }
  // Several statements cannot be prepared together; pg-boss sends them without parameters.
  if (/;\s*\S/.test(text.trim())) {
    await db.execute(text)
    return { rows: [], rowCount: 0 }
  }
  return (await db.query(text)) as { rows: never[]; rowCount: number }
}

/** Jobs that were being worked on when the last process was killed; nobody else can be at them now. */
async function recoverOrphans(db: Db): Promise<void> {
  await db.query(
    `update pgboss.job set state = 'retry', start_after = now(), retry_limit = greatest(retry_limit, retry_count + 1)
      where state = 'active'`,
  )
}

async function readState(db: Db): Promise<QueueState> {
  const { rows } = await db.query<{ waiting: number; oldest: number | null; dead: number }>(
    `select count(*) filter (where name <> $1 and start_after <= now())::int as waiting,
            extract(epoch from now() - min(start_after) filter (where name <> $1 and start_after <= now()))::float as oldest,
            count(*) filter (where name = $1)::int as dead
       from pgboss.job where state in ('created', 'retry')`,
    [DEAD_LETTERS],
  )
  const row = rows[0]
  return { waiting: row?.waiting ?? 0, oldestSeconds: row?.oldest ?? 0, deadLetters: row?.dead ?? 0 }
}
