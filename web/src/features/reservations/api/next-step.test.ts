import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const TODAY = '2027-01-15'

test.each([
  ['pre_reserved', '2027-02-01', '90000.00', 'charge_deposit'],
  ['confirmed', '2027-02-01', '60000.00', 'charge_balance'],
  ['confirmed', '2027-02-01', '0.00', undefined],
  ['confirmed', TODAY, '60000.00', 'arrived'],
  ['checked_in', TODAY, '60000.00', 'charge_balance'],
  ['checked_in', TODAY, '0.00', 'left'],
  ['completed', '2027-01-01', '0.00', undefined],
  ['cancelled', '2027-02-01', '0.00', 'reopen'],
] as const)('%s arriving %s and owing %s leads to %s', (status, check_in, due_amount, step) => {
  expect(nextStep({ status, check_in, due_amount }, TODAY)).toBe(step)
})
