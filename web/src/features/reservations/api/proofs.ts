import { useQuery } from '@tanstack/react-query'
import type { approveProofBody, proofList, proofView } from '@tranquera/contracts/payment-proofs'
import type { z } from 'zod'
import { askAdmin, PANEL, post } from '../../../lib/admin.ts'
import { RequestFailed } from '../../../lib/http.ts'

export type Receipt = z.output<typeof proofList>['items'][number]

/** Receipts of transfers that guests sent, newest first. */
export function useReceipts() {
  return useQuery({
    queryKey: [PANEL, 'proofs'],
    queryFn: () => askAdmin<typeof proofList>('/payment-proofs?page_size=100'),
  })
}

export function approveReceipt(id: string, amount?: string) {
  return approved(id, amount ? { amount } : {})
}

/** The stay can no longer take it: it is noted as received, and goes back by hand. */
export function returnReceipt(id: string, amount?: string) {
  return approved(id, { ...(amount ? { amount } : {}), or_return: true })
}

function approved(id: string, body: z.input<typeof approveProofBody>) {
  return askAdmin<typeof proofView>(`/payment-proofs/${encodeURIComponent(id)}/approve`, post(body))
}

/** Why a receipt cannot be applied to its stay any more, whatever its amount. */
const TOO_LATE: ReadonlySet<string> = new Set(['date_overlap', 'not_allowed_in_status'])

export function isTooLate(error: unknown): boolean {
  return error instanceof RequestFailed && TOO_LATE.has(error.code)
}

export function rejectReceipt(id: string, reason: string) {
  return askAdmin<typeof proofView>(
    `/payment-proofs/${encodeURIComponent(id)}/reject`,
    post(reason ? { reason } : {}),
  )
}
