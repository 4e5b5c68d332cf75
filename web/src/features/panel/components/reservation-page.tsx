import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PriceLines } from '../../../components/ui/price-lines.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { writeDay, writeInstant } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import { partyParts } from '../../../lib/reservation.ts'
import { type OwnReservation, type TimelineEntry, useOwnReservation } from '../api/panel-api.ts'
import { ReservationMoves } from './reservation-moves.tsx'
import { useCabinName } from './reservation-row.tsx'
import { Transcript } from './transcript.tsx'

export function OwnReservationPage({ code }: { code: string }) {
  const { t } = useTranslation()
  const reservation = useOwnReservation(code)
  return (
    <>
      <Link
        to="/admin/reservations"
        className="mb-3 inline-flex min-h-11 items-center gap-1 text-sm text-muted"
      >
        <Icon name="back" className="size-4" />
        {t('panel.nav.reservations')}
      </Link>
      {reservation.isPending && <Loading />}
      {reservation.isError && <Failure onRetry={() => void reservation.refetch()} />}
      {reservation.data && <Detail reservation={reservation.data} />}
    </>
  )
}

function Detail({ reservation }: { reservation: OwnReservation }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-2xl font-bold text-forest-900">{reservation.contact_name}</h1>
          <p className="mt-1 flex items-center gap-3">
            <span className="font-mono text-sm text-muted">{reservation.code}</span>
            <StatusBadge status={reservation.status} />
          </p>
        </div>
        <ReservationMoves reservation={reservation} />
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Facts reservation={reservation} />
        <Card title={t('panel.price')}>
          <PriceLines reservation={reservation} />
        </Card>
        <Ledger reservation={reservation} />
        <Card title={t('panel.timeline')}>
          <ol className="space-y-3 px-4 pb-5 sm:px-5">
            {reservation.timeline.map((entry) => (
              <TimelineItem key={`${entry.at}${entry.action}`} entry={entry} />
            ))}
          </ol>
        </Card>
        <Card title={t('panel.messages')} className="overflow-hidden lg:col-span-2">
          <Transcript messages={reservation.messages} />
        </Card>
      </div>
    </>
  )
}

function Facts({ reservation }: { reservation: OwnReservation }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const cabinName = useCabinName()
  const facts: [string, string | null | undefined][] = [
    [t('panel.column.cabin'), cabinName(reservation.accommodation_id)],
    [
      t('panel.column.stay'),
      `${writeDay(reservation.check_in, locale)} – ${writeDay(reservation.check_out, locale)} · ${t('reservation.nights', { count: reservation.nights })}`,
    ],
    [
      t('reservation.guests'),
      partyParts(reservation.guests)
        .map(([kind, count]) => t(`reservation.${kind}`, { count }))
        .join(', '),
    ],
    [t('panel.contact'), [reservation.contact_phone, reservation.contact_email].filter(Boolean).join(' · ')],
    [t('panel.channel'), reservation.channel],
    [t('panel.created'), writeInstant(reservation.created_at, locale)],
    [
      t('panel.expires'),
      reservation.status === 'pre_reserved' && reservation.expires_at
        ? writeInstant(reservation.expires_at, locale)
        : undefined,
    ],
    [t('panel.notes'), reservation.notes],
  ]
  return (
    <Card title={t('panel.column.stay')}>
      <dl className="px-4 pb-5 text-sm sm:px-5">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="flex justify-between gap-6 py-1.5">
                <dt className="text-muted">{name}</dt>
                <dd className="text-right font-medium">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  )
}

function Ledger({ reservation }: { reservation: OwnReservation }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  return (
    <Card title={t('panel.ledger')}>
      {reservation.ledger.length === 0 && <Empty icon="list">{t('panel.none_ledger')}</Empty>}
      <ul className="px-4 pb-5 text-sm sm:px-5">
        {reservation.ledger.map((entry, index) => {
          const at = entry.created_at ?? entry.at
          return (
            <li
              key={entry.id ?? `${entry.kind}${index}`}
              className="flex justify-between gap-4 border-t border-sand-200 py-2 first:border-t-0"
            >
              <span>
                <span className="font-medium">
                  {t(`panel.ledger_kind.${entry.kind}`, { defaultValue: entry.kind })}
                </span>
                <span className="block text-muted">
                  {[entry.note, at && writeInstant(at, locale)].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="whitespace-nowrap tabular-nums">
                {writeMoney(entry.amount, reservation.currency, locale)}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const { locale } = useLanguage()
  return (
    <li className="flex gap-3 text-sm">
      <span className="mt-1.5 size-2 shrink-0 rounded-full bg-forest-500" />
      <span>
        <span className="font-medium">{entry.action}</span>
        <span className="block text-muted">
          {[entry.actor ?? entry.actor_kind, entry.cause, writeInstant(entry.at, locale)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </li>
  )
}
