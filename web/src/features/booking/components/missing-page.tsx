import { useBookingText } from '../../../lib/words.ts'
import { addressIn, useGuestPage } from '../api/page.ts'
import { PageFrame } from './page-frame.tsx'

/** A cabin that is no longer offered, or never was. */
export function MissingPage() {
  const { t } = useBookingText()
  const { language } = useGuestPage()
  return (
    <PageFrame width="max-w-6xl" hello={t('start')}>
      <main className="grid min-h-[50vh] place-content-center justify-items-center gap-4 p-6 text-center">
        <h1 className="text-xl font-bold">{t('missing')}</h1>
        <a
          href={addressIn(language, '/')}
          className="inline-flex min-h-11 items-center font-semibold text-link underline underline-offset-4"
        >
          {t('all_cabins')}
        </a>
      </main>
    </PageFrame>
  )
}
