import type { Facts, FactsChange } from '@tranquera/contracts/facts'

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
