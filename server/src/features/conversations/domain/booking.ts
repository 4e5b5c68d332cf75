import type { PartyCount, StayDates } from './frame.ts'

/** A stay of the guest's own that is still ahead or under way, held or paid. */
export interface OwnBooking {
  readonly code: string
  readonly status: 'pre_reserved' | 'confirmed' | 'checked_in'
  readonly accommodationId: string
  readonly stay: StayDates
  readonly party: PartyCount
}

/** What a guest would rather have instead of what they booked. */
export interface Wish {
  readonly stay: StayDates
  readonly party: PartyCount
  readonly accommodationId: string
}
