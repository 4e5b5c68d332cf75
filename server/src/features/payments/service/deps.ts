import type { Clock, Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, Ids, PropertyId } from '../../../lib/ids.ts'
import type { MediaStore } from '../../../lib/media-store.ts'
import type { Jobs } from '../../../lib/queue/queue.ts'
import type { MessageKey, MessageVariables } from '../../messaging/domain/catalogue.ts'
import type { WhatsAppGateway } from '../../messaging/ports.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { AuditEntry } from '../../reservations/service/deps.ts'
import type { ReservationService } from '../../reservations/service.ts'
import type { PaymentSettings } from '../domain/settings.ts'
import type { PaymentProvider } from '../ports.ts'

/** One thing to say to a guest, with its variables; said once per `dedupeKey`. */
export type GuestWord = {
  readonly [Key in MessageKey]: {
    readonly reservationId: Reservation['id']
    readonly key: Key
    readonly variables: MessageVariables[Key]
    readonly dedupeKey: string
    /** Where a button of the message leads. */
    readonly url?: string
  }
}[MessageKey]

export interface PaymentAlertNote {
  readonly kind: string
  readonly severity: 'info' | 'warning' | 'critical'
  readonly summary: string
  readonly entity: string
  readonly entityId: string
  readonly dedupeKey: string
}

/** What a notification points at, never what happened. */
export type PaymentHint =
  | { readonly kind: 'payment'; readonly paymentId: string }
  | { readonly kind: 'merchant_order'; readonly orderId: string }
  | { readonly kind: 'chargeback'; readonly chargebackId: string | null; readonly paymentId: string | null }
  | { readonly kind: 'claim'; readonly claimId: string }
  | { readonly kind: 'stop_delivery'; readonly paymentId: string | null; readonly orderId: string | null }
  | { readonly kind: 'ignored'; readonly topic: string }

export interface PaymentDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly propertyId: PropertyId
  /** IANA zone of the property. */
  readonly zone: string
  readonly baseUrl: string
  /** Where the provider sends its notifications; at most 248 characters. */
  readonly notificationUrl: string
  /** Null when nothing can be paid online. */
  readonly provider: PaymentProvider | null
  /** True where only real money counts (MERCADOPAGO_LIVE). */
  readonly liveMode: boolean
  readonly settings: (db: Db) => Promise<PaymentSettings>
  /** HH:MM at which cabins open. */
  readonly checkInTime: (db: Db) => Promise<string>
  readonly reservations: (db: Db) => ReservationService
  readonly cabinName: (db: Db, id: AccommodationId) => Promise<string>
  /** Units of `to` for one of `from` today, for balances that take the rate of their day; null keeps the frozen one. */
  readonly rateToday: (db: Db, reservation: Reservation) => Promise<number | null>
  readonly parseNotification: (
    query: Readonly<Record<string, unknown>>,
    body: unknown,
  ) => { readonly hint: PaymentHint }
  /** The guest can be told of a hold now: with the provider's link, or with ours after its first failure. */
  readonly onLinkReady: (tx: Db, reservation: Reservation) => Promise<void>
  readonly tellGuest: (tx: Db, word: GuestWord) => Promise<void>
  readonly alert: (tx: Db, alert: PaymentAlertNote) => Promise<void>
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
export class TryAgainError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TryAgainError'
  }
}

export const SYSTEM = { kind: 'system', id: 'payments' } as const
export const PROVIDER = { kind: 'provider', id: 'mercado_pago' } as const

export function momentOf(deps: Pick<PaymentDeps, 'clock' | 'zone'>, at: Instant, today: string) {
  return { at, zone: deps.zone, today: today as import('../../../lib/local-date.ts').LocalDate }
}
