import { expect, it } from 'vitest'
import { byUrgency, type SetupCheck } from './check-api.ts'

it('shows what is broken first, and keeps the order of mending', () => {
  const one = (check: string, status: SetupCheck['status']): SetupCheck => ({
    check,
    status,
    title: check,
    code: check,
    says: '',
    advice: null,
  })
  const checks = [
    one('database', 'ok'),
    one('redis', 'off'),
    one('address', 'error'),
    one('feeds', 'warning'),
    one('smtp', 'error'),
  ]
  expect(byUrgency(checks).map(({ check }) => check)).toEqual([
    'address',
    'smtp',
    'feeds',
    'database',
    'redis',
  ])
})
