import type { Instant } from '../../lib/clock.ts'
import { lockFor } from '../../lib/db/locks.ts'
import { asUuid } from '../../lib/db/table.ts'
import type { Db, Statement } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId, ReservationId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { NightsWanted, Occupancy, OccupancyId, OccupancyKind, Span, TakeNights } from './domain.ts'

/** Name of the exclusion constraint that decides every double sale (contract section 2.1). */
export const NO_OVERLAP = 'occupancies_no_overlap'

interface Row {
  id: OccupancyId
  accommodation_id: AccommodationId
  check_in: LocalDate
  check_out: LocalDate
  kind: OccupancyKind
  reservation_id: ReservationId | null
  expires_at: Instant | null
  reason: string
}

const COLUMNS = `id, accommodation_id, lower(period) as check_in, upper(period) as check_out, kind, reservation_id,
  expires_at, reason`

export function occupancyRepository(db: Db) {
  return {
    /**
     * Makes those who want nights of one cabin queue up. The constraint alone would be enough for the truth; without
     * this, two waiting inserts can deadlock on each other.
     */
    async lockAccommodation(id: AccommodationId): Promise<void> {
      await lockFor(db, 'cabinNights', id)
    },

    /** A hold ends at its second, whether or not a job has run. */
    async retireExpired(wanted: NightsWanted, now: Instant): Promise<void> {
      const { sql, params } = retiring(wanted, now)
      await db.query(sql, params)
    },

    /**
     * False when the constraint refused the nights: then nothing of `besides` is written either, as far as it reads
     * from `nights`. Holds that ended are retired first, in the same statement.
     */
    async insert(
      row: { id: OccupancyId; propertyId: PropertyId; nights: TakeNights; now: Instant },
      besides: readonly Statement[] = [],
    ): Promise<boolean> {
      const { nights } = row
      const { rows } = await db.write([
        { ...retiring(nights, row.now), name: 'retired' },
        {
          name: 'nights',
          sql: `insert into occupancies (id, property_id, accommodation_id, period, kind, reservation_id, expires_at,
                  reason, created_at)
                select $1, $2, $3, daterange($4::date, $5::date), $6, $7, $8, $9, $10
                 where (select count(*) from retired) >= 0
                on conflict do nothing returning id`,
          params: [
            row.id,
            row.propertyId,
            nights.accommodationId,
            nights.checkIn,
            nights.checkOut,
            nights.kind,
            'reservationId' in nights ? nights.reservationId : null,
            'expiresAt' in nights ? nights.expiresAt : null,
            'reason' in nights ? nights.reason : '',
            row.now,
          ],
        },
        ...besides,
        { sql: 'select id from nights', params: [] },
      ])
      return rows.length > 0
    },

    /** Answers which of `rows` got their nights; the constraint passes over the others without an error. */
    async insertExternal(
      place: {
        readonly propertyId: PropertyId
        readonly accommodationId: AccommodationId
        readonly now: Instant
      },
      rows: readonly {
        readonly id: OccupancyId
        readonly checkIn: LocalDate
        readonly checkOut: LocalDate
        readonly reason: string
      }[],
    ): Promise<Set<OccupancyId>> {
      const { rows: taken } = await db.query<{ id: OccupancyId }>(
        `insert into occupancies (id, property_id, accommodation_id, period, kind, reason, created_at)
         select r.id, $1::uuid, $2::uuid, daterange(r."checkIn", r."checkOut"), 'external', r.reason, $3::timestamptz
           from jsonb_to_recordset($4::jsonb) as r(id uuid, "checkIn" date, "checkOut" date, reason text)
         on conflict do nothing returning id`,
        [place.propertyId, place.accommodationId, place.now, JSON.stringify(rows)],
      )
      return new Set(taken.map(({ id }) => id))
    },

    async endMany(ids: readonly OccupancyId[], now: Instant): Promise<void> {
      await db.query(
        'update occupancies set live = false, ended_at = $2 where id = any($1::uuid[]) and live',
        [ids, now],
      )
    },

    /** The newest row of a reservation, live or ended. */
    async findByReservation(id: ReservationId): Promise<(Occupancy & { live: boolean }) | undefined> {
      const { rows } = await db.query<Row & { live: boolean }>(
        `select ${COLUMNS}, live from occupancies where reservation_id = $1 order by created_at desc, live ` +
          'desc limit 1',
        [id],
      )
      return rows[0] ? { ...toOccupancy(rows[0]), live: rows[0].live } : undefined
    },

    /** Makes the nights a reservation's for good; throws ConstraintViolation when somebody else has them. */
    async settle(id: OccupancyId): Promise<void> {
      await db.query(
        `update occupancies set kind = 'reservation', expires_at = null, live = true, ended_at = null where id = $1`,
        [id],
      )
    },

    async setDeadline(id: OccupancyId, expiresAt: Instant): Promise<void> {
      await db.query(`update occupancies set expires_at = $2 where id = $1 and kind = 'hold'`, [
        id,
        expiresAt,
      ])
    },

    /** Throws ConstraintViolation when the new nights are somebody else's. */
    async movePeriod(id: OccupancyId, wanted: NightsWanted): Promise<void> {
      await db.query(
        `update occupancies set accommodation_id = $2, period = daterange($3::date, $4::date) where id = $1`,
        [id, wanted.accommodationId, wanted.checkIn, wanted.checkOut],
      )
    },

    async end(id: OccupancyId, now: Instant): Promise<boolean> {
      const { rowCount } = await db.query(
        'update occupancies set live = false, ended_at = $2 where id = $1 and live',
        [id, now],
      )
      return rowCount > 0
    },

    async endOfReservation(id: ReservationId, now: Instant): Promise<void> {
      await db.query(
        'update occupancies set live = false, ended_at = $2 where reservation_id = $1 and live',
        [id, now],
      )
    },

    async find(id: OccupancyId): Promise<(Occupancy & { live: boolean }) | undefined> {
      const { rows } = await db.query<Row & { live: boolean }>(
        `select ${COLUMNS}, live from occupancies where id = ${asUuid('$1')}`,
        [id],
      )
      return rows[0] ? { ...toOccupancy(rows[0]), live: rows[0].live } : undefined
    },

    /** What stands on `[from, to)` at `now`; expired holds do not. */
    async listTaken(
      propertyId: PropertyId,
      of: {
        readonly from: LocalDate
        readonly to: LocalDate
        readonly now: Instant
        readonly accommodationId: AccommodationId | undefined
      },
    ): Promise<Occupancy[]> {
      const { rows } = await db.query<Row>(
        `select ${COLUMNS} from occupancies
          where property_id = $1 and live and period && daterange($2::date, $3::date)
            and (expires_at is null or expires_at > $4) and ($5::uuid is null or accommodation_id = $5::uuid)
          order by lower(period)`,
        [propertyId, of.from, of.to, of.now, of.accommodationId ?? null],
      )
      return rows.map(toOccupancy)
    },

    /** The same for several spans at once, in their order. */
    async listTakenOfEach(
      propertyId: PropertyId,
      spans: readonly Span[],
      now: Instant,
    ): Promise<Occupancy[][]> {
      const { rows } = await db.query<Row & { span: number }>(
        `select s.at as span, ${COLUMNS}
           from unnest($2::date[], $3::date[], $4::uuid[]) with ordinality as s(from_day, to_day, cabin, at)
           join occupancies on property_id = $1 and live and period && daterange(s.from_day, s.to_day)
            and (expires_at is null or expires_at > $5) and (s.cabin is null or accommodation_id = s.cabin)
          order by s.at, lower(period)`,
        [
          propertyId,
          spans.map((span) => span.from),
          spans.map((span) => span.to),
          spans.map((span) => span.accommodationId ?? null),
          now,
        ],
      )
      const found = spans.map((): Occupancy[] => [])
      for (const row of rows) found[row.span - 1]?.push(toOccupancy(row))
      return found
    },
  }
}

function retiring(wanted: NightsWanted, now: Instant): Statement {
  return {
    sql: `update occupancies set live = false, ended_at = $4
           where accommodation_id = $1 and period && daterange($2::date, $3::date) and live and kind = 'hold'
             and expires_at <= $4 returning id`,
    params: [wanted.accommodationId, wanted.checkIn, wanted.checkOut, now],
  }
}

function toOccupancy(row: Row): Occupancy {
  return {
    id: row.id,
    accommodationId: row.accommodation_id,
    checkIn: row.check_in,
    checkOut: row.check_out,
    kind: row.kind,
    reservationId: row.reservation_id,
    expiresAt: row.expires_at,
    reason: row.reason,
  }
}
