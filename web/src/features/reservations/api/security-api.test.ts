import { expect, test } from 'vitest'
import { type SecurityEntry, standingEntries } from './security-api.ts'

const entry = (id: string, reverses: string | null = null): SecurityEntry => ({
  id,
  kind: 'received',
  method: 'cash',
  amount: reverses ? '-100.00' : '100.00',
  note: '',
  reverses,
  created_at: '2026-12-01T10:00:00-03:00',
})

test('what was taken back stands no longer, nor does the entry that took it back', () => {
  const entries = [entry('a'), entry('b', 'a'), entry('c')]
  expect(standingEntries(entries).map((one) => one.id)).toEqual(['c'])
})
