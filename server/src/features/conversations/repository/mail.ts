import type { Instant } from '../../../lib/clock.ts'
import { lockFor } from '../../../lib/db/locks.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, GuestId, PropertyId } from '../../../lib/ids.ts'
import type { Language } from '../../language/domain.ts'
import type { ConversationStatus } from '../repository.ts'

/** Conversations that begin with a mail: a person answers them, the bot speaks in chats only. */
export function mailConversationRepository(db: Db, propertyId: PropertyId) {
  return {
    async lockAddress(address: string): Promise<void> {
      await lockFor(db, 'sender', address)
    },

    async findGuestByEmail(email: string): Promise<GuestId | undefined> {
      const { rows } = await db.query<{ id: GuestId }>(
        'select id from guests where property_id = $1 and lower(email) = lower($2) order by created_at limit 1',
        [propertyId, email],
      )
      return rows[0]?.id
    },

    async insertGuest(
      guest: {
        readonly id: GuestId
        readonly name: string | null
        readonly phone: string | null
        readonly email: string | null
        readonly language: Language
      },
      now: Instant,
    ): Promise<void> {
      await db.query(
        `insert into guests (id, property_id, name, phone, email, language, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [guest.id, propertyId, guest.name, guest.phone, guest.email, guest.language, now],
      )
    },

    async openConversation(row: {
      readonly id: ConversationId
      readonly guestId: GuestId
      readonly language: Language
      readonly at: Instant
    }): Promise<{ readonly id: ConversationId; readonly status: ConversationStatus }> {
      const { rows } = await db.query<{ id: ConversationId; status: ConversationStatus }>(
        `insert into conversations (id, property_id, guest_id, channel, status, language, unread, last_message_at,
           created_at)
         values ($1, $2, $3, 'email', 'bot', $4, 1, $5, $5)
         on conflict on constraint conversations_one_per_guest do update
            set unread = conversations.unread + 1,
                last_message_at = greatest(conversations.last_message_at, excluded.last_message_at)
         returning id, status`,
        [row.id, propertyId, row.guestId, row.language, row.at],
      )
      if (!rows[0]) throw new Error('The conversation was not opened')
      return rows[0]
    },

    /** The mails this talk is made of, oldest first; where an answer goes stands with the latest that takes one. */
    async threadOf(
      conversationId: ConversationId,
    ): Promise<{ readonly key: string; readonly subject: string; readonly reply_to: string | null }[]> {
      const { rows } = await db.query<{ key: string; subject: string; reply_to: string | null }>(
        `select message_key as key, subject, reply_to from mail_leads
          where property_id = $1 and conversation_id = $2 order by received_at`,
        [propertyId, conversationId],
      )
      return rows
    },

    async insertReply(reply: {
      readonly id: string
      readonly conversationId: ConversationId
      readonly text: string
      readonly at: Instant
    }): Promise<void> {
      await db.query(
        `insert into messages (id, conversation_id, direction, type, text, content, status, at, processed_at)
         values ($1, $2, 'out', 'email', $3, jsonb_build_object('type', 'email', 'body', $3::text), 'queued', $4, $4)`,
        [reply.id, reply.conversationId, reply.text, reply.at],
      )
      await db.query(
        'update conversations set last_message_at = greatest(last_message_at, $2), unread = 0 where id = $1',
        [reply.conversationId, reply.at],
      )
    },

    async setStatus(messageId: string, status: 'sent' | 'failed'): Promise<void> {
      await db.query('update messages set status = $2 where id::text = $1', [messageId, status])
    },

    async conversationOf(messageId: string): Promise<ConversationId | undefined> {
      const { rows } = await db.query<{ conversation_id: ConversationId }>(
        'select conversation_id from messages where id::text = $1',
        [messageId],
      )
      return rows[0]?.conversation_id
    },

    /** Read already: no bot has to understand it. */
    async insertMail(mail: {
      readonly id: string
      readonly conversationId: ConversationId
      readonly key: string
      readonly text: string
      readonly understanding: object
      readonly at: Instant
      readonly now: Instant
    }): Promise<void> {
      await db.query(
        `insert into messages (id, conversation_id, direction, provider_message_id, type, text, content, status,
           understanding, at, processed_at, received_at)
         values ($1, $2, 'in', $3, 'email', $4, $5, 'done', $6, $7, $8, $8)`,
        [
          mail.id,
          mail.conversationId,
          `mail:${mail.key}`,
          mail.text,
          JSON.stringify({ type: 'email', body: mail.text }),
          JSON.stringify(mail.understanding),
          mail.at,
          mail.now,
        ],
      )
    },
  }
}
