import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { SecurityEntry } from '../domain/security-deposit.ts'

/** Name of the constraint that lets an entry be taken back once. */
export const SECURITY_REVERSED_ONCE = 'security_deposit_entries_reversed_once'

const ENTRY = `id, reservation_id as "reservationId", kind, method, amount, currency, note, actor_kind as "actorKind",
  actor_id as "actorId", reverses, created_at as "createdAt"`

export function securityRepository(db: Db) {
  return {
    async ofReservation(id: ReservationId): Promise<SecurityEntry[]> {
      const { rows } = await db.query<SecurityEntry>(
        `select ${ENTRY} from security_deposit_entries where reservation_id = $1 order by created_at, id`,
        [id],
      )
      return rows
    },
    async find(id: string): Promise<SecurityEntry | undefined> {
      const { rows } = await db.query<SecurityEntry>(
        `select ${ENTRY} from security_deposit_entries where id = $1`,
        [id],
      )
      return rows[0]
    },
    async insert(e: SecurityEntry): Promise<void> {
      await db.query(
        `insert into security_deposit_entries (id, reservation_id, kind, method, amount, currency, note, actor_kind,
           actor_id, reverses, created_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
        [
          ...[e.id, e.reservationId, e.kind, e.method, e.amount, e.currency, e.note, e.actorKind, e.actorId],
          ...[e.reverses, e.createdAt],
        ],
      )
    },
  }
}
