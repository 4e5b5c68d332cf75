import { z } from 'zod'
import type { JobDefinition } from '../../lib/queue/queue.ts'
import type { WebhookEventId } from './repository.ts'

/** Works off one stored webhook event; running it twice changes nothing. */
export const processEventJob: JobDefinition<{ eventId: WebhookEventId }> = {
  name: 'inbox.process-event',
  schema: z.object({ eventId: z.string().transform((id) => id as WebhookEventId) }),
  retries: 12,
  retryDelaySeconds: 2,
  concurrency: 4,
}
