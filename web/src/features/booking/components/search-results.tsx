import type { AvailabilitySearchView } from '@tranquera/contracts/quotes'
import { daysBetween } from '../../../lib/days.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriteParty } from '../../../lib/write-party.ts'
import { useWriting } from '../../../lib/writing.ts'
import { addressIn, partyOf, queryOfWish, useChatAddress, useGuestPage } from '../api/page.ts'

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
      <h3 id="combos" className="text-lg font-semibold text-forest-900">
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

function CombinationCard({ combination }: { combination: AvailabilitySearchView['combinations'][number] }) {
  const { t } = useBookingText()
  const { catalogue, wish } = useGuestPage()
  const { money, day } = useWriting()
  const writeParty = useWriteParty()
  const nameOf = (id: string) => catalogue.items.find((cabin) => cabin.id === id)?.name ?? ''
  const address = useChatAddress(
    t('found.combo_hello', {
      people: writeParty(partyOf(wish)),
      from: day(wish.check_in ?? ''),
      to: day(wish.check_out ?? ''),
      names: combination.accommodation_ids.map(nameOf).join(' + '),
    }),
  )
  const nights = t('found.nights', { count: daysBetween(wish.check_in ?? '', wish.check_out ?? '') })
  return (
    <li data-testid="combination" className="rounded-2xl border border-forest-200 bg-forest-50 p-5">
      <ul className="space-y-1">
        {combination.items.map((item) => (
          <li key={item.accommodation_id} className="flex justify-between gap-4">
            <span>
              <span className="font-semibold">{nameOf(item.accommodation_id)}</span>{' '}
              <span className="text-sm text-muted">{writeParty(item.guests)}</span>
            </span>
            <span className="whitespace-nowrap tabular-nums">
              {money(item.total_price, combination.currency)}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-end justify-between gap-3 border-t border-forest-200 pt-3">
        <p>
          <span className="block text-sm text-muted">{t('found.total', { nights })}</span>
          <span data-testid="total" className="text-2xl font-bold tabular-nums">
            {money(combination.total_price, combination.currency)}
          </span>
        </p>
        {address && (
          <a
            href={address}
            className="inline-flex min-h-11 items-center rounded-full bg-forest-700 px-5 text-sm font-semibold text-white hover:bg-forest-600"
          >
            {t('found.combo_ask')}
          </a>
        )}
      </div>
    </li>
  )
}

/** When everything is taken: the nearest nights that are free. */
export function Nearest({ search }: { search: AvailabilitySearchView }) {
  const { t } = useBookingText()
  const { catalogue, language, wish } = useGuestPage()
  const { day } = useWriting()
  if (search.combinations.length > 0 || search.items.some((item) => item.available)) return null
  return (
    <section aria-labelledby="nearest" className="mt-5 rounded-2xl border border-sand-200 bg-white p-5">
      <h3 id="nearest" className="text-lg font-semibold text-forest-900">
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
                    className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 rounded-xl bg-sand-100 px-4 py-2 font-medium hover:bg-sand-200"
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
    </section>
  )
}
