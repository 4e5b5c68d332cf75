import { z } from 'zod'
import type { Db } from '../db/types.ts'

/**
 * Who is served before whom, between guests. `first`: money and taps, somebody waits with the phone in hand.
 * `talk`: a guest in conversation. `hello`: a first message. `upkeep`: what nobody waits for.
 */
export const LANES = { first: 0, talk: 1, hello: 2, upkeep: 3 } as const
export type Lane = keyof typeof LANES

/** What whoever enqueues a job has to know of it. */
export interface JobDefinition<Payload> {
  /** `<feature>.<verb-noun>`; also the label of `queue_jobs_total`. */
  readonly name: string
  readonly schema: z.ZodType<Payload>
  /** Attempts after the first; then it becomes a dead letter. */
  readonly retries: number
  /** First pause; doubles with each failure up to a minute, with jitter. */
  readonly retryDelaySeconds: number
  /** How many of this job one process works on at once. Default: all its places. */
  readonly concurrency?: number
  /**
   * Jobs of one key are one: at most one waits, at most one is worked on, whichever process. Asking again for one that
   * waits brings it forward and renews its payload.
   */
  readonly key?: (payload: Payload) => string
  /** May take minutes, on purpose: one that is worked on for long is no sign that something hangs. */
  readonly isSlow?: boolean
  /** Default: that of the job which asks for it, else `talk`. */
  readonly lane?: Lane
  /** Not before; see `inSeconds`. Default: at once. */
  readonly delaySeconds?: number
}

/** The same job, due later. May be a fraction: this process looks again to the millisecond. */
export function inSeconds<Payload>(
  delaySeconds: number,
  job: JobDefinition<Payload>,
): JobDefinition<Payload> {
  return { ...job, delaySeconds }
}

export interface JobAttempt {
  readonly attempt: number
  readonly lastTry: boolean
}

export type JobHandler<Payload> = (payload: Payload, job: JobAttempt) => Promise<unknown>

/** One rule for a job and for every row its handler claims: whoever has not said within this that it lives is dead. */
export const LEASE_SECONDS = 12

/**
 * What a handler throws when somebody outside does not answer: tried again, with pauses that grow to a minute, for as
 * long as it takes. A dead letter would only mean work for a person.
 */
export class OutsideError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'OutsideError'
  }
}

/** What a handler answers when there is still something to settle, only not now: the job stays. */
export class ComeBack {
  readonly seconds: number

  constructor(seconds: number) {
    this.seconds = seconds
  }
}

export interface Jobs {
  /** Inside a transaction the job exists when, and only when, the transaction commits. */
  enqueue<Payload>(tx: Db, job: JobDefinition<Payload>, payload: Payload): Promise<void>
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
  return { job: job as JobDefinition<unknown>, handler: handler as JobHandler<unknown> }
}

/** The same for a job that nobody enqueues: it is done every so many seconds. */
export function scheduled(
  job: JobDefinition<NoPayload>,
  everySeconds: number,
  handler: JobHandler<NoPayload>,
): JobRegistration {
  return { ...registration({ lane: 'upkeep', ...job, key: () => job.name }, handler), everySeconds }
}

export type NoPayload = Record<string, never>

export const noPayload: z.ZodType<NoPayload> = z.record(z.string(), z.never())

/** An id of one kind in a payload. */
export const idOf = <Id extends string>() => z.custom<Id>((id) => typeof id === 'string')
