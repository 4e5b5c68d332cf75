import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { AccommodationId, PropertyId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { CabinRow, CleaningHand, CleaningMark, CleaningState, DayStay } from './domain.ts'

export interface CleaningLink {
  readonly token: string
  readonly createdAt: Instant
  readonly openedAt: Instant | null
}

interface CabinFound {
  readonly id: AccommodationId
  readonly name: string
  readonly state: CleaningState | null
  readonly changed_by: CleaningHand | null
  readonly changed_at: Instant | null
  readonly last_departure: LocalDate | null
}

/** What a platform merely closes is nobody's stay. */
const STAYS_OF_PLATFORMS = `occupancies o
  left join feed_nights n on n.occupancy_id = o.id left join feed_stays s on s.id = n.stay_id
  left join calendar_feeds f on f.id = n.feed_id`
const IS_STAY = `o.live and o.kind = 'external'
  and coalesce(s.record->>'kind', 'reservation') in ('reservation', 'unknown')`
const CHECK_IN = `coalesce((s.record->'seen'->>'checkIn')::date, lower(o.period))`
const CHECK_OUT = `coalesce((s.record->'seen'->>'checkOut')::date, upper(o.period))`

export function cleaningRepository(db: Db, propertyId: PropertyId) {
  return {
    /** Cabins on offer, in the owner's order. `today`: departures up to it count. */
    async cabins(today: LocalDate): Promise<CabinRow[]> {
      const { rows } = await db.query<CabinFound>(
        `select a.id, a.name, c.state, c.changed_by, c.changed_at,
            greatest(
              (select max(r.check_out) from reservations r where r.accommodation_id = a.id
                 and r.status in ('confirmed', 'checked_in', 'completed') and r.check_out <= $2),
              (select max(${CHECK_OUT}) from ${STAYS_OF_PLATFORMS}
                where o.accommodation_id = a.id and ${IS_STAY} and ${CHECK_OUT} <= $2)) as last_departure
           from accommodations a left join cabin_cleanings c on c.accommodation_id = a.id
          where a.property_id = $1 and a.active order by a.position, a.name`,
        [propertyId, today],
      )
      return rows.map(({ id, name, state, changed_by, changed_at, last_departure }) => ({
        id,
        name,
        lastDeparture: last_departure,
        mark: state && changed_by && changed_at ? { state, by: changed_by, at: changed_at } : null,
      }))
    },

    /** Stays that begin, end or last on a day, both ends included. */
    async stays(day: LocalDate): Promise<DayStay[]> {
      const { rows } = await db.query<DayStay>(
        `select r.accommodation_id as "cabinId", 'reservation' as kind, r.contact_name as name, r.channel, r.status,
            r.check_in as "checkIn", r.check_out as "checkOut", r.adults + r.children + r.babies as people, r.pets,
            d.arrival_time as "arrivalTime"
           from reservations r left join arrival_details d on d.reservation_id = r.id
          where r.property_id = $1 and r.status in ('confirmed', 'checked_in', 'completed')
            and daterange(r.check_in, r.check_out, '[]') @> $2::date
         union all
         select distinct o.accommodation_id, 'external', '', coalesce(f.channel, 'other'), 'confirmed',
            ${CHECK_IN}, ${CHECK_OUT}, null::int, null::int, null
           from ${STAYS_OF_PLATFORMS}
          where o.property_id = $1 and ${IS_STAY} and o.period && daterange($2::date - 1, $2::date + 1, '[]')
            and ${CHECK_IN} <= $2 and ${CHECK_OUT} >= $2`,
        [propertyId, day],
      )
      return rows
    },

    /** False when there is no such cabin. */
    async mark(id: AccommodationId, { state, by, at }: CleaningMark): Promise<boolean> {
      const { rowCount } = await db.query(
        `insert into cabin_cleanings (accommodation_id, property_id, state, changed_by, changed_at)
         select id, property_id, $3, $4, $5 from accommodations where id = $1 and property_id = $2
         on conflict (accommodation_id) do update set state = excluded.state, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [id, propertyId, state, by, at],
      )
      return rowCount > 0
    },

    async link(): Promise<CleaningLink | undefined> {
      const { rows } = await db.query<CleaningLink>(
        `select token, created_at as "createdAt", opened_at as "openedAt" from cleaning_links where property_id = $1`,
        [propertyId],
      )
      return rows[0]
    },

    /** The old address leads nowhere from then on. */
    async saveLink(token: string, at: Instant): Promise<void> {
      await db.query(
        `insert into cleaning_links (property_id, token, created_at) values ($1, $2, $3)
         on conflict (property_id) do update set token = excluded.token, created_at = excluded.created_at,
           opened_at = null`,
        [propertyId, token, at],
      )
    },

    async deleteLink(): Promise<boolean> {
      const { rowCount } = await db.query('delete from cleaning_links where property_id = $1', [propertyId])
      return rowCount > 0
    },

    async noteOpened(at: Instant): Promise<void> {
      await db.query('update cleaning_links set opened_at = $2 where property_id = $1', [propertyId, at])
    },
  }
}
