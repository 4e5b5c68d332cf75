import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { HeardNote } from '../../speech/domain/transcription.ts'

type VoiceContent = Extract<InboundContent, { type: 'audio' }>

/** Voice notes among the messages, with what was heard in them. */
export function voiceNoteRepository(db: Db) {
  return {
    /** Undefined for what is no voice note, or was taken back. */
    async find(
      messageId: string,
    ): Promise<{ readonly content: VoiceContent; readonly conversation_id: ConversationId } | undefined> {
      const { rows } = await db.query<{ content: VoiceContent; conversation_id: ConversationId }>(
        `select content, conversation_id from messages
          where id::text = $1 and direction = 'in' and type = 'audio' and content ->> 'type' = 'audio'`,
        [messageId],
      )
      return rows[0]
    },

    /** False when the guest has taken it back meanwhile, or somebody else has heard it. */
    async keep(messageId: string, note: HeardNote): Promise<boolean> {
      const { rowCount } = await db.query(
        `update messages set text = $2, content = jsonb_set(content, '{heard}', $3::jsonb)
          where id::text = $1 and type = 'audio' and deleted_at is null and content ->> 'type' = 'audio'
            and content -> 'heard' is null`,
        [messageId, note.text, JSON.stringify(note)],
      )
      return rowCount > 0
    },

    async fileOf(
      conversationId: string,
      messageId: string,
    ): Promise<{ readonly media_key: string | null; readonly mime: string | null } | undefined> {
      const { rows } = await db.query<{ media_key: string | null; mime: string | null }>(
        `select content #>> '{heard,file,mediaKey}' as media_key, content #>> '{heard,file,mime}' as mime
           from messages where conversation_id::text = $1 and id::text = $2 and type = 'audio'`,
        [conversationId, messageId],
      )
      return rows[0]
    },

    /** What was said before that moment: that something was said, and when, stays. Answers how many messages. */
    async forgetOldWords(before: Instant): Promise<number> {
      const { rowCount } = await db.query(
        `update messages set text = '', content = '{}', understanding = null, reply_to = null
          where at < $1 and (direction = 'out' or processed_at is not null) and (text <> '' or content <> '{}')`,
        [before],
      )
      // What a talk was about is remembered beside it.
      await db.query(
        `update conversations set frame = '{}' where frame <> '{}' and coalesce(last_message_at, created_at) < $1`,
        [before],
      )
      return rowCount
    },

    /** Keys of the files of these chats, or of those that came before. */
    async listFiles(
      of: { readonly conversationIds: readonly string[] } | { readonly before: Instant },
    ): Promise<string[]> {
      const byChat = 'conversationIds' in of
      const { rows } = await db.query<{ media_key: string }>(
        `select content #>> '{heard,file,mediaKey}' as media_key from messages
          where type = 'audio' and content #>> '{heard,file,mediaKey}' is not null
            and ${byChat ? 'conversation_id::text = any($1)' : 'at < $1'}`,
        [byChat ? of.conversationIds : of.before],
      )
      return rows.map((row) => row.media_key)
    },

    async dropFiles(keys: readonly string[]): Promise<void> {
      await db.query(
        `update messages set content = jsonb_set(content, '{heard,file}', 'null')
          where type = 'audio' and content #>> '{heard,file,mediaKey}' = any($1)`,
        [keys],
      )
    },
  }
}
