import type { Day } from '../days.ts'

export type Tongue = 'es' | 'pt' | 'en'

export interface Party {
  readonly adults: number
  /** Each with the age the guest would name. */
  readonly childAges: readonly number[]
  readonly babies: number
  readonly pets: number
}

/** What a guest wants, known exactly, whatever is written and whatever is understood. */
export interface Wish {
  readonly checkIn: Day
  readonly checkOut: Day
  readonly party: Party
}

export function peopleOf(party: Party): number {
  return party.adults + party.childAges.length + party.babies
}
