import { z } from 'zod'
import type { ConversationId } from '../../lib/ids.ts'
import {
  idOf,
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  registration,
  scheduled,
} from '../../lib/queue/job.ts'
import type { OutboxId } from './repository/rows.ts'

/** Sends what waits for one conversation, in order, until nothing is left. */
export const deliverJob: JobDefinition<{ conversationId: ConversationId }> = {
  name: 'messaging.deliver',
  schema: z.object({ conversationId: idOf<ConversationId>() }),
  retries: 10,
  retryDelaySeconds: 2,
  key: ({ conversationId }) => conversationId,
}

/** WhatsApp reports `sent` within seconds; a lost answer without any status after this long was not sent. */
export const SETTLE_SECONDS = 60

/** Decides about a message whose answer was lost, once WhatsApp has had time to report on it. */
export const settleUnknownJob: JobDefinition<{ outboxId: OutboxId }> = {
  name: 'messaging.settle-unknown',
  schema: z.object({ outboxId: idOf<OutboxId>() }),
  retries: 5,
  retryDelaySeconds: 10,
  key: ({ outboxId }) => outboxId,
}

/** Reads WhatsApp's verdicts on the templates for outside the window, and submits what it does not know. */
const syncTemplatesJob: JobDefinition<NoPayload> = {
  name: 'messaging.sync-templates',
  schema: noPayload,
  retries: 5,
  retryDelaySeconds: 60,
}
const SYNC_TEMPLATES_SECONDS = 3600

/** Looks for messages that nobody is going to send. */
const takeUpJob: JobDefinition<NoPayload> = {
  name: 'messaging.take-up',
  schema: noPayload,
  retries: 1,
  retryDelaySeconds: 30,
}
const TAKE_UP_SECONDS = 300

/** What the handlers call; messagingService(deps)(database) is one. */
export interface MessagingWork {
  deliver(conversationId: ConversationId): Promise<unknown>
  settleUnknown(outboxId: OutboxId): Promise<void>
  syncTemplates(): Promise<void>
  takeUp(): Promise<void>
}

export function messagingJobs(work: MessagingWork): JobRegistration[] {
  return [
    registration(deliverJob, ({ conversationId }) => work.deliver(conversationId)),
    scheduled(syncTemplatesJob, SYNC_TEMPLATES_SECONDS, () => work.syncTemplates()),
    scheduled(takeUpJob, TAKE_UP_SECONDS, () => work.takeUp()),
    registration(settleUnknownJob, ({ outboxId }) => work.settleUnknown(outboxId)),
  ]
}
