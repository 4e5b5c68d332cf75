import { useQuery } from '@tanstack/react-query'
import type { cleaningLinkView, cleaningStateView, cleaningView } from '@tranquera/contracts/cleaning'
import type { z } from 'zod'
import { askAdmin, PANEL, post, put, REMOVE } from '../../../lib/admin.ts'
import { queryOf } from '../../../lib/http.ts'

type CleaningDay = z.output<typeof cleaningView>
export type CleaningCabin = CleaningDay['cabins'][number]
export type CleaningLink = z.output<typeof cleaningLinkView>
export type CleaningState = CleaningCabin['state']

/** `date` left out: today. */
export function useCleaning(date?: string) {
  return useQuery({
    queryKey: [PANEL, 'today', 'cleaning', date],
    queryFn: () => askAdmin<typeof cleaningView>(`/cleaning${queryOf({ date })}`),
  })
}

export function markCabin(id: string, state: CleaningState) {
  return askAdmin<typeof cleaningStateView>(`/cleaning/${encodeURIComponent(id)}`, put({ state }))
}

/** A new address; the old one ends. */
export function makeLink() {
  return askAdmin<typeof cleaningLinkView>('/cleaning/link', post())
}

export function endLink() {
  return askAdmin<z.ZodType>('/cleaning/link', REMOVE)
}
