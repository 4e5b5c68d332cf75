import { z } from 'zod'
import type { ConversationId } from '../../lib/ids.ts'
import { idOf, type JobDefinition, type JobRegistration, registration } from '../../lib/queue/job.ts'
import type { OutboxId } from './repository.ts'

/** Sends what waits for one conversation, in order, until nothing is left. */
export const deliverJob: JobDefinition<{ conversationId: ConversationId }> = {
  name: 'messaging.deliver',
  schema: z.object({ conversationId: idOf<ConversationId>() }),
  retries: 10,
  retryDelaySeconds: 2,
  concurrency: 8,
}

/** Decides about a message whose answer was lost, once WhatsApp has had time to report on it. */
export const settleUnknownJob: JobDefinition<{ outboxId: OutboxId }> = {
  name: 'messaging.settle-unknown',
  schema: z.object({ outboxId: idOf<OutboxId>() }),
  retries: 5,
  retryDelaySeconds: 10,
}

/** What the handlers call; messagingService(deps)(database) is one. */
export interface MessagingWork {
  deliver(conversationId: ConversationId): Promise<void>
  settleUnknown(outboxId: OutboxId): Promise<void>
}

export function messagingJobs(work: MessagingWork): JobRegistration[] {
  return [
    registration(deliverJob, ({ conversationId }) => work.deliver(conversationId)),
    registration(settleUnknownJob, ({ outboxId }) => work.settleUnknown(outboxId)),
  ]
}
