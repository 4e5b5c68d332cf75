import { useTranslation } from 'react-i18next'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { type Contact, useCabins, whatsAppAddress } from '../api/booking-api.ts'
import { CabinCard } from './cabin-card.tsx'

export function BookingPage() {
  const { t } = useTranslation()
  const cabins = useCabins()
  const contact = cabins.data?.contact ?? undefined
  return (
    <div className="min-h-dvh bg-sand-50">
      <header className="mx-auto flex max-w-6xl items-center justify-between px-4 py-4 sm:px-6">
        <span className="flex items-center gap-2.5 text-lg font-bold text-forest-800">
          <Logo /> Tranquera
        </span>
        <LanguageSwitch />
      </header>
      <main>
        <Hero contact={contact} />
        <section aria-labelledby="cabins" className="mx-auto max-w-6xl px-4 py-10 sm:px-6">
          <h2 id="cabins" className="text-2xl font-bold text-forest-900">
            {t('booking.cabins')}
          </h2>
          {cabins.isPending && <Loading />}
          {cabins.isError && <Failure onRetry={() => void cabins.refetch()} />}
          {cabins.data?.items.length === 0 && <Empty icon="cabin">{t('booking.none')}</Empty>}
          <ul className="mt-6 grid gap-6 sm:grid-cols-2">
            {cabins.data?.items.map((cabin) => (
              <CabinCard key={cabin.id} cabin={cabin} contact={contact} />
            ))}
          </ul>
        </section>
        <HowToBook />
      </main>
      <footer className="border-t border-sand-200 py-6 text-center text-sm text-muted">
        <a href="/admin" className="underline underline-offset-4">
          {t('booking.owner')}
        </a>
      </footer>
    </div>
  )
}

function Hero({ contact }: { contact: Contact | undefined }) {
  const { t } = useTranslation()
  return (
    <section className="relative overflow-hidden bg-forest-800 text-white">
      <Hills />
      <div className="relative mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-24">
        <h1 className="max-w-xl text-4xl leading-tight font-bold sm:text-5xl">{t('booking.title')}</h1>
        <p className="mt-4 max-w-lg text-lg text-forest-100">{t('booking.text')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          {contact?.whatsapp_phone && (
            <a
              href={whatsAppAddress(contact.whatsapp_phone, '¡Hola!')}
              className={`${BUTTON} bg-[#25d366] text-forest-900`}
            >
              <Icon name="chat" />
              {t('booking.whatsapp')}
            </a>
          )}
          {contact?.sandbox && (
            <a href="/sandbox" className={`${BUTTON} bg-[#f3d9a4] text-forest-900`}>
              <Icon name="phone" />
              {t('booking.sandbox')}
            </a>
          )}
        </div>
      </div>
    </section>
  )
}

const BUTTON =
  'inline-flex min-h-12 items-center gap-2 rounded-full px-6 font-semibold shadow-lg transition hover:brightness-105'

/** Sierras at dusk, drawn. */
function Hills() {
  return (
    <svg
      viewBox="0 0 1200 400"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <circle cx="940" cy="150" r="70" fill="#f3d9a4" opacity="0.9" />
      <path d="M0 290 180 210l140 60 220-130 190 120 150-70 320 120v120H0Z" fill="#2f6249" />
      <path d="M0 340q200-70 420-20t420-10 360 10v80H0Z" fill="#23483a" />
      <path d="M0 375q300-40 620-10t580-15v50H0Z" fill="#12261f" />
      <path d="M862 326v-34l34-26 34 26v34Z" fill="#12261f" />
      <path d="M888 326v-18h16v18Z" fill="#f3d9a4" />
    </svg>
  )
}

function HowToBook() {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="how" className="mx-auto max-w-6xl px-4 pb-14 sm:px-6">
      <h2 id="how" className="text-2xl font-bold text-forest-900">
        {t('booking.how')}
      </h2>
      <ol className="mt-5 grid gap-4 sm:grid-cols-3">
        {(['how_one', 'how_two', 'how_three'] as const).map((step, index) => (
          <li key={step} className="rounded-2xl border border-sand-200 bg-white p-5">
            <span className="grid size-8 place-items-center rounded-full bg-forest-100 font-bold text-forest-800">
              {index + 1}
            </span>
            <p className="mt-3">{t(`booking.${step}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
