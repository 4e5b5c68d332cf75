import { useQuery } from '@tanstack/react-query'
import type { unmatchedDecided, unmatchedList, unmatchedView } from '@tranquera/contracts/payments'
import type { z } from 'zod'
import { askAdmin, PANEL, post } from '../../../lib/admin.ts'

export type UnmatchedMoney = z.output<typeof unmatchedView>

/** Money that came in and fits no stay, until somebody says what it is. */
export function useUnmatchedMoney() {
  return useQuery({
    queryKey: [PANEL, 'decisions', 'unmatched'],
    queryFn: () => askAdmin<typeof unmatchedList>('/unmatched-payments?state=waiting&page_size=100'),
  })
}

function addressOf(id: string, move: 'apply' | 'return'): string {
  return `/unmatched-payments/${encodeURIComponent(id)}/${move}`
}

/** `amount`: what it is worth in the currency of the stay, where that is another. */
export function applyMoney(id: string, use: { code: string; amount?: string }) {
  return askAdmin<typeof unmatchedDecided>(addressOf(id, 'apply'), post(use))
}

export function returnMoney(id: string) {
  return askAdmin<typeof unmatchedDecided>(addressOf(id, 'return'), post())
}
