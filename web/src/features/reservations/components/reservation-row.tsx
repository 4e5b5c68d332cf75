import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { toCents } from '../../../lib/money.ts'
import type { Listed } from '../../../lib/reservation.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'

/** A balance of a stay that will not happen is no debt. */
const OWED = ['pre_reserved', 'confirmed', 'checked_in', 'completed']

export function DueMark({
  stay,
}: {
  stay: Pick<Listed, 'status' | 'due_amount' | 'due_today' | 'currency'>
}) {
  const { t } = usePanelText()
  const { money } = useWriting()
  if (!OWED.includes(stay.status) || toCents(stay.due_amount) <= 0) return null
  return (
    <span className="text-sm font-medium whitespace-nowrap text-bad tabular-nums">
      {t('reservations.owes', { amount: money(stay.due_today ?? stay.due_amount, stay.currency) })}
    </span>
  )
}

/** One reservation as a line to tap. */
export function ReservationRow({ reservation, aside }: { reservation: Listed; aside?: ReactNode }) {
  const { stay } = useWriting()
  return (
    <Link
      to="/admin/reservations/$code"
      params={{ code: reservation.code }}
      data-testid="reservation-row"
      className="flex min-h-16 items-center justify-between gap-3 px-4 py-3 hover:bg-sunk sm:px-5"
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{reservation.contact_name}</span>
        <span className="block text-sm break-words text-muted">
          {reservation.accommodation_name} · {stay(reservation.check_in, reservation.check_out)}
        </span>
        <DueMark stay={reservation} />
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        <StatusBadge status={reservation.status} />
        {aside && <span className="font-mono text-xs text-muted">{aside}</span>}
      </span>
    </Link>
  )
}
