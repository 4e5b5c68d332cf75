import { expect, test } from 'vitest'
import { en } from './dictionaries/en.ts'
import { es } from './dictionaries/es.ts'
import { pt } from './dictionaries/pt.ts'
import { pickLanguage } from './i18n.ts'
import { sentences } from './words.ts'

test.each([
  [null, ['pt-BR', 'en'], 'pt'],
  ['en', ['pt-BR'], 'en'],
  [null, ['fr-FR', 'en-US'], 'en'],
  ['xx', [], 'es'],
  [null, ['de'], 'es'],
])('kept %j and preferred %j is %s', (kept, preferred, language) => {
  expect(pickLanguage(kept, preferred)).toBe(language)
})

test.each([
  ['English', en],
  ['Portuguese', pt],
])('%s says everything guests are told in Spanish, with the same variables', (_name, translated) => {
  expect(sentences(translated)).toEqual(sentences(es))
})
