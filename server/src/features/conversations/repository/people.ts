import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { GuestId, PropertyId } from '../../../lib/ids.ts'
import type { GuestPatch, KeptPerson } from '../../guests/domain.ts'

const CHANGEABLE = ['name', 'phone', 'email', 'language', 'notes'] as const

/** What the guest book changes in the rows of people and in what they said. Features/guests decides, this writes. */
export function peopleOfChats({ propertyId }: { readonly propertyId: PropertyId }) {
  return (db: Db) => ({
    async keep({ id, name, phone, email, language, now }: KeptPerson): Promise<void> {
      await db.query(
        `insert into guests (id, property_id, name, phone, email, language, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
        [id, propertyId, name, phone, email, language, now],
      )
    },

    async change(id: GuestId, patch: GuestPatch): Promise<void> {
      const given = CHANGEABLE.filter((field) => patch[field] !== undefined)
      if (given.length === 0) return
      const sets = given.map((field, i) => `${field} = $${i + 2}`).join(', ')
      await db.query(`update guests set ${sets} where id = $1`, [id, ...given.map((field) => patch[field])])
    },

    /** Chats stay with the telephone they are held on. */
    async merge(from: GuestId, into: GuestId): Promise<void> {
      await db.query('update guests set merged_into = $2 where id = $1 or merged_into = $1', [from, into])
    },

    /** A message keeps its place and time; a person who writes again is somebody new. */
    async erase(id: GuestId, now: Instant): Promise<void> {
      const mine = '(select id from guests where id = $1 or merged_into = $1)'
      await db.query(
        `update messages set text = '', content = '{}', understanding = null, reply_to = null
          where conversation_id in (select id from conversations where guest_id in ${mine})`,
        [id],
      )
      await db.query(
        `update conversations set frame = '{}', unread = 0, status = 'bot' where guest_id in ${mine}`,
        [id],
      )
      await db.query(
        `update guests set name = null, phone = null, wa_id = null, bsuid = null, email = null, notes = '',
            erased_at = $2 where id = $1 or merged_into = $1`,
        [id, now],
      )
    },
  })
}
