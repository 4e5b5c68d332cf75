import { expect, test } from 'vitest'
import { sentences } from '../../../lib/words.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { pt } from './pt.ts'

test.each([
  ['English', en],
  ['Portuguese', pt],
])('%s says everything that the pages say in Spanish, with the same variables', (_name, translated) => {
  expect(sentences(translated)).toEqual(sentences(es))
})
