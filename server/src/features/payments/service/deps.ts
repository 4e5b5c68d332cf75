import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, Ids, PropertyId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { MediaStore } from '../../../lib/media-store.ts'
import { type Jobs, OutsideError } from '../../../lib/queue/job.ts'
import type { WhatsAppGateway } from '../../messaging/ports.ts'
import type { MessagingService } from '../../messaging/service.ts'
import type { RaiseAlert } from '../../notifications/domain/alert.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ReservationService } from '../../reservations/service.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'
import type { ProofShown } from '../domain/records.ts'
import type { PaymentSettings } from '../domain/settings.ts'
import type { GuestWord } from '../jobs.ts'
import type { PaymentProvider } from '../ports.ts'

/** What a notification points at, never what happened. */
export type PaymentHint =
  | { readonly kind: 'payment'; readonly paymentId: string }
  | { readonly kind: 'merchant_order'; readonly orderId: string }
  | { readonly kind: 'chargeback'; readonly chargebackId: string | null; readonly paymentId: string | null }
  | { readonly kind: 'claim'; readonly claimId: string }
  | { readonly kind: 'stop_delivery'; readonly paymentId: string | null; readonly orderId: string | null }
  | { readonly kind: 'ignored'; readonly topic: string }

/** Words about money for who has no chat here. */
interface ElsewhereWord extends Pick<GuestWord, 'body' | 'button' | 'key'> {
  /** When it arrives nowhere, the owner has to be told. */
  readonly isOwed: boolean
}

export interface PaymentDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly propertyId: PropertyId
  /** IANA zone of the property. */
  readonly zone: string
  readonly baseUrl: string
  /** Where the provider sends its notifications; at most 248 characters. */
  readonly notificationUrl: () => string
  /** Null when nothing can be paid online. */
  readonly provider: PaymentProvider | null
  /** True where only real money counts (MERCADOPAGO_LIVE). */
  readonly liveMode: boolean
  readonly settings: (db: Db) => Promise<PaymentSettings>
  /** HH:MM at which cabins open. */
  readonly checkInTime: (db: Db) => Promise<string>
  readonly reservations: (db: Db) => ReservationService
  /** Reads what platforms sold meanwhile, before a payment confirms a stay; outside any transaction, never throws. */
  readonly refreshCalendars?: (accommodationId: AccommodationId) => Promise<unknown>
  /** A receipt can be looked at: the owner's telephone is told, with its picture. */
  readonly proofCame?: (tx: Db, proof: ProofShown) => Promise<void>
  readonly cabinName: (db: Db, id: AccommodationId) => Promise<string>
  /** Units of `to` for one of `from` today, for balances that take the rate of their day; null keeps the frozen one. */
  readonly rateToday: (db: Db, reservation: Reservation) => Promise<string | null>
  readonly parseNotification: (
    query: Readonly<Record<string, unknown>>,
    body: unknown,
  ) => { readonly hint: PaymentHint }
  /** The guest can be told how to pay for a hold; said once per `key`. */
  readonly onLinkReady: (tx: Db, reservation: Reservation, key: string) => Promise<void>
  /** The balance is due and its link is there: the guest is told, once per `key`. */
  readonly onBalanceDue: (tx: Db, reservation: Reservation, key: string) => Promise<void>
  /** Words about money for a guest who has no chat here; said once per `key`. */
  readonly tellElsewhere: (tx: Db, reservation: Reservation, word: ElsewhereWord) => Promise<void>
  readonly messaging: (db: Db) => MessagingService
  readonly alert: RaiseAlert
  /** What was to be done is done: the note with this key is closed, if it is open. */
  readonly closeAlert: (tx: Db, dedupeKey: string) => Promise<void>
  /** Whether banks rest on a day, weekends apart: holidays and bridge days, as the owner's settings know them. */
  readonly daysOff: (db: Db) => Promise<(date: LocalDate) => boolean>
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
  /** Null when WhatsApp is off: then nobody sends receipts. */
  readonly downloadMedia: WhatsAppGateway['downloadMedia'] | null
  readonly media: (db: Db) => MediaStore
  readonly metrics: {
    payment(provider: string, status: string): void
    late(outcome: 'revived' | 'refunded'): void
  }
}

/** A call failed in a way that passes by itself: the job that meant it is to be tried again. */
export class TryAgainError extends OutsideError {}

export const SYSTEM = { kind: 'system', id: 'payments' } as const
export const PROVIDER = { kind: 'provider', id: 'mercado_pago' } as const

/** What a use case of one transaction works with. */
export interface Work {
  readonly deps: PaymentDeps
  readonly tx: Db
}
