import { z } from 'zod'
import type { ConversationId } from '../../lib/ids.ts'
import type { JobDefinition } from '../../lib/queue/queue.ts'
import type { OutboxId } from './repository.ts'

/** Sends what waits for one conversation, in order, until nothing is left. */
export const deliverJob: JobDefinition<{ conversationId: ConversationId }> = {
  name: 'messaging.deliver',
  schema: z.object({ conversationId: z.string().transform((id) => id as ConversationId) }),
  retries: 10,
  retryDelaySeconds: 2,
  concurrency: 8,
}

/** Decides about a message whose answer was lost, once WhatsApp has had time to report on it. */
export const settleUnknownJob: JobDefinition<{ outboxId: OutboxId }> = {
  name: 'messaging.settle-unknown',
  schema: z.object({ outboxId: z.string().transform((id) => id as OutboxId) }),
  retries: 5,
  retryDelaySeconds: 10,
}
