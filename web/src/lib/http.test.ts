import { expect, test } from 'vitest'
import { csrfHeader } from './http.ts'

test('the token of the readable cookie goes back as a header', () => {
  expect(csrfHeader('a=1; tranquera_csrf=x%3Dy; b=2')).toEqual({ 'x-csrf-token': 'x=y' })
  expect(csrfHeader('a=1')).toEqual({})
  expect(csrfHeader('')).toEqual({})
})
