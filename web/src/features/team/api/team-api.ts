import { useQuery } from '@tanstack/react-query'
import type { StaffRole } from '@tranquera/contracts/auth'
import type {
  createdStaffSchema,
  PatchStaffBody,
  sessionListSchema,
  staffListSchema,
  staffMemberSchema,
  TotpBody,
  totpAnswerSchema,
} from '@tranquera/contracts/staff'
import type { z } from 'zod'
import { askAdmin, PANEL, patch, post, REMOVE } from '../../../lib/admin.ts'
import { fetchJson } from '../../../lib/http.ts'

export type Person = z.output<typeof staffMemberSchema>
export type Role = StaffRole
export type OwnSession = z.output<typeof sessionListSchema>['items'][number]

export const ROLES = ['owner', 'staff', 'reader'] as const satisfies readonly Role[]

/** Everybody who may come in; only an owner is told. */
export function usePeople(isOwner: boolean) {
  return useQuery({
    queryKey: [PANEL, 'people'],
    enabled: isOwner,
    queryFn: () => askAdmin<typeof staffListSchema>('/staff'),
  })
}

export function addPerson(body: { email: string; name: string; role: Role }) {
  return askAdmin<typeof createdStaffSchema>('/staff', post(body))
}

export function changePerson(id: string, body: PatchStaffBody) {
  return askAdmin<typeof staffMemberSchema>(`/staff/${encodeURIComponent(id)}`, patch(body))
}

export function removePerson(id: string) {
  return askAdmin<z.ZodType>(`/staff/${encodeURIComponent(id)}`, REMOVE)
}

export function changePassword(body: { current: string; new: string }) {
  return fetchJson<void>('/api/v1/auth/password', post(body))
}

export function useOwnSessions() {
  return useQuery({
    queryKey: [PANEL, 'sessions'],
    queryFn: () => fetchJson<z.output<typeof sessionListSchema>>('/api/v1/auth/sessions'),
  })
}

export function endSession(id: string) {
  return fetchJson<void>(`/api/v1/auth/sessions/${encodeURIComponent(id)}`, REMOVE)
}

/** Without an action it tells whether a code is asked for; `enrol` answers the secret for the app. */
export function secondFactor(body: TotpBody) {
  return fetchJson<z.output<typeof totpAnswerSchema>>('/api/v1/auth/totp', post(body))
}
