import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId, ReservationId } from '../../../lib/ids.ts'
import type { ReservationGroup } from '../domain/group.ts'
import type { GroupId, Reservation } from '../domain/reservation.ts'
import { RESERVATIONS } from '../repository.ts'

export const GROUP_CODE_UNIQUE = 'reservation_groups_code_unique'

const GROUP = `id, code, created_at as "createdAt"`

export function groupRepository(db: Db) {
  return {
    async insert(propertyId: PropertyId, { id, code, createdAt }: ReservationGroup): Promise<void> {
      await db.query(
        'insert into reservation_groups (id, property_id, code, created_at) values ($1, $2, $3, $4)',
        [id, propertyId, code, createdAt],
      )
    },
    async find(id: GroupId): Promise<ReservationGroup | undefined> {
      const { rows } = await db.query<ReservationGroup>(
        `select ${GROUP} from reservation_groups where id = $1`,
        [id],
      )
      return rows[0]
    },
    async findByCode(code: string): Promise<ReservationGroup | undefined> {
      const { rows } = await db.query<ReservationGroup>(
        `select ${GROUP} from reservation_groups where code = $1`,
        [code],
      )
      return rows[0]
    },
    /** Codes of the groups that these stays are part of. */
    async codesOf(ids: readonly ReservationId[]): Promise<Map<ReservationId, string>> {
      if (ids.length === 0) return new Map()
      const { rows } = await db.query<{ id: ReservationId; code: string }>(
        `select r.id, g.code from reservations r join reservation_groups g on g.id = r.group_id
          where r.id = any($1::uuid[])`,
        [ids],
      )
      return new Map(rows.map((row) => [row.id, row.code]))
    },
    /** The first that still lives speaks for all. */
    async members(id: GroupId): Promise<Reservation[]> {
      const { rows } = await db.query(
        `select ${RESERVATIONS.select()} from reservations where group_id = $1 order by id`,
        [id],
      )
      return rows.map(RESERVATIONS.read)
    },
  }
}
