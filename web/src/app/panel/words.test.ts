import { expect, test } from 'vitest'
import { sentences } from '../../lib/words.ts'
import { panelEn, panelEs } from './words.ts'

test('the panel says the same in English, with the same variables', () => {
  expect(sentences(panelEn)).toEqual(sentences(panelEs))
})
