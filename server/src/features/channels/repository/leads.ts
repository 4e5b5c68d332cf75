import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, PropertyId } from '../../../lib/ids.ts'
import type { Lead, LeadId, LeadReading } from '../domain/lead.ts'

export interface LeadRow {
  readonly id: LeadId
  readonly messageKey: string
  readonly platform: Lead['platform']
  readonly kind: Lead['kind']
  readonly subject: string
  readonly reading: LeadReading
  readonly replyTo: string | null
  readonly conversationId: ConversationId | null
  readonly receivedAt: Instant
  readonly answeredAt: Instant | null
}

const COLUMNS = `id, message_key as "messageKey", platform, kind, subject, reading, reply_to as "replyTo",
  conversation_id as "conversationId", received_at as "receivedAt", answered_at as "answeredAt"`

export function leadRepository(db: Db, propertyId: PropertyId) {
  return {
    /** Another mail that wants its answer there came within a day before this one. */
    async isAnswered(
      replyTo: string | null,
      { id, platform, receivedAt }: Pick<LeadRow, 'id' | 'platform' | 'receivedAt'>,
    ): Promise<boolean> {
      if (platform !== 'web') return false
      const { rows } = await db.query(
        `select 1 from mail_leads where property_id = $1 and reply_to = $2 and id <> $3 and received_at > $4 limit 1`,
        [propertyId, replyTo, id, addSeconds(receivedAt, -24 * 3600)],
      )
      return rows.length > 0
    },

    /** False when this mail was taken before. */
    async insert(lead: Omit<LeadRow, 'conversationId' | 'answeredAt'>, now: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        `insert into mail_leads (id, property_id, message_key, platform, kind, subject, reading, reply_to, received_at,
            created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint mail_leads_message_once do nothing`,
        [
          lead.id,
          propertyId,
          lead.messageKey,
          lead.platform,
          lead.kind,
          lead.subject,
          JSON.stringify(lead.reading),
          lead.replyTo,
          lead.receivedAt,
          now,
        ],
      )
      return rowCount > 0
    },

    async setConversation(id: LeadId, conversationId: ConversationId): Promise<void> {
      await db.query('update mail_leads set conversation_id = $2 where id = $1', [id, conversationId])
    },

    /** Enquiries of these chats, or of before. Who sends them marks them as read: none is taken twice. */
    async forget(
      of:
        | { readonly conversationIds: readonly string[]; readonly words: string | null }
        | { readonly before: Instant },
    ): Promise<void> {
      if ('before' in of) {
        await db.query('delete from mail_leads where property_id = $1 and received_at < $2', [
          propertyId,
          of.before,
        ])
        return
      }
      await db.query(
        `delete from mail_leads where property_id = $1
            and (conversation_id::text = any($2) or reading::text ~* $3 or reply_to ~* $3)`,
        [propertyId, of.conversationIds, of.words],
      )
    },

    async markAnswered(id: LeadId, at: Instant): Promise<void> {
      await db.query('update mail_leads set answered_at = $2 where id = $1', [id, at])
    },

    async find(id: LeadId): Promise<LeadRow | undefined> {
      const { rows } = await db.query<LeadRow>(
        `select ${COLUMNS} from mail_leads where property_id = $1 and id = $2`,
        [propertyId, id],
      )
      return rows[0]
    },
  }
}
