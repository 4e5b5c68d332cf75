import { expect, test } from 'vitest'
import { alertWords } from './alert-words.ts'

test('an alert speaks the language of the panel, and a kind nobody knows says that something is there', () => {
  expect(alertWords('human_wanted', 'es').title).toBe('Un huésped espera a una persona')
  expect(alertWords('human_wanted', 'en').title).toBe('A guest waits for a person')
  expect(alertWords('whatsapp_template_paused', 'es').title).toBe('WhatsApp avisa algo sobre tu cuenta')
  expect(alertWords('of_a_later_version', 'es').title).toBe('Hay algo que necesita de vos')
})
