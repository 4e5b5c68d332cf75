import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { ToldOwner } from '../jobs.ts'

/** What waits for the owner to write, because only then it may go. */
export function ownerWordsRepository(db: Db) {
  return {
    /** False when it waits already. */
    async keep(conversationId: ConversationId, told: ToldOwner, at: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        `insert into owner_words (conversation_id, once, told, created_at) values ($1, $2, $3, $4)
         on conflict on constraint owner_words_once do nothing`,
        [conversationId, told.once, JSON.stringify(told), at],
      )
      return rowCount > 0
    },

    /** The oldest first; they wait no longer. */
    async take(
      conversationId: ConversationId,
    ): Promise<{ readonly told: ToldOwner; readonly at: Instant }[]> {
      const { rows } = await db.query<{ told: ToldOwner; at: Instant }>(
        `with gone as (delete from owner_words where conversation_id = $1 returning told, created_at)
         select told, created_at as at from gone order by created_at`,
        [conversationId],
      )
      return rows
    },

    /** What waits and what was said, by either side, that holds these words. */
    async forgetMentions(conversationId: ConversationId, words: string): Promise<void> {
      await db.query('delete from owner_words where conversation_id = $1 and told::text ~* $2', [
        conversationId,
        words,
      ])
      await db.query(
        `update messages set text = '', content = '{}', understanding = null, reply_to = null
          where conversation_id = $1 and (text ~* $2 or content::text ~* $2 or understanding::text ~* $2)`,
        [conversationId, words],
      )
    },

    async forget(before: Instant): Promise<void> {
      await db.query('delete from owner_words where created_at < $1', [before])
    },
  }
}
