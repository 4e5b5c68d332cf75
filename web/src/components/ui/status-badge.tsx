import { useTranslation } from 'react-i18next'
import { cx } from '../../lib/cx.ts'
import type { ReservationStatus } from '../../lib/reservation.ts'

const COLOURS: Record<ReservationStatus, string> = {
  pre_reserved: 'bg-amber-100 text-amber-900',
  confirmed: 'bg-forest-100 text-forest-800',
  checked_in: 'bg-sky-100 text-sky-900',
  completed: 'bg-sand-200 text-ink',
  expired: 'bg-sand-200 text-muted',
  cancelled: 'bg-clay-100 text-clay-700',
  no_show: 'bg-clay-100 text-clay-700',
}

export function StatusBadge({ status }: { status: ReservationStatus }) {
  const { t } = useTranslation()
  return (
    <span
      data-testid="status"
      data-status={status}
      className={cx(
        'inline-block rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap',
        COLOURS[status],
      )}
    >
      {t(`reservation.status.${status}`)}
    </span>
  )
}
