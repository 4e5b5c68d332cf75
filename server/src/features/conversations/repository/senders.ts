import type { Instant } from '../../../lib/clock.ts'
import { lockFor } from '../../../lib/db/locks.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, GuestId, PropertyId } from '../../../lib/ids.ts'
import type { Sender } from '../../inbox/domain.ts'
import type { Language } from '../../language/domain.ts'
import type { Guest } from '../repository.ts'

/** Who writes by WhatsApp: the guest behind a sender's ids, and their one conversation. */
export function senderRepository(db: Db, propertyId: PropertyId) {
  return {
    /** With the chat on WhatsApp, whatever else the guest is written to by. */
    async findGuest(
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
    async hasTalkedSince(sender: Pick<Sender, 'waId' | 'bsuid'>, since: Instant): Promise<boolean> {
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

    async insertGuest(guest: Guest, now: Instant): Promise<void> {
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

    async openConversation(row: {
      readonly id: ConversationId
      readonly guestId: GuestId
      readonly language: Language
      readonly now: Instant
    }): Promise<ConversationId> {
      const { rows } = await db.query<{ id: ConversationId }>(
        `insert into conversations (id, property_id, guest_id, language, created_at) values ($1, $2, $3, $4, $5)
         on conflict on constraint conversations_one_per_guest do update set guest_id = excluded.guest_id
         returning id`,
        [row.id, propertyId, row.guestId, row.language, row.now],
      )
      if (!rows[0]) throw new Error('The conversation was not opened')
      return rows[0].id
    },
  }
}
