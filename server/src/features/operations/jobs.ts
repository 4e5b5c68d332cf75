import {
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  registration,
  scheduled,
} from '../../lib/queue/job.ts'

const LOOK_AROUND_SECONDS = 60
const FORGET_SECONDS = 6 * 3600

/** Every minute: what is wrong becomes an alert, what is repaired settles it. */
const lookAroundJob: JobDefinition<NoPayload> = {
  name: 'operations.look-around',
  schema: noPayload,
  retries: 0,
  retryDelaySeconds: 1,
}

/** Every few hours: rows past their time are deleted. */
const forgetJob: JobDefinition<NoPayload> = {
  name: 'operations.forget',
  schema: noPayload,
  retries: 2,
  retryDelaySeconds: 60,
}

/** Looks every half hour whether a backup is due. */
const backUpJob: JobDefinition<NoPayload> = {
  name: 'operations.back-up',
  schema: noPayload,
  retries: 1,
  retryDelaySeconds: 300,
  isSlow: true,
}
/** Asked for by a person: however often, it is made once. */
export const backUpNowJob: JobDefinition<NoPayload> = {
  name: 'operations.back-up-now',
  schema: noPayload,
  retries: 0,
  retryDelaySeconds: 1,
  lane: 'upkeep',
  key: () => 'now',
  isSlow: true,
}
const BACK_UP_SECONDS = 1800

export function backupJobs(backups: {
  makeWhenDue(): Promise<unknown>
  make(): Promise<unknown>
}): JobRegistration[] {
  return [
    scheduled(backUpJob, BACK_UP_SECONDS, () => backups.makeWhenDue()),
    registration(backUpNowJob, () => backups.make()),
  ]
}

/** What the handlers call; patrolService(deps)(database) is one. */
export interface OperationsWork {
  lookAround(): Promise<unknown>
  forget(): Promise<unknown>
}

export function operationsJobs(work: OperationsWork): JobRegistration[] {
  return [
    scheduled(lookAroundJob, LOOK_AROUND_SECONDS, () => work.lookAround()),
    scheduled(forgetJob, FORGET_SECONDS, () => work.forget()),
  ]
}
