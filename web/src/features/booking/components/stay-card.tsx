import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { cx } from '../../../lib/cx.ts'
import { LONG_DAY, writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { useWriteParty } from '../../../lib/writing.ts'
import type { OwnStay } from '../api/booking-api.ts'
import { useGuestPage } from '../api/page.ts'
import { Photo } from './photo.tsx'

/** Which cabin, when, who. */
export function StayCard({ stay }: { stay: OwnStay }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const writeParty = useWriteParty()
  const photo = useGuestPage().catalogue.items.find((one) => one.id === stay.accommodation_id)?.photos[0]
  return (
    <Card className="overflow-hidden">
      {photo && (
        <Photo
          photo={photo}
          alt={stay.accommodation_name}
          sizes="(min-width: 640px) 576px, 100vw"
          isFirst
          className="aspect-[16/8] w-full"
        />
      )}
      <div className="space-y-4 p-5">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <h1 className="text-2xl font-bold text-heading">
              {stay.accommodation_name || t('reservation.title')}
            </h1>
            <p className="font-mono text-sm text-muted" data-testid="code">
              {stay.code}
            </p>
          </div>
          <StatusBadge status={stay.status} />
        </div>
        <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line text-sm">
          <Fact name={t('reservation.arrival')} value={writeDay(stay.check_in, locale, LONG_DAY)} />
          <Fact name={t('reservation.departure')} value={writeDay(stay.check_out, locale, LONG_DAY)} />
          <Fact name={t('reservation.guests')} value={writeParty(stay.guests)} />
          <Fact name={t('reservation.length')} value={t('reservation.nights', { count: stay.nights })} />
          <Fact name={t('reservation.in_name_of')} value={stay.contact_name} isWide />
        </dl>
      </div>
    </Card>
  )
}

function Fact({ name, value, isWide = false }: { name: string; value: string; isWide?: boolean }) {
  return (
    <div className={cx('min-w-0 bg-panel p-3', isWide && 'col-span-2')}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5 font-medium break-words first-letter:uppercase">{value}</dd>
    </div>
  )
}
