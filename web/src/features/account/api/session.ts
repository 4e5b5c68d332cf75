import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { loginAnswerSchema, loginBodySchema, meSchema } from '@tranquera/contracts/auth'
import type { recoverAnswerSchema } from '@tranquera/contracts/staff'
import type { z } from 'zod'
import { PANEL, post } from '../../../lib/admin.ts'
import { ask, fetchJson, RequestFailed } from '../../../lib/http.ts'
import { forgetKept, keep, recall } from '../../../lib/kept.ts'

const SESSION = ['session']

/** Whoever is refused for lack of a session is shown the door to a new one. */
export function closeSession(queries: QueryClient): void {
  queries.setQueryData(SESSION, null)
  // The next person on this device sees nothing that the last one read.
  queries.removeQueries({ queryKey: [PANEL] })
  forgetKept()
}

/** Null when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: SESSION,
    staleTime: 60_000,
    queryFn: async () => {
      try {
        return keep('session', await ask<typeof meSchema>('/api/v1/auth/me'))
      } catch (error) {
        // Without a line whoever was here last still sees what this device keeps; the server is asked when it is back.
        const last = recall<z.output<typeof meSchema>>('session')
        if (error instanceof RequestFailed && error.status === 0 && last) return last.value
        if (error instanceof RequestFailed && error.status === 401) return null
        throw error
      }
    },
  })
}

export type Credentials = z.input<typeof loginBodySchema>

/** The answer's token is left unread: the page lives on the cookie, and its writes on the CSRF cookie. */
export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      ask<typeof loginAnswerSchema>('/api/v1/auth/login', { method: 'POST', json: credentials }),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION }),
  })
}

export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => fetchJson<void>('/api/v1/auth/logout', { method: 'POST' }),
    onSettled: () => closeSession(queries),
  })
}

export function recoverPassword(email: string) {
  return ask<typeof recoverAnswerSchema>('/api/v1/auth/recover', post({ email }))
}

/** With the token of the mail, which serves once. */
export function resetPassword(token: string, password: string) {
  return fetchJson<void>('/api/v1/auth/reset', post({ token, password }))
}
