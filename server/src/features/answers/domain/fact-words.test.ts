import { FACTS } from '@tranquera/contracts/facts'
import { expect, test } from 'vitest'
import { FACT_WORDS } from './fact-words.ts'

test('every fact has its name in each language and words that ask for it; pets are a rule of their own', () => {
  const asked = FACT_WORDS.map(({ fact }) => fact)
  expect(asked.toSorted()).toEqual(FACTS.filter((fact) => fact !== 'pets').toSorted())
  const nameless = FACT_WORDS.filter(({ names }) => Object.values(names).includes(''))
  expect(nameless.map(({ fact }) => fact)).toEqual([])
})
