import { expect, test } from 'vitest'
import { en } from './dictionaries/en.ts'
import { es } from './dictionaries/es.ts'
import { pt } from './dictionaries/pt.ts'
import { pickLanguage } from './i18n.ts'

test.each([
  [null, ['pt-BR', 'en'], 'pt'],
  ['en', ['pt-BR'], 'en'],
  [null, ['fr-FR', 'en-US'], 'en'],
  ['xx', [], 'es'],
  [null, ['de'], 'es'],
])('kept %j and preferred %j is %s', (kept, preferred, language) => {
  expect(pickLanguage(kept, preferred)).toBe(language)
})

/** Every leaf as `path` and the variables its sentence takes. */
function leaves(node: object, path = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value === 'object') return leaves(value, `${path}${key}.`)
    const variables = [...String(value).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1])
    return [`${path}${key} ${variables.toSorted().join(' ')}`.trim()]
  })
}

test('English says everything Spanish says, with the same variables', () => {
  expect(leaves(en).toSorted()).toEqual(leaves(es).toSorted())
})

test('Portuguese says all of it but the panel', () => {
  const { panel: _panel, ...forGuests } = es
  expect(leaves(pt).toSorted()).toEqual(leaves(forGuests).toSorted())
})
