import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import { type Cabin, type Contact, whatsAppAddress } from '../api/booking-api.ts'

const SHOWN_AMENITIES = 6

export function CabinCard({ cabin, contact }: { cabin: Cabin; contact: Contact | undefined }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  return (
    <li
      data-testid="cabin"
      className="flex flex-col overflow-hidden rounded-2xl border border-sand-200 bg-white shadow-sm transition hover:shadow-md"
    >
      <Photos cabin={cabin} />
      <div className="flex flex-1 flex-col gap-3 p-5">
        <h3 className="text-xl font-bold text-forest-900">{cabin.name}</h3>
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
          <span className="flex items-center gap-1.5">
            <Icon name="people" className="size-4" />
            {t('booking.guests', { count: cabin.capacity })}
          </span>
          {Boolean(cabin.bedrooms) && (
            <span className="flex items-center gap-1.5">
              <Icon name="bed" className="size-4" />
              {t('booking.bedrooms', { count: cabin.bedrooms ?? 0 })}
            </span>
          )}
        </p>
        {cabin.description && <p className="text-[15px] text-ink/85">{cabin.description}</p>}
        <ul className="flex flex-wrap gap-1.5">
          {cabin.amenities.slice(0, SHOWN_AMENITIES).map((amenity) => (
            <li
              key={amenity}
              className="rounded-full bg-sand-100 px-2.5 py-1 text-xs font-medium text-forest-800"
            >
              {amenity}
            </li>
          ))}
        </ul>
        <div className="mt-auto flex items-end justify-between gap-3 pt-2">
          {cabin.base_price && (
            <p>
              <span className="block text-xs text-muted">{t('booking.from')}</span>
              <span className="text-xl font-bold">
                {writeMoney(cabin.base_price, cabin.currency, locale)}
              </span>{' '}
              <span className="text-sm text-muted">{t('booking.night')}</span>
            </p>
          )}
          <AskLink cabin={cabin} contact={contact} />
        </div>
      </div>
    </li>
  )
}

function AskLink({ cabin, contact }: { cabin: Cabin; contact: Contact | undefined }) {
  const { t } = useTranslation()
  const address = contact?.whatsapp_phone
    ? whatsAppAddress(contact.whatsapp_phone, t('booking.hello', { name: cabin.name }))
    : contact?.sandbox
      ? '/sandbox'
      : undefined
  if (!address) return null
  return (
    <a
      href={address}
      aria-label={`${t('booking.ask')}: ${cabin.name}`}
      className="inline-flex min-h-11 shrink-0 items-center rounded-full bg-forest-700 px-5 text-sm font-semibold text-white hover:bg-forest-600"
    >
      {t('booking.ask')}
    </a>
  )
}

function Photos({ cabin }: { cabin: Cabin }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(0)
  const photo = cabin.photos[shown]
  if (!photo) {
    return (
      <div className="grid aspect-[16/10] place-items-center bg-forest-100 text-forest-500">
        <Icon name="cabin" className="size-16" />
      </div>
    )
  }
  const count = cabin.photos.length
  const turn = (step: number) => setShown((shown + step + count) % count)
  return (
    <div className="relative aspect-[16/10] bg-forest-100">
      <img src={photo.url} alt={photo.alt ?? cabin.name} loading="lazy" className="size-full object-cover" />
      {count > 1 && (
        <div className="absolute inset-x-2 bottom-2 flex items-center justify-between">
          <button
            type="button"
            aria-label={t('booking.photo_previous')}
            onClick={() => turn(-1)}
            className={ARROW}
          >
            <Icon name="back" />
          </button>
          <span className="rounded-full bg-black/55 px-2.5 py-0.5 text-xs text-white">
            {shown + 1}/{count}
          </span>
          <button
            type="button"
            aria-label={t('booking.photo_next')}
            onClick={() => turn(1)}
            className={ARROW}
          >
            <Icon name="forward" />
          </button>
        </div>
      )}
    </div>
  )
}

const ARROW = 'grid size-11 place-items-center rounded-full bg-white/90 text-forest-900 shadow hover:bg-white'
