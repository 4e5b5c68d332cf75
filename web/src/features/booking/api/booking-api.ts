import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { cancelled, guestReservationView } from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import { ask } from '../../../lib/http.ts'

export type OwnStay = z.output<typeof guestReservationView>

/** What the guest's page was opened with: the code and the token of its link. */
export interface StayKey {
  readonly code: string
  readonly token: string | undefined
}

const WAITING_MS = 2_000
const OPEN_MS = 10_000

function addressOf({ code, token }: StayKey, move = ''): string {
  const query = token ? `?token=${encodeURIComponent(token)}` : ''
  return `/api/v1/reservations/${encodeURIComponent(code)}${move}${query}`
}

const keyOf = ({ code, token }: StayKey) => ['stay', code, token]

/** Asks again while a payment may still arrive, often when the guest just came back from the checkout. */
export function useStay(key: StayKey, isWaiting: boolean) {
  return useQuery({
    queryKey: keyOf(key),
    queryFn: () => ask<typeof guestReservationView>(addressOf(key)),
    refetchInterval: (query) => {
      if (query.state.data?.status !== 'pre_reserved') return false
      return isWaiting ? WAITING_MS : OPEN_MS
    },
  })
}

export function useCancelStay(key: StayKey) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => ask<typeof cancelled>(addressOf(key, '/cancel'), { method: 'POST', json: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(key) }),
  })
}

export type CheckoutReturn = 'approved' | 'pending' | 'failed'

/** What the checkout's return address says. A hint only: the page believes what the business has read back. */
export function checkoutReturn(status: string | undefined): CheckoutReturn | undefined {
  if (status === 'approved') return 'approved'
  if (status === 'pending' || status === 'in_process') return 'pending'
  return status === 'rejected' || status === 'null' ? 'failed' : undefined
}
