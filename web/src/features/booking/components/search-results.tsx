import type { AvailabilitySearchView } from '@tranquera/contracts/quotes'
import { cx } from '../../../lib/cx.ts'
import { daysBetween } from '../../../lib/days.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriteParty, useWriting } from '../../../lib/writing.ts'
import { addressIn, partyOf, queryOfWish, useChatAddress, useGuestPage } from '../api/page.ts'
import { CombinationCard } from './combination-card.tsx'

/** "vie, 15 ene al lun, 18 ene · 3 noches", and for whom. */
export function SearchedStay() {
  const { t } = useBookingText()
  const { wish } = useGuestPage()
  const { day } = useWriting()
  const writeParty = useWriteParty()
  if (!wish.check_in || !wish.check_out) return null
  const nights = t('found.nights', { count: daysBetween(wish.check_in, wish.check_out) })
  return (
    <p className="mt-1 text-muted">
      {t('found.stay', { from: day(wish.check_in), to: day(wish.check_out), nights })}
      {' · '}
      {writeParty(partyOf(wish))}
    </p>
  )
}

/** How a group fits into several cabins, the cheapest first. */
export function Combinations({ search }: { search: AvailabilitySearchView }) {
  const { t } = useBookingText()
  if (search.combinations.length === 0) return null
  return (
    <section aria-labelledby="combos" className="mt-5">
      <h3 id="combos" className="text-lg font-semibold text-heading">
        {t('found.combos')}
      </h3>
      <p className="text-muted">{t('found.combos_text')}</p>
      <ul className="mt-3 grid gap-4 md:grid-cols-2">
        {search.combinations.map((one) => (
          <CombinationCard key={one.accommodation_ids.join()} combination={one} />
        ))}
      </ul>
    </section>
  )
}

/** When everything is taken: the nearest nights that are free. */
export function Nearest({ search }: { search: AvailabilitySearchView }) {
  const { t } = useBookingText()
  const { catalogue, language, wish } = useGuestPage()
  const { day } = useWriting()
  if (search.combinations.length > 0 || search.items.some((item) => item.available)) return null
  return (
    <section aria-labelledby="nearest" className="mt-5 rounded-2xl border border-line bg-panel p-5">
      <h3 id="nearest" className="text-lg font-semibold text-heading">
        {t('found.none')}
      </h3>
      {search.alternatives.length > 0 && (
        <>
          <p className="mt-1 text-muted">{t('found.nearest')}</p>
          <ul className="mt-3 space-y-2">
            {search.alternatives.map((other) => {
              const slug = catalogue.items.find((cabin) => cabin.id === other.accommodation_id)?.slug
              const query = queryOfWish({ ...wish, check_in: other.check_in, check_out: other.check_out })
              return (
                <li key={`${other.accommodation_id} ${other.check_in}`}>
                  <a
                    href={`${addressIn(language, `/c/${slug}`)}${query}`}
                    data-testid="alternative"
                    className={cx(
                      'flex min-h-12 flex-wrap items-center justify-between gap-x-4 rounded-xl bg-sunk px-4 py-2',
                      'font-medium hover:bg-line',
                    )}
                  >
                    <span>{other.accommodation_name}</span>
                    <span>
                      {day(other.check_in)} – {day(other.check_out)}
                    </span>
                  </a>
                </li>
              )
            })}
          </ul>
        </>
      )}
      {search.alternatives.length === 0 && <p className="mt-1 text-muted">{t('found.other_days')}</p>}
      <WaitInChat />
    </section>
  )
}

/** Nobody leaves without a way on: whoever writes is told when nights come free. */
function WaitInChat() {
  const { t } = useBookingText()
  const { wish } = useGuestPage()
  const { day } = useWriting()
  const writeParty = useWriteParty()
  const address = useChatAddress(
    t('found.wait_hello', {
      people: writeParty(partyOf(wish)),
      from: day(wish.check_in ?? ''),
      to: day(wish.check_out ?? ''),
    }),
  )
  if (!address || !wish.check_in || !wish.check_out) return null
  return (
    <a
      href={address}
      data-testid="wait"
      className="mt-2 flex min-h-11 items-center font-semibold text-link underline underline-offset-4"
    >
      {t('found.wait')}
    </a>
  )
}
