import { expect, test } from 'vitest'
import { ownerWish } from './owner-wish.ts'

test.each([
  ['atiendo a Tere', 'human'],
  ['me encargo yo de Tere', 'human'],
  ['seguí vos con Tere', 'bot'],
  ['devolvé el chat de Tere al bot', 'bot'],
])('"%s" hands a chat over, whatever stands around the name', (text, to) => {
  expect(ownerWish(text, undefined)).toEqual({ type: 'chat', to, who: 'Tere' })
})

test.each([
  ['quién se va mañana?', 'departures'],
  ['quienes estan ahora?', 'house'],
  ['quién me debe plata', 'owing'],
  ['mostrame lo de hoy', 'today'],
  ['ayuda', 'help'],
  ['confirmá la reserva de Tere', 'confirm_of'],
])('"%s" is a command in everyday words', (text, type) => {
  expect(ownerWish(text, undefined)).toMatchObject({ type })
})

test.each([
  ['seguí vos con ella', 'bot'],
  ['lo atiendo yo', 'human'],
])('"%s" is about the chat that was spoken of last', (text, to) => {
  expect(ownerWish(text, undefined)).toEqual({ type: 'chat', to, who: null })
})

test.each([
  ['poné la coihue a 200 mil en febrero', 'prices'],
  ['cuánto facturé este mes?', 'figures'],
])('"%s" is done in the panel', (text, what) => {
  expect(ownerWish(text, undefined)).toEqual({ type: 'panel', what })
})

test.each(['qué tengo libre este finde?', 'hola', 'cuánto sale la Coihue?'])('"%s" is no command', (text) => {
  expect(ownerWish(text, undefined)).toBeUndefined()
})
