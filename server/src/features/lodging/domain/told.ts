import type { Facts, FactsChange } from '@tranquera/contracts/facts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { Accommodation, Localized } from './accommodation.ts'

interface Retelling {
  readonly facts?: FactsChange | undefined
  readonly pets_allowed?: boolean | undefined
}

/** What is told after a change: `null` takes a fact back, and what is left out stays. */
export function retold(before: Facts, { facts, pets_allowed: pets }: Retelling): Facts {
  const after: FactsChange = { ...before, ...facts }
  // The rule stays with the switch: "up to two, on a lead" is no rule once no pet is welcome.
  if (pets !== undefined && facts?.pets === undefined && before.pets !== undefined) {
    after.pets = typeof before.pets === 'object' ? { ...before.pets, has: pets } : pets
  }
  const told = Object.entries(after).filter(([, fact]) => fact !== null)
  return Object.fromEntries(told)
}

/** The rule about pets may say whether they are welcome. */
export function petsIn(facts: FactsChange | undefined): boolean | undefined {
  const pets = facts?.pets
  return typeof pets === 'object' ? pets?.has : pets
}

/** The private words of one cabin. */
export interface ArrivalNote {
  readonly id: AccommodationId
  readonly name: string
  readonly words: Localized
}

export function arrivalNotesOf(cabins: readonly Accommodation[]): ArrivalNote[] {
  return cabins.flatMap(({ id, name, arrivalNote }) =>
    Object.values(arrivalNote).some(Boolean) ? [{ id, name, words: arrivalNote }] : [],
  )
}

/** Those of the cabins of one booking, each under its name where there are several; null when none is written. */
export function arrivalWords(
  notes: readonly ArrivalNote[],
  ids: readonly AccommodationId[],
  say: (words: Localized) => string | null,
): string | null {
  const told = notes.flatMap((note) => {
    const text = ids.includes(note.id) && say(note.words)
    return text ? [ids.length > 1 ? `*${note.name}*: ${text}` : text] : []
  })
  return told.length > 0 ? told.join('\n') : null
}
