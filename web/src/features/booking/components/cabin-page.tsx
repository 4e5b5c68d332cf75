import type { GuestView, StayWish } from '@tranquera/contracts/guest-pages'
import { useCallback, useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import type { Cabin } from '../../../lib/catalogue.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriteParty, useWriting } from '../../../lib/writing.ts'
import { addressIn, partyOf, queryOfWish, useGuestPage } from '../api/page.ts'
import { BookCard } from './book-card.tsx'
import { CabinFacts, LowestPrice } from './cabin-card.tsx'
import { PolicySteps } from './cancel-card.tsx'
import { Gallery } from './gallery.tsx'
import { PageFrame } from './page-frame.tsx'
import { PlaceCard } from './place-card.tsx'
import { PriceCalendar } from './price-calendar.tsx'
import { Reviews } from './reviews.tsx'
import { SearchForm } from './search-form.tsx'

type CabinView = Extract<GuestView, { kind: 'cabin' }>

export function CabinPage({ view, cabin }: { view: CabinView; cabin: Cabin }) {
  const { t } = useBookingText()
  const { language, today, wish: asked } = useGuestPage()
  const [wish, pick] = useWish(asked)
  const hello = useHello(cabin, wish)
  const isAsked = wish.check_in === asked.check_in && wish.check_out === asked.check_out
  const offer = view.search?.items.find((one) => one.accommodation_id === cabin.id)
  return (
    <PageFrame width="max-w-6xl" hello={hello}>
      <main className="mx-auto max-w-6xl sm:px-6">
        <Gallery cabin={cabin} />
        <div className="grid gap-8 px-4 py-6 sm:px-0 lg:grid-cols-[1fr_24rem]">
          <div className="min-w-0 space-y-7">
            <div className="space-y-3">
              <h1 className="text-3xl font-bold text-heading">{cabin.name}</h1>
              <CabinFacts cabin={cabin} />
              <LowestPrice cabin={cabin} />
              {cabin.description && <p className="leading-relaxed">{cabin.description}</p>}
            </div>
            <Amenities names={cabin.amenities} />
            <PriceCalendar
              days={view.days}
              today={today}
              from={wish.check_in}
              to={wish.check_out}
              onPick={pick}
            />
            <Reviews reviews={cabin.reviews} />
          </div>
          <div className="space-y-4 lg:sticky lg:top-4 lg:self-start">
            <BookCard cabin={cabin} wish={wish} offer={isAsked ? offer : undefined} />
          </div>
        </div>
        <div className="space-y-6 px-4 sm:px-0">
          <SearchForm action={addressIn(language, `/c/${cabin.slug}`)} />
          <div className="grid gap-4 md:grid-cols-2">
            <PlaceCard />
            <Card title={t('cabin.cancelling')}>
              <div className="px-4 pb-5 text-sm sm:px-5">
                <PolicySteps steps={cabin.policies.cancellation_policy} />
              </div>
            </Card>
          </div>
          <a
            href={addressIn(language, '/') + queryOfWish(asked)}
            className="inline-flex min-h-11 items-center font-semibold text-link underline underline-offset-4"
          >
            {t('all_cabins')}
          </a>
        </div>
      </main>
    </PageFrame>
  )
}

/** The first tap is the arrival, the second the departure; a day before the arrival begins anew. */
function useWish(asked: StayWish) {
  const [wish, setWish] = useState(asked)
  const pick = useCallback((day: string) => {
    setWish((before) => {
      const isOpen = before.check_in !== null && before.check_out === null && day > before.check_in
      return isOpen ? { ...before, check_out: day } : { ...before, check_in: day, check_out: null }
    })
  }, [])
  return [wish, pick] as const
}

function useHello(cabin: Cabin, wish: StayWish): string {
  const { t } = useBookingText()
  const { day } = useWriting()
  const writeParty = useWriteParty()
  const { name } = cabin
  if (!wish.check_in || !wish.check_out) return t('hello', { name })
  const people = writeParty(partyOf(wish))
  return t('hello_days', { name, people, from: day(wish.check_in), to: day(wish.check_out) })
}

function Amenities({ names }: { names: readonly string[] }) {
  const { t } = useBookingText()
  if (names.length === 0) return null
  return (
    <section aria-labelledby="amenities">
      <h2 id="amenities" className="text-xl font-bold text-heading">
        {t('cabin.amenities')}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {names.map((name) => (
          <li key={name} className="rounded-full bg-sunk px-3 py-1 text-sm text-link first-letter:uppercase">
            {name}
          </li>
        ))}
      </ul>
    </section>
  )
}
