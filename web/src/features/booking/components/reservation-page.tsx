import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { PriceLines } from '../../../components/ui/price-lines.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { LONG_DAY, writeDay, writeInstant } from '../../../lib/days.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { cancellationSteps, partyParts, type Reservation } from '../../../lib/reservation.ts'
import { useCabins, useReservation } from '../api/booking-api.ts'

interface ReservationPageProps {
  readonly code: string
  readonly token: string | undefined
  /** The guest comes back from the checkout: keep asking until the payment is seen. */
  readonly isPaying: boolean
}

export function ReservationPage({ code, token, isPaying }: ReservationPageProps) {
  const reservation = useReservation(code, token, isPaying)
  const isUnknown = reservation.error instanceof RequestFailed && reservation.error.status === 404
  return (
    <div className="min-h-dvh bg-sand-100 px-4 pb-12">
      <header className="mx-auto flex max-w-xl items-center justify-between py-4">
        <a href="/" className="flex items-center gap-2.5 text-lg font-bold text-forest-800">
          <Logo /> Tranquera
        </a>
        <LanguageSwitch />
      </header>
      <main className="mx-auto max-w-xl space-y-4">
        {reservation.isPending && <Loading />}
        {isUnknown && <Unknown />}
        {reservation.isError && !isUnknown && <Failure onRetry={() => void reservation.refetch()} />}
        {reservation.data && isPaying && <PaymentState reservation={reservation.data} />}
        {reservation.data && <Stay reservation={reservation.data} />}
      </main>
    </div>
  )
}

function Unknown() {
  const { t } = useTranslation()
  return (
    <Card className="p-8 text-center">
      <h1 className="text-xl font-bold">{t('reservation.not_found')}</h1>
      <p className="mt-2 text-muted">{t('reservation.not_found_text')}</p>
    </Card>
  )
}

function PaymentState({ reservation: { status } }: { reservation: Reservation }) {
  const { t } = useTranslation()
  if (status === 'pre_reserved') {
    return (
      <div
        role="status"
        className="flex gap-4 rounded-2xl bg-amber-50 p-5 text-amber-950 ring-1 ring-amber-200"
      >
        <span className="mt-0.5 size-6 shrink-0 animate-spin rounded-full border-[3px] border-amber-300 border-t-amber-700" />
        <div>
          <p className="font-semibold">{t('reservation.verifying')}</p>
          <p className="mt-1 text-sm">{t('reservation.verifying_text')}</p>
        </div>
      </div>
    )
  }
  if (status !== 'confirmed') return null
  return (
    <div role="status" className="flex items-center gap-4 rounded-2xl bg-forest-700 p-5 text-white">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-white/20">
        <Icon name="check" />
      </span>
      <p className="font-semibold">{t('reservation.verified')}</p>
    </div>
  )
}

function Stay({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const cabins = useCabins()
  const cabin = cabins.data?.items.find((one) => one.id === reservation.accommodation_id)
  const photo = cabin?.photos[0]
  const steps = cancellationSteps(reservation.policy)
  const isHeld = reservation.status === 'pre_reserved' && reservation.expires_at
  return (
    <>
      <Card className="overflow-hidden">
        {photo && <img src={photo.url} alt={photo.alt ?? ''} className="aspect-[16/8] w-full object-cover" />}
        <div className="space-y-4 p-5">
          <div className="flex items-start justify-between gap-3">
            <div>
              <h1 className="text-2xl font-bold text-forest-900">{cabin?.name ?? t('reservation.title')}</h1>
              <p className="font-mono text-sm text-muted" data-testid="code">
                {reservation.code}
              </p>
            </div>
            <StatusBadge status={reservation.status} />
          </div>
          <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-sand-200 bg-sand-200 text-sm">
            <Fact name={t('reservation.arrival')} value={writeDay(reservation.check_in, locale, LONG_DAY)} />
            <Fact
              name={t('reservation.departure')}
              value={writeDay(reservation.check_out, locale, LONG_DAY)}
            />
            <Fact
              name={t('reservation.guests')}
              value={partyParts(reservation.guests)
                .map(([kind, count]) => t(`reservation.${kind}`, { count }))
                .join(', ')}
            />
            <Fact
              name={reservation.contact_name}
              value={t('reservation.nights', { count: reservation.nights })}
            />
          </dl>
          {isHeld && reservation.expires_at && (
            <p className="flex items-center gap-2 text-sm text-amber-900">
              <Icon name="clock" className="size-4" />
              {t('reservation.held_until', { when: writeInstant(reservation.expires_at, locale) })}
            </p>
          )}
        </div>
      </Card>
      <Card title={t('reservation.detail')}>
        <PriceLines reservation={reservation} />
      </Card>
      {steps.length > 0 && (
        <Card title={t('reservation.policy')}>
          <ul className="space-y-1 px-5 pb-5 text-sm">
            {steps.map((step) => (
              <li key={step.days_before}>
                {t(step.days_before === 0 ? 'reservation.policy_line_zero' : 'reservation.policy_line', {
                  days: step.days_before,
                  percent: step.refund_percent,
                })}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="bg-white p-3">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5 font-medium first-letter:uppercase">{value}</dd>
    </div>
  )
}
