import type { MinorUnits } from '../../../lib/money.ts'
import type { LocalMoment } from '../../messaging/domain/format.ts'
import type { Offer, PartyCount, Wish } from './frame.ts'
import type { StayDates } from './owner-deed.ts'

export interface QuotedOffer extends Offer {
  readonly cabin: string
  readonly capacity: number
  readonly lines: readonly { readonly description: string; readonly amount: MinorUnits }[]
  readonly total: MinorUnits
  readonly deposit: MinorUnits
  readonly guarantee: MinorUnits
  readonly currency: string
  /** What the cabin has, worded; of the one that is shown in full. */
  readonly features?: readonly string[]
  readonly validUntil?: LocalMoment
}

/** Several cabins for the same nights, each with who sleeps in it. */
export interface QuotedGroup {
  readonly stay: StayDates
  readonly items: readonly {
    readonly accommodationId: string
    readonly cabin: string
    readonly capacity: number
    readonly party: PartyCount
    readonly total: MinorUnits
  }[]
  readonly total: MinorUnits
  readonly deposit: MinorUnits
  readonly currency: string
}

export interface AlternativeStay {
  readonly accommodationId: string
  readonly cabin: string
  readonly stay: StayDates
  readonly price?: { readonly amount: MinorUnits; readonly currency: string } | undefined
}

export type SearchRefusal =
  | { readonly reason: 'capacity_exceeded' | 'min_nights' | 'max_nights'; readonly limit: number }
  | {
      readonly reason: 'closed_to_arrival' | 'closed_to_departure'
      /** Stays that the rules of the cabin allow, the nearest first. */
      readonly nearest: readonly StayDates[]
    }
  | { readonly reason: 'past_dates' | 'invalid_dates' }
  /** `others`: cabins that do welcome them, are big enough and free. */
  | { readonly reason: 'no_pets'; readonly others: readonly string[] }
  | { readonly reason: 'date_overlap' }

export interface CancelProposal {
  readonly code: string
  /** Of the group, where several cabins were booked together. */
  readonly shownCode: string
  readonly cabin: string
  readonly stay: StayDates
  readonly paid: MinorUnits
  readonly refund: MinorUnits
  readonly currency: string
}

/** A change of a booking, priced and not made: what was agreed, what it would be, and what moves. */
export interface ChangeProposal {
  readonly code: string
  /** Of the group, where several cabins were booked together. */
  readonly shownCode?: string
  readonly wish: Wish
  readonly cabin: string
  /** The nights agreed until now. */
  readonly agreed: StayDates
  /** Of the stay as it would be. */
  readonly total: MinorUnits
  /** What is to be paid in addition; 0 when nothing is. */
  readonly charge: MinorUnits
  /** What would go back. */
  readonly refund: MinorUnits
  readonly currency: string
  /** Of the price for a transfer: the discount in percent, what it costs as it is, what is to be sent first. */
  readonly byTransfer?: {
    /** Null where each cabin takes another one, or none. */
    readonly percent: number | null
    readonly before: MinorUnits
    readonly deposit: MinorUnits
  }
}

/** What sets a cabin apart, as far as the talk may call it by that. */
export interface CabinTraits {
  readonly id: string
  readonly capacity: number
  readonly bedrooms: number
  /** Beds in all; 0 where nobody has told. */
  readonly beds: number
  /** The cheapest night, minor units; null while it has no rates. */
  readonly from: number | null
}

/** By what cabins are compared. */
export type Quality = 'largest' | 'smallest' | 'cheapest' | 'dearest' | 'rooms' | 'beds'
