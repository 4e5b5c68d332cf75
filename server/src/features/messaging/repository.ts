import type { Instant } from '../../lib/clock.ts'
import { lockFor } from '../../lib/db/locks.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ConversationId } from '../../lib/ids.ts'
import type { RecipientFormat, Transcript } from './ports.ts'
import type { OutboxId, OutboxRow, OutboxStatus, RecipientRow } from './repository/rows.ts'

export function messagingRepository(db: Db, transcript: Transcript) {
  return {
    /** Whoever says the same thing at the same time waits here, and then finds it said. */
    async isSaid(dedupeKey: string): Promise<boolean> {
      await lockFor(db, 'messageSaid', dedupeKey)
      const { rows } = await db.query('select 1 from outbox where dedupe_key = $1', [dedupeKey])
      return rows.length > 0
    },

    /** Something whose key begins so was said in this chat. */
    async isSaidSince(
      conversationId: ConversationId,
      of: { readonly prefix: string; readonly since: Instant },
    ): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from outbox where conversation_id = $1 and created_at >= $2 and starts_with(dedupe_key, $3) limit 1`,
        [conversationId, of.since, of.prefix],
      )
      return rows.length > 0
    },

    async recipientOf(conversationId: ConversationId): Promise<RecipientRow | undefined> {
      const { rows } = await db.query<RecipientRow>(
        `select g.id as guest_id, g.name, g.phone, g.wa_id, g.bsuid, g.recipient_format, c.last_inbound_at
           from conversations c join guests g on g.id = c.guest_id where c.id = $1`,
        [conversationId],
      )
      return rows[0]
    },

    rememberFormat: (guestId: string, format: RecipientFormat): Promise<void> =>
      transcript.rememberFormat(db, guestId, format),

    async markOutcome(
      id: OutboxId,
      outcome: {
        readonly status: 'queued' | 'unknown' | 'failed'
        readonly notBefore?: Instant | null
        readonly code: number | null
        readonly detail: string
      },
    ): Promise<void> {
      await db.query(
        `update outbox set status = $2, not_before = $3, error_code = $4, error_detail = $5
          where id = $1 and status in ('sending', 'unknown')`,
        [id, outcome.status, outcome.notBefore ?? null, outcome.code, outcome.detail],
      )
      await transcript.follow(db, id, null)
    },

    async findForStatus(
      providerMessageId: string,
      correlationId: OutboxId | null,
    ): Promise<{ id: OutboxId; status: OutboxStatus; conversation_id: ConversationId } | undefined> {
      const { rows } = await db.query<{
        id: OutboxId
        status: OutboxStatus
        conversation_id: ConversationId
      }>(
        `select id, status, conversation_id from outbox where provider_message_id = $1 or id = $2::uuid
          order by (provider_message_id = $1) desc nulls last limit 1 for update`,
        [providerMessageId, correlationId],
      )
      return rows[0]
    },

    async setDelivery(
      id: OutboxId,
      to: {
        readonly status: OutboxStatus
        readonly providerMessageId: string
        readonly code: number | null
        readonly detail: string | null
      },
    ): Promise<void> {
      await db.query(
        `update outbox set status = $2, provider_message_id = coalesce(provider_message_id, $3),
            error_code = coalesce($4, error_code), error_detail = coalesce($5, error_detail) where id = $1`,
        [id, to.status, to.providerMessageId, to.code, to.detail],
      )
      await transcript.follow(db, id, null)
    },

    async find(id: OutboxId): Promise<OutboxRow | undefined> {
      const { rows } = await db.query<OutboxRow>(
        `select id, conversation_id, message_id, content, status, attempts, answers_received_at, answers_kind, outside
           from outbox where id = $1`,
        [id],
      )
      return rows[0]
    },

    /** Left in `sending` by a process that died; the one case in which a message may go out twice. */
    async requeueOrphans(
      before: Instant,
      conversationId: ConversationId | null = null,
    ): Promise<ConversationId[]> {
      const { rows } = await db.query<{ conversation_id: ConversationId }>(
        `update outbox set status = 'queued', not_before = null
          where status = 'sending' and sending_since < $1 and ($2::uuid is null or conversation_id = $2)
          returning conversation_id`,
        [before, conversationId],
      )
      return rows.map((row) => row.conversation_id)
    },

    /** The same thing in other words, sent in the place of what may not go any more. */
    async sayInstead(id: OutboxId, content: object, text: string): Promise<void> {
      await db.query(
        `update outbox set content = $2, outside = null, status = 'queued', not_before = null,
            provider_message_id = null, error_code = null, error_detail = null where id = $1`,
        [id, content],
      )
      await transcript.follow(db, id, text)
    },

    async conversationsWaiting(since: Instant): Promise<ConversationId[]> {
      const { rows } = await db.query<{ conversation_id: ConversationId }>(
        `select distinct conversation_id from outbox
          where status = 'queued' and coalesce(not_before, created_at) <= $1`,
        [since],
      )
      return rows.map((row) => row.conversation_id)
    },

    /** What was said by messages before that moment. */
    async forgetOldWords(before: Instant): Promise<void> {
      await db.query(
        `update outbox o set content = '{}', error_detail = null from messages m
          where m.id = o.message_id and m.at < $1 and o.content <> '{}'
            and o.status not in ('queued', 'sending', 'unknown')`,
        [before],
      )
    },

    /** The words of these chats go; what waits is never sent. */
    async forgetWords(conversationIds: readonly string[], mentioning?: string): Promise<void> {
      await db.query(
        `update outbox set content = '{}', outside = null, error_detail = null,
            status = case when status in ('queued', 'sending', 'unknown') then 'failed' else status end
          where conversation_id = any($1::uuid[]) and ($2::text is null or content::text ~* $2)`,
        [conversationIds, mentioning ?? null],
      )
    },
  }
}
