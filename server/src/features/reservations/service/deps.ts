import type { Clock, Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, Ids, PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { OccupancyService } from '../../occupancy/service.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'
import type { ReservationEvent } from '../domain/events.ts'
import type { BookingChannel, Party, PriceLine, QuoteId, Reservation } from '../domain/reservation.ts'

export type { AuditEntry } from '../../staff/domain/audit.ts'

export interface StayRequest {
  readonly accommodationId: AccommodationId
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly party: Party
}

/** Conditions and price of a stay, frozen (contract section 2.7). */
export interface FrozenQuote {
  readonly id: QuoteId
  readonly lines: readonly PriceLine[]
  readonly total: MinorUnits
  readonly deposit: MinorUnits
  readonly currency: Currency
  readonly policy: Readonly<Record<string, unknown>>
  readonly fx: Readonly<Record<string, unknown>> | null
  readonly validUntil: Instant
}

/** Why a stay is not sold, apart from being taken: the codes of contract section 3, with the figure that explains. */
export interface StayRefusal {
  readonly ok: false
  readonly reason:
    | 'invalid_dates'
    | 'past_dates'
    | 'capacity_exceeded'
    | 'min_nights'
    | 'max_nights'
    | 'closed_to_arrival'
    | 'accommodation_not_found'
    | 'rates_missing'
  readonly limit?: number
}

export type QuoteOutcome = { readonly ok: true; readonly quote: FrozenQuote } | StayRefusal

export type PriceOutcome =
  | { readonly ok: true; readonly price: Omit<FrozenQuote, 'id' | 'validUntil'> }
  | StayRefusal

/** Lines are words, frozen with the price: they are written in the language of whoever asks. */
export interface QuoteSource {
  quote(stay: StayRequest, language: Reservation['language']): Promise<QuoteOutcome>
  /** The stored quote when it was made for exactly this stay and still holds. */
  findValid(id: QuoteId, stay: StayRequest): Promise<FrozenQuote | undefined>
  /** What rates and rules ask for this stay now; stores nothing and looks at no nights. */
  price(stay: StayRequest, language?: Reservation['language']): Promise<PriceOutcome>
}

export interface Cabin {
  readonly id: AccommodationId
  readonly name: string
  readonly capacity: number
}

export interface HoldTimes {
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
  /** What a cancellation now gives back of what was paid, by the frozen policy. */
  readonly refundDue: (reservation: Reservation, paid: MinorUnits, now: Instant) => MinorUnits
  readonly metrics: {
    created(channel: BookingChannel): void
    confirmed(channel: BookingChannel): void
    overlapped(channel: BookingChannel): void
    expired(accommodationId: AccommodationId): void
  }
}
