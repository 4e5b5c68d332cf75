import { systemIds } from '../ids.ts'
import { inSpan } from '../logging/spans.ts'
import { ComeBack, type JobDefinition, type JobRegistration, OutsideError } from './job.ts'
import type { ClaimedJob } from './job-table.ts'
import type { Outcome } from './worker.ts'

const LONGEST_PAUSE_SECONDS = 60
const LONGEST_ERROR = 500

export interface AttemptEvents {
  /** Runs a handler inside the trace of the request that caused the job. */
  runInTrace<T>(traceId: string | null, work: () => Promise<T>): Promise<T>
  onOutcome(queue: string, outcome: 'done' | 'retry' | 'dead', error?: unknown): void
}

interface Work {
  readonly registrations: ReadonlyMap<string, JobRegistration>
  readonly events: AttemptEvents
}

/** One attempt at a job: never throws, and answers how it ended. */
export async function attempt({ registrations, events }: Work, claimed: ClaimedJob): Promise<Outcome> {
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

/** Doubles up to a minute: a job that cannot be done is set aside after minutes, not hours. */
function pauseOf(job: JobDefinition<unknown>, { failures, every_seconds }: ClaimedJob): number {
  const grown = Math.min(LONGEST_PAUSE_SECONDS, job.retryDelaySeconds * 2 ** Math.min(failures, 10))
  const jittered = grown * (0.75 + systemIds.random() / 2)
  return every_seconds === null ? jittered : Math.max(jittered, every_seconds)
}
