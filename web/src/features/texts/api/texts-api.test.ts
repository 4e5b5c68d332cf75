import { expect, test } from 'vitest'
import { findTexts } from './texts-api.ts'

const text = (words: string) => ({
  key: 'greeting',
  language: 'es' as const,
  text: words,
  default_text: words,
  is_default: true,
  variables: [],
  version: 0,
  updated_at: null,
})

test('a text is found by any of its words, without accents', () => {
  const texts = [text('Tu reserva está confirmada'), text('¡Hola! ¿Para qué fechas?')]
  expect(findTexts(texts, 'esta CONFIRMADA').map((one) => one.text)).toEqual(['Tu reserva está confirmada'])
  expect(findTexts(texts, '')).toHaveLength(2)
})
