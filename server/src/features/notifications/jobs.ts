import { z } from 'zod'
import {
  idOf,
  type JobAttempt,
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  registration,
} from '../../lib/queue/job.ts'
import type { TellingId } from './domain/telling.ts'

/** Something was raised or closed: writes down who is to be told. Every minute's look does the same. */
export const ringJob: JobDefinition<NoPayload> = {
  name: 'notifications.ring',
  schema: noPayload,
  retries: 3,
  retryDelaySeconds: 2,
}

/** Tells one person by one way; gives up after about eight minutes, when the next ring is near. */
export const deliverAlertJob: JobDefinition<{ tellingId: TellingId }> = {
  name: 'notifications.deliver',
  schema: z.object({ tellingId: idOf<TellingId>() }),
  retries: 5,
  retryDelaySeconds: 15,
  concurrency: 4,
}

/** What the handlers call; bellService(deps)(database) is one. */
export interface NotificationsWork {
  ring(): Promise<void>
  deliver(id: TellingId, job: JobAttempt): Promise<void>
}

export function notificationJobs(work: NotificationsWork): JobRegistration[] {
  return [
    registration(ringJob, () => work.ring()),
    registration(deliverAlertJob, ({ tellingId }, job) => work.deliver(tellingId, job)),
  ]
}
