import type { AvailabilitySearchView } from '@tranquera/contracts/quotes'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import type { Cabin } from '../../../lib/catalogue.ts'
import { cx } from '../../../lib/cx.ts'
import { daysBetween } from '../../../lib/days.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useWays } from '../api/booking-api.ts'
import { addressIn, queryOfWish, useGuestPage } from '../api/page.ts'
import { Photo } from './photo.tsx'
import { useWhyNot } from './why-not.ts'

export type Offer = AvailabilitySearchView['items'][number]

interface CabinCardProps {
  readonly cabin: Cabin
  /** What it costs on the days that were asked; undefined while none were. */
  readonly offer?: Offer | undefined
  readonly isFirst: boolean
}

export function CabinCard({ cabin, offer, isFirst }: CabinCardProps) {
  const { t } = useBookingText()
  const { language, wish } = useGuestPage()
  const isGone = offer?.available === false
  const address = addressIn(language, `/c/${cabin.slug}`) + queryOfWish(wish)
  return (
    <li
      data-testid="cabin"
      data-available={offer?.available}
      className={cx(
        'relative flex flex-col overflow-hidden rounded-2xl border border-line bg-panel shadow-sm',
        'focus-within:ring-2 focus-within:ring-forest-500 hover:shadow-md',
      )}
    >
      <Photo
        photo={cabin.photos[0]}
        alt={cabin.name}
        sizes="(min-width: 768px) 560px, 100vw"
        isFirst={isFirst}
        className={cx('aspect-[3/2] w-full', isGone && 'grayscale')}
      />
      <div className="flex flex-1 flex-col gap-3 p-5">
        <h3 className="text-xl font-bold text-heading">
          <a href={address} className="after:absolute after:inset-0 focus:outline-none">
            {cabin.name}
          </a>
        </h3>
        <CabinFacts cabin={cabin} />
        {cabin.description && <p className="text-[15px] leading-relaxed">{cabin.description}</p>}
        <div className="mt-auto flex flex-wrap items-end justify-between gap-3 pt-2">
          {offer ? <OfferedPrice offer={offer} /> : <LowestPrice cabin={cabin} />}
          <span
            aria-hidden
            className={cx(
              'inline-flex min-h-11 items-center rounded-full px-5 text-sm font-semibold',
              isGone ? 'bg-sunk text-ink' : 'bg-brand text-white',
            )}
          >
            {t(offer?.available ? 'found.book' : 'see')}
          </span>
        </div>
      </div>
    </li>
  )
}

export function CabinFacts({ cabin }: { cabin: Cabin }) {
  const { t } = useBookingText()
  const facts: [IconName, string, boolean][] = [
    ['people', t('guests', { count: cabin.capacity }), true],
    ['bed', t('bedrooms', { count: cabin.bedrooms }), cabin.bedrooms > 0],
    ['home', t('bathrooms', { count: cabin.bathrooms }), cabin.bathrooms > 0],
    ['paw', t('pets'), cabin.pets_allowed],
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

export function LowestPrice({ cabin }: { cabin: Cabin }) {
  const { t } = useBookingText()
  const { money } = useWriting()
  if (!cabin.price_from) return null
  return (
    <p>
      <span className="block text-sm text-muted">{t('from')}</span>
      <span className="text-xl font-bold tabular-nums">{money(cabin.price_from, cabin.currency)}</span>{' '}
      <span className="text-sm text-muted">{t('night')}</span>
    </p>
  )
}

function OfferedPrice({ offer }: { offer: Offer }) {
  const { t } = useBookingText()
  const { money } = useWriting()
  const whyNot = useWhyNot()
  const { wish } = useGuestPage()
  const byTransfer = useWays(offer).find((one) => one.pay_by === 'transfer')
  if (!offer.available || !offer.total_price) {
    return <p className="font-medium text-bad">{whyNot(offer.reason)}</p>
  }
  const nights = t('found.nights', { count: daysBetween(wish.check_in ?? '', wish.check_out ?? '') })
  return (
    <p>
      <span className="block text-sm text-muted">{t('found.total', { nights })}</span>
      <span data-testid="total" className="text-2xl font-bold tabular-nums">
        {money(offer.total_price, offer.currency)}
      </span>
      {byTransfer && (
        <span data-testid="by-transfer" className="block font-medium tabular-nums">
          {t('found.by_transfer', { amount: money(byTransfer.total_price, offer.currency) })}
        </span>
      )}
      {offer.deposit_amount && (
        <span className="block text-sm text-muted">
          {t('found.deposit', { amount: money(offer.deposit_amount, offer.currency) })}
        </span>
      )}
    </p>
  )
}
