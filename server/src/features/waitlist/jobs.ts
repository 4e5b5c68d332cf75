import {
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  scheduled,
} from '../../lib/queue/job.ts'

/** Offers end, and nights are freed in more ways than a stay that ends: a block, a calendar. */
const LOOK_EVERY_SECONDS = 600

/**
 * Tells who waits that nights are free, in the order of coming. Also wanted whenever a stay ends or moves, so that
 * nobody waits for the next round; running it twice tells nobody twice.
 */
export const lookJob: JobDefinition<NoPayload> = {
  name: 'waitlist.look',
  schema: noPayload,
  retries: 5,
  retryDelaySeconds: 2,
  concurrency: 1,
}

/** The handler is `waitlistService(deps)(database).look`. */
export function waitlistJobs(work: { look(): Promise<void> }): JobRegistration[] {
  return [scheduled(lookJob, LOOK_EVERY_SECONDS, () => work.look())]
}
