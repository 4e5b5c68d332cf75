import {
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  scheduled,
} from '../../lib/queue/job.ts'

/** Announces holds that ended and reminds of those about to; neither is needed for the nights to be free. */
const expireHoldsJob: JobDefinition<NoPayload> = {
  name: 'reservations.expire-holds',
  schema: noPayload,
  // The next tick does the same work again.
  retries: 1,
  retryDelaySeconds: 5,
}

/** What the handlers call; reservationService(deps)(database) is one. */
export interface ReservationWork {
  remindHolds(): Promise<unknown>
  expireHolds(): Promise<unknown>
}

export function reservationJobs(
  work: ReservationWork,
  options: {
    /** JOB_EXPIRATION_INTERVAL_SECONDS */
    readonly expirationSeconds: number
    /** Runs the work and writes down how long it took. */
    readonly timed: (work: () => Promise<void>) => Promise<void>
  },
): JobRegistration[] {
  const tick = async () => {
    await work.remindHolds()
    await work.expireHolds()
  }
  return [scheduled(expireHoldsJob, options.expirationSeconds, () => options.timed(tick))]
}
