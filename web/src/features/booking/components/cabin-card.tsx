import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { type Cabin, type Contact, chatAddress } from '../../../lib/catalogue.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import { Photos } from './photos.tsx'

const SHOWN_AMENITIES = 6

export function CabinCard({ cabin, contact }: { cabin: Cabin; contact: Contact | undefined }) {
  return (
    <li
      data-testid="cabin"
      className="flex flex-col overflow-hidden rounded-2xl border border-sand-200 bg-white shadow-sm transition hover:shadow-md"
    >
      <Photos cabin={cabin} />
      <div className="flex flex-1 flex-col gap-3 p-5">
        <h3 className="text-xl font-bold text-forest-900">{cabin.name}</h3>
        <Facts cabin={cabin} />
        {cabin.description && <p className="text-[15px] leading-relaxed text-ink/85">{cabin.description}</p>}
        <Amenities names={cabin.amenities} />
        <div className="mt-auto flex flex-wrap items-end justify-between gap-3 pt-2">
          <Price cabin={cabin} />
          <AskLink cabin={cabin} contact={contact} />
        </div>
      </div>
    </li>
  )
}

function Facts({ cabin }: { cabin: Cabin }) {
  const { t } = useTranslation()
  const facts: [IconName, string, boolean][] = [
    ['people', t('booking.guests', { count: cabin.capacity }), true],
    ['bed', t('booking.bedrooms', { count: cabin.bedrooms }), cabin.bedrooms > 0],
    ['paw', t('booking.pets'), cabin.pets_allowed],
  ]
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {facts.map(
        ([icon, text, isTrue]) =>
          isTrue && (
            <li key={icon} className="flex items-center gap-1.5">
              <Icon name={icon} className="size-4" />
              {text}
            </li>
          ),
      )}
    </ul>
  )
}

function Amenities({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  // "And 1 more" takes the room that the one would take.
  const shown = names.length <= SHOWN_AMENITIES + 1 ? names : names.slice(0, SHOWN_AMENITIES)
  const more = names.length - shown.length
  return (
    <ul className="flex flex-wrap gap-1.5">
      {shown.map((name) => (
        <li
          key={name}
          className="rounded-full bg-sand-100 px-2.5 py-1 text-xs font-medium text-forest-800 first-letter:uppercase"
        >
          {name}
        </li>
      ))}
      {more > 0 && <li className="px-1 py-1 text-xs text-muted">{t('booking.more', { count: more })}</li>}
    </ul>
  )
}

function Price({ cabin }: { cabin: Cabin }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  if (!cabin.base_price) return null
  const least = cabin.policies?.min_nights ?? 1
  return (
    <p>
      <span className="block text-xs text-muted">{t('booking.from')}</span>
      <span className="text-xl font-bold tabular-nums">
        {writeMoney(cabin.base_price, cabin.currency, locale)}
      </span>{' '}
      <span className="text-sm text-muted">{t('booking.night')}</span>
      {least > 1 && (
        <span className="block text-xs text-muted">{t('booking.min_nights', { count: least })}</span>
      )}
    </p>
  )
}

function AskLink({ cabin, contact }: { cabin: Cabin; contact: Contact | undefined }) {
  const { t } = useTranslation()
  const address = chatAddress(contact, t('booking.hello', { name: cabin.name }))
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
