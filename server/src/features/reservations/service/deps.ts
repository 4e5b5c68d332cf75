import type { Clock, Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, Ids, PropertyId, ReservationId } from '../../../lib/ids.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { OccupancyService } from '../../occupancy/service.ts'
import type { PricingService } from '../../pricing/service.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'
import type { ReservationEvent } from '../domain/events.ts'
import type { BookingChannel, Reservation } from '../domain/reservation.ts'

/** Prices a stay: `quote` for good, `price` for a look, `findValid` what was promised. */
export type QuoteSource = Pick<
  PricingService,
  'quote' | 'findValid' | 'price' | 'market' | 'alternatives' | 'dailyPrices'
>

/** What a step of a use case works with; its transaction joins the one it is called in. */
export interface Step {
  readonly deps: ReservationDeps
  readonly tx: Db
}

interface Cabin {
  readonly id: AccommodationId
  readonly name: string
  readonly capacity: number
}

interface HoldTimes {
  /** Life of a hold (HOLD_TTL_SECONDS). */
  readonly ttlSeconds: number
  /** The one extension (HOLD_EXTENSION_SECONDS). */
  readonly extensionSeconds: number
  /** The guest is reminded this long before the end (HOLD_REMINDER_SECONDS). */
  readonly reminderSeconds: number
}

export interface ReservationDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** IANA zone of the property. */
  readonly zone: string
  readonly hold: HoldTimes
  readonly occupancy: (db: Db) => OccupancyService
  readonly quotes: (db: Db) => QuoteSource
  readonly cabins: (db: Db) => Promise<readonly Cabin[]>
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
  /** Listeners only enqueue: they run inside the transaction. */
  readonly emit: (tx: Db, event: ReservationEvent) => Promise<void>
  /** What is to go back already, of what the ledger still shows as paid. */
  readonly promisedBack: (tx: Db, id: ReservationId) => Promise<MinorUnits>
  /** What a cancellation now gives back of what was paid, by the frozen policy. */
  readonly refundDue: (reservation: Reservation, paid: MinorUnits, now: Instant) => MinorUnits
  readonly metrics: {
    created(channel: BookingChannel): void
    confirmed(channel: BookingChannel): void
    overlapped(channel: BookingChannel): void
    expired(accommodationId: AccommodationId): void
  }
}
