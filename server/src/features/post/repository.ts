import type { Instant } from '../../lib/clock.ts'
import { column, table } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { PropertyId } from '../../lib/ids.ts'
import type { ForgottenGuest } from '../guests/domain.ts'
import type { GuestMail, GuestMailId } from './domain.ts'

/** @public Checked against the migrations. */
export const MAILS = table<GuestMail>(
  'guest_mails',
  {
    id: column('id'),
    dedupeKey: column('dedupe_key'),
    reservationId: column('reservation_id'),
    messageId: column('message_id'),
    kind: column('kind'),
    language: column('language'),
    toAddress: column('to_address'),
    subject: column('subject'),
    body: column('body'),
    thread: column('thread'),
    status: column('status'),
    detail: column('detail'),
    createdAt: column('created_at'),
    sentAt: column('sent_at'),
  },
  { property_id: 'every statement is of one property' },
)

export function postRepository(db: Db, propertyId: PropertyId) {
  return {
    async isWritten(dedupeKey: string): Promise<boolean> {
      const { rows } = await db.query(
        'select 1 from guest_mails where property_id = $1 and dedupe_key = $2',
        [propertyId, dedupeKey],
      )
      return rows.length > 0
    },

    async insert(mail: GuestMail): Promise<void> {
      await db.query(...MAILS.insert(mail, { property_id: propertyId }))
    },

    async find(id: GuestMailId): Promise<GuestMail | undefined> {
      const { rows } = await db.query(
        `select ${MAILS.select()} from guest_mails where property_id = $1 and id::text = $2`,
        [propertyId, id],
      )
      return rows.map(MAILS.read)[0]
    },

    async lock(id: GuestMailId): Promise<GuestMail | undefined> {
      const { rows } = await db.query(
        `select ${MAILS.select()} from guest_mails where property_id = $1 and id::text = $2 for update`,
        [propertyId, id],
      )
      return rows.map(MAILS.read)[0]
    },

    async mark(
      id: GuestMailId,
      to: {
        readonly status: GuestMail['status']
        readonly detail: string | null
        readonly sentAt: Instant | null
      },
    ): Promise<void> {
      await db.query(
        'update guest_mails set status = $2, detail = $3, sent_at = coalesce($4, sent_at) where id = $1',
        [id, to.status, to.detail, to.sentAt],
      )
    },

    /** Answers how many rows went. */
    async forget(before: Instant): Promise<number> {
      const { rowCount } = await db.query('delete from guest_mails where created_at < $1', [before])
      return rowCount
    },

    async forgetGuest(of: Omit<ForgottenGuest, 'names'>): Promise<void> {
      await db.query(
        `delete from guest_mails where reservation_id::text = any($1) or lower(to_address) = any($3)
            or message_id in (select id from messages where conversation_id::text = any($2))`,
        [of.reservationIds, of.conversationIds, of.contacts],
      )
    },
  }
}
