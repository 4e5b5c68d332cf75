import { expect, it } from 'vitest'
import { fold } from '../text/fold.ts'
import { talkPhrases } from './talk-phrases.ts'

it('finds each phrase of the talk in its own example', () => {
  const lost = talkPhrases().filter(({ phrase, example }) => !phrase.test(fold(example).text))
  expect(lost.map(({ phrase, example }) => `${phrase.source}  # ${example}`)).toEqual([])
})
