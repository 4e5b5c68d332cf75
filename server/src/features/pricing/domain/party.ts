/** Who comes. Travels with quote and stay, so that every later price is asked for the same people. */
export interface Party {
  /** At least 1. */
  readonly adults: number
  readonly children: number
  /**
   * Ages of the children as far as they were told; a child of unknown age pays like an adult. Never more than
   * children.
   */
  readonly childAges?: readonly number[]
  /** Take no place and never pay. */
  readonly babies: number
  readonly pets: number
}

/** `guests` of a request: a bare number counts adults. */
export type GuestsGiven =
  | number
  | {
      readonly adults: number
      readonly children: number
      readonly child_ages?: readonly number[] | undefined
      readonly babies: number
      readonly pets: number
    }

export function toParty(guests: GuestsGiven): Party {
  if (typeof guests === 'number') return { adults: guests, children: 0, babies: 0, pets: 0 }
  const { adults, children, babies, pets, child_ages: childAges } = guests
  return withAges({ adults, children, babies, pets }, childAges)
}

/** `guests` of an answer; ages only where they are known. */
export function presentParty({ adults, children, babies, pets, childAges }: Party) {
  return { adults, children, ...(childAges?.length ? { child_ages: [...childAges] } : {}), babies, pets }
}

/** Ages beyond the number of children are nobody's; none known is the same as not told. */
export function withAges(party: Omit<Party, 'childAges'>, ages: readonly number[] | undefined): Party {
  const { adults, children, babies, pets } = party
  const childAges = (ages ?? []).slice(0, children)
  return { adults, children, babies, pets, ...(childAges.length > 0 ? { childAges } : {}) }
}

/** People who take a place in the cabin. */
export function peopleOf(party: Pick<Party, 'adults' | 'children'>): number {
  return party.adults + party.children
}

export function isSameParty(a: Party, b: Party): boolean {
  return a.adults === b.adults && a.children === b.children && a.babies === b.babies && a.pets === b.pets
}
