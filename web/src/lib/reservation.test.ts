import { expect, test } from 'vitest'
import { cancellationSteps, partyParts } from './reservation.ts'

const steps = [
  { days_before: 7, refund_percent: 50 },
  { days_before: 14, refund_percent: 100 },
]

test('the policy of a quote is read wherever it stands, most generous first', () => {
  const sorted = [steps[1], steps[0]]
  expect(cancellationSteps({ deposit_percent: 30, cancellation_policy: steps })).toEqual(sorted)
  expect(cancellationSteps(steps)).toEqual(sorted)
  expect(cancellationSteps({})).toEqual([])
  expect(cancellationSteps(null)).toEqual([])
})

test('only those who come are counted', () => {
  expect(partyParts({ adults: 2, children: 2, babies: 0, pets: 1 })).toEqual([
    ['adults', 2],
    ['children', 2],
    ['pets', 1],
  ])
})
