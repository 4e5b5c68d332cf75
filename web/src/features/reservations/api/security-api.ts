import { useQuery } from '@tanstack/react-query'
import type { recordSecurityBody, securityAccountView } from '@tranquera/contracts/security-deposit'
import type { z } from 'zod'
import { askAdmin, PANEL, post } from '../../../lib/admin.ts'

export type SecurityEntry = z.output<typeof securityAccountView>['entries'][number]
type SecurityRecord = z.input<typeof recordSecurityBody>

function addressOf(code: string): string {
  return `/reservations/${encodeURIComponent(code)}/security-deposit`
}

export function useSecurity(code: string) {
  return useQuery({
    queryKey: [PANEL, 'reservation', code, 'security'],
    queryFn: () => askAdmin<typeof securityAccountView>(addressOf(code)),
  })
}

export function recordSecurity(code: string, body: SecurityRecord) {
  return askAdmin<typeof securityAccountView>(addressOf(code), post(body))
}

export function reverseSecurity(id: string, reason: string) {
  return askAdmin<typeof securityAccountView>(
    `/security-deposit-entries/${encodeURIComponent(id)}/reverse`,
    post({ reason }),
  )
}

/** What stands: neither what was taken back, nor what took it back. */
export function standingEntries(entries: readonly SecurityEntry[]): readonly SecurityEntry[] {
  const reversed = new Set(entries.map((one) => one.reverses))
  return entries.filter((one) => one.reverses === null && !reversed.has(one.id))
}
