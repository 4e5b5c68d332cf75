import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { GuestPage } from '@tranquera/contracts/guest-pages'
import i18next, { type i18n } from 'i18next'
import { StrictMode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { GuestPageContext } from '../../features/booking/api/page.ts'
import { CabinPage } from '../../features/booking/components/cabin-page.tsx'
import { HomePage } from '../../features/booking/components/home-page.tsx'
import { MissingPage } from '../../features/booking/components/missing-page.tsx'
import { ReservationPage } from '../../features/booking/components/reservation-page.tsx'
import { RequestFailed } from '../../lib/http.ts'
import type { GuestWords } from './guest-words.ts'

/** Only the words of the page's language: each language is an address of its own. */
export function speaking(language: GuestPage['language'], words: GuestWords): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    resources: { [language]: words },
    lng: language,
    fallbackLng: language,
    interpolation: { escapeValue: false },
    initAsync: false,
    // Advertising has no place in an operator's log.
    showSupportNotice: false,
  })
  return instance
}

/** The same tree on the server and in the browser. */
export function GuestApp({ page, words }: { page: GuestPage; words: i18n }) {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && !(error instanceof RequestFailed && error.status),
      },
    },
  })
  return (
    <StrictMode>
      <I18nextProvider i18n={words}>
        <QueryClientProvider client={queries}>
          <GuestPageContext value={page}>
            <View page={page} />
          </GuestPageContext>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>
  )
}

function View({ page: { view, catalogue } }: { page: GuestPage }) {
  if (view.kind === 'home') return <HomePage view={view} />
  if (view.kind === 'stay') return <ReservationPage view={view} />
  const cabin = view.kind === 'cabin' && catalogue.items.find((one) => one.slug === view.slug)
  return view.kind === 'cabin' && cabin ? <CabinPage view={view} cabin={cabin} /> : <MissingPage />
}
