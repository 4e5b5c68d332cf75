import { useTranslation } from 'react-i18next'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { chatAddress, useCatalogue } from '../../../lib/catalogue.ts'
import { CabinCard } from './cabin-card.tsx'
import { Hills } from './hills.tsx'
import { PageHeader } from './page-frame.tsx'

export function BookingPage() {
  const { t } = useTranslation()
  const catalogue = useCatalogue()
  const { contact, property, items } = catalogue.data ?? {}
  return (
    <div className="min-h-dvh bg-sand-50">
      <PageHeader className="max-w-6xl px-4 sm:px-6" />
      <main>
        <Hero address={chatAddress(contact, t('booking.start'))} isDemo={contact?.sandbox ?? false} />
        <section aria-labelledby="cabins" className="mx-auto max-w-6xl px-4 py-10 sm:px-6 sm:py-14">
          <h2 id="cabins" className="text-2xl font-bold text-forest-900">
            {t('booking.cabins')}
          </h2>
          {property?.address && <p className="mt-1 text-muted">{property.address}</p>}
          {catalogue.isPending && <Loading />}
          {catalogue.isError && <Failure onRetry={() => void catalogue.refetch()} />}
          {items?.length === 0 && <Empty icon="cabin">{t('booking.none')}</Empty>}
          <ul className="mt-6 grid gap-6 md:grid-cols-2">
            {items?.map((cabin) => (
              <CabinCard key={cabin.id} cabin={cabin} contact={contact} />
            ))}
          </ul>
        </section>
        <HowToBook />
      </main>
      <footer className="border-t border-sand-200 py-6 text-center text-sm text-muted">
        <a href="/admin" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('booking.owner')}
        </a>
      </footer>
    </div>
  )
}

function Hero({ address, isDemo }: { address: string | undefined; isDemo: boolean }) {
  const { t } = useTranslation()
  return (
    <section className="relative overflow-hidden bg-linear-to-b from-forest-800 via-[#2b5546] to-[#b48f63] text-white">
      <Hills />
      <div className="relative mx-auto max-w-6xl px-4 pt-12 pb-60 sm:px-6 sm:pt-14 sm:pb-44">
        <h1 className="max-w-xl text-4xl leading-tight font-bold text-balance sm:text-5xl">
          {t('booking.title')}
        </h1>
        <p className="mt-4 max-w-lg text-lg text-forest-100">{t('booking.text')}</p>
        {address && (
          <a
            href={address}
            data-testid="write"
            className="mt-8 inline-flex min-h-13 items-center gap-2.5 rounded-full bg-[#25d366] px-7 text-lg font-semibold text-forest-900 shadow-lg transition hover:brightness-105"
          >
            <Icon name="chat" />
            {t('booking.whatsapp')}
          </a>
        )}
        {isDemo && <p className="mt-3 text-sm text-forest-200">{t('booking.demo')}</p>}
      </div>
    </section>
  )
}

const STEPS = ['how_one', 'how_two', 'how_three'] as const

function HowToBook() {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="how" className="mx-auto max-w-6xl px-4 pb-14 sm:px-6">
      <h2 id="how" className="text-2xl font-bold text-forest-900">
        {t('booking.how')}
      </h2>
      <ol className="mt-5 grid gap-4 sm:grid-cols-3">
        {STEPS.map((step, index) => (
          <li key={step} className="flex gap-4 rounded-2xl border border-sand-200 bg-white p-5 sm:block">
            <span className="grid size-8 shrink-0 place-items-center rounded-full bg-forest-100 font-bold text-forest-800">
              {index + 1}
            </span>
            <p className="sm:mt-3">{t(`booking.${step}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
