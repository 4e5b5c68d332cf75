import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty } from '../../../components/ui/feedback.tsx'
import { cx } from '../../../lib/cx.ts'
import { writeInstant } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import type { OwnReservation, TimelineEntry } from '../api/panel-api.ts'

/** Every movement of money of the stay, as it was written down. */
export function Ledger({ reservation }: { reservation: OwnReservation }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  return (
    <Card title={t('panel.ledger')}>
      {reservation.ledger.length === 0 && <Empty icon="list">{t('panel.none_ledger')}</Empty>}
      <ul className="px-4 pb-5 text-sm sm:px-5">
        {reservation.ledger.map((entry) => (
          <li
            key={entry.id}
            className="flex justify-between gap-4 border-t border-sand-200 py-2.5 first:border-t-0"
          >
            <span className="min-w-0">
              <span className="font-medium">
                {t(`panel.ledger_kind.${entry.kind}`, { defaultValue: entry.kind })}
              </span>
              <span className="block text-muted">
                {[
                  entry.method && t(`panel.method.${entry.method}`, { defaultValue: entry.method }),
                  entry.note,
                  writeInstant(entry.created_at, locale),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span
              className={cx(
                'whitespace-nowrap tabular-nums',
                entry.kind === 'payment' && 'font-semibold text-forest-600',
                entry.kind === 'refund' && 'font-semibold text-clay-700',
              )}
            >
              {entry.kind === 'refund' && '− '}
              {writeMoney(entry.amount, reservation.currency, locale)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What happened to the stay, who did it and why, oldest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('panel.timeline')}>
      {entries.length === 0 && <Empty icon="clock">{t('panel.none_timeline')}</Empty>}
      <ol className="px-4 pb-3 sm:px-5" data-testid="timeline">
        {entries.map((entry) => (
          <TimelineItem key={`${entry.at}${entry.action}`} entry={entry} />
        ))}
      </ol>
    </Card>
  )
}

function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  return (
    <li
      data-action={entry.action}
      className="relative border-l-2 border-forest-100 pb-4 pl-5 text-sm last:border-l-transparent"
    >
      <span className="absolute top-1 -left-[7px] size-3 rounded-full border-2 border-white bg-forest-500" />
      <span className="font-medium">{t(`panel.action.${entry.action}`, { defaultValue: entry.action })}</span>
      <span className="block text-muted">
        {[
          t(`panel.actor.${entry.actor.kind}`, { defaultValue: entry.actor.kind }),
          writeInstant(entry.at, locale),
        ].join(' · ')}
      </span>
    </li>
  )
}
