import type { Instant } from '../../lib/clock.ts'
import { lockFor } from '../../lib/db/locks.ts'
import { type Listed, type ListPage, listPage } from '../../lib/db/paging.ts'
import { asUuid } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ConversationId, GuestId, PropertyId } from '../../lib/ids.ts'
import type { Sender } from '../inbox/domain.ts'
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
  readonly content: unknown
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

export interface TranscriptRow {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly type: string
  readonly text: string
  readonly content: unknown
  readonly status: string
  readonly at: Instant
  readonly understanding: unknown
}

export interface ListedConversation extends Conversation {
  readonly guest: Guest
  readonly reservation_codes: string[]
  readonly last_text: string
}

export interface ConversationPage extends ListPage {
  readonly status?: ConversationStatus | undefined
  readonly id?: string | undefined
  readonly text?: string | undefined
}

const WITHOUT_ACCENTS = (column: string) =>
  `translate(lower(coalesce(${column}, '')), 'áéíóúüñãõâêôç', 'aeiouunaoaeoc')`

/** The pattern of the words, and that of the digits among them: no digits match no telephone. */
function searchFor(text: string | undefined): [string | null, string | null] {
  if (!text) return [null, null]
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const digits = text.replaceAll(/\D/g, '')
  return [`%${bare.replaceAll(/[%_\\]/g, '')}%`, digits.length >= 3 ? `%${digits}%` : null]
}

