import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PriceLines } from '../../../components/ui/price-lines.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { writePhone } from '../../../lib/contact.ts'
import { writeDay, writeInstant } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { useWriteParty } from '../../../lib/write-party.ts'
import { type OwnReservation, useOwnReservation } from '../api/panel-api.ts'
import { Ledger, Timeline } from './reservation-history.tsx'
import { ReservationMoves } from './reservation-moves.tsx'
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
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Facts reservation={reservation} />
        <Card title={t('panel.price')}>
          <PriceLines reservation={reservation} />
        </Card>
        <Ledger reservation={reservation} />
        <Timeline entries={reservation.timeline} />
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
  const writeParty = useWriteParty()
  const facts: [string, string | null | undefined][] = [
    [t('panel.column.cabin'), reservation.accommodation_name],
    [
      t('panel.column.stay'),
      `${writeDay(reservation.check_in, locale)} – ${writeDay(reservation.check_out, locale)} · ${t('reservation.nights', { count: reservation.nights })}`,
    ],
    [t('reservation.guests'), writeParty(reservation.guests)],
    [
      t('panel.contact'),
      [writePhone(reservation.contact_phone), reservation.contact_email].filter(Boolean).join(' · '),
    ],
    [t('panel.channel'), t(`panel.channel_name.${reservation.channel}`)],
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
