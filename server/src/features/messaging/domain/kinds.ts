import type { LocalDate } from '../../../lib/local-date.ts'
import type { Money } from '../../../lib/money.ts'
import type { LocalMoment, StayDates, StayGuests } from './format.ts'

/** What a template variable may be. Each kind has one way of being shown; see present.ts. */
export interface KindValues {
  /** One line: names, codes, addresses. */
  text: string
  /** One of a few words of ours that the template chooses by; nobody reads it. */
  tag: string
  /** An address of the web or of mail, as it is: an underscore in it is no mark of style. */
  address: string
  /** Keeps its line breaks: house rules, an owner's own answer. */
  prose: string
  flag: boolean
  number: number
  /** With the language's decimal sign; the sentence writes its own unit behind it. */
  decimal: number
  money: Money
  /** `lun 15 dic` */
  day: LocalDate
  stay: StayDates
  stays: readonly StayDates[]
  /** `enero`, or `entre el vie 8 y el dom 17 ene`: from the first to the last day. */
  span: { readonly from: LocalDate; readonly to: LocalDate }
  guests: StayGuests
  nights: number
  people: number
  moment: LocalMoment
  /** `HH:MM` at the property. */
  time: string
  words: readonly string[]
  lines: readonly PriceLine[]
  cabins: readonly CabinOffer[]
  offers: readonly StayOffer[]
  status: ReservationStatus
  refunds: readonly RefundStep[]
  /** Cabins as they are told apart. */
  described: readonly DescribedCabin[]
  discounts: readonly DiscountRule[]
}

export interface DescribedCabin {
  readonly name: string
  readonly capacity: number
  readonly bedrooms: number
  readonly petsAllowed: boolean
  /** The cheapest night. */
  readonly from: Money | null
  /** What it has, worded already. */
  readonly features: readonly string[]
}

/** `count` is a number of nights or of days before the arrival. */
export interface DiscountRule {
  readonly kind: 'length' | 'last_minute' | 'transfer' | 'cash'
  readonly count: number
  readonly percent: number
}

interface PriceLine {
  readonly description: string
  readonly amount: Money
}

interface CabinOffer {
  readonly name: string
  readonly capacity: number
  readonly total: Money
}

/** Another cabin or other dates that are free. */
interface StayOffer {
  readonly cabin: string
  readonly stay: StayDates
  readonly total?: Money | undefined
}

/** Cancelling at least `daysBefore` days before arrival gives back `refundPercent` of what was paid. */
export interface RefundStep {
  readonly daysBefore: number
  readonly refundPercent: number
}

export type ReservationStatus =
  | 'pre_reserved'
  | 'confirmed'
  | 'checked_in'
  | 'completed'
  | 'expired'
  | 'cancelled'
  | 'no_show'

export type Kind = keyof KindValues
export type KindSpec = Kind | `${Kind}?`
