import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { Understanding } from '../../language/domain.ts'

export interface SaidRow {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly content: unknown
  readonly text: string
  /** What was read in it; an older version of the product may have read less. */
  readonly understanding: Partial<Understanding> | null
  readonly processed: boolean
  /** The guest has written nothing since. */
  readonly latest: boolean
}

/** What WhatsApp lets people do with messages that are there already: quote, react, edit, delete. */
export function channelRepository(db: Db) {
  return {
    /** A message of this chat by WhatsApp's id; undefined for one that is not ours or not here yet. */
    async findSaid(id: ConversationId, providerMessageId: string): Promise<SaidRow | undefined> {
      const { rows } = await db.query<SaidRow>(
        `select id, direction, content, text, understanding, processed_at is not null as processed,
            not exists (select 1 from messages later where later.conversation_id = m.conversation_id
              and later.seq > m.seq and later.direction = 'in' and later.processed_at is not null
              and later.type not in ('reaction', 'edit', 'revoke')) as latest
           from messages m where conversation_id = $1 and provider_message_id = $2`,
        [id, providerMessageId],
      )
      return rows[0]
    },

    /** Something the guest said after this moment has been answered already. */
    async hasNewer(id: ConversationId, at: Instant): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from messages where conversation_id = $1 and direction = 'in' and at > $2
            and processed_at is not null and type in ('text', 'choice', 'audio') limit 1`,
        [id, at],
      )
      return rows.length > 0
    },

    async rewrite(messageId: string, body: string, at: Instant): Promise<void> {
      await db.query(
        `update messages set text = $2, content = jsonb_build_object('type', 'text', 'body', $2::text),
            edited_at = $3 where id = $1`,
        [messageId, body, at],
      )
    },

    /** What was taken back is not shown to anybody any more; nobody answers it either. */
    async erase(messageId: string, at: Instant): Promise<void> {
      await db.query(
        `update messages set text = '', content = jsonb_build_object('type', 'deleted'), deleted_at = $2,
            processed_at = coalesce(processed_at, $2), status = 'done' where id = $1`,
        [messageId, at],
      )
    },

    /** What the owner wrote on the phone itself: it stands in the transcript; nobody sends it again. */
    async insertEcho(echo: {
      readonly id: string
      readonly conversationId: ConversationId
      readonly providerMessageId: string
      readonly text: string
      readonly at: Instant
      readonly traceId: string | null
    }): Promise<boolean> {
      const { rowCount } = await db.query(
        `insert into messages (id, conversation_id, direction, provider_message_id, type, text, content, status, at,
           processed_at, trace_id)
         values ($1, $2, 'out', $3, 'text', $4, jsonb_build_object('type', 'echo', 'body', $4::text), 'sent', $5,
           $5, $6)
         on conflict on constraint messages_provider_id_unique do nothing returning id`,
        [echo.id, echo.conversationId, echo.providerMessageId, echo.text, echo.at, echo.traceId],
      )
      if (rowCount === 0) return false
      await db.query(
        'update conversations set last_message_at = greatest(last_message_at, $2), unread = 0 where id = $1',
        [echo.conversationId, echo.at],
      )
      return true
    },
  }
}
