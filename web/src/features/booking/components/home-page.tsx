import type { GuestView } from '@tranquera/contracts/guest-pages'
import { Empty } from '../../../components/ui/feedback.tsx'
import { cx } from '../../../lib/cx.ts'
import { useBookingText } from '../../../lib/words.ts'
import { addressIn, useGuestPage } from '../api/page.ts'
import { CabinCard, type Offer } from './cabin-card.tsx'
import { Hills } from './hills.tsx'
import { PageFrame } from './page-frame.tsx'
import { SearchForm } from './search-form.tsx'
import { Combinations, Nearest, SearchedStay } from './search-results.tsx'
import { useWhyNot } from './why-not.ts'

type HomeView = Extract<GuestView, { kind: 'home' }>

/** Dates and people first; then what they cost, or what there is. */
export function HomePage({ view }: { view: HomeView }) {
  const { t } = useBookingText()
  const { language } = useGuestPage()
  return (
    <PageFrame width="max-w-6xl" hello={t('start')}>
      <main>
        <section
          className={cx(
            'relative overflow-hidden bg-linear-to-b from-forest-800 via-[#2b5546] to-[#7d6748]',
            'text-white',
          )}
        >
          <Hills />
          <div className="relative mx-auto max-w-6xl px-4 pt-8 pb-28 sm:px-6 sm:pt-12 sm:pb-32">
            <h1 className="max-w-xl text-3xl leading-tight font-bold text-balance sm:text-5xl">
              {t('title')}
            </h1>
            <p className="mt-3 max-w-lg text-lg text-white">{t('text')}</p>
          </div>
        </section>
        <div className="relative mx-auto -mt-20 max-w-6xl px-4 sm:px-6">
          <SearchForm action={addressIn(language, '/')} />
        </div>
        <Cabins view={view} />
      </main>
    </PageFrame>
  )
}

function Cabins({ view }: { view: HomeView }) {
  const { t } = useBookingText()
  const { catalogue } = useGuestPage()
  const whyNot = useWhyNot()
  const offers = new Map(view.search?.items.map((offer) => [offer.accommodation_id, offer]))
  return (
    <section aria-labelledby="cabins" className="mx-auto max-w-6xl px-4 py-8 sm:px-6 sm:py-12">
      <h2 id="cabins" className="text-2xl font-bold text-heading">
        {t(view.search ? 'found.title' : 'cabins')}
      </h2>
      {view.search && <SearchedStay />}
      {view.problem && (
        <p role="alert" className="mt-4 rounded-2xl bg-bad-soft p-4 font-medium text-bad">
          {whyNot(view.problem)}
        </p>
      )}
      {view.search && <Combinations search={view.search} />}
      {view.search && <Nearest search={view.search} />}
      {catalogue.items.length === 0 && <Empty icon="cabin">{t('none')}</Empty>}
      <ul className="mt-6 grid gap-6 md:grid-cols-2">
        {inOrder(catalogue.items, offers).map((cabin, index) => (
          <CabinCard key={cabin.id} cabin={cabin} offer={offers.get(cabin.id)} isFirst={index === 0} />
        ))}
      </ul>
    </section>
  )
}

/** What can be booked stands before what cannot; the owner's order otherwise. */
function inOrder<Cabin extends { readonly id: string }>(
  cabins: readonly Cabin[],
  offers: ReadonlyMap<string, Offer>,
): Cabin[] {
  const isGone = (cabin: Cabin) => Number(offers.get(cabin.id)?.available === false)
  return cabins.toSorted((a, b) => isGone(a) - isGone(b))
}
