import { useState } from 'react'
import { IconButton } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { ChevronLeft, ChevronRight } from '../../../components/ui/panel-icons.tsx'
import { useChannelName } from '../../../lib/channel-name.ts'
import { todayInArgentina } from '../../../lib/clock.ts'
import { fromCents, toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type MonthReport, useMonths } from '../api/reports-api.ts'

/** A year, month by month, equal to the ledger to the cent; each month opens to its channels. */
export function MonthsCard() {
  const { t } = usePanelText()
  const [year, setYear] = useState(Number(todayInArgentina().slice(0, 4)))
  const report = useMonths(`${year}-01`, `${year}-12`)
  return (
    <Card
      title={t('reports.year', { year })}
      className="lg:col-span-2"
      aside={
        <span className="flex">
          <IconButton icon={ChevronLeft} label={t('reports.year_before')} onClick={() => setYear(year - 1)} />
          <IconButton icon={ChevronRight} label={t('reports.year_after')} onClick={() => setYear(year + 1)} />
        </span>
      }
    >
      {report.isPending && <Loading />}
      {report.isError && !report.data && <Failure onRetry={() => void report.refetch()} />}
      {report.data && (
        <ul className="divide-y divide-line">
          {report.data.months.map((month) => (
            <li key={month.month} data-testid="month" data-month={month.month}>
              <Month month={month} currency={report.data.currency} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface MonthProps {
  readonly month: MonthReport
  readonly currency: string
}

function Month({ month, currency }: MonthProps) {
  const { t } = usePanelText()
  const { money, day } = useWriting()
  return (
    <details>
      <summary className="grid min-h-14 grid-cols-[auto_1fr] items-center gap-x-4 px-4 py-2 sm:px-5">
        <span className="font-medium first-letter:uppercase">
          {day(`${month.month}-01`, { month: 'long' })}
        </span>
        <span
          data-testid="collected"
          className="flex flex-wrap justify-end gap-x-2 font-semibold tabular-nums"
        >
          <span className="font-normal text-muted">{t('reports.collected')}</span>
          {money(kept(month), currency)}
        </span>
        <span className="col-span-2 mt-1 flex items-center gap-3 text-sm text-muted">
          <span aria-hidden className="h-2 flex-1 overflow-hidden rounded-full bg-sunk">
            <span className="block h-full rounded-full bg-brand" style={{ width: `${month.occupancy}%` }} />
          </span>
          {t('reports.full', { percent: Math.round(month.occupancy) })}
        </span>
      </summary>
      <Figures month={month} currency={currency} />
      <Channels month={month} />
    </details>
  )
}

/** What came less what went back, as the figure of this month above says it. */
function kept({ taken, returned }: Pick<MonthReport, 'taken' | 'returned'>): string {
  return fromCents(toCents(taken) - toCents(returned))
}

function Figures({ month, currency }: MonthProps) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const lines = [
    [t('reports.revenue'), money(month.revenue, currency)],
    [t('reports.taken'), money(month.taken, currency)],
    [t('reports.returned'), money(month.returned, currency)],
    [t('reports.collected'), money(kept(month), currency)],
    [t('reports.fees'), money(month.fees, currency)],
    [t('reports.owed'), money(month.owed_today ?? month.owed, currency)],
    [
      t('reports.nights_sold'),
      t('reports.nights', { taken: month.nights + month.nights_external, available: month.nights_available }),
    ],
    [t('reports.adr'), month.adr === null ? '–' : money(month.adr, currency)],
    ...month.other_currencies.map((one) => [
      `${t('reports.collected')} (${one.currency})`,
      money(kept(one), one.currency),
    ]),
  ]
  return (
    <dl className="grid gap-x-8 px-4 pb-3 text-sm sm:grid-cols-2 sm:px-5">
      {lines.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4 py-1">
          <dt className="text-muted">{name}</dt>
          <dd className="whitespace-nowrap tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Channels({ month }: { month: MonthReport }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const channelName = useChannelName()
  if (month.by_channel.length === 0) return null
  return (
    <table className="mb-4 w-full text-sm">
      <thead className="text-left text-muted">
        <tr>
          <th scope="col" className="px-4 py-1 font-medium sm:px-5">
            {t('reports.channel')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('reports.nights_short')}
          </th>
          <th scope="col" className="px-4 py-1 text-right font-medium sm:px-5">
            {t('reports.revenue')}
          </th>
        </tr>
      </thead>
      <tbody>
        {month.by_channel.map((one) => (
          <tr key={`${one.channel}${one.currency}`} className="border-t border-line">
            <th scope="row" className="px-4 py-1.5 text-left font-normal sm:px-5">
              {channelName(one.channel)}
            </th>
            <td className="py-1.5 text-right tabular-nums">{one.nights}</td>
            <td className="px-4 py-1.5 text-right tabular-nums sm:px-5">
              {money(one.revenue, one.currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
