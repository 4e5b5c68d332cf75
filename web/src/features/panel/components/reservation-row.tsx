import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import type { Reservation } from '../../../lib/reservation.ts'

/** One reservation as a line to tap: on the home page, and in the list on a phone. */
export function ReservationRow({ reservation, aside }: { reservation: Reservation; aside?: ReactNode }) {
  const { locale } = useLanguage()
  return (
    <Link
      to="/admin/reservations/$code"
      params={{ code: reservation.code }}
      className="flex min-h-16 items-center justify-between gap-3 border-t border-sand-200 px-4 py-3 first:border-t-0 hover:bg-sand-50 sm:px-5"
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{reservation.contact_name}</span>
        <span className="block truncate text-sm text-muted">
          {reservation.accommodation_name} · {writeDay(reservation.check_in, locale)} –{' '}
          {writeDay(reservation.check_out, locale)}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        <StatusBadge status={reservation.status} />
        {aside && <span className="text-xs text-muted">{aside}</span>}
      </span>
    </Link>
  )
}
