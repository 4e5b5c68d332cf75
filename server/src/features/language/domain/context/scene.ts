import type { LocalDate } from '../../../../lib/local-date.ts'
import type { CatalogueEntry, Expecting, GuestCount, StayOption, Talk, Understanding } from '../../domain.ts'
import type { Token } from '../text/token.ts'

/** A message in its talk. */
export interface Scene {
  /** As received. */
  readonly text: string
  readonly folded: string
  /** Its words, those that were explained among them. */
  readonly tokens: readonly Token[]
  readonly talk: Talk
  readonly expecting: Expecting
  readonly today: LocalDate
  readonly catalogue: readonly CatalogueEntry[]
}

/** Says what a message means in its talk where its words alone would say something else; else what was read. */
export type Rereading = (read: Understanding, scene: Scene) => Understanding

/** Counts nobody; animals are left as they were. */
export const NOBODY = { adults: null, children: null, babies: null, total: null, units: null } as const

/** Who is known to come: of the stay under discussion, else of the booking. */
export function partyKnown({ talk }: Scene): GuestCount | null {
  const booked = talk.reservation?.guests ?? null
  return isCounted(talk.guests) ? talk.guests : isCounted(booked) ? booked : null
}

/** Who comes to the stay under discussion, a booking left aside. */
export function partyDiscussed({ talk }: Scene): GuestCount | null {
  return isCounted(talk.guests) ? talk.guests : null
}

function isCounted(guests: GuestCount | null | undefined): guests is GuestCount {
  return (guests?.adults ?? guests?.total ?? null) !== null
}

/** Beds a party needs. */
export function bedsOf({ adults, children, total }: GuestCount): number {
  return adults === null ? (total ?? 0) : adults + (children ?? 0)
}

/** The nights of the booking the guest holds. */
export function bookedStay({ reservation }: Talk): StayOption | null {
  const { checkIn = null, checkOut = null } = reservation ?? {}
  return checkIn && checkOut && checkOut > checkIn ? { checkIn, checkOut } : null
}

/** What is under discussion; with nothing else, the booking the guest holds. */
export function stayTalkedOf(talk: Talk | undefined): StayOption | null {
  if (talk?.stay) return talk.stay
  return talk ? bookedStay(talk) : null
}
