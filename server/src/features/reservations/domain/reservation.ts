import { type StayNotes, stayNotes } from '@tranquera/contracts/stay-notes'
import type { Instant } from '../../../lib/clock.ts'
import {
  type AccommodationId,
  type ConversationId,
  type GuestId,
  type Id,
  made,
  type ReservationId,
} from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import type { Party } from '../../pricing/domain/party.ts'
import type { PayBy } from '../../pricing/domain/quote.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'

export type ReservationCode = Id<'reservation-code'>
export type GroupId = Id<'reservation-group'>

export const RESERVATION_STATUSES = [
  'pre_reserved',
  'confirmed',
  'checked_in',
  'completed',
  'expired',
  'cancelled',
  'no_show',
] as const
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number]

/** Held, to come or in the house: it may change, and be paid. A hold whose second has passed is `expired` by then. */
export const ALIVE: ReadonlySet<ReservationStatus> = new Set(['pre_reserved', 'confirmed', 'checked_in'])

/** Where a booking came from; label of the reservation metrics, so a closed set. */
const BOOKING_CHANNELS = ['whatsapp', 'web', 'api', 'panel', 'phone', 'airbnb', 'booking', 'other'] as const
export type BookingChannel = (typeof BOOKING_CHANNELS)[number]

export interface Contact {
  readonly name: string
  /** E.164 digits as given; null when the guest hides the number. */
  readonly phone: string | null
  readonly email: string | null
}

export interface Reservation extends StayNotes {
  readonly id: ReservationId
  readonly code: ReservationCode
  readonly accommodationId: AccommodationId
  /** The booking of several cabins that it is a part of. */
  readonly groupId: GroupId | null
  readonly guestId: GuestId | null
  readonly conversationId: ConversationId | null
  readonly status: ReservationStatus
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly party: Party
  /** Names of the extras that were chosen with it. */
  readonly extras: readonly string[]
  /** The way of payment its price was made for; null when none was said. */
  readonly payBy: PayBy | null
  readonly contact: Contact
  readonly language: Language
  readonly channel: BookingChannel
  /** What was agreed; a change replaces it whole. */
  readonly terms: FrozenTerms
  /** End of the hold; null once it is a reservation. */
  readonly expiresAt: Instant | null
  readonly holdExtensions: number
  readonly accessToken: string
  readonly frozenReason: string | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** Those that are said, of whatever holds them beside other things. */
export function notesIn(
  said: {
    readonly [Field in keyof StayNotes]?: StayNotes[Field] | undefined
  },
): Partial<StayNotes> {
  const kept: Partial<StayNotes> = {}
  for (const field of stayNotes.keyof().options) {
    const text = said[field]
    if (text !== undefined) kept[field] = text
  }
  return kept
}

/** Contract section 2.3. A move that is not here does not exist, whoever asks for it. */
const MOVES: Readonly<Record<ReservationStatus, readonly ReservationStatus[]>> = {
  pre_reserved: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['checked_in', 'cancelled', 'no_show'],
  checked_in: ['completed'],
  completed: [],
  // Money that arrives late brings a stay back (section 2.6).
  expired: ['confirmed'],
  cancelled: [],
  no_show: [],
}

export function canMove(from: ReservationStatus, to: ReservationStatus): boolean {
  return MOVES[from].includes(to)
}

/** The status a reader must be told: a hold whose second has passed is expired even if no job has said so yet. */
export function statusAt(
  reservation: Pick<Reservation, 'status' | 'expiresAt'>,
  now: Instant,
): ReservationStatus {
  if (reservation.status !== 'pre_reserved' || !reservation.expiresAt) return reservation.status
  return reservation.expiresAt.epochMilliseconds <= now.epochMilliseconds ? 'expired' : 'pre_reserved'
}

/** `261124`, by which codes begin. */
export function dayDigits(today: LocalDate): string {
  return today.slice(2).replaceAll('-', '')
}

/** `RES261124K7QF`: the property's day of creation and four characters nobody confuses. */
export function reservationCode(today: LocalDate, suffix: string): ReservationCode {
  return made(`RES${dayDigits(today)}${suffix}`)
}
