import { expect, test } from 'vitest'
import { cancellationSteps, partyParts, STATUSES } from './reservation.ts'

const steps = [
  { days_before: 7, refund_percent: 50 },
  { days_before: 14, refund_percent: 100 },
]

test('the conditions of a stay are read most generous first, and what is no step is left out', () => {
  expect(cancellationSteps({ deposit_percent: 30, cancellation_policy: steps })).toEqual([steps[1], steps[0]])
  expect(cancellationSteps({ cancellation_policy: [{ days_before: 3 }, ...steps] })).toHaveLength(2)
  expect(cancellationSteps({ cancellation_policy: 'free' })).toEqual([])
  expect(cancellationSteps({})).toEqual([])
})

test('only those who come are counted', () => {
  expect(partyParts({ adults: 2, children: 2, babies: 0, pets: 1 })).toEqual([
    ['adults', 2],
    ['children', 2],
    ['pets', 1],
  ])
})

test('statuses stand in the order of a stay', () => {
  expect(STATUSES[0]).toBe('pre_reserved')
  expect(STATUSES).toHaveLength(7)
})
