import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { startOfMonth, writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { useCalendar } from '../api/panel-api.ts'
import { ENTRY_LOOKS, MonthGrid } from './month-grid.tsx'
import { PageTitle } from './page-title.tsx'

interface CalendarPageProps {
  /** First day of the month shown; the current month without it. */
  readonly month: string | undefined
  onMonth(month: string | undefined): void
}

export function CalendarPage({ month, onMonth }: CalendarPageProps) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const from = startOfMonth(month ?? todayInArgentina())
  const to = startOfMonth(from, 1)
  const calendar = useCalendar(from, to)
  const round = 'grid size-11 place-items-center rounded-xl border border-sand-300 bg-white hover:bg-sand-100'
  return (
    <>
      <PageTitle
        aside={
          <div className="flex items-center gap-2">
            <button
              type="button"
              aria-label={t('panel.month_previous')}
              onClick={() => onMonth(startOfMonth(from, -1))}
              className={round}
            >
              <Icon name="back" />
            </button>
            <button
              type="button"
              onClick={() => onMonth(undefined)}
              className="min-h-11 rounded-xl border border-sand-300 bg-white px-4 text-sm font-medium hover:bg-sand-100"
            >
              {t('panel.this_month')}
            </button>
            <button
              type="button"
              aria-label={t('panel.month_next')}
              onClick={() => onMonth(to)}
              className={round}
            >
              <Icon name="forward" />
            </button>
          </div>
        }
      >
        <span className="inline-block first-letter:uppercase">
          {writeDay(from, locale, { month: 'long', year: 'numeric' })}
        </span>
      </PageTitle>
      {calendar.data && calendar.data.conflicts.length > 0 && (
        <p
          role="alert"
          className="mb-4 flex items-center gap-2 rounded-xl bg-clay-100 px-4 py-3 text-sm text-clay-700"
        >
          <Icon name="warn" />
          {t('panel.conflicts', { count: calendar.data.conflicts.length })}
        </p>
      )}
      <Card className="overflow-hidden">
        {calendar.isPending && <Loading />}
        {calendar.isError && <Failure onRetry={() => void calendar.refetch()} />}
        {calendar.data?.accommodations.length === 0 && <Empty icon="cabin">{t('panel.none_cabins')}</Empty>}
        {calendar.data && calendar.data.accommodations.length > 0 && (
          <MonthGrid calendar={calendar.data} from={from} to={to} />
        )}
      </Card>
      <ul className="mt-4 flex flex-wrap gap-4 text-sm text-muted">
        {(['reservation', 'hold', 'external', 'block'] as const).map((kind) => (
          <li key={kind} className="flex items-center gap-2">
            <span className={`size-4 rounded ${ENTRY_LOOKS[kind]}`} />
            {t(`panel.entry.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
