import { FACTS } from '@tranquera/contracts/facts'
import { expect, test } from 'vitest'
import { FACT_GROUPS, GROUP_NAMES, knownFacts, knownOf, toldAnew } from './known-facts.ts'

test('every fact a guest asks for stands in one group of the form', () => {
  expect(GROUP_NAMES.flatMap((group) => [...FACT_GROUPS[group]]).toSorted()).toEqual([...FACTS].toSorted())
})

test('only what differs is told anew: a note in another language stays, and "not sure" takes back', () => {
  const wifi = { has: true, note: { es: 'Starlink', en: 'Starlink' } }
  const before = knownFacts({ facts: { wifi, pool: true, tv: false }, pets_allowed: true })
  const after = {
    ...before,
    wifi: {
      ...knownOf(before, 'wifi'),
      note: { ...knownOf(before, 'wifi').note, es: 'Starlink, anda bien ' },
    },
    pool: { answer: 'unknown', note: {} },
    cot: { answer: 'yes', note: { es: ' ' } },
  } as const
  expect(toldAnew(before, before)).toEqual({})
  expect(toldAnew(before, after)).toEqual({
    wifi: { has: true, note: { en: 'Starlink', es: 'Starlink, anda bien' } },
    pool: null,
    cot: true,
  })
})

test('pets are welcome or not, with the rule that stands in the facts', () => {
  const known = knownFacts({
    facts: { pets: { has: true, note: { es: 'Con correa' } } },
    pets_allowed: false,
  })
  expect(known.pets).toEqual({ answer: 'no', note: { es: 'Con correa' } })
})
