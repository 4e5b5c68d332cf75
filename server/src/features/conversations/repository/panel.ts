import type { Instant } from '../../../lib/clock.ts'
import { type Listed, type ListPage, listPage } from '../../../lib/db/paging.ts'
import { asUuid } from '../../../lib/db/table.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, PropertyId } from '../../../lib/ids.ts'
import { anywhere, plainColumn } from '../../../lib/plain-text.ts'
import type { Conversation, ConversationStatus, Guest } from '../repository.ts'

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

/** The pattern of the words, and that of the digits among them: no digits match no telephone. */
function searchFor(text: string | undefined): [string | null, string | null] {
  if (!text) return [null, null]
  const digits = text.replaceAll(/\D/g, '')
  return [anywhere(text), digits.length >= 3 ? `%${digits}%` : null]
}

/** What the panel shows of the talks, and what people of the house say often. */
export function panelRepository(db: Db, propertyId: PropertyId) {
  return {
    async savedReplies(): Promise<unknown> {
      const { rows } = await db.query<{ items: unknown }>(
        'select items from saved_replies where property_id = $1',
        [propertyId],
      )
      return rows[0]?.items ?? []
    },

    async keepSavedReplies(items: readonly object[]): Promise<void> {
      await db.query(
        `insert into saved_replies (property_id, items) values ($1, $2)
         on conflict (property_id) do update set items = excluded.items`,
        [propertyId, JSON.stringify(items)],
      )
    },

    async markRead(id: ConversationId): Promise<void> {
      await db.query('update conversations set unread = 0 where id = $1', [id])
    },

    /** Newest first; `text` finds names without accents, digits of the telephone, codes of stays. */
    async list(
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
            and ($4::text is null or ${plainColumn('g.name')} like $4 or g.phone like $5
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

    async contentOf(id: string, message: string): Promise<unknown> {
      const { rows } = await db.query<{ content: unknown }>(
        `select m.content from messages m join conversations c on c.id = m.conversation_id
          where c.property_id = $1 and c.id::text = $2 and m.id::text = $3`,
        [propertyId, id, message],
      )
      return rows[0]?.content
    },

    /** The conversation that somebody names by what may be an id. */
    async find(id: string): Promise<ConversationId | undefined> {
      const { rows } = await db.query<{ id: ConversationId }>(
        `select id from conversations where property_id = $1 and id = ${asUuid('$2')}`,
        [propertyId, id],
      )
      return rows[0]?.id
    },
  }
}
