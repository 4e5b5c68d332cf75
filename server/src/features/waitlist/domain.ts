import type { Instant } from '../../lib/clock.ts'
import type { AccommodationId, ConversationId, Id } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import type { Language } from '../language/domain.ts'

export type WaitlistId = Id<'waitlist'>

/** Somebody who wants nights that are taken. First come, first told. */
export interface WaitlistEntry {
  readonly id: WaitlistId
  /** Null: only a telephone is known; the owner tells them. */
  readonly conversationId: ConversationId | null
  /** Null: any cabin that fits. */
  readonly accommodationId: AccommodationId | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly language: Language
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly party: {
    readonly adults: number
    readonly children: number
    readonly babies: number
    readonly pets: number
  }
  readonly status: 'waiting' | 'told' | 'over'
  readonly toldAt: Instant | null
  /** Until then nobody behind is told of the same nights. */
  readonly offerEndsAt: Instant | null
  readonly createdAt: Instant
}
