import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import { type OwnCabin, useOwnCabins } from '../api/panel-api.ts'
import { PageTitle } from './page-title.tsx'

export function CabinsPage() {
  const { t } = useTranslation()
  const cabins = useOwnCabins()
  return (
    <>
      <PageTitle>{t('panel.nav.cabins')}</PageTitle>
      {cabins.isPending && <Loading />}
      {cabins.isError && <Failure onRetry={() => void cabins.refetch()} />}
      {cabins.data?.items.length === 0 && <Empty icon="cabin">{t('panel.none_cabins')}</Empty>}
      <ul className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        {cabins.data?.items.map((cabin) => (
          <li key={cabin.id}>
            <CabinCard cabin={cabin} />
          </li>
        ))}
      </ul>
    </>
  )
}

function CabinCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const photo = cabin.photos[0]
  return (
    <Card className="overflow-hidden">
      <div className="flex gap-4 p-4">
        {photo ? (
          <img src={photo.url} alt={photo.alt ?? ''} className="size-24 shrink-0 rounded-xl object-cover" />
        ) : (
          <span className="grid size-24 shrink-0 place-items-center rounded-xl bg-forest-100 text-forest-500">
            <Icon name="cabin" className="size-9" />
          </span>
        )}
        <div className="min-w-0">
          <h2 className="text-lg font-semibold text-forest-900">{cabin.name}</h2>
          {Boolean(cabin.capacity) && (
            <p className="text-sm text-muted">{t('booking.guests', { count: cabin.capacity ?? 0 })}</p>
          )}
          {cabin.base_price && (
            <p className="mt-1 text-sm">
              <strong>{writeMoney(cabin.base_price, cabin.currency, locale)}</strong> {t('booking.night')}
            </p>
          )}
        </div>
      </div>
      {cabin.ical_export_url && <IcalAddress url={cabin.ical_export_url} />}
    </Card>
  )
}

function IcalAddress({ url }: { url: string }) {
  const { t } = useTranslation()
  const id = useId()
  const [isCopied, setCopied] = useState(false)
  return (
    <div className="border-t border-sand-200 bg-sand-50 p-4">
      <label htmlFor={id} className="text-xs text-muted">
        {t('panel.ical')}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          id={id}
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-sand-300 bg-white px-3 font-mono text-xs"
        />
        <button
          type="button"
          onClick={async () => {
            await navigator.clipboard.writeText(url)
            setCopied(true)
          }}
          className="flex min-h-11 items-center gap-2 rounded-lg border border-sand-300 bg-white px-3 text-sm font-medium hover:bg-sand-100"
        >
          <Icon name={isCopied ? 'check' : 'copy'} className="size-4" />
          <span aria-live="polite">{isCopied ? t('common.copied') : t('panel.copy')}</span>
        </button>
      </div>
    </div>
  )
}
