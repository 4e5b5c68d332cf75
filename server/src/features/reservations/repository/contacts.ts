import type { Db } from '../../../lib/db/types.ts'
import type { GuestId } from '../../../lib/ids.ts'

/** Stands where a name stood; the column is never empty. */
const NOBODY = '(borrado)'

/** What the guest book changes on stays: whose they are, and that nobody can say any more who it was. */
export function contactsOfStays(db: Db) {
  return {
    async giveGuest(reservationIds: readonly string[], guestId: GuestId): Promise<void> {
      await db.query('update reservations set guest_id = $2 where id = any($1::uuid[])', [
        reservationIds,
        guestId,
      ])
    },

    /** Nights, price and ledger stay as they are. */
    async forgetContact(reservationIds: readonly string[]): Promise<void> {
      await db.query(
        `update reservations set contact_name = $2, contact_phone = null, contact_email = null, notes = ''
          where id = any($1::uuid[])`,
        [reservationIds, NOBODY],
      )
      await db.query('delete from arrival_details where reservation_id = any($1::uuid[])', [reservationIds])
    },
  }
}
