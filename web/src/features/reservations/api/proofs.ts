import { useQuery } from '@tanstack/react-query'
import type { proofList, proofView } from '@tranquera/contracts/payment-proofs'
import type { z } from 'zod'
import { askAdmin, PANEL, post } from '../../../lib/admin.ts'

export type Receipt = z.output<typeof proofList>['items'][number]

/** Receipts of transfers that guests sent, newest first. */
export function useReceipts(state?: Receipt['state']) {
  return useQuery({
    queryKey: [PANEL, 'proofs', state],
    queryFn: () =>
      askAdmin<typeof proofList>(`/payment-proofs?page_size=100${state ? `&state=${state}` : ''}`),
  })
}

export function approveReceipt(id: string, amount?: string) {
  return askAdmin<typeof proofView>(
    `/payment-proofs/${encodeURIComponent(id)}/approve`,
    post(amount ? { amount } : {}),
  )
}

export function rejectReceipt(id: string, reason: string) {
  return askAdmin<typeof proofView>(
    `/payment-proofs/${encodeURIComponent(id)}/reject`,
    post(reason ? { reason } : {}),
  )
}
