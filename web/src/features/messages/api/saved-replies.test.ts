import { expect, test } from 'vitest'
import { fillIn } from './saved-replies.ts'

const talk = (name: string | null, codes: string[] = []) => ({ guest: { name }, reservation_codes: codes })

test.each([
  ['Hola {nombre}, te esperamos', talk('Ana María'), 'Hola Ana, te esperamos'],
  ['Hola {nombre}, te esperamos', talk(null), 'Hola, te esperamos'],
  ['Tu reserva {codigo}.', talk('Ana', ['RES261124K7QF']), 'Tu reserva RES261124K7QF.'],
  ['Clave del wifi: {clave}', talk('Ana'), 'Clave del wifi: {clave}'],
])('%s', (text, conversation, filled) => {
  expect(fillIn(text, conversation)).toBe(filled)
})
