import type { Instant } from '../../../lib/clock.ts'
import type { ConversationId, Id } from '../../../lib/ids.ts'
import type { RecipientFormat } from '../ports.ts'

export type OutboxId = Id<'outbox'>
export type MessageId = Id<'message'>

/**
 * queued → sending → accepted → sent → delivered → read, or failed. `unknown`: the answer of WhatsApp was lost, the
 * message may have been sent.
 */
export const OUTBOX_STATUSES = [
  'queued',
  'sending',
  'unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
] as const
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number]

export interface OutboxRow {
  readonly id: OutboxId
  readonly conversation_id: ConversationId
  readonly message_id: MessageId
  readonly content: unknown
  readonly status: OutboxStatus
  readonly attempts: number
  readonly answers_received_at: Instant | null
  readonly answers_kind: string | null
  /** Goes instead once the window has closed. */
  readonly outside: unknown
}

export interface NewOutboundMessage {
  readonly outboxId: OutboxId
  readonly messageId: MessageId
  readonly conversationId: ConversationId
  readonly type: string
  readonly text: string
  readonly content: object
  readonly dedupeKey: string | null
  readonly answers: { readonly receivedAt: Instant; readonly kind: string } | null
  readonly outside: object | null
  readonly at: Instant
  readonly traceId: string | null
}

export interface RecipientRow {
  readonly guest_id: string
  readonly name: string | null
  readonly phone: string | null
  readonly wa_id: string | null
  readonly bsuid: string | null
  readonly recipient_format: RecipientFormat
  readonly last_inbound_at: Instant | null
}
