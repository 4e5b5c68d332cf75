import { useQuery } from '@tanstack/react-query'
import type { block, calendar } from '@tranquera/contracts/calendar'
import type { conflictList } from '@tranquera/contracts/calendar-conflicts'
import type { z } from 'zod'
import { askAdmin, PANEL, post, REMOVE } from '../../../lib/admin.ts'
import { queryOf } from '../../../lib/http.ts'

export type Calendar = z.output<typeof calendar>
export type CalendarCabin = Calendar['accommodations'][number]
export type CalendarEntry = CalendarCabin['entries'][number]

/** `to` is not included. */
export function useCalendar(from: string, to: string) {
  return useQuery({
    queryKey: [PANEL, 'calendar', from, to],
    queryFn: () => askAdmin<typeof calendar>(`/calendar${queryOf({ from, to })}`),
    placeholderData: (previous) => previous,
  })
}

export interface Nights {
  readonly accommodation_id: string
  readonly start: string
  readonly end: string
}

export function blockNights(nights: Nights & { readonly reason: string }) {
  return askAdmin<typeof block>('/blocks', post(nights))
}

export function freeNights(blockId: string) {
  return askAdmin<z.ZodType>(`/blocks/${encodeURIComponent(blockId)}`, REMOVE)
}

export type Conflict = z.output<typeof conflictList>['items'][number]

export function useConflicts() {
  return useQuery({
    queryKey: [PANEL, 'conflicts'],
    queryFn: () => askAdmin<typeof conflictList>('/conflicts?status=open&page_size=100'),
  })
}
