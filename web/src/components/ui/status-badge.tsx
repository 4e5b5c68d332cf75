import { useTranslation } from 'react-i18next'
import { cx } from '../../lib/cx.ts'
import type { ReservationStatus } from '../../lib/reservation.ts'

const COLOURS: Record<ReservationStatus, string> = {
  pre_reserved: 'bg-warn-soft text-warn',
  confirmed: 'bg-soft text-on-soft',
  checked_in: 'bg-info-soft text-info',
  completed: 'bg-line text-ink',
  expired: 'bg-line text-muted',
  cancelled: 'bg-bad-soft text-bad',
  no_show: 'bg-bad-soft text-bad',
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
