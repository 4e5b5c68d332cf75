import type { Instant } from '../../lib/clock.ts'
import { column, columns, table } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ConversationId, PropertyId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { WaitlistEntry, WaitlistId } from './domain.ts'

/** @public Checked against the migrations. */
export const WAITLIST = table<WaitlistEntry>(
  'waitlist_entries',
  {
    id: column('id'),
    conversationId: column('conversation_id'),
    accommodationId: column('accommodation_id'),
    contactName: column('contact_name'),
    contactPhone: column('contact_phone'),
    language: column('language'),
    checkIn: column('check_in'),
    checkOut: column('check_out'),
    party: columns<WaitlistEntry['party']>({
      adults: 'adults',
      children: 'children',
      babies: 'babies',
      pets: 'pets',
    }),
    status: column('status'),
    toldAt: column('told_at'),
    offerEndsAt: column('offer_ends_at'),
    createdAt: column('created_at'),
  },
  { property_id: 'every statement is of one property' },
)

export function waitlistRepository(db: Db, propertyId: PropertyId) {
  return {
    async insert(entry: WaitlistEntry): Promise<void> {
      await db.query(...WAITLIST.insert(entry, { property_id: propertyId }))
    },

    async remove(id: WaitlistId): Promise<boolean> {
      const { rows } = await db.query(
        'delete from waitlist_entries where id = $1 and property_id = $2 returning id',
        [id, propertyId],
      )
      return rows.length > 0
    },

    /** Wishes of these chats, and of whoever these words name; or those whose nights were before that day. */
    async forget(
      of:
        | { readonly conversationIds: readonly string[]; readonly words: string | null }
        | { readonly endedBefore: LocalDate },
    ): Promise<WaitlistId[]> {
      const [where, params] =
        'endedBefore' in of
          ? (['check_out < $2', [of.endedBefore]] as const)
          : ([
              `(conversation_id::text = any($2) or regexp_replace(contact_phone, '\\D', '', 'g') ~* $3
                 or contact_name ~* $3)`,
              [of.conversationIds, of.words],
            ] as const)
      const { rows } = await db.query<{ id: WaitlistId }>(
        `delete from waitlist_entries where property_id = $1 and ${where} returning id`,
        [propertyId, ...params],
      )
      return rows.map(({ id }) => id)
    },

    async list(page: { limit: number; offset: number }): Promise<{ items: WaitlistEntry[]; total: number }> {
      const { rows } = await db.query<{ total: number }>(
        `select ${WAITLIST.select()}, count(*) over ()::int as total from waitlist_entries
          where property_id = $1 and status <> 'over' order by created_at, id limit $2 offset $3`,
        [propertyId, page.limit, page.offset],
      )
      return { items: rows.map(WAITLIST.read), total: rows[0]?.total ?? 0 }
    },

    async openOf(conversationId: ConversationId): Promise<WaitlistEntry[]> {
      const { rows } = await db.query(
        `select ${WAITLIST.select()} from waitlist_entries
          where conversation_id = $1 and property_id = $2 and status <> 'over'`,
        [conversationId, propertyId],
      )
      return rows.map(WAITLIST.read)
    },

    /** All that is open, in the order of coming; two lookers take turns. */
    async lockOpen(): Promise<WaitlistEntry[]> {
      const { rows } = await db.query(
        `select ${WAITLIST.select()} from waitlist_entries
          where property_id = $1 and status <> 'over' order by created_at, id for update`,
        [propertyId],
      )
      return rows.map(WAITLIST.read)
    },

    async closePast(today: LocalDate): Promise<WaitlistId[]> {
      const { rows } = await db.query<{ id: WaitlistId }>(
        `update waitlist_entries set status = 'over' where property_id = $1 and status <> 'over' and check_in < $2
         returning id`,
        [propertyId, today],
      )
      return rows.map(({ id }) => id)
    },

    async markTold(id: WaitlistId, at: Instant, until: Instant): Promise<void> {
      await db.query(
        `update waitlist_entries set status = 'told', told_at = $3, offer_ends_at = $4
          where id = $1 and property_id = $2`,
        [id, propertyId, at, until],
      )
    },

    async close(id: WaitlistId): Promise<void> {
      await db.query(`update waitlist_entries set status = 'over' where id = $1 and property_id = $2`, [
        id,
        propertyId,
      ])
    },
  }
}
