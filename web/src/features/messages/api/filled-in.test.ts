import { expect, test } from 'vitest'
import { filledIn, firstName } from './filled-in.ts'

test('the owner reads what the guest will read', () => {
  const body = 'Hola {{1}}, te escribió {{2}} por tu consulta.'
  const read = filledIn(body, [firstName('Silvana Toledo'), 'Cabañas del Mallín'])
  expect(read).toBe('Hola Silvana, te escribió Cabañas del Mallín por tu consulta.')
  expect(filledIn(body, [firstName(null), ''])).toBe('Hola …, te escribió … por tu consulta.')
})
