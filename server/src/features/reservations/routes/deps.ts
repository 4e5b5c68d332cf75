import type { GuestReservationView, ownerReservationView } from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import type { Clock, Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { ArrivalNote } from '../../lodging/domain/told.ts'
import type { AskedNow } from '../domain/payment-due.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { ReservationService } from '../service.ts'

export interface RefundWay {
  readonly id: string
  readonly method: string
  readonly amount: number
  readonly state: string
  readonly paymentId: string | null
}

export interface ReservationRouteDeps {
  readonly db: Db
  readonly clock: Clock
  readonly zone: string
  readonly guards: Guards
  readonly reservations: (db: Db) => ReservationService
  readonly accommodationNames: (db: Db) => Promise<ReadonlyMap<AccommodationId, string>>
  /** What opens the door of each cabin. */
  readonly arrivalNotes: (db: Db) => Promise<readonly ArrivalNote[]>
  /** Makes the payment link of a fresh hold; null when there is no way to pay online. */
  readonly paymentUrl: (reservation: Reservation) => Promise<string | null>
  /** What is asked for now, at the rate of today where the balance follows it. */
  readonly askedNow: (db: Db, reservation: Reservation) => Promise<AskedNow | null>
  /** What these cabins owe, where the rate of today makes it another sum than was agreed; else null. */
  readonly owedToday: (db: Db, stays: readonly Reservation[]) => Promise<number | null>
  readonly timeline: (
    db: Db,
    reservation: Reservation,
  ) => Promise<z.infer<typeof ownerReservationView>['timeline']>
  readonly messages: (
    db: Db,
    reservation: Reservation,
  ) => Promise<z.infer<typeof ownerReservationView>['messages']>
  /** Reads what platforms sold meanwhile, before a stay is confirmed; never throws. */
  readonly refreshCalendars?: (id: AccommodationId) => Promise<unknown>
  /** The account that takes transfers; null where none is written down. */
  readonly transferAccount: (db: Db) => Promise<GuestReservationView['transfer']>
  /** Sends the payment link again, in the chat when there is one. */
  readonly resendPayment: (reservation: Reservation) => Promise<string | null>
  /** A coupon that is not credited yet; null when none is on its way. */
  readonly awaitingCredit: (
    db: Db,
    reservation: Reservation,
  ) => Promise<{ readonly amount: number; readonly payBy: Instant | null } | null>
  /** Outside total, paid and due; null where none is asked and none came. */
  readonly securityDeposit: (
    db: Db,
    reservation: Reservation,
  ) => Promise<GuestReservationView['security_account']>
  /** What goes back of a stay's money and by which way, the oldest first. */
  readonly refunds: (db: Db, reservation: Reservation) => Promise<readonly RefundWay[]>
  /** Route configuration, made by lib/http: accepts Idempotency-Key, and names a rate-limit policy. */
  readonly config: { readonly idempotent: object; readonly publicWrite: object }
}
