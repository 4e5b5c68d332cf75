import type { TimedMessage } from '@tranquera/contracts/values'
import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId, ReservationId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Due } from '../domain/timed.ts'

export interface TimedTelling {
  readonly reservationId: ReservationId
  /** The group's id where several cabins were booked together: they are told as one. */
  readonly stayId: string
  readonly kind: TimedMessage
  readonly day: LocalDate
}

export function timedRepository(db: Db, propertyId: PropertyId) {
  return {
    /** Stays of which this has not been said yet. */
    async listDue(due: readonly Due[]): Promise<TimedTelling[]> {
      const { rows } = await db.query<TimedTelling>(
        `select distinct on (w.kind, w.day, coalesce(r.group_id, r.id))
                r.id as "reservationId", coalesce(r.group_id, r.id) as "stayId", w.kind, w.day::text as day
           from unnest($2::text[], $3::date[], $4::boolean[], $5::timestamptz[])
             as w (kind, day, arrives, booked_before)
           join reservations r on r.property_id = $1
            and ((w.arrives and r.check_in = w.day) or (not w.arrives and r.check_out = w.day))
          where r.status in ('confirmed', 'checked_in', 'completed') and r.frozen_reason is null
            and (r.status = 'confirmed' or not w.arrives) and r.created_at < w.booked_before
            and not exists (select 1 from timed_messages t where t.stay_id = coalesce(r.group_id, r.id)
              and t.kind = w.kind and t.day = w.day)
          order by w.kind, w.day, coalesce(r.group_id, r.id), r.id`,
        [
          propertyId,
          due.map((one) => one.kind),
          due.map((one) => one.day),
          due.map((one) => one.of === 'arrival'),
          due.map((one) => one.bookedBefore),
        ],
      )
      return rows
    },

    /** False when somebody was quicker. */
    async claim({ stayId, kind, day }: TimedTelling, now: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        'insert into timed_messages (stay_id, kind, day, told_at) values ($1, $2, $3, $4) on conflict do nothing',
        [stayId, kind, day, now],
      )
      return rowCount > 0
    },
  }
}
