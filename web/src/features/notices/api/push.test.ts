import { expect, test } from 'vitest'
import { bytesOf } from './push.ts'

test('a key is read with the letters of addresses, without its padding', () => {
  expect([...bytesOf('-_8')]).toEqual([251, 255])
  expect([...bytesOf('BAEC')]).toEqual([4, 1, 2])
})
