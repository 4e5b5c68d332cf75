import type { Facts } from '@tranquera/contracts/facts'
import type { TimedMessage } from '@tranquera/contracts/values'
import type { Clock, Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId, GuestId, Ids, PropertyId, ReservationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { MediaStore } from '../../../lib/media-store.ts'
import type { Money } from '../../../lib/money.ts'
import type { Jobs } from '../../../lib/queue/job.ts'
import type { AnswersService } from '../../answers/service.ts'
import type { TodayService } from '../../insights/service/today.ts'
import type { UnderstandContext, Understanding } from '../../language/domain.ts'
import type { House } from '../../language/service.ts'
import type { Localized } from '../../lodging/domain/accommodation.ts'
import type { ArrivalNote } from '../../lodging/domain/told.ts'
import type { LocalMoment } from '../../messaging/domain/format.ts'
import type { DiscountRule, RefundStep } from '../../messaging/domain/kinds.ts'
import type { DownloadOutcome } from '../../messaging/ports.ts'
import type { VoucherService } from '../../messaging/service/vouchers.ts'
import type { MessagingService } from '../../messaging/service.ts'
import type { CloseAlert, RaiseAlert } from '../../notifications/domain/alert.ts'
import type { OccupancyService } from '../../occupancy/service.ts'
import type { ProofTap, TapDecision } from '../../payments/service/tap-proof.ts'
import type { PostService } from '../../post/service.ts'
import type { Quote } from '../../pricing/domain/quote.ts'
import type { QuoteId } from '../../pricing/domain/terms.ts'
import type { AskedNow } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { QuoteSource } from '../../reservations/service/deps.ts'
import type { ReservationService } from '../../reservations/service.ts'
import type { SpeechService } from '../../speech/service.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'
import type { WaitlistService } from '../../waitlist/service.ts'
import type { AttentionHours } from '../domain/attention.ts'
import type { FaqTopic } from '../domain/faq-topic.ts'

/** The same for everybody who fits; so much more for each beyond those who are included; or by how many they are. */
export type PriceBasis =
  | { readonly by: 'cabin' }
  | { readonly by: 'extra'; readonly included: number; readonly fee: Money }
  | { readonly by: 'people' }

export interface CabinFacts {
  readonly id: AccommodationId
  readonly name: string
  readonly aliases: readonly string[]
  readonly capacity: number
  readonly petsAllowed: boolean
  readonly petFee: number | null
  readonly bedrooms: number
  readonly bathrooms: number
  /** Worded by the owner: `1 matrimonial`. */
  readonly beds: readonly string[]
  readonly amenities: readonly string[]
  readonly facts: Facts
  /** The cheapest night of its rates; null while it has none. */
  readonly from: Money | null
  readonly discounts: readonly DiscountRule[]
  /** Whom its price is for; null while it has no rates. */
  readonly priceBasis: PriceBasis | null
  /** Media keys of its photos, the best first. */
  readonly photos: readonly string[]
}

/** What the owner has told about the place; every answer is optional but the first ones. */
export interface PlaceFacts {
  readonly name: string
  readonly address: string
  readonly mapUrl: string | null
  readonly checkInTime: string
  readonly checkOutTime: string
  readonly depositPercent: number
  readonly balanceDueDays: number
  readonly refunds: readonly RefundStep[]
  readonly houseRules: Localized | null
  readonly transfer: {
    readonly alias: string | null
    readonly cbu: string | null
    readonly holder: string | null
    readonly bank: string | null
  } | null
  /** The owner's own words on a topic, in the languages in which they were written. */
  readonly notes: Readonly<Partial<Record<FaqTopic, Localized>>>
  readonly facts: Facts
  readonly amenities: readonly string[]
  /** How the owner calls an amenity in other languages. */
  readonly amenityNames: Readonly<Record<string, Localized>>
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  readonly currency: string
  readonly contactPhone: string | null
  readonly attentionHours: AttentionHours | null
  /** The owner has silenced the bot in the whole place. */
  readonly botSilent: boolean
  /** Of the messages around a stay, those the owner does not want. */
  readonly timedOff: readonly TimedMessage[]
  /** Where a review is written. */
  readonly reviewUrl: string | null
}

/** From the structured facts, the owner's words, a question to the owner, or nowhere. */
export type AnswerSource = 'catalogue' | 'owner' | 'asked_owner' | 'none'

/** What a look at the provider can find; see payments' `lookNow`. */
type PaymentFound = 'confirmed' | 'partial' | 'pending' | 'rejected' | 'nothing' | 'unreachable'

export interface ConversationDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly propertyId: PropertyId
  readonly zone: string
  readonly baseUrl: string
  /** Digits; these numbers may command the bot. */
  readonly ownerPhones: readonly string[]
  /** A block is gone: imported stays that waited for its nights take them. */
  readonly cabinFreed: (tx: Db, id: AccommodationId) => Promise<void>
  /** How long bubbles of a burst are gathered; 0 answers each at once. */
  readonly gatherMs: number
  /** The owner's wording as it is now. */
  readonly refreshTemplates: (db: Db) => Promise<void>
  readonly place: (db: Db) => Promise<PlaceFacts>
  readonly cabins: (db: Db) => Promise<readonly CabinFacts[]>
  /** What opens the door of each cabin: only for whoever has a confirmed stay. */
  readonly arrivalNotes: (db: Db) => Promise<readonly ArrivalNote[]>
  readonly speech: SpeechService
  /** False: nobody can be written to on WhatsApp. */
  readonly hasWhatsApp: boolean
  readonly post: (db: Db) => Pick<PostService, 'isOn' | 'write'>
  /** Null when WhatsApp is off. */
  readonly downloadMedia: ((mediaId: string) => Promise<DownloadOutcome>) | null
  readonly media: (db: Db) => MediaStore
  readonly understand: (text: string, context: UnderstandContext) => Understanding
  /** What the language has to know of the house. */
  readonly house: (db: Db) => Promise<House>
  readonly messaging: (db: Db) => MessagingService
  readonly answers: (db: Db) => AnswersService
  readonly waitlist: (db: Db) => Pick<WaitlistService, 'join' | 'leave'>
  readonly reservations: (db: Db) => ReservationService
  /** Who is at the door today and what waits for a person, as the panel shows it. */
  readonly today: (db: Db) => Pick<TodayService, 'door' | 'decisions'>
  readonly occupancy: (db: Db) => OccupancyService
  readonly quotes: (db: Db) => QuoteSource
  readonly findQuote: (db: Db, id: QuoteId) => Promise<Pick<Quote, 'terms'> | undefined>
  /** Where the guest pays what is due now; null when there is no way to pay online. */
  readonly payLink: (
    db: Db,
    reservation: Reservation,
    manner?: { readonly aloud: boolean },
  ) => Promise<string | null>
  /** What is asked there, at the rate of today where the balance follows it. */
  readonly askedNow: (db: Db, reservation: Reservation) => Promise<AskedNow | null>
  /** A photo or file that may be a transfer receipt; false when no reservation of this guest waits for one. */
  readonly takeProof: (
    tx: Db,
    proof: { readonly guestId: GuestId; readonly messageId: string; readonly content: unknown },
  ) => Promise<{ readonly code: string | null }>
  /** A receipt of this stay that nobody has looked at yet. */
  readonly proofAwaiting: (tx: Db, id: ReservationId) => Promise<boolean>
  /** What the owner decided about a receipt. */
  readonly decideProof: (db: Db, tap: ProofTap) => Promise<TapDecision>
  /** Asks the provider now what it knows of the payments of this stay. Never inside a transaction. */
  readonly lookAtPayments: (db: Db, id: ReservationId) => Promise<{ readonly found: PaymentFound }>
  /** What is drawn of a confirmed stay, as media keys. */
  readonly voucher: VoucherService
  /** Blue ticks and "writing…", outside any transaction; a failure is nobody's problem. */
  readonly showReading: (providerMessageId: string) => void
  readonly alert: RaiseAlert
  readonly closeAlert: CloseAlert
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
  readonly currentTraceId: () => string | null
  readonly metrics: {
    understood(intent: string, outcome: string): void
    stage(stage: string): void
    /** catalogue, owner, asked_owner, none */
    questionAnswered(source: AnswerSource): void
    received(type: string): void
    handedOver(reason: string): void
    /** From the beginning of a hand-over until a person wrote. */
    attended(reason: string, seconds: number): void
  }
}

/** A moment as the place's clock shows it to a guest. */
export function momentAt(
  { clock, zone }: Pick<ConversationDeps, 'clock' | 'zone'>,
  at: Instant,
): LocalMoment {
  return { at, zone, today: dateAt(clock.now(), zone) }
}
