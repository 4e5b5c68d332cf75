import type { AccommodationList } from '@tranquera/contracts/accommodations'
import type { AvailabilityView } from '@tranquera/contracts/calendar'
import type { GuestPage } from '@tranquera/contracts/guest-pages'
import type { AvailabilitySearchView, GuestsInput } from '@tranquera/contracts/quotes'
import type { GuestReservationView } from '@tranquera/contracts/reservations'
import type { Language } from '@tranquera/contracts/values'

interface StaySearch {
  readonly check_in: string
  readonly check_out: string
  readonly guests: GuestsInput
}

/** The answers of the public API, from within: a page says what a program would be told. */
export interface PublicAnswers {
  catalogue(language: Language): Promise<AccommodationList>
  /** Throws the API's problem for days that cannot be searched. */
  search(wanted: StaySearch): Promise<AvailabilitySearchView>
  nights(cabin: string, from: string, to: string): Promise<AvailabilityView>
  /** Undefined to whoever has not the token. */
  stay(
    code: string,
    token: string | undefined,
  ): Promise<{ readonly view: GuestReservationView; readonly language: Language } | undefined>
}

/** Draws a page whole, as HTML. */
export interface PageRenderer {
  render(page: GuestPage): Promise<string>
}
