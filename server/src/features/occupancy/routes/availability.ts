import { type AvailabilityView, availability, availabilityQuery } from '@tranquera/contracts/calendar'
import { idParams } from '@tranquera/contracts/common'
import type { Clock } from '../../../lib/clock.ts'
import type { KeptFacts } from '../../../lib/db/kept-facts.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Actor, Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { AccommodationId, ReservationId } from '../../../lib/ids.ts'
import { dateAt, eachNight, type LocalDate, localDate, nightsBetween } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import type { OccupancyId } from '../domain.ts'
import type { OccupancyService } from '../service.ts'

/** A year and a half of a calendar is more than anyone looks at in one page. */
const LONGEST_VIEW_DAYS = 550

interface DayPrice {
  readonly date: LocalDate
  readonly price: number
  readonly minNights: number
  readonly season: string | null
}

export interface ReservationLabel {
  readonly code: string
  readonly label: string
  readonly channel: string
  readonly status: string
  readonly paid: 'all' | 'part' | 'nothing'
}

export interface OccupancyRouteDeps {
  readonly db: Db
  /** Cabins and prices as they stand, read once until somebody changes them. */
  readonly catalogue: KeptFacts
  readonly clock: Clock
  readonly zone: string
  readonly guards: Guards
  readonly occupancy: (db: Db) => OccupancyService
  /** Active cabins; `withInactive` for the owner. */
  readonly cabins: (
    db: Db,
    withInactive: boolean,
  ) => Promise<readonly { readonly id: AccommodationId; readonly name: string }[]>
  readonly prices: (
    db: Db,
    from: LocalDate,
    to: LocalDate,
  ) => Promise<ReadonlyMap<AccommodationId, readonly DayPrice[]>>
  readonly daysOff: (
    db: Db,
    from: LocalDate,
    to: LocalDate,
  ) => Promise<readonly { readonly date: LocalDate; readonly name: string }[]>
  readonly labels: (
    db: Db,
    ids: readonly ReservationId[],
  ) => Promise<ReadonlyMap<ReservationId, ReservationLabel>>
  /** Of nights that platforms sold: what their calendars are called. */
  readonly calendarNames: (db: Db, ids: readonly OccupancyId[]) => Promise<ReadonlyMap<OccupancyId, string>>
  readonly conflicts: (db: Db, from: LocalDate, to: LocalDate) => Promise<Record<string, unknown>[]>
  readonly audit: (
    tx: Db,
    entry: {
      actor: Actor
      action: string
      entity: string
      entityId: string
      cause: string
      after?: Record<string, unknown>
    },
  ) => Promise<void>
  /** A block is gone: imported stays that waited for its nights take them in the same transaction. */
  readonly freed?: (tx: Db, accommodationId: AccommodationId) => Promise<void>
  readonly config: { readonly idempotent: object; readonly publicRead: object }
}

export function spanOf(query: { from: string; to: string }): { from: LocalDate; to: LocalDate } {
  const from = localDate(query.from)
  const to = localDate(query.to)
  const days = nightsBetween(from, to)
  if (days < 1 || days > LONGEST_VIEW_DAYS) {
    const detail = `to must be later than from, by at most ${LONGEST_VIEW_DAYS} days.`
    throw problem({ code: 'invalid_dates', detail, errors: [{ path: 'to', message: detail }] })
  }
  return { from, to }
}

export function availabilityRoute(app: App, deps: OccupancyRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/accommodations/:id/availability',
    id: 'getAvailability',
    summary: 'Tells which nights of a cabin are free, and their price.',
    tag: 'Public',
    problems: ['accommodation_not_found', 'invalid_dates'],
    config: deps.config.publicRead,
    schema: {
      params: idParams<'accommodation'>(),
      querystring: availabilityQuery,
      response: { 200: availability },
    },
    handler: ({ params, query }) => nightsOf(deps, params.id, query),
  })
}

/** What `GET /accommodations/{id}/availability` answers, also to the pages that are drawn on the server. */
export async function nightsOf(
  deps: OccupancyRouteDeps,
  id: AccommodationId,
  query: { readonly from: string; readonly to: string },
): Promise<AvailabilityView> {
  const { from, to } = spanOf(query)
  const { db } = await deps.catalogue.now()
  const cabins = await deps.cabins(db, false)
  if (!cabins.some((cabin) => cabin.id === id)) {
    throw problem({ code: 'accommodation_not_found', detail: 'There is no such accommodation.' })
  }
  const [taken, prices] = await Promise.all([
    deps.occupancy(deps.db).listTaken(from, to, id),
    deps.prices(db, from, to),
  ])
  const byDate = new Map((prices.get(id) ?? []).map((day) => [day.date, day]))
  const busy = new Set(taken.flatMap((stay) => eachNight(stay.checkIn, stay.checkOut)))
  const today = dateAt(deps.clock.now(), deps.zone)
  const days = eachNight(from, to).map((date) => {
    const day = byDate.get(date)
    return {
      date,
      available: date >= today && day !== undefined && !busy.has(date),
      price: day ? formatAmount(day.price) : null,
      min_nights: day?.minNights ?? 1,
    }
  })
  return { days }
}