export function conversationRepository(db: Db) {
  return {
    /** With the chat on WhatsApp, whatever else the guest is written to by. */
    async findGuest(
      propertyId: PropertyId,
      sender: Pick<Sender, 'waId' | 'bsuid'>,
      as: 'read' | 'locked' = 'read',
    ): Promise<(Guest & { readonly conversation_id: ConversationId | null }) | undefined> {
      const { rows } = await db.query<Guest & { conversation_id: ConversationId | null }>(
        `select g.id, g.name, g.phone, g.wa_id, g.bsuid, g.email, g.language, c.id as conversation_id
           from guests g left join lateral (
             select id from conversations where guest_id = g.id and channel = 'whatsapp'
             ${as === 'locked' ? 'for no key update' : ''}) c on true
          where g.property_id = $1
            and (($2::text is not null and g.bsuid = $2) or ($3::text is not null and g.wa_id = $3))
          order by (g.bsuid is not distinct from $2) desc limit 1`,
        [propertyId, sender.bsuid, sender.waId],
      )
      return rows[0]
    },

    /** The guest wrote here since that moment. */
    async hasTalkedSince(
      propertyId: PropertyId,
      sender: Pick<Sender, 'waId' | 'bsuid'>,
      since: Instant,
    ): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from guests g join conversations c on c.guest_id = g.id
          where g.property_id = $1 and (g.bsuid = $2 or g.wa_id = $3) and c.last_inbound_at > $4 limit 1`,
        [propertyId, sender.bsuid, sender.waId, since],
      )
      return rows.length > 0
    },

    /** Two first messages of one guest may arrive together: the second waits and then finds the first one's row. */
    async lockSender(key: string): Promise<void> {
      await lockFor(db, 'sender', key)
    },

    async insertGuest(propertyId: PropertyId, guest: Guest, now: Instant): Promise<void> {
      await db.query(
        `insert into guests (id, property_id, name, phone, wa_id, bsuid, language, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [guest.id, propertyId, guest.name, guest.phone, guest.wa_id, guest.bsuid, guest.language, now],
      )
    },

    /** Ids and profile learnt later are added; nothing known is taken away. */
    async completeGuest(id: GuestId, sender: Sender, phone: string | null): Promise<void> {
      await db.query(
        `update guests set name = coalesce(name, $2), wa_id = coalesce(wa_id, $3), bsuid = coalesce(bsuid, $4),
            phone = coalesce(phone, $5) where id = $1`,
        [id, sender.profileName, sender.waId, sender.bsuid, phone],
      )
    },

    async moveGuest(
      id: GuestId,
      ids: { readonly waId: string | null; readonly bsuid: string | null },
    ): Promise<void> {
      await db.query(
        'update guests set wa_id = coalesce($2, wa_id), bsuid = coalesce($3, bsuid) where id = $1',
        [id, ids.waId, ids.bsuid],
      )
    },

    async openConversation(
      propertyId: PropertyId,
      row: {
        readonly id: ConversationId
        readonly guestId: GuestId
        readonly language: Language
        readonly now: Instant
      },
    ): Promise<ConversationId> {
      const { rows } = await db.query<{ id: ConversationId }>(
        `insert into conversations (id, property_id, guest_id, language, created_at) values ($1, $2, $3, $4, $5)
         on conflict on constraint conversations_one_per_guest do update set guest_id = excluded.guest_id
         returning id`,
        [row.id, propertyId, row.guestId, row.language, row.now],
      )
      if (!rows[0]) throw new Error('The conversation was not opened')
      return rows[0].id
    },

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

    async savedReplies(propertyId: PropertyId): Promise<unknown> {
      const { rows } = await db.query<{ items: unknown }>(
        'select items from saved_replies where property_id = $1',
        [propertyId],
      )
      return rows[0]?.items ?? []
    },

    async keepSavedReplies(propertyId: PropertyId, items: readonly object[]): Promise<void> {
      await db.query(
        `insert into saved_replies (property_id, items) values ($1, $2)
         on conflict (property_id) do update set items = excluded.items`,
        [propertyId, JSON.stringify(items)],
      )
    },

    async markRead(id: ConversationId): Promise<void> {
      await db.query('update conversations set unread = 0 where id = $1', [id])
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

    /** Newest first; `text` finds names without accents, digits of the telephone, codes of stays. */
    async list(
      propertyId: PropertyId,
      page: ConversationPage,
    ): Promise<Omit<Listed<never>, 'rows'> & { readonly items: ListedConversation[] }> {
      const { rows, ...counted } = await listPage<
        Conversation & { guest_row: Guest; codes: string[]; last_text: string | null }
      >(
        db,
        {
          select: `c.*, to_jsonb(g) as guest_row,
            array(select code from reservations r where r.guest_id = g.id order by r.created_at desc) as codes,
            (select text from messages m where m.conversation_id = c.id order by seq desc limit 1) as last_text`,
          from: 'conversations c join guests g on g.id = c.guest_id',
          where: `c.property_id = $1 and ($2::text is null or c.status = $2)
            and ($3::text is null or c.id = ${asUuid('$3')})
            and ($4::text is null or ${WITHOUT_ACCENTS('g.name')} like $4 or g.phone like $5
              or exists (select 1 from reservations r where r.guest_id = g.id and lower(r.code) like $4))`,
          params: [propertyId, page.status ?? null, page.id ?? null, ...searchFor(page.text)],
          by: { sql: 'coalesce(c.last_message_at, c.created_at)', type: 'timestamptz' },
          tie: { sql: 'c.id', type: 'uuid' },
          descending: true,
        },
        page,
      )
      const items = rows.map((row) => ({
        ...row,
        guest: row.guest_row,
        reservation_codes: row.codes,
        last_text: row.last_text ?? '',
      }))
      return { items, ...counted }
    },

    /** Newest first; `before` is the id of the message that was the oldest shown. */
    async transcript(
      id: ConversationId,
      page: { readonly limit: number; readonly before?: string | undefined },
    ): Promise<{ items: TranscriptRow[]; total: number }> {
      const { rows } = await db.query<TranscriptRow & { total: number }>(
        `select id, direction, type, text, content, status, at, understanding,
            (select count(*) from messages where conversation_id = $1)::int as total
           from messages where conversation_id = $1
            and ($3::text is null or seq < (select seq from messages where conversation_id = $1 and id::text = $3))
          order by seq desc limit $2`,
        [id, page.limit, page.before ?? null],
      )
      return { items: rows, total: rows[0]?.total ?? 0 }
    },

    async contentOf(of: {
      readonly propertyId: PropertyId
      readonly id: string
      readonly message: string
    }): Promise<unknown> {
      const { rows } = await db.query<{ content: unknown }>(
        `select m.content from messages m join conversations c on c.id = m.conversation_id
          where c.property_id = $1 and c.id::text = $2 and m.id::text = $3`,
        [of.propertyId, of.id, of.message],
      )
      return rows[0]?.content
    },

    async exists(propertyId: PropertyId, id: string): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from conversations where property_id = $1 and id = ${asUuid('$2')}`,
        [propertyId, id],
      )
      return rows.length > 0
    },
  }
}
