import type { Clock, Instant } from '../../lib/clock.ts'
import { type Db, isViolationOf, type Statement } from '../../lib/db/types.ts'
import type { Result } from '../../lib/errors.ts'
import type { AccommodationId, Ids, PropertyId, ReservationId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { NightsWanted, Occupancy, OccupancyId, Span, TakeNights } from './domain.ts'
import { NO_OVERLAP, occupancyRepository } from './repository.ts'

export interface OccupancyDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
}

type Taken = Result<{ readonly occupancyId: OccupancyId }, 'date_overlap'>

/** The only room that owns nights. Every path takes them here, and the database decides. */
export function occupancyService(deps: OccupancyDeps) {
  return (db: Db) => ({
    /**
     * Takes `[checkIn, checkOut)`; holds that ended are swept away in the same statement. What of `besides` reads from
     * `nights` is written with them, or not at all.
     */
    take(nights: TakeNights, besides: readonly Statement[] = []): Promise<Taken> {
      return db.transaction(async (tx) => {
        const repository = occupancyRepository(tx)
        const now = deps.clock.now()
        await repository.lockAccommodation(nights.accommodationId)
        const id = deps.ids.uuid<OccupancyId>()
        const won = await repository.insert({ id, propertyId: deps.propertyId, nights, now }, besides)
        return won ? { ok: true, occupancyId: id } : { ok: false, reason: 'date_overlap' }
      })
    },

    /**
     * Turns a hold into a reservation, also one that has ended: the nights come back if nobody took them meanwhile
     * (contract section 2.6).
     */
    settle(reservationId: ReservationId): Promise<Taken> {
      return db.transaction(async (tx) => {
        const repository = occupancyRepository(tx)
        const row = await repository.findByReservation(reservationId)
        if (!row) throw new Error(`Reservation ${reservationId} never held nights`)
        await repository.lockAccommodation(row.accommodationId)
        await repository.retireExpired(row, deps.clock.now())
        const won = await refereed(tx, () => repository.settle(row.id))
        return won ? { ok: true, occupancyId: row.id } : { ok: false, reason: 'date_overlap' }
      })
    },

    /** Gives a hold more time. False when somebody already has the nights. */
    prolong(reservationId: ReservationId, expiresAt: Instant): Promise<boolean> {
      return db.transaction(async (tx) => {
        const repository = occupancyRepository(tx)
        const row = await repository.findByReservation(reservationId)
        if (!row) return false
        await repository.lockAccommodation(row.accommodationId)
        const current = await repository.find(row.id)
        if (!current?.live || current.kind !== 'hold') return false
        await repository.setDeadline(row.id, expiresAt)
        return true
      })
    },

    /** Moves a stay to other nights or another cabin; its own nights never stand in its way. */
    move(reservationId: ReservationId, wanted: NightsWanted): Promise<Taken> {
      return db.transaction(async (tx) => {
        const repository = occupancyRepository(tx)
        const row = await repository.findByReservation(reservationId)
        if (!row?.live) return { ok: false, reason: 'date_overlap' }
        // Always in the same order, so two moves that cross do not wait for each other.
        for (const id of [...new Set([row.accommodationId, wanted.accommodationId])].sort()) {
          await repository.lockAccommodation(id)
        }
        await repository.retireExpired(wanted, deps.clock.now())
        const won = await refereed(tx, () => repository.movePeriod(row.id, wanted))
        return won ? { ok: true, occupancyId: row.id } : { ok: false, reason: 'date_overlap' }
      })
    },

    /** Locks the cabin first, as every other move does: whoever waits for these nights may take them afterwards. */
    release(reservationId: ReservationId): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = occupancyRepository(tx)
        const row = await repository.findByReservation(reservationId)
        if (!row) return
        await repository.lockAccommodation(row.accommodationId)
        await repository.endOfReservation(reservationId, deps.clock.now())
      })
    },

    /** Frees a block or an imported stay. False when it was free already or never existed. */
    free(id: OccupancyId): Promise<boolean> {
      return occupancyRepository(db).end(id, deps.clock.now())
    },

    /** Holds everybody else who wants nights of this cabin back until the transaction ends. */
    lock(accommodationId: AccommodationId): Promise<void> {
      return occupancyRepository(db).lockAccommodation(accommodationId)
    },

    /**
     * Takes many imported stretches of one cabin at once; `spans` must not overlap each other. Each answer stands where
     * its stretch stood: its id, or null when somebody has at least one of its nights.
     */
    takeExternal(
      accommodationId: AccommodationId,
      spans: readonly {
        readonly checkIn: LocalDate
        readonly checkOut: LocalDate
        readonly reason: string
      }[],
    ): Promise<(OccupancyId | null)[]> {
      return db.transaction(async (tx) => {
        const [checkIn] = spans.map((span) => span.checkIn).sort()
        const checkOut = spans
          .map((span) => span.checkOut)
          .sort()
          .at(-1)
        if (!checkIn || !checkOut) return []
        const repository = occupancyRepository(tx)
        const now = deps.clock.now()
        await repository.lockAccommodation(accommodationId)
        await repository.retireExpired({ accommodationId, checkIn, checkOut }, now)
        const rows = spans.map((span) => ({ ...span, id: deps.ids.uuid<OccupancyId>() }))
        const place = { propertyId: deps.propertyId, accommodationId, now }
        const taken = await repository.insertExternal(place, rows)
        return rows.map(({ id }) => (taken.has(id) ? id : null))
      })
    },

    freeMany(ids: readonly OccupancyId[]): Promise<void> {
      return occupancyRepository(db).endMany(ids, deps.clock.now())
    },

    find(id: OccupancyId) {
      return occupancyRepository(db).find(id)
    },

    /** What stands on `[from, to)` now, by arrival. */
    listTaken(from: LocalDate, to: LocalDate, accommodationId?: AccommodationId): Promise<Occupancy[]> {
      const now = deps.clock.now()
      return occupancyRepository(db).listTaken(deps.propertyId, { from, to, now, accommodationId })
    },

    /** The same for several spans at once, in their order. */
    listTakenOfEach: (spans: readonly Span[]): Promise<Occupancy[][]> =>
      occupancyRepository(db).listTakenOfEach(deps.propertyId, spans, deps.clock.now()),

    /** A look, not a promise: only `take` decides. */
    async isFree(wanted: NightsWanted): Promise<boolean> {
      const taken = await this.listTaken(wanted.checkIn, wanted.checkOut, wanted.accommodationId)
      return taken.length === 0
    },
  })
}

export type OccupancyService = ReturnType<ReturnType<typeof occupancyService>>

/** False when the exclusion constraint refused; anything else that fails is a surprise. */
async function refereed(tx: Db, write: () => Promise<void>): Promise<boolean> {
  try {
    await tx.savepoint(write)
    return true
  } catch (error) {
    if (isViolationOf(error, NO_OVERLAP)) return false
    throw error
  }
}
