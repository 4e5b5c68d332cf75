import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ImportedLineView, importReport } from '@tranquera/contracts/imports'
import type { paymentRecorded, recordPaymentBody, refundsMade } from '@tranquera/contracts/payments'
import type {
  cancelBody,
  cancelled,
  changePreview,
  manualReservationBody,
  patchReservationBody,
} from '@tranquera/contracts/reservation-moves'
import type {
  ownerReservationView,
  reservationForReader,
  reservationList,
} from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import { askAdmin, PANEL, patch, post } from '../../../lib/admin.ts'
import { ask, queryOf } from '../../../lib/http.ts'

export type OwnReservation = z.output<typeof ownerReservationView>
export type LedgerEntry = OwnReservation['ledger'][number]
export type TimelineEntry = OwnReservation['timeline'][number]
export type ChangePreview = z.output<typeof changePreview>

export type ReservationFilters = Record<string, string | boolean | undefined>

const PAGE_SIZE = 50

/** Page after page, so that a list is complete as far as somebody asks for it. */
export function useReservations(filters: ReservationFilters) {
  return useInfiniteQuery({
    queryKey: [PANEL, 'reservations', filters],
    queryFn: ({ pageParam }) =>
      askAdmin<typeof reservationList>(
        `/reservations${queryOf({ ...filters, page: pageParam, page_size: PAGE_SIZE })}`,
      ),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) =>
      pagination.page < pagination.total_pages ? pagination.page + 1 : undefined,
    placeholderData: (previous) => previous,
  })
}

function addressOf(code: string, move = ''): string {
  return `/reservations/${encodeURIComponent(code)}${move}`
}

export function useReservation(code: string) {
  return useQuery({
    queryKey: [PANEL, 'reservation', code],
    queryFn: () => askAdmin<typeof ownerReservationView>(addressOf(code)),
  })
}

export type Move = 'confirm' | 'extend' | 'check-in' | 'check-out' | 'no-show' | 'resend-payment' | 'reopen'

export function moveReservation(code: string, move: Move) {
  return askAdmin<typeof ownerReservationView>(addressOf(code, `/${move}`), post())
}

export type Charge = z.input<typeof recordPaymentBody>

export function recordPayment(code: string, charge: Charge) {
  return askAdmin<typeof paymentRecorded>(addressOf(code, '/payments'), post(charge))
}

export function refund(code: string, body: { amount: string; as: 'return' | 'discount' }) {
  return askAdmin<typeof refundsMade>(addressOf(code, '/refunds'), post(body))
}

export function reverseEntry(id: string, reason: string) {
  return askAdmin<z.ZodType>(`/ledger/${encodeURIComponent(id)}/reverse`, post({ reason }))
}

/** What the conditions of the stay give back if it were cancelled now. */
export function useRefundByPolicy(code: string) {
  return useQuery({
    queryKey: [PANEL, 'reservation', code, 'policy'],
    queryFn: async () =>
      (await ask<typeof reservationForReader>(`/api/v1/reservations/${encodeURIComponent(code)}`))
        .refund_if_cancelled,
  })
}

export type Cancelling = NonNullable<z.input<typeof cancelBody>>

export function cancelReservation(code: string, body: Cancelling) {
  return askAdmin<typeof cancelled>(addressOf(code, '/cancel'), post(body))
}

/** What the owner wants otherwise; what is left out stays. */
export type ReservationChange = z.input<typeof patchReservationBody>

export function previewChange(code: string, change: ReservationChange) {
  return askAdmin<typeof changePreview>(addressOf(code, '?preview=true'), patch(change))
}

export function changeReservation(code: string, change: ReservationChange) {
  return askAdmin<typeof ownerReservationView>(addressOf(code), patch(change))
}

export type NewReservation = z.input<typeof manualReservationBody>

export function createReservation(body: NewReservation) {
  return askAdmin<typeof ownerReservationView>('/reservations', post(body))
}

export type ImportReport = z.output<typeof importReport>

export type ImportedLine = ImportedLineView

/** All or none; a look says line by line what would be booked, and books nothing. */
export function importStays(text: string, isLook: boolean) {
  return askAdmin<typeof importReport>(`/import/stays?dry_run=${isLook}`, post({ text }))
}
