import type { Fact } from '@tranquera/contracts/facts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { AttentionFacts, PartOfDay } from './attention.ts'
import type { OwnBooking } from './frame.ts'
import type { CabinTraits } from './offered.ts'

/** Facts about the chat the machine may use; all of them known before it runs. */
export interface DialogueContext {
  readonly today: LocalDate
  /** Seconds since 1970: when the guest wrote this. */
  readonly writtenAt: number
  readonly propertyName: string
  /** morning, afternoon or night, on the property's clock. */
  readonly partOfDay: PartOfDay
  /** The guest has stayed here before. */
  readonly returning: boolean
  /** From the guest's WhatsApp profile. */
  readonly profileName: string | null
  /** False when the guest hides the number. */
  readonly phoneKnown: boolean
  readonly currency: string
  /** The guest's own stays that are held, paid or under way; the next arrival first. */
  readonly bookings: readonly OwnBooking[]
  /** Another message of the guest's waits behind this one: a bare greeting needs no answer of its own. */
  readonly moreWaiting: boolean
  /** What each cabin is called. */
  readonly cabinNames: ReadonlyMap<string, readonly string[]>
  readonly cabins: readonly CabinTraits[]
  /** The cabins that are known to have it. */
  readonly cabinsWith: (fact: Fact) => readonly string[]
  /** When a person is there; every field is empty where the owner has not said. */
  readonly attention: AttentionFacts
  readonly contactPhone: string | null
}
