import type { ReservationId } from '../../../lib/ids.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { ReservationStatus } from './reservation.ts'

/** Of a group one speaks for all: what the others go through is told by that one. */
interface Told {
  readonly isSpokenFor?: boolean
}

/**
 * What happened to a reservation, told inside the transaction in which it happened. Whoever listens (messages to the
 * guest, the payment link, metrics) only enqueues.
 */
export type ReservationEvent =
  | (Told & { readonly type: 'reservation.held'; readonly reservationId: ReservationId })
  | (Told & {
      readonly type: 'reservation.confirmed'
      readonly reservationId: ReservationId
      readonly revived: boolean
    })
  | (Told & { readonly type: 'reservation.expired'; readonly reservationId: ReservationId })
  | (Told & { readonly type: 'reservation.hold_extended'; readonly reservationId: ReservationId })
  | { readonly type: 'reservation.reminder_due'; readonly reservationId: ReservationId }
  | (Told & {
      readonly type: 'reservation.cancelled'
      readonly reservationId: ReservationId
      readonly refundDue: MinorUnits
      /** What went back of the group's other cabins with it, for the words that speak for all. */
      readonly othersRefund?: MinorUnits
      /** `bumped`: the nights went to a guest of a platform (contract section 2.8). */
      readonly cause: 'guest' | 'owner' | 'bumped'
    })
  | {
      readonly type: 'reservation.changed'
      readonly reservationId: ReservationId
      /** Of what was paid beyond the new total. */
      readonly refundDue: MinorUnits
      /** False where the guest knows already. */
      readonly isTold: boolean
    }
  | {
      readonly type: 'reservation.reopened'
      readonly reservationId: ReservationId
      /** What it had been. */
      readonly from: ReservationStatus
    }
  | { readonly type: 'reservation.checked_in'; readonly reservationId: ReservationId }
  | { readonly type: 'reservation.completed'; readonly reservationId: ReservationId }
  | { readonly type: 'reservation.no_show'; readonly reservationId: ReservationId }
