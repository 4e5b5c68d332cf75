import { useQuery } from '@tanstack/react-query'
import type { cancelledGroup, groupView } from '@tranquera/contracts/groups'
import type { groupPaymentRecorded } from '@tranquera/contracts/payments'
import type { z } from 'zod'
import { askAdmin, PANEL, post } from '../../../lib/admin.ts'
import type { Cancelling, Charge } from './reservations-api.ts'

export type Group = z.output<typeof groupView>

function addressOf(code: string, move = ''): string {
  return `/groups/${encodeURIComponent(code)}${move}`
}

/** The cabins of one booking; below its stays' key, so that what happens to one of them reads it again. */
export function useGroup(code: string) {
  return useQuery({
    queryKey: [PANEL, 'reservation', 'group', code],
    queryFn: () => askAdmin<typeof groupView>(addressOf(code)),
  })
}

/** Each cabin gets its deposit first, then what it owes. */
export function recordGroupPayment(code: string, { method, amount, note }: Omit<Charge, 'kind'>) {
  return askAdmin<typeof groupPaymentRecorded>(addressOf(code, '/payments'), post({ method, amount, note }))
}

export function cancelGroup(code: string, body: Cancelling) {
  return askAdmin<typeof cancelledGroup>(addressOf(code, '/cancel'), post(body))
}
