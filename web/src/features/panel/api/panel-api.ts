import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../../lib/http.ts'
import { type ReservationStatus, reservationSchema } from '../../../lib/reservation.ts'

const ADMIN = '/api/v1/admin'

const paginationSchema = z.object({
  page: z.number(),
  page_size: z.number(),
  total: z.number(),
  total_pages: z.number(),
})

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), pagination: paginationSchema.optional() })

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
    queryFn: () => ask(`${ADMIN}/reservations${queryOf({ ...filters })}`, listOf(reservationSchema)),
    placeholderData: (previous) => previous,
    refetchInterval: 30_000,
  })
}

export const messageSchema = z.looseObject({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  type: z.string().default('text'),
  text: z.string().nullish(),
  status: z.string().nullish(),
  at: z.string(),
})
export type TranscriptMessage = z.infer<typeof messageSchema>

const ledgerSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  method: z.string().nullish(),
  amount: z.string(),
  note: z.string().nullish(),
  created_at: z.string(),
})
export type LedgerEntry = z.infer<typeof ledgerSchema>

const timelineSchema = z.looseObject({
  at: z.string(),
  action: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullish() }),
  cause: z.string().default(''),
})
export type TimelineEntry = z.infer<typeof timelineSchema>

const ownReservationSchema = reservationSchema.extend({
  ledger: z.array(ledgerSchema).default([]),
  timeline: z.array(timelineSchema).default([]),
  messages: z.array(messageSchema).default([]),
  notes: z.string().nullish(),
})
export type OwnReservation = z.infer<typeof ownReservationSchema>

export function useOwnReservation(code: string) {
  return useQuery({
    queryKey: ['panel', 'reservation', code],
    queryFn: () => ask(`${ADMIN}/reservations/${encodeURIComponent(code)}`, ownReservationSchema),
  })
}

export type ReservationMove = 'confirm' | 'cancel' | 'extend'

export function useReservationMove(code: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (move: ReservationMove) =>
      ask(`${ADMIN}/reservations/${encodeURIComponent(code)}/${move}`, z.unknown(), {
        method: 'POST',
        json: {},
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['panel'] }),
  })
}

const entrySchema = z.object({
  id: z.string().nullish(),
  kind: z.enum(['hold', 'reservation', 'block', 'external']),
  start: z.string(),
  end: z.string(),
  code: z.string().nullish(),
  label: z.string().nullish(),
  channel: z.string().nullish(),
  status: z.string().nullish(),
})
export type CalendarEntry = z.infer<typeof entrySchema>

const calendarSchema = z.object({
  accommodations: z.array(z.object({ id: z.string(), name: z.string(), entries: z.array(entrySchema) })),
  conflicts: z.array(z.unknown()).default([]),
})
export type Calendar = z.infer<typeof calendarSchema>

/** `to` is not included. */
export function useCalendar(from: string, to: string) {
  return useQuery({
    queryKey: ['panel', 'calendar', from, to],
    queryFn: () => ask(`${ADMIN}/calendar${queryOf({ from, to })}`, calendarSchema),
    placeholderData: (previous) => previous,
    refetchInterval: 30_000,
  })
}

const conversationSchema = z.object({
  id: z.string(),
  guest: z.object({ name: z.string().nullish(), phone: z.string().nullish() }),
  status: z.enum(['bot', 'waiting_human', 'human']),
  unread: z.number().default(0),
  last_message: z.string().default(''),
  last_message_at: z.string().nullish(),
  reservation_codes: z.array(z.string()).default([]),
})
export type Conversation = z.infer<typeof conversationSchema>

export function useConversations() {
  return useQuery({
    queryKey: ['panel', 'conversations'],
    queryFn: () => ask(`${ADMIN}/conversations?page_size=100`, listOf(conversationSchema)),
    refetchInterval: 10_000,
  })
}

export function useTranscript(conversationId: string) {
  return useQuery({
    queryKey: ['panel', 'conversation', conversationId],
    queryFn: () =>
      ask(
        `${ADMIN}/conversations/${encodeURIComponent(conversationId)}/messages?page_size=100`,
        listOf(messageSchema),
      ),
    refetchInterval: 5_000,
  })
}

const cabinSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  capacity: z.number().nullish(),
  photos: z.array(z.object({ url: z.string(), alt: z.string().nullish() })).default([]),
  base_price: z.string().nullish(),
  currency: z.string().default('ARS'),
  ical_export_url: z.string().nullish(),
})
export type OwnCabin = z.infer<typeof cabinSchema>

export function useOwnCabins() {
  return useQuery({
    queryKey: ['panel', 'cabins'],
    staleTime: 60_000,
    queryFn: () => ask(`${ADMIN}/accommodations?page_size=100`, listOf(cabinSchema)),
  })
}

function queryOf(values: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.size > 0 ? `?${query}` : ''
}
