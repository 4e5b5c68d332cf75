import { expect, test } from 'vitest'
import { plainPhone, recipientsOf } from './recipients.ts'

test('recipients stand one a line or parted by commas, each once', () => {
  expect(recipientsOf(' ana@example.com\nbeto@example.com, ana@example.com ')).toEqual([
    'ana@example.com',
    'beto@example.com',
  ])
  expect(recipientsOf(' \n ')).toBeNull()
})

test('a telephone keeps only what is dialled', () => {
  expect(plainPhone('+54 9 (351) 555-0199')).toBe('+5493515550199')
})
