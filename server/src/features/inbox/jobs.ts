import { z } from 'zod'
import { idOf, type JobDefinition, type JobRegistration, registration } from '../../lib/queue/job.ts'
import type { WebhookEventId } from './repository.ts'

/** Works off one stored webhook event; running it twice changes nothing. */
export const processEventJob: JobDefinition<{ eventId: WebhookEventId }> = {
  name: 'inbox.process-event',
  schema: z.object({ eventId: idOf<WebhookEventId>() }),
  retries: 12,
  retryDelaySeconds: 2,
  concurrency: 8,
  key: ({ eventId }) => eventId,
}

/** What the handlers call; inboxService(deps)(database) is one. */
export interface InboxWork {
  process(eventId: WebhookEventId): Promise<void>
}

export function inboxJobs(work: InboxWork): JobRegistration[] {
  return [registration(processEventJob, ({ eventId }) => work.process(eventId))]
}
