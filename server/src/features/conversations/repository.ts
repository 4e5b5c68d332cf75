import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ConversationId, GuestId, PropertyId } from '../../lib/ids.ts'
import type { InboundContent } from '../inbox/domain.ts'
import type { Language } from '../language/domain.ts'

export type ConversationStatus = 'bot' | 'waiting_human' | 'human'

export interface Guest {
  readonly id: GuestId
  readonly name: string | null
  readonly phone: string | null
  readonly wa_id: string | null
  readonly bsuid: string | null
  readonly email: string | null
  readonly language: Language
}

export interface Conversation {
  readonly id: ConversationId
  readonly guest_id: GuestId
  readonly status: ConversationStatus
  readonly frame: unknown
  readonly language: Language
  readonly unread: number
  readonly last_inbound_at: Instant | null
  readonly last_message_at: Instant | null
}

export interface InboundRow {
  readonly id: string
  readonly provider_message_id: string
  readonly content: InboundContent
  readonly at: Instant
  readonly received_at: Instant
  readonly type: string
  readonly reply_to: string | null
  /** Grows with the order of arrival. */
  readonly seq: number
}

export interface WaitingRow extends InboundRow {
  /** Something the guest said after it has been answered already. */
  readonly overtaken: boolean
}

export interface NewInboundMessage {
  readonly id: string
  readonly conversationId: ConversationId
  readonly providerMessageId: string
  readonly type: string
  readonly text: string
  readonly content: object
  readonly replyTo: string | null
  readonly at: Instant
  readonly receivedAt: Instant
  readonly traceId: string | null
}

export interface Inserted {
  readonly fresh: boolean
  /** The edit or deletion that came before the message it is about. */
  readonly ahead: { readonly type: 'edit' | 'revoke'; readonly body: string | null } | null
}

export function conversationRepository(db: Db) {
  return {
    /** Not fresh when this message is there already: WhatsApp delivers some twice. */
    async insertInbound(message: NewInboundMessage): Promise<Inserted> {
      const { id, conversationId, providerMessageId, type, text, content } = message
      const { rows } = await db.write<{ fresh: boolean; ahead: Inserted['ahead'] }>([
        {
          name: 'fresh',
          sql: `insert into messages (id, conversation_id, direction, provider_message_id, type, text, content, status,
                  reply_to, at, received_at, trace_id)
                values ($1, $2, 'in', $3, $4, $5, $6, 'received', $7, $8, $9, $10)
                on conflict on constraint messages_provider_id_unique do nothing returning conversation_id, at`,
          params: [
            ...[id, conversationId, providerMessageId, type, text, content],
            ...[message.replyTo, message.at, message.receivedAt, message.traceId],
          ],
        },
        {
          name: 'talked',
          sql: `update conversations c set unread = unread + 1, last_message_at = greatest(last_message_at, f.at),
                  last_inbound_at = greatest(last_inbound_at, f.at) from fresh f where c.id = f.conversation_id`,
          params: [],
        },
        {
          sql: `select exists (select from fresh) as fresh,
                       (select jsonb_build_object('type', type, 'body', content ->> 'body') from messages
                         where conversation_id = $1 and direction = 'in' and type in ('edit', 'revoke')
                           and content ->> 'originalMessageId' = $2 order by seq desc limit 1) as ahead`,
          params: [conversationId, providerMessageId],
        },
      ])
      return rows[0] ?? { fresh: false, ahead: null }
    },

    async lock(id: ConversationId): Promise<(Conversation & { guest: Guest }) | undefined> {
      const { rows } = await db.query<Conversation & { guest: Guest }>(
        `select c.*, jsonb_build_object('id', g.id, 'name', g.name, 'phone', g.phone, 'wa_id', g.wa_id,
                  'bsuid', g.bsuid, 'email', g.email, 'language', g.language) as guest
           from conversations c join guests g on g.id = c.guest_id where c.id = $1 for no key update of c`,
        [id],
      )
      return rows[0]
    },

    /** What has not been answered yet, in the order in which it was written. */
    async listWaiting(id: ConversationId, limit: number): Promise<WaitingRow[]> {
      const { rows } = await db.query<WaitingRow>(
        `select id, provider_message_id, content, at, received_at, type, reply_to, seq,
                exists (select from messages n where n.conversation_id = $1 and n.direction = 'in' and n.at > m.at
                   and n.processed_at is not null and n.type in ('text', 'choice', 'audio')) as overtaken
           from messages m
          where conversation_id = $1 and direction = 'in' and processed_at is null order by at, seq limit $2`,
        [id, limit],
      )
      return rows
    },

    /** What was read of several bubbles stands on the last of them. */
    async markProcessed(messageIds: readonly string[], now: Instant, understanding: unknown): Promise<void> {
      await db.later(
        `update messages set processed_at = $2, status = 'done',
            understanding = case when id = $4::uuid then $3::jsonb end where id = any($1::uuid[])`,
        [
          messageIds,
          now,
          understanding === undefined ? null : JSON.stringify(understanding),
          messageIds.at(-1) ?? null,
        ],
      )
    },

    async save(
      id: ConversationId,
      state: { readonly frame: unknown; readonly language: Language; readonly status: ConversationStatus },
    ): Promise<void> {
      await db.query('update conversations set frame = $2, language = $3, status = $4 where id = $1', [
        id,
        JSON.stringify(state.frame),
        state.language,
        state.status,
      ])
    },

    /** The chat on WhatsApp: under their own number first, else the one that was written in last. */
    async findByPhone(propertyId: PropertyId, phone: string): Promise<ConversationId | null> {
      const digits = phone.replaceAll(/\D/g, '')
      const { rows } = await db.query<{ id: ConversationId }>(
        `select c.id from conversations c join guests g on g.id = c.guest_id
          where c.property_id = $1 and c.channel = 'whatsapp' and (g.phone = $2 or g.wa_id = $2)
          order by (g.wa_id is not distinct from $2) desc, c.last_inbound_at desc nulls last limit 1`,
        [propertyId, digits],
      )
      return rows[0]?.id ?? null
    },

    async frameOf(id: ConversationId): Promise<unknown> {
      const { rows } = await db.query<{ frame: unknown }>('select frame from conversations where id = $1', [
        id,
      ])
      return rows[0]?.frame
    },

    /** Opens WhatsApp's window; null where nobody has written yet. */
    async lastInboundAt(id: ConversationId): Promise<Instant | null> {
      const { rows } = await db.query<{ last_inbound_at: Instant | null }>(
        'select last_inbound_at from conversations where id = $1',
        [id],
      )
      return rows[0]?.last_inbound_at ?? null
    },

    async languageOf(id: ConversationId): Promise<Language | undefined> {
      const { rows } = await db.query<{ language: Language }>(
        'select language from conversations where id = $1',
        [id],
      )
      return rows[0]?.language
    },

    async withUnanswered(): Promise<ConversationId[]> {
      const { rows } = await db.query<{ conversation_id: ConversationId }>(
        `select distinct conversation_id from messages where direction = 'in' and processed_at is null`,
      )
      return rows.map((row) => row.conversation_id)
    },
  }
}
