import { z } from 'zod'
import type { ConversationId, ReservationId } from '../../lib/ids.ts'
import type { JobDefinition } from '../../lib/queue/queue.ts'

/** Answers what a guest wrote, message by message; two jobs of one conversation take turns. */
export const answerJob: JobDefinition<{ conversationId: ConversationId }> = {
  name: 'conversations.answer',
  schema: z.object({ conversationId: z.string().transform((id) => id as ConversationId) }),
  retries: 10,
  retryDelaySeconds: 1,
  concurrency: 8,
}

export const NOTICES = [
  'hold_placed',
  'hold_reminder',
  'hold_extended',
  'hold_expired',
  'confirmed',
  'cancelled',
  'bumped',
  'changed',
] as const

/** Tells the guest of a reservation what happened to it. Said once per reservation, notice and `key`. */
export const notifyJob: JobDefinition<{
  reservationId: ReservationId
  notice: (typeof NOTICES)[number]
  key: string
  refund?: number | undefined
}> = {
  name: 'conversations.notify',
  schema: z.object({
    reservationId: z.string().transform((id) => id as ReservationId),
    notice: z.enum(NOTICES),
    key: z.string(),
    refund: z.number().int().optional(),
  }),
  retries: 10,
  retryDelaySeconds: 2,
  concurrency: 2,
}

/** Brings what the confirmation of a stay was too early for: the PDF, and the picture when it was drawn too slowly. */
export const sendVoucherJob: JobDefinition<{ reservationId: ReservationId; key: string }> = {
  name: 'conversations.send-voucher',
  schema: z.object({ reservationId: z.string().transform((id) => id as ReservationId), key: z.string() }),
  retries: 10,
  retryDelaySeconds: 2,
  concurrency: 2,
}
