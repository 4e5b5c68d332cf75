import type { Instant } from '../../lib/clock.ts'
import type { AccommodationId, Id, ReservationId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'

export type OccupancyId = Id<'occupancy'>

/** What may keep a night from being sold. */
export type OccupancyKind = 'hold' | 'reservation' | 'block' | 'external'

/** Nights `[checkIn, checkOut)` of one accommodation: a departure and an arrival share a day. */
export interface Occupancy {
  readonly id: OccupancyId
  readonly accommodationId: AccommodationId
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly kind: OccupancyKind
  readonly reservationId: ReservationId | null
  readonly expiresAt: Instant | null
  readonly reason: string
}

export interface NightsWanted {
  readonly accommodationId: AccommodationId
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

/** Days `[from, to)`, of one cabin or of all. */
export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly accommodationId?: AccommodationId | undefined
}

export type TakeNights = NightsWanted &
  (
    | { readonly kind: 'hold'; readonly reservationId: ReservationId; readonly expiresAt: Instant }
    | { readonly kind: 'reservation'; readonly reservationId: ReservationId }
    | { readonly kind: 'block' | 'external'; readonly reason: string }
  )

export function overlaps(
  a: { readonly checkIn: LocalDate; readonly checkOut: LocalDate },
  b: { readonly checkIn: LocalDate; readonly checkOut: LocalDate },
): boolean {
  return a.checkIn < b.checkOut && b.checkIn < a.checkOut
}
