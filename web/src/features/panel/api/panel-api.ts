import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ownerAccommodationListSchema } from '@tranquera/contracts/accommodations'
import type { calendar } from '@tranquera/contracts/calendar'
import type { conversationList, transcript } from '@tranquera/contracts/conversations'
import type { ownerReservationView, reservationList } from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import { ask, queryOf } from '../../../lib/http.ts'
import type { ReservationStatus } from '../../../lib/reservation.ts'

const ADMIN = '/api/v1/admin'

export interface ReservationFilters {
  readonly status?: ReservationStatus | undefined
  readonly q?: string | undefined
  readonly accommodation_id?: string | undefined
  readonly check_in_from?: string | undefined
  readonly check_in_to?: string | undefined
  readonly page?: number | undefined
  readonly page_size?: number | undefined
}

export function useReservations(filters: ReservationFilters) {
  return useQuery({
    queryKey: ['panel', 'reservations', filters],
    queryFn: () => ask<typeof reservationList>(`${ADMIN}/reservations${queryOf({ ...filters })}`),
    placeholderData: (previous) => previous,
    refetchInterval: 30_000,
  })
}

export type OwnReservation = z.output<typeof ownerReservationView>
export type TimelineEntry = OwnReservation['timeline'][number]

export function useOwnReservation(code: string) {
  return useQuery({
    queryKey: ['panel', 'reservation', code],
    queryFn: () => ask<typeof ownerReservationView>(`${ADMIN}/reservations/${encodeURIComponent(code)}`),
  })
}

export type ReservationMove = 'confirm' | 'cancel' | 'extend'

export function useReservationMove(code: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (move: ReservationMove) =>
      ask<typeof ownerReservationView>(`${ADMIN}/reservations/${encodeURIComponent(code)}/${move}`, {
        method: 'POST',
        json: {},
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['panel'] }),
  })
}

export type Calendar = z.output<typeof calendar>
export type CalendarEntry = Calendar['accommodations'][number]['entries'][number]

/** `to` is not included. */
export function useCalendar(from: string, to: string) {
  return useQuery({
    queryKey: ['panel', 'calendar', from, to],
    queryFn: () => ask<typeof calendar>(`${ADMIN}/calendar${queryOf({ from, to })}`),
    placeholderData: (previous) => previous,
    refetchInterval: 30_000,
  })
}

export type Conversation = z.output<typeof conversationList>['items'][number]

export function useConversations() {
  return useQuery({
    queryKey: ['panel', 'conversations'],
    queryFn: () => ask<typeof conversationList>(`${ADMIN}/conversations?page_size=100`),
    refetchInterval: 10_000,
  })
}

export type TranscriptMessage = OwnReservation['messages'][number]

export function useTranscript(conversationId: string) {
  return useQuery({
    queryKey: ['panel', 'conversation', conversationId],
    queryFn: () =>
      ask<typeof transcript>(
        `${ADMIN}/conversations/${encodeURIComponent(conversationId)}/messages?page_size=100`,
      ),
    refetchInterval: 5_000,
  })
}

export type OwnCabin = z.output<typeof ownerAccommodationListSchema>['items'][number]

export function useOwnCabins() {
  return useQuery({
    queryKey: ['panel', 'cabins'],
    staleTime: 60_000,
    queryFn: () => ask<typeof ownerAccommodationListSchema>(`${ADMIN}/accommodations?page_size=100`),
  })
}
