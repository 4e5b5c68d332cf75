import type { AccommodationList } from './accommodations.ts'
import type { AvailabilityView } from './calendar.ts'
import type { AvailabilitySearchView, GuestsInput } from './quotes.ts'
import type { GuestReservationView } from './reservations.ts'
import type { Language } from './values.ts'

/** What stands in the address of a page: the stay somebody looks for. Days `YYYY-MM-DD`. */
export interface StayWish {
  readonly check_in: string | null
  readonly check_out: string | null
  readonly adults: number
  readonly children: number
  /** As far as they were told; an age that is missing pays like an adult. */
  readonly ages: readonly number[]
  readonly babies: number
  readonly pets: number
}

export type CheckoutReturn = 'approved' | 'pending' | 'failed'

export type GuestView =
  | { readonly kind: 'home'; readonly search: AvailabilitySearchView | null; readonly problem: string | null }
  | {
      readonly kind: 'cabin'
      readonly slug: string
      readonly days: AvailabilityView['days']
      readonly search: AvailabilitySearchView | null
      readonly problem: string | null
    }
  | {
      readonly kind: 'stay'
      readonly code: string
      readonly token: string | null
      /** What the checkout's return address says: a hint only. */
      readonly returned: CheckoutReturn | null
      readonly stay: GuestReservationView | null
    }
  | { readonly kind: 'missing' }

/** All that a page for guests is drawn from, on the server and again in the browser. */
export interface GuestPage {
  readonly language: Language
  /** Today where the cabins are. */
  readonly today: string
  /** The public address, without a slash at the end. */
  readonly origin: string
  /** Of this page in Spanish: the other languages stand below `/pt` and `/en`. */
  readonly path: string
  readonly catalogue: AccommodationList
  readonly wish: StayWish
  readonly view: GuestView
}

/** Files of the build that a page asks for. */
export interface GuestAssets {
  readonly script: string
  readonly styles: readonly string[]
  /** Modules that the script will ask for, named before it does; the words of one language among them. */
  readonly preload: Readonly<Record<Language, readonly string[]>>
}

export type RenderGuestPage = (page: GuestPage, assets: GuestAssets) => string

/** The party of a wish as the API takes it. */
export type WishedParty = Exclude<GuestsInput, number>
