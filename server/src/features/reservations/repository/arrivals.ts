import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { ArrivalDetails } from '../domain/arrival.ts'

export function arrivalRepository(db: Db) {
  return {
    async find(id: ReservationId): Promise<ArrivalDetails | undefined> {
      const { rows } = await db.query<ArrivalDetails>(
        `select arrival_time as "arrivalTime", people, plate, wishes from arrival_details where reservation_id = $1`,
        [id],
      )
      return rows[0]
    },
    async save(id: ReservationId, details: ArrivalDetails, now: Instant): Promise<void> {
      const { arrivalTime, people, plate, wishes } = details
      await db.query(
        `insert into arrival_details (reservation_id, arrival_time, people, plate, wishes, updated_at)
         values ($1, $2, $3::jsonb, $4, $5, $6)
         on conflict (reservation_id) do update set arrival_time = excluded.arrival_time, people = excluded.people,
           plate = excluded.plate, wishes = excluded.wishes, updated_at = excluded.updated_at`,
        [id, arrivalTime, JSON.stringify(people), plate, wishes, now],
      )
    },
    /** Of stays whose guests left before that day. Answers how many rows went. */
    async forget(leftBefore: LocalDate): Promise<number> {
      const { rowCount } = await db.query(
        `delete from arrival_details where reservation_id in (
           select d.reservation_id from arrival_details d join reservations r on r.id = d.reservation_id
            where r.check_out < $1::date)`,
        [leftBefore],
      )
      return rowCount
    },
  }
}
