import { Link } from '@tanstack/react-router'
import { ChartNoAxesColumn } from '../../../components/ui/panel-icons.tsx'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useDashboard } from '../api/today-api.ts'

/** The month in one line; it may be missing without anybody missing it. */
export function MonthLine() {
  const { t } = usePanelText()
  const { money } = useWriting()
  const dashboard = useDashboard()
  if (!dashboard.data || dashboard.data.totals.accommodations === 0) return null
  const { month, occupancy } = dashboard.data
  return (
    <Link
      to="/admin/more/numbers"
      className={cx(
        'mt-4 flex min-h-14 items-center gap-3 rounded-2xl border border-line bg-panel px-4 py-3',
        'text-sm hover:bg-sunk sm:px-5',
      )}
    >
      <ChartNoAxesColumn aria-hidden className="size-5 shrink-0 text-muted" />
      <span>
        <span className="font-semibold">{t('today.month')}:</span>{' '}
        {t('today.month_line', {
          nights: month.nights_sold + month.nights_external,
          available: month.nights_available,
          percent: Math.round(occupancy),
          collected: money(month.collected, month.currency),
        })}
      </span>
    </Link>
  )
}
