import { expect, test } from 'vitest'
import { timeLeft } from './time-left.ts'

test.each([
  [24, { unit: 'minutes', count: 24 }],
  [120, { unit: 'minutes', count: 120 }],
  [121, { unit: 'hours', count: 2 }],
  [4986, { unit: 'days', count: 3 }],
  [0, undefined],
])('%s minutes', (minutes, said) => {
  expect(timeLeft(minutes)).toEqual(said)
})
