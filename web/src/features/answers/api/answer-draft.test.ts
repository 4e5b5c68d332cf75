import { expect, test } from 'vitest'
import { answerBody, answerDraft } from './answer-draft.ts'

test('an answer without a question that asks for it is not whole', () => {
  const draft = answerDraft()
  expect(answerBody({ ...draft, text: { ...draft.text, es: 'Sí, hay.' } })).toBeUndefined()
  expect(answerBody({ ...draft, questions: '¿Hay parrilla?' })).toBeUndefined()
})

test('a question a line, and no cabin means all of them', () => {
  const draft = { ...answerDraft(), questions: '¿Hay leña?\n\n ¿Venden leña? ' }
  expect(answerBody({ ...draft, text: { ...draft.text, es: 'Sí, hay.' } })).toEqual({
    text: { es: 'Sí, hay.', pt: '', en: '' },
    questions: ['¿Hay leña?', '¿Venden leña?'],
    accommodation_ids: null,
  })
})
