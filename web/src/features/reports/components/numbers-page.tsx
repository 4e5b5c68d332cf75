import { buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Facts, Figure } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { Download } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type Dashboard, useDashboard } from '../../today/api/today-api.ts'
import { MonthsCard } from './months-card.tsx'

export function NumbersPage() {
  const { t } = usePanelText()
  const dashboard = useDashboard()
  return (
    <>
      <PageHeader title={t('reports.title')} back={{ to: '/admin/more', label: t('nav.more') }} />
      {dashboard.isPending && <Loading />}
      {dashboard.isError && <Failure onRetry={() => void dashboard.refetch()} />}
      {dashboard.data && (
        <>
          <MonthFigures board={dashboard.data} />
          <div className="mt-4 grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <MonthsCard />
            <Funnel conversion={dashboard.data.conversion} />
            <LastDay day={dashboard.data.last_24h} />
            <Files />
          </div>
        </>
      )}
    </>
  )
}

function MonthFigures({ board }: { board: Dashboard }) {
  const { t } = usePanelText()
  const { roundMoney, day } = useWriting()
  const { month } = board
  return (
    <section aria-label={t('reports.month')}>
      <h2 className="mb-2 font-semibold text-heading first-letter:uppercase">
        {day(month.from, { month: 'long', year: 'numeric' })}
      </h2>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Figure name={t('reports.revenue')} value={roundMoney(month.revenue, month.currency)} />
        <Figure name={t('reports.collected')} value={roundMoney(month.collected, month.currency)} />
        <Figure
          name={t('reports.occupancy')}
          value={`${Math.round(board.occupancy)} %`}
          note={t('reports.nights', {
            taken: month.nights_sold + month.nights_external,
            available: month.nights_available,
          })}
        />
        <Figure
          name={t('reports.adr')}
          value={board.adr === null ? '–' : roundMoney(board.adr, board.currency)}
          note={board.adr === null ? t('reports.adr_none') : undefined}
        />
      </div>
    </section>
  )
}

function Funnel({ conversion }: { conversion: Dashboard['conversion'] }) {
  const { t } = usePanelText()
  const most = Math.max(1, ...conversion.stages.map((stage) => stage.count))
  return (
    <Card title={t('reports.funnel')}>
      <p className="px-4 text-sm text-muted sm:px-5">{t('reports.funnel_text', { days: conversion.days })}</p>
      <ul className="space-y-3 px-4 py-4 text-sm sm:px-5">
        {conversion.stages.map((stage) => (
          <li key={stage.stage}>
            <span className="flex justify-between gap-4">
              <span>{t(`reports.stage.${stage.stage}`)}</span>
              <span className="font-semibold tabular-nums">
                {stage.count}
                {stage.percent !== null && (
                  <span className="ml-2 font-normal text-muted">{Math.round(stage.percent)} %</span>
                )}
              </span>
            </span>
            <span aria-hidden className="mt-1 block h-2 overflow-hidden rounded-full bg-sunk">
              <span
                className="block h-full rounded-full bg-brand"
                style={{ width: `${(stage.count / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function LastDay({ day }: { day: Dashboard['last_24h'] }) {
  const { t } = usePanelText()
  return (
    <Card title={t('reports.day')}>
      <Facts
        facts={[
          [t('reports.messages'), String(day.messages_in)],
          [t('reports.answers'), String(day.messages_out)],
          [t('reports.reservations'), String(day.reservations)],
          [t('reports.confirmed'), String(day.confirmed)],
          [t('reports.cancelled'), String(day.cancelled)],
          [t('reports.payments'), String(day.payments)],
        ]}
      />
    </Card>
  )
}

function Files() {
  const { t } = usePanelText()
  return (
    <Card title={t('reports.files')}>
      <div className="flex flex-wrap gap-2 px-4 pb-5 sm:px-5">
        <a href="/api/v1/admin/payments/export.csv" className={buttonLook('plain')}>
          <Download aria-hidden className="size-4.5" />
          {t('reports.payments_csv')}
        </a>
        <a href="/api/v1/admin/reservations/export.csv" className={buttonLook('plain')}>
          <Download aria-hidden className="size-4.5" />
          {t('reports.reservations_csv')}
        </a>
      </div>
    </Card>
  )
}
