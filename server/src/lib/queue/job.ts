import { z } from 'zod'
import type { Db } from '../db/types.ts'

/** What whoever enqueues a job has to know of it. */
export interface JobDefinition<Payload> {
  /** `<feature>.<verb-noun>`; also the label of `queue_jobs_total`. */
  readonly name: string
  readonly schema: z.ZodType<Payload>
  /** Attempts after the first; then it becomes a dead letter. */
  readonly retries: number
  /** First pause; doubles with each failure, with jitter. */
  readonly retryDelaySeconds: number
  /** How many of this job one process works on at once. */
  readonly concurrency?: number
}

export interface EnqueueOptions {
  /** May be a fraction: this process wakes for it to the millisecond. */
  readonly delaySeconds?: number
  /** At most one of the same key and slot is accepted; see `everySeconds`. */
  readonly onceKey?: string
  readonly everySeconds?: number
}

export interface JobAttempt {
  readonly attempt: number
  readonly lastTry: boolean
}

export type JobHandler<Payload> = (payload: Payload, job: JobAttempt) => Promise<unknown>

export interface Jobs {
  /** Inside a transaction the job exists when, and only when, the transaction commits. */
  enqueue<Payload>(
    tx: Db,
    job: JobDefinition<Payload>,
    payload: Payload,
    options?: EnqueueOptions,
  ): Promise<void>
}

/** A job with who does it and, for one nobody asks for, how often. Idempotent: it may run twice. */
export interface JobRegistration {
  readonly job: JobDefinition<unknown>
  readonly handler: JobHandler<unknown>
  /** Once over all instances, the first time at start. */
  readonly everySeconds?: number | undefined
}

/**
 * The one way to say who does a job. A feature's `jobs.ts` holds its definitions and one function
 * `<feature>Jobs(work, …): JobRegistration[]`, which `app/jobs.ts` lists.
 */
export function registration<Payload>(
  job: JobDefinition<Payload>,
  handler: JobHandler<Payload>,
): JobRegistration {
  // The queue parses what it stored with the schema of the same job before it calls the handler.
  return { job, handler: handler as JobHandler<unknown> }
}

/** The same for a job that nobody enqueues: it is done every so many seconds. */
export function scheduled(
  job: JobDefinition<NoPayload>,
  everySeconds: number,
  handler: JobHandler<NoPayload>,
): JobRegistration {
  return { ...registration(job, handler), everySeconds }
}

export type NoPayload = Record<string, never>

export const noPayload: z.ZodType<NoPayload> = z.record(z.string(), z.never())

/** An id of one kind in a payload. */
export const idOf = <Id extends string>() => z.string().transform((id) => id as Id)
