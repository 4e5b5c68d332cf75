import type { Fact, Facts } from '@tranquera/contracts/facts'
import { FACT_WORDS, fold } from './fact-words.ts'

/** What is told of one cabin: fact by fact, and as the list that guests are shown. */
export interface ToldOfCabin {
  readonly id: string
  readonly name: string
  readonly facts: Facts
  readonly amenities: readonly string[]
}

export interface ToldOfPlace {
  readonly facts: Facts
  readonly amenities: readonly string[]
}

export type Told = Facts[Fact]

/** Yes, no, or not told. */
export function hasFact(told: Told): boolean | undefined {
  return typeof told === 'object' ? told.has : told
}

/**
 * A cabin's own word first, then that of the place, then the lists of amenities. What stands in the list of one cabin
 * and not in that of another is not there: the owner lists what sets them apart.
 */
export function factOf(
  fact: Fact,
  cabin: ToldOfCabin,
  { place, cabins }: { readonly place: ToldOfPlace; readonly cabins: readonly ToldOfCabin[] },
): boolean | undefined {
  const own = hasFact(cabin.facts[fact]) ?? (lists(cabin.amenities, fact) ? true : undefined)
  const general = own ?? hasFact(place.facts[fact]) ?? (lists(place.amenities, fact) ? true : undefined)
  if (general !== undefined) return general
  const elsewhere = cabins.some((one) => hasFact(one.facts[fact]) === true || lists(one.amenities, fact))
  return elsewhere && cabin.amenities.length > 0 ? false : undefined
}

function lists(amenities: readonly string[], fact: Fact): boolean {
  const asks = FACT_WORDS.find((one) => one.fact === fact)?.asks
  return asks !== undefined && amenities.some((one) => asks.test(fold(one)))
}
