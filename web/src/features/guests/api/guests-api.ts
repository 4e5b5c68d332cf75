import { useInfiniteQuery } from '@tanstack/react-query'
import type { guestPageSchema, guestViewSchema, patchGuestBodySchema } from '@tranquera/contracts/guests'
import type { z } from 'zod'
import { askAdmin, PANEL, patch, post, REMOVE } from '../../../lib/admin.ts'
import { queryOf } from '../../../lib/http.ts'

export type GuestEntry = z.output<typeof guestViewSchema>
export type GuestChange = z.input<typeof patchGuestBodySchema>

const PAGE_SIZE = 50

/** Page after page, found without accents and by any digits of the telephone. */
export function useGuests(q: string, isWanted = true) {
  return useInfiniteQuery({
    queryKey: [PANEL, 'guests', q],
    enabled: isWanted,
    queryFn: ({ pageParam }) =>
      askAdmin<typeof guestPageSchema>(
        `/guests${queryOf({ q: q || undefined, page: pageParam, page_size: PAGE_SIZE })}`,
      ),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) =>
      pagination.page < pagination.total_pages ? pagination.page + 1 : undefined,
    placeholderData: (previous) => previous,
  })
}

function addressOf(id: string, call = ''): string {
  return `/guests/${encodeURIComponent(id)}${call}`
}

export function changeGuest(id: string, change: GuestChange) {
  return askAdmin<typeof guestViewSchema>(addressOf(id), patch(change))
}

/** The stays and talks of `id` become those of `into`, and `id` is no more. */
export function mergeGuest(id: string, into: string) {
  return askAdmin<typeof guestViewSchema>(addressOf(id, '/merge'), post({ into }))
}

export function eraseGuest(id: string) {
  return askAdmin<z.ZodType>(addressOf(id), REMOVE)
}

/** All that is kept about the person, as a file. */
export function exportAddress(id: string): string {
  return `/api/v1/admin${addressOf(id, '/export')}`
}
